"""Warnings about targets and figures, told at every load and by `pmf lint`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from pmf_lib import project
from pmf_lib.council import Council
from pmf_lib.methods.judgement_rules import JudgementRules
from pmf_lib.methods.linter import RULES, Finding, Registers, lint
from pmf_lib.periods import Period
from pmf_lib.run import place
from pmf_lib.run.data import csv_bytes
from pmf_lib.run.export_pages import FAULTS_SHOWN, PageWords, Quarter, words_page
from pmf_lib.run.staging import write_parts, write_whole
from pmf_lib.store import Store, readers
from pmf_lib.store.readers import Reader
from pmf_lib.views import tables
from pmf_lib.views.records import Part, Table
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

FOLDER = "faults"
PAGE = "warnings.html"
HEADINGS = (
    "Measure",
    "What was found",
    "Service",
    "Warning",
    "Why it matters",
    "What to do",
)
COLUMNS = ("code", "warning", "measure", "title", "unit", "found", "why", "do")


@dataclass(frozen=True)
class Warned:
    """What the rules found at a load, and the page that lists it."""

    findings: tuple[Finding, ...]
    filed: Path

    @property
    def sentence(self) -> str:
        """How many warnings there are, and of how many measures."""
        return counts(self.findings)


def counts(findings: Sequence[Finding]) -> str:
    """How many warnings there are, and of how many measures, in words."""
    measures = len({one.measure for one in findings})
    about = f"{counted(len(findings), 'warning')} about {counted(measures, 'measure')}"
    return f"{about}; nothing is refused because of them" if findings else "none"


def warnings_of(
    council: Council, reader: Reader, period: Period, as_known_on: date | None = None
) -> tuple[Finding, ...]:
    """What the rules find about every measure of a council, at a period.

    Values are read a unit at a time, so that the largest of councils is held in parts.
    """
    rules = JudgementRules.of(council, period)
    as_at = as_known_on or council.pack_date(period)
    found = [
        one
        for registers in _by_unit(reader, period)
        for one in lint(registers, period=period, as_at=as_at, rules=rules)
    ]
    order = {rule.code: at for at, rule in enumerate(RULES)}
    return tuple(sorted(found, key=lambda one: (order[one.code], one.measure)))


def rows_of(council: Council, findings: Sequence[Finding]) -> list[dict[str, str]]:
    """A row a finding: code, warning, measure, title, unit, found, why it matters, what to do."""
    return [
        {
            "code": one.code,
            "warning": one.rule.name,
            "measure": one.measure,
            "title": one.title,
            "unit": council.unit(one.unit).name,
            "found": one.found,
            "why": one.rule.why,
            "do": one.rule.do,
        }
        for one in findings
    ]


def file_warnings(council: Council, findings: tuple[Finding, ...], period: Period) -> Warned:
    """Write every warning as CSV and as a page beside the page of faults."""
    rows = rows_of(council, findings)
    folder = project.outputs() / council.key / FOLDER
    page = words_page(
        Quarter(council.name, period.label, council.notice), PAGE, _words(findings, rows)
    )
    with place.writing(folder):
        table = csv_bytes(pd.DataFrame(rows, columns=list(COLUMNS)))
        write_parts(folder / "warnings.csv", (table,))
        write_whole(folder / PAGE, page.encode())
    return Warned(findings, folder / PAGE)


def lint_after_load(store: Store, council: Council) -> Warned:
    """The warnings at the council's own period, filed; of all that is known now."""
    reader = store.reader(store.snapshot(council.key))
    return file_warnings(council, warnings_of(council, reader, council.period), council.period)


def _words(findings: Sequence[Finding], rows: Sequence[dict[str, str]]) -> PageWords:
    title, told = "Warnings about targets and figures", begun(f"{counts(findings)}.")
    if not rows:
        return PageWords(title, told)
    more = f" The first {FAULTS_SHOWN:,} are shown; the CSV file holds all."
    lead = f"{told}{more if len(rows) > FAULTS_SHOWN else ''}"
    return PageWords(title, lead, (Part(heading="Every warning", blocks=(_table(rows),)),))


def _table(rows: Sequence[dict[str, str]]) -> Table:
    shown = [
        (
            f"{row['measure']} {row['title']}",
            row["found"],
            row["unit"],
            f"{row['code']} {row['warning']}",
            row["why"],
            row["do"],
        )
        for row in rows[:FAULTS_SHOWN]
    ]
    return tables.from_rows(
        shown,
        caption="Warnings, the gravest first",
        headings=[Heading(title) for title in HEADINGS],
    )


def _by_unit(reader: Reader, period: Period) -> Iterator[Registers]:
    whole = Registers(
        measures=readers.measures_in_force(reader),
        values=pd.DataFrame(),
        targets=readers.targets_by_period(reader),
        definitions=readers.entry_history(reader, "measures"),
        settings=readers.target_history(reader),
        evidence=readers.measure_entries(reader, "evidence"),
    )
    for unit, measures in whole.measures.groupby("unit", sort=True):
        values = readers.values_by_period(reader, unit=str(unit), through=period)
        yield replace(whole, measures=measures, values=values)
