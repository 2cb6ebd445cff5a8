"""A pair of keys, and the tiny council's quarter signed with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pmf_lib.run.signed.keys import make_keys
from pmf_lib.run.signed.signing import sign
from tests.tiny import Tiny


@pytest.fixture(scope="session")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The private key's file; the public one's is beside it."""
    file = tmp_path_factory.mktemp("keys") / "performance"
    make_keys(file)
    return file


@pytest.fixture(scope="session")
def public(key: Path) -> Path:
    """The public key's file."""
    return key.with_name("performance.pub")


@pytest.fixture
def signed(made: Tiny, key: Path, tmp_path: Path) -> Path:
    """The signed quarter, to be changed at will."""
    folder = Path(shutil.copytree(made.quarter, tmp_path / "signed"))
    sign(folder, key)
    return folder
