"""The summary at the top of a report: sentences that a councillor could read aloud (R1-020).

Made by rule from counts and judgements, and true to them: red is always said and said first;
more got better is said only where more got better; what cannot be compared is counted among
nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

COLOURED = ("red", "amber", "green")
NOTHING_TO_TELL = "No measures are reported."


@dataclass(frozen=True)
class Position:
    """What a report's figures come to, in counts.

    `statuses` holds how many measures have each status, `better` and `worse` how many moved each
    way, whatever their status. `exceptions` are adverse ones, of which `first` ranks first.
    `decisions` are still to be taken, `overdue` figures have not come. `span` is what the report's
    period is called; `year_end` is a whole sentence on money, or nothing.
    """

    statuses: Mapping[str, int]
    better: int = 0
    worse: int = 0
    exceptions: int = 0
    first: str = ""
    decisions: int = 0
    overdue: int = 0
    span: str = "quarter"
    year_end: str = ""

    @property
    def measured(self) -> int:
        """How many measures there are."""
        return sum(self.statuses.values())


def summary(position: Position) -> tuple[str, str, str]:
    """How are we doing, what changed, what needs a decision: each question with its answer."""
    return (
        f"How are we doing? {how_we_are_doing(position)}",
        f"What changed? {what_changed(position.better, position.worse, 'measure')}",
        f"What needs a decision? {what_needs_decision(position)}",
    )


def how_we_are_doing(position: Position) -> str:
    """How many measures have each colour, red first, and how the year is forecast to end."""
    told = colours(position.statuses, "measure") if position.measured else NOTHING_TO_TELL
    return f"{told} {position.year_end}".strip()


def colours(statuses: Mapping[str, int], noun: str) -> str:
    """How many of the measures, by whichever noun, have each colour; red first, none left out."""
    total = sum(statuses.values())
    counts = {colour: statuses.get(colour, 0) for colour in COLOURED}
    plain = total - sum(counts.values())
    if not sum(counts.values()):
        return f"None of {_counted(total, noun)} has a colour."
    told = [f"{count} {_be(count)} {colour}" for colour, count in counts.items() if count]
    none = [colour for colour in COLOURED if not counts[colour]]
    parts = [f"Of {_counted(total, noun)}, {_listed(told)}."]
    parts += [f"None is {_listed(none, 'or')}."] if none else []
    parts += [f"{plain} {'has' if plain == 1 else 'have'} no colour."] if plain else []
    return " ".join(parts)


def what_changed(better: int, worse: int, noun: str) -> str:
    """Whether more got better or more got worse, with both counts."""
    if not better + worse:
        return f"No {noun} is known to have got better or worse."
    if not better:
        return f"{_counted(worse, noun)} got worse. None got better."
    if not worse:
        return f"{_counted(better, noun)} got better. None got worse."
    if better == worse:
        return f"As many got better as got worse: {better} each."
    return (
        f"More got better than worse: {better} better, {worse} worse."
        if better > worse
        else f"More got worse than better: {worse} worse, {better} better."
    )


def what_needs_decision(position: Position) -> str:
    """What somebody must see to, each in a sentence; the exception that ranks first by name."""
    parts = []
    if position.decisions:
        due = f"{_counted(position.decisions, 'key decision')} {_be(position.decisions)}"
        parts.append(f"{due} still to be taken.")
    if position.exceptions:
        need = "needs" if position.exceptions == 1 else "need"
        first = f" The first is “{position.first}”." if position.first else ""
        parts.append(f"{_counted(position.exceptions, 'exception')} {need} action.{first}")
    if position.overdue:
        parts.append(f"{_counted(position.overdue, 'figure')} {_be(position.overdue)} late.")
    return " ".join(parts) or f"Nothing this {position.span}."


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _listed(words: list[str], last: str = "and") -> str:
    return f"{', '.join(words[:-1])} {last} {words[-1]}" if words[1:] else "".join(words)
