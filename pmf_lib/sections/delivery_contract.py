"""The Departmental Delivery Contract: parties, four parts, summary, money, delivery plan.

Peterborough 2009/10, 2.2: a director's contract for delivery with the Chief Executive (R4-007,
R4-010 to R4-012).
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.deliverability import findings, gaps
from pmf_lib.periods import Period
from pmf_lib.register.plans import CONTRACT_ACTIVITIES
from pmf_lib.sections.actions_and_risks import is_late
from pmf_lib.sections.answers import holds, number_or
from pmf_lib.sections.money import pounds
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.views import charts
from pmf_lib.views.describe import Series
from pmf_lib.views.records import Block, Cell, Chart, Facts, Nil, Section, Table, Text
from pmf_lib.views.words import begun, counted, listed, money_in_words

CONTRACT = "delivery contract"
YEARS = 3


def contract_rows(pack: Pack, table_name: str, *, of_every: bool = False) -> pd.DataFrame:
    """The entries about this directorate's contract of the year, or about every contract's."""
    found = pack.entries(table_name, every_unit=True, every_period=True)
    year = pack.year.code
    of_year = found[found["period"] == year]
    return of_year if of_every else of_year[of_year["directorate"] == pack.key]


def contract_summary_words(pack: Pack) -> tuple[str, ...]:
    """What the contract's pack says in two sentences: the parties, and what the money does."""
    profile = _profile(pack)
    known = gaps(profile)["gap"].dropna()
    if known.empty:
        money = "No financial profile has been handed in"
    elif (short := float(known[known > 0].sum())) > 0:
        money = f"Over three years {money_in_words(short)} more is projected than the strategy has"
    else:
        money = "In none of the years is more projected than the strategy has"
    return (f"{_agreed(pack)}.", f"{money}.")


def contract_parties(pack: Pack) -> Section:
    """Between whom the contract is, and whether it is signed off (R4-007)."""
    plans = contract_rows(pack, "plans")
    own = plans[plans["document"] == CONTRACT]
    if own.empty:
        nil = Nil(reason=f"No delivery contract of {pack.scope.name} is in the register.")
        return Section(name="contract_parties", blocks=(nil,))
    row: Any = next(own.itertuples())
    pairs: tuple[tuple[str, Cell], ...] = (
        ("Contract", Text(text=row.title)),
        ("Between", Text(text=said(row.agreed_between))),
        ("For the year", Text(text=Period.parse(row.period).label)),
        ("Signed off", Text(text=_signed(row))),
    )
    headline = f"{_agreed(pack)}."
    return Section(name="contract_parties", headline=headline, blocks=(Facts(pairs=pairs),))


def _agreed(pack: Pack) -> str:
    plans = contract_rows(pack, "plans")
    own = plans[plans["document"] == CONTRACT]
    if own.empty:
        return f"No delivery contract of {pack.scope.name} is in the register"
    row: Any = next(own.itertuples())
    signed = "signed off" if pd.notna(row.signed_off_on) else "not yet signed off"
    return f"{row.title}: {signed}"


def _signed(row: Any) -> str:
    signed = day(row.signed_off_on)
    return f"{signed}, by the {said(row.signed_off_by)}" if signed else "Not yet"


def contract_part(pack: Pack, part: str) -> Section:
    """One of the four parts: drivers, outcomes, delivery in budget, value for money (R4-007)."""
    rows = contract_rows(pack, "contract_parts")
    own = rows[rows["part"] == part].sort_values("title")
    name = f"contract_{part.replace(' ', '_')}"
    if own.empty:
        return Section(name=name, blocks=(Nil(reason=f"The contract's part on {part} is empty."),))
    shown = table(
        f"{begun(part)}, {pack.scope.name}",
        ("In a few words", "What the contract says", "Evidence", "Cross-cutting theme"),
        [
            (
                row.title,
                said(row.detail),
                said(row.evidence, "None given yet"),
                said(row.theme, "None"),
            )
            for row in own.itertuples()
        ],
        source="Register of delivery contracts",
    )
    return Section(name=name, blocks=(shown,))


def contract_summary(pack: Pack) -> Section:
    """Performance, efficiency, income and change activity, a row for each line (R4-010)."""
    rows = contract_rows(pack, "contract_activities")
    if rows.empty:
        nil = Nil(reason="Nil return: no contract summary has been handed in.")
        return Section(name="contract_summary", blocks=(nil,))
    order = rows["activity"].map(CONTRACT_ACTIVITIES.index)
    ordered = rows.assign(order=order).sort_values(["order", "title"])
    lacking = [one for one in CONTRACT_ACTIVITIES if one not in set(rows["activity"])]
    shown = table(
        f"Contract summary, {pack.scope.name}",
        ("Activity", "What", pounds("What it brings"), "Where it stands"),
        [
            (
                begun(row.activity),
                row.title,
                number_or(row.amount, "Not money"),
                said(row.status, "Nothing reported"),
            )
            for row in ordered.itertuples()
        ],
        source="Register of delivery contracts",
        notes=tuple(f"Nil return: no {one} activity is in the summary." for one in lacking),
    )
    return Section(name="contract_summary", headline=_brought(rows), blocks=(shown,))


def _brought(rows: pd.DataFrame) -> str:
    amount = rows["amount"].dropna()
    told = f"{counted(len(rows), 'activity', 'activities')} in the contract"
    if amount.empty:
        return begun(f"{told}.")
    return begun(f"{told}, bringing {money_in_words(float(amount.sum()))} in all.")


def _profile(pack: Pack) -> pd.DataFrame:
    """The three years from this one, with `year` as people write it."""
    found = pack.entries("financial_profile", every_period=True)
    first = pack.period.year
    years = found["period"].map(lambda code: Period.parse(str(code)).year)
    ahead = (years >= first) & (years < first + YEARS)
    own = found[ahead & (found["directorate"] == pack.key)].sort_values("period")
    return own.assign(year=own["period"].map(lambda code: Period.parse(str(code)).short_label))


def financial_profile(pack: Pack) -> Section:
    """The strategy's budget beside the projections of the budget build, year by year (R4-011)."""
    found = gaps(_profile(pack))
    if found.empty:
        nil = Nil(reason="Nil return: no financial profile has been handed in.")
        return Section(name="financial_profile", blocks=(nil,))
    short = [year for year, gap in zip(found["year"], found["gap"], strict=True) if gap > 0]
    headline = (
        f"More is projected than the strategy has in {listed(short)}."
        if short
        else "In no year is more projected than the strategy has."
    )
    blocks: tuple[Block, ...] = (*_chart(pack, found, headline), _profile_table(pack, found))
    return Section(name="financial_profile", headline=headline, blocks=blocks)


def _profile_table(pack: Pack, found: pd.DataFrame) -> Table:
    lacking = YEARS - len(found)
    return table(
        f"Budget in the Medium Term Financial Strategy and as now projected, {pack.scope.name}",
        ("Year", pounds("Strategy"), pounds("Projection"), pounds("Projection less strategy")),
        [(row.year, row.strategy, row.projection, row.gap) for row in found.itertuples()],
        source="Financial profile",
        notes=(f"{counted(lacking, 'year')} of the three not handed in.",) if lacking else (),
    )


def _chart(pack: Pack, found: pd.DataFrame, headline: str) -> tuple[Chart, ...]:
    series = [
        Series(name=name, values=tuple(None if pd.isna(one) else float(one) for one in found[key]))
        for name, key in (("Strategy", "strategy"), ("Projection", "projection"))
    ]
    if len(found) < 2 or not any(item.known for item in series):
        return ()
    titles = charts.Titles(
        headline=headline.rstrip("."),
        subtitle=f"Budget by year, {pack.scope.name}, pounds",
        source="Financial profile",
    )
    return (charts.line_over_time(titles, list(found["period"]), series, kind="money"),)


def deliverability(pack: Pack) -> Section:
    """The delivery plan: tests of whether the contract is realistic and achievable (R4-012)."""
    actions = pack.entries("actions", every_period=True)
    found = findings(
        contract_rows(pack, "contract_parts"),
        _profile(pack),
        actions.assign(late=is_late(pack, actions)),
    )
    sure = sum(one.holds is True for one in found)
    shown = table(
        f"Is the contract of {pack.scope.name} realistic and achievable?",
        ("What is asked", "Answer", "Why"),
        [(one.asked, holds(one.holds), one.said) for one in found],
        source="Registers of contracts, money and actions",
    )
    headline = f"Tests that the contract passes: {sure} of {len(found)}."
    return Section(name="deliverability", headline=headline, blocks=(shown,))
