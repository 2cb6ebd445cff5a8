"""Warnings about targets and figures: both sides of each boundary, one measure at a time."""

from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docs.methods.rates.made_measures import AS_AT, NOW, RULES, THIS_YEAR, Made, bare
from pmf_lib.methods import linter, linter_ease
from pmf_lib.methods.linter import Registers, examine, lint
from pmf_lib.periods import Grain, Period
from pmf_lib.register.indicators import MEASURES, TARGETS, VALUES
from tests.methods.frames import frame, measure, series, target

LAST_QUARTER = NOW


def made(figures: Sequence[float | None] = (), **fixed: Any) -> Made:
    """Quarters that end with the latest; a percentage to be high where nothing else is said."""
    usual = {"kind": "percent", "polarity": "maximise", "frequency": "quarterly"}
    about = usual | {"aggregation": "average", "level": 80.0} | fixed
    found = bare(Random(1), **about)
    return found.fill(figures) if figures else found


def codes(one: Made) -> list[str]:
    return [found.code for found in examine(one.subject())]


def said(one: Made, code: str) -> str:
    (found,) = [found.found for found in examine(one.subject()) if found.code == code]
    return found


def test_codes_are_one_a_rule_in_order_and_each_says_why_and_what_to_do() -> None:
    listed = [rule.code for rule in linter.RULES]
    assert listed == [f"L{number:02}" for number in range(1, 25)]
    assert all(rule.why.endswith(".") and rule.do.endswith(".") for rule in linter.RULES)
    known = set(listed)
    assert all(set(rule.unless) <= known - {rule.code} for rule in linter.RULES)


def test_the_result_and_the_target_that_oxford_s_members_met() -> None:
    pages = made(kind="count", level=70000.0).put(73390).aim_all(420)
    assert codes(pages) == ["L05"]
    told = "Q2 2021/22: 73,390 against a target of 420, 175 times the target."
    assert said(pages, "L05") == told


@pytest.mark.parametrize(
    ("figures", "more", "found"),
    [
        ([5.0] * 7 + [6.0], {}, True),
        ([5.0] * 7 + [-1.0], {}, False),  # a level like another
        ([0.0] * 8, {}, False),
        ([30.0] * 7 + [16.0], {"polarity": "minimise", "kind": "money"}, True),
        ([30.0] * 7 + [15.0], {"polarity": "minimise", "kind": "money"}, False),
        ([9.0] * 7 + [8.0], {"polarity": "minimise", "kind": "count"}, False),
        ([12.0] * 7 + [11.0], {"polarity": "minimise", "kind": "count"}, True),
        ([12.0] * 7 + [11.0], {"targeted": "no"}, False),
        ([12.0] * 7 + [11.0], {"state": "deleted"}, False),
    ],
)
def test_a_target_of_0(figures: list[float], more: dict[str, Any], found: bool) -> None:
    one = made(**({"kind": "money"} | more))
    one.points.clear()
    one.fill(figures).aim_all(0, tolerance_mode="absolute", red_tolerance=2)
    assert ("L01" in codes(one)) is found


def test_no_status_from_a_share_of_0() -> None:
    few = made([0, 1, 0, 2, 1, 0, 1, 2], kind="count", polarity="minimise")
    assert "L02" in codes(few.aim_all(0))
    assert "L02" not in codes(few.aim_all(0, tolerance_mode="absolute", red_tolerance=2))


@pytest.mark.parametrize(
    ("kind", "value", "aim", "found"),
    [
        ("money", 79_000, 1000, "L05"),
        ("money", 80_000, 1000, "L03"),
        ("money", 125_000, 1000, "L03"),
        ("money", 126_000, 1000, "L05"),
        ("money", 499_000, 1000, "L05"),
        ("money", 500_000, 1000, "L04"),
        ("money", 2_000_000, 1000, "L04"),
        ("money", 2_001_000, 1000, "L05"),
        ("days", 700, 10, "L05"),
        ("percent", 29.0, 1.0, "L05"),
        ("percent", 30.0, 1.0, "L03"),
        ("percent", 31.0, 1.1, "L05"),
        ("percent", 0.85, 85, "L03"),
        ("money", 20_000, 1000, "L05"),
        ("money", 19_999, 1000, None),
        ("money", 50, 1000, "L05"),
        ("money", 51, 1000, None),
        ("count", 9, 200, None),  # small counts vary by many times themselves
        ("count", 10, 200, "L05"),
        ("money", 0, 1000, None),
    ],
)
def test_sizes(kind: str, value: float, aim: float, found: str | None) -> None:
    one = made(kind=kind, level=aim).put(value).aim_all(aim)
    told = [code for code in codes(one) if code in ("L03", "L04", "L05")]
    assert told == ([found] if found else [])


def test_a_ceiling_may_be_far_above_what_is_spent() -> None:
    spent = made(kind="money", polarity="minimise", level=1000.0).put(50)
    assert "L05" not in codes(spent.aim_all(1000))


def test_a_fault_earlier_this_year_is_still_told_and_one_of_last_year_is_not() -> None:
    before, first = LAST_QUARTER.previous(), LAST_QUARTER.shift(-2)
    assert said(made().put(0.8, before).aim_all(80), "L03").startswith("Q1 2021/22: 0.8%")
    assert "L03" not in codes(made().put(0.8, first).aim_all(80))


def test_what_a_share_cannot_be() -> None:
    assert "L06" not in codes(made().aim_all(100))
    assert "L06" in codes(made().aim_all(100.1))
    assert "L06" in codes(made().put(103, flags="percent_out_of_range").aim_all(90))
    assert "L06" in codes(made([1] * 8, kind="yes_no", level=1.0).aim_all(2))


@pytest.mark.parametrize(("last", "found"), [(115.7625, True), (115.76, False)])
def test_three_steps_the_wrong_way(last: float, found: bool) -> None:
    one = made(kind="money", polarity="minimise", level=100.0)
    for back, aim in enumerate((last, 110.25, 105, 100)):
        one.aim(aim, THIS_YEAR.shift(-back))
    assert ("L07" in codes(one)) is found
    one.aim(200, THIS_YEAR.shift(-3))
    assert "L07" not in codes(one)


def test_a_year_s_total_and_a_period_s_target() -> None:
    """Four quarters of 100: nearer to a year's 200 and more, or to a quarter's below that."""
    visits = made([100] * 12, kind="count", aggregation="sum", level=100.0)
    assert "L08" in codes(visits.aim_all(201, profile="flat"))
    assert "L08" not in codes(visits.aim_all(200, profile="flat"))
    assert "L09" in codes(visits.aim_all(100, profile="even"))
    assert "L09" not in codes(visits.aim_all(400, profile="even"))
    share = made().aim_all(80, profile="even")
    assert "L09" in codes(share)
    assert "do not add up" in said(share, "L09")
    ceiling = made([100] * 12, kind="count", aggregation="entered_cumulative", polarity="minimise")
    assert "L08" not in codes(ceiling.aim_all(300, profile="flat"))


@pytest.mark.parametrize(("last", "found"), [(80.8, False), (80.9, True)])
def test_steps_that_do_not_lead_to_the_year_s_target(last: float, found: bool) -> None:
    one = made().aim_all(80, profile="step")
    for place, period in enumerate(THIS_YEAR.within(Grain.QUARTER)):
        one.aim([70, 75, 78, last][place], period, profile="step")
    assert ("L10" in codes(one)) is found


def test_quarters_that_add_up_to_the_year_s_target_agree_with_it() -> None:
    visits = made([100] * 12, kind="count", aggregation="sum", level=100.0).aim_all(400)
    for part in THIS_YEAR.within(Grain.QUARTER):
        visits.aim(100, part)
    assert "L10" not in codes(visits)
    visits.aim(120, LAST_QUARTER)
    assert "L10" in codes(visits)


def test_a_path_needs_its_start() -> None:
    assert "L11" in codes(made().aim_all(85, profile="trajectory"))
    assert "L11" not in codes(made().aim_all(85, profile="trajectory", baseline=80))


@pytest.mark.parametrize(
    ("lower", "upper", "aim", "found"),
    [(70, 90, 80, False), (70, 90, None, False), (90, 70, None, True), (70, 75, 80, True)],
)
def test_bands(lower: float, upper: float, aim: float | None, found: bool) -> None:
    one = made(polarity="band").aim_all(aim, lower=lower, upper=upper)  # type: ignore[arg-type]
    assert ("L12" in codes(one)) is found


HABIT = [84.0, 86.0] * 4


@pytest.mark.parametrize(
    ("figures", "aim", "code"),
    [
        (HABIT, 80, "L13"),  # the worst by 5 %, and no two differ by more
        (HABIT, 80.1, None),
        ([84, 88.1] * 4, 80, None),  # they differ by more than the worst is better
        (HABIT[:7], 80, None),
        (HABIT, 90.5, None),
        (HABIT, 90.6, "L14"),
    ],
)
def test_habits(figures: list[float], aim: float, code: str | None) -> None:
    one = made()
    one.points.clear()
    one.fill(figures).aim_all(aim, reason="Agreed")
    told = [found for found in codes(one) if found in ("L13", "L14")]
    assert told == ([code] if code else [])


def test_an_agreed_path_may_be_short_of_its_target() -> None:
    assert "L14" not in codes(made(HABIT * 2).aim_all(99, profile="recovery", baseline=99))


@given(st.lists(st.integers(1, 10**6), min_size=8, max_size=12), st.integers(1, 10**6))
def test_a_measure_and_its_mirror_are_warned_about_alike(figures: list[int], aim: int) -> None:
    """A law: turn figures, target and direction round, and the same rule finds the same."""
    one = made(kind="ratio")
    other = made(kind="ratio", polarity="minimise")
    for each, sign in ((one, 1), (other, -1)):
        each.points.clear()
        each.fill([sign * figure for figure in figures]).aim_all(sign * aim)
    for rule in (linter_ease.always_beaten, linter_ease.never_met):
        assert bool(rule(one.subject())) == bool(rule(other.subject()))


def test_easier_than_what_was_always_achieved() -> None:
    """Whole years of 80: 76.1 is within 5 % of the worst, 76.2 is not beyond it."""
    one = made([80.0] * 22, level=80.0).aim_all(80)
    assert "L15" in codes(one.aim(76, reason=""))
    assert "L15" not in codes(one.aim(76.2, reason=""))
    assert "L15" not in codes(one.aim(76, reason="Half of the desk is in training"))


def test_made_easier_without_a_reason() -> None:
    one = made().aim_all(80)
    on = pd.Timestamp("2021-08-02")
    told = said(one.aim(79.9, set_on=on, reason=None), "L16")
    assert told == "The target went from 80% to 79.9% on 2 August 2021, and no reason is given."
    assert "L16" not in codes(made().aim_all(80).aim(80.1, reason=None))
    assert "L16" not in codes(made().aim_all(80).aim(79, reason="A ward is closed"))
    last = THIS_YEAR.previous()
    assert "L16" in codes(made().aim(80, last).aim(76, reason=None))
    assert "L16" not in codes(made().aim(80, last).aim(76.1, reason=None))


def test_a_target_is_missed_where_there_should_be_one() -> None:
    assert "L17" in codes(made())
    assert "L17" not in codes(made(targeted="no"))
    assert "L17" not in codes(made(defined_on=date(2021, 4, 1)))
    assert "L17" in codes(made(defined_on=date(2021, 3, 31)))


@pytest.mark.parametrize(
    ("mode", "green", "red", "found"),
    [
        ("relative", 0, 50, True),
        ("relative", 0, 49, False),
        ("absolute", 0, 40, True),
        ("absolute", 0, 39, False),
        ("relative", 20, 30, True),
        ("relative", 19, 30, False),
    ],
)
def test_tolerances(mode: str, green: float, red: float, found: bool) -> None:
    stated = {"tolerance_mode": mode, "green_tolerance": green, "red_tolerance": red}
    assert ("L18" in codes(made().aim_all(80, **stated))) is found


def test_silence_is_told_when_it_is_long_due_and_unexcused() -> None:
    one = made().aim_all(80)
    del one.points[LAST_QUARTER]
    assert "L19" not in codes(one)
    del one.points[LAST_QUARTER.previous()]
    assert said(one, "L19") == "The latest figure is of Q4 2020/21: 2 that were due are missing."
    one.put(None, LAST_QUARTER, missing_reason="Closed by law")
    assert "L19" not in codes(one)


def test_a_measure_without_any_figure_is_silent_from_its_first_day() -> None:
    one = made(defined_on=date(2021, 4, 1)).aim_all(80)
    one.points.clear()
    assert said(one, "L19").startswith("There is no figure at all")
    begun = made(defined_on=date(2021, 7, 1)).aim_all(80)
    begun.points.clear()
    assert "L19" not in codes(begun)


def test_copied_figures() -> None:
    assert "L20" in codes(made([81.3] * 4).aim_all(80))
    assert "L20" not in codes(made([81.2, *[81.3] * 3]).aim_all(80))
    assert "L20" not in codes(made([100.0] * 6).aim_all(80))
    assert "L20" not in codes(made([9.0] * 6, kind="count").aim_all(9))
    stock = made([4000.0] * 6, kind="count", aggregation="last", level=4000.0)
    assert "L20" not in codes(stock.aim_all(4000))
    other = made([81.3] * 4).aim_all(80)
    other.put(81.3, LAST_QUARTER, numerator=813, denominator=1000)
    assert "L20" not in codes(other)


def test_parts_that_intake_doubted() -> None:
    one = made().put(103, flags="numerator_too_large percent_out_of_range").aim_all(90)
    assert {"L06", "L21"} <= set(codes(one))
    assert said(one, "L21").endswith("Its numerator is above its denominator.")


def test_a_definition_keeps_its_version_only_while_it_says_the_same() -> None:
    one = made().aim_all(80)
    one.versions = [one.row, one.row | {"formula": "cases  in time over Cases."}]
    assert "L22" not in codes(one)
    one.versions.append(one.row | {"formula": "Cases over cases in time"})
    assert said(one, "L22") == "The formula changed, still as version 1."
    one.versions[-1] |= {"version": "2"}
    assert "L22" not in codes(one)


@pytest.mark.parametrize(
    "nobody",
    ["", " ", "-", "Vacant", "vacancy since May", "TBC", "To be confirmed", "N/A", "n/a", "Nobody",
     "Head of Parks (vacant)", "Head of Parks - vacant", "Head of Parks (left in May)",
     "Former Head of Parks", "The post is vacant at present"],
)  # fmt: skip
def test_nobody_answers(nobody: str) -> None:
    assert "L23" in codes(made(owner=nobody).aim_all(80))


@pytest.mark.parametrize(
    "post",
    ["Head of Parks", "Vacant Property Officer", "Left Bank Manager", "Nonsuch Park Manager",
     "Director of Place - Parks", "Post Room Manager", "Unknown Warrior Trust Liaison Officer"],
)  # fmt: skip
def test_a_post_answers(post: str) -> None:
    assert "L23" not in codes(made(owner=post).aim_all(80))


def test_papers_grow_old_after_four_years() -> None:
    one = made().aim_all(80)
    assert "L24" not in codes(one)
    one.papers = [{"period": "2016-17"}, {"period": "2017-18"}]
    assert "L24" not in codes(one)
    one.papers.pop()
    assert said(one, "L24") == "The latest working paper is about 2016/17."


def test_frames_go_in_and_stay_as_they_were() -> None:
    measures = frame(MEASURES, [measure(), measure("ICT02"), measure("ICT03", state="deleted")])
    values = frame(
        VALUES, [*series("2021-22-M06", [50, 60, 70]), *series("2021-22-M06", [5], "ICT02")]
    )
    targets = frame(TARGETS, [target("2021-22", 0), target("2021-22", 5, "ICT02", reason="x")])
    before = measures.copy(), values.copy(), targets.copy()
    known = Registers(measures, values, targets, definitions=measures, settings=targets)
    found = lint(known, period=NOW, as_at=AS_AT, rules=RULES)
    assert [(one.code, one.measure, one.unit) for one in found] == [
        ("L01", "ICT01", "ict-services")
    ]
    for was, now in zip(before, (measures, values, targets), strict=True):
        pd.testing.assert_frame_equal(was, now)


def test_no_measure_no_warning() -> None:
    empty = Registers(frame(MEASURES, []), frame(VALUES, []), frame(TARGETS, []))
    assert lint(empty, period=Period.parse("2021-22"), as_at=AS_AT, rules=RULES) == ()
