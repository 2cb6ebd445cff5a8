"""Scorecards by team, service and directorate, of the same measures (R3-029).

A team's card is of the measures in the list that is named for it in the register of lists.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.council import ForEach
from pmf_lib.methods.scorecard import Perspective, Quarter
from pmf_lib.sections.balanced_scorecard import card_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import table
from pmf_lib.views.records import Block, Nil, Part, Section, Table
from pmf_lib.views.words import counted


def scorecards_by_level(pack: Pack) -> Section:
    """The directorate's card, each service's and each team's, each by perspective and status."""
    if pack.judgements.empty:
        nil = Nil(reason="Nil return: no measure is reported.")
        return Section(name="scorecards_by_level", blocks=(nil,))
    return Section(
        name="scorecards_by_level",
        blocks=(
            Part(heading="Directorate", blocks=_directorates(pack)),
            Part(heading="Services", blocks=_services(pack)),
            Part(heading="Teams", blocks=_teams(pack)),
        ),
    )


def _directorates(pack: Pack) -> tuple[Block, ...]:
    if pack.scope.kind is ForEach.DIRECTORATE:
        return (_cards(pack, "Directorate", [(pack.scope.name, pack.judgements)]),)
    owners = pack.judgements["unit"].map(lambda unit: pack.council.directorate_of(unit).key)
    own = [
        (found.name, pack.judgements[owners == found.key]) for found in pack.council.directorates
    ]
    return (_cards(pack, "Directorate", own),)


def _services(pack: Pack) -> tuple[Block, ...]:
    own = [(unit.name, pack.judgements[pack.judgements["unit"] == unit.key]) for unit in pack.units]
    return (_cards(pack, "Service", own),)


def _teams(pack: Pack) -> tuple[Block, ...]:
    teams = pack.entries("teams")
    if teams.empty:
        return (Nil(reason="Nil return: no team of these services is registered."),)
    lists = pack.entries("measure_lists", every_period=True)
    found = [_team(pack, team, lists) for team in teams.sort_values("team").itertuples()]
    without = [name for name, own in found if own.empty]
    nil = Nil(reason=f"No list of measures is named yet for: {'; '.join(without)}.")
    return (_cards(pack, "Team", found), *((nil,) if without else ()))


def _team(pack: Pack, team: Any, lists: pd.DataFrame) -> tuple[str, pd.DataFrame]:
    end = pd.Timestamp(pack.period.end)
    own = lists[(lists["list"] == team.team) & (lists["since"] <= end) & ~(lists["until"] < end)]
    judged = pack.judgements[pack.judgements["measure"].isin(own["measure"])]
    return f"{team.title}, {pack.council.unit(team.unit).name}", judged


def _cards(pack: Pack, level: str, own: list[tuple[str, pd.DataFrame]]) -> Table:
    """A row for each card that has a measure: how its measures stand in each perspective."""
    rows = [
        (name, *(_quarter(quarter) for quarter in card_of(pack, judged).quarters))
        for name, judged in own
        if len(judged)
    ]
    return table(
        f"Scorecards by {level.lower()}, {pack.period.label}",
        (level, *(one.value for one in Perspective)),
        rows,
        source="The council's register of measures",
    )


def _quarter(quarter: Quarter) -> str:
    """One perspective of one card: “3 measures: 1 red, 2 green”."""
    if not quarter.measures:
        return "No measure"
    told = [
        f"{count} {status.value.replace('_', ' ')}"
        for status, count in quarter.statuses.items()
        if count
    ]
    return f"{counted(len(quarter.measures), 'measure')}: {', '.join(told)}"
