"""Groups against their totals, on frames as the readers give them (R0-006)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import pytest

from pmf_lib.methods.hidden_movements import Hidden, Hiding, hidden_movements
from pmf_lib.periods import Grain, Period
from pmf_lib.register.indicators import VALUES

LAST = Period.parse("2021-22-Q2")
NUMBERS = ("value", "numerator", "denominator")
Counts = Sequence[tuple[float, float]]
WOBBLE = (0, 6, -4, 2, -6, 4, -2, 5, -5, 3, -3, 1)


def measure(**changed: object) -> dict[str, object]:
    return {
        "measure": "M",
        "title": "Repairs in time",
        "unit": "u",
        "polarity": "maximise",
        "kind": "percent",
        "frequency": "quarterly",
        "aggregation": "ratio",
    } | changed


def steady(top: float, bottom: float, quarters: int = 20) -> list[tuple[float, float]]:
    """Counts that stray a little from quarter to quarter."""
    return [(top + WOBBLE[place % 12], bottom) for place in range(quarters)]


def ending(counts: Counts, *last: tuple[float, float]) -> list[tuple[float, float]]:
    """The counts with others for the last quarters, of which the last one counts."""
    return [*counts[: len(counts) - len(last)], *last]


def looked(
    groups: Mapping[str, Counts], column: str = "town", units: str = "u", **changed: object
) -> Hiding:
    rows = []
    names = {
        **groups,
        "": [tuple(map(sum, zip(*one, strict=True))) for one in zip(*groups.values(), strict=True)],
    }
    for name, counts in names.items():
        for back, (top, bottom) in enumerate(reversed(list(counts))):
            own = {"measure": "M", "unit": units, "period": LAST.shift(-back).code}
            rate = 100 * top / bottom
            rows.append(own | dict(zip(NUMBERS, (rate, top, bottom), strict=True)) | {column: name})
    kinds = {name: "float64" if name in NUMBERS else "object" for name in VALUES.names}
    frame = pd.DataFrame(rows, columns=list(VALUES.names)).astype(kinds)
    return hidden_movements(pd.DataFrame([measure(**changed)]), frame, LAST)


def told(found: Hiding) -> list[tuple[str, Hidden]]:
    return [(look.group, look.kind) for look in found.found]


def test_a_town_that_falls_while_the_whole_rises_is_found() -> None:
    found = looked(
        {
            "Grantham": ending(steady(700, 1000), (860, 1000)),
            "Stamford": ending(steady(400, 500), (300, 500)),
        }
    )
    assert told(found) == [("Stamford", Hidden.GROUP)]
    (look,) = found.found
    assert (look.found.before, look.found.now) == pytest.approx((80.4, 60.0))
    assert look.found.total_now > look.found.total_before


def test_a_town_that_falls_with_the_whole_is_not() -> None:
    towns = {name: ending(steady(800, 1000), (650, 1000)) for name in ("Bourne", "Stamford")}
    assert told(looked(towns)) == []


def test_a_town_that_falls_by_what_chance_brings_is_not() -> None:
    found = looked(
        {
            "Grantham": ending(steady(700, 1000), (860, 1000)),
            "Stamford": ending(steady(400, 500), (388, 500)),
        }
    )
    assert told(found) == []
    assert [look.against for look in found.looks if look.group == "Stamford"] == [("Stamford",)]


def test_every_group_falls_and_the_mix_makes_the_whole_rise() -> None:
    """Simpson's paradox: told as one finding, with the groups that moved against the total."""
    found = looked(
        {
            "large": ending(steady(980, 1000), (1710, 1800)),
            "small": ending(steady(850, 1000), (150, 200)),
        },
        column="client_group",
    )
    assert told(found) == [("", Hidden.MIX)]
    assert found.found[0].against == ("large", "small")


@pytest.mark.parametrize(
    ("small", "seen"), [(5, ["few", "one", "three"]), (4, ["one"])], ids=["5", "4"]
)
def test_small_groups_are_kept_back_with_their_complement(small: int, seen: list[str]) -> None:
    """Four cases are hidden, and another group with them; neither is looked at (R3-047)."""
    groups: dict[str, Counts] = {
        "one": ending(steady(700, 1000), (860, 1000)),
        "three": ending(steady(400, 500), (300, 500)),
        "few": [(small, 30.0)] * 20,
    }
    found = looked(groups)
    kept = {one.group for one in found.left_out if "small number" in one.reason}
    assert [look.group for look in found.looks if look.group] == seen
    assert kept == set(groups) - set(seen)
    assert (("three", Hidden.GROUP) in told(found)) == ("three" in seen)


def test_three_cases_say_nothing_and_break_nothing() -> None:
    found = looked({"one": steady(700, 1000), "two": [(3.0, 3.0)] * 20})
    assert told(found) == []
    assert {one.group for one in found.left_out} == {"one", "two"}


@pytest.mark.parametrize("quarters", [2, 11])
def test_too_short_a_history_is_said(quarters: int) -> None:
    """A measure with two periods, and one with a quarter less than three years."""
    found = looked({name: steady(400, 500, quarters) for name in ("a", "b")})
    assert not found.looks
    reasons = {one.reason for one in found.left_out}
    assert reasons <= {
        "no figure for both now and a year before",
        "fewer than three years of figures",
    }


def test_three_years_are_enough() -> None:
    assert looked({name: steady(400, 500, 12) for name in ("a", "b")}).looks


def test_a_group_that_has_always_swung_so_is_not_news() -> None:
    wild = [(400 + 90 * (-1) ** (place // 4), 500) for place in range(19)]
    found = looked(
        {"Grantham": ending(steady(700, 1000), (860, 1000)), "Stamford": [*wild, (300, 500)]}
    )
    assert ("Stamford", Hidden.GROUP) not in told(found)


def test_without_cases_a_trend_over_three_years_is_looked_for() -> None:
    """Counts by month: a group that grows while the whole shrinks, season by season."""
    months = [LAST.within(Grain.MONTH)[-1].shift(-back) for back in range(36)]
    rows = []
    for back, month in enumerate(months):
        families, others = 60 - back / 2, 100 + 2 * back
        for name, value in (("families", families), ("others", others), ("", families + others)):
            own = {"measure": "M", "unit": "u", "period": month.code, "client_group": name}
            rows.append(own | {"value": float(round(value))})
    frame = pd.DataFrame(rows, columns=list(VALUES.names)).astype(
        {name: "float64" if name in NUMBERS else "object" for name in VALUES.names}
    )
    row = measure(kind="count", frequency="monthly", aggregation="sum", polarity="minimise")
    found = hidden_movements(pd.DataFrame([row]), frame, LAST)
    assert told(found) == [("families", Hidden.GROUP)]
    assert found.found[0].found.years == 3


def test_nothing_recorded_by_group_is_nothing_looked_at() -> None:
    found = looked({"": steady(400, 500)})
    assert (found.splits, found.looks, found.left_out) == ((), (), ())


def test_rows_in_another_order_say_the_same() -> None:
    groups = {
        "Grantham": ending(steady(700, 1000), (860, 1000)),
        "Stamford": ending(steady(400, 500), (300, 500)),
    }
    assert told(looked(groups)) == told(looked(dict(reversed(groups.items()))))
