"""A success is found in the figures: a real change for the better, fit to be told (R2-014)."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from pmf_lib.methods import spc
from pmf_lib.methods.control import Control, Rebase
from pmf_lib.methods.latest import History, Point
from pmf_lib.methods.success_finder import Finder, find, redefined
from pmf_lib.methods.success_looks import Ground
from pmf_lib.periods import Period

LAST = Period.parse("2008-09-Q2")
STEADY = [12.0, 11, 13, 12, 14, 11, 12, 13, 12, 11, 13, 12]
STEP = [*STEADY, 9.0, 8, 9, 10, 8, 9, 8, 9]


def measure(figures: list[float], **about: Any) -> tuple[History, SimpleNamespace]:
    """A quarterly measure of which less is better, all its figures checked."""
    code = about.pop("code", "M1")
    flags = about.pop("flags", {})
    statuses = about.pop("statuses", {})
    tallies = about.pop("tallies", [(None, None)] * len(figures))
    rebased = about.pop("rebased", None)
    periods = [LAST.shift(back) for back in range(1 - len(figures), 1)]
    points = {
        period: Point(
            value, *tally, statuses.get(place, "checked"), None, None, flags.get(place), None
        )
        for place, (period, value, tally) in enumerate(zip(periods, figures, tallies, strict=True))
    }
    cut = [] if rebased is None else [rebased]
    rebases = tuple(Rebase(periods[at], "Why", None, "Cabinet", None) for at in cut)
    chart = spc.xmr(figures, improvement="decrease", rebase=cut)
    row: dict[str, Any] = {
        "measure": code,
        "polarity": "minimise",
        "kind": "percent",
        "period": LAST.code,
        "expected_period": LAST.code,
        "doubts": None,
        "grade": "B",
        "value_status": "checked",
        "control": Control(tuple(one.code for one in periods), chart, rebases=rebases),
    }
    definition = {"measure": code, "kind": "percent", "frequency": "quarterly"}
    return History(definition, points), SimpleNamespace(**row | about)


def found(figures: list[float], defined: date | None = None, **about: Any) -> Finder:
    history, row = measure(figures, **about)
    return find([history], {"M1": row}, {} if defined is None else {"M1": defined})


def test_a_lasting_change_for_the_better_is_found() -> None:
    (look,) = found(STEP).found
    assert (look.ground, look.figures, look.since.code) == (Ground.CHART, 8, "2006-07-Q3")
    assert found(STEP).why_not("M1") == ""
    assert found(STEP).why_not("M9") == "the measure is not in force"


@pytest.mark.parametrize(
    ("about", "why"),
    [
        ({"polarity": "band"}, "neither more nor less of it is better"),
        ({"polarity": "none"}, "neither more nor less of it is better"),
        ({"expected_period": "2008-09-Q3"}, "there is no figure for Q3 2008/09"),
        ({"doubts": "It is not what its parts give."}, "the figure is in doubt: It is not what"),
        ({"statuses": {19: "provisional"}}, "the figure of Q2 2008/09 that it rests on is prov"),
        ({"statuses": {3: "estimated"}}, "the figure of Q2 2004/05 that it rests on is estimated"),
        ({"flags": {3: "value_disagrees"}}, "the figure of Q2 2004/05 that it rests on is in"),
        ({"grade": "U", "value_status": None}, "the figure is not said to be checked"),
        ({"rebased": 9}, "its usual range was drawn anew from Q4 2005/06, and 11 figures since"),
    ],
)
def test_what_is_not_fit_to_be_told_is_not(about: dict[str, Any], why: str) -> None:
    """Not in doubt, not provisional, polarity known, no new limits meanwhile."""
    finder = found(STEP, **about)
    assert finder.found == ()
    assert finder.why_not("M1").startswith(why)


def test_a_new_definition_begins_the_measure_afresh() -> None:
    """Twelve figures since are enough to look; the change must lie within them."""
    early, late = LAST.shift(-11).start, LAST.shift(-10).start
    assert "its definition was changed, and 11" in found(STEP, late).why_not("M1")
    assert found(STEP, early).looks["M1"].figures <= 6


def test_usual_figures_and_a_change_for_the_worse_are_none() -> None:
    assert (
        found([*STEADY, *STEADY]).why_not("M1") == "the latest figure lies within its usual range"
    )
    worse = [-one for one in STEP]
    assert found(worse).why_not("M1") == "its chart shows a real change for the worse"


def test_what_only_waits_to_be_checked_is_told_apart() -> None:
    finder = found(STEP, statuses={19: "provisional"})
    assert [look.measure for look in finder.unchecked] == ["M1"]


def test_the_more_are_looked_at_the_surer_one_must_be() -> None:
    """The false alarms of all measures together (Benjamini and Hochberg)."""
    figures = [*STEADY, *STEADY[:4], 11.0, 10, 11, 10, 11, 10, 11]
    alone = found(figures)
    assert len(alone.found) == 1
    many = [measure([*STEADY, *STEADY], code=f"N{place}") for place in range(90)]
    history, row = measure(figures)
    rows = {one.measure: one for _, one in many} | {"M1": row}
    finder = find([history, *(one for one, _ in many)], rows, {})
    assert finder.found == ()
    assert finder.why_not("M1").startswith("it got better by no more than chance")


@pytest.mark.parametrize(("last", "real"), [(460.0, True), (545.0, False)])
def test_without_a_chart_the_cases_of_a_year_decide(last: float, real: bool) -> None:
    tops = [550.0, 560, 540, 555, 545, 560, 550, 548, 552, 556, 543, 549, 551, 547, last]
    tallies = [(top, 1000.0) for top in tops]
    rolling = Control(reason="A rolling figure has no control chart.")
    finder = found([top / 10 for top in tops], tallies=tallies, control=rolling)
    assert [look.ground for look in finder.found] == [Ground.YEAR] * real
    assert bool(finder.why_not("M1")) is not real


def test_a_running_total_without_cases_is_left_out() -> None:
    refused = Control(reason="A figure entered as a running total has no control chart.")
    finder = found(STEP, control=refused)
    assert finder.why_not("M1").startswith("a figure entered as a running total has no")


def test_a_mere_recovery_is_no_success() -> None:
    """With seasons each point is a change in a year; what was lost before only comes back."""
    levels = [50.0, 51, 49, 50, 51, 50, 49, 50] * 3
    lost = [*levels, *[70.0, 71, 69, 70], *[52.0, 51, 53, 52]]
    gained = [*levels, *[50.0, 51, 49, 50], *[32.0, 31, 33, 32]]
    for figures, real in ((lost, False), (gained, True)):
        changes = [b - a for a, b in zip(figures, figures[4:], strict=False)]
        history, row = measure(figures)
        codes = tuple(LAST.shift(back).code for back in range(1 - len(changes), 1))
        chart = spc.xmr(changes, improvement="decrease")
        row.control = Control(codes, chart, change_on_last_year=True)
        finder = find([history], {"M1": row}, {})
        assert (finder.why_not("M1") == "it only makes good what was lost the year before") is (
            not real
        )


def test_only_what_the_figure_means_makes_a_new_definition() -> None:
    rows = [("A", "1", "x", "2003-04-01"), ("A", "2", "x", "2008-07-01"), ("B", "1", "y", None)]
    frame = pd.DataFrame(
        [
            {"measure": code, "version": version, "formula": formula, "known_from": day}
            for code, version, formula, day in rows
        ]
        + [{"measure": "C", "version": "1", "formula": "z", "owner": owner} for owner in "ab"]
    ).assign(kind="percent", polarity="minimise", frequency="monthly", aggregation="sum")
    frame["known_from"] = pd.to_datetime(frame["known_from"])
    assert redefined(frame) == {"A": date(2008, 7, 1)}
