"""What many tests share: one demo database and one finished quarter, each made once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from pmf_lib.demo import catalogue_keys
from tests.once import made_once

settings.register_profile("suite", max_examples=50, derandomize=True, deadline=None)
settings.load_profile("suite")

ROOT = Path(__file__).resolve().parents[1]
COUNCIL = "carlisle-2021"
PERIOD = "2021-22-Q2"
OTHERS = tuple(key for key in catalogue_keys() if key != COUNCIL)


@dataclass(frozen=True)
class Home:
    """A project folder of its own, with its database: nothing is written to the real one."""

    path: Path
    also: tuple[tuple[str, str], ...] = ()

    @property
    def environment(self) -> dict[str, str]:
        """What a command needs to work here."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PMF_")}
        own = {"PMF_HOME": str(self.path), "PMF_DATABASE": self.database}
        return {**kept, **own, **dict(self.also)}

    @property
    def database(self) -> str:
        return f"sqlite:///{self.path / 'var' / 'pmf.sqlite'}"

    @property
    def quarter(self) -> Path:
        return self.path / "outputs" / COUNCIL / PERIOD

    def sources(self, key: str) -> Path:
        """Where the files of a demo council lie."""
        return self.path / "sources" / key

    def copy(self, path: Path) -> Home:
        """The same project somewhere else, to be changed.

        Left out is what comes and goes while another process reads here: nothing is lost by it.
        """
        passing = shutil.ignore_patterns("*.sqlite-wal", "*.sqlite-shm", "charts")
        return Home(Path(shutil.copytree(self.path, path, ignore=passing)), self.also)

    def pmf(self, *words: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Run the command line here, as a user does."""
        done = subprocess.run(
            [sys.executable, "-m", "pmf_lib.cli", *words],
            env=self.environment,
            cwd=self.path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not check or done.returncode == 0, f"{words}: {done.stdout}\n{done.stderr}"
        return done


def make_home(path: Path, **also: str) -> Home:
    """A fresh project folder with the real parameters and notebooks; `also` is environment."""
    for folder in ("parameters", "notebooks"):
        shutil.copytree(ROOT / folder, path / folder)
    (path / "var").mkdir()
    return Home(path, tuple(also.items()))


def add_council(home: Home, key: str) -> None:
    """Write a demo council's files and load them into the home's database."""
    sources = str(home.sources(key))
    home.pmf("demo", key, "--to", sources)
    home.pmf("load", sources, "--council", key)


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The demo council's files written and loaded; no pack made."""

    def make(path: Path) -> None:
        add_council(make_home(path), COUNCIL)

    return Home(made_once(tmp_path_factory, "demo", make))


@pytest.fixture(scope="session")
def councils_home(tmp_path_factory: pytest.TempPathFactory, demo_home: Home) -> Home:
    """All the demo councils written and loaded into one database; no pack made."""

    def make(path: Path) -> None:
        home = demo_home.copy(path)
        for key in OTHERS:
            add_council(home, key)

    return Home(made_once(tmp_path_factory, "councils", make))


@pytest.fixture(scope="session")
def quarter_home(tmp_path_factory: pytest.TempPathFactory, councils_home: Home) -> Home:
    """The demo council's quarter, every pack of it made once, with other councils' data beside."""

    def make(path: Path) -> None:
        councils_home.copy(path).pmf("run", PERIOD, "--council", COUNCIL)

    return Home(made_once(tmp_path_factory, "quarter", make))


@pytest.fixture(scope="session")
def quarters_home(tmp_path_factory: pytest.TempPathFactory, quarter_home: Home) -> Home:
    """Every demo council's quarter, every pack of it made once."""

    def make(path: Path) -> None:
        home = quarter_home.copy(path)
        for key in OTHERS:
            home.pmf("run", "current", "--council", key)

    return Home(made_once(tmp_path_factory, "quarters", make))


@pytest.fixture
def in_councils_home(councils_home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    """This very process works in the councils' folder, on their database."""
    monkeypatch.setenv("PMF_HOME", str(councils_home.path))
    monkeypatch.setenv("PMF_DATABASE", councils_home.database)
    monkeypatch.delenv("PMF_SNAPSHOT", raising=False)
    yield councils_home


@pytest.fixture
def in_demo_home(demo_home: Home, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    """This very process works in the demo's folder, on its database."""
    monkeypatch.setenv("PMF_HOME", str(demo_home.path))
    monkeypatch.setenv("PMF_DATABASE", demo_home.database)
    monkeypatch.delenv("PMF_SNAPSHOT", raising=False)
    yield demo_home
