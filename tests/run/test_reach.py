"""Which finished pages each post may open: its own, and no other's."""

from __future__ import annotations

import pytest

from pmf_lib.council import load_council
from pmf_lib.council.posts import Post, Role, posts_of
from pmf_lib.run.served.reach import Reach

COUNCIL = load_council("carlisle-2021")
QUARTER = "2021-22-Q2"
FILES = (
    "index.html",
    "manifest.json",
    "data/figures.csv",
    "faults/index.html",
    "unit_monitoring/ict-services.html",
    "unit_monitoring/ict-services.ipynb",
    "bodies/economic-growth/index.html",
    "bodies/economic-growth/unit_monitoring/ict-services.html",
    "bodies/audit/index.html",
    "bodies/public/index.html",
)


def opened(role: Role, of: str = "") -> set[str]:
    reach = Reach(COUNCIL, Post(role, of))
    return {file for file in FILES if reach.file(f"{QUARTER}/{file}")}


@pytest.mark.parametrize("role", [Role.PERFORMANCE_TEAM, Role.SCRUTINY_OFFICER])
def test_officers_of_the_whole_council_read_everything(role: Role) -> None:
    assert opened(role) == set(FILES)


def test_a_chair_reads_the_edition_of_the_own_committee() -> None:
    own = {file for file in FILES if file.startswith("bodies/economic-growth/")}
    assert opened(Role.COMMITTEE_CHAIR, "economic-growth") == own
    assert opened(Role.COMMITTEE_CHAIR, "health-and-wellbeing") == set()


def test_the_audit_committee_and_everybody_read_their_edition() -> None:
    assert opened(Role.AUDIT_COMMITTEE) == {"bodies/audit/index.html"}
    assert opened(Role.PUBLIC) == {"bodies/public/index.html"}


def test_who_enters_data_reads_the_packs_of_the_own_service() -> None:
    assert opened(Role.DATA_ENTRY, "ict-services") == {"unit_monitoring/ict-services.html"}
    assert opened(Role.DATA_ENTRY, "healthy-city") == set()


@pytest.mark.parametrize("path", ["", "index.html", QUARTER, f"{QUARTER}/bodies", "bodies/audit/x"])
def test_no_other_post_reads_what_is_of_no_edition(path: str) -> None:
    for post in posts_of(COUNCIL):
        reach = Reach(COUNCIL, post)
        assert reach.whole or not reach.file(path)


def test_notebooks_are_for_those_who_work_on_them() -> None:
    def working(name: str) -> set[Role]:
        return {post.role for post in posts_of(COUNCIL) if Reach(COUNCIL, post).notebook(name)}

    officers = {Role.PERFORMANCE_TEAM, Role.SCRUTINY_OFFICER}
    assert working("pairing") == working("indicator_rehearsal") == officers
    assert working("audit_analysis") == officers | {Role.AUDIT_COMMITTEE}
    assert working("clinic") == officers | {Role.COMMITTEE_CHAIR}
    assert working("in_depth_review") == officers | {Role.AUDIT_COMMITTEE, Role.COMMITTEE_CHAIR}


def test_each_post_is_told_in_words() -> None:
    told = {Reach(COUNCIL, post).told for post in posts_of(COUNCIL)}
    assert len(told) == len(posts_of(COUNCIL))
    assert "data entry for ICT Services" in told
