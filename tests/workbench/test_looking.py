"""From the exceptions of a quarter to one measure, and what lies around it (R3-041, R4-054)."""

from __future__ import annotations

import pytest

from pmf_lib.errors import ParameterError
from pmf_lib.register import table as register_table
from pmf_lib.workbench import ReviewDesk, choose, exceptions
from pmf_lib.workbench.aspects import ASPECTS, around
from pmf_lib.workbench.entry import Entering, enter
from pmf_lib.workbench.looking import ROWS_A_PAGE, LookingDesk, Side
from pmf_lib.workbench.looking_views import in_depth
from tests.workbench.conftest import Open


def test_the_worst_exception_is_looked_at_first(desk: ReviewDesk) -> None:
    adverse = desk.pack.adverse
    assert desk.measure == adverse[adverse["subject"] == "measure"].iloc[0]["measure"]


def test_a_committee_narrows_the_services_and_the_list(desk: ReviewDesk) -> None:
    committee = desk.pack.council.committees[0]
    every = len(desk.found)
    desk.choose("committee", committee.key)
    own = {unit.key for unit in desk.pack.council.units_before(committee.key)}
    assert set(desk.found["unit"]) <= own
    assert 0 < len(desk.found) < every
    desk.choose("unit", sorted(own)[0])
    desk.choose("committee", desk.pack.council.committees[1].key)
    assert desk.unit == ""


def test_every_measure_may_be_listed(desk: ReviewDesk) -> None:
    desk.choose("side", Side.EVERY)
    assert len(desk.found) == len(desk.pack.judgements)
    desk.choose("side", Side.FAVOURABLE)
    assert set(desk.found["side"]) == {"favourable"}


def test_the_list_has_pages_and_ends(desk: ReviewDesk) -> None:
    assert len(desk.shown) == ROWS_A_PAGE
    desk.turn_page(-1)
    assert desk.page == 0
    desk.turn_page(1_000)
    assert desk.page == desk.pages - 1
    assert 0 < len(desk.shown) <= ROWS_A_PAGE


@pytest.mark.parametrize(
    ("name", "value"),
    [("committee", "no-such"), ("unit", "no-such"), ("side", "sideways"), ("colour", "red")],
)
def test_what_cannot_be_chosen_is_refused(desk: ReviewDesk, name: str, value: str) -> None:
    with pytest.raises(ParameterError):
        desk.choose(name, value)


def test_another_quarter_is_judged_anew(desk: ReviewDesk) -> None:
    before = desk.periods[1]
    desk.choose("period", before.code)
    assert desk.pack.period == before
    assert set(desk.pack.judgements["measure"])


@pytest.mark.parametrize("aspect", list(ASPECTS))
def test_every_aspect_of_every_kind_of_measure_is_shown(desk: ReviewDesk, aspect: str) -> None:
    desk.look_at(aspect)
    for measure in ("CUS01", "RGS01", "ICT01"):
        desk.look_into(measure)
        assert around(desk)


def test_a_period_without_data_is_told(desk: ReviewDesk) -> None:
    """A quarter that nobody has handed figures in for has no chart, and the page says so."""
    empty = LookingDesk(desk.pack.council.key, "2022-23-Q4")
    assert "2022-23-Q4" in {period.code for period in empty.periods}
    empty.choose("side", Side.FAVOURABLE)
    assert "Nothing of this kind in Quarter 4, 2022/23" in exceptions(empty).html
    assert "Quarter 4, 2022/23" in choose(empty).html
    empty.choose("side", Side.EVERY)
    empty.look_into("RGS01")
    assert "Overdue" in in_depth(empty).html


def test_a_measure_withdrawn_while_open_is_told_and_let_go(open_desk: Open) -> None:
    desk, other = open_desk(), open_desk()
    desk.look_into("RGS01")
    shown = in_depth(desk)
    assert "<svg" in shown.html
    row = other.pack.measures.set_index("measure", drop=False).loc["RGS01"]
    names = [column.name for column in register_table("measures").columns if column.required]
    kept = {name: str(row[name]) for name in names} | {"state": "deleted"}
    enter(
        Entering(other.store, other.pack.council, other.pack.snapshot.load, other.day),
        {"measures": [kept]},
    )
    desk.read_again()
    assert desk.told == "Withdrawn while you had it open: RGS01. What you collected is kept."
    assert desk.measure == ""
    assert "Choose a measure" in shown.html
    with pytest.raises(ParameterError, match="RGS01 is not reported"):
        desk.look_into("RGS01")
