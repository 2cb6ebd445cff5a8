"""The Corporate PRT report: issues of every PRT, refused without one of them; where it goes."""

import pytest

from pmf_lib.council import load_council
from pmf_lib.errors import GateError
from pmf_lib.sections.corporate_progress import key_priorities_progress
from pmf_lib.sections.corporate_prt import corporate_prt_words, prt_issues, where_it_goes
from pmf_lib.views.records import Link
from tests.sections import lancaster_rows as rows
from tests.sections.told import nils, table, words

UNITS = [unit.key for unit in load_council(rows.COUNCIL).units]


def lancaster(pack_of, tables):
    return pack_of(tables, council=rows.COUNCIL)


@pytest.mark.parametrize("part", ["meetings", "meeting_issues"])
def test_refused_while_a_services_prt_is_missing(pack_of, part):
    """Fails if one is missing, in a sentence that names it (R2-029)."""
    tables = rows.every_prt(UNITS)
    tables[part] = [row for row in tables[part] if row["unit"] != "planning-services"]
    pack = lancaster(pack_of, tables)
    for section in (prt_issues, corporate_prt_words):
        with pytest.raises(GateError) as refused:
            section(pack)
        assert "The PRT of 1 service is missing" in refused.value.sentence
        assert "Planning Services" in refused.value.sentence
        assert "Council Housing" not in refused.value.sentence


def test_every_issue_leads_to_the_prt_report_of_its_service(pack_of):
    """Summarises the issues of each PRT, each with a link to it (R2-029)."""
    section = prt_issues(lancaster(pack_of, rows.every_prt(UNITS)))
    (block,) = section.blocks
    links = [row[0] for row in block.rows]
    assert [link.target for link in links if isinstance(link, Link)] == [
        f"prt_report/{unit}.html" for unit in UNITS
    ]
    assert section.headline == "9 issues from 9 PRTs."


def test_a_review_without_an_issue_counts_as_held(pack_of):
    tables = rows.every_prt(UNITS)
    tables["meeting_issues"][0] |= {"nil": "yes", "title": "None raised"}
    section = prt_issues(lancaster(pack_of, tables))
    assert "Raised no issue: Council Housing." in words(section)
    assert "None raised" not in words(section)


def test_goes_to_cabinet_and_to_the_panel_with_both_dates(pack_of):
    """Presented to Budget & Performance Panel and, new, to Cabinet; both dates (R2-030)."""
    decided = {
        "body": "cabinet",
        "period": rows.PERIOD,
        "considered_on": "2008-12-02",
        "response": "noted",
        "comment": "With thanks",
    }
    pack = lancaster(pack_of, rows.every_prt(UNITS) | {"considered": [decided]})
    section = where_it_goes(pack)
    routes = {row[0]: row[1:] for row in table(section, "Where this report goes")}
    member = "The Cabinet member with responsibility for performance"
    assert routes["Budget & Performance Panel"][::2] == ["25 November 2008", member]
    assert routes["Cabinet"] == [
        *("2 December 2008", "25 November 2008", member),
        "Noted on 2 December 2008. With thanks",
    ]
    assert "Panel on 25 November 2008 and Cabinet on 2 December 2008" in section.headline


def priority(number, rank=1, **changed):
    row = {
        "priority": f"Priority {number}",
        "rank": rank,
        "origin": "local",
        "horizon": "long",
        "starts_on": "2008-04-01",
        "set_on": "2008-03-05",
    }
    return row | changed


@pytest.mark.parametrize(("number", "warned"), [(5, False), (6, True)])
def test_too_many_top_priorities_are_warned_of(pack_of, number, warned):
    """Clear what the real priorities are: at most five stand first (R2-008)."""
    found = [priority(each) for each in range(number)] + [priority(9, rank=2)]
    section = key_priorities_progress(lancaster(pack_of, {"priorities": found}))
    assert ("Too many" in words(section)) is warned
    assert f"{number} priorities stand first" in words(section).replace("Too many: ", "")


def test_strategic_exceptions_lead_to_the_services_report(pack_of):
    """Partnership priorities are in strategic reporting, by agreement (R2-009)."""
    tables = rows.judged(LA1=50, CP1=95) | {
        "measure_records": [rows.record("LA1", "LAA"), rows.record("CP1", "Corporate Plan")],
        "milestones": [rows.milestone("M1", "LA1", "2008-10-27", framework="LAA")],
    }
    section = key_priorities_progress(lancaster(pack_of, tables))
    assert section.headline == (
        "Of 2 strategic targets, 1 red, 0 amber, 1 green and 0 not coloured; 1 milestone missed."
    )
    assert "prt_report/council-housing.html#measure-la1" in section.model_dump_json()
    totals = {row[0]: row[1:3] for row in table(section, "Strategic targets and milestones")}
    assert totals["LAA"] == ["1", "1"]


def test_without_targets_nil_returns_are_made(pack_of):
    section = key_priorities_progress(lancaster(pack_of, rows.judged(BP1=95)))
    assert len(nils(section)) == 3


def test_demo_summarises_nine_prts(council_pack):
    """R2-029: two of nine services had none to raise."""
    first, second, third = corporate_prt_words(council_pack(rows.COUNCIL))
    assert "The PRTs of all 9 services were held; they raised 10 issues" in first
    assert "7 of the issues bear" in second and "25 November 2008" in third
