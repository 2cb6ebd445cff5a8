"""The cover of a report to Cabinet: every heading with text or “None”."""

import pytest

from pmf_lib.errors import GateError
from pmf_lib.sections import cover_report as cover
from tests.sections import lancaster_rows as rows
from tests.sections.told import blocks_of, facts, nils, table, words

HEAD = {
    "Title": "New exchange",
    "Body": "Cabinet",
    "Meeting": "2 December 2008",
    "Report of": "Corporate Director (Finance & Performance)",
    "Recommending member": "Cabinet member for performance",
    "Decision": "Non-Key Decision",
    "Date Included in Forward Plan": "N/a",
}


def lancaster(pack_of, tables=None, **said):
    texts = HEAD | {name.replace("_", " "): text for name, text in said.items()}
    covers = [
        {"report": rows.PERIOD, "heading": name, "text": text} for name, text in texts.items()
    ]
    return pack_of({"cover_reports": covers} | (tables or {}), council=rows.COUNCIL)


def test_header_names_body_day_reporting_officer_and_member(pack_of):
    """Body, meeting, reporting officer (R2-048); recommendations of a member (R2-002)."""
    decisions = [
        {"report": rows.PERIOD, "number": "1", "text": "That it be bought"},
        {"report": rows.PERIOD, "number": "2", "text": "That it be paid", "decision": "agreed"},
        {"report": "2008-09-Q1", "number": "1", "text": "Another report's"},
    ]
    pack = lancaster(pack_of, {"report_decisions": decisions})
    first, second, third = cover.cover_words(pack)
    assert first == "New exchange. Cabinet, 2 December 2008."
    assert "Report of Corporate Director (Finance & Performance)" in second
    assert third == "This report is public"
    section = cover.cover_recommendations(pack)
    assert [row[:3] for row in table(section, "Recommendations")] == [
        ["(1)", "That it be bought", "Not yet decided"],
        ["(2)", "That it be paid", "Agreed"],
    ]
    assert "Of the Cabinet member for performance." in words(section)


@pytest.mark.parametrize("kind", cover.KINDS)
def test_box_of_the_kind_of_decision_is_crossed(pack_of, kind):
    """Key, Non-Key or Referral, the Forward Plan date, and “This report is public” (R2-001)."""
    said = {"Decision": kind, "Date Included in Forward Plan": "3 November 2008"}
    section = cover.cover_purpose(lancaster(pack_of, **said))
    found = facts(section)
    assert [found[each] for each in cover.KINDS].count("X") == 1 and found[kind] == "X"
    assert found["Date Included in Forward Plan"] == "3 November 2008"
    assert "This report is public" in words(section)


@pytest.mark.parametrize("plan_date", ["N/a", None])
def test_a_key_decision_without_a_forward_plan_date_is_refused(pack_of, plan_date):
    """R2-001: the pack fails with a sentence that names report and lack."""
    said = {"Decision": "Key Decision", "Date Included in Forward Plan": plan_date}
    with pytest.raises(GateError, match=r"New exchange.*Forward Plan"):
        cover.cover_words(lancaster(pack_of, **said))


def test_another_kind_of_decision_is_refused(pack_of):
    with pytest.raises(GateError, match="A report is one of"):
        cover.cover_words(lancaster(pack_of, Decision="Urgent"))


def test_an_exempt_report_stays_out_of_the_public_edition(pack_of):
    """The flag decides what is published (R2-001): title alone, all text in exempt blocks."""
    option = {"report": rows.PERIOD, "option": "Option 1: Heron", "preferred": "yes"}
    said = {"Publication": "Exempt, Paragraph 3", "Introduction": "Heron", "Conclusion": "Heron"}
    pack = lancaster(pack_of, {"report_options": [option]}, **said)
    assert cover.cover_words(pack)[2] == "This report is exempt under paragraph 3"
    for section in (
        cover.cover_heading(pack, "Introduction"),
        cover.cover_options(pack),
        cover.cover_preferred(pack),
        cover.cover_purpose(pack),
    ):
        assert {block.paragraph for block in section.blocks if block.type == "exempt"} == {
            "paragraph 3"
        }
        outside = [block for block in section.blocks if block.type != "exempt"]
        assert "Heron" not in str([block.model_dump() for block in outside])


def test_options_with_risks_and_the_one_officers_prefer(pack_of):
    """Options analysis with risk (R2-037), preferred option (R2-038), conclusion (R2-039)."""
    options = [
        {
            "report": rows.PERIOD,
            "option": "Option 1: buy",
            "for_it": "It works",
            "risk": "It is late",
            "preferred": "yes",
        },
        {"report": rows.PERIOD, "option": "Option 2: wait", "preferred": "no"},
    ]
    said = {"Conclusion": "Buy it", "Officer Preferred Option (and comments)": "Soon"}
    pack = lancaster(pack_of, {"report_options": options}, **said)
    assert table(cover.cover_options(pack), "Options") == [
        ["Option 1: buy", "It works", "It is late", "Yes"],
        ["Option 2: wait", "None", "None", "No"],
    ]
    assert [block.text for block in cover.cover_preferred(pack).blocks] == [
        "The preferred option is Option 1: buy.",
        "Soon",
    ]
    assert "Buy it" in words(cover.cover_heading(pack, "Conclusion"))


@pytest.mark.parametrize(
    "heading",
    [
        "RELATIONSHIP TO POLICY FRAMEWORK",  # R2-040
        "CONCLUSION OF IMPACT ASSESSMENT",  # R2-041
        "FINANCIAL IMPLICATIONS",  # R2-042
        "SECTION 151 OFFICER'S COMMENTS",  # R2-043
        "LEGAL IMPLICATIONS",  # R2-044
        "MONITORING OFFICER'S COMMENTS",  # R2-045
        "BACKGROUND PAPERS",  # R2-046
    ],
)
def test_every_block_has_its_text_or_none(pack_of, heading):
    """Each block is there with a value or “None” (R2-040 to R2-046)."""
    assert nils(cover.cover_heading(lancaster(pack_of), heading)) == ["None"]
    assert nils(cover.cover_heading(lancaster(pack_of, **{heading: None}), heading)) == ["None"]
    told = cover.cover_heading(lancaster(pack_of, **{heading: "As written"}), heading)
    assert told.blocks[0].text == "As written"


@pytest.mark.parametrize("heading", cover.COMMENTED)
def test_statutory_comments_carry_post_and_day(pack_of, heading):
    """Statutory officers' comments have name and date (R2-043, R2-045): a post for a name."""
    row = {"report": rows.PERIOD, "heading": heading, "text": "No comments"}
    signed = row | {"commented_by": "Monitoring Officer", "commented_on": "2008-11-17"}
    for given, expected in (
        (signed, "Monitoring Officer, 17 November 2008"),
        (signed | {"commented_on": None}, "This comment lacks its date, and does not count"),
        (row, "This comment lacks its post and date"),
    ):
        pack = pack_of({"cover_reports": [given]}, council=rows.COUNCIL)
        assert cover.cover_heading(pack, heading).blocks[-1].text.startswith(expected)


def test_consultation_shows_what_this_report_changed_because_of_it(pack_of):
    """Inputs linked to the change they led to (R2-004)."""
    asked = {"method": "Briefing", "started_on": "2008-10-14", "title": "Asked"}
    heard = [
        {"consultation": "C1", "used_in": "New exchange", **asked},
        {"consultation": "C2", "used_in": "Another report", **asked},
    ]
    pack = lancaster(pack_of, {"consultations": heard})
    section = cover.cover_consultation(pack)
    assert len(table(section, "What was heard")) == 1 and nils(section) == ["None"]


def test_contact_is_a_post(pack_of):
    """Contact officer, telephone, e-mail, reference (R2-047)."""
    said = {"Contact Officer": "Performance Manager", "Ref": "pmf/1"}
    assert facts(cover.cover_contact(lancaster(pack_of, **said))) == {
        "Contact Officer": "Performance Manager",
        "Telephone": "None",
        "E-mail": "None",
        "Ref": "pmf/1",
    }


def test_without_a_report_of_the_quarter_each_heading_says_so(pack_of):
    other = {"report": "2008-09-Q1", "heading": "Title", "text": "Old"}
    pack = pack_of({"cover_reports": [other]}, council=rows.COUNCIL)
    assert cover.cover_words(pack)[0].startswith("No report was written")
    assert nils(cover.cover_purpose(pack)) and nils(cover.cover_heading(pack, "Introduction"))


def test_demos_cover_is_whole(council_pack):
    """Every heading of the demo's report has text, and both statutory comments are signed."""
    pack = council_pack(rows.COUNCIL)
    assert "Referral from Corporate Director" in cover.cover_words(pack)[1]
    for heading in cover.COMMENTED:
        blocks = list(blocks_of(cover.cover_heading(pack, heading)))
        assert "November 2008" in blocks[-1].text
