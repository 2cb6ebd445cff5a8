"""The annual framework: what loads, which figures are doubted, and why each of them is.

32 authorities, 108 measures, 14 years: 35,466 figures.
"""

from __future__ import annotations

import pandas as pd

from tests.published import recolumn
from tests.published.conftest import Published

pytestmark = recolumn.NEEDS_REAL

# Shares of a budget that may be more than the whole: the framework calls them percentages.
MORE_THAN_THE_WHOLE = {
    ("numerator_too_large", "CORP11"): 121,
    ("percent_out_of_range", "CORP11"): 121,
    ("numerator_too_large", "CORP12"): 69,
    ("percent_out_of_range", "CORP12"): 69,
    ("numerator_too_large", "FINSUS05"): 58,
    ("percent_out_of_range", "FINSUS05"): 58,
    ("percent_out_of_range", "FINSUS01"): 20,
}
# The gap between the pay of men and of women: its parts are two rates, not a part and a whole.
NO_SHARE_AT_ALL = {
    ("numerator_too_large", "CORP03c"): 225,
    ("percent_out_of_range", "CORP03c"): 29,
    ("value_disagrees", "CORP03c"): 253,
    ("one_hundredth", "CORP03c"): 1,
}
# The mean of four quarters' shares stands beside the year's parts.
MEAN_OF_SHARES = {("value_disagrees", "CORP09"): 61, ("value_disagrees", "CORP10"): 56}
# Claimants and emissions: most parts give a figure near the published one, none gives it.
OTHER_PARTS = {
    ("value_disagrees", "ECON12a"): 409,
    ("value_disagrees", "ECON12b"): 114,
    ("value_disagrees", "CLIM05"): 55,
}
# Six years of East Renfrewshire, out by up to four points.
ONE_AUTHORITY = {("value_disagrees", "FINSUS05"): 6}
# Out by about half a point or less; HSN02's four have rents rounded to the million.
SLIGHTLY_OUT = {
    ("value_disagrees", "CORP-ASSET01"): 2,
    ("value_disagrees", "CORP-ASSET02"): 2,
    ("value_disagrees", "CORP01"): 17,
    ("value_disagrees", "CORP03b"): 1,
    ("value_disagrees", "CORP07"): 1,
    ("value_disagrees", "CORP08"): 1,
    ("value_disagrees", "HSN02"): 4,
    ("value_disagrees", "SW02"): 16,
}
WRONG = {("value_disagrees", "ECON01"): 1}
FLAGGED = (
    MORE_THAN_THE_WHOLE
    | NO_SHARE_AT_ALL
    | MEAN_OF_SHARES
    | OTHER_PARTS
    | ONE_AUTHORITY
    | SLIGHTLY_OUT
    | WRONG
)


def test_the_whole_file_loads(annual: Published) -> None:
    assert annual.rows == {"measures": 108, "benchmarks": 35_466}
    assert annual.refused == ()
    assert annual.loaded.added == annual.rows
    assert set(annual.faults["severity"]) == {"warning"}


def test_every_doubt_is_known_and_has_its_reason(annual: Published) -> None:
    assert sum(FLAGGED.values()) == 1_770
    counts = annual.flagged().groupby(["code", "measure"]).size()
    assert counts.to_dict() == FLAGGED
    assert len(annual.faults) == 1_770


def test_the_figures_that_are_plainly_wrong_stand_out(annual: Published) -> None:
    """Published at over twice, or under half, of what the parts beside them give."""
    doubted = annual.flagged()
    wrong = doubted[(doubted["code"] == "value_disagrees") & (doubted["measure"] != "CORP03c")]
    ratio = wrong["value"] / (100 * wrong["numerator"] / wrong["denominator"])
    percent = wrong["measure"].map(recolumn.kind) == "percent"
    far = wrong[percent & ~ratio.between(0.5, 2)]
    assert [
        *far[["measure", "authority", "period", "value"]].itertuples(index=False, name=None)
    ] == [
        ("ECON01", "Aberdeen City", "2021-22", 59.3409091),
        ("ECON12a", "Clackmannanshire", "2023-24", 3.3),
        ("ECON12a", "Eilean Siar", "2023-24", 2.0555556),
    ]
    given = far["numerator"] / far["denominator"]
    assert given.round(3).tolist() == [0.086, 0.088, 0.057]


def test_the_annual_shares_of_the_welfare_fund_are_means_of_quarters(
    annual: Published, quarterly: Published
) -> None:
    """So they differ from the year's parts, as a mean of percentages does."""
    by_quarter = quarterly.figures.assign(
        measure=quarterly.figures["measure"].str.replace(" ", ""),
        period=quarterly.figures["period"].str[:7],
    )
    means = by_quarter.groupby(["measure", "authority", "period"])["value"].mean()
    years = annual.figures[annual.figures["measure"].isin(["CORP09", "CORP10"])]
    both = years.join(means.rename("mean"), on=["measure", "authority", "period"])
    assert len(both) == 384
    assert ((both["value"] - both["mean"]).abs() < 1e-4).all()


def test_a_figure_of_several_years_is_kept_under_its_last(annual: Published) -> None:
    kept = annual.figures.set_index(["measure", "authority", "period"])["value"]
    assert kept["C&L05a", "Angus"].index.tolist() == [
        f"{year}-{year - 1999}" for year in (2013, *range(2014, 2023))
    ]
    spans = pd.Series([row["period"] for row in recolumn.read("published_annual.csv")])
    assert (spans.map(recolumn.period) != spans).sum() == 3_904


def test_what_is_slightly_out_is_out_by_about_half_a_point_at_most(annual: Published) -> None:
    doubted = annual.flagged()
    wrong = doubted[doubted["code"] == "value_disagrees"]
    apart = (wrong["value"] - 100 * wrong["numerator"] / wrong["denominator"]).abs()
    slight = wrong["measure"].isin([measure for _, measure in SLIGHTLY_OUT])
    assert apart[slight].max() < 0.53
    one = wrong[wrong["measure"] == "FINSUS05"]
    assert set(one["authority"]) == {"East Renfrewshire"}
    assert apart[one.index].max() < 4.02
