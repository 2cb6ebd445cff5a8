"""The stories planted in rebases, benchmarks and service standards are there to be found."""

from __future__ import annotations

from statistics import quantiles

import pytest

from pmf_lib.council import Council
from pmf_lib.demo.stories import STORIES, Story, StoryKind
from pmf_lib.methods import spc
from pmf_lib.periods import Grain, Period
from pmf_lib.register import TABLES
from tests.demo.conftest import Files
from tests.demo.test_stories import values

CARLISLE = STORIES["carlisle-2021"]
POLARITIES = {"maximise": 1, "minimise": -1}


def of_kind(kind: StoryKind) -> list[Story]:
    return [story for story in CARLISLE if story.kind is kind]


def polarity(files: Files, measure: str) -> int:
    (word,) = {row["polarity"] for row in files.rows("measures") if row["measure"] == measure}
    return POLARITIES[word]


def neighbours(files: Files, measure: str, period: str) -> list[float]:
    """The neighbours' figures of one period, those that have one."""
    return [
        float(row["value"])
        for row in files.rows("benchmarks")
        if (row["measure"], row["period"]) == (measure, period) and row["value"]
    ]


def test_who_decided_what_and_why(files: Files, council: Council) -> None:
    rebased = {(story.measure, story.period) for story in of_kind(StoryKind.REBASED)}
    rows = files.rows("rebases")
    assert {(row["measure"], row["period"]) for row in rows} == rebased
    assert {row["approved_by"] for row in rows} <= {each.director for each in council.directorates}
    assert [row["measure"] for row in rows if not row["evidence"]] == ["DEV04"]
    for row in rows:
        assert row["reason"].endswith(".")
        assert row["decided_on"] > Period.parse(row["period"]).end.isoformat()


def test_a_lasting_rise_for_the_worse_is_not_explained_away(files: Files) -> None:
    """A rebase is never automatic: the concern about NEI03 stands."""
    (story,) = of_kind(StoryKind.NOT_REBASED)
    assert story.measure not in {row["measure"] for row in files.rows("rebases")}
    assert story.measure in {shift.measure for shift in of_kind(StoryKind.REAL_SHIFT)}


def test_neighbours_are_plainly_invented(files: Files) -> None:
    rows = files.rows("benchmarks")
    names = sorted({row["authority"] for row in rows})
    assert names == [f"Neighbour authority {number:02d}" for number in range(1, 16)]
    assert {row["family"] for row in rows} == {"Nearest neighbours (invented)"}
    assert all("Invented" in row["source"] for row in rows)
    assert len({row["measure"] for row in rows}) == 8


def test_neighbours_are_compared_over_the_measures_own_latest_periods(files: Files) -> None:
    for measure in {row["measure"] for row in files.rows("benchmarks")}:
        rows = [row for row in files.rows("benchmarks") if row["measure"] == measure]
        own = sorted({row["period"] for row in files.whole(measure)})
        periods = sorted({row["period"] for row in rows})
        assert periods == own[-len(periods) :]
        assert len(rows) == 15 * len(periods)
        parted = {bool(row["denominator"]) for row in files.whole(measure)}
        assert {bool(row["denominator"]) for row in rows if row["value"]} == parted
        grain = Period.parse(own[-1]).grain
        assert len(periods) == {Grain.YEAR: 2, Grain.QUARTER: 4, Grain.MONTH: 3}[grain]


def test_best_middle_and_last_among_the_neighbours(files: Files) -> None:
    """Quartile bounds by the inclusive percentile (Fingertips)."""
    found = {}
    quartile_of = (StoryKind.TOP_QUARTILE, StoryKind.LIKE_NEIGHBOURS, StoryKind.BOTTOM_QUARTILE)
    for story in (story for kind in quartile_of for story in of_kind(kind)):
        sign = polarity(files, story.measure)
        own = sign * values(files, story.measure)[story.period]
        others = [sign * each for each in neighbours(files, story.measure, story.period)]
        bounds = quantiles([*others, own], n=4, method="inclusive")
        found[story.kind] = 1 + sum(own > bound for bound in bounds)
    assert found[StoryKind.TOP_QUARTILE] == 4
    assert found[StoryKind.LIKE_NEIGHBOURS] in (2, 3)
    assert found[StoryKind.BOTTOM_QUARTILE] == 1


def test_a_neighbour_without_a_figure_says_why(files: Files) -> None:
    missing = [row for row in files.rows("benchmarks") if not row["value"]]
    (row,) = missing
    (story,) = of_kind(StoryKind.NEIGHBOUR_MISSING)
    assert (row["measure"], row["period"]) == (story.measure, story.period)
    assert (row["authority"], row["missing_reason"]) == (
        "Neighbour authority 07",
        "Not yet published",
    )


def quarters(files: Files, measure: str) -> dict[str, float]:
    """Numerators over denominators of each quarter, or the mean where there are none."""
    parts: dict[str, list[tuple[float, float]]] = {}
    for row in files.whole(measure):
        quarter = Period.parse(row["period"]).containing(Grain.QUARTER).code
        pair = (float(row["numerator"] or row["value"]), float(row["denominator"] or 1))
        parts.setdefault(quarter, []).append(pair)
    (kind,) = {row["kind"] for row in files.rows("measures") if row["measure"] == measure}
    times = 100 if kind == "percent" and files.whole(measure)[0]["denominator"] else 1
    return {
        quarter: times * sum(top for top, _ in pairs) / sum(bottom for _, bottom in pairs)
        for quarter, pairs in parts.items()
    }


def test_one_standard_is_broken_one_restored_and_the_rest_are_kept(
    files: Files, council: Council
) -> None:
    """R3-037: a promise in words, its measure, and whether it was kept."""
    now, before = council.period.code, council.period.previous().code
    kept = {}
    for row in files.rows("service_standards"):
        sign, threshold = polarity(files, row["measure"]), float(row["threshold"])
        figures = quarters(files, row["measure"])
        kept[row["measure"]] = tuple(
            sign * figures[quarter] >= sign * threshold for quarter in (before, now)
        )
    assert len(kept) == 6
    (broken,), (restored,) = (
        of_kind(StoryKind.STANDARD_BROKEN),
        of_kind(StoryKind.STANDARD_RESTORED),
    )
    assert kept.pop(broken.measure) == (True, False)
    assert f"{quarters(files, broken.measure)[now]:.1f} of 100" in broken.finding
    assert kept.pop(restored.measure) == (False, True)
    assert set(kept.values()) == {(True, True)}


def test_a_standard_says_what_is_promised(files: Files) -> None:
    rows = files.rows("service_standards")
    owners = {row["measure"]: row["unit"] for row in files.rows("measures")}
    for row in rows:
        assert row["title"].startswith(("We ", "A ", "The "))
        assert row["exclusions"].endswith(".") and row["consequence"].endswith(".")
        assert row["unit"] == owners[row["measure"]]
    dimensions = TABLES["service_standards"].column("dimension").allowed
    assert {row["dimension"] for row in rows} == set(dimensions)


@pytest.mark.parametrize("name", ["benchmarks", "service_standards"])
def test_nothing_is_recorded_after_the_demos_day(files: Files, name: str) -> None:
    assert max(row["recorded_on"] for row in files.rows(name)) <= "2021-10-28"


@pytest.mark.parametrize(
    ("measure", "variation", "assurance"),
    [
        ("REV03", spc.Variation.COMMON_CAUSE, spc.Assurance.PASS),
        ("ICT02", spc.Variation.COMMON_CAUSE, spc.Assurance.FAIL),
        ("NEI03", spc.Variation.CONCERN, None),
    ],
)
def test_what_the_control_charts_say(
    files: Files, measure: str, variation: spc.Variation, assurance: spc.Assurance | None
) -> None:
    """A recorded decision begins new limits; without one the shift stays special cause."""
    figures = dict(sorted(values(files, measure).items()))
    rows = [row["period"] for row in files.rows("rebases") if row["measure"] == measure]
    targets = [row for row in files.rows("targets") if row["measure"] == measure]
    chart = spc.xmr(
        list(figures.values()),
        improvement="increase" if polarity(files, measure) > 0 else "decrease",
        target=float(targets[-1]["target"]),
        rebase=[list(figures).index(period) for period in rows],
    )
    assert chart.variation is variation
    if rows:
        assert chart.assurance is assurance
