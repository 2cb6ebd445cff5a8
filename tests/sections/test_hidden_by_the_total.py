"""What a total hides, on planted rows and on the demos' stories (R0-006)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pmf_lib.demo.stories import STORIES, StoryKind
from pmf_lib.periods import Period
from pmf_lib.sections.hidden_by_the_total import hidden_by_the_total
from pmf_lib.sections.pack import Pack
from tests.sections import told

Open = Callable[..., Pack]
LISTED = "Movements that a total hides"
HIDDEN = {StoryKind.HIDDEN_BY_TOTAL, StoryKind.HIDDEN_BY_MIX}
UNIT = "pa-support"
MEASURE = {
    "measure": "PAS09",
    "title": "Letters answered in time",
    "unit": UNIT,
    "polarity": "maximise",
    "kind": "percent",
    "frequency": "quarterly",
    "aggregation": "ratio",
    "owner": "Head of service",
    "member": "Leader",
    "source": "Post book",
    "state": "active",
    "defined_on": "2016-04-01",
}


def quarters(ward: str, tops: list[float], bottom: float) -> list[dict[str, object]]:
    last = Period.parse("2021-22-Q2")
    return [
        {
            "measure": "PAS09",
            "unit": UNIT,
            "period": last.shift(place + 1 - len(tops)).code,
            "value": round(100 * top / bottom, 2),
            "numerator": top,
            "denominator": bottom,
            "ward": ward,
        }
        for place, top in enumerate(tops)
    ]


def planted(quarter_count: int, last: float, south: float = 200) -> dict[str, Any]:
    """Two wards; in the last quarter the south has `last` in time and the north 290 of 300."""
    steady = [240 + step % 5 for step in range(quarter_count - 1)]
    small = [south * 0.8 + step % 4 for step in range(quarter_count - 1)]
    north, low = [*steady, 290.0], [*small, last]
    whole = [one + other for one, other in zip(north, low, strict=True)]
    rows = quarters("north", north, 300) + quarters("south", low, south)
    return {"measures": [MEASURE], "values": rows + quarters("", whole, 300 + south)}


def test_nothing_recorded_by_group_is_said(pack_of: Open) -> None:
    section = hidden_by_the_total(pack_of(told.nothing()))
    assert told.nils(section) == [
        "Not applicable: no measure of this service is recorded by group."
    ]


def test_a_ward_against_the_total_is_told_in_words_and_drawn(pack_of: Open) -> None:
    section = hidden_by_the_total(pack_of(planted(20, 120.0)))
    ((measure, compared, group, did, total),) = told.table(section, LISTED)
    assert (measure, group) == ("Letters answered in time", "South")
    assert compared == "Q2 2021/22 with Q2 2020/21"
    assert did == "Worse: fell from 81.5% to 60.0%"
    assert total == "Better: rose from 80.6% to 82.0%"
    (chart,) = told.charts(section)
    assert "South is worse" in chart.headline and "the total is better" in chart.headline
    assert len(chart.table.rows) == 12
    assert section.headline == "The total hides a movement in 1 of 1 measure told by group."


@pytest.mark.parametrize(("last", "found"), [(156.0, 0), (120.0, 1)])
def test_what_may_be_chance_is_a_nil_return(pack_of: Open, last: float, found: int) -> None:
    section = hidden_by_the_total(pack_of(planted(20, last)))
    assert len(told.charts(section)) == found
    nil = "Nil return: no group moves against its total by more than chance. "
    assert told.nils(section) == ([] if found else [f"{nil}3 movements were looked at."])


def test_two_periods_are_a_sentence(pack_of: Open) -> None:
    section = hidden_by_the_total(pack_of(planted(2, 120.0)))
    assert told.nils(section)[0].endswith("No movements were looked at.")
    assert "no figure for both now and a year before" in told.words(section)


def test_a_ward_of_three_cases_is_kept_back_with_its_complement(pack_of: Open) -> None:
    section = hidden_by_the_total(pack_of(planted(20, 2.0, south=3)))
    said = told.words(section)
    assert "“north” and “south”: kept back: a small number could point to a person" in said
    assert not told.charts(section)


@pytest.mark.parametrize("council", sorted(STORIES))
def test_the_demos_stories_are_found_and_nothing_else(council_pack: Open, council: str) -> None:
    """Each planted story is found; the measures that move by chance alone are not."""
    pack = council_pack(council)
    section = hidden_by_the_total(pack)
    stories = {one.measure for one in STORIES[council] if one.kind in HIDDEN}
    titles = set(pack.measures.set_index("measure")["title"].reindex(sorted(stories)))
    listed = told.table(section, LISTED) if stories else []
    assert {row[0] for row in listed} == titles
    assert bool(told.nils(section)) != bool(stories)


def test_a_unit_and_the_whole_council_say_the_same(council_pack: Open) -> None:
    """What is news in a service's own report is news in the overview (false alarms by service)."""
    unit = hidden_by_the_total(council_pack("carlisle-2021", unit="neighbourhood-services"))
    whole = hidden_by_the_total(council_pack("carlisle-2021"))
    (own,), (overview,) = told.table(unit, LISTED), told.table(whole, LISTED)
    assert own == [cell for place, cell in enumerate(overview) if place != 1]
    assert own[0] == "Residual waste for each household" and own[2] == "Rural"


def test_a_mix_shows_every_group_with_its_cases(council_pack: Open) -> None:
    section = hidden_by_the_total(council_pack("peterborough-2009"))
    rows = told.table(section, "Invoices paid within thirty days: every group")
    assert [row[0] for row in rows] == ["The total", "Large firms", "Small firms"]
    (listed,) = told.table(section, LISTED)
    assert listed[3] == "Both groups" and listed[4].endswith(
        "had the mix of cases stayed as it was"
    )


def test_small_groups_of_the_demo_are_not_told(council_pack: Open) -> None:
    unit = "homelessness-prevention-and-accommodation-services"
    section = hidden_by_the_total(council_pack("carlisle-2021", unit=unit))
    (row,) = told.table(section, "Measures recorded by group")
    assert row[2] == "2" and "kept back" in row[3]
