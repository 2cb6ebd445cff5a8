"""Figures that became known otherwise: old, new, reason, effect, and who must be told (R1-044).

Code of Practice for Statistics: a scheduled revision was expected, an unscheduled correction is
told to everybody who was given the figure, promptly and with its reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import decimals, said, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views import words
from pmf_lib.views.records import Block, Nil
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun


def restated_figures(pack: Pack) -> Iterator[Block]:
    """What became known otherwise since the period began, and the bodies given a wrong figure."""
    found = _since_it_began(pack, pack.restatements)
    if found.empty:
        nil = f"Nil return: no figure was restated since the {pack.period.grain} began."
        yield Nil(reason=nil)
        return
    yield _log(pack, found)
    yield _told(pack, _since_it_began(pack, pack.to_be_told))


def _since_it_began(pack: Pack, frame: pd.DataFrame) -> pd.DataFrame:
    return frame[pd.to_datetime(frame["known_from"]) >= pd.Timestamp(pack.period.start)]


def _log(pack: Pack, found: pd.DataFrame) -> Block:
    return table(
        f"Figures restated since the {pack.period.grain} began",
        (
            "Measure",
            "Service",
            Heading("Period", "period"),
            "Was",
            "Is now",
            "Status",
            Heading("Known from", "date"),
            "Why",
        ),
        [_restatement(pack, row) for row in found.itertuples()],
        source="The council's register of measures",
    )


def _told(pack: Pack, found: pd.DataFrame) -> Block:
    """A row a body and correction: what it was given, when, and what is right."""
    if found.empty:
        return Nil(reason="Nil return: nobody was given a figure that was corrected since.")
    return table(
        "Bodies given a figure that was corrected since, and must be told",
        (
            "Body",
            "Measure",
            Heading("Period", "period"),
            "Was given",
            Heading("Given on", "date"),
            "Is right",
            "Status",
        ),
        [_body(pack, row) for row in found.itertuples()],
        source="Registers of measures and of what bodies considered; the council's calendar",
        notes=(
            "Corrections that changed the status, or where nobody can say that they did not. A "
            "body was given what its latest report held; the day is that of its meeting, or the "
            "day its papers went out where no meeting is registered.",
        ),
    )


def _body(pack: Pack, row: Any) -> tuple[Any, ...]:
    title, kind, places = _about(pack, row)
    return (
        pack.council.body(row.body).name,
        title,
        row.period,
        words.figure(row.old, kind, places),
        row.received_on,
        words.marked(words.figure(row.new, kind, places), "r"),
        _change(row),
    )


def _restatement(pack: Pack, row: Any) -> tuple[Any, ...]:
    title, kind, places = _about(pack, row)
    return (
        title,
        service_link(pack.council, row.unit),
        row.period,
        words.figure(row.old, kind, places),
        words.marked(words.figure(row.new, kind, places), "r"),
        _effect(row),
        row.known_from,
        _why(row),
    )


def _about(pack: Pack, row: Any) -> tuple[str, str, int | None]:
    """The title, kind and decimals of a row's measure; of one no longer reported its code."""
    known = pack.measures.set_index("measure")
    if row.measure not in known.index:
        return row.measure, "count", None
    measure = known.loc[row.measure]
    return measure["title"], measure["kind"], decimals(measure["decimals"])


def _effect(row: Any) -> str:
    """What the restatement does to the status."""
    if row.substantial is None:
        return "Not known"
    return _change(row) if row.substantial else "As it was"


def _change(row: Any) -> str:
    if row.old_status is None or row.new_status is None:
        return "Not known"
    return begun(f"{row.old_status} to {row.new_status}")


def _why(row: Any) -> str:
    """Whether readers were told beforehand, the reason's code, and the reason as given."""
    return f"{begun(row.kind)}: {said(row.reason, 'no reason was given')}"
