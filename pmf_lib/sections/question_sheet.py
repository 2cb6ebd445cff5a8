"""The question sheet of a scrutiny committee: what to ask, what is answered, what is noise.

Ribble Valley 2007, 4.2: identify and ask the right questions (R1-018); 6.5: the five questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pmf_lib.methods import question_sheet as rule
from pmf_lib.methods.miss_signal import GoodSigns, Signs, good_signs, signs
from pmf_lib.methods.question_log import State
from pmf_lib.methods.question_sheet import Answer, Verdict
from pmf_lib.register.clinics import QUESTIONS
from pmf_lib.sections import control_card, measure_card
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.question_evidence import Evidence, log_of
from pmf_lib.sections.show import lowered, table
from pmf_lib.sections.whose_report import exception_link, unit_name
from pmf_lib.views.records import Block, Cell, Nil, Paragraph, Section, Table, Text
from pmf_lib.views.words import begun, counted, listed

IN_FULL = 2
AS_WELL = 6
"""Rows beside those in full: a sheet is for a meeting, and nobody asks twenty questions there."""
NOT_ASKED = 6
"""Rows of those that need no question; further ones are named with their kind of reason."""
SOURCE = "The council's registers, by the five questions of Ribble Valley 2007, 6.5"
WORDS = {
    Verdict.ASK: "Worth asking",
    Verdict.NOISE: "Noise",
    Verdict.ANSWERED: "Answered",
}
MEANINGS = (
    "Answered: the registers say so already. Worth asking: more than chance, and not answered. "
    "Noise: it would be asking about chance. Members may ask anything else."
)


@dataclass(frozen=True)
class Asked:
    """One exception with its five answers; `row` is its judgement, None where it is money."""

    item: Any
    row: Any | None
    answers: tuple[Answer, ...]

    @property
    def standing(self) -> Verdict:
        """What becomes of the exception as a whole."""
        return rule.standing(self.answers)

    @property
    def adverse(self) -> bool:
        """Whether it is bad news."""
        return bool(self.item.side == "adverse")


def asked(pack: Pack) -> tuple[Asked, ...]:
    """Every exception of the pack's units with its answers: worst first, then best first."""
    held = Evidence(pack)
    bad = [_adverse(pack, held, item) for item in held.adverse.itertuples()]
    good = pack.favourable.assign(actions=[()] * len(pack.favourable), decision=None)
    return (*bad, *(_favourable(pack, held, item) for item in good.itertuples()))


def asked_about(pack: Pack, held: Evidence, measure: str) -> Asked | None:
    """The exception about one measure with its answers; None where it is none.

    `held` is the pack's evidence: making it costs more than an answer, so a screen keeps it.
    """
    of_measure = pack.exceptions[pack.exceptions["subject"] == "measure"]
    found = of_measure[of_measure["measure"] == measure]
    bad = found[found["side"] == "adverse"]
    if len(bad):
        full = held.adverse[held.adverse["measure"] == measure]
        return _adverse(pack, held, next(full.itertuples()))
    good = found.assign(actions=[()] * len(found), decision=None)
    return next((_favourable(pack, held, item) for item in good.itertuples()), None)


def _adverse(pack: Pack, held: Evidence, item: Any) -> Asked:
    if item.subject != "measure":
        why = Signs(level=(lowered(item.sentence.rstrip(".")),))
        return Asked(item, None, rule.answers(why, held.of_money(item)))
    row = pack.judgement(item.measure)
    why = signs(row._asdict(), item.codes, control_card.usual_range(row))
    return Asked(item, row, rule.answers(why, held.of_measure(item, row)))


def _favourable(pack: Pack, held: Evidence, item: Any) -> Asked:
    if item.subject != "measure":
        told = rule.Held(met=f"Yes. {item.sentence}", is_met=True)
        room = GoodSigns(room=lowered(item.sentence.rstrip(".")))
        return Asked(item, None, rule.praise(room, told))
    row = pack.judgement(item.measure)
    found = good_signs(row._asdict(), item.codes, control_card.usual_range(row))
    return Asked(item, row, rule.praise(found, held.of_measure(item, row)))


def question_sheet_summary(pack: Pack) -> tuple[str, ...]:
    """The title page's sentences: how many exceptions to ask about, and what still waits."""
    found, log = [one for one in asked(pack) if one.adverse], log_of(pack)
    still = int((log["state"] == State.OPEN).sum())
    return (
        f"What to ask? {_counts(found)}",
        f"What still waits? {begun(counted(still, 'question'))} asked before and not answered.",
    )


def _counts(found: Sequence[Asked]) -> str:
    if not found:
        return "Nothing performs particularly badly, so nothing is asked."
    counts = Counter(one.standing for one in found)
    worth = counts[Verdict.ASK] or "none"
    return (
        f"Of {counted(len(found), 'exception')} performing badly, {worth} worth asking about, "
        f"{counts[Verdict.NOISE] or 'none'} would be asking about noise and "
        f"{counts[Verdict.ANSWERED] or 'none'} the registers answer already."
    )


def question_sheet(pack: Pack) -> Section:
    """The exceptions of the committee's units: the first in full, the rest in tables (R1-018)."""
    found = asked(pack)
    if not found:
        nil = Nil(reason="Nil return: there is no exception to ask about.")
        return Section(name="question_sheet", blocks=(nil,))
    bad = [one for one in found if one.adverse]
    worth = [one for one in bad if one.standing is Verdict.ASK]
    blocks: list[Block] = [Paragraph(text=MEANINGS)]
    blocks += [_in_full(pack, one) for one in worth[:IN_FULL]]
    blocks += _rest(pack, worth)
    blocks += _not_asked(pack, [one for one in bad if one.standing is not Verdict.ASK])
    blocks += _going_well(pack, [one for one in found if not one.adverse])
    return Section(name="question_sheet", headline=_headline(worth, bad), blocks=tuple(blocks))


def _headline(worth: Sequence[Asked], bad: Sequence[Asked]) -> str:
    if not bad:
        return "Nothing performs particularly badly."
    return f"{begun(str(len(worth) or 'none'))} of {len(bad)} worth asking about."


def _in_full(pack: Pack, one: Asked) -> Table:
    """An exception: its figures, each question worth asking, and what becomes of the others."""
    first, *others = one.answers
    worth = rule.of_verdict(others, Verdict.ASK)
    rows: list[tuple[str | Cell, ...]] = [(_numbered(first), _recent(one), _first(one, first))]
    rows += [(_numbered(answer), WORDS[Verdict.ASK], answer.reason) for answer in worth]
    rows += [
        (begun(_questions(told)), WORDS[verdict], _told(told, verdict))
        for verdict in (Verdict.ANSWERED, Verdict.NOISE)
        if (told := rule.of_verdict(others, verdict))
    ]
    return table(_name(pack, one), ("Question", "What becomes of it", "Why"), rows)


def _numbered(answer: Answer) -> str:
    return f"{QUESTIONS.index(answer.question) + 1}. {answer.question}"


def _questions(found: Sequence[Answer]) -> str:
    """“questions 2, 4 and 5”."""
    numbers = [QUESTIONS.index(answer.question) + 1 for answer in found]
    return f"question{'s' if len(numbers) > 1 else ''} {_list(numbers)}"


def _first(one: Asked, answer: Answer) -> str:
    """Whether targets were met, and what the control chart says of the latest figure."""
    said = "" if one.row is None else control_card.message(one.row)
    return f"{WORDS[answer.verdict]}. {answer.reason}{f' {said}.' if said else ''}"


def _rest(pack: Pack, worth: Sequence[Asked]) -> list[Block]:
    """Those worth asking about that are not in full: the first in rows, the others by name."""
    full, found = worth[:IN_FULL], worth[IN_FULL:]
    if not found:
        return []
    said = {answer.reason for one in full for answer in rule.of_verdict(one.answers, Verdict.ASK)}
    rows = [
        (_link(pack, one, _name(pack, one)), _recent(one), _told_once(one.answers, said))
        for one in found[:AS_WELL]
    ]
    headings = ("Exception", "Recent figures", "Which questions to ask, and why")
    shown = table("Worth asking as well, worst first", headings, rows)
    if len(found) <= AS_WELL:
        return [shown]
    others = listed(_name(pack, one) for one in found[AS_WELL:])
    return [shown, Paragraph(text=f"Worth asking where there is time: {others}.")]


def _link(pack: Pack, one: Asked, text: str) -> Cell:
    return exception_link(pack.council, one.item, text, of_target=False)


def _not_asked(pack: Pack, found: Sequence[Asked]) -> list[Block]:
    if not found:
        return [Nil(reason="Nil return: every exception performing badly is worth asking about.")]
    rows = [
        (
            _link(pack, one, one.item.title),
            _recent(one),
            f"{WORDS[one.standing]}. {_reasons(one)}",
        )
        for one in found[:NOT_ASKED]
    ]
    shown = table(
        "No need to ask, worst first",
        ("Exception", "Recent figures", "Why not, by the number of the question"),
        rows,
        source=SOURCE,
        notes=(" ".join(f"{number}. {one}" for number, one in enumerate(QUESTIONS, 1)),),
    )
    return [shown, *_named(pack, found[NOT_ASKED:])]


def _named(pack: Pack, found: Sequence[Asked]) -> list[Block]:
    """Further exceptions that need no question: those that are noise, those that are answered."""
    told = [
        f"{WORDS[verdict]} as well: {listed(_name(pack, one) for one in those)}."
        for verdict in (Verdict.NOISE, Verdict.ANSWERED)
        if (those := [one for one in found if one.standing is verdict])
    ]
    return [Paragraph(text=" ".join(told))] if told else []


def _going_well(pack: Pack, found: Sequence[Asked]) -> list[Block]:
    """What goes well: asked one thing where it leaves room, and else counted."""
    worth = [_name(pack, one) for one in found if one.standing is Verdict.ASK]
    rest = len(found) - len(worth)
    told = (
        f"Going well with room to spare: {listed(worth)}. Question 5: {begun(rule.ROOM)} "
        if worth
        else ""
    )
    others = counted(rest, "other" if worth else "exception")
    return [Paragraph(text=f"{told}{begun(others)} going well: nothing to ask.")] if found else []


def _name(pack: Pack, one: Asked) -> str:
    return f"{one.item.title} ({unit_name(pack.council, one.item.unit)})"


def _recent(one: Asked) -> Cell:
    return Text(text="In pounds") if one.row is None else measure_card.spark(one.row)


def _told(found: Sequence[Answer], verdict: Verdict) -> str:
    """The numbers of the questions of a verdict with why, each reason once."""
    told = rule.together(rule.of_verdict(found, verdict))
    return " ".join(f"{_list(numbers)}: {answer.reason}" for numbers, answer in told)


def _told_once(found: Sequence[Answer], said: set[str]) -> str:
    """The questions worth asking with why; what the last one points to is said in one row only.

    Where effort could come from is often the same for all of a committee's exceptions.
    """
    told = []
    for numbers, answer in rule.together(rule.of_verdict(found, Verdict.ASK)):
        again = numbers == (len(QUESTIONS),) and answer.reason in said
        said.add(answer.reason)
        told.append(f"{_list(numbers)}: {'as above.' if again else answer.reason}")
    return " ".join(told)


def _reasons(one: Asked) -> str:
    """Why it is not asked about: the noise, or what answers why and what is done."""
    if one.standing is Verdict.NOISE:
        return _told(one.answers, Verdict.NOISE)
    same = len(rule.together(one.answers[1:])) == 1
    return _told(one.answers[1:] if same else one.answers[1:3], Verdict.ANSWERED)


def _list(numbers: Sequence[int]) -> str:
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]} to {numbers[-1]}"
    return listed(str(number) for number in numbers)
