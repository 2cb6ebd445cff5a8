"""Warnings about targets and figures, on the last page of the reports that show them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import nbformat
import pytest

from pmf_lib.demo.linter_stories import TO_BE_FOUND, UNUSUAL_BUT_RIGHT, Planted
from pmf_lib.sections import Pack, warnings_about_figures
from pmf_lib.sections.warnings_about_figures import SHOWN, warnings_of
from pmf_lib.views.records import Nil, Table
from tests.conftest import ROOT

HEADING = "## Warnings about targets and figures"
PACKS = (
    "unit_monitoring",
    "delivery_plan_report",
    "prt_report",
    "service_committee_report",
    "quarter_overview",
    "strategic_overview",
)
YEAR = "2021-22"


def measure(code: str = "PAS01", **more: object) -> dict[str, object]:
    return {
        "measure": code,
        "title": f"Letters {code}",
        "unit": "pa-support",
        "polarity": "maximise",
        "kind": "percent",
        "frequency": "quarterly",
        "aggregation": "average",
        "owner": "PA Manager",
        "member": "Leader",
        "source": "Post book",
        "state": "active",
        "defined_on": "2019-04-01",
    } | more


def value(figure: float, code: str = "PAS01") -> dict[str, object]:
    quarter = {"measure": code, "unit": "pa-support", "period": "2021-22-Q2", "value": figure}
    return quarter | {"recorded_on": "2021-10-05", "status": "final"}


def aim(target: float, code: str = "PAS01", **more: object) -> dict[str, object]:
    return {
        "measure": code,
        "period": YEAR,
        "target": target,
        "set_on": "2021-03-01",
        "reason": "Agreed",
    } | more


def texts(table: Any) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[cell.text for cell in row] for row in table.rows]


def test_each_warning_says_what_why_and_what_to_do(pack_of: Callable[..., Pack]) -> None:
    pack = pack_of({"measures": [measure()], "values": [value(88)], "targets": [aim(0.9)]})
    section = warnings_about_figures(pack)
    assert section.headline == "1 warning, about 1 of 1 measure."
    _, table = section.blocks
    ((name, found, warning, why, do),) = texts(table)
    assert (name, warning) == ("PAS01 Letters PAS01", "L03 A hundred times too large or small")
    assert found == "Q2 2021/22: 88% against a target of 0.9%, 98 times the target."
    assert "fraction" in why and do.startswith("Compare")


def test_a_nil_return_says_how_much_was_asked(pack_of: Callable[..., Pack]) -> None:
    pack = pack_of({"measures": [measure()], "values": [value(88)], "targets": [aim(90)]})
    (nil,) = warnings_about_figures(pack).blocks
    assert isinstance(nil, Nil)
    assert nil.reason == "Nil return: 24 rules found nothing wrong."


def test_targets_and_definitions_are_read_with_their_history(pack_of: Callable[..., Pack]) -> None:
    """What was known before is what shows that something changed without a word."""
    again = measure(formula="Letters sent over letters due", defined_on="2021-06-01")
    eased = aim(80, set_on="2021-08-02", reason=None)
    pack = pack_of(
        {
            "measures": [measure(formula="Letters sent in time"), again],
            "values": [value(88)],
            "targets": [aim(90), eased],
        }
    )
    assert [one.code for one in warnings_of(pack)] == ["L16", "L22"]


@pytest.mark.parametrize(("number", "cut"), [(SHOWN, False), (SHOWN + 1, True)])
def test_many_warnings_are_cut_and_counted(
    pack_of: Callable[..., Pack], number: int, cut: bool
) -> None:
    codes = [f"PAS{place:02}" for place in range(number)]
    tables = {
        "measures": [measure(code) for code in codes],
        "values": [value(88, code) for code in codes],
        "targets": [aim(0.9, code) for code in codes],
    }
    section = warnings_about_figures(pack_of(tables))
    table = section.blocks[-1]
    assert isinstance(table, Table)
    assert len(table.rows) == SHOWN
    assert section.headline.startswith(f"{number} warnings")
    assert any("pmf lint" in note for note in table.notes) is cut


@pytest.mark.parametrize("planted", TO_BE_FOUND, ids=lambda one: f"{one.code}-{one.measure}")
def test_the_demo_s_stories_are_found(council_pack: Callable[..., Pack], planted: Planted) -> None:
    found = {(one.code, one.measure) for one in warnings_of(council_pack(planted.council))}
    assert (planted.code, planted.measure) in found


@pytest.mark.parametrize("unusual", UNUSUAL_BUT_RIGHT, ids=lambda one: f"{one.code}-{one.measure}")
def test_what_is_unusual_but_right_brings_no_warning(
    council_pack: Callable[..., Pack], unusual: Planted
) -> None:
    pack = council_pack(unusual.council)
    assert unusual.measure in set(pack.measures["measure"])
    assert unusual.measure not in {one.measure for one in warnings_of(pack)}


def test_the_absurd_target_stands_in_the_unit_s_report(council_pack: Callable[..., Pack]) -> None:
    pack = council_pack("carlisle-2003", unit="customer-and-information-services")
    _, table = warnings_about_figures(pack).blocks
    found = [row[1] for row in texts(table)]
    assert "Sep 2003: 73,390 against a target of 420, 175 times the target." in found


@pytest.mark.parametrize(
    "council",
    ["carlisle-2003", "ribble-valley-2007", "lancaster-2008", "peterborough-2009", "carlisle-2021"],
)
def test_ordinary_measures_of_the_demos_are_silent(
    council_pack: Callable[..., Pack], council: str
) -> None:
    """Fewer than one measure in ten has a warning, the planted ones among them."""
    pack = council_pack(council)
    assert len({one.measure for one in warnings_of(pack)}) <= len(pack.measures) / 10


@pytest.mark.parametrize("pack", PACKS)
def test_it_stands_before_how_to_read(pack: str) -> None:
    notebook = nbformat.read(ROOT / f"notebooks/packs/{pack}.ipynb", 4)
    headings = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    assert HEADING in headings
    assert headings.index(HEADING) < headings.index("## How to read this report")
    sources = [cell.source for cell in notebook.cells]
    assert sources[sources.index(HEADING) + 1] == "warnings_about_figures(pack)"
