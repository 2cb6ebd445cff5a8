"""A guide for members: what every table, chart and symbol says, and where figures come from.

Ribble Valley 2007, 1.1, 1.2 and 6.7 (R1-001, R1-002, R1-073); Peterborough 2009/10 (R4-001).
"""

from __future__ import annotations

from collections.abc import Iterator

from pmf_lib.council import Detail, ForEach
from pmf_lib.methods.exceptions import USUAL_RANGE
from pmf_lib.sections import measure_card
from pmf_lib.sections.letters import STATUS_MEANINGS
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.views import words
from pmf_lib.views.records import Block, Details, Nil, Paragraph, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

CHARTS = (
    (
        "Control chart",
        "A line of one measure over time between two limits. A figure between them is usual; one "
        "beyond, or many in a row on one side of the middle, is news.",
    ),
    ("Line over time", "One measure against its target. A gap means that a figure is missing."),
    ("Bars", "Amounts beside each other, always from nought, each with its figure."),
    (
        "Counts by status",
        "How many measures are red, amber, green and not coloured, a row for each name.",
    ),
    ("Among similar councils", "All councils' figures, best first, ours named; the middle drawn."),
    ("Small line in a cell", "The recent figures of one measure, for its shape alone."),
)
TABLES = (
    ("Figure and target", "The figure that is judged, and what was aimed at for the same time."),
    ("Status", "A word, a shape and a colour together; the colour never speaks alone."),
    ("Variation", "Whether the latest figure is news, or the usual coming and going."),
    ("Assurance", "Whether the target is met as a rule, missed as a rule, or by chance."),
    ("Direction", "Better or worse than before, whichever way the number moved."),
    ("Grade", "How far the figure was checked: A is best."),
    ("Rank", "Worst first, or best first; what matters more stands before what matters less."),
)
_FOR_EACH = {
    ForEach.UNIT: "One for each service",
    ForEach.COUNCIL: "One for the whole council",
    ForEach.COMMITTEE: "One for each committee",
    ForEach.BODY: "One for each body that receives it",
    ForEach.DIRECTORATE: "One for each directorate",
    ForEach.PORTFOLIO: "One for each portfolio",
    ForEach.GROUP: "One for each group",
}


def guide_for_members(pack: Pack) -> tuple[str, ...]:
    """The title page's sentences: what the guide is for."""
    reports = counted(len(pack.council.packs), "report")
    return (
        f"What is this? A guide to the {reports} that the council makes of its performance.",
        "How should it be used? Keep it beside a report, and look up what you do not know.",
    )


def reading_help(pack: Pack) -> Section:
    """Every table's columns, every chart, every status and symbol, in plain words (R1-001)."""
    shown: tuple[tuple[str, Block], ...] = (
        ("Columns of tables", table("What a column says", ("Column", "What it says"), TABLES)),
        ("Charts", table("What a chart shows", ("Chart", "What it shows"), CHARTS)),
        ("Statuses", _statuses()),
        ("Letters in shapes", _icons()),
        ("Letters after a figure", _letters()),
        ("Words", _acronyms(pack)),
    )
    parts = tuple(Part(heading=heading, blocks=(block,)) for heading, block in shown)
    return Section(name="reading_help", blocks=parts)


def _statuses() -> Block:
    rows = [(words.badge(status), meaning) for status, meaning in STATUS_MEANINGS]
    return table("What a status says", ("Status", "What it says"), rows)


def _icons() -> Block:
    rows = list(words.ICON_MEANINGS.items())
    return table("What the letters in shapes say", ("Symbol", "What it says"), rows)


def _letters() -> Block:
    rows = [(letter, begun(f"{meaning}.")) for letter, meaning in words.SYMBOLS.items()]
    return table("What the letters in brackets say", ("In brackets", "What it says"), rows)


def _acronyms(pack: Pack) -> Block:
    rows = sorted(pack.council.acronyms.items())
    if not rows:
        return Nil(reason="Nil return: the reports use no short forms.")
    told = [(short, begun(meaning)) for short, meaning in rows]
    return table("Short forms", ("Short form", "What it stands for"), told)


def map_of_the_data(pack: Pack) -> Section:
    """The map of the data: from which source, how often, for how many measures, whose (R1-002)."""
    if pack.measures.empty:
        nil = Nil(reason="Nil return: no measure is registered.")
        return Section(name="map_of_the_data", blocks=(nil,))
    rows = []
    for (source, often), own in pack.measures.groupby(["source", "frequency"]):
        units = [unit.name for unit in pack.units if unit.key in set(own["unit"])]
        owners = sorted(set(own["owner"].dropna()))
        rows.append((source, begun(often), len(own), listed(units), listed(owners)))
    shown = table(
        "What comes from where, how often, and who answers for it",
        ("Source", "How often", Heading("Measures", "count"), "Services", "Who owns it"),
        rows,
        source="The council's register of measures",
    )
    due = pack.council.calendar.values_due_days
    told = Paragraph(
        text=f"Figures are handed in by day {due} after the end of their month or quarter, unless "
        "the measure has a day of its own. They are checked as they are loaded; what is wrong is "
        "sent back and what is doubtful is marked."
    )
    headline = begun(f"{counted(len(set(pack.measures['source'])), 'source')} of figures.")
    return Section(name="map_of_the_data", headline=headline, blocks=(shown, told))


def which_report_for_whom(pack: Pack) -> Section:
    """The audience guide: each report, whom it is for, how much it tells (R4-001, R1-038)."""
    council = pack.council
    reports = table(
        "The reports and their readers",
        ("Report", "For whom", "How much it tells", "How many", "Who receives it"),
        [
            (
                spec.title,
                spec.audience,
                "By exception" if spec.detail is Detail.EXCEPTION else "In full",
                _FOR_EACH[spec.for_each],
                listed([body.name for body in council.bodies if spec.pack in body.receives])
                or "No body: it is looked up",
            )
            for spec in council.packs
        ],
        source="The council's profile",
    )
    if not council.reporting:
        return Section(name="which_report_for_whom", blocks=(reports,))
    told = table(
        "Who is told what, and how often",
        ("Who", "What", "How often", "Note"),
        [
            (row.whom, row.what, begun(row.how_often), row.note or "None")
            for row in council.reporting
        ],
        source="The council's framework",
    )
    return Section(name="which_report_for_whom", blocks=(reports, told))


def exercises(pack: Pack) -> Section:
    """A tutorial on this quarter's own figures, each answer one click away (R1-073)."""
    asked = tuple(
        Part(
            heading=f"Exercise {number}",
            blocks=(
                Paragraph(text=question),
                Details(summary=f"Answer to exercise {number}", blocks=(Paragraph(text=answer),)),
            ),
        )
        for number, (question, answer) in enumerate(_exercises(pack), start=1)
    )
    if not asked:
        nil = Nil(reason="Nil return: there are no figures to practise on.")
        return Section(name="exercises", blocks=(nil,))
    return Section(name="exercises", blocks=asked)


def _exercises(pack: Pack) -> list[tuple[str, str]]:
    """Questions to the figures of the quarter, with their answers from the same figures."""
    judged = pack.judgements
    if judged.empty:
        return []
    red = judged[judged["status"] == "red"]["title"].tolist()
    usual = pack.adverse[pack.adverse["label"] == USUAL_RANGE]["title"].tolist()
    late = judged[judged["status"] == "overdue"]
    owners = [f"{row.title} ({said(row.owner)})" for row in late.itertuples()]
    return [
        (
            "Which measures are red this quarter?",
            begun(f"{listed(red)}.") if red else "None is.",
        ),
        *_why_first(pack),
        (
            "Is any measure red, yet within its usual range? What would you not ask about it?",
            f"{begun(listed(usual)) or 'None this quarter'}. Asking why such a figure differs "
            "from the last would be asking about chance; ask what would move the range.",
        ),
        (
            "Which figures are late, and who answers for them?",
            begun(f"{listed(owners)}.") if owners else "None is late.",
        ),
    ]


def _why_first(pack: Pack) -> Iterator[tuple[str, str]]:
    adverse = pack.adverse[pack.adverse["subject"] == "measure"]
    for first in adverse.head(1).itertuples():
        figure = measure_card.figure_words(pack.judgement(first.measure))
        yield (
            f"Why does “{first.title}” stand first among what needs attention?",
            f"{first.sentence} The figure is {figure}.",
        )
