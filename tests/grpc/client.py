"""grpcio, with a retry policy: it waits as long as an error declares, and stops where that says so."""

import json
import sys
import time

import grpc
from grpc_status import rpc_status

POLICY = {
    "methodConfig": [
        {
            "name": [{"service": "shop.Shop"}],
            "retryPolicy": {
                "maxAttempts": 3,
                "initialBackoff": "0.01s",
                "maxBackoff": "0.01s",
                "backoffMultiplier": 1,
                "retryableStatusCodes": ["UNAVAILABLE"],
            },
        }
    ]
}


def call(channel, method):
    """What the error says, and how long it took, in seconds."""
    start = time.monotonic()
    try:
        channel.unary_unary(f"/shop.Shop/{method}")(b"", wait_for_ready=True, timeout=20)
    except grpc.RpcError as error:
        status = rpc_status.from_call(error)  # it raises where the details say something else
        assert status.message == error.details() and status.details, status
        return error.details(), time.monotonic() - start
    raise AssertionError("no call succeeds")


options = [("grpc.service_config", json.dumps(POLICY))]
with grpc.insecure_channel(f"127.0.0.1:{sys.argv[1]}", options) as channel:
    said, seconds = call(channel, "Busy")
    assert said == "attempt 3" and 1 <= seconds < 5, (said, seconds)
    waited = seconds
    said, _ = call(channel, "Closed")
    assert said == "attempt 1", said
    said, seconds = call(channel, "Hiccup")
    assert said == "attempt 3" and seconds < 1, (said, seconds)
print(f"grpcio {grpc.__version__} waits as declared ({waited:.2f} s of 1 s), and stops where it is told to")
