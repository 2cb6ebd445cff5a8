"""Whether a clinic's improvement could be told from chance, and has been (R1-069, R1-070)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.periods import Period
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.recovery_evidence import recovery_evidence
from pmf_lib.views.records import Section
from tests.sections import told

Open = Callable[..., Pack]
COUNCIL = "ribble-valley-2007"
UNIT = "refuse-and-recycling"
SUMMARY = "How soon each planned improvement"
CLINIC = {
    "clinic": "PC1",
    "unit": UNIT,
    "measure": "REF99",
    "about": "Bins missed",
    "requested_by": "Corporate Management Team",
    "requested_on": "2007-02-01",
    "held_on": "2007-02-20",
    "chair": "Chair",
    "director": "Director",
    "manager": "Manager",
    "exit_target": 45,
    "recorded_on": "2007-02-20",
}
MEASURE = {
    "measure": "REF99",
    "title": "Bins missed",
    "unit": UNIT,
    "polarity": "minimise",
    "kind": "ratio",
    "frequency": "monthly",
    "aggregation": "average",
    "decimals": 0,
    "owner": "Manager",
    "member": "Leader",
    "source": "Calls",
    "state": "active",
    "defined_on": "2004-04-01",
}
OLD = [60.0, 63.0, 58.0, 62.0, 59.0, 61.0, 60.0, 62.0, 58.0, 61.0, 59.0, 62.0]


def section(
    pack_of: Open, since: list[float], before: list[float] = OLD, **changed: object
) -> Section:
    """The clinic of February 2007 with the months before and since; March 2007 is the first."""
    last = Period.parse("2006-07-M11").shift(len(since))
    figures = [*before, *since]
    values = [
        {
            "measure": "REF99",
            "unit": UNIT,
            "period": last.shift(place + 1 - len(figures)).code,
            "value": value,
        }
        for place, value in enumerate(figures)
    ]
    of_measure = {name: changed.pop(name) for name in set(changed) & set(MEASURE) - {"measure"}}
    tables = {
        "clinics": [{**CLINIC, **changed}],
        "measures": [{**MEASURE, **of_measure}],
        "values": values,
    }
    return recovery_evidence(pack_of(tables, council=COUNCIL))


def test_no_clinic_is_a_nil_return(pack_of: Open) -> None:
    found = recovery_evidence(pack_of(told.nothing(), council=COUNCIL))
    assert told.nils(found) == ["Nil return: no clinic has been asked for."]


def test_a_great_improvement_is_shown_at_once(pack_of: Open) -> None:
    found = section(pack_of, [46.0, 45.0, 44.0, 46.0, 45.0, 44.0, 45.0])
    ((clinic, so_far, after, level, planned, *_),) = told.table(found, SUMMARY)
    assert (clinic, so_far) == ("PC1: Bins missed", "Shown, by Sep 2007")
    assert after == "1 month (Mar 2007)"
    assert (level, planned) == ("60, the mean of 12 months", "45")
    months = told.table(found, "PC1: what each month")
    assert [row[-1] for row in months] == ["Shown"] * 7
    (chart,) = told.charts(found)
    assert chart.headline == "PC1: an improvement that ordinary variation does not explain"


def test_ups_and_downs_are_never_shown(pack_of: Open) -> None:
    found = section(pack_of, [59.0, 60.0, 58.0, 62.0, 60.0, 61.0, 59.0])
    assert {row[-1] for row in told.table(found, "PC1: what each month")} == {"Not yet"}


@pytest.mark.parametrize(("aim", "after"), [(59.9, "Not within 24 months"), (56.0, "7 months")])
def test_how_long_it_takes_depends_on_what_is_planned(
    pack_of: Open, aim: float, after: str
) -> None:
    (row,) = told.table(section(pack_of, [60.0] * 7, exit_target=aim), SUMMARY)
    assert row[2].startswith(after)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"exit_target": None}, "No aim was agreed"),
        ({"measure": None}, "It is about no measure"),
        ({"exit_target": 70}, "Its aim is no better than the level before it"),
        ({"polarity": "none"}, "no better and worse"),
        ({"aggregation": "entered_cumulative"}, "running total has no control chart"),
        ({"before": []}, "There is no figure from before it."),
        ({"before": [60.0, 61.0]}, "Limits need at least 5 figures; here there are 2."),
        ({"before": [60.0] * 9}, "do not vary"),
    ],
)
def test_what_cannot_be_said_is_a_sentence(
    pack_of: Open, changed: dict[str, object], words: str
) -> None:
    """No aim, a cumulative measure, two periods, no ups and downs: a sentence, no crash."""
    found = section(pack_of, [46.0] * 7, **changed)  # type: ignore[arg-type]
    assert words in told.words(found)
    assert told.nils(found) and not told.charts(found)


def test_before_a_clinic_it_says_how_long_to_ask_for(pack_of: Open) -> None:
    """Not held yet: the level so far, and the time from the next month on."""
    found = section(pack_of, [60.0] * 7, held_on=None, exit_target=50)
    (row,) = told.table(found, SUMMARY)
    assert row[1] == "None: no figure since the clinic" and "Oct 2007" in row[2]


def test_the_demos_recovery_is_shown_and_its_three_good_months_are_not(council_pack: Open) -> None:
    """RVB03 was shown by December 2006; DCO03 never, though the panel was satisfied in April."""
    found = recovery_evidence(council_pack(COUNCIL))
    claims = told.table(found, "PC6: what each month")
    assert claims[0][0] == "Dec 2006" and {row[-1] for row in claims} == {"Shown"}
    planning = [row[-1] for row in told.table(found, "PC7: what each month")]
    assert planning[:2] == ["Consistent with the plan"] * 2
    assert set(planning[2:]) == {"Not yet"}
    bins = {row[0][:3]: row for row in told.table(found, SUMMARY)}["PC1"]
    assert bins[1] == "Not yet, by Sep 2007" and bins[2].startswith("7 months")


def test_the_challenge_report_says_what_has_no_aim(council_pack: Open) -> None:
    found = recovery_evidence(council_pack("peterborough-2009"))
    assert [row[0][:4] for row in told.table(found, SUMMARY)] == ["CL-1"]
    assert "CL-2: No aim was agreed" in told.words(found)
