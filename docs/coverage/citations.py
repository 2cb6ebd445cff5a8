"""The ids of capabilities that a text cites."""

import re
from collections.abc import Iterator

_ONE = r"R[0-9]-[0-9]{3}"
_CITED = re.compile(rf"\b({_ONE})(?:\s*(?:to|-|–)\s*({_ONE}))?\b")
_NEXT_LINE = re.compile(r"\n[ \t]*#?[ \t]*")


def cited(text: str) -> frozenset[str]:
    """Every id in a text; `R1-049 to R1-054` cites six, also across the lines of a comment."""
    found = _CITED.findall(_NEXT_LINE.sub(" ", text))
    return frozenset(id_ for first, last in found for id_ in _span(first, last or first))


def _span(first: str, last: str) -> Iterator[str]:
    """The ids from first to last of one paper; only the two where they are of different papers."""
    paper, start = first.split("-")
    other, end = last.split("-")
    if paper != other or int(end) < int(start):
        yield from (first, last)
        return
    yield from (f"{paper}-{number:03}" for number in range(int(start), int(end) + 1))
