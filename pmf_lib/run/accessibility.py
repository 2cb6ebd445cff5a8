"""The accessibility statement of the public edition (SI 2018/952, regulation 8).

Its one required sentence and the order of its parts follow the model statement of Commission
Implementing Decision (EU) 2018/1523, which the regulation names.
"""

from __future__ import annotations

from pmf_lib.run import export_pages
from pmf_lib.run.export_pages import INDEX_FILE, Quarter
from pmf_lib.run.plan import Plan
from pmf_lib.views import tables
from pmf_lib.views.records import Bullets, Link, Paragraph, Part

ACCESSIBILITY_FILE = "accessibility.html"
STATEMENT = Link(text="Accessibility statement", target=ACCESSIBILITY_FILE)
TITLE = "Accessibility statement for the performance reports"

_WORKS = (
    "Every page can be used with the keyboard alone and starts with a link past the head.",
    "Every chart has words that say what it shows, and a table of its figures beneath it.",
    "A status is a word and a shape; no meaning rests on colour alone.",
    "Text can be enlarged to 200% and lines of text fit a narrow screen.",
    "Nothing is fetched from elsewhere: a page reads the same without a connection.",
)
_FAILS = (
    "A wide table scrolls sideways on a narrow screen (WCAG 2.2 criterion 1.4.10 allows it).",
    "Short forms are explained in a list at the end of a report, not where each first stands.",
    "Comments written by services may hold words that are hard to read.",
)


def statement_page(plan: Plan, quarter: Quarter) -> str:
    """The statement: what works, what is known to fail, whom to ask, how it was prepared.

    It is dated by the day on which the period's packs are made, so that it repeats.
    """
    council = plan.council
    contact = council.contact
    parts = (
        _part("What works", Bullets(items=_WORKS)),
        _part("What is known to fall short", Bullets(items=_FAILS)),
        _part(
            "Telling us, or asking for another format",
            Paragraph(
                text=f"Ask the {contact.post} for a report in large print, easy read, or any other "
                f"form, and tell us of anything that you cannot use: {contact.telephone}, "
                f"{contact.email}."
            ),
        ),
        _part(
            "If you are not content with the answer",
            Paragraph(
                text="The Equality and Human Rights Commission enforces these regulations. The "
                "Equality Advisory and Support Service takes complaints."
            ),
        ),
        _part(
            "How far the rules are met",
            Paragraph(
                text="The reports are partially compliant with the Web Content Accessibility "
                "Guidelines version 2.2, level AA, because of what is listed above as falling "
                "short. No part is claimed to be a disproportionate burden."
            ),
        ),
        _part(
            "How this statement was prepared",
            Paragraph(
                text=f"Prepared on {tables.day(council.pack_date(plan.period)).text}. Each page is "
                "checked by program before it is published; pages are tested in a browser with "
                "the rules of axe-core. No test with people who use assistive technology has "
                "been made of these pages; the council does that before it claims full compliance."
            ),
        ),
    )
    lead = (
        f"{council.name} is committed to making its websites accessible, in accordance with the "
        "Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility "
        "Regulations 2018."
    )
    index = Link(text="All reports of this period", target=INDEX_FILE)
    trail = (index, Link(text=TITLE, target=ACCESSIBILITY_FILE))
    words = export_pages.PageWords(TITLE, lead, parts, trail)
    return export_pages.words_page(quarter, ACCESSIBILITY_FILE, words)


def _part(heading: str, block: Paragraph | Bullets) -> Part:
    return Part(heading=heading, blocks=(block,))
