"""Drawing a sample that the audited cannot choose and anybody can draw again (R1-041)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from fractions import Fraction

from pmf_lib.methods import given
from pmf_lib.register.audit_samples import lot


def seed(measure: str, period: str, salt: str) -> str:
    """The seed of a draw: SHA-256, in hexadecimal, of measure, period and salt, a line each.

    The auditor keeps the salt until the records are handed in, then publishes it: nobody can
    steer the draw, and everybody can repeat it, with
    `printf 'ICT01\\n2021-22-Q2\\nsalt' | sha256sum`.
    """
    parts = {"measure": measure, "period": period, "salt": salt}
    for argument, text in parts.items():
        if not isinstance(text, str) or not text.strip() or "\n" in text:
            raise ValueError(f"{argument} is {text!r}; it must be text on one line, not empty")
    return lot(*parts.values())


def draw(records: Iterable[str], n: int, seed: str) -> tuple[str, ...]:
    """n of the records' ids, in the order they were drawn.

    Each id is given the SHA-256 of seed and id, and the lowest are drawn: the order of the rows
    does not matter, and a sample that is drawn larger keeps the items already checked. ValueError
    for an id given twice and for more records than there are.
    """
    ids = _unique(records)
    wanted = given.count("n", n)
    if wanted > len(ids):
        raise ValueError(f"n is {n!r}; it must not be above the {len(ids)} records there are")
    return tuple(sorted(ids, key=lambda record: (lot(seed, record), record))[:wanted])


def allocate(sizes: Mapping[str, int], n: int) -> dict[str, int]:
    """How many of a sample of n fall to each stratum: in proportion, by largest remainder.

    `sizes` is records a stratum. Equal remainders go to the larger stratum, then by name. Where n
    reaches that far, every stratum with records has at least one, taken from the largest share.
    """
    counts = {name: given.count(f"sizes[{name!r}]", size) for name, size in sizes.items()}
    wanted, total = given.count("n", n), sum(counts.values())
    if wanted > total:
        raise ValueError(f"n is {n!r}; it must not be above the {total} records there are")
    exactly = {name: Fraction(wanted * size, total or 1) for name, size in counts.items()}
    shares = {name: int(share) for name, share in exactly.items()}
    by_remainder = sorted(
        counts, key=lambda name: (shares[name] - exactly[name], -counts[name], name)
    )
    for name in by_remainder[: wanted - sum(shares.values())]:
        shares[name] += 1
    return _none_left_out(shares, counts)


def draw_strata(strata: Mapping[str, str], n: int, seed: str) -> dict[str, tuple[str, ...]]:
    """A stratified sample of n: the ids drawn from each stratum.

    `strata` gives each record's stratum, such as its ward; shares as in `allocate`, and each
    stratum is drawn as in `draw`.
    """
    members: dict[str, list[str]] = {}
    for record, stratum in strata.items():
        members.setdefault(stratum, []).append(record)
    shares = allocate({name: len(ids) for name, ids in members.items()}, n)
    return {name: draw(members[name], shares[name], seed) for name in sorted(members)}


def _none_left_out(shares: dict[str, int], counts: Mapping[str, int]) -> dict[str, int]:
    filled = dict(shares)
    empty = [name for name in sorted(counts) if counts[name] and not shares[name]]
    if sum(shares.values()) < sum(1 for size in counts.values() if size):
        return filled
    for name in empty:
        richest = min(filled, key=lambda other: (-filled[other], other))
        filled[richest] -= 1
        filled[name] = 1
    return filled


def _unique(records: Iterable[str]) -> set[str]:
    seen: set[Hashable] = set()
    for record in records:
        if not isinstance(record, str) or not record or record in seen:
            raise ValueError(f"records has {record!r}; each id must be text, and given once")
        seen.add(record)
    return {str(record) for record in seen}
