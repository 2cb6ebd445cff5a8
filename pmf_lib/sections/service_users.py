"""What users of a service agreed to and said: service levels, and what councillors heard.

Service level agreements set from consultation (R4-076); local knowledge beside the measures it
bears on (R4-027).
"""

from __future__ import annotations

import pandas as pd

from pmf_lib.sections import measure_card
from pmf_lib.sections.answers import graded_figure
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Nil, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted


def service_levels(pack: Pack) -> Section:
    """Service level agreements: the level agreed, and the consultation it came from (R4-076)."""
    found = pack.entries("agreed_levels", every_period=True)
    if found.empty:
        nil = Nil(reason="Nil return: no service level agreement is registered.")
        return Section(name="service_levels", blocks=(nil,))
    titles = _consultations(pack)
    from_people = found["consultation"].isin(titles)
    shown = table(
        "Service level agreements",
        ("What is agreed", "Service", "Level agreed", "Consultation it came from"),
        [
            (
                row.title,
                service_link(pack.council, row.unit),
                said(row.target, "No level set"),
                titles.get(row.consultation, "None recorded"),
            )
            for row in found.sort_values("agreement").itertuples()
        ],
        source="Register of service level agreements",
    )
    headline = begun(
        f"{counted(len(found), 'agreement')}, {int(from_people.sum()) or 'none'} set from what "
        "people said."
    )
    return Section(name="service_levels", headline=headline, blocks=(shown,))


def _consultations(pack: Pack) -> dict[str, str]:
    """Every consultation's title by code, the council's own included."""
    found = pack.entries("consultations", every_unit=True, every_period=True)
    return dict(zip(found["consultation"], found["title"], strict=True))


def local_knowledge(pack: Pack) -> Section:
    """What councillors heard by ward, beside the measure it bears on; never a person (R4-027)."""
    found = pack.entries("local_knowledge", every_period=True)
    own = found[pd.to_datetime(found["heard_on"]) <= pd.Timestamp(pack.as_at)]
    if own.empty:
        nil = Nil(reason="Nil return: councillors have reported nothing heard in their wards.")
        return Section(name="local_knowledge", blocks=(nil,))
    ordered = own.sort_values(["heard_on", "item"], ascending=[False, True])
    shown = table(
        "What councillors heard, latest first, beside the measure it bears on",
        ("Matter", "Ward", "Service", Heading("Heard on", "date"), "Measure", "Figure", "Status"),
        [
            (
                row.matter,
                row.ward,
                service_link(pack.council, row.unit),
                row.heard_on,
                *_beside(pack, row.measure),
            )
            for row in ordered.itertuples()
        ],
        source="Log of what councillors hear in their wards",
        notes=("Nothing here is about a person.",),
    )
    wards = counted(int(own["ward"].nunique()), "ward")
    headline = begun(f"{counted(len(own), 'matter')} heard in {wards}.")
    return Section(name="local_knowledge", headline=headline, blocks=(shown,))


def _beside(pack: Pack, measure: object) -> tuple[object, object, object]:
    """The measure's title, figure and status; words where it bears on none."""
    if pd.isna(measure) or str(measure) not in set(pack.judgements["measure"]):
        return ("None", "Not measured", "Not measured")
    row = pack.judgement(str(measure))
    return (
        row.title,
        f"{graded_figure(row)}; target {measure_card.target_words(row)}",
        measure_card.status_badge(row),
    )
