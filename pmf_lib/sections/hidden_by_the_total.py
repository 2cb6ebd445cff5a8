"""What a total hides: a town, an area or a group of clients that moves against it (R0-006).

The paper asks that town and country are told apart where it is relevant; here it is looked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pmf_lib.methods.group_tests import Comparison
from pmf_lib.methods.hidden_movements import Hidden, Hiding, Look, hidden_movements
from pmf_lib.methods.subgroup_series import Split
from pmf_lib.sections import hidden_pictures
from pmf_lib.sections.hidden_pictures import SOURCE, group_words, moved_words
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.store import readers
from pmf_lib.views.records import Block, Details, Nil, Section, Table
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted, listed

MOST_TOLD = 3
KINDS = {
    "ward": "ward",
    "town": "town or parish",
    "area": "town and country",
    "client_group": "client group",
}
_RULE = (
    "A group is listed only where chance is a poor explanation, however many groups were looked "
    "at: of those listed, no more than one in twenty is expected to be chance.",
)


def hidden_by_the_total(pack: Pack) -> Section:
    """Groups that moved against their total, and totals that moved against their groups."""
    found = _found(pack)
    if not found.splits:
        nil = Nil(reason=f"Not applicable: no measure {_whose(pack)} is recorded by group.")
        return Section(name="hidden_by_the_total", blocks=(nil,))
    seen = (_looked_at(found),)
    if not found.found:
        looked = begun(counted(len(found.looks), "movement"))
        was = "was" if len(found.looks) == 1 else "were"
        reason = (
            f"Nil return: no group moves against its total by more than chance. {looked} {was} "
            "looked at."
        )
        return Section(name="hidden_by_the_total", blocks=(Nil(reason=reason), *seen))
    told = found.found[:MOST_TOLD]
    parts = tuple(hidden_pictures.part(pack, look) for look in told)
    return Section(
        name="hidden_by_the_total",
        headline=_headline(found),
        blocks=(_listed(pack, found), *parts, *seen),
    )


def hiding_measures(pack: Pack) -> int:
    """How many measures hide a group that moves against their total."""
    return len({str(look.split.row["measure"]) for look in _found(pack).found})


def _found(pack: Pack) -> Hiding:
    values = pack.within(
        readers.values_by_period(
            pack.reader, unit=pack.unit_key, through=pack.period, subgroups=True
        )
    )
    return hidden_movements(pack.measures, values, pack.period)


def _whose(pack: Pack) -> str:
    return "of this service" if pack.unit else "in this report"


def _headline(found: Hiding) -> str:
    hiding = len({str(look.split.row["measure"]) for look in found.found})
    split = len({str(split.row["measure"]) for split in found.splits})
    return f"The total hides a movement in {hiding} of {counted(split, 'measure')} told by group."


def _listed(pack: Pack, found: Hiding) -> Table:
    whose = () if pack.unit else ("Service",)
    return table(
        "Movements that a total hides, the surest first",
        ("Measure", *whose, "Compared", "Group", "What the group did", "What the total did"),
        [_row(pack, look) for look in found.found],
        source=SOURCE,
        notes=_RULE,
    )


def _row(pack: Pack, look: Look) -> tuple[Any, ...]:
    split, found = look.split, look.found
    whose = () if pack.unit else (service_link(pack.council, split.row["unit"]),)
    total = moved_words(split, found.total_before, found.total_now)
    return (str(split.row["title"]), *whose, _compared(look), group_words(look), _did(look), total)


def _did(look: Look) -> str:
    found: Comparison = look.found
    moved = moved_words(look.split, found.before, found.now)
    if look.kind is Hidden.GROUP:
        return moved
    return f"{moved}, had the mix of cases stayed as it was"


def _compared(look: Look) -> str:
    base = look.split.base
    if look.found.years == 1:
        return f"{base.short_label} with {base.last_year().short_label}"
    first = base.shift(-(look.found.years - 1) * base.grain.per_year)
    return (
        f"The mean of the year to {base.short_label} with that of the year to {first.short_label}"
    )


def _looked_at(found: Hiding) -> Block:
    """Every split with what was looked at and what was left out, and why."""
    shown = table(
        "Measures recorded by group",
        ("Measure", "By", Heading("Groups looked at", "count"), "Left out, and why"),
        [_split_row(found, split) for split in found.splits],
        source=SOURCE,
    )
    return Details(summary="What was looked at", blocks=(shown,))


def _split_row(found: Hiding, split: Split) -> tuple[Any, ...]:
    same = (split.row["measure"], split.column)
    looked = [look.group for look in found.looks if _place(look.split) == same and look.group]
    left = [one for one in found.left_out if _place(one.split) == same]
    reasons = sorted({one.reason for one in left})
    why = (f"{_names(left, reason)}: {reason}" for reason in reasons)
    return split.row["title"], begun(KINDS[split.column]), len(looked), "; ".join(why) or "None"


def _names(left: Iterable[Any], reason: str) -> str:
    return listed(f"“{one.group}”" for one in left if one.reason == reason)


def _place(split: Split) -> tuple[Any, str]:
    return split.row["measure"], split.column
