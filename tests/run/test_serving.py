"""Finished packs over HTTP on this machine: read only, nothing hidden, no lists."""

import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from pmf_lib.errors import RunError
from pmf_lib.run.serving import HOST, server_for
from tests.tiny import PERIOD, Tiny


@pytest.fixture
def address(made: Tiny, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("PMF_HOME", str(made.path))
    with server_for("tiny", 0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://{HOST}:{server.server_port}"
        server.shutdown()
        thread.join()


def fetch(address: str, method: str = "GET") -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, method=method)) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, b""


def test_serves_the_finished_pages(address: str, made: Tiny) -> None:
    file = f"{PERIOD}/unit_report/beta.html"
    page = (made.quarter / "unit_report" / "beta.html").read_bytes()
    assert fetch(f"{address}/{file}") == (200, page)
    assert fetch(f"{address}/{PERIOD}/")[0] == 200


@pytest.mark.parametrize(
    "path",
    [
        f"/{PERIOD}/unit_report/",
        "/.staging/",
        f"/.staging/{PERIOD}.lock",
        f"/%2estaging/{PERIOD}.lock",
        "/../../var/pmf.sqlite",
        "/%2e%2e/%2e%2e/var/pmf.sqlite",
        "/..%2f..%2fvar/pmf.sqlite",
        "/nothing.html",
    ],
)
def test_shows_nothing_else(address: str, path: str) -> None:
    assert fetch(address + path)[0] == 404


def test_answers_to_no_other_name(address: str) -> None:
    """A page of another site cannot reach the packs by naming this machine its own."""
    request = urllib.request.Request(
        f"{address}/{PERIOD}/index.html", headers={"Host": "evil.example:80"}
    )
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request)
    assert refused.value.code == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_takes_nothing(address: str, method: str) -> None:
    assert fetch(f"{address}/{PERIOD}/index.html", method)[0] == 501


def test_says_when_there_is_nothing_or_the_port_is_taken(
    made: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PMF_HOME", str(made.path))
    with pytest.raises(RunError, match="no finished quarter of nobody"):
        server_for("nobody", 0)
    with server_for("tiny", 0) as server, pytest.raises(RunError, match="cannot be used"):
        server_for("tiny", server.server_port)
