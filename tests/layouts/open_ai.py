"""OpenAI's own client raises its own error classes for our envelope."""

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import openai

answers = [line.rstrip("\n").split(" ", 1) for line in sys.stdin]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        status, body = answers[int(self.path.rsplit("/", 1)[1])]
        self.send_response(int(status))
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
client = openai.OpenAI(
    api_key="x", base_url=f"http://127.0.0.1:{server.server_port}", max_retries=0
)

classes = [
    openai.NotFoundError,
    openai.UnprocessableEntityError,
    openai.RateLimitError,
    openai.APIStatusError,
    openai.InternalServerError,
]
assert len(answers) == len(classes)
for number, expected in enumerate(classes):
    sent = json.loads(answers[number][1])["error"]
    try:
        client.models.retrieve(str(number))
    except expected as error:
        assert (error.code, error.param, error.type) == (sent["code"], sent["param"], sent["type"])
        assert sent["message"] in error.message, error.message
    else:
        raise AssertionError(f"{expected.__name__} is not raised for {sent}")
server.shutdown()
print(f"openai {openai.__version__} reads all {len(classes)} errors")
