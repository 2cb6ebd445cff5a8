"""Audit samples: all at a glance, then each from its design to its conclusion (R1-041, R1-047).

Ribble Valley 2007, 5.3: a sample of the figures is checked by Internal Audit. Peterborough
2009/10, 3.10, gives the Audit Committee what comes of it (R4-056, R4-065).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from pmf_lib.methods.audit_result import State
from pmf_lib.methods.sampling import Conclusion
from pmf_lib.sections import audit_papers
from pmf_lib.sections.audit_papers import SOURCE
from pmf_lib.sections.audit_records import Sample, samples
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, table
from pmf_lib.views.records import Block, Link, Nil, Part, Section, Table
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

_NONE = "Nil return: no audit sample was planned or drawn."


def audit_sample_summary(pack: Pack) -> tuple[str, ...]:
    """The title page's sentences: how many samples, what they found, what needs a decision."""
    found = samples(pack)
    if not found:
        return (_NONE,)
    beyond = [one for one in found if one.verdict is Conclusion.REJECT]
    untested = sum(len(one.untested) for one in found if one.state is not State.GIVEN_UP)
    named = f": {listed(one.code for one in beyond)}" if beyond else ""
    return (
        f"How are we doing? {_counted(found)}",
        f"What needs a decision? {begun(counted(len(beyond), 'sample'))} "
        f"{'leaves' if len(beyond) == 1 else 'leave'} more error possible than can be "
        f"borne{named}; {counted(untested, 'item')} still to be tested.",
    )


def audit_samples_at_a_glance(pack: Pack) -> Section:
    """Every sample: where it stands, how many items are tested, what was found."""
    found = samples(pack)
    if not found:
        return Section(name="audit_samples_at_a_glance", blocks=(Nil(reason=_NONE),))
    shown = glance(found, lambda one: one.link)
    return Section(name="audit_samples_at_a_glance", headline=_counted(found), blocks=(shown,))


def glance(found: tuple[Sample, ...], link: Callable[[Sample], Link]) -> Table:
    """A row a sample: where it stands and what was found; `link` says where its name leads."""
    return table(
        "Audit samples, the latest drawn first, then those that are planned",
        (
            "Sample",
            "Where it stands",
            Heading("Drawn", "count"),
            Heading("Tested", "count"),
            Heading("Wrong", "count"),
            "What it says",
        ),
        [
            (
                link(one),
                stands(one),
                len(one.items),
                len(one.items) - len(one.untested),
                audit_papers.wrong(one),
                audit_papers.verdict_words(one),
            )
            for one in found
        ],
        source=SOURCE,
        notes=("Wrong: a material error, or nothing that bears the figure out.",),
    )


def audit_sample_each(pack: Pack) -> Section:
    """Each sample in full: design, how to draw it again, working papers, what they come to."""
    found = samples(pack)
    if not found:
        return Section(name="audit_sample_each", blocks=(Nil(reason=_NONE),))
    parts = tuple(
        Part(heading=one.title, blocks=_report(pack, one), place=one.place) for one in found
    )
    return Section(name="audit_sample_each", blocks=parts)


def _report(pack: Pack, one: Sample) -> tuple[Block, ...]:
    return (
        audit_papers.design(pack, one, stands(one)),
        audit_papers.drawing(one),
        audit_papers.papers(pack, one),
        audit_papers.outcome(one),
        audit_papers.to_test(pack, one),
    )


def stands(one: Sample) -> str:
    """Where a sample stands, and since when."""
    if one.ended is not None:
        return f"{begun(one.state)}, {day(one.ended.concluded_on)}"
    drawn = day(one.entry.drawn_on)
    if one.state is State.DRAWN:
        return f"{begun(one.state)} {drawn}"
    return f"{begun(one.state)}, drawn {drawn}" if drawn else begun(one.state)


def _counted(found: tuple[Sample, ...]) -> str:
    states = Counter(one.state for one in found)
    parts = [f"{states[state]} {state}" for state in State if states[state]]
    return f"{begun(counted(len(found), 'audit sample'))}: {listed(parts)}."
