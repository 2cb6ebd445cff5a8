"""Scorecards by team, service and directorate, of the same measures (R3-029).

A team's card is of the measures in the list that is named for it in the register of lists.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.council import ForEach
from pmf_lib.sections.balanced_scorecard import card_counts, card_headings, card_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import table
from pmf_lib.views.records import Block, Nil, Part, Section, Table


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
        return (_card(pack, pack.scope.name, pack.judgements),)
    owners = pack.judgements["unit"].map(lambda unit: pack.council.directorate_of(unit).key)
    return tuple(
        _card(pack, found.name, pack.judgements[owners == found.key])
        for found in pack.council.directorates
        if (owners == found.key).any()
    )


def _services(pack: Pack) -> tuple[Block, ...]:
    return tuple(
        _card(pack, unit.name, pack.judgements[pack.judgements["unit"] == unit.key])
        for unit in pack.units
        if (pack.judgements["unit"] == unit.key).any()
    )


def _teams(pack: Pack) -> tuple[Block, ...]:
    teams = pack.entries("teams")
    if teams.empty:
        return (Nil(reason="Nil return: no team of these services is registered."),)
    lists = pack.entries("measure_lists", every_period=True)
    return tuple(_team(pack, team, lists) for team in teams.sort_values("team").itertuples())


def _team(pack: Pack, team: Any, lists: pd.DataFrame) -> Block:
    end = pd.Timestamp(pack.period.end)
    own = lists[(lists["list"] == team.team) & (lists["since"] <= end) & ~(lists["until"] < end)]
    judged = pack.judgements[pack.judgements["measure"].isin(own["measure"])]
    name = f"{team.title}, {pack.council.unit(team.unit).name}"
    if judged.empty:
        return Nil(reason=f"{name}: no list of measures is named for this team yet.")
    return _card(pack, name, judged)


def _card(pack: Pack, name: str, judgements: pd.DataFrame) -> Table:
    card = card_of(pack, judgements)
    return table(
        f"Scorecard of {name}, {pack.period.label}",
        ("Perspective", *card_headings()),
        [(quarter.perspective.value, *card_counts(quarter)) for quarter in card.quarters],
        source="The council's register of measures",
    )
