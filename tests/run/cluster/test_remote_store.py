"""What becomes of faults on the way to a service: tried again, told in words, never waited for."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from pmf_lib.errors import RunError
from pmf_lib.run.cluster import remote_store
from pmf_lib.run.cluster.output_store import OutputStore, open_outputs
from tests.run.cluster.s3 import S3Server, s3_server

NO_CONDITION = b"<Error><Code>PreconditionFailed</Code><Message>No.</Message></Error>"
CONFLICT = b"<Error><Code>ConditionalRequestConflict</Code><Message>No.</Message></Error>"
SLOW_DOWN = b"<Error><Code>SlowDown</Code><Message>No.</Message></Error>"


class Faulty(ThreadingHTTPServer):
    """Hands requests on to an S3 server; before that come the faults asked for, one a request.

    A fault is a status with a body, "reset" for a connection that ends before the request is
    handed on, or "lost" for one that ends after it, when the answer is due.
    """

    daemon_threads = True

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.behind = port
        self.faults: list[tuple[int, bytes] | str] = []
        self.seen = 0


class Handler(BaseHTTPRequestHandler):
    server: Faulty
    protocol_version = "HTTP/1.1"  # clients of S3 wait for leave to send an object's bytes

    def handle_one(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.seen += 1
        fault = self.server.faults.pop(0) if self.server.faults else ""
        if isinstance(fault, tuple):
            self.answer(fault[0], {}, fault[1])
            return
        if fault != "reset":
            status, headers, content = self.handed_on(body)
        if fault:
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.answer(status, headers, content)

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = handle_one  # noqa: N815

    def handed_on(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.behind, timeout=60)
        kept = {name: value for name, value in self.headers.items() if name.lower() != "expect"}
        connection.request(self.command, self.path, body, kept)
        answer = connection.getresponse()
        found = answer.status, dict(answer.headers), answer.read()
        connection.close()
        return found

    def answer(self, status: int, headers: dict[str, str], content: bytes) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            if name.lower() not in ("content-length", "connection", "transfer-encoding"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_store, "PAUSES", (0.0, 0.0, 0.0))


@pytest.fixture
def faulty(s3: S3Server, monkeypatch: pytest.MonkeyPatch) -> Iterator[Faulty]:
    server = Faulty(s3.port)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{server.server_address[1]}")
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def through(faulty: Faulty, s3: S3Server) -> OutputStore:
    return open_outputs(s3.fresh_url())


@pytest.mark.parametrize("fault", [(503, SLOW_DOWN), (500, b""), (429, b""), "reset", "lost"])
def test_a_passing_fault_is_tried_again_three_times(
    fault: tuple[int, bytes] | str, through: OutputStore, faulty: Faulty
) -> None:
    faulty.faults = [fault] * 3
    through.put("a", b"content")
    faulty.faults = [fault] * 3
    assert through.get("a") == b"content"
    faulty.faults = [fault] * 3
    assert through.names() == ("a",)
    faulty.faults = [fault] * 3
    through.remove("a")
    assert through.names() == ()


@pytest.mark.parametrize(
    ("fault", "words"),
    [((503, SLOW_DOWN), "answers with SlowDown"), ("reset", "does not answer")],
)
def test_a_fault_that_stays_is_told(
    fault: tuple[int, bytes] | str, words: str, through: OutputStore, faulty: Faulty
) -> None:
    faulty.faults, faulty.seen = [fault] * 100, 0
    with pytest.raises(RunError, match=words):
        through.put("a", b"content")
    # aiohttp itself sends once more what met a connection kept open from before.
    assert 4 <= faulty.seen <= 8


def test_a_fault_that_does_not_pass_is_told_at_once(through: OutputStore, faulty: Faulty) -> None:
    faulty.faults, faulty.seen = [(400, b"<Error><Code>Bad &amp; worse</Code></Error>")], 0
    with pytest.raises(RunError, match=r"answers with Badworse\."):
        through.put("a", b"content")
    assert faulty.seen == 1


def test_two_conditional_writes_at_once_are_sent_again(
    through: OutputStore, faulty: Faulty
) -> None:
    faulty.faults = [(409, CONFLICT)]
    assert through.create("a", b"mine")
    faulty.faults = [(409, CONFLICT)]
    assert not through.create("a", b"theirs")
    assert through.get("a") == b"mine"


def test_a_server_that_does_not_name_the_condition_is_understood(
    through: OutputStore, faulty: Faulty
) -> None:
    faulty.faults = [(412, NO_CONDITION)]
    assert not through.create("a", b"mine")


def test_a_lost_answer_to_a_creation_is_found_by_reading(
    through: OutputStore, faulty: Faulty
) -> None:
    faulty.faults = ["lost"]
    assert not through.create("a", b"mine")
    assert through.get("a") == b"mine"


class Forgetful(Handler):
    """An older server, which does not know If-None-Match."""

    def handed_on(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        del self.headers["If-None-Match"]
        return super().handed_on(body)


def test_a_server_that_creates_over_an_object_is_refused(faulty: Faulty, s3: S3Server) -> None:
    faulty.RequestHandlerClass = Forgetful
    url = s3.fresh_url()
    with pytest.raises(RunError, match="only where there is none"):
        open_outputs(url)
    assert OutputStore(url).names() == ()


def test_a_server_that_goes_away_is_told_without_a_hang(
    monkeypatch: pytest.MonkeyPatch, s3: S3Server
) -> None:
    with s3_server() as own:
        monkeypatch.setenv("AWS_ENDPOINT_URL", own.address)
        outputs = open_outputs(own.fresh_url())
        outputs.put("a", b"content")
        own.stop()
        for ask in (
            lambda: outputs.put("a", b""),
            lambda: outputs.create("a", b""),
            lambda: outputs.get("a"),
            lambda: outputs.remove("a"),
            outputs.names,
            lambda: outputs.remove_all("b"),
        ):
            with pytest.raises(RunError, match="does not answer"):
                ask()


def test_a_server_that_never_answers_is_waited_for_so_long(
    monkeypatch: pytest.MonkeyPatch, s3: S3Server
) -> None:
    monkeypatch.setattr(remote_store, "READ_SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{silent.getsockname()[1]}")
        with pytest.raises(RunError, match="does not answer"):
            OutputStore("s3://outputs/place").get("a")


def test_a_call_ends_whatever_happens_below(monkeypatch: pytest.MonkeyPatch, s3: S3Server) -> None:
    monkeypatch.setattr(remote_store, "CALL_SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{silent.getsockname()[1]}")
        with pytest.raises(RunError, match="does not answer"):
            open_outputs("s3://outputs/place")


def test_a_bucket_that_is_not_there_is_told(s3: S3Server) -> None:
    with pytest.raises(RunError, match="s3://missing/place has no such bucket"):
        open_outputs("s3://missing/place")
    outputs = OutputStore("s3://missing/place")
    for ask in (outputs.get, outputs.names, outputs.remove_all, outputs.remove):
        with pytest.raises(RunError, match="has no such bucket"):
            ask("a")


def test_refused_and_missing_credentials_are_told_without_them(
    monkeypatch: pytest.MonkeyPatch, s3: S3Server
) -> None:
    with s3_server() as strict:
        monkeypatch.setenv("AWS_ENDPOINT_URL", strict.address)
        outputs = open_outputs(strict.fresh_url())
        assert strict.asked("POST", "/moto-api/reset-auth", b"0") == 200
        for ask in (lambda: outputs.put("a", b""), lambda: outputs.get("a"), outputs.names):
            with pytest.raises(RunError, match="refuses the credentials") as caught:
                ask()
            assert "testing" not in caught.value.sentence


def test_an_account_that_is_not_named_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONNECTION_STRING", "ACCOUNT_NAME", "ACCOUNT_KEY", "SAS_TOKEN"):
        monkeypatch.delenv(f"AZURE_STORAGE_{name}", raising=False)
    with pytest.raises(RunError, match="without an account"):
        open_outputs("abfs://container/place")


def test_without_credentials_the_store_says_so(
    monkeypatch: pytest.MonkeyPatch, s3: S3Server, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    empty = tmp_path_factory.mktemp("none") / "none"
    for name in ("AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE"):
        monkeypatch.setenv(name, str(empty))
    with pytest.raises(RunError, match="refuses the credentials"):
        open_outputs(s3.fresh_url())
