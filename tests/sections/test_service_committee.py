"""The service committee's report and its chair's edition: all of its own, nothing of another's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.sections import exception_report, followed_through, indicators, service_committee
from pmf_lib.sections.pack import Pack
from pmf_lib.views.records import Section
from tests.sections import told

COUNCIL = "ribble-valley-2007"
COMMITTEES = ("community", "planning-and-development", "policy-and-finance", "health-and-housing")
Open = Callable[..., Pack]


def test_national_and_local_stand_in_separate_tables(council_pack: Open) -> None:
    """R1-037: classes apart; R1-038: all of them, not by exception."""
    pack = council_pack(COUNCIL, committee="community")
    national = told.table(service_committee.national_of_committee(pack), "Every national")
    local = told.table(service_committee.local_of_committee(pack), "Every local")
    assert all(row[0].startswith("BV") for row in national)
    assert not any(row[0].startswith("BV") for row in local)
    assert len(national) + len(local) == len(pack.judgements)


def test_officer_and_member_stand_beside_every_measure(council_pack: Open) -> None:
    """R1-020"""
    for committee in COMMITTEES:
        pack = council_pack(COUNCIL, committee=committee)
        for section in (
            service_committee.national_of_committee(pack),
            service_committee.local_of_committee(pack),
        ):
            for found in told.tables(section).values():
                titles = [column.title for column in found.columns]
                if titles[0] != "Indicator":
                    continue
                assert titles[-2:] == ["Accountable officer", "Accountable member"]
                for row in found.rows:
                    assert all(told.cell_words(cell) != "not given" for cell in row[-2:])


def edition(pack: Pack) -> list[Section]:
    return [
        followed_through.decisions_overdue(pack),
        service_committee.committee_priorities(pack),
        service_committee.committee_actions(pack),
        indicators(pack),
        exception_report.questions_to_ask(pack),
        followed_through.recommendations_tracked(pack),
        followed_through.watch_list(pack),
    ]


@pytest.mark.parametrize("committee", COMMITTEES)
def test_chairs_edition_holds_nothing_of_another_committee(
    council_pack: Open, committee: str
) -> None:
    """Priorities, actions and indicators of its own; no other's are named (R1-072)."""
    whole, own = council_pack(COUNCIL), council_pack(COUNCIL, committee=committee)
    said = " ".join(told.words(section) for section in edition(own))
    others = whole.measures[~whole.measures["measure"].isin(own.measures["measure"])]
    actions = whole.entries("actions", every_period=True)
    theirs = actions[~actions["unit"].isin([unit.key for unit in own.units])]
    recommended = whole.entries("recommendations")
    outside = recommended[
        recommended["unit"].notna() & ~recommended["unit"].isin([unit.key for unit in own.units])
    ]
    for titles in (others["title"], theirs["title"], outside["title"]):
        assert len(titles) > 0
        assert not [title for title in titles if title in said]
    assert all(title in said for title in own.measures["title"])


def test_its_own_actions_stand_late_ones_first(council_pack: Open) -> None:
    """R1-072"""
    section = service_committee.committee_actions(council_pack(COUNCIL, committee="community"))
    rows = told.table(section, "Actions of the committee's services")
    assert rows[0][0] == "Fill two drivers' posts"
    assert section.headline == "4 actions under way, 1 late."


def test_recommendation_about_no_unit_goes_to_its_own_bodies_alone(pack_of: Open) -> None:
    """R1-072: made by or to the committee's body, and about no other's measure."""
    row = {
        "recommendation": "R1",
        "made_by": "community",
        "addressee": "cmt",
        "title": "Look again",
        "made_on": "2007-09-18",
        "status": "awaiting response",
        "recorded_on": "2007-09-18",
    }
    pack = pack_of({"recommendations": [row]}, council=COUNCIL, committee="community")
    assert len(followed_through.recommendations(pack)) == 1
    pack = pack_of(told.nothing(), council=COUNCIL, committee="health-and-housing")
    assert followed_through.recommendations(pack).empty


def test_a_committee_without_figures_is_told_so(pack_of: Open) -> None:
    pack = pack_of(told.nothing(), council=COUNCIL, committee="community")
    for section in (
        service_committee.national_of_committee(pack),
        service_committee.local_of_committee(pack),
        service_committee.committee_priorities(pack),
        service_committee.committee_actions(pack),
    ):
        (nil,) = told.nils(section)
        assert nil.startswith("Nil return: ")


def test_summary_names_what_is_overdue(council_pack: Open) -> None:
    """R1-017: on page one of the committee's pack."""
    told_ = service_committee.committee_summary(council_pack(COUNCIL, committee="community"))
    assert told_[1] == "What needs a decision? 1 decision or recommendation overdue."
    assert "6 national, 5 local" in told_[0]
