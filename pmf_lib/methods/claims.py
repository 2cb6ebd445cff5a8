"""What a comment says of its figure: better or worse than when, on target or short of it.

Rules and lists of words, no guessing: a statement counts only where it is about the measure
itself, now, and as a whole, and where what it is held against is plain. Any other is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pmf_lib.methods import claim_words as words
from pmf_lib.methods.claim_words import Against, Sense, word_set
from pmf_lib.methods.reading import sentences_of

_PAUSE = re.compile(
    r"[,;:()–—]| - |\b(?:but|although|though|while|whilst|whereas|however|and|despite|yet)\b"
)
_CARRIES_ON = word_set("compared against from than since over down up on")
_NO_VERB_AFTER = word_set("to of on at for by in")
_STEM = 5
_NEAR = 4


@dataclass(frozen=True)
class Claim:
    """One statement: its sentence, what it says, whether it denies it, and against what."""

    sentence: str
    sense: Sense
    denied: bool
    against: Against


@dataclass(frozen=True)
class _Clause:
    """The words of a clause in small letters; `also` are those of one that carries it on."""

    said: tuple[str, ...]
    also: tuple[str, ...]
    earlier: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join((*self.said, *self.also))


def claims(text: str, title: str = "") -> tuple[Claim, ...]:
    """The statements of a comment about its own measure, whose title helps to know it."""
    own = words.OF_A_FIGURE | {_stem(word) for word in _words(title)}
    return tuple(
        claim
        for sentence in sentences_of(text)
        for clause in _clauses(sentence)
        for claim in _claims(sentence, clause, own)
    )


def _clauses(sentence: str) -> Iterator[_Clause]:
    parts = [found for part in _PAUSE.split(sentence.lower()) if (found := _words(part))]
    earlier: tuple[str, ...] = ()
    for before, part, after in zip(((), *parts), parts, (*parts[1:], ()), strict=False):
        carried = next((one for one in (after, before) if _carries_on(one)), ())
        yield _Clause(part, carried, earlier)
        earlier = _subject(part) or earlier


def _carries_on(part: tuple[str, ...]) -> bool:
    """Whether a clause only says against what the one beside it holds the figure."""
    return bool(part) and part[0] in _CARRIES_ON and not _verbs(part)


def _words(text: str) -> tuple[str, ...]:
    plain = text.replace("n't", " not").replace("n’t", " not")
    return tuple(re.findall(r"[£\d][\d,.]*\d%?|\d%?|[a-z]+", plain.lower()))


def _verbs(part: tuple[str, ...]) -> list[int]:
    """Where in a clause a word stands that may say how the figure moved."""
    known = {**words.VERBS, **words.NOUNS, **words.ADJECTIVES, **words.MOVES}
    return [place for place, word in enumerate(part) if word in known]


def _subject(part: tuple[str, ...]) -> tuple[str, ...]:
    """The words before the first verb: of what the clause speaks."""
    ends = words.BEING | words.HELPING | words.VERBS.keys() | words.MOVES.keys()
    return next((part[:place] for place, word in enumerate(part) if word in ends), ())


def _claims(sentence: str, clause: _Clause, own: Collection[str]) -> Iterator[Claim]:
    if _is_hedged(clause.said):
        return
    if target := next(_targets(clause.text), None):
        yield from _standing(sentence, clause, target, own)
        return
    for place in _verbs(clause.said):
        yield from _movement(sentence, clause, place, own)


def _is_hedged(said: tuple[str, ...]) -> bool:
    return not (words.HEDGES | words.PARTS | words.TIMES).isdisjoint(said)


def _targets(text: str) -> Iterator[tuple[re.Match[str], Sense]]:
    for sense, pattern in words.TARGETS:
        if found := pattern.search(text):
            yield found, sense


def _standing(
    sentence: str, clause: _Clause, target: tuple[re.Match[str], Sense], own: Collection[str]
) -> Iterator[Claim]:
    found, sense = target
    before = clause.said[: len(clause.text[: found.start()].split())]
    after = clause.text[found.end() :]
    timed = words.MARKERS & set(words.NOW.sub(" ", after).split())
    denied = _denied((*before[-_NEAR:], *found[0].split()))
    if not timed and denied is not None and _is_about(before or clause.earlier, own):
        yield Claim(sentence, sense, denied, Against.TARGET)


def _movement(sentence: str, clause: _Clause, place: int, own: Collection[str]) -> Iterator[Claim]:
    before, after = clause.said[:place], (*clause.said[place + 1 :], *clause.also)
    sense = _sense(clause.said[place], before, after)
    subject = before if _content(before) else (*clause.earlier, *before)
    against, denied = _against(" ".join(after)), _denied(before)
    if sense is None or against is None or denied is None or not _is_about(subject, own):
        return
    if sense in words.EVALUATED:
        if not _content(subject):
            return
        sense = words.EVALUATED[sense] if "performance" in subject else sense
    yield Claim(sentence, sense, denied, against)


def _sense(word: str, before: tuple[str, ...], after: tuple[str, ...]) -> Sense | None:
    """What a word says where it stands; None where it is no statement of a verb's own."""
    if word in words.ADJECTIVES:
        stands = _after_being(before) and (_ends(after) or after[0] == "than")
        return words.ADJECTIVES[word] if stands else None
    if not _ends(after) or (before[-1:] and before[-1] in _NO_VERB_AFTER and not _goes_on(before)):
        return None
    return {**words.VERBS, **words.NOUNS, **words.MOVES}[word]


def _goes_on(before: tuple[str, ...]) -> bool:
    return before[-1] == "to" and any(word.startswith("continu") for word in before[-2:-1])


def _after_being(before: tuple[str, ...]) -> bool:
    plain = [w for w in before if w not in words.ADVERBS | words.DENIALS and w[-2:] != "ly"]
    return not plain or plain[-1] in words.BEING


def _ends(after: tuple[str, ...]) -> bool:
    """Whether the verb has no object: it ends the clause, or a word of time or place follows."""
    if not after:
        return True
    first = after[0]
    more = {"by", "to", "this", "again", "further", "overall", "slightly", "last", "every", "year"}
    return first in words.MARKERS | more or first[-2:] == "ly"


def _against(after: str) -> Against | None:
    """What the statement is held against; None where it is something that is not known here."""
    found = [against for against, pattern in words.REFERENCES if pattern.search(after)]
    if len(found) > 1:
        return None
    if found:
        return found[0]
    plain = words.NOW.sub(" ", after).split()
    return None if words.MARKERS & set(plain) else Against.UNSAID


def _denied(before: tuple[str, ...]) -> bool | None:
    """Whether the statement is denied; None where it is denied more than once."""
    near = before[-_NEAR - _NEAR :]
    denials = sum(word in words.DENIALS for word in near)
    if "not only" in " ".join(near):
        denials -= 1
    return None if denials > 1 else denials == 1


def _is_about(subject: tuple[str, ...], own: Collection[str]) -> bool:
    """Whether a clause speaks of the measure: every word of its subject is known to be about it."""
    return all(word in own or _stem(word) in own for word in _content(subject))


def _content(subject: tuple[str, ...]) -> list[str]:
    small = words.ADVERBS | words.DENIALS | words.BEING | words.HELPING
    return [
        word
        for word in subject
        if word not in small and word[-2:] != "ly" and not word[0].isdigit() and word != "only"
    ]


def _stem(word: str) -> str:
    return word[:_STEM]
