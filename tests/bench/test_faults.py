"""A few moments of each fault in the suite; `make bench PARTS=faults` tries them by the hundred.

Every one of them also checks that the next plain command puts all right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bench.faults import room, steps
from bench.faults.crowd import crowd
from bench.faults.figures import Crowd, Tried
from bench.faults.killing import killed_loads
from bench.faults.project import make_project
from bench.faults.steps import POSTGRESQL, QUICK, SQLITE
from bench.warm import warm
from pmf_lib.run import platform
from tests.postgres import LastingServer, lasting_server

pytestmark = pytest.mark.skipif(not platform.can_fork(), reason="kills processes as Linux does")
SOME = replace(QUICK, few=1, some=1)


@pytest.fixture(scope="module")
def lasting() -> Iterator[LastingServer]:
    """A server that waits for its disk."""
    with lasting_server() as server:
        yield server


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def url(request: pytest.FixtureRequest) -> str:
    """The URL of a database of that sort; empty for a project's own file."""
    if request.param == SQLITE:
        return ""
    server: LastingServer = request.getfixturevalue("lasting")
    return server.server.make(f"faults_{request.node.originalname[-20:]}")


def lost(*found: Tried | Crowd) -> list[str]:
    """What was lost, or left over."""
    sentences = [sentence for each in found for sentence in each.lost]
    return sentences + [s for each in found if isinstance(each, Tried) for s in each.left]


def test_a_load_killed_at_any_moment_is_there_whole_or_not_at_all(url: str, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", url)
    with warm(project.environment, project.tiny.path) as ready:
        found = killed_loads(project, ready, 2, 1, url)
    assert lost(found) == []
    assert found.times == 2


def test_writers_and_readers_at_once(url: str, tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", url)
    found = crowd(project.url, "", 4, 4, 3.0)
    assert lost(found) == []
    assert found.loads > 0
    assert found.reads > 0
    assert found.refused == 0


def test_migrations_are_whole_or_not_at_all() -> None:
    assert lost(*steps.migrations_killed(SOME)) == []


@pytest.mark.skipif(not room.can_be_tried(), reason="no disk can be mounted here")
def test_a_load_without_room_says_so_and_is_kept_whole_or_not_at_all() -> None:
    """Outputs, SQLite's disk and the temporary folder, each on a real disk of a few MB."""
    found = room.tried(1, "loads")
    assert lost(*found) == []
    told = {each.what: each.told for each in found}
    assert told["pmf load, SQLite read-only"] == 1
    assert told["pmf load, outputs full"] == 1
