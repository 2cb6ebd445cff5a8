"""Each story planted in carlisle-2021 alone is there to be found."""

from __future__ import annotations

import pytest

from pmf_lib.demo.stories import STORIES, Story, StoryKind
from pmf_lib.intake.numbers import read_number, read_yes_no
from tests.demo.conftest import Files

CARLISLE = STORIES["carlisle-2021"]


def values(files: Files, measure: str) -> dict[str, float]:
    found = {row["period"]: read_number(row["value"]).value for row in files.whole(measure)}
    return {period: value for period, value in found.items() if value is not None}


def of_kind(kind: StoryKind) -> list[Story]:
    return [story for story in CARLISLE if story.kind is kind]


IN_OTHER_COUNCILS = {
    StoryKind.TOO_LATE_FOR_MEETING,
    StoryKind.OLD_BY_ITS_CLOCK,
    StoryKind.HIDDEN_BY_MIX,
    StoryKind.RECOVERY_SHOWN,
    StoryKind.RECOVERY_NOT_SHOWN,
    StoryKind.NOT_ITS_PARTS,
    StoryKind.SUCCESS_APPROVED,
    StoryKind.SUCCESS_FOUND,
    StoryKind.SUCCESS_BY_CHANCE,
}


def test_every_kind_of_story_is_planted() -> None:
    assert {story.kind for story in CARLISLE} == set(StoryKind) - IN_OTHER_COUNCILS
    everywhere = {story.kind for stories in STORIES.values() for story in stories}
    assert everywhere == set(StoryKind)


def test_a_value_recorded_late(files: Files) -> None:
    (row,) = files.whole("LEG02", "2021-22-M06")
    assert row["recorded_on"] == "2021-10-21"


def test_a_wrong_denominator(files: Files) -> None:
    (row,) = files.whole("RGS02", "2021-22-M04")
    assert int(row["numerator"]) > int(row["denominator"])


@pytest.mark.parametrize("story", of_kind(StoryKind.TARGET_OF_ZERO), ids=lambda s: s.measure)
def test_a_target_of_zero(files: Files, story: Story) -> None:
    targets = [row for row in files.rows("targets") if row["measure"] == story.measure]
    assert {row["target"] for row in targets} == {"0"}


def test_always_far_better_than_target(files: Files) -> None:
    (target,) = {r["target"] for r in files.rows("targets") if r["measure"] == "SER05"}
    assert min(values(files, "SER05").values()) > float(target) + 20


def test_missing_is_not_zero_and_zero_is_not_missing(files: Files) -> None:
    (missing,) = files.whole("HCI01", "2020-21-M01")
    assert missing["value"] == "n/a"
    assert missing["missing_reason"] == "Centres closed by law"
    assert values(files, "TOU01")["2020-21-M01"] == 0


def test_small_counts_are_suppressed(files: Files) -> None:
    (row,) = files.whole("HOM06", "2021-22-M06")
    assert row["value"] == "<5"
    assert min(values(files, "HOM06").values()) >= 5


@pytest.mark.parametrize(
    ("measure", "period", "marks"),
    [
        ("FIN03", "2021-22-M06", "£,"),
        ("CUS06", "2021-22-M06", "%"),
        ("HRP07", "2020-21", "()"),
        ("FIN05", "2017-18", "(£,)"),
        ("TOU02", "2021-22-M06", ","),
    ],
)
def test_numbers_as_people_write_them(files: Files, measure: str, period: str, marks: str) -> None:
    (row,) = files.whole(measure, period)
    assert all(mark in row["value"] for mark in marks)
    number = read_number(row["value"])
    assert number.value is not None
    assert number.flags == ()
    assert (number.value < 0) == ("(" in row["value"])


def test_a_word_where_a_number_is_due(files: Files) -> None:
    (row,) = files.whole("HCI01", "2020-21-M02")
    assert read_number(row["value"]).value is None
    assert row["missing_reason"]


def test_yes_in_place_of_1(files: Files) -> None:
    (row,) = files.whole("DEM07", "2020-21")
    assert row["value"] == "Yes"
    assert read_yes_no(row["value"]).value == 1


def test_a_unit_with_almost_no_data(files: Files) -> None:
    unit = "pa-support"
    assert {r["period"] for r in files.rows("values") if r["unit"] == unit} == {
        "2021-22-Q1",
        "2021-22-Q2",
    }
    nil = ("developments", "reviews", "risks", "actions", "introductions", "corporate_issues")
    assert not [row for name in nil for row in files.rows(name) if row["unit"] == unit]
    assert [row for row in files.rows("key_challenges") if row["unit"] == unit]


def test_held_below_target(files: Files) -> None:
    """Red by the plain rule; amber by Havering's, as it held against the same quarter."""
    figures = values(files, "CUS05")
    assert figures["2021-22-Q2"] == figures["2020-21-Q2"] < 95 * 0.9


def test_a_target_always_missed(files: Files) -> None:
    figures = values(files, "ICT02")
    since = [value for period, value in figures.items() if period >= "2020-21-M03"]
    assert max(since) < 80


def test_a_target_lowered_without_a_reason(files: Files) -> None:
    rows = [r for r in files.rows("targets") if (r["measure"], r["period"]) == ("TOU02", "2021-22")]
    first, second = rows
    assert float(second["target"]) < float(first["target"])
    assert second["set_on"] == "2021-08-02"
    assert (bool(first["reason"]), second["reason"]) == (True, "")


def test_a_recovery_path(files: Files) -> None:
    path = [
        (row["period"], row["target"])
        for row in files.rows("targets")
        if row["measure"] == "RGS01" and row["profile"] == "recovery"
    ]
    assert path[0] == ("2021-22", "95.0")
    assert [period for period, _ in path[1:]] == [f"2021-22-Q{n}" for n in range(1, 5)]
    assert path[-1][1] == "95.0"


def test_the_dip_in_the_epidemic(files: Files) -> None:
    figures = values(files, "TOU02")
    assert figures["2020-21-M01"] < 0.4 * figures["2019-20-M01"]
    assert figures["2021-22-M06"] > 2 * figures["2020-21-M01"]


def test_outside_its_band(files: Files) -> None:
    band = [r for r in files.rows("targets") if r["measure"] == "FIN05"][-1]
    assert values(files, "FIN05")["2020-21"] < float(band["lower"]) < float(band["upper"])
