"""A run makes what changed, and the quarter is the same as if all had been made again."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pmf_lib
from pmf_lib.run.record import MANIFEST, State, read_manifest, verify
from tests.tiny import FIGURES, PERIOD, UNITS, WORDS, Tiny, make_tiny, notebook, value

REPORTS = frozenset(f"unit_report:{unit}" for unit in UNITS)
ALL = REPORTS | {"whole:council"}


@dataclass(frozen=True)
class House:
    """A tiny project with a library of its own."""

    path: Path

    @property
    def tiny(self) -> Tiny:
        return Tiny(self.path / "project")

    def pmf(self, *words: str) -> str:
        done = self.tiny.pmf(*words, PYTHONPATH=str(self.path / "library"))
        return done.stdout

    def append(self, file: str, text: str) -> None:
        """Add to the end of a file of the library."""
        with (self.path / "library" / "pmf_lib" / file).open("a") as opened:
            opened.write(text)

    @property
    def made(self) -> set[str]:
        """The packs that the last run made."""
        manifest = read_manifest(self.tiny.quarter)
        assert manifest is not None
        assert verify(self.tiny.quarter) == ()
        assert {record.status for record in manifest.packs} <= {"made", "kept"}
        return {record.name for record in manifest.packs if record.status == "made"}

    def everything(self) -> dict[str, bytes]:
        """Every file's bytes; in the manifest, who was made and who kept apart."""
        folder = self.tiny.quarter
        files = {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
        found = {name.as_posix(): path.read_bytes() for name, path in files.items()}
        manifest = read_manifest(folder)
        assert manifest is not None
        packs = [record.model_copy(update={"status": State.MADE}) for record in manifest.packs]
        same = manifest.model_copy(update={"packs": tuple(packs), "digest": ""})
        return {**found, MANIFEST: same.model_dump_json().encode()}


def copy(house: House, place: Path) -> House:
    return House(Path(shutil.copytree(house.path, place)))


@pytest.fixture(scope="module")
def standing(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A quarter whose packs show figures, made once; not to be changed."""
    house = House(tmp_path_factory.mktemp("standing"))
    library = Path(pmf_lib.__file__).parent
    unwanted = shutil.ignore_patterns("__pycache__")
    shutil.copytree(library, house.path / "library" / "pmf_lib", ignore=unwanted)
    tiny = make_tiny(house.path / "project")
    tiny.write("unit_report", notebook(FIGURES))
    tiny.write("whole", notebook(FIGURES, key=""))
    house.pmf("run", PERIOD)
    return house


_DAYS = itertools.count()


def _figure(house: House, unit: str, period: str) -> None:
    number = next(_DAYS)
    day = date(2021, 10, 20) + timedelta(days=number)
    house.tiny.load(values=[value(unit, period, 100.0 + number, day)])


def _aim(house: House, unit: str) -> None:
    number = next(_DAYS)
    aim = {"measure": f"{unit.upper()}-01", "period": "2021-22", "target": 50.0 + number}
    house.tiny.load(targets=[{**aim, "profile": "flat", "set_on": date(2021, 4, 1)}])


def _action(house: House, unit: str) -> None:
    number = next(_DAYS)
    house.tiny.load(actions=[{"action": f"A{number}", "unit": unit, "title": "Plant a tree"}])


def _shown_by(unit: str) -> frozenset[str]:
    return frozenset({f"unit_report:{unit}", "whole:council"})


Edit = tuple[str, Callable[[House], None], frozenset[str]]


def edits() -> st.SearchStrategy[Edit]:
    """An edit with its name and the packs that show it."""
    units = st.sampled_from(UNITS)
    rows = st.one_of(
        units.map(lambda u: (f"value {u}", lambda h: _figure(h, u, PERIOD), _shown_by(u))),
        units.map(lambda u: (f"row {u}", lambda h: _figure(h, u, "2020-21-Q4"), _shown_by(u))),
        units.map(lambda u: (f"later {u}", lambda h: _figure(h, u, "2021-22-Q3"), frozenset())),
        units.map(lambda u: (f"target {u}", lambda h: _aim(h, u), _shown_by(u))),
        units.map(lambda u: (f"action {u}", lambda h: _action(h, u), frozenset())),
    )
    unreached = st.sampled_from(["sections/overview.py", "cli/show.py", "demo/rows.py"])
    reached = st.sampled_from(["sections/pack.py", "store/frames.py", "run/layout.py"])
    files = st.one_of(
        unreached.map(lambda f: (f, lambda h: h.append(f, "\n# more\n"), frozenset())),
        reached.map(lambda f: (f, lambda h: h.append(f, "\n# more\n"), ALL)),
        st.just(("css", lambda h: h.append("template/page.css", "main{top:0}\n"), ALL)),
    )
    notebooks = st.sampled_from(
        [("unit_report", 'unit = "alpha"', REPORTS), ("whole", "", ALL - REPORTS)]
    ).map(lambda n: (n[0], lambda h: h.tiny.write(n[0], notebook(FIGURES, WORDS, key=n[1])), n[2]))
    return st.one_of(rows, files, notebooks)


@settings(
    max_examples=4,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(chosen=st.lists(edits(), min_size=1, max_size=3, unique_by=lambda edit: edit[0]))
def test_makes_just_what_shows_the_edits(
    standing: House, tmp_path_factory: pytest.TempPathFactory, chosen: list[Edit]
) -> None:
    house = copy(standing, tmp_path_factory.mktemp("edited") / "house")
    for _, edit, _ in chosen:
        edit(house)
    house.pmf("run", PERIOD)
    assert house.made == set().union(*(shown for _, _, shown in chosen))
    incremental = house.everything()
    house.pmf("run", PERIOD, "--force")
    assert house.made == ALL
    assert house.everything() == incremental


def test_why_and_plan_name_what_changed(standing: House, tmp_path: Path) -> None:
    """A change of figures, notebook or setting is shown before anything is made of it (R3-060)."""
    house = copy(standing, tmp_path / "house")

    def why(pack: str) -> str:
        return house.pmf("why", PERIOD, pack).splitlines()[-1]

    kept = "A run now would keep it, because nothing it is made from has changed."
    assert why("whole:council") == kept
    _figure(house, "beta", PERIOD)
    _figure(house, "beta", "2020-21-Q4")
    assert why("unit_report:beta").endswith("because 2 rows of values changed.")
    assert why("unit_report:alpha") == kept
    assert house.pmf("plan", PERIOD).count("2 rows of values changed") == len(_shown_by("beta"))
    house.append("sections/pack.py", "\n# more\n")
    assert why("unit_report:alpha").endswith("because pmf_lib/sections/pack.py changed.")
    both = "because pmf_lib/sections/pack.py changed and 2 rows of values changed."
    assert why("unit_report:beta").endswith(both)
    house.tiny.write("whole", notebook(FIGURES, WORDS, key=""))
    assert "because its notebook changed, pmf_lib/sections/pack.py" in why("whole:council")
    house.tiny.settings(page_bytes=900_000)
    assert "the setting page_bytes changed from 1000000 to 900000" in why("unit_report:alpha")


def test_an_earlier_day_s_quarter_stays_whatever_is_known_later(
    standing: House, tmp_path: Path
) -> None:
    house, day = copy(standing, tmp_path / "house"), ("--as-known-on", "2021-10-15")
    said = house.pmf("plan", PERIOD, *day)
    assert said.count("its parameter as_known_on changed from “” to “2021-10-15”") == len(ALL)
    house.pmf("run", PERIOD, *day)
    assert house.made == ALL
    _figure(house, "beta", PERIOD)
    house.pmf("run", PERIOD, *day)
    assert house.made == set()
    house.pmf("run", PERIOD)
    assert house.made == ALL


def test_another_database_with_the_same_rows_makes_nothing(standing: House, tmp_path: Path) -> None:
    """What was loaded in other loads, but says the same, is the same data."""
    house = copy(standing, tmp_path / "house")
    shutil.rmtree(house.tiny.path / "var")
    fresh = make_tiny(tmp_path / "fresh")
    fresh.load(actions=[{"action": "A1", "unit": "alpha", "title": "Plant a tree"}])
    shutil.copytree(fresh.path / "var", house.tiny.path / "var")
    house.pmf("run", PERIOD)
    assert house.made == set()
