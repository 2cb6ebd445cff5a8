"""Targets, money and words: set in time, adding up, and silent where a nil return is wanted."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from datetime import date

import pytest

from pmf_lib.council import Council
from pmf_lib.periods import Grain, Period
from pmf_lib.register.money import SAVING_STATUSES
from pmf_lib.workdays import is_working_day
from tests.demo.conftest import Demo, Demos, Files

NOW, BEFORE = "2021-22-Q2", "2021-22-Q1"


def set_late(demo: Demo) -> list[tuple[str, str]]:
    """The measures and periods of targets set after their year began."""
    late = []
    for row in demo.files.rows("targets"):
        day = date.fromisoformat(row["set_on"])
        assert is_working_day(day)
        if day >= Period.parse(row["period"]).containing(Grain.YEAR).start:
            late.append((row["measure"], row["period"]))
    return late


def test_targets_are_set_before_the_year_starts_save_where_set_anew(each: Demo) -> None:
    measures = (measure for _, measure in each.catalogue.measures if measure.target)
    anew = {(measure.code, reset.period) for measure in measures for reset in measure.target.resets}
    assert set(set_late(each)) <= anew


def test_the_target_set_late_at_carlisle(demos: Demos) -> None:
    assert set_late(demos("carlisle-2021")) == [("TOU02", "2021-22")]


def test_every_targeted_measure_has_targets_and_no_other(each: Demo) -> None:
    """From its first year on: the catalogue's, where the target names none."""
    targeted = {r["measure"] for r in each.files.rows("measures") if r["targeted"] == "yes"}
    assert {row["measure"] for row in each.files.rows("targets")} == targeted
    firsts: dict[str, str] = {}
    for row in each.files.rows("targets"):
        firsts.setdefault(row["measure"], row["period"])
    for _, measure in each.catalogue.measures:
        if measure.target:
            expected = measure.target.first or each.catalogue.settings.first
            assert firsts[measure.code] == expected


def test_the_target_of_the_current_year_is_the_aim(each: Demo) -> None:
    """Each year before it lies one step back."""
    year = each.council.period.containing(Grain.YEAR)
    rows = {(row["measure"], row["period"]): row["target"] for row in each.files.rows("targets")}
    for _, measure in each.catalogue.measures:
        target = measure.target
        if target is None or target.aim is None or target.resets:
            continue
        near = 0.51 * 10**-measure.places
        assert float(rows[measure.code, year.code]) == pytest.approx(target.aim, abs=near)
        before = rows.get((measure.code, year.previous().code))
        if before is not None:
            assert float(before) == pytest.approx(target.aim - target.step, abs=near)


def test_profiles_of_every_kind_and_bands_and_exact_periods(files: Files) -> None:
    counts = Counter(row["profile"] for row in files.rows("targets"))
    assert set(counts) == {"flat", "even", "seasonal", "step", "trajectory", "recovery", ""}
    bands = [row for row in files.rows("targets") if row["lower"]]
    assert bands
    assert all(float(row["lower"]) < float(row["upper"]) for row in bands)
    assert all(row["baseline"] for row in files.rows("targets") if row["profile"] == "trajectory")
    assert [r for r in files.rows("targets") if not r["profile"] and "-M" in r["period"]]


def test_budgets_add_up(each: Demo) -> None:
    """One budget a year; to date it ends at the budget, and the year's actual at its forecast."""
    years: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    current = each.council.period
    for row in each.files.rows("budget"):
        years[row["unit"], row["line"], row["period"][:7]].append(row)
    for (_, line, year), rows in years.items():
        assert len({row["budget"] for row in rows}) == 1
        now = year == current.containing(Grain.YEAR).code
        assert len(rows) == (current.number if now else 4)
        to_date = [abs(int(row["budget_to_date"])) for row in rows]
        assert to_date == sorted(to_date)
        assert (int(rows[0]["budget"]) < 0) == (line == "Income")
        if not now:
            assert rows[-1]["budget_to_date"] == rows[-1]["budget"]
            assert rows[-1]["actual"] == rows[-1]["forecast"]


def test_each_unit_has_its_lines_each_quarter(each: Demo) -> None:
    since = each.catalogue.settings.money_from
    quarters = len(each.catalogue.periods(Grain.QUARTER, since))
    assert quarters >= each.council.period.number + 4
    found = Counter((row["unit"], row["line"]) for row in each.files.rows("budget"))
    units = each.catalogue.units
    assert found == {(unit.unit, line): quarters for unit in units for line in unit.budget}


def test_each_of_carlisle_s_units_has_all_lines(files: Files, council: Council) -> None:
    lines = {"Employees", "Premises", "Transport", "Supplies and services", "Income"}
    found = {(row["unit"], row["line"]) for row in files.rows("budget")}
    assert found == {(unit.key, line) for unit in council.units for line in lines}


def test_some_units_overspend_and_say_why_and_most_do_not(files: Files, council: Council) -> None:
    variance: Counter[str] = Counter()
    for row in files.rows("budget"):
        if row["period"] == NOW:
            over = int(row["forecast"]) - int(row["budget"])
            variance[row["unit"]] += over
            if over > 0.03 * abs(int(row["budget"])) and over > 2_000:
                assert row["note"], row
    over = [unit for unit in variance if variance[unit] > 0]
    assert 4 <= len(over) <= len(council.units) / 2


def test_savings_of_several_kinds(files: Files) -> None:
    now = [row for row in files.rows("savings") if row["period"] == NOW]
    assert {row["status"] for row in now} >= set(SAVING_STATUSES) - {"delivered"}
    assert {row["recurring"] for row in now} == {"yes", "no"}
    assert all(int(row["delivered"]) <= int(row["forecast"]) for row in now)
    assert len({row["unit"] for row in now}) == 26


def test_developments_and_deliberate_silence(files: Files) -> None:
    """R0-025: most challenges have a development, and some have none: a nil return."""
    challenges = {row["challenge"] for row in files.rows("key_challenges")}
    told = {
        period: {r["challenge"] for r in files.rows("developments") if r["period"] == period}
        for period in (NOW, BEFORE)
    }
    for found in told.values():
        assert found < challenges
        assert len(found) > 0.75 * len(challenges)


def test_where_each_section_has_rows(files: Files, council: Council) -> None:
    def units(name: str, period: str = NOW) -> set[str]:
        return {r["unit"] for r in files.rows(name) if r.get("period", period) == period}

    assert len(units("introductions")) == len(units("introductions", BEFORE)) == 26
    assert 3 <= len(units("reviews")) <= 6
    assert len(units("staffing")) == len(council.units)
    assert 15 <= len(units("complaints")) < len(council.units)
    areas = Counter(row["area"] for row in files.rows("corporate_issues"))
    assert set(areas) == {"people", "accommodation", "IT"}
    assert 10 <= len(units("financial_issues")) <= 20


def test_actions_and_risks_point_at_what_there_is(each: Demo) -> None:
    files = each.files
    challenges = {row["challenge"]: row["unit"] for row in files.rows("key_challenges")}
    owners = {row["measure"]: row["unit"] for row in files.rows("measures")}
    for row in (*files.rows("actions"), *files.rows("risks")):
        if row["measure"]:
            assert owners[row["measure"]] == row["unit"]
        if row.get("challenge"):
            assert challenges[row["challenge"]] == row["unit"]
    assert all(row["unit"] != row["affects"] for row in files.rows("cross_unit_issues"))


def test_decisions_fall_on_meetings(each: Demo) -> None:
    for row in each.files.rows("key_decisions"):
        meetings = each.council.body(row["decision_maker"]).meetings
        assert date.fromisoformat(row["due_on"]) in meetings, row["title"]
        assert (row["status"] == "taken") == bool(row["taken_on"])


@pytest.mark.parametrize("name", ["complaints", "staffing"])
def test_parts_are_no_more_than_the_whole(each: Demo, name: str) -> None:
    for row in each.files.rows(name):
        if name == "complaints":
            shares = ("acknowledged_on_time", "answered_on_time", "upheld")
            assert all(0 <= int(row[part]) <= int(row["received"]) for part in shares)
        else:
            whole = float(row["fte"]) + float(row["vacancies"])
            assert whole == pytest.approx(float(row["established_fte"]))


def test_words_are_sentences(each: Demo) -> None:
    files = each.files
    sentences = re.compile(r"[A-Z£].*[.]", re.DOTALL)
    for name, column in (("introductions", "text"), ("commentaries", "text")):
        for row in files.rows(name):
            assert sentences.fullmatch(row[column]), row[column]
    for row in files.rows("developments"):
        assert sentences.fullmatch(row["development"]), row["development"]
