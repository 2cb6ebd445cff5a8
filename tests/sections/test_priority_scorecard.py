"""Scorecards of the priorities, the parts of quarterly reporting, and live figures."""

from collections.abc import Callable

from pmf_lib.sections import Pack
from pmf_lib.sections.priority_scorecard import (
    key_performance_indicators,
    live_figures,
    priority_scorecard,
    scorecard_summary,
)
from pmf_lib.sections.successes import successes
from pmf_lib.sections.thread_parts import priorities
from pmf_lib.sections.town_and_country import town_and_country
from pmf_lib.views.records import Chart, Details, Facts, Nil, Part, Table

Rows = list[dict[str, object]]
COUNCIL = "carlisle-2021"


def test_a_scorecard_for_each_priority_holds_its_measures(
    council_pack: Callable[..., Pack],
) -> None:
    """R3-004, R3-029: every measure stands on the card of its own priority, once."""
    pack = council_pack(COUNCIL)
    chart, *cards = priority_scorecard(pack).blocks
    assert isinstance(chart, Chart)
    assert [card.heading for card in cards if isinstance(card, Part)] == list(priorities(pack))
    shown = [
        row[0].text
        for card in cards
        if isinstance(card, Part)
        for table in card.blocks
        if isinstance(table, Table)
        for row in table.rows
    ]
    assert sorted(shown) == sorted(pack.judgements["title"])


def test_each_measure_shows_purpose_and_direction_of_travel(
    council_pack: Callable[..., Pack],
) -> None:
    """R3-002, R3-003: why it is measured, which way it goes, and how sure it is."""
    card = priority_scorecard(council_pack(COUNCIL)).blocks[1]
    assert isinstance(card, Part)
    about, table, _ = card.blocks
    assert isinstance(about, Facts) and isinstance(table, Table)
    titles = [column.title for column in table.columns]
    assert titles[1] == "Why it is measured" and titles[5:] == ["Direction of travel", "Grade"]
    assert all(row[1].text and row[5].text and row[6].text for row in table.rows)


def test_figure_is_worked_out_again_from_its_parts(council_pack: Callable[..., Pack]) -> None:
    """R3-029: from the card to formula and parts; worked out again it equals what is stored."""
    pack = council_pack(COUNCIL)
    alike = {
        row[0].text: row[6].text
        for card in priority_scorecard(pack).blocks
        if isinstance(card, Part)
        for block in card.blocks
        if isinstance(block, Details)
        for table in block.blocks
        if isinstance(table, Table)
        for row in table.rows
    }
    assert len(alike) == len(pack.judgements)
    assert list(alike.values()).count("Yes") > 50
    assert "No: look into it" not in alike.values()


def test_a_figure_that_is_not_its_parts_is_told(pack_of: Callable[..., Pack]) -> None:
    """R3-029: a stored figure that its own parts do not give is marked."""
    base = {
        "unit": "pa-support",
        "polarity": "maximise",
        "kind": "percent",
        "owner": "Leader",
        "frequency": "quarterly",
        "aggregation": "ratio",
        "member": "Leader",
        "source": "Log",
        "priority": "Economy",
        "state": "active",
        "defined_on": "2021-04-01",
    }
    measures: Rows = [base | {"measure": code, "title": code} for code in ("PAS01", "PAS02")]
    values: Rows = [
        {
            "measure": code,
            "unit": "pa-support",
            "period": "2021-22-Q2",
            "value": 80.0,
            "numerator": part,
            "denominator": 10.0,
            "recorded_on": "2021-10-05",
            "status": "final",
        }
        for code, part in (("PAS01", 8.0), ("PAS02", 7.0))
    ]
    pack = pack_of({"measures": measures, "values": values}, unit="")
    (card,) = (block for block in priority_scorecard(pack).blocks if isinstance(block, Part))
    details = card.blocks[-1]
    assert isinstance(details, Details) and isinstance(details.blocks[0], Table)
    assert [row[6].text for row in details.blocks[0].rows] == ["Yes", "No: look into it"]


def test_an_ended_priority_has_no_card_and_a_new_one_says_it_has_no_measure(
    pack_of: Callable[..., Pack], council_pack: Callable[..., Pack]
) -> None:
    """R3-004: the card is of the priorities in force at the period's end."""
    assert "Response to the pandemic" not in priorities(council_pack(COUNCIL))
    rows: Rows = [
        {
            "priority": name,
            "rank": rank,
            "origin": "local",
            "horizon": "long",
            "starts_on": "2021-04-01",
            "ends_on": ends,
            "set_on": "2021-04-01",
        }
        for name, rank, ends in (
            ("B", 2.0, None),
            ("A", 3.0, "2021-09-30"),
            ("C", 1.0, "2021-09-29"),
        )
    ]
    pack = pack_of({"priorities": rows}, unit="")
    assert priorities(pack) == ("B", "A")
    assert isinstance(priority_scorecard(pack).blocks[0], Nil)
    assert scorecard_summary(pack) == ("How are we doing? No measures are reported.",)


def test_key_indicators_are_those_of_the_class(council_pack: Callable[..., Pack]) -> None:
    """R3-036: priorities, Service Standards and Key Performance Indicators are reported on."""
    pack = council_pack(COUNCIL)
    (table,) = key_performance_indicators(pack).blocks
    assert isinstance(table, Table)
    assert len(table.rows) == (pack.measures["measure_class"] == "key").sum()


def test_live_figures_say_as_at_when_beside_the_figure_of_the_period(
    council_pack: Callable[..., Pack],
) -> None:
    """R3-039: a live figure is labelled with its day and never stands for the period's."""
    (table,) = live_figures(council_pack(COUNCIL)).blocks
    assert isinstance(table, Table)
    titles = [column.title for column in table.columns]
    assert all(title.startswith("Live") for title in titles[1:4])
    assert titles[4] == "Figure of the period"
    assert all("2021" in row[3].text for row in table.rows)


def test_successes_come_from_what_is_favourable(council_pack: Callable[..., Pack]) -> None:
    """R0-014: each with its figure, a comparison and a sentence; a service without says so."""
    pack = council_pack("carlisle-2003", unit="planning-services")
    (table,) = successes(pack).blocks
    assert isinstance(table, Table)
    assert [row[0].text for row in table.rows] == list(pack.favourable["title"])
    assert all("arget" in row[2].text and row[3].text.endswith(".") for row in table.rows)


def test_no_success_is_a_nil_return(pack_of: Callable[..., Pack]) -> None:
    other: Rows = [{"unit": "pa-support", "period": "2021-22-Q2", "fte": 4.0}]
    assert isinstance(successes(pack_of({"staffing": other})).blocks[0], Nil)


def test_town_and_country_are_shown_where_they_are_recorded(
    council_pack: Callable[..., Pack],
) -> None:
    """R0-006: urban and rural beside the whole, when the split exists; else it does not apply."""
    (table,) = town_and_country(council_pack("carlisle-2003", unit="planning-services")).blocks
    assert isinstance(table, Table)
    ((title, period, urban, rural, whole),) = table.rows
    assert "BV109c" in title.text and period.text == "Sep 2003"
    assert len({urban.text, rural.text, whole.text}) == 3
    none = town_and_country(council_pack("carlisle-2003", unit="financial-services"))
    assert isinstance(none.blocks[0], Nil)
