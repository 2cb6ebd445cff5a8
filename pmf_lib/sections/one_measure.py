"""One measure in depth, as a review looks at it: chart, groups, neighbours, comments, proof."""

from __future__ import annotations

from typing import Any

from pmf_lib.methods.rows_beneath import KEPT_BACK, fit_to_publish
from pmf_lib.methods.subgroup_series import Series, Split, splits
from pmf_lib.sections import measure_card, peers_card
from pmf_lib.sections.figure_proofs import proof_of
from pmf_lib.sections.hidden_by_the_total import KINDS
from pmf_lib.sections.indicators import charts_of, comments_on
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import decimals, table
from pmf_lib.store import readers
from pmf_lib.views.records import Block, Nil, Paragraph
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun

Shown = tuple[Block, ...]
_KEPT_BACK = ("Figures of groups too small to be shown without telling of a person are left out.",)


def figures(pack: Pack, row: Any) -> Shown:
    """Trend and control chart, then everything that is known of the figure (R3-041)."""
    drawn = charts_of(pack, row, row.title)
    none = Nil(reason="There are too few figures for a chart.")
    return (*(drawn or (none,)), measure_card.facts(row))


def neighbours(pack: Pack, row: Any) -> Shown:
    """The council among its neighbours."""
    found = tuple(peers_card.details(row, pack.council.name))
    return found or (Nil(reason="No neighbour's figure is known for this measure."),)


def groups(pack: Pack, row: Any) -> Shown:
    """The latest figure of each group and ward beside the total's, and that of a year before."""
    measures = pack.measures[pack.measures["measure"] == row.measure]
    values = readers.values_by_period(
        pack.reader, measure=row.measure, through=pack.period, subgroups=True
    )
    kinds = dict(zip(measures["measure"], measures["kind"], strict=True))
    shown = fit_to_publish(values, kinds)
    found = tuple(splits(measures, shown, pack.period, KEPT_BACK))
    if not found:
        return (Nil(reason="This measure is not recorded by ward, town or group."),)
    return tuple(_by_group(row, split) for split in found)


def _by_group(row: Any, split: Split) -> Block:
    now, before = split.window()[-1], split.window(split.base.grain.per_year)[-1]
    figure = (row.kind, decimals(row.decimals))

    def cells(name: str, series: Series) -> tuple[Any, ...]:
        cases = series.tallies.get(now)
        counted = cases.denominator if cases else None
        return (name, series.values.get(now), series.values.get(before), counted)

    told = {name: series for name, series in split.groups.items() if name not in split.kept_back}
    return table(
        f"By {KINDS[split.column]}: {row.title}",
        (
            begun(KINDS[split.column]),
            Heading(now.label, *figure),
            Heading(before.label, *figure),
            Heading("Cases", "count"),
        ),
        [cells("All together", split.total), *(cells(*one) for one in told.items())],
        source="Figures by group, as handed in",
        notes=_KEPT_BACK if split.kept_back else (),
    )


def commentary(pack: Pack, row: Any) -> Shown:
    """What was said of the figure (R1-035)."""
    said = comments_on(pack, row)
    if not said:
        return (Nil(reason=f"Nobody commented on this figure for {pack.period.label}."),)
    return tuple(Paragraph(text=words) for words in said)


def proof(pack: Pack, row: Any) -> Shown:
    """The way from the figure to the files it came from (R1-041)."""
    return tuple(proof_of(pack, row, readers.load_digests(pack.reader)))
