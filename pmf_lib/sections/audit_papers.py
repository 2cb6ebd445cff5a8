"""What is told of one audit sample: design, draw, working papers, outcome, what is to be tested."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote
from typing import Any

import pandas as pd

from pmf_lib.methods import audit_draw, audit_result
from pmf_lib.methods.audit_draw import MONEY
from pmf_lib.methods.audit_result import State
from pmf_lib.methods.latest import figure
from pmf_lib.methods.working_paper import ERRORS
from pmf_lib.periods import Period
from pmf_lib.sections.audit_outcome import outcome, percent, verdict_words, whole_words
from pmf_lib.sections.audit_records import Sample
from pmf_lib.sections.listing import Layout, facts, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, decimals, said
from pmf_lib.sections.whose_report import unit_name
from pmf_lib.views import words
from pmf_lib.views.records import Block, Bullets, Details, Nil, Paragraph, Part
from pmf_lib.views.words import begun, counted, listed, money_in_words

SOURCE = "Register of audit samples"
DIGEST_SHOWN = 12
_NOTHING = "None"
STRATA_WORDS = {
    "none": "Not divided",
    "unit": "By service",
    "owner": "By who answers for the figure",
    "status": "By how far the figure was checked",
    "flagged": "By whether the figure was loaded with a doubt",
}

__all__ = ["design", "drawing", "outcome", "papers", "to_test", "verdict_words", "wrong"]


def wrong(one: Sample) -> int:
    """How many items are material errors or unsupported."""
    return int(one.items["finding"].isin([each.value for each in ERRORS]).sum())


def design(pack: Pack, one: Sample, stands: str) -> Part:
    """What is sampled, why so, and how sure the conclusion is to be."""
    entry = one.entry
    told = facts(
        ("Where it stands", stands),
        ("What is sampled", _sampled(pack, one)),
        ("Why so", entry.reason),
        ("Periods", _periods(entry)),
        ("Divided", STRATA_WORDS[one.design.strata]),
        ("Confidence", percent(one.design.confidence)),
        ("Error that can be borne", _error(one, one.design.tolerable)),
        ("Error expected", _error(one, one.design.expected)),
        ("Difference let pass", _materiality(entry)),
        ("Items", _size(one)),
        ("Drawn", _drawn(entry)),
    )
    return Part(heading="Design", blocks=(told,))


def _sampled(pack: Pack, one: Sample) -> str:
    entry = one.entry
    titles = pack.measures.set_index("measure")["title"]
    measure = said(entry.measure, "")
    parts = (
        whole_words(one),
        f"of {titles.get(measure, 'a measure no longer kept')} ({measure})" if measure else "",
        f"of {unit_name(pack.council, entry.unit)}" if said(entry.unit, "") else "",
        f"from the register of {entry.book}" if said(entry.book, "") else "",
    )
    return " ".join(part for part in parts if part)


def _periods(entry: Any) -> str:
    first, last = (Period.parse(code).label for code in (entry.first_period, entry.last_period))
    return first if first == last else f"{first} to {last}"


def _error(one: Sample, share: Any) -> str:
    if not share:
        return _NOTHING
    return money_in_words(share) if one.design.sampled == MONEY else percent(share)


def _materiality(entry: Any) -> str:
    if pd.isna(entry.materiality) or not entry.materiality:
        return _NOTHING
    if said(entry.materiality_mode, "") == "relative":
        return f"{entry.materiality:g}% of what was reported"
    return f"{entry.materiality:g}, in the unit of what was reported"


def _size(one: Sample) -> str:
    if one.design.sampled == MONEY:
        return f"Those that hold each pound at £{audit_draw.money_interval(one.design):,} apart"
    if len(one.items):
        return f"{len(one.items):,}"
    return f"{audit_draw.planned_size(one.design, one.sizes):,} would be drawn today"


def _drawn(entry: Any) -> str:
    return f"{day(entry.drawn_on)}, {entry.drawn_by}" if day(entry.drawn_on) else "Not yet"


def drawing(one: Sample) -> Part:
    """Seed and command with which anybody draws the sample again, and whether that was done."""
    heading = "How anybody can draw it again"
    if one.again is None:
        nil = "Nil return: it is not drawn yet, and its secret word is told only once it is."
        return Part(heading=heading, blocks=(Nil(reason=nil),))
    return Part(heading=heading, blocks=(_drawn_again(one), _commands(one)))


def _drawn_again(one: Sample) -> Paragraph:
    if not one.differs:
        same = counted(len(one.items), "item")
        return Paragraph(text=f"Drawn again for this report: the same {same}, in the same order.")
    few = listed(one.differs[:5])
    more = f" and {len(one.differs) - 5} more" if len(one.differs) > 5 else ""
    return Paragraph(text=f"Drawn again for this report, it differs in {few}{more}.")


def _commands(one: Sample) -> Details:
    entry = one.entry
    written = (entry.sample, entry.first_period, entry.last_period, entry.salt)
    lines = " ".join([r"'%s\n%s to %s\n%s'", *(quote(str(part)) for part in written)])
    last = (
        "The lines are laid end to end in the order of their lots; drawn are those that hold each "
        f"pound at £{audit_draw.money_interval(one.design):,} apart."
        if one.design.sampled == MONEY
        else "Drawn are the lowest lots of each part, in their order."
    )
    items = (
        f"The seed is what this prints: printf {lines} | sha256sum",
        f"It is {one.design.seed}",
        r"The lot of each record is what this prints: printf '%s\n%s' SEED 'RECORD' | sha256sum",
        last,
    )
    return Details(summary="Seed and commands", blocks=(Bullets(items=items),))


def papers(pack: Pack, one: Sample) -> Part:
    """Each item with its working paper: what was reported, what the evidence gives, the finding."""
    tested = one.items[one.items["finding"].notna()]
    layout = Layout(
        f"{one.code}: items tested, with their working papers",
        ("Item", "Reported", "Recalculated", "Finding", "Evidence", "Tested and reviewed"),
        SOURCE,
        _notes(tested),
    )
    shown = listing(
        tested,
        layout,
        lambda row: (
            f"{row.drawn_item}: {item_words(pack, row)}",
            value_words(pack, one, row, row.reported),
            value_words(pack, one, row, row.recalculated),
            _finding(row),
            _evidence(row),
            _tested(row),
        ),
        "no item has been tested",
    )
    return Part(heading="Items and working papers", blocks=(shown, *_not_borne_out(one, tested)))


def _notes(tested: pd.DataFrame) -> tuple[str, ...]:
    if not tested["sha256"].fillna("").ne("").any():
        return ()
    return (
        f"The signs after “digest” are the first {DIGEST_SHOWN} of 64 by which anyone can prove "
        "that a document is the one that was seen. The register holds them all.",
    )


def item_words(pack: Pack, row: Any) -> str:
    """What was drawn, in words: the measure, its service and period, else the record itself."""
    measure = said(row.measure, "")
    titles = pack.measures.set_index("measure")["title"]
    if not measure:
        service = f", {unit_name(pack.council, row.unit)}" if said(row.unit, "") else ""
        return f"{row.record}{service}"
    when = f", {Period.parse(row.of_period).label}" if said(row.of_period, "") else ""
    of_list = str(row.record).isdigit()
    record = f"record {row.record}, " if of_list else ""
    part = f" ({row.stratum})" if said(row.stratum, "") else ""
    return f"{record}{titles.get(measure, measure)}{when}{part}"


def value_words(pack: Pack, one: Sample, row: Any, value: object) -> str:
    """A figure of an item as auditors compare it, or that there is none."""
    known = figure(value)
    if known is None:
        return "Nothing"
    if one.design.sampled == MONEY:
        return words.figure(known, "money")
    own = pack.measures[pack.measures["measure"] == row.measure]
    if one.design.sampled == audit_draw.RECORDS or own.empty:
        return f"{known:,.10g}"
    return words.figure(known, own.iloc[0]["kind"], _places(known, own.iloc[0]["decimals"]))


def _places(value: float, printed: object) -> int | None:
    """As many decimals as were given, where the measure prints fewer: auditors compare them."""
    given = len(f"{value:.10g}".partition(".")[2])
    fewest = decimals(printed)
    return None if fewest is None and not given else max(given, fewest or 0)


def _finding(row: Any) -> str:
    follows = said(row.conclusion, "")
    return f"{begun(row.finding)}. {follows}" if follows else begun(row.finding)


def _evidence(row: Any) -> str:
    if not said(row.sha256, ""):
        return said(row.how, "None was seen")
    digest = f"{row.evidence}, digest {str(row.sha256)[:DIGEST_SHOWN]}"
    return f"{digest}. {row.how}" if said(row.how, "") else digest


def _tested(row: Any) -> str:
    tested = f"{day(row.tested_on)}, {row.tested_by}"
    if not day(row.reviewed_on):
        return f"{tested}; not reviewed yet"
    return f"{tested}; reviewed {day(row.reviewed_on)}, {row.reviewed_by}"


def _not_borne_out(one: Sample, tested: pd.DataFrame) -> Iterator[Block]:
    """The papers whose own figures say something else than their finding."""
    relative = said(one.entry.materiality_mode, "") == "relative"
    found = []
    for row in tested.itertuples():
        by_figures = audit_result.borne_out(
            figure(row.reported),
            figure(row.recalculated),
            said(row.sha256, "") or None,
            figure(one.entry.materiality),
            relative=relative,
        )
        if by_figures != row.finding:
            found.append(f"{row.drawn_item} says {row.finding}; by its figures it is {by_figures}.")
    if found:
        yield Bullets(items=tuple(found))


def to_test(pack: Pack, one: Sample) -> Part:
    """The items that have no working paper yet, and the papers that nobody has reviewed."""
    heading = "What is still to be tested"
    if one.state in (State.PLANNED, State.GIVEN_UP):
        nil = Nil(reason=f"Nil return: the sample is {one.state}.")
        return Part(heading=heading, blocks=(nil,))
    layout = Layout(f"{one.code}: items still to be tested", ("Item", "Reported"), SOURCE)
    shown = listing(
        one.untested,
        layout,
        lambda row: (
            f"{row.drawn_item}: {item_words(pack, row)}",
            value_words(pack, one, row, row.reported),
        ),
        "every item drawn has been tested",
    )
    waiting = one.items["finding"].notna() & one.items["reviewed_on"].isna()
    told = f"{begun(counted(int(waiting.sum()), 'working paper'))} still to be reviewed."
    return Part(heading=heading, blocks=(shown, Paragraph(text=told)))
