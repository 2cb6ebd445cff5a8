"""Measures by class, by the framework they come from, and by the year of definition (R0-038)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.register.records import FRAMEWORK_TAGS
from pmf_lib.register.yardsticks import DIMENSIONS
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.views.records import Block, Nil, Part, Section
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted


def measure_classes(pack: Pack) -> Section:
    """How many measures each framework has, of which class, as defined in which year."""
    records = pack.about_measures("measure_records").set_index("measure")
    known = pack.measures.assign(
        framework=pack.measures["measure"].map(records["framework"]),
        defined_in=pack.measures["measure"].map(records["defined_in"]),
        measure_class=pack.measures["measure_class"].fillna("no class"),
    )
    if known.empty:
        nil = Nil(reason="Nil return: no measure is in the register.")
        return Section(name="measure_classes", blocks=(nil,))
    placed = known.dropna(subset=["framework"])
    headline = (
        f"{counted(len(placed), 'measure')} from a framework, "
        f"{counted(len(known) - len(placed), 'measure')} from none that is named."
    )
    return Section(
        name="measure_classes",
        headline=begun(headline),
        blocks=(
            Part(heading="By class", blocks=(_by_class(known),)),
            Part(heading="By framework", blocks=(_by_framework(placed),)),
            Part(heading="Service standards by what they promise", blocks=(_promises(pack),)),
        ),
    )


def _by_class(known: pd.DataFrame) -> Block:
    counts = known["measure_class"].value_counts().sort_index()
    return table(
        "Measures by class",
        ("Class", Heading("Measures", "count")),
        [(begun(str(name)), int(number)) for name, number in counts.items()],
        source="The council's register of measures",
    )


def _by_framework(placed: pd.DataFrame) -> Block:
    if placed.empty:
        return Nil(reason="Nil return: no measure names the framework that it is from.")
    order = {tag: place for place, tag in enumerate(FRAMEWORK_TAGS)}
    groups = placed.assign(defined_in=placed["defined_in"].fillna("")).groupby(
        ["framework", "defined_in"], sort=True
    )
    rows = sorted(groups.size().items(), key=lambda found: (order[found[0][0]], found[0][1]))
    return table(
        "Measures by the framework that they are from",
        ("Framework", "As defined in", Heading("Measures", "count")),
        [(name, said(year, "No year named"), int(number)) for (name, year), number in rows],
        source="Records of measures",
    )


def _promises(pack: Pack) -> Block:
    """Service standards are about timeliness, accuracy or quality (R3-038)."""
    standards = pack.entries("service_standards")
    if standards.empty:
        return Nil(reason="Nil return: no service has published a standard.")
    counts = standards["dimension"].value_counts()
    return table(
        "Service standards by what they promise",
        ("Promise of", Heading("Standards", "count")),
        [(begun(name), int(counts.get(name, 0))) for name in DIMENSIONS],
        source="Register of service standards",
    )
