"""A part of a page that shows what our templates made, in JupyterLab and in the served page alike.

One widget holds a whole form or table: its markup is made here and swapped whole, so a page opens
with a widget a cell instead of hundreds, and labels, hints and faults are plain HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from types import MappingProxyType
from typing import Any

from anywidget import AnyWidget
from traitlets import Int, Unicode

from pmf_lib.views.html import notebook_style


@dataclass(frozen=True)
class Event:
    """What a person did: pressed a button (`press`), or changed a field (not `press`).

    `name` is the button's or field's, `values` all fields of its form as they are now.
    """

    name: str
    value: str = ""
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    press: bool = True


def read_event(sent: object) -> Event | None:
    """What the page sent, where it is text through and through; None for anything else."""
    if not isinstance(sent, dict):
        return None
    name = sent.get("press", sent.get("put"))
    value, values = sent.get("value", ""), sent.get("values", {})
    if not (isinstance(values, dict) and all(map(_is_text, (name, value, *values.values())))):
        return None
    return Event(str(name), value, MappingProxyType(dict(values)), press="press" in sent)


@cache
def _styles() -> str:
    own = (resources.files("pmf_lib") / "template" / "workbench.css").read_text(encoding="utf-8")
    return notebook_style() + own


class Fragment(AnyWidget):
    """Shows `html`; `said` is read out to who cannot see what changed.

    `heard` is the number of the last message: html that comes before it does not know of what the
    message told, so the page keeps what was written there meanwhile.
    """

    _esm = Path(__file__).with_name("fragment.js").read_text(encoding="utf-8")
    _css = _styles()

    html = Unicode("").tag(sync=True)
    said = Unicode("").tag(sync=True)
    heard = Int(0).tag(sync=True)

    def __init__(self, happened: Callable[[Event], None], **traits: Any) -> None:
        super().__init__(**traits)
        self._happens = happened
        self.on_msg(lambda _widget, sent, _buffers: self.hear(sent))

    def hear(self, sent: object) -> None:
        """Pass on what the page sent; what is no event of ours is nothing."""
        if isinstance(sent, dict) and isinstance(sent.get("told"), int):
            self.heard = sent["told"]
        event = read_event(sent)
        if event is not None:
            self._happens(event)


def _is_text(found: object) -> bool:
    return isinstance(found, str)
