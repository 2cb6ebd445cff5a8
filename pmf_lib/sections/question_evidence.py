"""What the registers hold about each exception, in the words of the question sheet (R1-018)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from pmf_lib.methods import budget, question_log
from pmf_lib.methods.means import Means
from pmf_lib.methods.question_log import State
from pmf_lib.methods.question_sheet import Done, Held, Resources
from pmf_lib.methods.questions import DOUBTFUL
from pmf_lib.methods.status import Status
from pmf_lib.sections import clinic_records, followed_through, money
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said
from pmf_lib.views.words import begun, figure, listed

LONGEST = 170
FINISHED = ("complete", "stopped")
SPARE_NAMED = 2
NO_SPARE = "None shows in the services before this committee."


def clipped(text: str) -> str:
    """At most so many letters, cut at a word; the whole stands in the service's own report."""
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rpartition(' ')[0].rstrip('.,;:')} …"


def log_of(pack: Pack) -> pd.DataFrame:
    """The log of questions about this pack's units, as its sheet shows it (R4-026)."""
    since = pack.council.pack_date(pack.period.previous())
    questions = pack.entries("questions", every_period=True)
    return question_log.log(questions, since=since, as_at=pack.as_at)


@dataclass(frozen=True)
class Evidence:
    """The registers of one pack, read once, and what they say of one exception after another.

    Without `heard`, what was answered at clinics is left out: a clinic itself asks the data alone.
    """

    pack: Pack
    heard: bool = True

    @cached_property
    def adverse(self) -> pd.DataFrame:
        """The adverse exceptions, worst first, with their actions and decisions."""
        return followed_through.answered(self.pack)

    @cached_property
    def _actions(self) -> pd.DataFrame:
        return followed_through.linked_actions(self.pack)

    @cached_property
    def _log(self) -> pd.DataFrame:
        found = log_of(self.pack)
        return found[found["asks"].notna()]

    @cached_property
    def _clinics(self) -> dict[str, clinic_records.Clinic]:
        """The latest clinic that is about each measure."""
        found = clinic_records.records(self.pack) if self.heard else ()
        return {one.entry.measure: one for one in reversed(found)}

    @cached_property
    def _causes(self) -> dict[str, str]:
        """What challenge found to be the causes, by measure."""
        cases = self.pack.entries("challenge_cases", every_period=True).dropna(subset=["measure"])
        of = dict(zip(cases["case"], cases["measure"], strict=True))
        causes = self.pack.entries("causes", every_period=True)
        found = causes.assign(measure=causes["case"].map(of)).dropna(subset=["measure"])
        return {
            str(measure): f"{listed(rows['cause'].head(2))} (case {rows['case'].iloc[0]})"
            for measure, rows in found.groupby("measure", sort=True)
        }

    @cached_property
    def _means(self) -> dict[str, Means]:
        """Posts and money of each unit."""
        lines, staff = self.pack.entries("budget"), self.pack.entries("staffing")
        posts = {row.unit: row for row in staff.itertuples()}
        return {
            unit.key: _means_of(self.pack, lines[lines["unit"] == unit.key], posts.get(unit.key))
            for unit in self.pack.units
        }

    @cached_property
    def _spare(self) -> tuple[str, ...]:
        """Where effort might come from: money left over, targets met as a rule."""
        council = self.pack.council
        money_left = [
            f"{council.unit(unit).name} is forecast well under budget"
            for unit, means in self._means.items()
            if means.under
        ]
        good = self.pack.favourable
        with_room = [f"“{row.title}” meets its target as a rule" for row in _with_room(good)]
        return (*money_left, *with_room)

    def of_measure(self, item: Any, row: Any) -> Held:
        """What is held about an exception that is a measure's, `row` its judgement."""
        status = Status(row.status)
        return Held(
            met=clinic_records.targets_met(row),
            is_met=status is Status.GREEN,
            overdue=status is Status.OVERDUE,
            doubt=_doubt(row),
            reason=self._reason(item.measure, row),
            done=self._done(item),
            resources=self._resources(item),
            given=self._given(item.measure),
            waiting=self._waiting(item.measure),
        )

    def of_money(self, item: Any) -> Held:
        """What is held about a budget that is red, or a saving at risk."""
        return Held(
            met=f"No. {item.sentence}",
            reason=self._money_note(item),
            done=self._done(item),
            resources=self._resources(item),
            given=self._given(item.measure),
            waiting=self._waiting(item.measure),
        )

    def _reason(self, measure: str, row: Any) -> str:
        comments = self.pack.commentaries
        own = comments[comments["measure"] == measure]
        if len(own):
            return f"“{clipped(str(own['text'].iloc[-1]))}” ({own['author'].iloc[-1]})"
        note = said(row.note, "")
        if note:
            return f"“{clipped(note)}” (note to the figure)"
        return self._causes.get(measure, "")

    def _money_note(self, item: Any) -> str:
        table = "budget" if item.subject == "budget" else "savings"
        found = self.pack.entries(table)
        key = "unit" if item.subject == "budget" else "saving"
        notes = found.loc[(found[key] == item.measure) & found["note"].notna(), "note"]
        return f"“{clipped(listed(notes))}” (register of {table})" if len(notes) else ""

    def _done(self, item: Any) -> Done:
        """Actions in hand, one past its day, or the decision that nothing will be done."""
        rows = self._actions.loc[list(item.actions)]
        going = rows[~rows["status"].isin(FINISHED)]
        past = going[pd.to_datetime(going["due_on"]) < pd.Timestamp(self.pack.as_at)]
        late = next(
            (f"Late since {day(row.due_on)}: {row.title}." for row in past.itertuples()), ""
        )
        doing = [
            f"{row.title} ({row.lead}, by {day(row.due_on)}; {row.status})"
            for row in going.itertuples()
        ]
        spent = "" if len(going) or rows.empty else f"Complete: {clipped(listed(rows['title']))}."
        decided = f"By decision, no action: {item.decision}." if item.decision else ""
        return Done(clipped("; ".join(doing)), late, spent, clipped(decided))

    def _resources(self, item: Any) -> Resources:
        """Posts and money of its service, and where effort could come from."""
        means, spare = self._means[item.unit], self._spare[:SPARE_NAMED]
        posts = f"{_posts(means.vacant)} of {_posts(means.posts)} posts are vacant"
        lack = [posts] if means.short_of_posts else []
        lack += ["the service's budget is red"] if means.over and item.subject != "budget" else []
        no_lack = f"No lack shows: {posts} and the budget is within its limits."
        return Resources(
            lack=_lack(lack, item),
            enough=no_lack if means.enough else "",
            spare=f"{begun(listed(spare))}." if spare else "",
            no_spare=NO_SPARE,
        )

    def _given(self, code: str) -> dict[str, str]:
        """The answers of its clinic and of the log, by question; the log's are the later."""
        found = {}
        if (one := self._clinics.get(code)) is not None:
            found = {
                question: f"“{clipped(text)}” (clinic {one.code})"
                for question, text in one.record.answers.items()
                if text
            }
        for row in self._of_log(code, State.ANSWERED):
            told = f"“{clipped(row.answer)}” ({row.addressee}, {day(row.answered_on)})"
            found[row.asks] = told
        return found

    def _waiting(self, code: str) -> dict[str, str]:
        return {row.asks: day(row.asked_on) for row in self._of_log(code, State.OPEN)}

    def _of_log(self, code: str, state: State) -> list[Any]:
        about = (self._log["measure"] == code) | (self._log["subject"] == code)
        return list(self._log[about & (self._log["state"] == state)].itertuples())


def _means_of(pack: Pack, lines: pd.DataFrame, posts: Any | None) -> Means:
    over = under = None
    if len(lines):
        total = money.budget_total(pack.rules, lines)
        known = total.status is not Status.UNKNOWN
        over = total.status is Status.RED if known else None
        limit = money.limits(pack.rules)["service"]
        under = budget.underspend(total.budget, total.forecast, limit)
    if posts is None:
        return Means(over=over, under=under)
    return Means(posts.established_fte, posts.vacancies, over, under)


def _lack(signs: list[str], item: Any) -> str:
    """The signs that posts or money are short, as a question; a red budget is short of itself."""
    if item.subject == "budget":
        posts = listed(signs) or "No lack of posts shows"
        return f"{begun(posts)}: is the budget too small, or is more spent than was planned?"
    return f"{begun(listed(signs))}: is that the cause?" if signs else ""


def _doubt(row: Any) -> str:
    told = said(row.doubts, "")
    return told or (f"Its data quality is grade {row.grade}." if row.grade in DOUBTFUL else "")


def _posts(number: float | None) -> str:
    return figure(number, "ratio", 1)


def _with_room(good: pd.DataFrame) -> list[Any]:
    return [row for row in good.itertuples() if "F5" in row.codes]
