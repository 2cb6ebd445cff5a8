"""What is told of one review's papers: enquiries, evidence, witnesses, questions, findings."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods import review
from pmf_lib.periods import Period
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.review_records import Review
from pmf_lib.sections.show import day, said
from pmf_lib.views.records import Block, Paragraph, Part
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

SOURCE = "Register of in-depth reviews"
DIGEST_SHOWN = 12


def enquiries(one: Review) -> Part:
    """The lines of enquiry, with why each is followed or was given up (R4-055)."""
    layout = Layout(
        f"{one.code}: lines of enquiry",
        ("Line of enquiry", "Why", "Where it stands"),
        SOURCE,
    )
    shown = listing(
        one.papers.enquiries,
        layout,
        lambda row: (
            f"{row.enquiry}: {row.asks}",
            said(row.reason, "No reason given"),
            f"Given up: {row.dropped}" if said(row.dropped, "") else "Followed",
        ),
        "no line of enquiry is recorded",
    )
    return Part(heading="Lines of enquiry", blocks=(shown,))


def evidence(pack: Pack, one: Review) -> Part:
    """The evidence: what it shows, where it is from, its digest, who collected it (R4-055)."""
    layout = Layout(
        f"{one.code}: evidence collected",
        ("Evidence", "Kind", "What it shows", "From", "Collected"),
        SOURCE,
        _of_digests(one),
    )
    shown = listing(
        one.papers.evidence,
        layout,
        lambda row: (
            f"{row.exhibit}: {row.title}",
            begun(row.kind),
            row.shows,
            _from(pack, one, row),
            f"{day(row.collected_on)}, {row.collected_by}",
        ),
        "no evidence is recorded",
    )
    return Part(heading="Evidence", blocks=(shown, *_withdrawn(one)))


def _of_digests(one: Review) -> tuple[str, ...]:
    if not one.papers.evidence["sha256"].fillna("").ne("").any():
        return ()
    return (
        f"The signs after “digest” are the first {DIGEST_SHOWN} of 64 by which anyone can prove "
        "that a paper is the one that was seen. The register holds them all.",
    )


def _withdrawn(one: Review) -> tuple[Block, ...]:
    """Evidence that is no longer told, because a witness wished so (R3-045)."""
    if not one.withdrawn:
        return ()
    left = counted(one.withdrawn, "piece of evidence", "pieces of evidence")
    was = "is" if one.withdrawn == 1 else "are"
    return (Paragraph(text=f"{begun(left)} {was} left out: a witness withdrew their consent."),)


def _from(pack: Pack, one: Review, row: Any) -> str:
    parts = [
        _measure(pack, row.measure),
        _table(row.source_table),
        _period(row.of_period),
        said(row.document, ""),
        _witness(one, row.witness),
        _digest(row.sha256),
    ]
    return "; ".join(part for part in parts if part)


def _measure(pack: Pack, code: object) -> str:
    titles = pack.measures.set_index("measure")["title"]
    return f"{titles.get(code, 'A measure no longer kept')} ({code})" if said(code, "") else ""


def _table(name: object) -> str:
    return f"the register of {str(name).replace('_', ' ')}" if said(name, "") else ""


def _period(code: object) -> str:
    return Period.parse(str(code)).label if said(code, "") else ""


def _witness(one: Review, code: object) -> str:
    posts = one.witnesses.set_index("witness")["post"]
    return f"witness {code}, {posts.get(code, 'of another review')}" if said(code, "") else ""


def _digest(text: object) -> str:
    return f"digest {str(text)[:DIGEST_SHOWN]}" if said(text, "") else ""


def witnesses(one: Review) -> Part:
    """Who gave evidence, by post or role alone, and that they consented (R3-045)."""
    layout = Layout(
        f"{one.code}: witnesses, each of whom consented",
        ("Witness", "Speaks for", Heading("Consented", "date"), "Heard"),
        SOURCE,
        ("Witnesses are told by post or role. Nothing is kept of anyone who did not consent.",),
    )
    shown = listing(
        one.witnesses,
        layout,
        lambda row: (
            f"{row.witness}: {row.post}",
            said(row.organisation, "The council, or nobody else"),
            row.consented_on,
            said(day(row.heard_on), "Still to come"),
        ),
        "no witness was heard or asked",
    )
    return Part(heading="Witnesses", blocks=(shown,))


def questions(one: Review) -> Part:
    """Questions to members and officers, why each, and the answers (R3-042).

    Those that are not worth asking stand below, with the reason.
    """
    asked = one.papers.questions["not_worth"].fillna("").eq("")
    layout = Layout(
        f"{one.code}: questions and answers",
        ("Question", "To", "Why it is asked", "Asked", "Answer"),
        SOURCE,
    )
    shown = listing(
        one.papers.questions[asked],
        layout,
        lambda row: (
            f"{row.question}: {row.text}",
            row.addressee,
            row.reason,
            said(day(row.asked_on), "Not yet"),
            _answer(row),
        ),
        "no question was asked",
    )
    late = len(review.waiting(one.papers.questions))
    waits = f"{begun(counted(late, 'question'))} {'waits' if late == 1 else 'wait'} for an answer."
    told = (Paragraph(text=waits),) if late else ()
    return Part(
        heading="Questions and answers",
        blocks=(*told, shown, *_not_worth(one.papers.questions[~asked], one)),
    )


def _answer(row: Any) -> str:
    if not day(row.answered_on):
        return "None yet"
    return f"{row.answer} ({day(row.answered_on)})"


def _not_worth(rows: pd.DataFrame, one: Review) -> tuple[Block, ...]:
    if rows.empty:
        return ()
    layout = Layout(
        f"{one.code}: questions that are not worth asking",
        ("Question", "Why it was thought of", "Why it is not worth asking"),
        SOURCE,
    )
    return (
        listing(rows, layout, lambda row: (row.text, row.reason, row.not_worth), "there is none"),
    )


def findings(one: Review) -> Part:
    """The findings, each with the evidence it rests on and where it leads (R4-055)."""
    chains = review.path(one.papers)
    layout = Layout(
        f"{one.code}: findings",
        ("Finding", "Rests on", "Leads to"),
        SOURCE,
    )
    shown = listing(
        one.papers.findings,
        layout,
        lambda row: (
            f"{row.finding}: {row.text}",
            _codes(chains, row.finding, "exhibit") or "Evidence that no longer stands",
            _codes(chains, row.finding, "recommendation") or _no_recommendation(row),
        ),
        "nothing has been found yet",
    )
    return Part(heading="Findings", blocks=(shown,))


def _codes(chains: pd.DataFrame, finding: str, step: str) -> str:
    own = chains.loc[chains["finding"] == finding, step].dropna()
    return ", ".join(dict.fromkeys(own))


def _no_recommendation(row: Any) -> str:
    reason = said(row.no_recommendation, "")
    return f"No recommendation: {reason}" if reason else "No recommendation, and no reason given"
