"""Samples that auditors draw, the items drawn and their working papers (R1-041, R1-047).

Every entry is one row with a code of its own, so that a screen may write a sample row by row over
several days; a row given again with the same code takes the place of the earlier one. Where a
sample stands is not written: it follows from its rows.
"""

from hashlib import sha256

from pmf_lib.register.columns import Column, Kind, Table
from pmf_lib.register.kinds import (
    choice,
    count,
    day,
    measure,
    number,
    recorded,
    registered,
    text,
    unit,
)

SAMPLED = ("figures", "records", "money")
STRATA = ("none", "unit", "owner", "status", "flagged")
BOOKS = ("budget", "savings", "ledger")
MODES = ("absolute", "relative")
FINDINGS = ("agreed", "immaterial", "material", "unsupported")
ENDS = ("finished", "given up")


def seed_of(sample: str, first_period: str, last_period: str, salt: str) -> str:
    """The seed of a sample: SHA-256 of its code, its periods and its salt, a line each.

    The periods are written `2021-22-Q1 to 2021-22-Q2`. The salt is kept until the records are
    handed in and then published, so that nobody can steer the draw and everybody can repeat it.
    """
    return lot(sample, f"{first_period} to {last_period}", salt)


def lot(*parts: str) -> str:
    """The SHA-256 of lines of text: the lot that an item draws is that of seed and item."""
    return sha256("\n".join(parts).encode()).hexdigest()


AUDIT_SAMPLES = Table(
    name="audit_samples",
    grain="one sample that auditors plan or have drawn",
    requirement="R1-041",
    key=("sample",),
    known_on="recorded_on",
    columns=(
        text("sample", "Code of the sample", needed=True),
        choice("sampled", "What is sampled", SAMPLED, needed=True),
        text("title", "What is audited", needed=True),
        text("reason", "Why this sample, drawn so and of this size", needed=True),
        measure("Measure whose figures or records they are; empty: every one", needed=False),
        unit("Unit; empty: every one", needed=False),
        choice("book", "Table that the money is taken from", BOOKS),
        text("first_period", "First period, written as in 2021-22-Q2", needed=True),
        text("last_period", "Last period, written as in 2021-22-Q2", needed=True),
        choice("strata", "What the items are divided by first; empty: none", STRATA),
        Column(
            "confidence",
            Kind.NUMBER,
            "How sure the conclusion is to be, as 95 for 95 %",
            required=True,
            lowest=80,
            highest=99.9,
        ),
        Column(
            "tolerable",
            Kind.NUMBER,
            "Error that can be borne: percent of the items, or pounds where money is sampled",
            required=True,
            lowest=0,
        ),
        number("expected", "Error that is expected, as the tolerable one; empty: none", lowest=0),
        number("materiality", "Difference that is let pass; empty: none", lowest=0),
        choice(
            "materiality_mode",
            "absolute: in the unit of the figure; relative: percent of what was reported",
            MODES,
        ),
        count("population", "Records in the service's own list, where records are sampled"),
        count("size", "Items to draw; empty: as many as the design needs"),
        text("salt", "Secret word of the draw, written down only once it is drawn"),
        day("drawn_on", "Day it was drawn; empty: it is planned"),
        text("drawn_by", "Who drew it, by post"),
        recorded(),
    ),
)

AUDIT_SAMPLE_ITEMS = Table(
    name="audit_sample_items",
    grain="one item drawn in one sample",
    requirement="R1-041",
    key=("drawn_item",),
    known_on="recorded_on",
    columns=(
        text("drawn_item", "Code of the item", needed=True),
        registered("sample", "Code of the sample"),
        Column(
            "place", Kind.NUMBER, "Place in the order drawn", required=True, lowest=1, whole=True
        ),
        text("stratum", "Part of the population it was drawn from; empty: there is one"),
        text("record", "What was drawn, written as the draw has it", needed=True),
        measure("Measure of the figure or record", needed=False),
        unit("Unit that reported it", needed=False),
        text("of_period", "Period it is of, written as in 2021-22-Q2"),
        number("reported", "What was reported, in the measure's own unit"),
        number("book_value", "What the books say, in pounds, where money is sampled"),
        recorded(),
    ),
)

WORKING_PAPERS = Table(
    name="working_papers",
    grain="the test of one item drawn",
    requirement="R1-047",
    key=("drawn_item",),
    known_on="recorded_on",
    columns=(
        registered("drawn_item", "Item that was tested"),
        number("recalculated", "What the evidence gives; empty: nothing can be worked out"),
        text("how", "How it was worked out"),
        text("evidence", "Title of the document seen"),
        text("sha256", "SHA-256 of the document seen"),
        choice("finding", "What was found", FINDINGS, needed=True),
        text("conclusion", "What follows from it"),
        text("tested_by", "Who tested it, by post; never the owner of the measure", needed=True),
        day("tested_on", "Day of the test", needed=True),
        text("reviewed_by", "Who reviewed the paper, by post; never who tested it"),
        day("reviewed_on", "Day of the review"),
        recorded(),
    ),
)

AUDIT_CONCLUSIONS = Table(
    name="audit_conclusions",
    grain="the end of one sample",
    requirement="R1-041",
    key=("sample",),
    known_on="recorded_on",
    columns=(
        registered("sample", "Code of the sample"),
        choice(
            "ended", "How it ended; finished only with a paper for every item", ENDS, needed=True
        ),
        text("conclusion", "What it allows to be said, or why it was given up", needed=True),
        text("concluded_by", "Who concluded, by post", needed=True),
        day("concluded_on", "Day of the conclusion", needed=True),
        recorded(),
    ),
)

AUDIT_SAMPLE_TABLES = (AUDIT_SAMPLES, AUDIT_SAMPLE_ITEMS, WORKING_PAPERS, AUDIT_CONCLUSIONS)

REMEMBERED: dict[str, tuple[str, ...]] = {
    "measures": ("owner",),
    "audit_samples": ("sampled", "first_period", "last_period", "salt", "drawn_on"),
    "audit_sample_items": ("sample", "place", "stratum", "record", "measure", "reported"),
    "working_papers": ("finding",),
}
"""What the checks of a later row must know of earlier ones: columns of tables with one key."""
