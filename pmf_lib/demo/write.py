"""Writes a demo council's source files: the same bytes on every machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pmf_lib.council import Council
from pmf_lib.demo import comparison, delivery, money, service
from pmf_lib.demo.catalogue import Catalogue, read_catalogue
from pmf_lib.demo.definitions import definition_rows
from pmf_lib.demo.rows import Row, as_csv
from pmf_lib.demo.targets import target_rows
from pmf_lib.demo.values import value_rows
from pmf_lib.errors import SourceError
from pmf_lib.periods import Grain, Period
from pmf_lib.register import table

README = "README.txt"
VALUES = "values"

Maker = Callable[[Catalogue], Iterable[Row]]

FILES: dict[str, Maker] = {
    "measures": definition_rows,
    "targets": target_rows,
    "budget": money.budget_rows,
    "savings": money.saving_rows,
    "financial_issues": money.financial_issue_rows,
    "key_challenges": delivery.challenge_rows,
    "developments": delivery.development_rows,
    "reviews": delivery.review_rows,
    "corporate_issues": delivery.corporate_issue_rows,
    "key_decisions": delivery.decision_rows,
    "cross_unit_issues": delivery.effect_rows,
    "actions": delivery.action_rows,
    "risks": delivery.risk_rows,
    "introductions": service.introduction_rows,
    "commentaries": service.commentary_rows,
    "staffing": service.staffing_rows,
    "complaints": service.complaint_rows,
    "rebases": comparison.rebase_rows,
    "benchmarks": comparison.benchmark_rows,
    "service_standards": comparison.standard_rows,
}
"""The tables drawn from the catalogue besides the values: each is always written."""


def write_demo(council: Council, folder: Path) -> tuple[Path, ...]:
    """Write the council's demo files into a folder, made where it is not there.

    One CSV a table of the register (values in one file a year), save those that the council's
    demo has no rows for, and README.txt, which says that all is invented. Files of the same names
    are replaced; others are left alone.

    Returns the files in order of their names. ParameterError for a council without a catalogue,
    SourceError for a folder that cannot be written, KeyError for a row written by hand with a
    column that its table has not.
    """
    texts = dict(source_texts(read_catalogue(council)))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_bytes(text.encode("utf-8"))
    except OSError as fault:
        raise SourceError(
            f"The demo files cannot be written to {folder}: {fault.strerror}",
            "A folder that you may write to is needed",
            "Name another folder with --to",
        ) from fault
    return tuple(folder / name for name in sorted(texts))


def source_texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each file's name and text."""
    yield README, _readme(catalogue)
    for name in dict.fromkeys((*FILES, *catalogue.registers)):
        if name != VALUES:
            yield f"{name}.csv", as_csv(table(name), _rows(catalogue, name))
    by_year = _values(catalogue)
    for year in catalogue.years:
        yield f"{VALUES}-{year.code}.csv", as_csv(table(VALUES), by_year[year])


def _rows(catalogue: Catalogue, name: str) -> Iterator[Row]:
    """The rows drawn for a table, then those written by hand."""
    if name in FILES:
        yield from FILES[name](catalogue)
    yield from catalogue.registers.get(name, ())


def _values(catalogue: Catalogue) -> dict[Period, list[Row]]:
    """Values by year; KeyError for one written by hand for a year that the demo has not."""
    by_year: dict[Period, list[Row]] = {year: [] for year in catalogue.years}
    for row in (*value_rows(catalogue), *catalogue.registers.get(VALUES, ())):
        by_year[Period.parse(str(row["period"])).containing(Grain.YEAR)].append(row)
    return by_year


def _readme(catalogue: Catalogue) -> str:
    first = catalogue.years[0].within(Grain.MONTH)[0]
    return "\n".join(
        (
            f"{catalogue.council.name}, {catalogue.years[-1].label}: demonstration data",
            "",
            "Every figure, target, budget and text in this folder is invented.",
            "Nothing here says anything about the real council or anyone who works for it.",
            "",
            f"Figures run from {first.label} to {catalogue.current.label}.",
            "Each file holds one table of the register; the values come in one file a year.",
            *_odd(catalogue),
            "",
        )
    )


def _odd(catalogue: Catalogue) -> Iterator[str]:
    if any(measure.cells for _, measure in catalogue.measures):
        yield "Some cells are wrong or odd on purpose, as in the files services hand in."
