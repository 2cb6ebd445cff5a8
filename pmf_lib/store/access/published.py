"""What the public may read: the tables, of those only named columns, and only some rows.

No notes, no authors, no names of source files. A figure of a ward or a client group is left out,
because it may rest on few people; so are the cases a figure is made of.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Condition:
    """A test of a row. `sql` has the row's name as `{row}`; `columns` are those it looks at."""

    sql: str
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Published:
    """What is published of one table.

    A row is published where every condition holds and where each column in `ties` names a
    published entry of that table, or a body that meets in public.
    """

    columns: tuple[str, ...]
    only: tuple[Condition, ...] = ()
    ties: Mapping[str, str] = field(default_factory=dict)


_OF_A_MEASURE = {"measure": "measures"}
_WHOLE_UNIT = Condition(
    "{row}.ward = '' AND {row}.town = '' AND {row}.area = '' AND {row}.client_group = ''",
    ("ward", "town", "area", "client_group"),
)


def _published(columns: str, *only: Condition, ties: Mapping[str, str] | None = None) -> Published:
    return Published(tuple(columns.split()), only, ties or {})


PUBLISHED: dict[str, Published] = {
    "measures": _published(
        "measure title unit polarity kind frequency aggregation formula purpose measure_class "
        "priority decimals state version defined_on",
        Condition("{row}.state IS DISTINCT FROM 'proposed'", ("state",)),
    ),
    "values": _published(
        "measure unit period value recorded_on status ward town area client_group",
        _WHOLE_UNIT,
        ties=_OF_A_MEASURE,
    ),
    "targets": _published("measure period target lower upper set_on", ties=_OF_A_MEASURE),
    "benchmarks": _published(
        "measure authority period value family status source recorded_on", ties=_OF_A_MEASURE
    ),
    "service_standards": _published(
        "standard unit measure title dimension threshold exclusions consequence recorded_on",
        ties=_OF_A_MEASURE,
    ),
    "meetings": _published(
        "meeting body held_on kind period agenda_published_on minute recorded_on",
        Condition("{row}.agenda_published_on IS NOT NULL", ("agenda_published_on",)),
        ties={"body": "body"},
    ),
    "meeting_papers": _published(
        "meeting document sha256 recorded_on", ties={"meeting": "meetings"}
    ),
    "forward_plan": _published(
        "decision unit matter decision_maker title_of_maker decide_on documents contact "
        "significant wards noticed_on recorded_on"
    ),
    # A decision is told where its notice is, so that a private one is not.
    "key_decisions": _published(
        "decision unit title decision_maker due_on taken_on status recorded_on",
        ties={"decision": "forward_plan"},
    ),
    "priorities": _published("priority plan rank origin horizon starts_on ends_on ambition set_on"),
    "good_news": _published(
        "story unit measure period headline approved_on recorded_on",
        Condition("{row}.approved_on IS NOT NULL", ("approved_on",)),
    ),
}
