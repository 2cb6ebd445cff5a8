"""The last section of every pack: what the words, symbols and rules mean (R1-001, R1-020)."""

from pmf_lib.methods import exception_rules
from pmf_lib.sections.letters import ACTION_MEANINGS, LETTERS, STATUS_MEANINGS, letters_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, table
from pmf_lib.views import words
from pmf_lib.views.records import Block, Bullets, Paragraph, Part, Section

GRADES = (
    "A: audited.",
    "B: checked.",
    "C: provisional [p].",
    "D: estimated [e].",
    "U: how far it was checked is unknown.",
)


def how_to_read(pack: Pack) -> Section:
    """Statuses, directions, grades of data quality, symbols, and where the rules come from."""
    statuses = table(
        "What each status means",
        ("Status", "Meaning"),
        [(words.badge(status), meaning) for status, meaning in STATUS_MEANINGS],
    )
    return Section(
        name="how_to_read",
        blocks=(
            statuses,
            Part(heading="Direction", blocks=(Paragraph(text=_direction(pack)),)),
            Part(heading="Variation and assurance", blocks=_control()),
            Part(heading="What an exception is", blocks=_exceptions(pack)),
            Part(
                heading="Grades of data quality",
                blocks=(
                    Paragraph(text="The letter after a figure says how far it was checked."),
                    Bullets(items=GRADES),
                ),
            ),
            Part(heading="Symbols", blocks=(_symbols(),)),
            Part(heading=LETTERS, blocks=letters_of(pack, ACTION_MEANINGS)),
            Part(heading="Where the rules come from", blocks=(Paragraph(text=_rules(pack)),)),
        ),
    )


def _direction(pack: Pack) -> str:
    return (
        "“Better” and “worse” are judged by which way is good for the measure, whatever its "
        "status: a measure that should be low gets better by falling. The short direction "
        "compares with the period before, or with the same period last year where the measure "
        f"follows the seasons; the long one with the mean of the {pack.rules.trend_long_length} "
        "before."
    )


def _control() -> tuple[Block, ...]:
    """What the symbols beside a status mean (NHS England, Making Data Count)."""
    told = (
        "Figures go up and down without anything having changed. Variation says whether the "
        "latest figure is more than that; assurance says whether the target is met as a rule, "
        "or hit and missed by chance. A red that is within its usual range is not news of a "
        "change: asking why this figure differs from the last would be asking about chance."
    )
    meanings = Bullets(items=tuple(f"{word}: {text}" for word, text in words.ICON_MEANINGS.items()))
    return (Paragraph(text=told), meanings)


def _exceptions(pack: Pack) -> tuple[Block, ...]:
    rules = pack.rules.exceptions
    told = (
        "An exception is what does particularly badly or particularly well. Each names the rules "
        "that picked it out; those that matter more, are worse or have lasted longer stand first. "
        f"Here two or more means {rules.consecutive} periods, and far from its own history "
        f"{rules.jump:g} robust standard scores."
    )
    rows = [(code, meaning) for code, meaning in exception_rules.MEANINGS.items()]
    return (Paragraph(text=told), table("The rules of exception", ("Code", "Meaning"), rows))


def _symbols() -> Block:
    used = ("p", "e", "r", "f", "x")
    return Bullets(items=tuple(f"[{symbol}] {words.SYMBOLS[symbol]}." for symbol in used))


def _rules(pack: Pack) -> str:
    framework = pack.council.framework
    return (
        f"{framework.title}, adopted {framework.adopted}. The statuses follow the council's rules "
        f"in force since {day(pack.rules.since)}. Figures are as known to the council on "
        f"{day(pack.as_at)}."
        if pack.as_known_on
        else f"{framework.title}, adopted {framework.adopted}. The statuses follow the council's "
        f"rules in force since {day(pack.rules.since)}."
    )
