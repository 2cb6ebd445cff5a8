"""What each measure costs to collect and what it was used for; and which might be retired.

Lancaster 2008, 2.1: measuring should not become an industry in itself (R2-016). Carlisle 2003,
8.1: each indicator is audited, amended or deleted where appropriate (R0-035).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pmf_lib.methods.burden_and_use import COSTLY, Entry, Verdict, Window, hours_in_words
from pmf_lib.methods.collecting_cost import Basis
from pmf_lib.methods.uses_made import Way
from pmf_lib.sections.measure_ledger import entries_of, readers_of, targets_set, window_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, table
from pmf_lib.views.records import Block, Details, Nil, Paragraph, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

SOURCE = "Effort ledger, records of measures, and the registers of what was asked and done"
SHOWN = 30
DEAREST = 10
_NO_MEASURE = "Nil return: no measure is registered."
_DECIDES = (
    "These are proposals. A body decides, and its decision is written down as a step in the life "
    "of the measure, with the reason; until then each measure is reported as before. What a law "
    "asks for is not the council's to retire, and is never proposed."
)
_LOOK = ("To be looked at before anything is proposed", "Measures to look at, and what is in doubt")
_COSTLY = ("Costly, and kept all the same", "The costliest measures that are kept, and why")
_ROUTINE = "To be reported and to have a target set is routine, and counts as no use."
_ASKS = {
    Verdict.PROPOSE: "Propose to retire",
    Verdict.LOOK_AT: "Look at",
    Verdict.KEEP: "Keep",
}


def burden_and_use(pack: Pack) -> Section:
    """What each measure takes in a year, who is given it, and what came of it in two (R2-016)."""
    name = "burden_and_use"
    if pack.measures.empty:
        return Section(name=name, blocks=(Nil(reason=_NO_MEASURE),))
    window = window_of(pack)
    found = entries_of(pack, window)
    return Section(
        name=name,
        headline=_costs(found),
        blocks=(
            Paragraph(text=_how(window)),
            _summary(found),
            Details(
                summary="Each measure: what it takes, who is given it, what came of it",
                blocks=(_ledger(pack, found, window), _given_to(pack, window)),
            ),
        ),
    )


def proposed_for_retirement(pack: Pack) -> Section:
    """The year's list of measures that a body may retire, each with its reason (R0-035)."""
    name = "proposed_for_retirement"
    if pack.measures.empty:
        return Section(name=name, blocks=(Nil(reason=_NO_MEASURE),))
    window = window_of(pack)
    found = entries_of(pack, window)
    proposed, doubtful, kept = (_of(found, verdict) for verdict in Verdict)
    nil = "Nil return: no measure is proposed for retirement this year."
    caption = f"Measures proposed for retirement, {pack.year.label}, as at {day(pack.as_at)}"
    listing = _reasons(pack, proposed, caption) if proposed else Nil(reason=nil)
    costly = [entry for entry in kept if entry.case.costly][:DEAREST]
    parts = [
        Part(heading=heading, blocks=(_reasons(pack, entries, told),))
        for (heading, told), entries in ((_LOOK, doubtful), (_COSTLY, costly))
        if entries
    ]
    headline = (
        f"Of {counted(len(found), 'measure')} {_are(proposed)} proposed for retirement and "
        f"{_are(doubtful)} to be looked at first."
    )
    told = (_DECIDES if proposed or doubtful else "", _log(window), _unknown(found))
    lead = tuple(Paragraph(text=words) for words in told if words)
    return Section(name=name, headline=headline, blocks=(*lead, listing, *parts))


def _are(entries: Sequence[Entry]) -> str:
    return f"{len(entries)} are" if len(entries) > 1 else f"{'1' if entries else 'none'} is"


def _unknown(found: Sequence[Entry]) -> str:
    bare = sum(entry.case.cost.hours is None for entry in found)
    if not bare:
        return ""
    told = f"What {counted(bare, 'measure')} cost{'s' if bare == 1 else ''} is not known"
    return f"{told}: that is not nothing, and nobody can say whether it is much."


def _of(found: Sequence[Entry], verdict: Verdict) -> list[Entry]:
    return [entry for entry in found if entry.verdict is verdict]


def _costs(found: Sequence[Entry]) -> str:
    hours = [entry.case.cost.hours for entry in found if entry.case.cost.hours is not None]
    unknown = len(found) - len(hours)
    if not hours:
        return f"What it costs to collect is not known of any of {counted(len(found), 'measure')}."
    told = f"{counted(len(hours), 'measure')} take{'s' if len(hours) == 1 else ''} "
    rest = f"; the cost of {unknown} is not known" if unknown else ""
    return begun(f"{told}{sum(hours):,.0f} hours a year to collect{rest}.")


def _how(window: Window) -> str:
    return (
        "Hours are those written down for a measure in the last four quarters or, where nothing "
        "was, the estimate in its record for one period, times its periods in a year. From "
        f"{COSTLY} hours a year a measure counts as costly. Use is what the registers hold from "
        f"{day(window.since)} to {day(window.until)}. {_log(window)}"
    ).strip()


def _log(window: Window) -> str:
    if window.log_since is None:
        return "No log of members' questions is kept, so nobody can say that none was asked."
    if not window.complete:
        first = day(window.log_since)
        return f"The log of members' questions begins only on {first}: too late to tell."
    return ""


def _summary(found: Sequence[Entry]) -> Block:
    rows = []
    for verdict in Verdict:
        own = _of(found, verdict)
        known = [entry.case.cost.hours for entry in own if entry.case.cost.hours is not None]
        hours = sum(known) if known else ("Not known" if own else "None")
        rows.append((_ASKS[verdict], len(own), _number(hours), len(own) - len(known)))
    return table(
        "Measures by what is proposed, with what they take",
        (
            "What is proposed",
            Heading("Measures", "count"),
            "Hours a year, where known",
            Heading("Cost not known", "count"),
        ),
        rows,
        source=SOURCE,
    )


def _number(hours: float | str) -> str:
    return hours if isinstance(hours, str) else f"{hours:,.0f}"


def _ledger(pack: Pack, found: Sequence[Entry], window: Window) -> Block:
    names, aims = _named(pack), targets_set(pack, window)
    logged = window.log_since is not None
    cut = f"The first {SHOWN} of {len(found)} are shown: those to retire or to look at come first."
    return table(
        "The ledger of burden and use",
        (
            "Measure",
            "What is proposed, and why",
            "Hours a year",
            *(begun(str(way)) for way in Way),
            Heading("Targets set", "count"),
            Heading("Periods red", "count"),
        ),
        [
            (
                names[entry.case.measure][0],
                f"{_ASKS[entry.verdict]}. {entry.why}",
                _cost(entry),
                *(_used(entry, way, logged=logged) for way in Way),
                aims.get(entry.case.measure, 0),
                entry.case.reds,
            )
            for entry in found[:SHOWN]
        ],
        source=SOURCE,
        notes=(_ROUTINE, *((cut,) if len(found) > SHOWN else ())),
    )


def _given_to(pack: Pack, window: Window) -> Block:
    readers = readers_of(pack, window)
    return table(
        "Who is given every figure of a service",
        (
            "Service",
            Heading("Bodies", "count"),
            Heading("Reports", "count"),
            "Quarters they considered in two years",
        ),
        [
            (
                unit.name,
                own.bodies,
                own.reports,
                "Not written down" if own.considered is None else f"{own.considered}",
            )
            for unit in pack.units
            for own in (readers[unit.key],)
        ],
        source="The council's profile and the register of what bodies considered",
    )


def _named(pack: Pack) -> dict[str, tuple[str, str, str]]:
    """Each measure's code and title, its service, and who answers for it."""
    return {
        str(row.measure): (f"{row.measure}: {row.title}", str(row.unit), str(row.owner))
        for row in pack.measures.itertuples()
    }


def _cost(entry: Entry) -> str:
    cost = entry.case.cost
    if cost.basis is Basis.UNKNOWN:
        return "Not known"
    return f"{begun(hours_in_words(cost))}, {cost.basis}"


def _used(entry: Entry, way: Way, *, logged: bool) -> str:
    own = [use.words for use in entry.case.uses if use.register.way is way]
    if own:
        return begun(listed(own))
    return "Not known" if way is Way.ASKED and not logged else "Nothing"


def _reasons(pack: Pack, entries: Sequence[Entry], caption: str) -> Block:
    names = _named(pack)
    rows: list[tuple[Any, ...]] = [
        (
            names[entry.case.measure][0],
            pack.council.unit(names[entry.case.measure][1]).name,
            _cost(entry),
            entry.why,
            begun(listed([use.words for use in entry.case.uses]) or "nothing"),
            names[entry.case.measure][2],
        )
        for entry in entries[:SHOWN]
    ]
    cut = (f"The first {SHOWN} of {len(entries)} are shown.",) if len(entries) > SHOWN else ()
    headings = ("Measure", "Service", "Hours a year", "Why", "What came of it", "Answers for it")
    return table(caption, headings, rows, source=SOURCE, notes=cut)
