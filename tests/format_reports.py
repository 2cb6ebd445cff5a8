"""Reports to be written in other formats: one with every kind of record, one that is hostile."""

from __future__ import annotations

from typing import Any

from nbformat.v4 import new_markdown_cell, new_notebook

from pmf_lib.run.export import PageFacts
from pmf_lib.views.records import Chart, Exempt, Paragraph, Section
from tests import page_records, pages
from tests.hostile import MARKDOWN, STRINGS, hostile_opening, hostile_section

SECRET = "£987,654"
FACTS = PageFacts("unit_monitoring", "revenues", "unit_monitoring/revenues.html")
PUBLIC = PageFacts("unit_monitoring", "revenues", "unit_monitoring/revenues.html", public=True)
WORDS = """
Read **this** first, then [the first section](#introduction) or [another](https://example.org/x).

- One
- Two
  - Within two
1. First

> Quoted.
"""


def exempt() -> Section:
    secret = page_records.budget().model_copy(update={"caption": f"Terms: {SECRET}"})
    chart = page_records.variances().model_copy(update={"headline": f"Terms of {SECRET}"})
    blocks = (Paragraph(text=f"Offered: {SECRET}."), secret, chart)
    return Section(name="terms", blocks=(Exempt(paragraph="paragraph 3", blocks=blocks),))


def by_hand() -> Any:
    """A report with every kind of record, Markdown and an exempt part."""
    rest = [*pages.sections(), ("## Terms", exempt())]
    notebook = pages.notebook(rest=rest)
    notebook.cells.insert(1, new_markdown_cell(WORDS))
    return notebook


def hostile() -> Any:
    """A report whose every text tries to break out; charts of two texts, which are slow."""
    shown = [pages.shown(hostile_opening())]
    shown += [new_markdown_cell(words.replace("\x00", "")) for words in MARKDOWN]
    for number, words in enumerate(STRINGS):
        section = hostile_section(words)
        blocks = [each for each in section.blocks if number < 2 or not isinstance(each, Chart)]
        shown.append(pages.shown(section.model_copy(update={"blocks": tuple(blocks)})))
    return new_notebook(cells=shown)
