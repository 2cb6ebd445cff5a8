"""What people write where a number is due and there is none, or beside one that is doubtful."""

from __future__ import annotations

UNREADABLE = "not_a_number"
FORMULA_ERROR = "formula_error"
SUPPRESSED = "suppressed"

# One letter or word in square brackets, as the Government Analysis Function asks of spreadsheets.
MARKERS = {
    "b": ("break_in_series", "break in the series"),
    "c": ("confidential", "confidential"),
    "e": ("estimated", "estimated"),
    "f": ("forecast", "forecast"),
    "k": ("low", "low figure"),
    "low": ("low", "low figure"),
    "ns": ("not_significant", "not significant"),
    "p": ("provisional", "provisional"),
    "r": ("revised", "revised"),
    "u": ("unreliable", "low reliability"),
    "w": ("none_recorded", "none recorded in the survey"),
    "x": ("not_available", "not available"),
    "z": ("not_applicable", "not applicable"),
}
NOTE_FLAGS = frozenset({SUPPRESSED, *(flag for flag, _ in MARKERS.values())})

_NOT_AVAILABLE = ("..", "...", "…", ":", "x", "not available", "unavailable", "no data", "n.av.")
_NOT_APPLICABLE = ("z", "not applicable", "n.ap.")
_EITHER = ("n/a", "na", "n.a.", "n.a", "n\\a", "n-a")
_DASH = ("-", "–", "—", "−", "--", "---", "‐", "‑")
_NIL = ("nil", "none", "nil return", "nothing", "nothing to report")
_AWAITED = (
    "tbc",
    "tba",
    "t.b.c.",
    "awaited",
    "awaiting",
    "awaiting data",
    "to be confirmed",
    "pending",
    "outstanding",
    "late",
    "not yet available",
    "not yet known",
    "to follow",
)
_UNKNOWN = ("?", "??", "unknown", "not known", "null", "nan", "<na>", "nat", "missing", "n/k", "nk")
_NOT_REPORTED = ("not reported", "not recorded", "not collected", "not measured", "n/r", "nr")
_SUPPRESSED = ("*", "**", "s", "suppressed", "[*]")

MISSING_WORDS: dict[str, str] = {
    **dict.fromkeys(_NOT_AVAILABLE, "not available"),
    **dict.fromkeys(_NOT_APPLICABLE, "not applicable"),
    **dict.fromkeys(_EITHER, "not available or not applicable"),
    **dict.fromkeys(_DASH, "a dash, which may mean none or nothing reported"),
    **dict.fromkeys(_NIL, "nil, which may mean zero or nothing reported"),
    **dict.fromkeys(_AWAITED, "awaited"),
    **dict.fromkeys(_UNKNOWN, "not known"),
    **dict.fromkeys(_NOT_REPORTED, "not reported"),
    **dict.fromkeys(_SUPPRESSED, "suppressed"),
    **dict.fromkeys(("c", "confidential"), "confidential"),
    "not due": "not due",
}

_ERROR_NAMES = (
    "div/0",
    "n/a",
    "name",
    "null",
    "num",
    "ref",
    "value",
    "spill",
    "calc",
    "getting_data",
    "field",
    "blocked",
    "unknown",
    "busy",
    "connect",
)
NOT_CALCULATED = "#NOT CALCULATED!"
FORMULA_ERRORS: dict[str, str] = {
    **{f"#{name}": f"formula error #{name.upper()}" for name in _ERROR_NAMES},
    "div/0": "formula error #DIV/0",
    "ref": "formula error #REF",
    "value": "formula error #VALUE",
    "#not calculated": "a formula that was never calculated",
}

TRUE_WORDS = frozenset({"yes", "y", "true", "t", "met", "achieved"})
FALSE_WORDS = frozenset({"no", "n", "false", "f", "not met", "not achieved"})

UNIT_WORDS = (
    "working days",
    "calendar days",
    "days?",
    "weeks?",
    "months?",
    "years?",
    "hours?",
    "hrs?",
    "minutes?",
    "mins?",
    "people",
    "persons?",
    "fte",
    "cases?",
    "calls?",
    "visits?",
    "complaints?",
    "tonnes?",
    "kg",
    "km",
    "miles",
    "homes?",
    "households?",
    "applications?",
    "pounds",
)


def missing_reason(word: str) -> tuple[str, tuple[str, ...]] | None:
    """Why a word where a number is due means that there is none, with its flags; None otherwise.

    `word` is in small letters without outer spaces. A formula's error is flagged, a plain
    statement that there is no figure is not.
    """
    if word in MISSING_WORDS:
        return MISSING_WORDS[word], ()
    error = FORMULA_ERRORS.get(word.rstrip("!?"))
    if error is not None:
        return error, (FORMULA_ERROR,)
    if word and not word.strip("#"):
        return "hidden by a narrow column", (UNREADABLE,)
    return None
