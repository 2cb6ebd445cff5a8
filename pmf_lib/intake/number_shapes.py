"""The shapes of what people write where a number is due, in small letters and plain spaces."""

from __future__ import annotations

import re

from pmf_lib.intake.number_words import UNIT_WORDS

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
SPACES = dict.fromkeys(map(ord, "\u00a0\u2000\u2001\u2002\u2003\u2004\u2007\u2008\u2009"), " ")
SPACES |= dict.fromkeys(map(ord, "\u202f\u205f\u3000\t\n\r"), " ")
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"), None)
MINUS = dict.fromkeys(map(ord, "\u2212\u2010\u2011\u2012\u2013\u2014"), "-")
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}

MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec"
MARKER = re.compile(r"\[\s*([a-z]{1,3})\s*\]")
LIMIT = re.compile(
    r"(<=?|≤|under|below|less than|fewer than|up to|at most|>=?|≥|over|above|more than|at least)"
    r"\s*£?\s*(\d[\d,.]*\s*%?)",
    re.ASCII,
)
BELOW = {
    **dict.fromkeys(("<", "under", "below", "less than", "fewer than"), "below"),
    **dict.fromkeys(("<=", "≤"), "at most"),
}
UNREADABLE_SHAPES = tuple(
    (re.compile(shape, re.ASCII), reason)
    for shape, reason in (
        (r"\d{1,4}([/-])\d{1,2}\1(\d{4}|\d{1,2})([t ].*)?", "a date, not a number"),
        (r"\d{1,2}\.\d{1,2}\.(\d{4}|\d{2})", "a date, not a number"),
        (
            rf"(\d{{1,2}}(st|nd|rd|th)?[ -]?)?({MONTHS})[a-z]*[ -]?\d{{2,4}}",
            "a date, not a number",
        ),
        (rf"\d{{1,2}}(st|nd|rd|th)?[ -]({MONTHS})[a-z]*", "a date, not a number"),
        (r"\d+:\d{2}(:\d{2}(\.\d+)?)?", "a time, not a number"),
        (r"\d+\s*/\s*\d+", "a fraction or a date, not one number"),
        (r"\d[\d.,]*%?\s*(-|to)\s*\d[\d.,]*%?", "a range, not one number"),
        (r"£?\d[\d.,]*\s*\+", "a bound, not a number"),
        (r"£?[\d.,]+\s*(cr|dr)", "a credit or debit mark, whose sign is not certain"),
        (r"[$€¥].*|.*[$€¥]", "not in pounds"),
        (r"£?[\d.,]+p", "pence, not pounds"),
        (r"=.*", "a formula, not its result"),
        (r"[+-]?(inf|infinity|∞)", "not a finite number"),
    )
)
ROUGHLY = re.compile(
    r"(?:(?:approximately|approx\.?|about|around|circa|c\.|c(?=\d)|~|≈|roughly|nearly|est\.?|"
    r"estimated|estimate)\s*(?P<after>.+)|(?P<before>.+?)\s*"
    r"(?:\(?(?:approximately|approx\.?|estimated|estimate|est\.?)\)?|\?))"
)
FOOTNOTE = re.compile(r"(?<=\d)\s*[*†‡¹²³⁴⁵⁶⁷⁸⁹]+$|(?<=[%)])\s*[*†‡¹²³⁴⁵⁶⁷⁸⁹]+$")
OLD_MARKER = re.compile(r"(?<=[\d%])\s*\(([epr])\)$")
UNITS = re.compile(rf"(.*\d)\s*(?:{'|'.join(UNIT_WORDS)})")
SCALE = re.compile(r"(.*\d)\s*(k|thousand|m|mn|million|bn|billion)")
SCALES = {"k": 1e3, "t": 1e3, "m": 1e6, "b": 1e9}
PERCENT = re.compile(r"(.*[\d)])\s*(?:%|per ?cent|pc)")
# Most cells are this, and need no more than a look.
SIMPLE = re.compile(r"-?\d{1,15}(\.\d{1,18})?", re.ASCII)
PARTS = re.compile(
    r"(?P<open>\()?\s*(?P<sign>[+-]|minus |negative )?\s*(?:£|gbp)?\s*(?P<sign2>[+-])?"
    r"(?P<open2>\()?\s*(?P<digits>\d[\d., ']*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?)\s*(?:gbp)?\s*"
    r"(?P<after>-)?(?P<close>\))?",
    re.ASCII,
)
GROUPED = re.compile(r"[1-9]\d{0,2}(?:([, '])\d{3})(?:\1\d{3})*(\.\d*)?", re.ASCII)
PLAIN = re.compile(r"\d+\.?\d*(?:e[+-]?\d+)?|\.\d+(?:e[+-]?\d+)?", re.ASCII)
CONTINENTAL = re.compile(r"\d{1,3}([. ]\d{3})+,\d+|\d{1,3}(\.\d{3}){2,}", re.ASCII)
