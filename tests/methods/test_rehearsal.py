"""What past figures say of an indicator that is only proposed (R0-036)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.latest import NOTHING, History
from pmf_lib.methods.rehearsal import Rehearsal, rehearse
from pmf_lib.methods.rehearsal_figures import Proposal
from pmf_lib.methods.status import Status
from pmf_lib.periods import Grain, Period
from pmf_lib.register.proposals import items_of, proposed_formula

LAST = Period.parse("2021-22-M06")
RULES = JudgementRules("relative", 0.0, 0.10)
CALM = [80, 84, 79, 83, 78, 82, 80, 84, 79, 83, 78, 82] * 2


def measure(code: str, tops: Sequence[float | None], bottom: float = 100, **row: str) -> History:
    """Figures by month up to September 2021: so many of `bottom` cases."""
    given_row = {"measure": code, "frequency": "monthly", "aggregation": "ratio", "kind": "percent"}
    points = {
        LAST.shift(place + 1 - len(tops)): NOTHING
        if top is None
        else NOTHING._replace(value=100 * top / bottom, numerator=top, denominator=bottom)
        for place, top in enumerate(tops)
    }
    return History(given_row | row, points)


def tried(*known: History, formula: str = "", target: float = 80, **more: object):
    by_code = {str(one.row["measure"]): one for one in known}
    names = items_of(by_code)
    written = formula or "100 * a_numerator / a_denominator"
    proposal = Proposal(
        key="NEW",
        title=str(more.pop("title", "Calls answered")),
        unit="customer-services",
        formula=proposed_formula(written, names),
        polarity=str(more.pop("polarity", "maximise")),
        kind="percent",
        frequency=str(more.pop("frequency", "monthly")),
        target=target,
        **more,  # type: ignore[arg-type]
    )
    return rehearse(proposal, names, by_code, LAST, RULES)


def counts(found: Rehearsal) -> tuple[int, ...]:
    return tuple(found.count(one) for one in (Status.GREEN, Status.AMBER, Status.RED))


def test_two_measures_are_added_up_case_by_case() -> None:
    formula = "100 * (a_numerator + b_numerator) / (a_denominator + b_denominator)"
    found = tried(measure("A", [80, 90]), measure("B", [10, 20], 50), formula=formula)
    assert [one.figure for one in found.casts] == [60.0, pytest.approx(100 * 110 / 150)]
    assert found.made_of == ("A", "B")


@pytest.mark.parametrize(
    ("figure", "status"),
    [(80, Status.GREEN), (79, Status.AMBER), (72, Status.AMBER), (71, Status.RED)],
)
def test_each_period_is_judged_by_the_councils_rules(figure: float, status: Status) -> None:
    """Red beyond a tenth of the target, as the council's rules have it."""
    assert [one.status for one in tried(measure("A", [figure])).casts] == [status]


def test_its_own_tolerance_goes_before_the_councils() -> None:
    found = tried(measure("A", [79]), mode="absolute", green=1.0, red=1.0)
    assert counts(found) == (1, 0, 0)


def test_less_is_better_is_judged_so() -> None:
    assert counts(tried(measure("A", [79, 81, 89]), polarity="minimise")) == (1, 1, 1)


def test_months_make_a_quarter_by_their_cases() -> None:
    found = tried(measure("A", [50, 60, 70, 80, 90, 100]), frequency="quarterly")
    assert [(one.period.code, one.figure) for one in found.casts] == [
        ("2021-22-Q1", 60.0),
        ("2021-22-Q2", 90.0),
    ]


def test_a_quarter_that_lacks_a_month_has_no_figure() -> None:
    found = tried(measure("A", [50, 60, 70, 80, None, 100]), frequency="quarterly")
    assert [one.figure for one in found.casts] == [60.0, None]
    assert found.casts[1].status is Status.UNKNOWN


def test_what_a_running_total_added_counts() -> None:
    to_date = [10, 30, 60, 100, 150, 210]
    running = measure("A", to_date, aggregation="entered_cumulative", kind="count")
    monthly = tried(running, formula="a", target=10)
    quarterly = tried(running, formula="a", target=10, frequency="quarterly")
    assert [one.figure for one in monthly.casts] == [10.0, 20.0, 30.0, 40.0, 50.0, 60.0]
    assert [one.figure for one in quarterly.casts] == [60.0, 150.0]


@pytest.mark.parametrize(
    ("known", "more", "said"),
    [
        (measure("A", [80], frequency="annual"), {}, "A is annual: no monthly indicator"),
        (measure("A", [None]), {}, "A has no numerator in any period"),
    ],
)
def test_what_cannot_be_worked_out_is_a_sentence(known: History, more: object, said: str) -> None:
    found = tried(known)
    assert isinstance(found, str) and found.startswith(said) and found.endswith(".")


def test_figures_that_never_meet_are_a_sentence() -> None:
    formula = "a_numerator / b_numerator"
    found = tried(measure("A", [80, None]), measure("B", [None, 80]), formula=formula)
    assert found == "No past period has all the figures that the formula needs."


def test_a_measure_withdrawn_since_is_a_sentence() -> None:
    names = items_of(["A"])
    proposal = Proposal(
        "N", "T", "u", proposed_formula("a", names), "maximise", "count", "monthly", 1
    )
    assert rehearse(proposal, names, {}, LAST, RULES) == "“a” names no measure that is loaded."


@pytest.mark.parametrize("target", [80.5, 81])
def test_reds_are_false_where_the_mean_is_not_red(target: float) -> None:
    """The mean is 81, which is on a target of 81."""
    found = tried(measure("A", CALM), target=target, mode="relative", green=0.0, red=0.0)
    assert counts(found) == (12, 0, 12) and found.false_reds == 12
    assert found.chance is not None and 0.3 < found.chance.wrong < 0.55


def test_reds_are_true_where_the_mean_is_red() -> None:
    found = tried(measure("A", CALM), target=81.5, mode="relative", green=0.0, red=0.0)
    assert found.count(Status.RED) == 12 and found.false_reds == 0
    assert found.chance is not None and found.chance.level is Status.RED
    assert found.chance.wrong == pytest.approx(1 - found.chance.red)


def test_a_red_that_the_chart_sees_too_is_not_false() -> None:
    found = tried(measure("A", [*CALM, 50]), target=80)
    assert found.casts[-1].status is Status.RED and found.casts[-1].false is False


def test_four_figures_are_too_few_to_tell() -> None:
    found = tried(measure("A", [70, 60, 70, 60]))
    assert found.false_reds is None and found.chance is None and found.smallest is None
    assert isinstance(found.level, str) and "at least 5 figures" in found.level


def test_figures_that_roll_or_follow_the_seasons_have_no_one_level() -> None:
    rolls = tried(measure("A", CALM, aggregation="rolling"))
    seasons = tried(measure("A", CALM, seasonal="yes"))
    assert isinstance(rolls.level, str) and "rolling" in rolls.level
    assert isinstance(seasons.level, str) and "seasons" in seasons.level
    assert rolls.false_reds is seasons.false_reds is None


def test_the_linter_speaks_of_its_target() -> None:
    (easy,) = tried(measure("A", CALM), target=50).findings
    hard = tried(measure("A", CALM), target=100, red=60.0).findings
    assert easy.startswith("Target always beaten. All 12")
    assert [one.split(".")[0] for one in hard] == ["Target never met", "Tolerance that hides"]


@given(st.lists(st.integers(60, 100), min_size=1, max_size=30), st.integers(60, 100))
def test_every_period_is_counted_once(tops: list[int], target: int) -> None:
    found = tried(measure("A", tops), target=target)
    assert sum(counts(found)) == len(found.casts) == len(tops)
    assert (found.false_reds or 0) <= found.count(Status.RED)


def test_the_last_period_is_the_latest_that_has_ended() -> None:
    found = tried(measure("A", CALM), frequency="annual")
    assert found.casts[-1].period == Period(2020, Grain.YEAR, 1)
