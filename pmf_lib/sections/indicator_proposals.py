"""New indicators that are proposed, each tried on past figures first (R0-035, R0-036).

Carlisle 2003, 8.1: each indicator is audited, amended or deleted where appropriate, and new local
ones are introduced where they are required.
"""

from __future__ import annotations

from collections.abc import Sequence

from pmf_lib.methods.proposal_standing import Standing
from pmf_lib.sections import proposal_paper
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.proposal_records import Proposed, proposals_of
from pmf_lib.sections.show import day, said, table
from pmf_lib.views.records import Nil, Paragraph, Section
from pmf_lib.views.words import begun, counted

SOURCE = "Register of proposed indicators, tried on the register of measures"
_NIL = "Nil return: no indicator is proposed."
_HOW = (
    "Each proposal was worked out for past periods from figures that are loaded already, and "
    "judged by the council's own rules. Whoever proposes an indicator never approves it."
)
_APPROVED = (Standing.APPROVED, Standing.ADOPTED)


def proposals_summary(pack: Pack) -> tuple[str, ...]:
    """What the pack says in short: how many are proposed, and what speaks against how many."""
    found = proposals_of(pack)
    return (_headline(found), _HOW) if found else (_NIL,)


def indicator_proposals(pack: Pack) -> Section:
    """Every proposal in a line: what past figures say, and where it stands."""
    name, found = "indicator_proposals", proposals_of(pack)
    if not found:
        return Section(name=name, blocks=(Nil(reason=_NIL),))
    listed = table(
        "Indicators that are proposed",
        ("Indicator", "Service", "What speaks against it", "Where it stands"),
        [
            (
                proposal_paper.title(one),
                pack.council.unit(one.row.unit).name,
                " ".join(one.reasons) or "Nothing",
                proposal_paper.standing_words(one),
            )
            for one in found
        ],
        source=SOURCE,
    )
    return Section(name=name, headline=_headline(found), blocks=(listed,))


def indicator_proposal(pack: Pack) -> Section:
    """Each proposal on a page of its own: a chart, what was found, and what was answered."""
    name, found = "indicator_proposal", proposals_of(pack)
    if not found:
        return Section(name=name, blocks=(Nil(reason=_NIL),))
    approved = [one for one in found if one.standing in _APPROVED and one.reasons]
    warned = tuple(Paragraph(text=_in_spite(one)) for one in approved)
    papers = tuple(proposal_paper.paper(pack, one) for one in found)
    return Section(name=name, blocks=(*warned, *papers))


def _in_spite(one: Proposed) -> str:
    return (
        f"“{one.row.title}” was approved by the {said(one.row.approved_by)} on "
        f"{day(one.row.approved_on)} although something speaks against it."
    )


def _headline(found: Sequence[Proposed]) -> str:
    wanting = sum(bool(one.reasons) for one in found)
    approved = sum(one.standing in _APPROVED for one in found)
    told = f"{counted(len(found), 'indicator')} {'is' if len(found) == 1 else 'are'} proposed"
    return begun(
        f"{told}: something speaks against {wanting or 'none'}, and {approved or 'none'} "
        f"{'has' if approved == 1 else 'have'} been approved by a second person."
    )
