"""A figure followed to its source."""

from datetime import date

import pytest

from pmf_lib.council import load_council
from pmf_lib.errors import ParameterError
from pmf_lib.periods import Period
from pmf_lib.run.figure import Figure, find_figure
from pmf_lib.store import open_store
from tests.tiny import PERIOD, Tiny, value


def figure_of(tiny: Tiny, code: str = "BETA-01", day: date | None = None) -> Figure:
    council = load_council("tiny")
    with open_store() as store:
        reader = store.reader(store.snapshot("tiny", day))
        return find_figure(council, reader, code, Period.parse(PERIOD), day)


def test_shows_value_formula_source_and_line(in_tiny: Tiny) -> None:
    """From a figure down to its formula, its parts and the row it came from (R3-028)."""
    found = figure_of(in_tiny)
    assert found.facts["value"] == "75.0%"
    assert found.facts["formula"] == "answered / calls"
    assert found.facts["period"] == PERIOD
    assert found.rows[["source_file", "source_line"]].values.tolist() == [["values.csv", 5]]
    assert [check.holds for check in found.checks] == [True]


def test_shows_every_restatement_oldest_first(in_tiny: Tiny) -> None:
    """R1-044: a figure given again stands beside the earlier one."""
    in_tiny.load(values=[value("beta", PERIOD, 160.0, date(2021, 10, 25))])
    found = figure_of(in_tiny)
    assert found.facts["value"] == "80.0%"
    assert found.history["value"].tolist() == [75.0, 80.0]
    earlier = figure_of(in_tiny, day=date(2021, 10, 21))
    assert earlier.facts["value"] == "75.0%"


def test_finds_a_value_that_is_not_its_numerator_over_its_denominator(in_tiny: Tiny) -> None:
    """What is shown is worked out again from its rows, and a difference is told (R3-029)."""
    wrong = value("beta", PERIOD, 160.0, date(2021, 10, 25))
    in_tiny.load(values=[{**wrong, "value": 81.0}])
    (found,) = figure_of(in_tiny).checks
    assert not found.holds
    assert "160 of 200 is 80, which differs from the stored 81" in found.words


@pytest.mark.parametrize(("stored", "holds"), [(33.3, True), (33.33, True), (33.4, False)])
def test_a_value_rounded_as_written_holds(in_tiny: Tiny, stored: float, holds: bool) -> None:
    row = value("beta", PERIOD, 1.0, date(2021, 10, 25))
    in_tiny.load(values=[{**row, "value": stored, "denominator": 3.0}])
    assert [check.holds for check in figure_of(in_tiny).checks] == [holds]


def test_refuses_a_code_there_is_no_measure_of(in_tiny: Tiny) -> None:
    with pytest.raises(ParameterError, match="The nearest codes are BETA-01"):
        figure_of(in_tiny, "BETA-1")


def test_says_when_there_is_nothing_to_recalculate_from(in_tiny: Tiny) -> None:
    row = value("beta", PERIOD, 1.0, date(2021, 10, 25))
    in_tiny.load(values=[{**row, "numerator": None, "denominator": None}])
    found = figure_of(in_tiny)
    assert found.checks == ()
    assert found.facts["recalculation"].startswith("not possible")
    assert "recalculation" not in figure_of(in_tiny, day=date(2021, 10, 21)).facts
