"""How the definition of a council's reports differs between two of its profiles (R3-060)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pmf_lib.council.parts import PackSpec
from pmf_lib.council.profile import Council

NONE = ""


@dataclass(frozen=True)
class Difference:
    """One thing that is not as it was in the definition of one report; empty: there was none."""

    report: str
    what: str
    was: str
    now: str


def report_differences(before: Council, after: Council) -> tuple[Difference, ...]:
    """Every difference between two profiles' reports, in the later profile's order.

    A report that came or went is one difference; otherwise its title, notebook, keys, audience,
    detail, headings and receiving bodies are compared.
    """
    was = {spec.pack: spec for spec in before.packs}
    now = {spec.pack: spec for spec in after.packs}
    found: list[Difference] = []
    for pack in dict.fromkeys((*now, *was)):
        if pack not in was:
            found.append(Difference(pack, "report", NONE, now[pack].title))
        elif pack not in now:
            found.append(Difference(pack, "report", was[pack].title, NONE))
        else:
            found += _changed(_definition(before, was[pack]), _definition(after, now[pack]), pack)
    return tuple(found)


def _definition(council: Council, spec: PackSpec) -> dict[str, str]:
    """What defines a report, in words."""
    receivers = (body.name for body in council.bodies if spec.pack in body.receives)
    return {
        "title": spec.title,
        "notebook": spec.notebook,
        "made for each": spec.for_each,
        "audience": spec.audience,
        "detail": spec.detail,
        "headings": "; ".join(spec.sections),
        "received by": "; ".join(receivers),
    }


def _changed(was: dict[str, str], now: dict[str, str], pack: str) -> Iterator[Difference]:
    for what, before in was.items():
        if now[what] != before:
            yield Difference(pack, what, before, now[what])
