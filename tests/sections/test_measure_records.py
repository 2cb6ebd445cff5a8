"""The register of measures: each record whole, and what is not in order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.sections import measuring_well
from pmf_lib.sections.measure_records import measure_records, register_summary
from pmf_lib.sections.measures_guide import definitions
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.record_order import records_in_order
from pmf_lib.views.records import Details
from tests.sections import told

COUNCIL = "ribble-valley-2007"
Open = Callable[..., Pack]


def record(pack: Pack, code: str) -> Details:
    section = measure_records(pack)
    (found,) = [
        block
        for block in told.blocks_of(section)
        if isinstance(block, Details) and block.summary.startswith(f"{code}: ")
    ]
    return found


def test_every_measure_has_its_record(council_pack: Open) -> None:
    """R1-043: all indicators and action plans in one store."""
    pack = council_pack(COUNCIL)
    section = measure_records(pack)
    details = [block for block in told.blocks_of(section) if isinstance(block, Details)]
    assert len(details) == len(pack.measures) == 45
    assert "45 measures" in register_summary(pack)[0]


def test_record_holds_definition_and_responsibilities(council_pack: Open) -> None:
    """Source, formula, guidance, officer and member; where the target is from; partner; result.

    R1-034, R1-045, R1-046, R1-076, R1-077
    """
    found = dict(record(council_pack(COUNCIL), "HOU05").blocks[0].pairs)
    facts = {term: told.cell_words(cell) for term, cell in found.items()}
    assert facts["Class"] == "Key"
    assert facts["Data source"] == "Returns from housing associations"
    assert facts["Formula"] == "Homes finished to rent or share below the market price"
    assert facts["Responsible officer"] == "Housing Services Manager"
    assert facts["Responsible member"] == "Chair of the Health and Housing Committee"
    assert facts["Aim"] == "To be high (maximise)"
    assert facts["Where its target is from"].startswith(
        "Corporate Performance and Improvement Plan 2007/08, page "
    )
    assert facts["Partner"] == (
        "Housing associations answers for 60 percent, the council for the rest"
    )
    assert facts["Outcome or output"] == "Outcome"


def test_record_holds_history_evidence_and_actions(council_pack: Open) -> None:
    """R1-044: figures and targets; R1-046: profile; R1-047: papers with digest; R1-048: actions."""
    _, figures, targets, papers, actions = record(council_pack(COUNCIL), "REF04").blocks
    assert "figures of 66 kept" in figures.caption
    assert told.cell_words(figures.rows[-1][0]) == "Sep 2007"
    assert any(told.cell_words(row[2]) == "Flat" for row in targets.rows)
    assert told.cell_words(papers.rows[-1][0]) == "REF04 2007-08-Q2 working paper"
    assert len(told.cell_words(papers.rows[-1][2])) == 12
    assert "Split the two longest rounds" in [told.cell_words(row[0]) for row in actions.rows]


def test_a_restated_figure_shows_what_it_was(pack_of: Open) -> None:
    """R1-044: versioned, none overwritten."""
    measure = {
        "measure": "REF01",
        "title": "Waste recycled",
        "unit": "refuse-and-recycling",
        "polarity": "maximise",
        "kind": "percent",
        "frequency": "quarterly",
        "aggregation": "ratio",
        "owner": "Manager",
        "member": "Chair",
        "source": "Tickets",
    }
    first = {
        "measure": "REF01",
        "unit": "refuse-and-recycling",
        "period": "2007-08-Q1",
        "value": 20.0,
        "recorded_on": "2007-07-06",
    }
    again = {**first, "value": 21.5, "recorded_on": "2007-09-06"}
    last = {**first, "value": 22.5, "recorded_on": "2007-09-07"}
    pack = pack_of({"measures": [measure], "values": [first, again, last]}, council=COUNCIL)
    (row,) = record(pack, "REF01").blocks[1].rows
    assert [told.cell_words(cell) for cell in row[1:3]] == ["22.5% [r]", "20.0%"]


def test_audited_without_a_working_paper_is_listed(council_pack: Open) -> None:
    """R1-047: three years of two measures have none in the demo."""
    section = records_in_order(council_pack(COUNCIL))
    rows = told.table(section, "Figures called audited")
    assert [row[1] for row in rows] == ["2002/03", "2002/03", "2003/04"]
    assert rows[0][0].startswith("BV109c")
    assert "called audited without a working paper" in section.headline


@pytest.mark.parametrize("lacks", ["formula", "guidance"])
def test_an_incomplete_record_is_listed(pack_of: Open, lacks: str) -> None:
    """R1-045: mandatory for an active measure."""
    whole = {
        "measure": "REF01",
        "title": "Waste recycled",
        "unit": "refuse-and-recycling",
        "polarity": "maximise",
        "kind": "percent",
        "frequency": "quarterly",
        "aggregation": "ratio",
        "owner": "Manager",
        "member": "Chair",
        "source": "Tickets",
        "formula": "A over B",
        "guidance": "Count dry materials",
        "state": "active",
    }
    pack = pack_of({"measures": [{**whole, lacks: None}]}, council=COUNCIL)
    (row,) = told.table(records_in_order(pack), "Records of active measures")
    assert row[0] == "Waste recycled" and lacks in row[1].lower()


def test_six_qualities_are_scored_from_evidence(council_pack: Open) -> None:
    """R1-031: FABRIC, each with its verdict, score and reason."""
    rows = told.table(measuring_well.six_qualities(council_pack(COUNCIL)), "The six qualities")
    assert [row[0] for row in rows] == [
        "Focused",
        "Appropriate",
        "Balanced",
        "Robust",
        "Integrated",
        "Cost-effective",
    ]
    assert rows[3][1:3] == ["Fail", "44 of 45"]
    assert rows[5][1] == "Needs judgement"


def test_objectives_are_held_against_smart(council_pack: Open) -> None:
    """R1-028: five letters, each pass, fail or needs judgement."""
    section = measuring_well.smart_objectives(council_pack(COUNCIL))
    rows = {row[0].partition(":")[0]: row for row in told.table(section, "Objectives against")}
    assert rows["O-CUL"][5] == "Fail"
    assert "No end date." in rows["O-CUL"][6]
    assert rows["O-DCO"][4] == "Fail"
    assert {cell for row in rows.values() for cell in row[1:6]} == {
        "Pass",
        "Fail",
        "Needs judgement",
    }


def test_nothing_to_tell_is_said(pack_of: Open) -> None:
    pack = pack_of(told.nothing(), council=COUNCIL)
    assert told.nils(measure_records(pack))
    assert len(told.nils(records_in_order(pack))) == 3
    assert told.nils(measuring_well.six_qualities(pack))
    assert told.nils(measuring_well.smart_objectives(pack))


PARTED = {
    "measure": "REF01",
    "title": "Waste recycled",
    "unit": "refuse-and-recycling",
    "polarity": "maximise",
    "kind": "percent",
    "frequency": "quarterly",
    "aggregation": "ratio",
    "owner": "Manager",
    "member": "Chair",
    "source": "Tickets",
    "formula": "A over B",
    "guidance": "Count dry materials",
    "state": "active",
}
FIGURE = {
    "measure": "REF01",
    "unit": "refuse-and-recycling",
    "period": "2007-08-Q2",
    "value": 33.3,
    "numerator": 1.0,
    "denominator": 3.0,
    "recorded_on": "2007-10-06",
}
FORMULA = {
    "measure": "REF01",
    "data_items": "recycled, collected",
    "calculation": "100 * recycled / collected",
}


def test_an_active_measure_in_parts_needs_a_formula_that_can_be_worked_out(pack_of: Open) -> None:
    """R1-045: mandatory where figures come as numerator and denominator, and only there."""
    pack = pack_of({"measures": [PARTED], "values": [FIGURE]}, council=COUNCIL)
    (row,) = told.table(records_in_order(pack), "Records of active measures")
    assert row == ["Waste recycled", "Executable formula"]
    whole = {**FIGURE, "numerator": None, "denominator": None}
    pack = pack_of({"measures": [PARTED], "values": [whole]}, council=COUNCIL)
    assert "every record of an active measure is complete" in " ".join(
        told.nils(records_in_order(pack))
    )


@pytest.mark.parametrize(("value", "listed"), [(33.3, False), (33.0, False), (33.4, True)])
def test_figures_are_worked_out_again_by_their_formula(
    pack_of: Open, value: float, listed: bool
) -> None:
    """R1-045: executable; a figure that its formula does not give is listed."""
    tables = {
        "measures": [PARTED],
        "values": [{**FIGURE, "value": value}],
        "measure_records": [FORMULA],
    }
    section = records_in_order(pack_of(tables, council=COUNCIL))
    caption = "Figures of the year that their formula does not give"
    assert (caption in told.tables(section)) == listed
    if listed:
        assert told.table(section, caption)[0][2:] == ["33.4%", "33.3%"]


def test_the_formula_stands_in_record_and_guide(council_pack: Open) -> None:
    """R1-045: shown where the measure is defined; one measure of the demo still lacks it."""
    pack = council_pack(COUNCIL)
    facts = dict(record(pack, "REF01").blocks[0].pairs)
    in_figures = "100 × tonnes recycled ÷ tonnes collected"
    assert told.cell_words(facts["In figures"]) == in_figures
    rows = told.table(definitions(pack), "Definitions and targets, Refuse and Recycling")
    assert rows[0][2].endswith(f"tonnes collected. In figures: {in_figures}.")
    lacks = dict(told.table(records_in_order(pack), "Records of active measures"))
    vehicles = "BV218a: Abandoned vehicles looked at within a day of a report"
    assert lacks == {vehicles: "Executable formula"}
