"""What a pack read, as one digest and in words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

from pmf_lib.run.digests import digest_of
from pmf_lib.store.statement import Read


def once(reads: Iterable[Read]) -> tuple[Read, ...]:
    """Every query once, in an order of its own: asking twice or sooner makes no other page."""
    found = {json.dumps(read.content, sort_keys=True): read for read in reads}
    return tuple(found[text] for text in sorted(found))


def words(reads: Sequence[Read]) -> str:
    """Which data a pack stands on, for its foot."""
    if not reads:
        return "No entry of the registers was read"
    entries, tables = sum(read.rows for read in reads), {read.tables[0] for read in reads}
    registers = "1 register" if len(tables) == 1 else f"{len(tables)} registers"
    latest = max(read.latest for read in reads)
    known = f", the latest known on {_day(latest)}" if latest else ""
    counted = "1 entry" if entries == 1 else f"{entries:,} entries"
    return f"{counted} read from {registers}{known} (digest {rows_digest(reads)[:16]})"


def rows_digest(reads: Sequence[Read]) -> str:
    """One digest of every query with its answer."""
    return digest_of([[read.query, dict(read.parameters), read.digest] for read in reads])


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day} {day:%B %Y}"
