"""The tiny council's project: fresh, at home in this process, made once, or made to be changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.tiny import PERIOD, Tiny, make_tiny


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    return make_tiny(tmp_path / "project")


@pytest.fixture
def in_tiny(tiny: Tiny, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    """The tiny project, with this very process at home in it."""
    monkeypatch.setenv("PMF_HOME", str(tiny.path))
    monkeypatch.setenv("PMF_DATABASE", tiny.database)
    return tiny


@pytest.fixture
def finished(made: Tiny, tmp_path: Path) -> Tiny:
    """The tiny council's quarter, made, to be changed at will."""
    return Tiny(Path(shutil.copytree(made.path, tmp_path / "finished")))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    """The tiny council's quarter, made once; not to be changed."""
    tiny = make_tiny(tmp_path_factory.mktemp("made") / "project")
    tiny.pmf("run", PERIOD)
    return tiny
