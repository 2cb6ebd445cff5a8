"""Warnings about targets and figures, on a report's last page: absurd before a member finds it."""

from __future__ import annotations

from collections.abc import Sequence

from pmf_lib.council import ForEach
from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.linter import RULES, Finding, Registers, lint
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.store import readers
from pmf_lib.views.records import Nil, Paragraph, Section, Table
from pmf_lib.views.words import begun, counted

NAME = "warnings_about_figures"
SHOWN = 30
_LEAD = (
    "A warning says that something looks wrong, not that it is. No figure, target or status was "
    "changed because of it."
)


def warnings_about_figures(pack: Pack) -> Section:
    """What looks wrong about this pack's targets and figures, why it matters and what to do."""
    found = warnings_of(pack)
    if not found:
        nil = Nil(reason=f"Nil return: {len(RULES)} rules found nothing wrong.")
        return Section(name=NAME, blocks=(nil,))
    measures = counted(len(pack.measures), "measure")
    about = len({one.measure for one in found})
    headline = f"{counted(len(found), 'warning')}, about {about} of {measures}."
    shown = _table(pack, found)
    return Section(name=NAME, headline=begun(headline), blocks=(Paragraph(text=_LEAD), shown))


def warnings_of(pack: Pack) -> tuple[Finding, ...]:
    """What the rules find about the pack's measures, the gravest first."""
    rules = JudgementRules.of(pack.council, pack.period)
    return lint(registers_of(pack), period=pack.period, as_at=pack.as_at, rules=rules)


def registers_of(pack: Pack) -> Registers:
    """What the rules read of this pack's measures."""
    return Registers(
        measures=pack.measures,
        values=pack.values,
        targets=pack.targets,
        definitions=pack.history("measures"),
        settings=readers.target_history(pack.reader, unit=pack.unit_key),
        evidence=pack.about_measures("evidence"),
    )


def _table(pack: Pack, found: Sequence[Finding]) -> Table:
    """A row a warning; of many the first, and how to list them all."""
    of_one = pack.scope.kind is ForEach.UNIT
    cut = len(found) > SHOWN
    notes = (f"The first {SHOWN} of {len(found)} are shown; pmf lint lists them all.",)
    return table(
        "Warnings about targets and figures, the gravest first",
        (
            "Measure",
            *(() if of_one else ("Service",)),
            "What was found",
            "Warning",
            "Why it matters",
            "What to do",
        ),
        [
            (
                f"{one.measure} {one.title}",
                *(() if of_one else (service_link(pack.council, one.unit),)),
                one.found,
                f"{one.code} {one.rule.name}",
                one.rule.why,
                one.rule.do,
            )
            for one in found[:SHOWN]
        ],
        source="Rules asked of the council's register of measures",
        notes=notes if cut else (),
    )
