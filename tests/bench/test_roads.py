"""Every road works: one small pack by each, the same pages and the same things shown."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from bench.changing import UNIT, change_of
from bench.homes import Home
from bench.packs import WAYS, same_page, same_shown
from bench.packs_turns import Road
from tests.conftest import COUNCIL
from tests.conftest import Home as DemoHome

UNITS = [UNIT]
# Two slow roads that are only compared with each other; the second is installed for benchmarks.
SLOW = (Road.STOCK, Road.PLOOMBER) if find_spec("ploomber_engine") else ()
ROADS = (Road.RUN_1, Road.FLOOR, *SLOW)


@pytest.fixture(scope="module")
def where(demo_home: DemoHome, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A copy of the demo council's home, as the benchmarks have it, with a pack by each road."""
    folder = tmp_path_factory.mktemp("bench") / "home"
    demo_home.copy(folder)
    (folder / "sources" / COUNCIL).rename(folder / "demo")
    home = Home(folder, f"sqlite:///{folder / 'var' / 'pmf.sqlite'}")
    for road in ROADS:
        assert WAYS[road](home, UNITS).cpu > 0
    return home


def test_the_floor_makes_the_page_that_a_run_makes(where: Home) -> None:
    assert same_page(where, UNIT)


@pytest.mark.skipif(Road.PLOOMBER not in ROADS, reason="ploomber-engine is not installed")
def test_ploomber_engine_shows_what_papermill_shows(where: Home) -> None:
    assert same_shown(where, UNIT)


def test_a_changed_value_makes_the_pack_that_shows_it(where: Home) -> None:
    change = change_of(where, ("--only", f"unit_monitoring:{UNIT}"))
    assert change.made == (f"unit_monitoring:{UNIT}",)
    assert change.exact
