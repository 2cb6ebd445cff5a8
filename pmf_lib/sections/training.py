"""Training and briefings, in numbers: nobody is named (R1-073, R2-003, R2-034, R3-056)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said
from pmf_lib.views.records import Block, Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

SESSIONS = {"training": "training session"}
TUTORIAL = "tutorial"


def training_and_briefings(pack: Pack) -> Section:
    """Whom training reached within a year, by audience and material (R2-003, R2-034)."""
    found = _held(pack, pack.entries("training", every_period=True))
    year = pd.Timestamp(pack.period.start) - pd.DateOffset(years=1)
    found = found[found["held_on"] > year]
    if found.empty:
        nil = Nil(reason="Nil return: no training or briefing was held within a year.")
        return Section(name="training_and_briefings", blocks=(nil,))
    counts = found["kind"].astype(str).value_counts().sort_index()
    told = listed(counted(int(number), SESSIONS.get(kind, kind)) for kind, number in counts.items())
    return Section(
        name="training_and_briefings",
        headline=f"Held within a year: {told}.",
        blocks=(_events(pack, found),),
    )


def learning_for_members(pack: Pack) -> Section:
    """Training, briefings and tutorials, with how many came (R1-073, R2-003, R3-056)."""
    found = pack.entries("training")
    done = _held(pack, found)
    tutorials = int(done.loc[done["kind"] == TUTORIAL, "attended"].sum())
    headline = (
        f"{counted(len(done), 'event')} held; the tutorial was completed "
        f"{counted(tutorials, 'time')}."
    )
    return Section(
        name="learning_for_members", headline=begun(headline), blocks=(_events(pack, found),)
    )


def _held(pack: Pack, found: pd.DataFrame) -> pd.DataFrame:
    return found[found["held_on"] <= pd.Timestamp(pack.as_at)]


def _events(pack: Pack, found: pd.DataFrame) -> Block:
    layout = Layout(
        "Training, briefings and tutorials, the latest first",
        (
            "What it was about",
            "Kind",
            "For whom",
            Heading("Held on", "date"),
            "Who came",
            "Material",
        ),
        "Register of training and briefings",
        ("Those who came are counted; nobody is named.",),
    )
    return listing(
        found.sort_values(["held_on", "event"], ascending=[False, True]),
        layout,
        lambda row: (
            row.title,
            begun(row.kind),
            row.audience,
            row.held_on,
            _came(row.attended, row.places, ahead=row.held_on > pd.Timestamp(pack.as_at)),
            said(row.material, "None kept"),
        ),
        "no training is registered",
    )


def _came(attended: float, places: float, *, ahead: bool) -> str:
    if ahead:
        return "Still to come"
    if pd.isna(attended):
        return "Not recorded"
    return f"{attended:,.0f}" if pd.isna(places) else f"{attended:,.0f} of {places:,.0f}"
