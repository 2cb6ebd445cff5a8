"""The balanced scorecard: four perspectives, each measure in one, every figure to its rows."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from pmf_lib.sections import Pack
from pmf_lib.sections.balanced_scorecard import (
    balance_of_the_card,
    balanced_summary,
    perspective,
    perspectives_of,
    place,
    where_figures_come_from,
)
from pmf_lib.sections.scorecard_levels import scorecards_by_level
from pmf_lib.views.records import Facts, Link, Part
from tests.peterborough import (
    KEY,
    ROADS,
    WASTE,
    Row,
    blocks,
    measure,
    nils,
    rows,
    tables,
    target,
    value,
    words,
)

FOUR = ("Customer", "Process", "Finance", "Organisation")
Open = Callable[..., Pack]


def seen(code: str, name: str | None) -> Row:
    return {"measure": code, "perspective": name, "recorded_on": "2009-04-01"}


def planted(extra: dict[str, list[Row]] | None = None) -> dict[str, list[Row]]:
    """Three measures of waste, one of roads; four perspectives between them save Organisation."""
    codes = {"W1": WASTE, "W2": WASTE, "W3": WASTE, "P1": ROADS}
    return {
        "measures": [measure(code, unit) for code, unit in codes.items()],
        "values": [value(code, 95.0, unit) for code, unit in codes.items()],
        "targets": [target(code, 90.0) for code in codes],
        "measure_records": [
            seen("W1", "Customer"),
            seen("W2", "Process"),
            seen("W3", "Finance"),
            seen("P1", "Customer"),
        ],
        **(extra or {}),
    }


def open_card(pack_of: Open, extra: dict[str, list[Row]] | None = None) -> Pack:
    return pack_of(planted(extra), council=KEY, directorate="city-services")


def test_each_measure_stands_in_one_perspective(pack_of: Open) -> None:
    """R4-033: the four perspectives; an empty one is a nil return."""
    pack = open_card(pack_of)
    found = {name: perspective(pack, name) for name in FOUR}
    titles = [row[0] for name in FOUR for table in tables(found[name]) for row in rows(table)]
    assert sorted(titles) == sorted(f"Share of {code}" for code in ("W1", "W2", "W3", "P1"))
    assert nils(found["Organisation"]) and not nils(found["Finance"])
    with pytest.raises(ValueError, match="Learning"):
        perspective(pack, "Learning")


def test_a_figure_stands_with_its_grade_and_leads_to_its_rows(pack_of: Open) -> None:
    """R4-033, R3-003: a cell resolves to formula, file and line."""
    pack = open_card(pack_of)
    (table,) = tables(perspective(pack, "Finance"))
    link = table.rows[0][0]
    assert isinstance(link, Link) and link.target == f"#{place('W3')}"
    assert rows(table)[0][-1] == "B"
    parts = [one for one in where_figures_come_from(pack).blocks if isinstance(one, Part)]
    (own,) = [part for part in parts if part.place == place("W3")]
    (facts,) = [one for one in own.blocks if isinstance(one, Facts)]
    told = {term: words(cell) for term, cell in facts.pairs}
    assert told["Formula"] == "W3 done over W3 due"
    assert told["Rows"] == "Q2 2009/10: test.csv, line 4, handed in 8 October 2009"


def test_every_link_of_the_card_has_its_place_on_the_page(
    council_pack: Callable[..., Pack],
) -> None:
    """R4-033, on the demo."""
    pack = council_pack(KEY, directorate="city-services")
    places = {one.place for one in where_figures_come_from(pack).blocks if isinstance(one, Part)}
    links = [
        cell.target.removeprefix("#")
        for name in FOUR
        for table in tables(perspective(pack, name))
        for row in table.rows
        for cell in row
        if isinstance(cell, Link) and cell.target.startswith("#")
    ]
    assert len(links) == len(pack.judgements) and set(links) == places


def test_the_balance_names_what_is_empty_and_what_outweighs(pack_of: Open) -> None:
    """R4-033: the balance check."""
    heavy = {"measure_records": [seen(code, "Customer") for code in ("W1", "W2", "P1")]}
    section = balance_of_the_card(open_card(pack_of, heavy))
    assert "Customer has 3 of 3 measures, more than half." in section.headline
    assert "Without a perspective: “Share of W3”." in section.headline


def test_the_summary_names_an_empty_perspective(pack_of: Open) -> None:
    """R4-033."""
    pack = open_card(pack_of)
    assert balance_of_the_card(pack).headline == "Organisation has no measure."
    assert balanced_summary(pack)[1].startswith("Is the card in balance? Organisation has no")


def test_a_card_in_balance_says_so(pack_of: Open) -> None:
    four = [seen(code, name) for code, name in zip(("W1", "W2", "W3", "P1"), FOUR, strict=True)]
    assert balance_of_the_card(open_card(pack_of, {"measure_records": four})).headline == (
        "In balance."
    )


def test_scorecards_by_team_service_and_directorate(pack_of: Open) -> None:
    """R3-029: a team's card is of the list that is named for it; a team without one is told."""
    teams = [
        {"team": "T1", "unit": WASTE, "title": "Collections", "lead": "Manager"},
        {"team": "T2", "unit": ROADS, "title": "Roads", "lead": "Manager"},
    ]
    lists = [
        {"list": "T1", "measure": "W1", "since": "2009-04-01"},
        {"list": "T1", "measure": "W2", "since": "2009-04-01", "until": "2009-09-29"},
        {"list": "T1", "measure": "W3", "since": "2009-10-01"},
    ]
    section = scorecards_by_level(open_card(pack_of, {"teams": teams, "measure_lists": lists}))
    directorate, services, team = tables(section)
    assert rows(directorate)[0][:3] == [
        "City Services",
        "2 measures: 2 green",
        "1 measure: 1 green",
    ]
    assert [row[0] for row in rows(services)] == [
        "Waste and Street Cleaning",
        "Planning and Transport",
    ]
    assert rows(team) == [
        [
            "Collections, Waste and Street Cleaning",
            "1 measure: 1 green",
            "No measure",
            "No measure",
            "No measure",
        ]
    ]
    assert nils(section) == ["No list of measures is named yet for: Roads, Planning and Transport."]


def test_every_measure_of_the_demo_has_a_perspective(council_pack: Callable[..., Pack]) -> None:
    """R4-033."""
    pack = council_pack(KEY)
    assert None not in perspectives_of(pack).values()
    cards = scorecards_by_level(pack)
    assert len(tables(cards)) == 3
    assert all(one != other for one, other in pairwise(blocks(cards)))


def test_without_a_measure_every_part_is_a_nil_return(pack_of: Open) -> None:
    pack = pack_of({"measures": [measure("X1", state="deleted")]}, council=KEY)
    for section in (
        perspective(pack, "Customer"),
        balance_of_the_card(pack),
        scorecards_by_level(pack),
        where_figures_come_from(pack),
    ):
        assert nils(section) and not tables(section)
