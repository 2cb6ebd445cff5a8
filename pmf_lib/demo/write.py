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
from pmf_lib.register import table

README = "README.txt"

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


def write_demo(council: Council, folder: Path) -> tuple[Path, ...]:
    """Write the council's demo files into a folder, made where it is not there.

    One CSV a table of the register (values in one file a year) and README.txt, which says
    that all is invented. Files of the same names are replaced; others are left alone.

    Returns the files in order of their names. ParameterError for a council without a catalogue,
    SourceError for a folder that cannot be written.
    """
    texts = dict(_texts(read_catalogue(council)))
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


def _texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for name, rows in FILES.items():
        yield f"{name}.csv", as_csv(table(name), rows(catalogue))
    values = list(value_rows(catalogue))
    for year in catalogue.years:
        of_year = (row for row in values if str(row["period"]).startswith(year.code))
        yield f"values-{year.code}.csv", as_csv(table("values"), of_year)
    yield README, _readme(catalogue)


def _readme(catalogue: Catalogue) -> str:
    return "\n".join(
        (
            f"{catalogue.council.name}: demonstration data",
            "",
            "Every figure, target, budget and text in this folder is invented.",
            "Nothing here says anything about the real council or anyone who works for it.",
            "",
            f"Figures run from April {catalogue.years[0].year} to {catalogue.current.label}.",
            "Each file holds one table of the register; the values come in one file a year.",
            "Some cells are wrong or odd on purpose, as in the files services hand in.",
            "",
        )
    )
