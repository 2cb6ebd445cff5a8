"""A report made by hand, for the tests of pages: every kind of record, five charts."""

from __future__ import annotations

from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from pmf_lib.run.export import PageFacts
from pmf_lib.views import words
from pmf_lib.views.records import (
    Block,
    Bullets,
    Details,
    Facts,
    Link,
    Nil,
    Opening,
    Paragraph,
    Part,
    Section,
    Spark,
    Text,
)
from tests.page_records import DAYS, budget, counts, line, measures, towns, variances

NOTICE = "Demonstration: every figure on this page is invented."
FACTS = PageFacts(
    pack="unit_monitoring",
    key="revenues",
    file="unit_monitoring/revenues.html",
    links=(Link(text="Evidence: the executed notebook", target="unit_monitoring/revenues.ipynb"),),
)
LINKS = frozenset({"index.html", "unit_monitoring/revenues.ipynb", "quarter_overview/council.html"})
ECHO = {
    "council": "carlisle-2021",
    "period": "2021-22-Q2",
    "as_known_on": "",
    "key": "revenues",
    "snapshot": "3f6c2a9d",
}


def opening(**changes: Any) -> Opening:
    fields: dict[str, Any] = {
        "title": "Revenues and Benefits: quarterly monitoring report",
        "council": "Carlisle City Council",
        "period_label": "Quarter 2, 2021/22 (July to September 2021)",
        "audience": "Corporate Management Team and scrutiny panels",
        "notice": NOTICE,
        "summary": (
            "How are we doing? Of 9 measures, 2 red, 1 amber, 4 green and 2 not coloured.",
            "What changed? 3 measures got better and 2 got worse since the period before.",
            "What needs a decision? 1 key decision still to be taken, 2 exceptions to act on.",
        ),
        "facts": (
            ("Service", "Revenues and Benefits"),
            ("Directorate", "Corporate Support"),
            ("Head of service", "Revenues and Benefits Manager"),
            ("Scrutinised by", "Business and Transformation Scrutiny Panel"),
            ("Period", "Quarter 2, 2021/22 (July to September 2021)"),
            ("Figures as at", "28 October 2021"),
        ),
        "echo": ECHO,
    }
    return Opening(**{**fields, **changes})


def measure_part() -> Part:
    card = Facts(
        pairs=(
            ("Figure", Text(text="15.9 days [p]", number=15.9)),
            ("Target", Text(text="11.0 days", number=11.0)),
            ("Status", words.badge("red")),
            ("Direction", Text(text=words.direction_words("worse", 15.1, 15.9, "days"))),
            (
                "Recent figures",
                Spark(values=DAYS, label="From 12.1 days to 15.9 days", target=11.0),
            ),
            ("Accountable officer", Text(text="Revenues and Benefits Manager")),
            ("Data quality", Text(text="Grade B")),
        )
    )
    blocks: tuple[Block, ...] = (
        Paragraph(text="Red, and worse for three quarters in succession."),
        card,
        line(),
    )
    return Part(heading="New claims processed", blocks=blocks, place="new-claims-processed")


def sections() -> list[tuple[str, Section]]:
    every = Part(
        heading="Every measure",
        blocks=(
            measures(),
            Details(
                summary="Calls answered: details",
                blocks=(
                    Paragraph(text="Counted by the telephone system."),
                    Facts(pairs=(("Source", Text(text="Telephone system")),)),
                    Part(heading="History", blocks=(Nil(reason="No restatement is known."),)),
                ),
            ),
        ),
    )
    attention = Part(heading="Exceptions: what needs attention", blocks=(measure_part(),))
    return [
        (
            "## Introduction",
            Section(
                name="introduction",
                blocks=(
                    Paragraph(text="The service collects council tax and pays housing benefit."),
                    Bullets(items=("It serves 54,000 households.", "It employs 63 people.")),
                ),
            ),
        ),
        (
            "## Key Developments against ‘Key Challenges’",
            Section(
                name="key_developments",
                blocks=(Nil(reason="Nil return: no key challenge was set for this service."),),
            ),
        ),
        (
            "## Budget Update",
            Section(
                name="budget_update",
                headline="The service is forecast to overspend by £212,000.",
                blocks=(budget(), variances()),
            ),
        ),
        (
            "## Latest available performance indicator information",
            Section(
                name="indicators",
                headline="Of 9 measures, 2 are red.",
                blocks=(counts(), attention, every, towns()),
            ),
        ),
        (
            "## Actions and risks",
            Section(
                name="actions",
                blocks=(
                    Part(
                        heading="Actions",
                        blocks=(
                            line("Overdue actions keep rising", subtitle="Actions overdue, days"),
                        ),
                    ),
                ),
            ),
        ),
    ]


def notebook(
    first: Opening | None = None, rest: list[tuple[str, Section]] | None = None
) -> nbformat.NotebookNode:
    """An executed notebook of these records."""
    cells = [shown(first or opening())]
    for heading, section in sections() if rest is None else rest:
        cells += [new_markdown_cell(heading), shown(section)]
    return new_notebook(cells=cells)


def shown(record: Section | Opening) -> nbformat.NotebookNode:
    """A code cell that showed this record in a run."""
    data = {record.mime: record.model_dump(mode="json"), "text/plain": "record"}
    output = new_output("execute_result", data=data, execution_count=1)
    return new_code_cell("section(pack)", outputs=[output], execution_count=1)


def many_charts(count: int) -> nbformat.NotebookNode:
    """A report with so many charts and little else."""
    charts = tuple(
        Part(
            heading=f"Measure {number}",
            blocks=(line(subtitle=f"Days to process, measure {number}, Q1 2016/17 to Q2 2021/22"),),
        )
        for number in range(1, count + 1)
    )
    return notebook(rest=[("## Charts", Section(name="charts", blocks=charts))])
