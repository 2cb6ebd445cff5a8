"""The PRT report's first two sections: strategic targets, and the targets chosen."""

from pmf_lib.sections.prt_summary import prt_summary
from pmf_lib.sections.prt_targets import chosen_targets, strategic_progress, targets_you_chose
from tests.sections import lancaster_rows as rows
from tests.sections.told import headings, nils, table, tables, words

STRATEGIC = {
    "measure_records": [
        rows.record("CP1", "Corporate Plan", "yes"),
        rows.record("LA1", "LAA", "yes"),
        rows.record("LS1", "LSP"),
        rows.record("BP1"),
        rows.record("BP2"),
    ],
}
FIGURES = rows.judged(CP1=95, LA1=50, LS1=95, BP1=50, BP2=95) | STRATEGIC


def lancaster(pack_of, tables, **about):
    return pack_of(tables, council=rows.COUNCIL, **(about or {"unit": rows.UNIT}))


def test_every_strategic_target_shows_framework_milestone_day_due_and_status(pack_of):
    """Progress on strategic targets against approved milestones (R2-023)."""
    milestones = [
        rows.milestone("M1", "CP1", "2008-09-30", "2008-09-30"),
        rows.milestone("M2", "LA1", "2008-10-27", framework="LAA"),
        rows.milestone("M3", None, "2008-12-01", framework="LSP"),
        rows.milestone("M4", "BP1", "2008-10-27", framework="service business plan"),
    ]
    section = strategic_progress(lancaster(pack_of, FIGURES | {"milestones": milestones}))
    full = {(row[0], row[5]): row for row in table(section, "Every strategic target")}
    assert full["Measure CP1", "Milestone M1"][1:] == [
        *("Corporate Plan", "95.0%", "90.0%", "Green"),
        *("Milestone M1", "30 September 2008", "Reached, 30 September 2008"),
    ]
    assert full["Measure LA1", "Milestone M2"][1] == "Corporate Plan and LAA"
    assert full["Measure LS1", "None approved"][-1] == "None"
    assert ("No single target", "Milestone M3") in full and len(full) == 4
    assert "1 reached, 1 missed and 1 still ahead" in section.headline


def test_targets_of_partners_are_totalled_by_agreement(pack_of):
    """Framework tags LAA and LSP with section totals (R2-009)."""
    section = strategic_progress(lancaster(pack_of, FIGURES))
    totals = {row[0]: row[1:6] for row in table(section, "Strategic targets and milestones")}
    assert totals == {
        "Corporate Plan": ["2", "1", "0", "1", "0"],
        "LAA": ["1", "1", "0", "0", "0"],
        "LSP": ["1", "0", "0", "1", "0"],
    }


def test_exceptions_come_first_and_the_full_list_is_one_click_away(pack_of):
    """Reports on an exception basis (R2-022): what is in line stands in the details alone."""
    section = strategic_progress(lancaster(pack_of, FIGURES))
    first, *_, last = section.blocks
    assert first.heading == "Exceptions among strategic targets: what needs attention"
    assert [row[0] for row in table(section, "Strategic targets that need attention")] == [
        "Measure LA1"
    ]
    assert last.type == "details" and "Every strategic target" in last.summary
    open_words = " ".join(str(block.model_dump()) for block in section.blocks[:-1])
    assert "Measure LS1" not in open_words and "Measure LA1" in open_words


def test_milestones_missed_or_late_are_exceptions_and_others_not(pack_of):
    found = [
        rows.milestone("M1", "CP1", "2008-10-27", note="No money"),
        rows.milestone("M2", "CP1", "2008-09-01", "2008-09-02"),
        rows.milestone("M3", "CP1", "2008-10-28"),
    ]
    section = strategic_progress(lancaster(pack_of, FIGURES | {"milestones": found}))
    shown = table(section, "Milestones missed")
    assert [row[0] for row in shown] == ["Milestone M2", "Milestone M1"]
    assert [row[3] for row in shown] == ["Reached late, 2 September 2008", "Missed"]


def test_risks_stand_beside_the_targets_they_bear_on(pack_of):
    """Risks linked to measures in the same pack (R2-035)."""
    risk = {"unit": rows.UNIT, "likelihood": 4, "impact": 3, "owner": "Head"}
    risks = [
        {"risk": "R1", "title": "Strategic risk", "measure": "CP1", **risk},
        {"risk": "R2", "title": "Other risk", "measure": "BP1", **risk},
    ]
    pack = lancaster(pack_of, FIGURES | {"risks": risks, "target_selections": [rows.chosen("BP1")]})
    (shown,) = table(strategic_progress(pack), "Risks that bear")
    assert shown[:3] == ["Strategic risk", "Measure CP1", "12"]
    (shown,) = table(chosen_targets(pack), "Risks that bear")
    assert shown[:2] == ["Other risk", "Measure BP1"]


def test_only_chosen_targets_are_shown(pack_of):
    """The list equals the selection register (R2-018, R2-024)."""
    pack = lancaster(pack_of, FIGURES | {"target_selections": [rows.chosen("BP1")]})
    section = chosen_targets(pack)
    assert [row[0] for row in table(section, "Every target that was chosen")] == ["Measure BP1"]
    assert "BP2" not in words(section)
    assert "agreed on 14 May 2008 which targets to follow" in words(section)
    assert "Of 1 chosen target, 1 red" in prt_summary(pack)[0]


def test_what_the_corporate_plan_holds_is_told_among_the_strategic(pack_of):
    """Key business plan targets that are not in the Corporate Plan (R2-007)."""
    both = [rows.chosen("BP2"), rows.chosen("CP1")]
    section = chosen_targets(lancaster(pack_of, FIGURES | {"target_selections": both}))
    assert [row[0] for row in table(section, "Every target that was chosen")] == ["Measure BP2"]
    assert "told among the strategic targets: Measure CP1" in words(section)


def test_a_choice_of_another_year_or_of_a_measure_gone_is_no_choice(pack_of):
    last_year = [rows.chosen("BP1", period="2007-08")]
    section = chosen_targets(lancaster(pack_of, FIGURES | {"target_selections": last_year}))
    assert nils(section) == ["No targets have been chosen for 2008/09."]


def test_a_measure_reported_no_more_is_named(pack_of):
    gone = [rows.chosen("BP1"), rows.chosen("OLD")]
    section = chosen_targets(lancaster(pack_of, FIGURES | {"target_selections": gone}))
    assert "reported no more: OLD" in words(section)


def test_a_service_without_strategic_targets_says_so(pack_of):
    section = strategic_progress(lancaster(pack_of, rows.judged(BP1=95)))
    assert nils(section) == ["Nil return: no strategic target is with this service."]
    assert not tables(section)


def test_a_portfolio_sees_its_chosen_targets_in_one_list(pack_of):
    chosen = {
        "target_selections": [rows.chosen("BP1"), rows.chosen("BP2")],
        "portfolio_services": [
            {"portfolio": "housing-and-communities", "unit": unit, "since": "2007-05-21"}
            for unit in (rows.UNIT, rows.OTHER)
        ],
    }
    pack = lancaster(pack_of, FIGURES | chosen, portfolio="housing-and-communities")
    section = targets_you_chose(pack)
    assert [row[0] for row in table(section, "Targets chosen")] == [
        "Measure BP1 (Council Housing)",
        "Measure BP2 (Council Housing)",
    ]
    assert "None chosen for Planning Services" in section.headline and not headings(section)


def test_summary_of_the_demo_speaks_of_strategic_and_chosen_targets_alone(council_pack):
    """No measure that is neither strategic nor chosen counts (R2-018)."""
    pack = council_pack(rows.COUNCIL, unit="waste-and-street-services")
    first, changed, needed = prt_summary(pack)
    assert "Of 3 strategic targets" in first and "Of 2 chosen targets, 1 red" in first
    assert "over budget" in changed
    assert "Missed collections" in needed and "1 milestone missed" in needed
