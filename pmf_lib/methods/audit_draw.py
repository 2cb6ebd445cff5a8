"""Drawing an audit sample of figures, records or money that anybody can draw again (R1-041).

Every frame has a row an item: `record`, by which the item is drawn, and `reported`; figures have
what they may be divided by as well. What is drawn has the columns of `DRAWN`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any

import pandas as pd

from pmf_lib.methods import given, monetary, sample_drawing
from pmf_lib.methods.exact import Figure, exact
from pmf_lib.methods.latest import figure
from pmf_lib.methods.sampling import attribute_sample_size, upper_error_limit
from pmf_lib.periods import Period
from pmf_lib.register.audit_samples import SAMPLED, STRATA, seed_of
from pmf_lib.register.indicators import SUBGROUPS

FIGURES, RECORDS, MONEY = SAMPLED
WHOLE = ""
NOT_SAID = "not given"
DRAWN = ("place", "stratum", "record", "measure", "unit", "of_period", "reported", "book_value")
BOOK_COLUMNS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "budget": ("actual", ("unit", "line", "period")),
    "savings": ("delivered", ("saving", "period")),
    "ledger": ("amount", ("cost_centre", "account", "period")),
}
"""The column of a table of money that is audited, and what names a line of it."""


@dataclass(frozen=True)
class Design:
    """How a sample is planned.

    `confidence` is a share. `tolerable` and `expected` are shares of the items, or pounds where
    money is sampled. `size` is None where as many are drawn as the design needs. `seed` is empty
    until the sample is drawn. ValueError for another kind, other strata, a share that is none,
    and an expected error that is not below the tolerable one.
    """

    sampled: str
    confidence: float
    tolerable: Figure
    expected: Figure = 0
    strata: str = "none"
    size: int | None = None
    seed: str = ""

    def __post_init__(self) -> None:
        if self.sampled not in SAMPLED or self.strata not in STRATA:
            raise ValueError(
                f"sampled is {self.sampled!r} and strata {self.strata!r}; allowed are "
                f"{', '.join(SAMPLED)} and {', '.join(STRATA)}"
            )
        given.share("confidence", self.confidence)
        tolerable = given.due("tolerable", self.tolerable, above=0)
        if given.due("expected", self.expected, least=0) >= tolerable:
            raise ValueError(
                f"expected is {self.expected!r}; it must be below tolerable ({self.tolerable!r})"
            )


def design_of(row: Mapping[str, Any]) -> Design:
    """The design of a row of `audit_samples`, whose percentages become shares."""
    percent = row["sampled"] != MONEY
    tolerable, expected = (_part(row[name], percent) for name in ("tolerable", "expected"))
    size = figure(row["size"])
    return Design(
        sampled=str(row["sampled"]),
        confidence=float(Decimal(repr(float(row["confidence"]))) / 100),
        tolerable=tolerable,
        expected=expected,
        strata=row["strata"] if isinstance(row["strata"], str) and row["strata"] else "none",
        size=None if size is None else int(size),
        seed=_seed(row),
    )


def _part(cell: object, percent: bool) -> float:
    found = exact(figure(cell)) or 0
    return float(found / 100 if percent else found)


def _seed(row: Mapping[str, Any]) -> str:
    salt = row["salt"]
    if not isinstance(salt, str) or not salt:
        return ""
    return seed_of(str(row["sample"]), str(row["first_period"]), str(row["last_period"]), salt)


def within(codes: pd.Series, first_period: str, last_period: str) -> pd.Series:
    """Which periods lie between the beginning of the first and the end of the last."""
    start, end = Period.parse(first_period).start, Period.parse(last_period).end
    periods = {code: Period.parse(code) for code in codes.unique()}
    kept = {code: start <= one.start and one.end <= end for code, one in periods.items()}
    return codes.map(kept).astype(bool)


def figure_frame(values: pd.DataFrame, measures: pd.DataFrame) -> pd.DataFrame:
    """The figures that may be drawn, whole ones with a value, in the order of their records.

    `values` has the register's columns, as latest known, and `flags`; `measures` gives the owner.
    Columns: record (`ICT01 ict-services 2021-22-Q2`), measure, unit, of_period, reported, owner,
    status, flagged.
    """
    whole = values[list(SUBGROUPS)].fillna("").eq("").all(axis="columns")
    found = values[whole & values["value"].notna()]
    owners = measures.drop_duplicates("measure").set_index("measure")["owner"]
    told = pd.DataFrame(
        {
            "record": found["measure"] + " " + found["unit"] + " " + found["period"],
            "measure": found["measure"],
            "unit": found["unit"],
            "of_period": found["period"],
            "reported": found["value"],
            "owner": found["measure"].map(owners),
            "status": found["status"],
            "flagged": found["flags"]
            .fillna("")
            .ne("")
            .map({True: "flagged", False: "not flagged"}),
        }
    )
    return told.sort_values("record").reset_index(drop=True)


def record_frame(population: int) -> pd.DataFrame:
    """The numbers of the records in a service's own list, from 1 up."""
    numbers = range(1, given.count("population", population, least=1) + 1)
    return pd.DataFrame({"record": [str(number) for number in numbers]})


def money_frame(lines: pd.DataFrame, book: str) -> pd.DataFrame:
    """The lines of a table of money with their pounds, in the order of their records.

    Columns: record, unit, of_period, reported and book_value (pounds, NaN where none is given).
    """
    column, names = BOOK_COLUMNS[book]
    record = lines[list(names)].astype(str).agg(" / ".join, axis="columns")
    told = pd.DataFrame(
        {
            "record": record.astype(object),
            "unit": lines["unit"],
            "of_period": lines["period"],
            "reported": lines[column],
            "book_value": lines[column],
        }
    )
    return told.sort_values("record").reset_index(drop=True)


def planned_size(design: Design, sizes: Mapping[str, int]) -> int:
    """How many items to draw of strata of these sizes: as the design says, or as it needs.

    What it needs bears the errors expected and is accepted with them, however the strata's shares
    are rounded. At least one item of each stratum, and never more than there are.
    """
    total, strata = sum(sizes.values()), sum(1 for size in sizes.values() if size)
    if design.size is not None:
        return min(max(given.count("size", design.size), strata), total)
    tolerable, expected = (float(share or 0) for share in (design.tolerable, design.expected))
    try:
        items = attribute_sample_size(design.confidence, tolerable, expected)
    except ValueError:  # more would be needed than any sample has
        return total
    errors = ceil(items * (exact(expected) or 0))
    size = min(max(items, strata), total)
    while size < total and not _bears(errors, size, sizes, design):
        size += 1
    return size


def _bears(errors: int, size: int, sizes: Mapping[str, int], design: Design) -> bool:
    short = thinnest(sizes, sample_drawing.allocate(sizes, size))
    if short == 1:
        return True
    return short * upper_error_limit(errors, size, design.confidence) <= (design.tolerable or 0)


def thinnest(sizes: Mapping[str, int], drawn: Mapping[str, int]) -> float:
    """How many times its share of the items drawn the thinnest stratum should have; 1 or more."""
    whole, items = sum(sizes.values()), sum(drawn.values())
    return float(
        max(Fraction(size * items, whole * drawn[name]) for name, size in sizes.items() if size)
    )


def draw_figures(frame: pd.DataFrame, design: Design) -> pd.DataFrame:
    """The figures drawn, stratum by stratum, each in the order in which it was drawn.

    Shares of the strata as in `sample_drawing.allocate`; at least one item from each, however
    small the sample. ValueError without a seed.
    """
    if frame.empty:
        return _drawn(frame, [])
    strata = _strata(frame, design)
    size = planned_size(design, strata_sizes(frame, design))
    drawn = sample_drawing.draw_strata(strata, size, _needed(design))
    order = [(name, at, record) for name in drawn for at, record in enumerate(drawn[name], 1)]
    return _drawn(frame, order)


def draw_records(frame: pd.DataFrame, design: Design) -> pd.DataFrame:
    """The records drawn, in the order in which they were drawn."""
    size = planned_size(design, {WHOLE: len(frame)})
    records = sample_drawing.draw(frame["record"], size, _needed(design))
    return _drawn(frame, [(WHOLE, at, record) for at, record in enumerate(records, 1)])


def draw_money(frame: pd.DataFrame, design: Design) -> pd.DataFrame:
    """The lines that hold each interval-th pound, in the order in which they were laid."""
    found = selection(frame, design)
    return _drawn(frame, [(WHOLE, at, one.record) for at, one in enumerate(found.items, 1)])


def selection(frame: pd.DataFrame, design: Design) -> monetary.Selection:
    """The monetary-unit selection of a frame: its interval, its items, what it had to refuse."""
    books = dict(zip(frame["record"], map(figure, frame["book_value"]), strict=True))
    return monetary.select(books, money_interval(design), _needed(design))


def money_interval(design: Design) -> Decimal:
    """The sampling interval in pounds; ValueError as `monetary.interval`."""
    usual = monetary.EXPANSION_FACTORS.get(design.confidence)
    return monetary.interval(
        design.tolerable,
        design.confidence,
        expected=design.expected,
        expansion=monetary.EXPANSION_FACTORS[0.95] if usual is None else usual,
    )


def draw(frame: pd.DataFrame, design: Design) -> pd.DataFrame:
    """The items drawn of a frame of the design's kind."""
    ways = {FIGURES: draw_figures, RECORDS: draw_records, MONEY: draw_money}
    return ways[design.sampled](frame, design)


def strata_sizes(frame: pd.DataFrame, design: Design) -> dict[str, int]:
    """How many items of the population lie in each stratum, in the order of their names."""
    counts = pd.Series(_strata(frame, design), dtype=object).value_counts()
    return {str(name): int(counts[name]) for name in sorted(counts.index)}


def _strata(frame: pd.DataFrame, design: Design) -> dict[str, str]:
    if design.strata == "none" or design.sampled != FIGURES:
        return dict.fromkeys(frame["record"], WHOLE)
    named = frame[design.strata].astype(object)
    return dict(zip(frame["record"], named.where(named.notna(), NOT_SAID), strict=True))


def _needed(design: Design) -> str:
    if not design.seed:
        raise ValueError("seed is empty; a sample is drawn by the seed that its salt gives")
    return design.seed


def _drawn(frame: pd.DataFrame, order: list[tuple[str, int, str]]) -> pd.DataFrame:
    told = pd.DataFrame(order, columns=["stratum", "place", "record"])
    found = told.merge(frame, on="record", how="left")
    return found.reindex(columns=list(DRAWN))
