"""Benchmarking: figures and approaches of the family, its members and meetings, its requests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pmf_lib.council import load_council
from pmf_lib.sections import Pack
from pmf_lib.sections.benchmarking import (
    approach_notes,
    benchmark_requests,
    benchmarking_family,
    benchmarking_summary,
    family_figures,
)
from pmf_lib.views.records import Details
from tests.peterborough import KEY, Row, blocks, measure, nils, rows, tables, value

Open = Callable[..., Pack]


def test_figures_of_the_family_with_rank_and_grade(pack_of: Open) -> None:
    """R4-066: compared where four others have a figure of the same quarter."""
    others = [
        {"measure": "W1", "authority": f"Other {number}", "period": "2009-10-Q2"}
        | {"value": 50.0 + number, "status": "final", "recorded_on": "2009-10-09"}
        for number in range(4)
    ]
    found = {
        "measures": [measure("W1"), measure("W2")],
        "values": [value("W1", 95.0), value("W2", 95.0)],
        "benchmarks": others,
    }
    pack = pack_of(found, council=KEY)
    section = family_figures(pack)
    (shown,) = [rows(table) for table in tables(section)][:1]
    assert [row[0] for row in shown] == ["Share of W1"]
    assert shown[0][3] == "B" and shown[0][4].startswith("1st of 5")
    assert section.headline == "1 measure compared; in the first quarter: Share of W1."
    assert [one for one in blocks(section) if isinstance(one, Details)]
    assert "1 in the first quarter" in benchmarking_summary(pack)[0]


def test_approaches_are_sorted_by_what_we_do_with_them(pack_of: Open) -> None:
    """R4-066: adopt, adapt, watch, no; approach and not only numbers."""
    own: Row = {"family": "F", "authority": "Other", "approach": "Texts"}
    found = [
        own | {"subject": word, "adoption": word, "note": "Fits"}
        for word in ("no", "watch", "adapt", "adopt")
    ]
    pack = pack_of({"approaches": found}, council=KEY)
    section = approach_notes(pack)
    assert [row[3] for row in rows(tables(section)[0])] == ["Adopt", "Adapt", "Watch", "No"]
    assert section.headline == ("4 approaches: 1 adopted, 1 adapted, 1 watched and 1 left alone.")
    assert "2 adopted or adapted" in benchmarking_summary(pack)[1]


@pytest.mark.parametrize(("until", "now"), [("2009-09-29", 1), ("2009-09-30", 2), (None, 2)])
def test_the_family_is_versioned(pack_of: Open, until: str | None, now: int) -> None:
    """R4-067: who left before the quarter's end stands among earlier versions."""
    own: Row = {"family": "F", "version": "2009", "since": "2009-04-01"}
    found = [own | {"authority": "A"}, own | {"authority": "B", "until": until, "version": "2006"}]
    section = benchmarking_family(pack_of({"benchmark_groups": found}, council=KEY))
    assert len(tables(section)[0].rows) == now
    earlier = [one for one in section.blocks if isinstance(one, Details)]
    assert len(earlier) == 2 - now


def test_the_family_meets_three_times_a_year(pack_of: Open) -> None:
    """R4-067: the meetings of the year, held and to come."""
    own = {"family": "F", "authority": "A"}
    section = benchmarking_family(pack_of({"benchmark_groups": [own]}, council=KEY))
    assert section.headline == "3 meetings of the family in 2009/10; as agreed."
    assert [row[2] for row in rows(tables(section)[-1])] == ["Held", "Held", "To come"]


def test_a_meeting_too_few_is_told(pack_of: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    """R4-067."""
    pack = pack_of({"benchmark_groups": [{"family": "F", "authority": "A"}]}, council=KEY)
    council = load_council(KEY)
    fewer = tuple(
        body.model_copy(update={"meetings": (date(2009, 6, 12),)})
        if body.key == "family-benchmarking-group"
        else body
        for body in council.bodies
    )
    monkeypatch.setitem(vars(pack), "council", council.model_copy(update={"bodies": fewer}))
    assert benchmarking_family(pack).headline == (
        "1 meeting of the family in 2009/10; 3 are agreed."
    )


def test_requests_in_and_out_with_working_days(pack_of: Open) -> None:
    """R4-068: over the bank holiday of 31 August, Friday to Tuesday is one working day."""
    own: Row = {"topic": "Cost", "direction": "asked of us", "asked_on": "2009-08-28"}
    found = [
        own | {"request": "1", "answered_on": "2009-09-01"},
        own | {"request": "2", "answered_on": "2009-08-28"},
        own | {"request": "3"},
    ]
    section = benchmark_requests(pack_of({"benchmark_requests": found}, council=KEY))
    assert sorted(row[3] for row in rows(tables(section)[0])) == ["0", "1", "Open"]
    assert tables(section)[0].notes == ("Half took 0.5 or less.",)
    assert nils(section) == ["Nil return: nothing was asked by us."]
    assert section.headline == "3 requests, 1 not answered."


def test_an_empty_register_is_a_nil_return(pack_of: Open) -> None:
    pack = pack_of({"measures": [measure("X1", state="deleted")]}, council=KEY)
    for section in (family_figures(pack), approach_notes(pack), benchmark_requests(pack)):
        assert nils(section) and not tables(section)
    assert nils(benchmarking_family(pack)) == ["Nil return: no member of a family is registered."]
