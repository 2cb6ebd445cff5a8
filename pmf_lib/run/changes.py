"""What changed since a pack was made, in words that name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pmf_lib.run.sources import Sources
from pmf_lib.store import Read

UNKNOWN = {
    "notebook": "its notebook changed",
    "parameters": "its parameters changed",
    "code": "the project's code or a package it uses changed",
    "profile": "the council's profile changed",
    "settings": "the run's settings changed",
    "rows": "what it read is not known",
}
_NAMED = 3


def changes(parts: Sequence[str], before: Sources | None, now: Sources) -> Iterator[str]:
    """A clause for each part that changed; what cannot be named is told in general.

    What a notebook reaches besides, or no longer, goes without saying where it changed itself.
    """
    for part in parts:
        named = _NAMING[part](before, now) if before and part in _NAMING else ""
        if named or part != "code" or "notebook" not in parts:
            yield named or UNKNOWN[part]


def rows_words(counts: Sequence[tuple[Read, int]]) -> str:
    """Which tables' rows changed and how many; `counts` are queries with how many rows changed."""
    rows: dict[str, int] = {}
    for read, count in counts:
        table = read.tables[0]
        rows[table] = max(rows.get(table, 0), count)
    uncounted = sorted({read.query for read, _ in counts if not rows[read.tables[0]]})
    told = [f"{_counted(count, 'row')} of {table}" for table, count in rows.items() if count]
    return listed([*told, *(f"the answer of {query}" for query in uncounted)]) + " changed"


def listed(words: Sequence[str]) -> str:
    """“a, b and c”; empty for nothing."""
    *first, last = words or ("",)
    return f"{', '.join(first)} and {last}" if first else last


def _parameters(before: Sources, now: Sources) -> str:
    return listed(
        [
            f"its parameter {name} changed from “{was}” to “{becomes}”"
            for name, was, becomes in _differences(before.parameters, now.parameters)
        ]
    )


def _settings(before: Sources, now: Sources) -> str:
    return listed(
        [
            f"the setting {name} changed from {was} to {becomes}"
            for name, was, becomes in _differences(before.settings, now.settings)
        ]
    )


def _code(before: Sources, now: Sources) -> str:
    """The files that changed, and versions; files that came or went where there is no other."""
    files = _differences(before.modules, now.modules)
    names = [name for name, was, becomes in files if was and becomes]
    if not names and before.notebook == now.notebook:
        names = [name for name, _, _ in files]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    told = [f"{', '.join(names[:_NAMED])}{more} changed"] if names else []
    versions = _differences(before.packages, now.packages)
    return listed(
        [*told, *(f"{name} is {becomes} and was {was}" for name, was, becomes in versions)]
    )


def _differences(
    before: Mapping[str, str] | Mapping[str, int], now: Mapping[str, str] | Mapping[str, int]
) -> list[tuple[str, str | int, str | int]]:
    names = sorted({**before, **now})
    found = [(name, before.get(name, ""), now.get(name, "")) for name in names]
    return [(name, was, becomes) for name, was, becomes in found if was != becomes]


def _counted(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count:,} {noun}s"


_NAMING = {"parameters": _parameters, "settings": _settings, "code": _code}
