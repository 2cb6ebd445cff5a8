"""The stories that every demo council has, each there to be found."""

from __future__ import annotations

from itertools import pairwise
from statistics import mean

from pmf_lib.demo.stories import STORIES, Story, StoryKind
from pmf_lib.periods import Grain, Period
from tests.demo.conftest import Demo
from tests.demo.test_stories import values


def told(demo: Demo, kind: StoryKind) -> list[Story]:
    return [story for story in STORIES[demo.council.key] if story.kind is kind]


def test_every_council_has_a_shift_a_decline_noise_and_a_late_return(each: Demo) -> None:
    stories = STORIES[each.council.key]
    assert all(story.finding.endswith(".") for story in stories)
    assert {story.kind for story in stories} >= {
        *(StoryKind.REAL_SHIFT, StoryKind.REBASED, StoryKind.NOT_REBASED),
        *(StoryKind.SLOW_DECLINE, StoryKind.NOISE, StoryKind.LATE_RETURN),
    }


def test_a_real_shift_leaves_no_overlap(each: Demo) -> None:
    """With the year before or, where the seasons matter, with the same season of three years."""
    seasons = {measure.code: measure.series.season for _, measure in each.catalogue.measures}
    for story in told(each, StoryKind.REAL_SHIFT):
        figures = values(each.files, story.measure)
        before = {period: value for period, value in figures.items() if period < story.period}
        after = {period: value for period, value in figures.items() if period >= story.period}
        assert len(after) >= 7
        season = seasons[story.measure] != "none"
        parts = {period[-2:] for period in after} if season else {""}
        sides = {
            _side(_last(before, part, 3 if season else 12), _last(after, part, 99))
            for part in parts
        }
        assert sides in ({1}, {-1}), story.measure


def _last(figures: dict[str, float], part: str, count: int) -> list[float]:
    return [value for period, value in figures.items() if period.endswith(part)][-count:]


def _side(before: list[float], after: list[float]) -> int:
    """1 where all that came after is higher than all before, -1 where it is lower, else 0."""
    return int(min(after) > max(before)) - int(max(after) < min(before))


def test_there_is_a_shift_for_better_and_one_for_worse(each: Demo) -> None:
    """One that nobody drew new limits for stays a concern."""
    shifts = {story.measure for story in told(each, StoryKind.REAL_SHIFT)}
    rebased = {story.measure for story in told(each, StoryKind.REBASED)}
    concerns = {story.measure for story in told(each, StoryKind.NOT_REBASED)}
    assert concerns <= shifts
    assert not concerns & rebased
    assert shifts - concerns


def test_each_rebase_is_a_story(each: Demo) -> None:
    rebased = {(story.measure, story.period) for story in told(each, StoryKind.REBASED)}
    rows = each.files.rows("rebases")
    assert {(row["measure"], row["period"]) for row in rows} == rebased


def test_a_slow_decline_is_in_no_single_year(each: Demo) -> None:
    """Over five years more than any usual month brings, yet no one year has half of it."""
    for story in told(each, StoryKind.SLOW_DECLINE):
        figures = list(values(each.files, story.measure).values())
        years = [mean(figures[start : start + 12]) for start in range(0, 60, 12)]
        fall = years[0] - years[-1]
        assert fall > 1.5 * mean(abs(later - earlier) for earlier, later in pairwise(figures))
        assert all(earlier - later < fall / 2 for earlier, later in pairwise(years))
        assert years[-1] == min(years)


def test_noise_misses_its_target_within_the_usual_range(each: Demo) -> None:
    """A point between the limits mean -/+ 2.66 mean moving ranges (XmR)."""
    better = {"maximise": 1, "minimise": -1}
    for story in told(each, StoryKind.NOISE):
        *past, latest = values(each.files, story.measure).values()
        aim, way = _aim(each, story), better[_definition(each, story)["polarity"]]
        moving = mean(abs(later - earlier) for earlier, later in pairwise(past))
        assert way * latest < way * aim
        assert abs(latest - mean(past)) < 2.66 * moving
        assert min(past) <= latest <= max(past)


def _definition(demo: Demo, story: Story) -> dict[str, str]:
    return [row for row in demo.files.rows("measures") if row["measure"] == story.measure][-1]


def _aim(demo: Demo, story: Story) -> float:
    """The target of a month: the year's, or a twelfth of it where it is spread evenly."""
    year = Period.parse(story.period).containing(Grain.YEAR).code
    (row,) = [
        row
        for row in demo.files.rows("targets")
        if (row["measure"], row["period"]) == (story.measure, year)
    ]
    return float(row["target"]) / (12 if row["profile"] == "even" else 1)


def test_a_restated_figure_keeps_its_first_row(each: Demo) -> None:
    for story in told(each, StoryKind.RESTATED):
        first, second = each.files.whole(story.measure, story.period)
        assert f"{first['value']} became {second['value']} on " in story.finding
        assert first["recorded_on"] < second["recorded_on"]
        assert second["reason_code"] == "error"
        assert second["note"]


def test_a_late_return_has_no_row(each: Demo) -> None:
    for story in told(each, StoryKind.LATE_RETURN):
        periods = [row["period"] for row in each.files.whole(story.measure)]
        assert Period.parse(story.period).end == each.council.period.end
        assert max(periods) < story.period


def test_almost_no_data(each: Demo) -> None:
    for story in told(each, StoryKind.ALMOST_NO_DATA):
        periods = [row["period"] for row in each.files.whole(story.measure)]
        assert (len(periods), min(periods)) == (2, story.period)


def test_a_new_definition(each: Demo) -> None:
    for story in told(each, StoryKind.NEW_DEFINITION):
        rows = [row for row in each.files.rows("measures") if row["measure"] == story.measure]
        assert [row["version"] for row in rows] == ["1", "2"]
        assert rows[1]["defined_on"] == Period.parse(story.period).start.isoformat()


def test_a_year_of_misses_and_years_of_far_better(each: Demo) -> None:
    for story in told(each, StoryKind.ALWAYS_MISSED):
        assert max(list(values(each.files, story.measure).values())[-12:]) < _aim(each, story) - 1
    for story in told(each, StoryKind.FAR_BETTER):
        assert min(values(each.files, story.measure).values()) > _aim(each, story) + 10
