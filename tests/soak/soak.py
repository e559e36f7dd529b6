"""Runs the three example servers under a mix of good, bad, huge and slow requests.

    soak.py FOLDER [SECONDS]

FOLDER holds the servers' binaries; SECONDS is 600 unless told. It fails where a request gets no
answer, where the memory is not back to within 10 % of its level after a warm-up, where a log holds a
line that a caller wrote, or where a server does not end within 3 s of a SIGTERM with all answered.
Needs grpcio, for the calls of gRPC.
"""

import asyncio
import contextlib
import json
import os
import random
import re
import signal
import socket
import struct
import sys
import tempfile
import time
import uuid

import grpc
from grpc_status import rpc_status

# What a caller would like to stand at the start of a line of a log.
FORGED = "\nFORGED 2026-01-01T00:00:00Z ERROR all is lost\r\n\x1b[31mFORGED\u2028FORGED\x85FORGED"
WORKERS = 12
WARM_UP = 60
REST = 5
LINE = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z +(ERROR|WARN|INFO|DEBUG|TRACE) "
    r"(Connection\{peer=Server\}: )?[\w:]+: "
    # KLP's job `import` has a manifest that panics, so that there is a panic.
    r"|thread 'tokio-rt-worker' \(\d+\) panicked at examples/src/klp/server/store\.rs:\d+:\d+:$"
    r"|a stored manifest is a manifest: "
    r"|note: run with `RUST_BACKTRACE=1` "
)


class Server:
    """A server, its log and what was counted of it."""

    def __init__(self, name, command, log):
        self.name, self.command, self.log = name, command, log
        self.answers, self.failures, self.levels, self.asked = 0, [], [], None
        self.curve = []

    async def start(self):
        with open(self.log, "wb") as log:
            self.process = await asyncio.create_subprocess_exec(
                *self.command, stdout=log, stderr=log, env=os.environ | {"RUST_BACKTRACE": "0"}
            )
        for _ in range(100):
            await asyncio.sleep(0.1)
            if "listening" in self.log_text():
                return
        raise SystemExit(f"{self.name} does not listen")

    def log_text(self):
        with open(self.log, encoding="utf-8", errors="replace", newline="") as log:
            return log.read()

    def resident(self):
        """The memory that it has, in KiB."""
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1))

    def fail(self, request, why):
        self.failures.append(f"{str(request)[:200]}: {why!r}")


# HTTP


async def send(connection, request, slow):
    """Sends the bytes of a request, in pieces if that is to be slow."""
    loop = asyncio.get_running_loop()
    step = max(1, len(request) // 20) if slow else 64 << 10
    with contextlib.suppress(ConnectionError):  # a server may answer before it has read all
        for at in range(0, len(request), step):
            await loop.sock_sendall(connection, request[at : at + step])
            await asyncio.sleep(slow / 20)


async def exchange(port, request, slow=0.0):
    """The answer to the bytes of a request, which ends with the connection: status and body.

    It is read from the socket itself: a stream of asyncio's loses what came where it cannot write.
    """
    loop = asyncio.get_running_loop()
    with socket.socket() as connection:
        connection.setblocking(False)
        async with asyncio.timeout(60):
            await loop.sock_connect(connection, ("127.0.0.1", port))
            sending = asyncio.create_task(send(connection, request, slow))
            answer = b""
            try:
                while chunk := await loop.sock_recv(connection, 1 << 16):
                    answer += chunk
            except ConnectionError:
                pass  # the answer is there, or it is not
            sending.cancel()
    head, _, body = answer.partition(b"\r\n\r\n")
    assert head, "no answer"
    if b"transfer-encoding: chunked" in head.lower():
        body = unchunked(body)
    length = re.search(rb"content-length: (\d+)", head.lower())
    assert length is None or int(length.group(1)) == len(body), "half an answer"
    return int(head.split()[1]), body


def unchunked(body):
    whole = b""
    while body:
        size, _, body = body.partition(b"\r\n")
        size = int(size, 16)
        whole, body = whole + body[:size], body[size + 2 :]
    return whole


def http(method, path, body=b"", **headers):
    """The bytes of a request."""
    if not isinstance(body, bytes):
        body = json.dumps(body).encode()
    headers = {"host": "127.0.0.1", "connection": "close"} | headers
    if body or method == "POST":
        headers = {"content-type": "application/json", "content-length": len(body)} | headers
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body


def huge():
    """A body over the limits, or just below, or of very many values."""
    return random.choice(
        [
            b"x" * (3 << 20),
            json.dumps({"agent_id": "a" * (900 << 10)}).encode(),
            b"[" + b"1," * 100_000 + b"1]",
            b"[" * 50_000,
            json.dumps({"jsonrpc": "2.0", "id": "i" * 70_000, "method": FORGED * 100}).encode(),
        ]
    )


class Gateway(Server):
    def __init__(self, *args):
        super().__init__(*args)
        self.sessions = []

    def port(self):
        return int(re.search(r"listening on http://127\.0\.0\.1:(\d+)", self.log_text()).group(1))

    def request(self):
        agent = str(uuid.uuid4())
        request_id = random.choice(["r-1", "a b", "x" * 300])
        new = {
            "agent_id": agent,
            "tools": ["echo"],
            "call_budget": 3,
            "ttl_seconds": 30,
            "rate_limit_per_minute": 60,
        }
        session, token, owner = random.choice(self.sessions or [(agent, "no", agent)])
        owned = {"authorization": f"Bearer {token}"}
        call = {"name": random.choice(["echo", "other", FORGED]), "arguments": {"a": FORGED}}
        mcp = {"jsonrpc": "2.0", "id": FORGED, "method": "tools/call", "params": call}
        mcp_headers = owned | {"x-arbiter-session": session, "x-agent-id": owner}
        return random.choice(
            [
                lambda: http("POST", "/sessions", new, x_request_id=request_id),
                lambda: http("POST", "/sessions", new),
                lambda: http("POST", "/sessions", new | {"agent_id": FORGED}),
                lambda: http("POST", "/sessions", FORGED.encode()),
                lambda: http("POST", "/sessions", huge()),
                lambda: http("POST", "/mcp", huge(), **mcp_headers),
                lambda: http("POST", "/mcp", mcp, **mcp_headers),
                lambda: http("POST", "/mcp", mcp | {"method": FORGED}, **mcp_headers),
                lambda: http("GET", f"/sessions/{session}", **owned),
                lambda: http("GET", f"/sessions/{uuid.uuid4()}", authorization="Bearer guess"),
                lambda: http("DELETE", f"/sessions/{session}", **owned),
                lambda: http("GET", "/%0AFORGED%0D%0AFORGED/%1b"),
                lambda: http("PATCH", "/sessions", accept="application/problem+json"),
                lambda: http("GET", random.choice(["/errors", "/errors.md"])),
            ]
        )()

    async def once(self, slow):
        request = self.asked = self.request()
        status, body = await exchange(self.port_known, request, slow)
        if status == 201:
            made = json.loads(body)
            agent = json.loads(request.split(b"\r\n\r\n", 1)[1])["agent_id"]
            self.sessions = [*self.sessions[-50:], (made["session_id"], made["session_token"], agent)]
        check_http(status, body)

    async def hang_up(self):
        """A caller who goes away in the middle of a request."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port_known)
        writer.write(self.request()[: random.randrange(1, 400)])
        await writer.drain()
        await asyncio.sleep(random.random())
        writer.close()


def check_http(status, body):
    """Whatever was asked, the answer has a body that can be read, or none by right."""
    if status in (202, 204):
        assert body == b"", body
    elif status >= 400:
        answer = json.loads(body)
        assert "error" in answer or answer.get("status") == status, answer
    else:
        assert status < 300 and body, (status, body)


# gRPC


def varint(value):
    more = value >> 7
    return bytes([value & 127 | 128]) + varint(more) if more else bytes([value])


def field(number, value):
    """A field of protobuf: a number, or text, bytes or a message by its length."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    value = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(value)) + value


def call():
    """A method of the A2A service, and the bytes and the metadata that are sent to it."""
    text = random.choice(["hello", "hold", "garble", "crash", FORGED, "x" * 200_000])
    message = field(1, str(uuid.uuid4())) + field(4, 1) + field(5, field(1, text))
    method, request = random.choice(
        [
            ("SendMessage", field(2, message)),
            ("SendMessage", field(2, message)),
            ("SendMessage", field(2, field(1, FORGED) + field(5, field(3, "http://x")))),
            ("SendMessage", b"\xff" * 1000),
            ("SendMessage", b"x" * (5 << 20)),
            ("GetTask", field(2, random.choice(["t-1", FORGED, "x" * 50_000]))),
            ("ListTasks", field(5, FORGED)),
            ("ListTasks", field(4, 3)),
            ("CancelTask", field(2, FORGED)),
            ("GetExtendedAgentCard", b""),
            ("NoSuchMethod", b""),
        ]
    )
    version = random.choice(["1.0", "1.0", "1.0.3", "0.1", "no"])
    request_id = random.choice(["r-1", "a b", "x" * 300])
    return method, request, [("a2a-version", version), ("x-request-id", request_id)]


async def check_grpc(channel, method, request, metadata):
    """An answer of the server's own: a message, or a status whose details say the same."""
    stub = channel.unary_unary(f"/lf.a2a.v1.A2AService/{method}")
    try:
        await stub(request, metadata=metadata, timeout=60)
    except grpc.aio.AioRpcError as error:
        # What the client makes up of a broken connection is no answer.
        made_up = (grpc.StatusCode.UNAVAILABLE, grpc.StatusCode.DEADLINE_EXCEEDED)
        if error.code() in made_up and not error.trailing_metadata():
            raise
        rpc_status.from_call(error)  # it raises where the details say something else
        assert error.details(), error


class Agent(Gateway):
    """The A2A server, over HTTP and gRPC; its gRPC port gets what is not gRPC, too."""

    async def once(self, slow):
        if random.random() < 0.3:
            self.asked = method, request, metadata = call()
            await check_grpc(self.channel, method, request, metadata)
            self.calls += 1
        else:
            await super().once(slow)

    def open_channel(self):
        port = re.search(r"gRPC on 127\.0\.0\.1:(\d+)", self.log_text_start).group(1)
        self.channel, self.calls = grpc.aio.insecure_channel(f"127.0.0.1:{port}"), 0

    def request(self):
        version = {"A2A_Version": random.choice(["1.0", "1.0", "1.0.3", "0.1", "no"])}
        text = random.choice(["hello", "hold", "garble", "crash", FORGED, "x" * 200_000])
        part = {"text": text}
        if random.random() < 0.1:
            part = {"raw": "AAAA", "mediaType": "image/png"}
        message = {"messageId": str(uuid.uuid4()), "role": "ROLE_USER", "parts": [part]}
        send = {"message": message}
        task = random.choice(["t-1", FORGED.replace("\n", "%0A").replace("\r", "%0D")[:9], "x" * 5000])
        rpc = {"jsonrpc": "2.0", "id": random.choice([1, FORGED, None, 1.5, {}])}
        method = random.choice(["GetTask", "ListTasks", "CancelTask", "SendStreamingMessage", FORGED])
        return random.choice(
            [
                lambda: http("POST", "/message:send", send, **version),
                lambda: http("POST", "/message:send", send, **version),
                lambda: http("POST", "/", rpc | {"method": "SendMessage", "params": send}, **version),
                lambda: http("POST", "/", rpc | {"method": method, "params": {"id": FORGED}}, **version),
                lambda: http("POST", "/", [rpc] * random.choice([0, 3, 500]), **version),
                lambda: http("POST", "/", huge(), **version),
                lambda: http("POST", "/message:send", huge(), **version),
                lambda: http("POST", "/", FORGED.encode(), **version),
                lambda: http("GET", f"/tasks/{task}", **version),
                lambda: http("GET", "/tasks?pageSize=no%0AFORGED", **version),
                lambda: http("POST", f"/tasks/{task}:cancel", {}, **version),
                lambda: http("GET", "/extendedAgentCard", **version),
                lambda: http("GET", "/.well-known/agent-card.json"),
                lambda: http("GET", "/no%0AFORGED", **version, x_request_id="r" * 200),
                lambda: http("GET", random.choice(["/errors", "/openapi.json"])),
            ]
        )()

    async def hang_up(self):
        await super().hang_up()
        grpc = int(re.search(r"gRPC on 127\.0\.0\.1:(\d+)", self.log_text_start).group(1))
        _, writer = await asyncio.open_connection("127.0.0.1", grpc)
        preface = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + bytes(9)
        writer.write(random.choice([FORGED.encode(), preface, preface + os.urandom(200)]))
        await writer.drain()
        await asyncio.sleep(random.random())
        writer.close()


# KLP


class Klp(Server):
    def frame(self, value):
        body = value if isinstance(value, bytes) else json.dumps(value).encode()
        return struct.pack(">I", len(body)) + body

    def request(self):
        """What is asked after the handshake."""
        rpc = {"jsonrpc": "2.0", "id": str(random.random())}
        job = random.choice(["reboot", "import", "no", FORGED])
        return random.choice(
            [
                lambda: rpc | {"method": "system.ping"},
                lambda: rpc | {"method": "jobs.list"},
                lambda: rpc | {"method": "jobs.execute", "params": {"job_id": job}},
                lambda: rpc | {"method": "jobs.kill", "params": {"run_id": FORGED}},
                lambda: rpc | {"method": "notifications.ack", "params": {"notification_id": FORGED}},
                lambda: rpc | {"method": FORGED},
                lambda: rpc | {"method": "jobs.kill", "params": FORGED},
                lambda: rpc | {"id": 7, "method": "system.ping"},
                lambda: FORGED.encode(),
                lambda: b"[" * 100_000,
                lambda: b"x" * (1 << 20),
                lambda: b"x" * ((1 << 20) + 1),
                lambda: b"x" * (3 << 20),
                lambda: rpc | {"method": "system.ping", "params": {"a": "x" * 900_000}},
            ]
        )()

    async def once(self, slow):
        reader, writer = await asyncio.open_unix_connection(self.socket)
        try:
            async with asyncio.timeout(120):
                hello = {"protocol": [random.choice([1, 1, 1, 2])]}
                first = {"jsonrpc": "2.0", "id": "1", "method": "system.handshake", "params": hello}
                for value in [first, *(self.request() for _ in range(random.choice([1, 5] if slow else [1, 5, 70])))]:
                    self.asked, frame = value, self.frame(value)
                    if slow:
                        writer.write(frame[:3])
                        await asyncio.sleep(slow / 10)
                        frame = frame[3:]
                    writer.write(frame)
                    await writer.drain()
                    (length,) = struct.unpack(">I", await reader.readexactly(4))
                    answer = json.loads(await reader.readexactly(length))
                    assert ("result" in answer) != ("error" in answer), answer
                    self.answers += 1
        finally:
            writer.close()

    async def hang_up(self):
        _, writer = await asyncio.open_unix_connection(self.socket)
        writer.write(self.frame(b"x" * 1000)[: random.randrange(1, 900)])
        await writer.drain()
        await asyncio.sleep(random.random())
        writer.close()


async def work(server, until):
    """Asks again and again. One in twenty is slow, and one in forty goes away."""
    while time.monotonic() < until:
        kind = random.random()
        try:
            if kind < 0.025:
                with contextlib.suppress(ConnectionError):
                    await server.hang_up()
                continue
            await server.once(3.0 if kind < 0.075 else 0.0)
            server.answers += 1
        except Exception as error:  # whatever it is, it is no answer
            server.fail(f"{server.asked} ({kind:.3f})", error)
        await asyncio.sleep(0.02)


async def watch(server, until):
    """Notes the memory each minute, which tells a cache that fills from a leak."""
    while (left := until - time.monotonic()) > 0:
        await asyncio.sleep(min(left, 60))
        server.curve.append(server.resident())


async def load(servers, seconds):
    until = time.monotonic() + seconds
    workers = [work(server, until) for server in servers for _ in range(WORKERS)]
    await asyncio.gather(*workers, *(watch(server, until) for server in servers))
    await asyncio.sleep(REST)
    for server in servers:
        server.levels.append(server.resident())


async def stop(server):
    """Ends a server while it has requests to answer, and says how long that took."""
    running = [asyncio.create_task(server.once(0.5)) for _ in range(4)]
    await asyncio.sleep(0.2)
    start = time.monotonic()
    server.process.send_signal(signal.SIGTERM)
    try:
        code = await asyncio.wait_for(server.process.wait(), 3)
    except TimeoutError:
        server.process.kill()
        code = "it had to be killed"
    took = time.monotonic() - start
    if code != 0:
        server.fail("SIGTERM", code)
    for result in await asyncio.gather(*running, return_exceptions=True):
        # What came after the SIGTERM finds no one; what was asked before has its answer.
        if isinstance(result, AssertionError):
            server.fail("SIGTERM", result)
    return took


def check_log(server):
    """Each line of the log is one that the server wrote."""
    text = server.log_text()
    for line in text.split("\n"):
        if line and not line.startswith("listening on ") and not LINE.match(line):
            server.fail("log", line)
    for c in "\r\x1b\x85\u2028\u2029":
        if c in text:
            server.fail("log", f"{c!r} in it")
    return len(text)


async def main():
    folder, seconds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 600
    seed = random.randrange(1 << 32)
    random.seed(seed)
    print(f"seed {seed}, {seconds} s after {WARM_UP} s of warm-up", flush=True)
    with tempfile.TemporaryDirectory() as scratch:

        def command(name, *args):
            return [f"{folder}/{name}", *args, "--database", f"{scratch}/{name}.db"]

        gateway = Gateway(
            "session_gateway",
            command("session_gateway", "--port", "0", "--log", "debug"),
            f"{scratch}/gateway.log",
        )
        agent = Agent(
            "a2a_server",
            command("a2a_server", "--port", "0", "--grpc-port", "0", "--log", "debug"),
            f"{scratch}/a2a.log",
        )
        klp = Klp(
            "klp_agent",
            command("klp_agent", "--socket", f"{scratch}/klp.sock"),
            f"{scratch}/klp.log",
        )
        klp.socket = f"{scratch}/klp.sock"
        servers = [gateway, agent, klp]
        for server in servers:
            await server.start()
        for server in [gateway, agent]:
            server.log_text_start = server.log_text()
            server.port_known = server.port()
        agent.open_channel()
        await load(servers, WARM_UP)
        await load(servers, seconds)
        bad = False
        for server in servers:
            took = await stop(server)
            size = check_log(server)
            before, after = server.levels
            grown = (after - before) * 100 / before
            if grown > 10:
                server.fail("memory", f"{before} KiB became {after} KiB")
            print(
                f"{server.name}: {server.answers} answers, {before} KiB after the warm-up, {after} KiB "
                f"at the end ({grown:+.1f} %), ended {took:.2f} s after SIGTERM, log {size >> 10} KiB, "
                f"{len(server.failures)} failures; KiB each minute: {server.curve}",
                flush=True,
            )
            if server is agent:
                print(f"    {agent.calls} of its answers over gRPC", flush=True)
            for failure in server.failures[:10]:
                print(f"    {failure}", flush=True)
            bad |= bool(server.failures)
        await agent.channel.close()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
