"""What a proposal may begin from: the names for its formula, and a measure of the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pmf_lib.errors import ParameterError
from pmf_lib.methods.latest import History
from pmf_lib.register.proposals import CHANGES, PARTS, items_of
from pmf_lib.sections.pack import Pack
from pmf_lib.workbench.desk import as_text

_TAKEN_OVER = (
    *("title", "unit", "purpose", "polarity", "kind", "frequency", "aggregation"),
    *("tolerance_mode", "green_tolerance", "red_tolerance", "owner", "member", "priority"),
)


@dataclass(frozen=True)
class Offered:
    """One measure with the names that a formula may give its figure and its cases, by part."""

    code: str
    title: str
    unit: str
    frequency: str
    names: Mapping[str, str]


def offered(known: Mapping[str, History], unit: str = "", search: str = "") -> list[Offered]:
    """The measures of a service, or of all, whose code or title has these words; by title."""
    wanted = search.casefold().split()
    names = names_by_measure(known)
    found = [
        Offered(
            code,
            str(one.row["title"]),
            str(one.row["unit"]),
            str(one.row["frequency"]),
            dict(_with_figures(one, names.get(code, {}))),
        )
        for code, one in known.items()
        if (not unit or one.row["unit"] == unit)
        and all(word in f"{code} {one.row['title']}".casefold() for word in wanted)
    ]
    return sorted(found, key=lambda one: (one.title, one.code))


def names_by_measure(known: Mapping[str, History]) -> dict[str, dict[str, str]]:
    """The shortest name of each part of each measure."""
    found: dict[str, dict[str, str]] = {}
    for name, item in items_of(known).items():
        held = found.setdefault(item.measure, {})
        if len(name) < len(held.get(item.part, f"{name} ")):
            held[item.part] = name
    return found


def drafted_from(
    pack: Pack, known: Mapping[str, History], measure: str, change: str
) -> dict[str, str]:
    """A proposal's cells as a measure of the register has them, with its target in force.

    What comes in its place, or amends or deletes it, is tried on the same figures.
    """
    if change not in CHANGES:
        raise ParameterError(f"“{change}” cannot be proposed", f"One of {', '.join(CHANGES)}")
    if measure not in known:
        raise ParameterError(
            f"{measure} is not reported in {pack.period.label}" if measure else "None is chosen",
            "A proposal about a measure begins from one that is in force",
            "Choose one of the list",
        )
    row = known[measure].row
    judged = pack.judgement(measure)
    taken = {name: as_text(row.get(name)) for name in _TAKEN_OVER}
    limits = {name for name, cell in taken.items() if name == "polarity" and cell not in _AIMED}
    return {
        **{name: cell for name, cell in taken.items() if name not in limits},
        "formula": _formula(known[measure], names_by_measure(known).get(measure, {})),
        "target": as_text(judged.target),
        "change": change,
        "measure": measure,
    }


_AIMED = ("maximise", "minimise")


def _formula(one: History, names: Mapping[str, str]) -> str:
    """Of its cases where a percentage or ratio has both, else of its figure."""
    found = dict(_with_figures(one, names))
    times = {"percent": "100 * ", "ratio": ""}.get(str(one.row["kind"]))
    if times is None or not {"numerator", "denominator"} <= found.keys():
        return found.get("value", "")
    return f"{times}{found['numerator']} / {found['denominator']}"


def _with_figures(one: History, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The names of the parts that have a figure in any period."""
    for part in PARTS:
        has = any(getattr(point, part) is not None for point in one.points.values())
        if has and part in names:
            yield part, names[part]
