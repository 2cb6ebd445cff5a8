"""Town and country side by side, where a measure is recorded for each (R0-006).

Small numbers are kept back (R3-028).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pmf_lib.methods.rows_beneath import KEPT_BACK, fit_to_publish
from pmf_lib.methods.suppression import MARK
from pmf_lib.periods import Period
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import decimals, table
from pmf_lib.views.records import Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import MISSING, begun, counted, figure

AREAS = ("urban", "rural")


def town_and_country(pack: Pack) -> Section:
    """The latest period for which a measure has a figure for urban or for rural areas."""
    rows = list(_rows(pack))
    if not rows:
        nil = Nil(reason="Not applicable: no measure of this service is recorded by area.")
        return Section(name="town_and_country", blocks=(nil,))
    shown = table(
        "Latest figures for urban and rural areas",
        ("Measure", Heading("Period", "period"), "Urban", "Rural", "The whole"),
        rows,
        source="The council's register of measures",
    )
    headline = f"{counted(len(rows), 'measure')} recorded for town and country apart."
    return Section(name="town_and_country", headline=begun(headline), blocks=(shown,))


def _rows(pack: Pack) -> Iterator[tuple[str, ...]]:
    kinds = dict(zip(pack.measures["measure"], pack.measures["kind"], strict=True))
    values = fit_to_publish(pack.entries("values", every_period=True), kinds)
    split = values[values["area"].isin(AREAS)]
    ended = split["period"].map(lambda code: Period.parse(code).end <= pack.period.end)
    known = split[ended.astype(bool)]
    by_measure = {str(row.measure): row for row in pack.measures.itertuples()}
    for code, own in known.groupby("measure", sort=True):
        if code in by_measure:
            yield _row(pack, by_measure[str(code)], own)


def _row(pack: Pack, measure: Any, own: pd.DataFrame) -> tuple[str, ...]:
    last = max(own["period"], key=Period.parse)
    latest = own[own["period"] == last].set_index("area")
    split, kept_back = latest["value"], latest["missing_reason"].eq(KEPT_BACK).any()
    kept = (pack.values["measure"] == measure.measure) & (pack.values["period"] == last)
    whole = pack.values.loc[kept, "value"]
    amounts = [split.get(area) for area in AREAS] + [whole.iloc[0] if len(whole) else None]
    places = decimals(measure.decimals)
    missing = MARK if kept_back else MISSING
    shown = (
        missing if one is None or pd.isna(one) else figure(one, measure.kind, places)
        for one in amounts
    )
    return (measure.title, last, *shown)
