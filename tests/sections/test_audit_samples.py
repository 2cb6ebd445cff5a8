"""Audit samples on planted rows, and on the two demo councils that hold some."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.register.audit_samples import lot, seed_of
from pmf_lib.sections import (
    audit_movements,
    audit_quality_by_owner,
    audit_sample_each,
    audit_sample_summary,
    audit_samples_at_a_glance,
)
from pmf_lib.sections.audit_records import samples
from pmf_lib.sections.pack import Pack
from tests.sections import told

Rows = list[dict[str, object]]
Open = Callable[..., Pack]
UNIT, PERIOD = "ict-services", "2021-22-Q2"
SEED = seed_of("AS", PERIOD, PERIOD, "it's a salt")
NOTHING: dict[str, Rows] = {
    "teams": [{"team": "T", "unit": UNIT, "title": "Team", "lead": "Leader"}]
}
DIGEST = "0123456789abcdef" * 4
ORDER = sorted((str(number) for number in range(1, 41)), key=lambda one: lot(SEED, one))


def planted(papers: int = 0, *, size: int = 4, **changes: object) -> dict[str, Rows]:
    """A sample of four of forty records, some of them tested."""
    sample = {
        "sample": "AS",
        "sampled": "records",
        "title": "Calls",
        "reason": "They are many",
        "first_period": PERIOD,
        "last_period": PERIOD,
        "confidence": 90.0,
        "tolerable": 60.0,
        "population": 40.0,
        "size": float(size),
        "salt": "it's a salt",
        "drawn_on": "2021-10-01",
        "drawn_by": "Audit Manager",
        **changes,
    }
    drawn = [
        {
            "drawn_item": f"AS/{place}",
            "sample": "AS",
            "place": float(place),
            "record": ORDER[place - 1],
            "reported": 2.0,
        }
        for place in range(1, 5)
    ]
    tested = [
        {
            "drawn_item": f"AS/{place}",
            "recalculated": 2.0,
            "evidence": "Job sheet",
            "sha256": DIGEST,
            "finding": "agreed",
            "tested_by": "Senior Auditor",
            "tested_on": "2021-10-04",
        }
        for place in range(1, papers + 1)
    ]
    return {"audit_samples": [sample], "audit_sample_items": drawn, "working_papers": tested}


def concluded(ended: str = "finished") -> dict[str, Rows]:
    end = {
        "sample": "AS",
        "ended": ended,
        "conclusion": "The figure stands",
        "concluded_by": "Audit Manager",
        "concluded_on": "2021-10-06",
    }
    return {"audit_conclusions": [end]}


@pytest.fixture
def whole(pack_of: Open) -> Open:
    """A pack of the whole council."""
    return lambda tables, **about: pack_of(tables, unit="", **about)


def each(pack: Pack) -> str:
    return told.words(audit_sample_each(pack))


def test_without_samples_each_part_says_so(whole: Open) -> None:
    pack = whole(NOTHING)
    assert audit_sample_summary(pack) == ("Nil return: no audit sample was planned or drawn.",)
    for section in (audit_samples_at_a_glance, audit_sample_each):
        assert "no audit sample was planned or drawn" in told.words(section(pack))


def test_a_sample_is_drawn_again_for_the_report(whole: Open) -> None:
    """R1-041: seed and command stand in the report, with the salt as a shell reads it."""
    said = each(whole(planted()))
    assert "Drawn again for this report: the same 4 items, in the same order." in said
    assert SEED in said
    assert "AS 2021-22-Q2 2021-22-Q2 'it'\"'\"'s a salt' | sha256sum" in said


def test_items_that_the_seed_does_not_draw_are_named(whole: Open) -> None:
    rows = planted(4)
    rows["audit_sample_items"][3]["record"] = ORDER[4]
    said = each(whole(rows))
    assert f"it differs in {' and '.join(sorted([ORDER[3], ORDER[4]]))}." in said
    assert "they stand for nothing else" in said


def test_nothing_is_said_of_the_whole_before_every_item_is_tested(whole: Open) -> None:
    pack = whole(planted(3))
    assert [str(one.state) for one in samples(pack)] == ["under test"]
    said = each(pack)
    assert "nothing can be said of the whole before every item is tested; 1 item to go" in said
    assert "1 item still to be tested" in " ".join(audit_sample_summary(pack))
    assert f"AS/4: {ORDER[3]}" in said


def test_a_finished_sample_says_what_it_allows(whole: Open) -> None:
    """R1-041: the most that may be wrong, and whether it can be borne: 44 % of 60 %."""
    pack = whole({**planted(4), **concluded()})
    said = each(pack)
    assert "No records of the 4 tested were wrong." in said
    assert "we can be 90% sure that no more than 43.8% are" in said
    assert "Up to 60% can be borne: this is within what can be borne." in said
    assert "Conclusion (Audit Manager, 6 October 2021): The figure stands" in said
    assert "every item drawn has been tested" in said
    assert "4 working papers still to be reviewed" in said


def test_more_than_can_be_borne_needs_a_decision(whole: Open) -> None:
    """Both sides: 43.8 % may be wrong, of which 43.7 or 43.8 can be borne."""
    beyond = whole({**planted(4, tolerable=43.7), **concluded()})
    assert "1 sample leaves more error possible than can be borne: AS" in " ".join(
        audit_sample_summary(beyond)
    )


def test_what_can_just_be_borne_needs_none(whole: Open) -> None:
    within = whole({**planted(4, tolerable=43.8), **concluded()})
    assert "No samples leave more error" in " ".join(audit_sample_summary(within))


def test_a_paper_whose_figures_say_otherwise_is_named(whole: Open) -> None:
    """R1-047."""
    rows = planted(4, materiality=1.0)
    rows["working_papers"][1] |= {"recalculated": 4.0, "finding": "immaterial"}
    said = each(whole(rows))
    assert "AS/2 says immaterial; by its figures it is material." in said


def test_a_planned_sample_keeps_its_secret(whole: Open) -> None:
    rows = planted(0, size=7, salt=None, drawn_on=None, drawn_by=None)
    said = each(whole({"audit_samples": rows["audit_samples"]}))
    assert "its secret word is told only once it is" in said
    assert "7 would be drawn today" in said


def test_a_sample_that_was_given_up_has_nothing_to_test(whole: Open) -> None:
    said = each(whole({**planted(1), **concluded("given up")}))
    assert "the sample is given up" in said


def test_a_sample_of_a_later_quarter_is_not_told_yet(whole: Open) -> None:
    assert samples(whole(planted(), period="2021-22-Q1")) == ()


def test_the_demo_s_sample_was_drawn_by_its_seed(in_demo_home, demo_pack: Open) -> None:
    """R1-041: every item of the demo comes out again, from the figures as then known."""
    found = {one.code: one for one in samples(demo_pack())}
    assert {one.differs for one in found.values()} == {()}
    assert [str(found[code].state) for code in sorted(found)] == [
        "finished",
        "under test",
        "planned",
    ]
    result = found["AS-1"].result
    assert result is not None
    assert [layer.name for layer in result.layers] == ["checked", "estimated", "provisional"]
    assert (result.errors, str(result.conclusion)) == (1, "accept")


def test_the_other_council_s_records_bear_its_figure_out(council_pack: Open) -> None:
    (found,) = samples(council_pack("ribble-valley-2007"))
    assert (str(found.state), found.differs, len(found.items)) == ("finished", (), 11)
    assert "11 tested were wrong" in told.words(
        audit_sample_each(council_pack("ribble-valley-2007"))
    )


def test_owners_stand_by_what_fails(demo_pack: Open) -> None:
    """R4-031: the owner with most failures first."""
    section = audit_quality_by_owner(demo_pack())
    assert "owners of 27 have a figure that fails a test" in (section.headline or "")
    assert "Grounds Maintenance Manager" in told.words(section)


def test_risks_and_savings_are_told_then_and_now(demo_pack: Open) -> None:
    """R4-058, R4-060."""
    section = audit_movements(demo_pack())
    assert section.headline == "8 risks got worse; the forecast of 13 savings fell."
    assert "(BER-R1)" in told.words(section)


def test_without_risks_and_savings_nothing_moved(whole: Open) -> None:
    said = told.words(audit_movements(whole(NOTHING)))
    assert "no risk moved since the report before" in said
    assert "no saving moved" in said
