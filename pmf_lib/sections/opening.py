"""A pack's first screen: how are we doing, what changed, what needs a decision."""

import pandas as pd

from pmf_lib.council import ForEach, PackSpec
from pmf_lib.methods import read_aloud
from pmf_lib.methods.read_aloud import Position
from pmf_lib.periods import Grain
from pmf_lib.sections.information_clock import age_words
from pmf_lib.sections.key_decisions import STILL_OPEN
from pmf_lib.sections.money import budget_total, overspend_words
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day
from pmf_lib.views.records import Opening
from pmf_lib.views.words import listed

COLOURED = read_aloud.COLOURED


def opening(pack: Pack, name: str, *more: str) -> Opening:
    """The title, the summary in sentences, and the echo of what the pack was made from.

    `name` is the pack's name in the council's profile, which gives its title and audience; `more`
    are sentences that the summary ends with.
    """
    return title_page(pack, name, *read_aloud.summary(position(pack)), *more)


def title_page(pack: Pack, name: str, *summary: str) -> Opening:
    """The opening of a pack that sums itself up in these sentences, or in none."""
    spec = pack.council.pack(name)
    return Opening(
        title=_title(pack, spec),
        council=pack.council.name,
        period_label=pack.period.label,
        audience=spec.audience,
        notice=pack.council.notice,
        summary=summary,
        facts=(*_facts(pack), *age_words(pack, name)),
        echo={
            "council": pack.council.key,
            "period": pack.period.code,
            "as_known_on": pack.as_known_on.isoformat() if pack.as_known_on else "",
            "key": pack.key,
            "snapshot": pack.snapshot.token,
        },
    )


def _title(pack: Pack, spec: PackSpec) -> str:
    """The pack's title, after whom it is for where that is a part of the council."""
    whole = pack.scope.kind is ForEach.COUNCIL
    return spec.title if whole else f"{pack.scope.name}: {spec.title_within}"


def _facts(pack: Pack) -> tuple[tuple[str, str], ...]:
    council, contact = pack.council, pack.council.contact
    common = (
        ("Period", pack.period.label),
        ("Figures as at", day(pack.as_at)),
        *_registers_as_at(pack),
        ("Contact", f"{contact.post}, {contact.telephone}, {contact.email}"),
        ("Made under", council.framework.standing),
    )
    if pack.unit is None:
        return (("Council", council.name), *common)
    return (
        ("Service", pack.unit.name),
        ("Directorate", council.directorate_of(pack.unit.key).name),
        ("Head of service", pack.unit.manager),
        ("Scrutinised by", council.committee_of(pack.unit.key).name),
        *common,
    )


def _registers_as_at(pack: Pack) -> tuple[tuple[str, str], ...]:
    """Of which quarter a month shows what is kept by quarter (R4-036 to R4-039)."""
    if pack.period.grain is not Grain.MONTH:
        return ()
    return (("What is entered by quarter", f"As at {pack.quarter_ended.label}"),)


def counts_of(statuses: pd.Series) -> dict[str, int]:
    """How many measures have each status."""
    return {str(status): int(count) for status, count in statuses.value_counts().items()}


def counts_in_words(counts: dict[str, int]) -> str:
    """“3 red, 2 amber, 12 green and 4 not coloured”."""
    uncoloured = sum(count for status, count in counts.items() if status not in COLOURED)
    parts = [f"{counts.get(status, 0)} {status}" for status in COLOURED]
    return listed([*parts, f"{uncoloured} not coloured"])


def position(pack: Pack) -> Position:
    """What the pack's figures come to, in counts, for the sentences of its first screen."""
    adverse, decisions = pack.adverse, pack.entries("key_decisions", every_period=True)
    better, worse = _moved(pack.judgements)
    return Position(
        statuses=counts_of(pack.judgements["status"]),
        better=better,
        worse=worse,
        exceptions=len(adverse),
        first=next((str(item.title) for item in adverse.itertuples()), ""),
        decisions=int(decisions["status"].isin(STILL_OPEN).sum()),
        overdue=int((pack.judgements["status"] == "overdue").sum()),
        span=str(pack.period.grain),
        year_end=year_end_words(pack).strip(),
    )


def year_end_words(pack: Pack, several: str = "The council is") -> str:
    """How the year is forecast to end, after a space; `several` begins it for all services."""
    lines = pack.entries("budget")
    if lines.empty:
        return ""
    variance = budget_total(pack.rules, lines).variance
    return f" {_whose(pack, several)} forecast to end the year {overspend_words(variance)}."


def _whose(pack: Pack, several: str) -> str:
    if pack.unit:
        return "The service is"
    return several if len(pack.units) == len(pack.council.units) else "Together these services are"


def what_changed(judged: pd.DataFrame, noun: str) -> str:
    """Whether more of the judged measures, by whichever noun, got better or more got worse."""
    return f"What changed? {read_aloud.what_changed(*_moved(judged), noun)}"


def _moved(judged: pd.DataFrame) -> tuple[int, int]:
    """How many got better and how many got worse, whatever their status."""
    short = judged["short_trend"].value_counts()
    return int(short.get("better", 0)), int(short.get("worse", 0))
