"""Addresses and heads that try to lead the served site astray: told no, in words, every time."""

from __future__ import annotations

import logging
import socket
from urllib.parse import urlsplit

import pytest

from tests.run.served_people import TEAM, sent_for
from tests.run.test_serving import address
from tests.tiny import PERIOD

__all__ = ["address"]

TRICKS = (
    *("/../../etc/passwd", "/..%2f..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd"),
    *("/%252e%252e%252fetc/passwd", "/..%c0%afetc/passwd", "/..%5c..%5cwin.ini", "/....//etc/x"),
    *("//etc/passwd", "//evil.test/x", "/\\evil.test", "/%5c%5cevil.test/x", "/;/x", "/..;/x"),
    *(
        "/x%00.html",
        f"/{PERIOD}/index.html%00",
        f"/%00/{PERIOD}/index.html",
        "/x%0d%0aSet-Cookie:a",
    ),
    *("/" + "a" * 5_000, "/" + "a/" * 2_000, "/" + "%2e" * 1_000, "/x?" + "a=b&" * 1_000),
    *("/CON", "/NUL.txt", "/C:/x", "/x:$DATA", "/~root", "/.git/config", f"/{PERIOD}/.lock"),
    *("/%f0%9f%98%80", "/%e2%80%ae", "/%ff%fe", "/%zz", "/<script>", "/'%20OR%201=1--", "/{{7*7}}"),
    *("/scrutiny/%2e%2e", "/scrutiny/..%2f..%2fx", "/scrutiny/x%00", "/scrutiny/" + "a" * 3_000),
    *("/served/0/other.js", "/served/0/../../x", "/api/kernels/%00", "/voila/x/%2e%2e/%2e%2e/x"),
)
HOSTS = (
    *("evil.test", "127.0.0.1.evil.test", "evil.test@127.0.0.1", "127.0.0.1%00", "localhost.evil"),
    *(
        "[::1]",
        "0.0.0.0",
        "2130706433",
        "127.0.0.1/../evil.test",
        "xn--x",
        "a" * 300,
        "localhost\tx",
    ),
)
REFUSED = {400, 404, 414, 421, 431}


def asked(address: str, first: str, host: str = "") -> tuple[int, bytes]:
    """The status and the whole answer to a head sent as it is, without a client's tidying.

    Who asks is signed in, and may open every page there is.
    """
    here = urlsplit(address)
    heads = {"Host": host or here.netloc, "Connection": "close", **sent_for(TEAM)}
    head = "\r\n".join([first, *(f"{name}: {words}" for name, words in heads.items())]) + "\r\n\r\n"
    with socket.create_connection((str(here.hostname), here.port or 80), timeout=20) as line:
        line.sendall(head.encode("utf-8", errors="surrogateescape"))
        answer = b""
        while piece := line.recv(65_536):
            answer += piece
    return int(answer.split(b" ", 2)[1]) if answer else 400, answer


def test_no_address_leads_outside(address: str, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever the address, nothing but 400, 404, 414 or 431; no traceback, none in the log."""
    for path in TRICKS:
        status, answer = asked(address, f"GET {path} HTTP/1.1")
        assert status in REFUSED, (path, status)
        assert b"root:" not in answer and b"Traceback" not in answer, path
        assert b"Set-Cookie: a" not in answer and b"<script>" not in answer.lower(), path
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_no_name_but_its_own_is_answered(address: str) -> None:
    for host in HOSTS:
        status, answer = asked(address, f"GET /{PERIOD}/index.html HTTP/1.1", host)
        assert status in {400, 421}, (host, status)
        assert b"Traceback" not in answer
    status, _ = asked(address, f"GET http://evil.test/{PERIOD}/index.html HTTP/1.1")
    assert status in REFUSED


def test_a_broken_head_is_refused(address: str) -> None:
    for first in (
        "GET",
        "GET / HTTP/9.9",
        "\x00\x01",
        "GET  / ",
        "TRACE / HTTP/1.1",
        "G\x1bT / HTTP/1.1",
    ):
        status, answer = asked(address, first)
        assert status in REFUSED | {405}, first
        assert b"Traceback" not in answer
