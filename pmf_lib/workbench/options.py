"""What may be chosen in a field that refers to something: a service, a measure, a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pmf_lib.council import Named
from pmf_lib.register import REGISTERED, Column, Kind
from pmf_lib.register import table as register_table
from pmf_lib.sections.measures_guide import WAYS
from pmf_lib.views.words import begun
from pmf_lib.workbench.controls import Option
from pmf_lib.workbench.desk import Desk

_NAMES = ("title", "post", "asks", "text", "about")
_LONGEST = 80
NONE = Option(value="", text="None")
UNCHOSEN = Option(value="", text="Choose one")
_EMPTY = "; empty: "
_WORDS = {
    "maximise": WAYS["maximise"],
    "minimise": WAYS["minimise"],
    "absolute": "The measure's own unit",
    "relative": "Percent of the target",
    "weighted_average": "Average by the number of cases",
    "max": "Highest",
    "min": "Lowest",
    "entered_cumulative": "None: it is entered as a running total",
    "count_yes": "Number of periods with yes",
}


def worded(choice: str) -> str:
    """A choice of the register as people read it."""
    return _WORDS.get(choice, begun(choice.replace("_", " ")))


def options_for(desk: Desk, column: Column, within: Mapping[str, str]) -> tuple[Option, ...]:
    """The options of a CHOICE or CODE column, the empty one first: nothing is chosen unasked.

    `within` names columns and the code each must hold, such as the review that papers are of.
    """
    if column.kind is Kind.CHOICE:
        found = [Option(value=word, text=worded(word)) for word in column.allowed]
    else:
        found = list(_referred(desk, str(column.refers_to), within))
    return (UNCHOSEN if column.required else _left_empty(column), *found)


def _left_empty(column: Column) -> Option:
    """Choosing nothing: what that means, where the register says it."""
    told = column.meaning.partition(_EMPTY)[2]
    return Option(value="", text=begun(told)) if told else NONE


def _referred(desk: Desk, kind: str, within: Mapping[str, str]) -> Iterator[Option]:
    council = desk.pack.council
    named: dict[str, Sequence[Named]] = {
        "unit": council.units,
        "committee": council.committees,
        "body": council.bodies,
        "directorate": council.directorates,
        "portfolio": council.portfolios,
        "group": council.groups,
    }
    if kind in named:
        yield from (Option(value=each.key, text=each.name) for each in named[kind])
    elif kind == "measure":
        for row in desk.pack.measures.sort_values("title").itertuples():
            yield Option(value=row.measure, text=f"{row.title} ({row.measure})")
    else:
        yield from _registered(desk, kind, within)


def _registered(desk: Desk, kind: str, within: Mapping[str, str]) -> Iterator[Option]:
    """The entries of the register that the codes are of, told by their codes and first words."""
    kept = register_table(REGISTERED[kind])
    found = desk.entries(kept.name)
    for column, code in within.items():
        if kept.has(column) and column != kept.key[0]:
            found = found[found[column] == code]
    told = next((name for name in _NAMES if kept.has(name)), kind)
    for row in found.sort_values(kept.key[0]).to_dict("records"):
        words = f"{row[kept.key[0]]}: {row[told]}"
        yield Option(value=str(row[kept.key[0]]), text=_short(words))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1].rstrip()}…"
