"""The catalogue: how many measures, how mixed, and nothing that points nowhere."""

from __future__ import annotations

from collections import Counter
from datetime import date
from importlib import resources

import pytest
from pydantic import ValidationError

from pmf_lib.council import Council
from pmf_lib.demo.catalogue import catalogue_keys, read_catalogue
from pmf_lib.demo.linter_stories import TO_BE_FOUND
from pmf_lib.demo.specs import Series
from pmf_lib.demo.write import FILES
from pmf_lib.periods import Grain, Period
from pmf_lib.register import REGISTERED, TABLES, Kind
from tests.demo.conftest import Demo, Demos, Files

NEARLY_EMPTY = "pa-support"
SHARES = {
    "kind": {"percent": 60, "money": 8, "count": 30, "days": 7, "ratio": 5, "yes_no": 3},
    "polarity": {"maximise": 80, "minimise": 20, "band": 3, "none": 15},
    "frequency": {"monthly": 70, "quarterly": 40, "annual": 15},
    "aggregation": {
        **{"sum": 20, "average": 3, "weighted_average": 2, "ratio": 50, "last": 15, "first": 1},
        **{"max": 2, "min": 2, "rolling": 3, "entered_cumulative": 8, "count_yes": 2},
    },
}


@pytest.fixture(scope="session")
def current(files: Files) -> list[dict[str, str]]:
    """The latest version of each definition."""
    return list({row["measure"]: row for row in files.rows("measures")}.values())


def test_at_least_160_measures_and_five_to_nine_a_unit(
    current: list[dict[str, str]], council: Council
) -> None:
    assert 160 <= len(current) <= 200
    counts = Counter(row["unit"] for row in current)
    assert set(counts) == {unit.key for unit in council.units}
    assert counts.pop(NEARLY_EMPTY) == 2
    assert set(counts.values()) <= set(range(5, 10))


@pytest.mark.parametrize("column", SHARES)
def test_the_mix(current: list[dict[str, str]], column: str) -> None:
    counts = Counter(row[column] for row in current)
    assert set(counts) == set(SHARES[column])
    assert all(counts[name] >= least for name, least in SHARES[column].items()), counts


def test_what_a_measure_says(current: list[dict[str, str]]) -> None:
    """Title, purpose, source, formula, guidance and both accountable posts (R1-045, R3-002)."""
    said = ("title", "purpose", "source", "formula", "guidance", "owner", "member", "priority")
    assert all(row[name] for row in current for name in said)
    assert len({row["title"] for row in current}) == len(current)
    assert {row["defined_on"] for row in current} >= {"2016-04-01"}
    modes = Counter(row["tolerance_mode"] for row in current)
    assert modes["absolute"] >= 15
    assert modes["relative"] >= 15
    assert modes[""] >= 40


def test_second_versions_say_why(files: Files) -> None:
    second = [row for row in files.rows("measures") if row["version"] == "2"]
    assert second
    assert all(row["change_reason"] and row["defined_on"] > "2016-04-01" for row in second)


def test_owners_are_posts_and_members_portfolios(each: Demo) -> None:
    """Save the one that the linter must find to have nobody."""
    nobody = {(one.council, one.measure) for one in TO_BE_FOUND if one.code == "L23"}
    key = each.council.key
    rows = [row for row in each.files.rows("measures") if (key, row["measure"]) not in nobody]
    assert {row["owner"] for row in rows} <= {unit.manager for unit in each.council.units}
    assert {row["member"] for row in rows} <= {p.name for p in each.council.portfolios}


def test_a_measure_and_a_unit_are_described_once(each: Demo) -> None:
    """And every file of a unit is named for a unit of the profile."""
    codes = [measure.code for _, measure in each.catalogue.measures]
    assert len(set(codes)) == len(codes)
    prefixes = [unit.prefix for unit in each.catalogue.units]
    assert len(set(prefixes)) == len(prefixes)
    files = resources.files("pmf_lib.demo") / "data" / each.council.key / "units"
    assert {file.name for file in files.iterdir()} == {
        f"{u.unit}.yml" for u in each.catalogue.units
    }


def test_nothing_points_nowhere(each: Demo) -> None:
    """Each code is found where the register says, each choice is allowed, each period reads."""
    assert set(each.tables) >= {"values", "measures", "targets", "budget", "staffing"}
    for name in each.tables:
        for column in TABLES[name].columns:
            found = {row[column.name] for row in each.files.rows(name)}
            if column.required:
                assert "" not in found, (name, column.name)
            found.discard("")
            if column.refers_to:
                assert found <= keys(each, column.refers_to), (name, column.name)
            if column.kind is Kind.CHOICE:
                assert found <= set(column.allowed), (name, column.name)
            if column.kind is Kind.PERIOD:
                assert all(Period.parse(code).code == code for code in found), name


def keys(demo: Demo, kind: str) -> set[str]:
    """What a code may be: one of the table that keeps such codes, else a part of the profile."""
    if kind in REGISTERED:
        return {row[kind] for row in demo.files.rows(REGISTERED[kind])}
    parts = {"body": "bodies"}.get(kind, f"{kind}s")
    return {part.key for part in getattr(demo.council, parts)}


def test_every_table_of_the_register_has_rows_in_some_demo(demos: Demos) -> None:
    every = [demos(key).files for key in catalogue_keys()]
    assert not [name for name in TABLES if not any(files.rows(name) for files in every)]


def test_all_is_recorded_by_the_end_of_the_next_quarter(each: Demo) -> None:
    """Packs come after the quarter, and bodies consider them in the weeks that follow."""
    quarter = each.council.period
    assert each.council.pack_date(quarter) <= each.last_day <= quarter.shift(1).end


def test_all_of_carlisle_s_drawn_tables_have_rows(files: Files) -> None:
    assert not [name for name in (*FILES, "values") if not files.rows(name)]


def test_values_belong_to_their_unit_and_frequency(each: Demo) -> None:
    by_code = {row["measure"]: row for row in each.files.rows("measures")}
    grains = {"monthly": Grain.MONTH, "quarterly": Grain.QUARTER, "annual": Grain.YEAR}
    for row in each.files.rows("values"):
        definition = by_code[row["measure"]]
        assert row["unit"] == definition["unit"]
        assert Period.parse(row["period"]).grain is grains[definition["frequency"]]


def test_figures_run_from_the_first_april_to_the_current_quarter(each: Demo) -> None:
    """Five years and a half, so that a control chart has a past."""
    periods = [Period.parse(row["period"]) for row in each.files.rows("values")]
    current = each.council.period
    assert min(period.start for period in periods) == date(current.year - 5, 4, 1)
    assert max(period.end for period in periods) == current.end


def test_the_level_of_a_series_is_that_of_the_current_april(each: Demo) -> None:
    current = each.council.period
    assert each.catalogue.april == Period(current.year, Grain.MONTH, 1)


def test_only_what_can_be_added_up_is_seasonal(each: Demo) -> None:
    """A seasonal target needs past years with every period filled."""
    for _, measure in each.catalogue.measures:
        if measure.target and measure.target.profile in ("even", "seasonal"):
            assert measure.aggregation in ("sum", "entered_cumulative"), measure.code
        if measure.target and measure.target.profile == "seasonal":
            assert not [cell for cell in measure.cells if cell.missing_reason or cell.drop]


def test_a_misspelt_word_in_the_catalogue_is_refused() -> None:
    with pytest.raises(ValidationError, match="levle"):
        Series.model_validate({"levle": 3})


def test_a_unit_without_a_file_has_no_data(council: Council) -> None:
    new = council.units[0].model_copy(update={"key": "new-service", "number": 28})
    wider = council.model_copy(update={"units": (*council.units, new)})
    assert len(read_catalogue(wider).units) == len(council.units)
