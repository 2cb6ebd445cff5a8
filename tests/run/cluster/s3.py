"""A real S3 server over HTTP, with a bucket, on this machine alone."""

from __future__ import annotations

import http.client
import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

BUCKET = "outputs"
LISTED_AT_ONCE = 20  # of Amazon S3: 1,000
CREDENTIALS = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing-secret",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}
_FOLDERS = itertools.count()


@dataclass(frozen=True)
class S3Server:
    """A server with one empty bucket, on this machine alone."""

    port: int
    process: subprocess.Popen[str]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to use it."""
        # Not FSSPEC_S3_ENDPOINT_URL: fsspec reads it once, when it is imported, and keeps to it.
        return {**CREDENTIALS, "AWS_ENDPOINT_URL": self.address}

    def fresh_url(self) -> str:
        """The address of a place in the bucket where nothing lies yet."""
        return f"s3://{BUCKET}/run-{next(_FOLDERS)}"

    def asked(self, method: str, path: str, body: bytes = b"") -> int:
        """The status of a plain request, unsigned."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body)
        status = connection.getresponse().status
        connection.close()
        return status

    def stop(self) -> None:
        self.process.kill()
        self.process.communicate()


@contextmanager
def s3_server() -> Iterator[S3Server]:
    """A server of its own, stopped at the end."""
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("s3_server.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "MOTO_S3_DEFAULT_MAX_KEYS": str(LISTED_AT_ONCE)},
        text=True,
    )
    assert process.stdout
    server = S3Server(int(process.stdout.readline()), process)
    try:
        assert server.asked("PUT", f"/{BUCKET}") == 200
        yield server
    finally:
        server.stop()


def use(server: S3Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this process use a server."""
    for name, value in server.environment.items():
        monkeypatch.setenv(name, value)
    for name in ("AWS_PROFILE", "FSSPEC_S3_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
