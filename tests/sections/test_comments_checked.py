"""Comments that do not agree with the figures, in the reports and for their authors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pmf_lib import sections
from pmf_lib.sections import Pack
from pmf_lib.sections.comments_checked import findings_of
from tests.sections import told

OF_2003 = "carlisle-2003"
PLANTED = {("PUB02", "H01"), ("REV05", "H11")}
# Better than last year, worse than last quarter; not improved; not worse; below target, improved.
SILENT = ("PER03", "PLA05", "WAS03", "WAS04")

Build = Callable[..., Pack]


def found_in(pack: Pack) -> set[tuple[str, str]]:
    found = findings_of(pack)
    return set(zip(found["measure"], found["code"], strict=True))


def test_the_planted_comments_are_found_and_the_true_ones_left_alone(council_pack: Build) -> None:
    """R1-035, R0-022: of the comments there, those that are wrong and no other."""
    found = found_in(council_pack(OF_2003))
    assert {one for one in found if one[1] != "H07"} == PLANTED
    assert not {one for one in found if one[0] in SILENT}


@pytest.mark.parametrize(
    ("council", "found"),
    [
        ("lancaster-2008", set()),
        ("ribble-valley-2007", set()),
        ("peterborough-2009", {("CSC02", "H06")}),
    ],
)
def test_comments_of_the_other_councils_agree(
    council_pack: Build, council: str, found: set[tuple[str, str]]
) -> None:
    """A red without a comment is found in Peterborough; no comment there is called untrue."""
    assert {one for one in found_in(council_pack(council)) if one[1] != "H07"} == found


def test_no_comment_of_carlisle_2021_is_called_untrue(council_pack: Build) -> None:
    codes = set(findings_of(council_pack("carlisle-2021"))["code"])
    assert codes and not codes & {"H01", "H02", "H03", "H04", "H05", "H06"}


def test_what_the_committee_is_shown(council_pack: Build) -> None:
    section = sections.comments_checked(council_pack(OF_2003))
    assert section.headline == (
        "19 comments read: 1 disagrees with the figures, and there are no red measures without a "
        "comment."
    )
    ((what, says, figure, author),) = told.table(section, "Comments that do not agree")
    assert what == "Food inspections made of those due (Public Protection)"
    assert says.startswith("“Performance has improved since last quarter")
    assert figure.startswith("In fact the figure is worse than the quarter before. Worse: fell")
    assert author == "Head of Public Protection"
    (copied,) = told.table(section, "Comments that leave a question open")
    assert copied[1] == "The comment is that of the period before."


def test_a_body_is_shown_its_own_services_alone(council_pack: Build) -> None:
    """Only services in the committee's remit; where all agrees, that is said."""
    other = sections.comments_checked(council_pack(OF_2003, unit="planning-services"))
    assert told.nils(other) == ["Nil return: no comment is found to disagree with its figure."]


MEASURE = {
    "measure": "M1", "unit": "pa-support", "title": "Letters answered in time", "kind": "percent",
    "polarity": "maximise", "frequency": "quarterly", "aggregation": "average",
    "state": "active", "since": "2020-04-01", "owner": "Support Officer",
}  # fmt: skip


def rows(text: str | None, *, before: float = 90, now: float = 80) -> dict[str, Any]:
    values = [
        {"measure": "M1", "unit": "pa-support", "period": period, "value": value,
         "recorded_on": "2021-10-05"}
        for period, value in (("2021-22-Q1", before), ("2021-22-Q2", now))
    ]  # fmt: skip
    target = {"measure": "M1", "period": "2021-22", "target": 95, "set_on": "2021-04-01"}
    comment = {"measure": "M1", "unit": "pa-support", "period": "2021-22-Q2", "text": text,
               "author": "Support Manager", "written_on": "2021-10-18"}  # fmt: skip
    found = {"measures": [MEASURE], "values": values, "targets": [target]}
    return found | ({"commentaries": [comment]} if text else {})


def codes(pack: Pack) -> list[str]:
    return list(findings_of(pack)["code"])


def test_both_sides_of_a_red_with_and_without_a_comment(pack_of: Build) -> None:
    assert codes(pack_of(rows(None))) == ["H06"]
    plain = "Two posts are vacant, so fewer were answered. Both are filled from November."
    assert codes(pack_of(rows(plain))) == []
    assert codes(pack_of(rows(f"{plain} Performance is improving."))) == ["H01"]
    better = pack_of(rows(f"{plain} Performance is improving.", before=70))
    assert codes(better) == []


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("Les résultats se sont améliorés au cours du trimestre grâce à deux agents", "H16",
         "The comment is not in English or Welsh: not checked."),
        ("Mae'r ffigur wedi gwella yn y chwarter hwn oherwydd bod staff newydd wedi dechrau", "H17",
         "The comment is in Welsh: its words are not held against the figure."),
        (".", "H12", "The comment says nothing."),
    ],
)  # fmt: skip
def test_a_comment_that_cannot_be_checked_is_said_to_be_so(
    pack_of: Build, text: str, code: str, words: str
) -> None:
    pack = pack_of(rows(text))
    assert codes(pack) == [code]
    (shown,) = told.table(sections.comments_checked(pack), "Comments that leave a question open")
    assert shown[1] == words


def test_a_very_long_comment_is_cut_where_it_is_quoted(pack_of: Build) -> None:
    long = "Performance is improving " + "while the team of the service goes on " * 6_000
    section = sections.comments_checked(pack_of(rows(long)))
    assert "too long or too hard to read" in told.words(section)
    assert len(told.words(section)) < 4_000
