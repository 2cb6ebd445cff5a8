"""Short forms that nobody has explained to the reader (R2-010: minimal jargon and acronyms).

A short form is two or more capitals or figures that begin with a capital. It is explained where
the council's profile gives its words, or where the text itself gives them beside it in brackets,
at first use.
"""

from __future__ import annotations

import re
from collections.abc import Collection

# Better known by their letters than by their words; and forms of a page itself.
KNOWN_TO_ALL = frozenset(
    {"AM", "BBC", "BC", "CD", "CSV", "DVD", "EU", "GB", "GP", "HTML", "ID", "IT", "MP", "NHS"}
    | {"OK", "PC", "PDF", "PM", "RSPCA", "SMS", "SVG", "TV", "UK", "USA", "UTC", "VAT", "WC"}
)
_FORM = re.compile(
    r"(?<![\w&£€$./-])[A-Z](?:[A-Z0-9]|&(?=[A-Z]))*[A-Z0-9](?:s|’s|'s)?(?![\w&])"
    r"(?![-./]\w*\d| \d)"
)
# Codes of measures, roads, postcodes, periods and grades name a thing and stand for no words.
_CODE = re.compile(r"([A-Z])\1+|[A-Z]{1,5}-?\d+[A-Z]?|[A-Z]\d[A-Z]{2}|[A-Z]{2,3}\d[A-Z\d]*")
_NUMERAL = re.compile(r"M{0,3}(?:C[MD]|D?C{0,3})(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})")
_IN_BRACKETS = re.compile(
    r"((?:[\w’'&,-]+\s+){1,9})\(([A-Z][A-Z0-9&]+)s?\)"
    r"|\b([A-Z][A-Z0-9&]+)s?\s+\(([^)]{4,80})\)"
)
_SHOUTED = 0.6
# So many capitals in a row are a word that is written large.
_LARGE = 6
_LARGE_PHRASE = re.compile(r"\b(?:[A-Z]{2,} )*[A-Z]{6,}(?: [A-Z]{2,})*\b")


def unexplained(text: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """The short forms of a text that are not explained, each once, in the order they come.

    `known` are those that the reader has words for; a plural of one is known too. Text that is
    written in capitals from end to end shows none; words written large, in a heading or for
    weight, are no short forms: one of them is long, or stands elsewhere in small letters.
    """
    if _is_shouted(text):
        return ()
    explained = {*known, *KNOWN_TO_ALL, *_explained_within(text)}
    small_words = _LARGE_PHRASE.sub("", text)
    found = dict.fromkeys(_singular(form, explained) for form in _FORM.findall(small_words))
    forms = [form for form in found if form not in explained and not _names_a_thing(form)]
    small = set(re.findall(r"\b[A-Z]?[a-z]+\b", text)) if forms else set()
    plain = {word.lower() for word in small}
    return tuple(form for form in forms if len(form) < _LARGE and form.lower() not in plain)


def _is_shouted(text: str) -> bool:
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) > 3 and sum(map(str.isupper, words)) > _SHOUTED * len(words)


def _singular(form: str, explained: Collection[str]) -> str:
    one = re.sub(r"(?:['’]s|s)$", "", form)
    return form if form in explained else one


def _names_a_thing(form: str) -> bool:
    return bool(_CODE.fullmatch(form) or _NUMERAL.fullmatch(form))


def _explained_within(text: str) -> set[str]:
    """The forms whose words stand before them, or behind them in brackets."""
    found = set()
    for before, form, first, after in _IN_BRACKETS.findall(text):
        letters, words = (form, before) if form else (first, after)
        if _is_spelt(letters, words, last=bool(form)):
            found.add(letters)
    return found


def _is_spelt(letters: str, words: str, *, last: bool) -> bool:
    """Whether words begin with these letters in order; small words may have none."""
    initials = "".join(word[0] for word in re.findall(r"[^\W_]+", words)).upper()
    wanted = letters.replace("&", "")
    place = 0
    for letter in initials:
        place += place < len(wanted) and letter == wanted[place]
    begins = last or initials[:1] == wanted[0]
    return begins and place == len(wanted)
