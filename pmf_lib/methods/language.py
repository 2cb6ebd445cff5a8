"""In which language a comment is written, as far as lists of words can tell.

Words are held against figures in English alone. What is in Welsh, or in another language, is
never read as if it were English: it is said not to be checked.
"""

from __future__ import annotations

import re
from enum import StrEnum

from pmf_lib.methods.claim_words import word_set

# Fewer words than this are taken for English: there is too little to tell by.
LEAST_WORDS = 8
ENOUGH = 0.1


class Language(StrEnum):
    """The language of a comment."""

    ENGLISH = "English"
    WELSH = "Welsh"
    OTHER = "another language"


# The commonest words of each that are no common word of the other, nor of French, German, Polish.
_ENGLISH = word_set(
    "the of and that for with which from are have has been this were at than our will their it "
    "be not but they there would its each all more other when where because after before since "
    "below above target figure quarter year month months staff service number last next now "
    "both two three four five six out up down into"
)
_WELSH = word_set(
    "y yr yn ac mae ar am wedi gan ei eu hyn sydd bod oedd fel nid na i o chwarter ffigur targed "
    "mis blwyddyn gwasanaeth gwella gwaeth gwell cyngor staff oherwydd mwy llai hon hwn ein dros "
    "rhwng gyda bydd roedd ond hefyd"
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")


def language_of(text: str) -> Language:
    """The language of a text; English where it is too short to tell."""
    words = [word.lower() for word in _WORD.findall(text)]
    if not words:
        return Language.ENGLISH
    if sum(not _LATIN.fullmatch(word) for word in words) * 2 > len(words):
        return Language.OTHER
    if len(words) < LEAST_WORDS:
        return Language.ENGLISH
    english, welsh = (_share(words, known) for known in (_ENGLISH, _WELSH))
    if max(english, welsh) < ENOUGH and not _looks_english(words):
        return Language.OTHER
    return Language.WELSH if welsh > english else Language.ENGLISH


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / len(words)


def _looks_english(words: list[str]) -> bool:
    """Whether a note in telegraphic style has the endings of English words."""
    endings = ("ing", "ed", "ly", "ness", "th", "sh", "ght", "ll", "ck")
    return sum(word.endswith(endings) for word in words) / len(words) >= 2 * ENOUGH
