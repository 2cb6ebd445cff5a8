"""A panel: one part of a screen, drawn again from its state when the state changes."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from traitlets import HasTraits

from pmf_lib.errors import PmfError
from pmf_lib.views.html import Scope, environment
from pmf_lib.views.records import Nil, Record
from pmf_lib.workbench.controls import Form
from pmf_lib.workbench.fragment import Event, Fragment

Draw = Callable[[], Iterable[Record]]
Doings = Mapping[str, Callable[[Event], str | None]]

_numbers = itertools.count(1)


class Panel(Fragment):
    """What `draw` gives, drawn again whenever one of the `watched` traits of the state changes.

    `doings` says what a button or a field does, by its name; what it returns is read out. A
    failure its reader can mend is a sentence in the page: what was written before it is kept.
    """

    def __init__(
        self, state: HasTraits, draw: Draw, doings: Doings, watched: tuple[str, ...]
    ) -> None:
        super().__init__(self._happened)
        self._prefix, self._drawn = f"s{next(_numbers)}-", ""
        self._draw, self._doings = draw, doings
        self.redraw()
        self.follow(state, *watched)

    def follow(self, state: HasTraits, *watched: str) -> Panel:
        """Draw again when these traits of another state change as well; the panel itself."""
        state.observe(lambda _change: self.redraw(), names=list(watched))
        return self

    def redraw(self, problem: str = "") -> None:
        """Draw the panel from the state as it is now; a problem is told above it."""
        try:
            self._drawn = markup(self._draw(), self._prefix)
        except PmfError as error:
            problem = error.sentence
        told = markup((Nil(reason=problem),), self._prefix) if problem else ""
        self.html = told + self._drawn

    def press(self, name: str, value: str = "", **values: str) -> None:
        """What the page sends when a button is pressed."""
        self.hear({"press": name, "value": value, "values": values})

    def put(self, name: str, value: str) -> None:
        """What the page sends when a field is changed."""
        self.hear({"put": name, "value": value, "values": {name: value}})

    def _happened(self, event: Event) -> None:
        doing = self._doings.get(event.name if event.press else "put")
        if doing is None:
            return
        try:
            said = doing(event)
        except PmfError as error:
            self.redraw(error.sentence)
            said = error.sentence
        if said:
            self.said = said


def markup(pieces: Iterable[Record], prefix: str) -> str:
    """Records and forms as HTML for a screen; every id begins with the prefix."""
    module: Any = environment().get_template("workbench.html.j2").module
    own = [
        piece.model_copy(update={"name": prefix + piece.name}) if isinstance(piece, Form) else piece
        for piece in pieces
    ]
    return str(module.screen(own, Scope(prefix=prefix, presses=True), 3))
