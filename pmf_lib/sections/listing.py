"""A table with a row for each entry of a register, or a nil return that says there is none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pmf_lib.council import Council
from pmf_lib.sections.measure_card import place
from pmf_lib.sections.show import table
from pmf_lib.views.records import Facts, Link, Nil, Table, Text
from pmf_lib.views.tables import Heading

# Where a unit is reported in full: its own report, else that of its committee.
_OF_UNIT = ("unit_monitoring", "prt_report", "delivery_plan_report")
_OF_COMMITTEE = "service_committee_report"


@dataclass(frozen=True)
class Layout:
    """A table's words: what it shows, its columns, where they come from."""

    caption: str
    headings: tuple[str | Heading, ...]
    source: str
    notes: tuple[str, ...] = ()


def listing(
    found: pd.DataFrame, layout: Layout, row: Callable[[Any], Sequence[Any]], nil: str
) -> Table | Nil:
    """A row for each entry as `row` makes it; without entries “Nil return: ” and `nil`."""
    if found.empty:
        return Nil(reason=f"Nil return: {nil}.")
    return table(
        layout.caption,
        layout.headings,
        [row(entry) for entry in found.itertuples()],
        source=layout.source,
        notes=layout.notes,
    )


def facts(*pairs: tuple[str, str]) -> Facts:
    """Terms and what they are here, in words."""
    return Facts(pairs=tuple((term, Text(text=words)) for term, words in pairs))


def unit_name(council: Council, unit: object) -> str:
    """A unit's name; the whole council where an entry names none."""
    return "The whole council" if pd.isna(unit) else council.unit(str(unit)).name


def service(council: Council, unit: object) -> Link | Text:
    """A unit's name, with a link to where this council reports on it, if it does."""
    target = None if pd.isna(unit) else report_of(council, str(unit))
    name = unit_name(council, unit)
    return Link(text=name, target=target) if target else Text(text=name)


def measure_name(council: Council, row: Any) -> Link | Text:
    """A judged measure's title, with a link to its place in its unit's own report."""
    target = report_of(council, row.unit)
    if target is None:
        return Text(text=row.title)
    spot = "" if target.startswith(_OF_COMMITTEE) else f"#{place(row.measure)}"
    return Link(text=row.title, target=f"{target}{spot}")


def report_of(council: Council, unit: str) -> str | None:
    """The page that reports a unit in full, relative to the quarter; None where none does."""
    listed = {spec.pack for spec in council.packs}
    for pack in _OF_UNIT:
        if pack in listed:
            return f"{pack}/{unit}.html"
    if _OF_COMMITTEE in listed:
        return f"{_OF_COMMITTEE}/{council.committee_of(unit).key}.html"
    return None


def has_pack(council: Council, pack: str) -> bool:
    """Whether the council makes this pack."""
    return any(spec.pack == pack for spec in council.packs)
