"""A report's first page says under what it was made and whom to ask."""

from collections.abc import Callable

import pytest

from pmf_lib.council import council_keys, load_council
from pmf_lib.methods.read_aloud import summary
from pmf_lib.methods.reading import reading
from pmf_lib.sections import Pack, opening
from pmf_lib.sections.opening import position, title_page
from tests.conftest import ROOT

ENTRY = {"challenge": "X1", "period": "2021-22", "title": "More visitors"}


@pytest.mark.parametrize(
    ("council", "standing"),
    [
        ("carlisle-2003", "Performance Management Framework, version 1 (out to consultation)"),
        ("lancaster-2008", "Performance Management Framework, version 2 (approved)"),
        ("peterborough-2009", "Performance Management Framework, version 2009/10 (adopted)"),
    ],
)
def test_prints_the_version_of_the_framework_it_was_made_under(
    pack_of: Callable[..., Pack], council: str, standing: str
) -> None:
    """R0-001; the document is kept under review, so its version is named (R4-072)."""
    unit = load_council(council).units[0].key
    pack = pack_of({"key_challenges": [{**ENTRY, "unit": unit}]}, council=council)
    facts = dict(title_page(pack, pack.council.packs[0].pack).facts)
    assert facts["Made under"] == standing


def test_every_report_names_its_contact_officer(pack_of: Callable[..., Pack]) -> None:
    """R0-005: a post with its extension and address."""
    pack = pack_of({"key_challenges": [{**ENTRY, "unit": "pa-support"}]})
    contact = dict(opening(pack, "unit_monitoring").facts)["Contact"]
    assert contact == (
        "Policy and Communications Manager, extension 0000 (invented), performance@example.gov.uk"
    )


def test_who_approved_each_framework_and_who_was_asked() -> None:
    """R0-001: approving body, day, whom it was sent to, and how far it has come."""
    first = load_council("carlisle-2003").framework
    assert (first.approved_by, first.status) == ("Corporate Management Team", "out to consultation")
    assert first.consulted == "Overview and Scrutiny Management Committee"
    approved = {key: load_council(key).framework.approved_on for key in council_keys()}
    assert str(approved["ribble-valley-2007"]) == "2007-08-01"
    assert str(approved["lancaster-2008"]) == "2008-09-02"


@pytest.mark.parametrize("council", council_keys())
def test_every_councils_summary_can_be_read_aloud(
    council_pack: Callable[..., Pack], council: str
) -> None:
    """R1-020: short words and sentences, true to the figures, at a reading age of 12 at most."""
    units = [{}, *({"unit": unit.key} for unit in load_council(council).units[:4])]
    for about in units:
        pack = council_pack(council, **about)
        how, changed, needed = summary(position(pack))
        red = int((pack.judgements["status"] == "red").sum())
        assert f"{red} {'is' if red == 1 else 'are'} red" in how or (not red and "red" in how)
        short = list(pack.judgements["short_trend"])
        more_better = short.count("better") > short.count("worse") > 0
        assert ("More got better" in changed) == more_better
        assert "exception" in needed or pack.adverse.empty
        age = reading(" ".join((how, changed, needed))).age
        assert age is not None and age <= 12


def test_every_report_sums_itself_up() -> None:
    """Each notebook's first page has sentences: its own, or those made from the judgements."""
    for path in sorted((ROOT / "notebooks" / "packs").glob("*.ipynb")):
        source = " ".join(path.read_text(encoding="utf-8").split())
        assert "opening(pack, " in source or "*" in source.split("title_page(pack, ")[1][:90], path
