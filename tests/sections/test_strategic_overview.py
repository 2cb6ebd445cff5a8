"""The strategic overview answers its four questions from data, in fixed order."""

from __future__ import annotations

from collections.abc import Callable

from pmf_lib.sections import strategic_overview
from pmf_lib.sections.pack import Pack
from tests.sections import told

COUNCIL = "ribble-valley-2007"
Open = Callable[..., Pack]


def test_four_answers_are_status_target_plan_and_next_actions(council_pack: Open) -> None:
    """R1-005"""
    pack = council_pack(COUNCIL)
    red = int((pack.judgements["status"] == "red").sum())
    (chart,) = told.charts(strategic_overview.where_we_are(pack))
    counted = [told.cell_words(row[-1]) for row in chart.table.rows]
    assert sum(map(int, counted)) == len(pack.judgements)
    wanted = told.table(strategic_overview.where_we_want_to_be(pack), "Key measures")
    assert all(row[4] for row in wanted) and len(wanted) == 4
    actions = pack.entries("actions", every_period=True)
    going = int((~actions["status"].isin(("complete", "stopped"))).sum())
    assert len(told.table(strategic_overview.how_we_get_there(pack), "Actions under")) == going
    ahead = strategic_overview.what_next(pack)
    assert told.table(ahead, "Exceptions without a linked action")
    assert told.table(ahead, "Key decisions still to be taken")
    assert told.table(ahead, "The next measures that a clinic")
    summary = strategic_overview.overview_summary(pack)
    assert [sentence.partition("?")[0] for sentence in summary] == [
        "Where are we",
        "Where do we want to be",
        "How do we get there",
        "What next",
    ]
    assert f"{red} red" in summary[0]


def test_each_answer_is_a_nil_return_without_data(pack_of: Open) -> None:
    """R1-005"""
    pack = pack_of(told.nothing(), council=COUNCIL)
    assert told.nils(strategic_overview.where_we_are(pack))
    assert told.nils(strategic_overview.where_we_want_to_be(pack))
    assert told.nils(strategic_overview.how_we_get_there(pack))
    assert len(told.nils(strategic_overview.what_next(pack))) == 3
