"""How hard a text is to read: words, sentences, syllables, school grade and reading age (R2-010).

The grade is Flesch's and Kincaid's (1975); the age at which a child has had that schooling is the
grade and five. Syllables are counted by the rules of English spelling, with the commonest words
that break them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# A text of fewer words has no grade: one long word would decide it.
LEAST_WORDS = 20
AGE_AT_GRADE_NOUGHT = 5
NUMBER_SYLLABLES = 2

_WORD = re.compile(
    r"[A-Za-z\u00c0-\u024f]+(?:['’\u2010\u2011-][A-Za-z\u00c0-\u024f]+)*|\d[\d,.:/]*"
)
_END = re.compile(r"[.!?]+(?=[\s\"”’)]|$)|\n+")
_DOTTED = re.compile(r"\b(?:e\.g|i\.e|etc|no|nos|approx|vs|St|Mr|Mrs|Dr)\.", re.IGNORECASE)
_VOWELS = re.compile(r"[aeiouy\u00e0-\u00fc]+")
_APART = re.compile(
    r"i[ao](?![nu]s?\b)|(?<![cghlnstx])ion|(?<!t)ia[nl]?\b|iu|eo(?!u)|(?<![gq])u[ao]|ue[tl]"
    r"|ye[rst]?\b(?<=[aeiou]ye)|ying\b|[aeiou]ing\b|(?<=[dnr])ien|ciety|oyee|science|quiet|diet|client|crea|rea[lc]t"
    r"|(?<=[dlv])ian|(?<=[^aeiou])iest\b|(?<=[^aeiou])ier\b"
)
_SILENT = re.compile(r"(?<=[^aeiouyl])es?\b|(?<=[^aeiouydt])ed\b|(?<=[aeiouyrwn]l)es?\b")
_SPOKEN = re.compile(r"(?:[sxz]|ch|sh|[cg])es\b|[^aeiou]le[sd]?\b")
_MIDDLE_E = re.compile(r"(?<=[aeiou][bcdfgklmnprstvz])e(?=(?:ment|ful|less|ly|ness)s?\b)")
_ODD = {
    2: (
        "acre acres business centre evening every metre metres people science social "
        "something sometimes special theatre wednesday"
    ),
    3: ("area areas businesses idea ideas museum museums previous serious various"),
}
_COUNTED = {word: count for count, words in _ODD.items() for word in words.split()}


@dataclass(frozen=True)
class Reading:
    """The counts of a text; grade and age are None where it is too short to have them."""

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float | None:
        """Flesch–Kincaid grade: years of schooling that the text asks for."""
        if self.words < LEAST_WORDS:
            return None
        long_sentences = 0.39 * self.words / self.sentences
        return long_sentences + 11.8 * self.syllables / self.words - 15.59

    @property
    def age(self) -> int | None:
        """The reading age in whole years; never below that of a child who starts school."""
        if self.grade is None:
            return None
        return max(AGE_AT_GRADE_NOUGHT, round(self.grade + AGE_AT_GRADE_NOUGHT))


def reading(text: str) -> Reading:
    """How many words, sentences and syllables a text has."""
    words = words_of(text)
    sentences = len(sentences_of(text))
    return Reading(len(words), max(1, sentences), sum(map(syllables, words)))


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, in order."""
    return _WORD.findall(text)


def sentences_of(text: str) -> list[str]:
    """The sentences of a text that hold a word; a full stop within a number ends none."""
    whole = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    return [part.strip() for part in _END.split(whole) if _WORD.search(part)]


@lru_cache(maxsize=20_000)
def syllables(word: str) -> int:
    """The syllables of a word as it is spoken; a number counts two, letters one each."""
    if word[0].isdigit():
        return NUMBER_SYLLABLES
    if len(word) > 1 and word.isupper() and len(word) < 6:
        return len(word)
    parts = re.split(r"['’\u2010\u2011-]", word.lower())
    return sum(_spoken(part) for part in parts if len(part) > 1) or 1


def _spoken(word: str) -> int:
    if word in _COUNTED:
        return _COUNTED[word]
    plain = _MIDDLE_E.sub("", word)
    if not _SPOKEN.search(plain):
        plain = _SILENT.sub("", plain)
    elif plain.endswith("led") or plain.endswith("les"):
        plain = plain[:-2] + "e"
    return max(1, len(_VOWELS.findall(plain)) + len(_APART.findall(plain)))
