"""A committee report's cover with every heading of Lancaster's form (R2-001 to R2-004, R2-037).

The report is the one that the register names for the quarter: its code is the quarter's. A cover
always has every heading; one that says nothing says “None”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from pmf_lib.errors import GateError
from pmf_lib.register.kinds import SCHEDULE_12A
from pmf_lib.sections.learning_and_effort import heard_table
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Block, Exempt, Facts, Nil, Paragraph, Section, Text
from pmf_lib.views.words import begun

NONE = "None"
KINDS = ("Key Decision", "Non-Key Decision", "Referral from Corporate Director")
PLAN_DATE = "Date Included in Forward Plan"
COMMENTED = ("SECTION 151 OFFICER'S COMMENTS", "MONITORING OFFICER'S COMMENTS")
CONTACT = ("Contact Officer", "Telephone", "E-mail", "Ref")


def cover_words(pack: Pack) -> tuple[str, ...]:
    """Which report, to whom, by whom, of what kind, and whether it is public (R2-001, R2-048).

    GateError for a key decision without a date in the Forward Plan: it may not be taken so.
    """
    if _rows(pack).empty:
        return (f"No report was written for {pack.period.label}.",)
    kind, plan_date = _kind(pack), _said(pack, PLAN_DATE)
    if kind == KINDS[0] and not re.search(r"\d", plan_date):
        raise GateError(
            f"“{_said(pack, 'Title')}” asks for a key decision, and its date in the Forward Plan "
            f"is “{plan_date}”",
            "A key decision stands in the Forward Plan before it is taken",
            f"Write the day under “{PLAN_DATE}”, or say that the decision is no key decision",
        )
    return (
        f"{_said(pack, 'Title')}. {_said(pack, 'Body')}, {_said(pack, 'Meeting')}.",
        f"Report of {_said(pack, 'Report of')}. {kind}; {PLAN_DATE}: {plan_date}.",
        _publication(pack),
    )


def cover_purpose(pack: Pack) -> Section:
    """The purpose, then the boxes of the form: kind of decision, Forward Plan, publication."""
    if _rows(pack).empty:
        return Section(name="cover_purpose", blocks=(_no_report(pack),))
    kind = _kind(pack)
    pairs = [(each, "X" if each == kind else "") for each in KINDS]
    pairs += [(PLAN_DATE, _said(pack, PLAN_DATE))]
    boxes = Facts(pairs=tuple((term, Text(text=told or "–")) for term, told in pairs))
    purpose = _kept(pack, (Paragraph(text=_said(pack, "PURPOSE OF REPORT")),))
    return Section(
        name="cover_purpose", blocks=(*purpose, boxes, Paragraph(text=_publication(pack)))
    )


def cover_recommendations(pack: Pack) -> Section:
    """Each numbered recommendation with its decision, and the member who makes them (R2-002)."""
    found = pack.entries("report_decisions")
    own = found[found["report"] == pack.period.code]
    if own.empty:
        return Section(name="cover_recommendations", blocks=(Nil(reason=NONE),))
    shown = table(
        "Recommendations, and what was decided",
        ("Number", "That", "Decision", "Minute"),
        [
            (
                f"({row.number})",
                row.text,
                begun(said(row.decision, "not yet decided")),
                said(row.minute, "None yet"),
            )
            for row in own.itertuples()
        ],
        source="Register of report decisions",
    )
    of = Paragraph(text=f"Of the {_said(pack, 'Recommending member')}.")
    return Section(name="cover_recommendations", blocks=_kept(pack, (of, shown)))


def cover_heading(pack: Pack, heading: str) -> Section:
    """What the report says under a heading; “None” where it says nothing (R2-039 to R2-046).

    A statutory officer's comment carries the post and the day; one without them is named as such.
    """
    if _rows(pack).empty:
        return Section(name="cover_heading", blocks=(_no_report(pack),))
    told = _said(pack, heading)
    if told == NONE:
        return Section(name="cover_heading", blocks=(Nil(reason=NONE),))
    blocks: list[Block] = [Paragraph(text=text) for text in told.split("\n") if text.strip()]
    if heading in COMMENTED:
        blocks.append(Paragraph(text=_signed(pack, heading)))
    return Section(name="cover_heading", blocks=_kept(pack, blocks))


def cover_consultation(pack: Pack) -> Section:
    """Details of consultation, with what was heard for this report and what it changed (R2-004)."""
    written = cover_heading(pack, "Details of Consultation")
    heard = pack.entries("consultations", every_period=True)
    own = heard[heard["used_in"] == _said(pack, "Title")]
    shown = () if own.empty else _kept(pack, (heard_table(own),))
    return Section(name="cover_consultation", blocks=(*written.blocks, *shown))


def cover_options(pack: Pack) -> Section:
    """The options with what speaks for each and what may go wrong (R2-037)."""
    own = _options(pack)
    if own.empty:
        return Section(name="cover_options", blocks=(Nil(reason=NONE),))
    shown = table(
        "Options, what speaks for each, and what may go wrong",
        ("Option", "What speaks for it", "Risk", "Preferred by officers"),
        [
            (
                row.option,
                said(row.for_it, NONE),
                said(row.risk, NONE),
                "Yes" if row.preferred == "yes" else "No",
            )
            for row in own.itertuples()
        ],
        source="Register of report options",
    )
    return Section(name="cover_options", blocks=_kept(pack, (shown,)))


def cover_preferred(pack: Pack) -> Section:
    """The option that officers prefer, and their comments (R2-038)."""
    own = _options(pack)
    preferred = [row.option for row in own[own["preferred"] == "yes"].itertuples()]
    told = _said(pack, "Officer Preferred Option (and comments)")
    texts = [f"The preferred option is {option}." for option in preferred]
    texts += [] if told == NONE else [told]
    if not texts:
        return Section(name="cover_preferred", blocks=(Nil(reason=NONE),))
    return Section(
        name="cover_preferred", blocks=_kept(pack, [Paragraph(text=text) for text in texts])
    )


def cover_contact(pack: Pack) -> Section:
    """Contact officer, telephone, e-mail and reference; posts, never persons (R2-047)."""
    pairs = tuple((term, Text(text=_said(pack, term))) for term in CONTACT)
    return Section(name="cover_contact", blocks=(Facts(pairs=pairs),))


def _rows(pack: Pack) -> pd.DataFrame:
    found = pack.entries("cover_reports")
    return found[found["report"] == pack.period.code]


def _row(pack: Pack, heading: str) -> Any | None:
    found = _rows(pack)
    return next(found[found["heading"] == heading].itertuples(), None)


def _said(pack: Pack, heading: str) -> str:
    row = _row(pack, heading)
    return NONE if row is None else said(row.text, NONE)


def _options(pack: Pack) -> pd.DataFrame:
    found = pack.entries("report_options")
    return found[found["report"] == pack.period.code]


def _no_report(pack: Pack) -> Nil:
    return Nil(reason=f"Nil return: no report was written for {pack.period.label}.")


def _kind(pack: Pack) -> str:
    kind = _said(pack, "Decision")
    if kind not in KINDS:
        raise GateError(
            f"“{_said(pack, 'Title')}” is of the kind “{kind}”",
            f"A report is one of: {', '.join(KINDS)}",
            "Write one of them under “Decision”",
        )
    return kind


def _paragraph(pack: Pack) -> str | None:
    """The paragraph of Schedule 12A that exempts the report; None for a public one."""
    told = _said(pack, "Publication").lower()
    return next((paragraph for paragraph in SCHEDULE_12A if paragraph in told), None)


def _publication(pack: Pack) -> str:
    paragraph = _paragraph(pack)
    return f"This report is exempt under {paragraph}" if paragraph else "This report is public"


def _kept(pack: Pack, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks as they are, or held out of the public edition where the report is exempt."""
    paragraph = _paragraph(pack)
    return (Exempt(paragraph=paragraph, blocks=tuple(blocks)),) if paragraph else tuple(blocks)


def _signed(pack: Pack, heading: str) -> str:
    """Who commented and when; or that the comment does not count yet."""
    row = _row(pack, heading)
    by, on = said(row.commented_by, "") if row else "", day(row.commented_on) if row else ""
    if by and on:
        return f"{by}, {on}"
    lacks = " and ".join(word for word, there in (("post", by), ("date", on)) if not there)
    return f"This comment lacks its {lacks}, and does not count before it has them."
