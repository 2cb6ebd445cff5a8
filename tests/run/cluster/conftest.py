"""Output stores to test with: a folder, and a bucket of a real S3 server over HTTP."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pmf_lib.run.cluster.output_store import OutputStore, open_outputs
from tests.cluster import Cluster
from tests.run.cluster.s3 import S3Server, s3_server, use


@pytest.fixture(scope="session")
def common_s3() -> Iterator[S3Server]:
    """One server for all tests that leave it as it is."""
    with s3_server() as server:
        yield server


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory, common_s3: S3Server) -> Iterator[Cluster]:
    """Two workers, for tests that leave them as they are."""
    found = Cluster(tmp_path_factory.mktemp("cluster"), common_s3.environment)
    try:
        yield found.start()
    finally:
        found.stop()


@pytest.fixture
def s3(common_s3: S3Server, monkeypatch: pytest.MonkeyPatch) -> S3Server:
    """The common server, with this process's environment set for it."""
    use(common_s3, monkeypatch)
    return common_s3


@pytest.fixture
def s3_url(s3: S3Server) -> str:
    """A fresh place in a bucket, with this process's environment set for it."""
    return s3.fresh_url()


@pytest.fixture(params=["folder", "s3"])
def outputs(request: pytest.FixtureRequest, tmp_path: Path) -> OutputStore:
    """An empty output store, of each kind."""
    if request.param == "folder":
        return open_outputs(str(tmp_path / "store"))
    return open_outputs(request.getfixturevalue("s3_url"))
