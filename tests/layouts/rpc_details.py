"""Google's own classes read the details, from protobuf and from JSON, as one and the same."""

import json
import sys

from google.protobuf import any_pb2, json_format
from google.rpc import error_details_pb2, status_pb2  # the first registers its types

status = status_pb2.Status.FromString(bytes.fromhex(sys.stdin.readline()))
body = json.loads(sys.stdin.readline())["error"]

binary = {it.type_url: json_format.MessageToDict(it) for it in status.details}
text = [json_format.Parse(json.dumps(it), any_pb2.Any()) for it in body["details"]]
text = {it.type_url: json_format.MessageToDict(it) for it in text}
assert binary == text, (binary, text)

expected = {"ErrorInfo", "PreconditionFailure", "QuotaFailure", "ResourceInfo", "LocalizedMessage"}
assert {url.rsplit(".", 1)[1] for url in binary} == expected, binary
quota = error_details_pb2.QuotaFailure()
assert next(it for it in status.details if it.Is(quota.DESCRIPTOR)).Unpack(quota)
assert quota.violations[0].quota_value == 2**63 - 1, quota
assert quota.violations[0].future_quota_value == -1, quota
assert not any(it.ListFields() == [] for it in quota.violations)
print(f"google.rpc reads all {len(binary)} details")
