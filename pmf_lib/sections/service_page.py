"""Links to a service's own report, by whichever name this council makes one."""

from __future__ import annotations

from pmf_lib.council import ForEach
from pmf_lib.sections.pack import Pack
from pmf_lib.views.records import Cell, Link, Text


def service_cell(pack: Pack, unit: str, text: str = "", place: str = "") -> Cell:
    """A unit's name, or other words about it, linked to its report where the council has one."""
    words = text or pack.council.unit(unit).name
    made = next((spec.pack for spec in pack.council.packs if spec.for_each is ForEach.UNIT), None)
    if made is None:
        return Text(text=words)
    return Link(text=words, target=f"{made}/{unit}.html{f'#{place}' if place else ''}")


def council_page_cell(pack: Pack, name: str, text: str) -> Cell:
    """Words linked to a pack for the whole council, where the council lists it."""
    listed = {spec.pack for spec in pack.council.packs if spec.for_each is ForEach.COUNCIL}
    return Link(text=text, target=f"{name}/council.html") if name in listed else Text(text=text)
