"""What the rows of an audit sample must be: drawn by its seed, tested by another (R1-041, R1-047).

Who tests a figure does not own it (HM Treasury, The Aqua Book), and who reviews a working paper
did not write it. The population is not known here: that nothing was left out of the draw is shown
by the report, which draws again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any, NamedTuple

import pandas as pd

from pmf_lib.errors import ParameterError
from pmf_lib.intake.lookups import Lookups
from pmf_lib.intake.table_rules import Broken
from pmf_lib.periods import Period
from pmf_lib.register.audit_samples import lot, seed_of
from pmf_lib.register.proposals import same_post

_SHA256 = re.compile(r"[0-9a-f]{64}")
_NAMED = 5
_LEAST_ROOM = 10  # what leaves an interval of a pound or more at every confidence

_Said = tuple[str, str, str, str]
Rule = Callable[[pd.Series, Lookups], Iterator[_Said]]


def broken_audits(table: str, rows: pd.DataFrame, lookups: Lookups) -> Iterator[Broken]:
    """The rows of a table, indexed by line, that cannot be of an audit sample.

    `lookups` tells what earlier rows said: owners, samples, items and papers.
    """
    rule = _RULES.get(table)
    if rule is None:
        return
    for line, row in rows.iterrows():
        yield from (Broken(line, *said) for said in rule(row, lookups))
    if table == "audit_sample_items":
        yield from _out_of_order(rows, lookups)


def _sample(row: pd.Series, lookups: Lookups) -> Iterator[_Said]:
    yield from _periods(row)
    yield from _bounds(row)
    yield from _kind_of_sample(row)
    yield from _drawn(row)
    salt = _told(lookups, "audit_samples", "salt", row["sample"])
    if salt and _text(row["salt"]) != salt:
        allowed = "the word it was drawn with: what is drawn is not drawn anew"
        yield "salt", "drawn_already", _text(row["salt"]), allowed


def _periods(row: pd.Series) -> Iterator[_Said]:
    ends = []
    for column in ("first_period", "last_period"):
        found = _period(row[column])
        if found is None:
            yield column, "not_a_period", _text(row[column]), "a period such as 2021-22-Q2"
        ends.append(found)
    first, last = ends
    if first and last and last.end < first.end:
        yield "last_period", "before_its_time", last.code, f"{first.code}, or a later period"


def _bounds(row: pd.Series) -> Iterator[_Said]:
    tolerable, expected = row["tolerable"], row["expected"]
    if tolerable == 0:
        yield (
            "tolerable",
            "nothing_tolerable",
            "0",
            "more than 0: no sample shows that all is right",
        )
    if row["sampled"] != "money" and tolerable >= 100:
        yield "tolerable", "not_a_share", f"{tolerable:g}", "a percentage below 100"
    room = 1.6 * (0 if pd.isna(expected) else expected) + _LEAST_ROOM
    if row["sampled"] == "money" and 0 < tolerable < room:
        allowed = f"£{_LEAST_ROOM} more than 1.6 times the expected error: £{room:g}"
        yield "tolerable", "no_interval", f"{tolerable:g}", allowed
    elif expected >= tolerable:
        yield "expected", "beyond_tolerable", f"{expected:g}", f"less than {tolerable:g}"


def _kind_of_sample(row: pd.Series) -> Iterator[_Said]:
    """Money names its table, records how many there are; only figures are stratified."""
    sampled = row["sampled"]
    if sampled == "money" and not _text(row["book"]):
        yield "book", "no_book", "", "the table that the money is taken from"
    if sampled == "records" and not row["population"] >= 1:
        yield "population", "no_population", "", "how many records the service's list has"
    strata = _text(row["strata"])
    if sampled in ("records", "money") and strata not in ("", "none"):
        yield "strata", "no_strata", strata, "none: only figures are divided before they are drawn"


def _drawn(row: pd.Series) -> Iterator[_Said]:
    """A drawn sample has its salt, its day and who drew it; a planned one has none of them."""
    cells = {name: _text(row[name]) for name in ("salt", "drawn_by")}
    drawn = pd.notna(row["drawn_on"])
    for column, text in cells.items():
        if drawn and not text:
            yield column, "not_given", "", "given, where there is a day on which it was drawn"
        if text and not drawn:
            yield column, "not_yet_drawn", text, "empty until the day on which it is drawn"


def _item(row: pd.Series, lookups: Lookups) -> Iterator[_Said]:
    sample = row["sample"]
    if not _text(sample):
        return
    if not _told(lookups, "audit_samples", "salt", sample):
        yield "sample", "not_drawn", str(sample), "a sample that was drawn, with its salt and day"
    code = _text(row["of_period"])
    if code and _period(code) is None:
        yield "of_period", "not_a_period", code, "a period such as 2021-22-Q2"
    if _told(lookups, "audit_samples", "sampled", sample) == "figures":
        record = " ".join(_text(row[name]) for name in ("measure", "unit", "of_period"))
        if _text(row["record"]) != record:
            allowed = f"“{record}”: measure, unit and period of the figure"
            yield "record", "not_the_figure", _text(row["record"]), allowed


class _Lot(NamedTuple):
    """One item's place in the order drawn, and the lot that its seed gives it."""

    place: float
    lot: str
    line: Hashable | None
    record: str


def _out_of_order(rows: pd.DataFrame, lookups: Lookups) -> Iterator[Broken]:
    """Items stand in the order of their lots: who picks them by hand cannot make them so."""
    drawn: dict[tuple[str, str], list[_Lot]] = {}
    for line, row in (*_earlier(rows, lookups), *rows.iterrows()):
        sample = _text(row["sample"])
        seed = _seed(sample, lookups)
        if seed and _text(row["record"]) and pd.notna(row["place"]):
            record = _text(row["record"])
            own = _Lot(float(row["place"]), lot(seed, record), line, record)
            drawn.setdefault((sample, _text(row["stratum"])), []).append(own)
    for found in drawn.values():
        yield from _misplaced(sorted(found, key=lambda one: (one.place, one.lot)))


def _misplaced(found: list[_Lot]) -> Iterator[Broken]:
    for before, after in pairwise(found):
        if before.place < after.place and before.lot < after.lot:
            continue
        told = after if after.line is not None else before
        if told.line is not None:
            allowed = "the place that the sample's seed gives it among the items drawn"
            yield Broken(told.line, "place", "not_as_drawn", f"{told.place:g}", allowed)


def _earlier(rows: pd.DataFrame, lookups: Lookups) -> Iterator[tuple[None, Mapping[str, Any]]]:
    """The items that are known already and are not given again."""
    columns = ("sample", "place", "stratum", "record")
    cells = {name: lookups.cells.get(("audit_sample_items", name), {}) for name in columns}
    again, samples = set(rows["drawn_item"]), set(rows["sample"])
    for code, sample in cells["sample"].items():
        if sample in samples and code not in again:
            yield None, {name: cells[name].get(code) for name in columns}


def _seed(sample: str, lookups: Lookups) -> str:
    names = ("first_period", "last_period", "salt")
    parts = [_text(_told(lookups, "audit_samples", name, sample)) for name in names]
    return seed_of(sample, *parts) if parts[-1] else ""


def _paper(row: pd.Series, lookups: Lookups) -> Iterator[_Said]:
    yield from _testers(row, lookups)
    yield from _evidence(row)
    yield from _agreed(row, lookups)
    sample = _told(lookups, "audit_sample_items", "sample", row["drawn_item"])
    if row["recalculated"] < 0 and _told(lookups, "audit_samples", "sampled", sample) == "money":
        yield "recalculated", "a_credit", f"{row['recalculated']:g}", "pounds of 0 or more"
    drawn_on = _told(lookups, "audit_samples", "drawn_on", sample)
    yield from _not_before(row, "tested_on", drawn_on)
    yield from _not_before(row, "reviewed_on", row["tested_on"])


def _testers(row: pd.Series, lookups: Lookups) -> Iterator[_Said]:
    """Who tests does not own the measure, and who reviews did not test."""
    tester, reviewer = _text(row["tested_by"]), _text(row["reviewed_by"])
    measure = _told(lookups, "audit_sample_items", "measure", row["drawn_item"])
    owner = _text(_told(lookups, "measures", "owner", measure))
    if tester and owner and same_post(tester, owner):
        allowed = f"another post than the owner of {measure}: nobody audits their own figure"
        yield "tested_by", "same_post", tester, allowed
    if tester and reviewer and same_post(tester, reviewer):
        allowed = "another post than the one that tested"
        yield "reviewed_by", "same_post", reviewer, allowed
    if bool(reviewer) != pd.notna(row["reviewed_on"]):
        column = "reviewed_on" if reviewer else "reviewed_by"
        yield column, "half_reviewed", "", "given, where the paper was reviewed: by whom and when"


def _evidence(row: pd.Series) -> Iterator[_Said]:
    """A document is told by its title and proved by its digest (R1-047)."""
    title, digest = _text(row["evidence"]), _text(row["sha256"])
    if digest and not _SHA256.fullmatch(digest):
        yield "sha256", "not_a_digest", digest, "64 signs of 0 to 9 and a to f"
    if title and not digest:
        yield "sha256", "no_digest", "", "the SHA-256 of the document seen"
    if digest and not title:
        yield "evidence", "no_title", "", "the title of the document seen"


def _agreed(row: pd.Series, lookups: Lookups) -> Iterator[_Said]:
    """Only what nothing supports has no evidence; what agrees is what was reported."""
    finding, again = _text(row["finding"]), row["recalculated"]
    if not finding or finding == "unsupported":
        return
    if not _text(row["sha256"]):
        yield "finding", "no_evidence", finding, "unsupported, where no evidence was seen"
    if pd.isna(again):
        yield "recalculated", "not_given", "", "what the evidence gives, unless unsupported"
    reported = _told(lookups, "audit_sample_items", "reported", row["drawn_item"])
    known = pd.notna(reported) and pd.notna(again)
    if known and (finding == "agreed") != (float(again) == float(reported)):
        allowed = f"agreed where it is {float(reported):g}, as reported, and only there"
        yield "finding", "not_as_recalculated", f"{finding}, {float(again):g}", allowed


def _concluded(row: pd.Series, lookups: Lookups) -> Iterator[_Said]:
    """A sample is finished when every item has its paper."""
    sample = row["sample"]
    yield from _not_before(row, "concluded_on", _told(lookups, "audit_samples", "drawn_on", sample))
    if row["ended"] != "finished" or not _text(sample):
        return
    samples = lookups.cells.get(("audit_sample_items", "sample"), {})
    papers = lookups.cells.get(("working_papers", "finding"), {})
    items = sorted(code for code, of in samples.items() if of == sample)
    untested = [code for code in items if code not in papers]
    if untested or not items:
        named = ", ".join(untested[:_NAMED]) or "any item"
        more = f" and {len(untested) - _NAMED} more" if len(untested) > _NAMED else ""
        yield "ended", "not_tested", f"finished, without {named}{more}", "a paper for every item"


def _not_before(row: pd.Series, column: str, first: object) -> Iterator[_Said]:
    if pd.isna(first) or pd.isna(row[column]):
        return
    found, least = pd.Timestamp(row[column]), pd.Timestamp(first)
    if found < least:
        allowed = f"{least:%Y-%m-%d}, or a later day"
        yield column, "before_its_time", f"{found:%Y-%m-%d}", allowed


def _told(lookups: Lookups, table: str, column: str, code: object) -> Any:
    return lookups.cells.get((table, column), {}).get(code) if isinstance(code, str) else None


def _period(cell: object) -> Period | None:
    try:
        return Period.parse(_text(cell))
    except ParameterError:
        return None


def _text(cell: object) -> str:
    return cell.strip() if isinstance(cell, str) else ""


_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "audit_samples": _sample,
        "audit_sample_items": _item,
        "working_papers": _paper,
        "audit_conclusions": _concluded,
    }
)
