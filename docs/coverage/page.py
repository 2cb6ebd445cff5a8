"""The page: the numbers, a table for each council, what is left out and what is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from docs.coverage.capabilities import ROOT
from docs.coverage.rows import Row, Standing

PAGE = ROOT / "docs/coverage.md"
SHOWN_AT_MOST = 3
COMPONENTS = {
    "REG": "Registers and council profiles",
    "GOV": "Governance and cover reports",
    "QP": "Quarterly packs",
    "CL": "Clinics and challenge",
    "CAL": "Calendar and deadlines",
    "OS": "Overview and scrutiny",
    "AC": "Audit and outside assessment",
    "SC": "Scorecards and standards",
    "GT": "Golden thread",
    "PRT": "Performance review teams",
    "PUB": "Publication",
    "FIN": "Money",
    "CONS": "Consultation and complaints",
    "TRN": "Training",
    "LAB": "Indicators: making, targets, SMART",
    "CORP": "Corporate reports",
    "DQ": "Data quality",
    "BM": "Benchmarking",
    "RISK": "Risk",
}
OPENING = """# What the frameworks name, and what shows it

The papers of five councils name {all} capabilities. For each this page says which section,
notebook, table or rule serves it and which test shows it. A capability counts as served only where
both stand: a place that cites its id, and a test whose own words or data cite it. Where no place
cites the id, the file that the test mirrors stands for it. The page can find a citation; whether
the test would fail without the capability is for those who write and review the test.

In the column of paragraphs, L means a line of the paper's text, fn a footnote. `python -m
docs.coverage` makes this page again from `docs/coverage/capabilities.csv`,
`docs/coverage/left_out.csv`, the code and its tests.
"""


def markdown(rows: Sequence[Row]) -> str:
    """The whole page."""
    parts = (_summary(rows), _councils(rows), _left_out(rows), *_open(rows))
    lines = (line for part in parts for line in part)
    return "\n".join((OPENING.format(all=len(rows)), *lines))


def _summary(rows: Sequence[Row]) -> Iterator[str]:
    yield "## In numbers\n"
    yield f"**{_count(rows, Standing.SERVED)} of {len(rows)} are served and shown by a test.**\n"
    councils = {row.capability.council: row.capability.council for row in rows}
    yield from _counts(rows, "Council", councils, lambda row: (row.capability.council,))
    yield "Many capabilities concern more than one part of the work and count in each.\n"
    yield from _counts(rows, "Part", COMPONENTS, lambda row: row.capability.component.split())


def _counts(
    rows: Sequence[Row],
    title: str,
    groups: dict[str, str],
    groups_of: Callable[[Row], Iterable[str]],
) -> Iterator[str]:
    header = (title, "Capabilities", "Served", "Left out, with a reason", "Open")
    yield from _table(
        header, (_numbers(name, _of(rows, key, groups_of)) for key, name in groups.items())
    )


def _of(rows: Sequence[Row], key: str, groups_of: Callable[[Row], Iterable[str]]) -> list[Row]:
    return [row for row in rows if key in groups_of(row)]


def _numbers(name: str, rows: Sequence[Row]) -> tuple[str, ...]:
    served, left = _count(rows, Standing.SERVED), _count(rows, Standing.LEFT_OUT)
    return (name, *map(str, (len(rows), served, left, len(rows) - served - left)))


def _councils(rows: Sequence[Row]) -> Iterator[str]:
    for council in dict.fromkeys(row.capability.council for row in rows):
        yield f"## {council}\n"
        own = (row for row in rows if row.capability.council == council)
        yield from _table(
            ("Id", "Paragraph", "Capability", "Served by", "Shown by"), map(_cells, own)
        )


def _cells(row: Row) -> tuple[str, ...]:
    found = row.capability
    tests = [f"`{test}`" for test in row.tests]
    otherwise = "Left out, see below" if row.standing is Standing.LEFT_OUT else "No test"
    return (
        found.id,
        found.paragraph,
        found.name,
        _some(row.places) or "–",
        _some(tests) or otherwise,
    )


def _some(names: Sequence[str]) -> str:
    more = len(names) - SHOWN_AT_MOST
    rest = f" and {more} more" if more > 0 else ""
    return ", ".join(names[:SHOWN_AT_MOST]) + rest


def _left_out(rows: Sequence[Row]) -> Iterator[str]:
    yield "## Left out, and why\n"
    found = [row for row in rows if row.standing is Standing.LEFT_OUT]
    if not found:
        yield "Nothing is left out.\n"
        return
    yield from _table(("Id", "Capability", "Why", "Until"), map(_reason, found))


def _reason(row: Row) -> tuple[str, ...]:
    why = row.left_out
    assert why, "only rows with a reason are left out"
    return (row.capability.id, row.capability.name, why.reason, why.until)


def _open(rows: Sequence[Row]) -> Iterator[Iterator[str]]:
    """What nobody has settled yet: each list with its heading, also where it is empty."""
    yield _listed(rows, Standing.NO_TEST, "Cited in the code, shown by no test")
    yield _listed(rows, Standing.NO_PLACE, "Shown by a test, with no place named")
    yield _listed(rows, Standing.OPEN, "Neither served nor left out with a reason")


def _listed(rows: Sequence[Row], standing: Standing, heading: str) -> Iterator[str]:
    yield f"## {heading}\n"
    found = [row for row in rows if row.standing is standing]
    if not found:
        yield "None.\n"
        return
    cells = ((row.capability.id, row.capability.name, _named(row)) for row in found)
    yield from _table(("Id", "Capability", "Where"), cells)


def _named(row: Row) -> str:
    return _some(row.places) or _some([f"`{test}`" for test in row.tests]) or "–"


def _table(header: Sequence[str], cells: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _line(header)
    yield "|" + "---|" * len(header)
    yield from map(_line, cells)
    yield ""


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _count(rows: Sequence[Row], standing: Standing) -> int:
    return sum(row.standing is standing for row in rows)
