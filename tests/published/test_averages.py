"""The published averages of families and of Scotland, made again from the figures themselves."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest

from tests.published import recolumn
from tests.published.conftest import Published, beside

pytestmark = recolumn.NEEDS_REAL

FUND = ("CORP09", "CORP10")
FAMILY = ["measure", "period", "family"]


@pytest.fixture(scope="session")
def averaged(annual: Published) -> pd.DataFrame:
    """Each figure with its family's mean as we make it and as it is published, in one unit."""
    told = ["published_family_average", "published_scotland"]
    both = beside(annual.figures, "published_annual.csv", told)
    share = (both["measure"].map(recolumn.kind) == "percent") & ~both["measure"].isin(
        recolumn.IN_POINTS
    )
    times = share.map({True: 100.0, False: 1.0})
    made = both.groupby(FAMILY)["value"].transform("mean")
    return both.assign(made=made, **{name: both[name] * times for name in told})


def alike(made: pd.Series, published: pd.Series) -> pd.Series:
    return (made - published).abs() <= 1e-9 * made.abs().clip(lower=100)


def test_the_family_average_is_the_mean_of_the_family(averaged: pd.DataFrame) -> None:
    """35,401 of 35,466; 25 have none, 24 are means over quarters, and 16 cannot be made again."""
    published = averaged["published_family_average"]
    equal = alike(averaged["made"], published)
    none = averaged[published.isna()]
    others = averaged[~equal & published.notna()]
    assert (equal.sum(), len(none), len(others)) == (35_401, 25, 40)
    assert others.groupby(FAMILY).size().to_dict() == {
        ("CORP09", "2022-23", "2"): 8,
        ("CORP09", "2022-23", "Most Deprived"): 8,
        ("CORP10", "2022-23", "2"): 8,
        ("SW08", "2022-23", "Least Deprived"): 8,
        ("SW08", "2023-24", "Least Deprived"): 8,
    }
    # Three authorities of the family have no figure, and so the family has no average.
    assert set(none["measure"]) == {"CLIM05"}
    assert none.groupby(FAMILY).size().tolist() == [5] * 5


def test_where_quarters_are_missing_the_average_is_one_of_quarters(
    averaged: pd.DataFrame, quarterly: Published
) -> None:
    """Of those in which the authority has a figure itself, or for one family all eight have."""
    of_fund = averaged[averaged["measure"].isin(FUND) & (averaged["period"] == "2022-23")]
    reproduced = 0
    for (measure, _, family), rows in of_fund.groupby(FAMILY):
        quarters = _quarters(quarterly, measure, rows["authority"])
        means = quarters.mean()
        for row in rows.itertuples():
            own = quarters[row.authority] if (measure, family) != ("CORP10", "2") else quarters
            counted = own.notna() if own.ndim == 1 else own.notna().all(axis=1)
            made = quarters[counted].mean(axis=1).mean()
            assert made == pytest.approx(row.published_family_average, abs=1e-4)
            reproduced += 1
        assert len(means) == 8
    assert reproduced == 64


def test_one_family_average_is_not_that_of_its_figures(averaged: pd.DataFrame) -> None:
    """Bed days (SW08) of two years: it follows from no mean of the figures beside it."""
    rows = averaged[(averaged["measure"] == "SW08") & (averaged["family"] == "Least Deprived")]
    years = rows[rows["period"].isin(["2022-23", "2023-24"])].groupby("period")
    assert years["made"].first().round(1).tolist() == [653.1, 400.0]
    assert years["published_family_average"].first().round(1).tolist() == [499.3, 351.5]


def test_scotland_is_the_pooled_figure_where_the_parts_are_published(
    averaged: pd.DataFrame,
) -> None:
    """The sum of numerators over the sum of denominators, to 1 in 10,000 or as rounded there.

    1,130 measures and years: 551 have the parts of every authority, and of those 415 are made
    again. For the 579 others the weights are not published, and no mean of ours may stand in.
    """
    groups = averaged.groupby(["measure", "period"])
    count = groups["value"].size()
    parts = groups[["numerator", "denominator"]].count().min(axis=1)
    sums = groups[["numerator", "denominator"]].sum()
    whole = parts == count
    kinds = count.index.get_level_values("measure").map(recolumn.kind)
    times = pd.Series(kinds == "percent", index=count.index).map({True: 100.0, False: 1.0})
    pooled = times * sums["numerator"] / sums["denominator"]
    told = groups["published_scotland"].first()
    apart = (pooled - told).abs()
    again = whole & ((apart <= 1e-4 * told.abs()) | (apart <= _half_a_unit() * times))
    assert (len(count), whole.sum(), again.sum()) == (1_130, 551, 415)
    assert (whole & (apart <= 0.01 * told.abs())).sum() == 529


def test_scotlands_share_of_the_welfare_fund_is_a_mean_of_rounded_quarters(
    averaged: pd.DataFrame, quarterly: Published
) -> None:
    """Each quarter pooled, rounded to a whole percent, and the four averaged: 10 of 12.

    The other two are a quarter of a point higher: one of their quarters was a percent more.
    """
    rows = quarterly.figures.assign(year=quarterly.figures["period"].str[:7])
    sums = rows.groupby(["measure", "year", "period"])[["numerator", "denominator"]].sum()
    shares = (100 * sums["numerator"] / sums["denominator"]).round()
    made = shares.groupby(["measure", "year"]).mean()
    told = averaged[averaged["measure"].isin(FUND)].groupby(["measure", "period"])
    most = told["published_scotland"].agg(lambda column: column.mode().iloc[0])
    higher = pd.Series((most.to_numpy() - made.to_numpy()).round(4), index=most.index)
    assert len(higher) == 12
    assert higher[higher != 0].to_dict() == {
        ("CORP09", "2020-21"): 0.25,
        ("CORP10", "2018-19"): 0.25,
    }


def _quarters(quarterly: Published, measure: str, authorities: pd.Series) -> pd.DataFrame:
    """A family's figures of 2022-23, a row a quarter and a column an authority."""
    rows = quarterly.figures
    code = f"{measure[:4]} {measure[4:]}"
    chosen = rows[(rows["measure"] == code) & rows["period"].str.startswith("2022-23")]
    wide = chosen.pivot(index="period", columns="authority", values="value")
    return wide[list(authorities)]


def _half_a_unit() -> pd.Series:
    """Half of the last decimal that Scotland's figure is published to, by measure and year."""
    found = {
        (row["measure_code"], recolumn.period(row["period"])): Decimal(row["published_scotland"])
        for row in reversed(recolumn.read("published_annual.csv"))
    }
    halves = {
        key: 0.5000001 * 10.0 ** min(0, int(told.as_tuple().exponent))
        for key, told in found.items()
    }
    return pd.Series(halves).rename_axis(["measure", "period"]).sort_index()
