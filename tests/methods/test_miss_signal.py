"""What is more than chance is told apart from what is not, on both sides of each boundary."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from pmf_lib.methods.exceptions import rank
from pmf_lib.methods.miss_signal import Signs, good_signs, missed_too_often, signs
from tests.methods.frames import judged, measure, series, target

USUAL = (101, 98, 102, 99, 100, 97, 103, 100, 98, 102, 99, 101, 103, 97, 100, 99, 102, 98)
YEARS = ("2017-18", "2018-19", "2019-20", "2020-21", "2021-22")


def row_of(figures: Any, aim: float = 100, **about: Any) -> tuple[dict[str, Any], tuple[str, ...]]:
    """A judged measure and the codes of its exception; none where it is none."""
    targets = [target(year, aim) for year in YEARS]
    found = judged([measure(**about)], series("2021-22-M06", figures), targets)
    ranked = rank(found)
    codes = ranked["codes"].iloc[0] if len(ranked) else ()
    return found.to_dict("records")[0], codes


def signs_of(figures: Any, aim: float = 100, **about: Any) -> Signs:
    row, codes = row_of(figures, aim, **about)
    return signs(row, codes, "95 to 105")


def test_a_figure_outside_its_limits_is_a_change() -> None:
    found = signs_of([*USUAL, 80])
    assert found.change == (
        "a real change for the worse (below the lower limit of its usual range)",
        "the figure is far from its own history",
    )


def test_a_miss_within_the_limits_is_chance() -> None:
    """Red by the tolerance, and no news (R1-018)."""
    found = signs_of([*USUAL, 97], tolerance_mode="absolute", red_tolerance=1)
    assert found.news == ()
    assert found.chance == ("the latest figure lies within its usual range, 95 to 105",)


def test_a_target_beyond_the_limits_is_missed_as_a_rule() -> None:
    found = signs_of(USUAL, aim=130)
    assert found.level == ("the target lies beyond its usual range, so it is missed as a rule",)


def test_a_real_change_for_the_better_sets_the_misses_aside() -> None:
    """A red can mask improvement."""
    found = signs_of([*USUAL, 115], aim=140)
    assert found.level == ()
    assert found.improving is not None
    assert found.improving.startswith("a real change for the better")


@pytest.mark.parametrize(("count", "chance"), [(4, True), (5, False)])
def test_too_few_figures_are_chance(count: int, chance: bool) -> None:
    row, codes = row_of((*USUAL[: count - 1], 80))
    usual = "" if not row["control"].has_limits else "80 to 120"
    (told, *_) = signs(row, codes, usual).chance
    assert (f"only {count} figures" in told) == chance


@pytest.mark.parametrize(("figure", "level"), [(91, 0), (89, 1)])
def test_without_a_usual_range_the_tolerance_decides(figure: float, level: int) -> None:
    """A rolling figure: red by more than a tenth, or amber."""
    found = signs_of([*USUAL, figure, figure], aggregation="rolling")
    assert len(found.level) == level
    assert ("no usual range can be drawn" in " ".join(found.chance)) == (level == 0)


@pytest.mark.parametrize(
    ("statuses", "often"),
    [
        (["amber"] * 6, False),
        (["red"] * 7, True),
        (["green", *["red"] * 6], False),
        (["green", "green", *["red", "amber"] * 5], True),
        (["green", *["amber"] * 5, "green", *["amber"] * 5], True),
        (["green", *["amber"] * 4, "green", *["amber"] * 5, "green"], False),
        (["green", "green", "green", *["amber"] * 3, "green", *["amber"] * 5], False),
        ([], False),
    ],
)
def test_misses_are_counted(statuses: list[str], often: bool) -> None:
    """7 running, or 10 of 12 with the latest among them."""
    assert (missed_too_often(statuses) is not None) == often


@given(some.lists(some.sampled_from(["green", "amber", "red"]), max_size=12))
def test_one_more_miss_never_makes_it_rarer(statuses: list[str]) -> None:
    if missed_too_often(statuses) and len(statuses) < 12:
        assert missed_too_often([*statuses, "red"])


def test_good_news_leaves_room_is_real_or_is_chance() -> None:
    """A green can give false assurance."""
    room, codes = row_of(USUAL, aim=60)
    assert good_signs(room, codes).room
    real, codes = row_of([*USUAL, 115])
    assert good_signs(real, codes).real.startswith("a real change for the better")
    row, _ = row_of(USUAL)
    assert "usual range, 95" in good_signs(row, ("F2",), "95 to 105").chance
    assert good_signs(row, ("F2",)).chance
