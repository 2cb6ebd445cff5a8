"""The plan on a page: a fixed grid, so many actions and no more, each with its status in words.

Carlisle 2021, L36 (R3-008). What does not fit is counted, never dropped unseen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pmf_lib.methods.exact import one_of
from pmf_lib.register.delivery import ACTION_STATUSES

COLUMNS = 3
MOST = 12
URGENCY = ("late", "at risk", "not started", "on track", "complete", "stopped")


@dataclass(frozen=True)
class Action:
    """An action of the plan: `level` of its priority (higher matters more), its status in words.

    `status` is one of the register's. ValueError for another.
    """

    code: str
    title: str
    status: str
    level: int = 0
    due_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        one_of("status", self.status, ACTION_STATUSES)

    @property
    def words(self) -> str:
        """The status as it is printed, so that no colour is needed to tell it."""
        return self.status.capitalize()


@dataclass(frozen=True)
class Page:
    """Rows of equal length, most important first, None where the grid has room left."""

    rows: tuple[tuple[Action | None, ...], ...]
    shown: int
    left_out: int

    @property
    def sentence(self) -> str:
        """How many of how many are on the page."""
        if not self.shown:
            return "The plan has no actions."
        if not self.left_out:
            return (
                f"All {self.shown} actions are shown." if self.shown != 1 else "1 action is shown."
            )
        return f"{self.shown} of {self.shown + self.left_out} actions are shown."


def plan_on_a_page(actions: Iterable[Action], most: int = MOST, columns: int = COLUMNS) -> Page:
    """The most important actions on a grid of `columns` that has room for `most`.

    Importance: level of priority, then urgency (late, at risk, not started, on track, complete,
    stopped), then the day due, then the code; so the order given does not matter. The grid is as
    large for one action as for many. ValueError for codes that come twice, or no room.
    """
    if most < 1 or columns < 1:
        raise ValueError(f"most is {most} and columns {columns}; each must be 1 or more")
    ordered = sorted(actions, key=_importance)
    if len({action.code for action in ordered}) < len(ordered):
        raise ValueError("actions holds a code twice; each action has one of its own")
    shown = ordered[:most]
    count = -(-most // columns)
    places = [*shown, *[None] * (count * columns - len(shown))]
    rows = tuple(tuple(places[row * columns : (row + 1) * columns]) for row in range(count))
    return Page(rows, len(shown), len(ordered) - len(shown))


def _importance(action: Action) -> tuple[int, int, date, str]:
    urgency = URGENCY.index(action.status)
    return -action.level, urgency, action.due_on or date.max, action.code
