"""Three services by how much dearer they are than the family of councils."""

from typing import Any

from docs.methods.pictures.lines import by_figure
from pmf_lib.methods.unit_cost import dearer_by, value_for_money

TITLE = "Cost means little without performance beside it"
DESCRIPTION = (
    "Three services by how far their unit cost is from that of the family of councils. Collection "
    "is 12.5 percent dearer and does better. Lettings is 2 percent cheaper, about the same, and "
    "does worse. Parking is 10 percent cheaper and does better."
)
COSTS = (
    ("Collection", 36.0, 32.0, True),
    ("Lettings", 98.0, 100.0, False),
    ("Parking", 45.0, 50.0, True),
)


def spec() -> dict[str, Any]:
    """A line a service that can be compared, with cost and performance in words."""
    compared = [(name, dearer_by(own, family), better) for name, own, family, better in COSTS]
    points = [
        (name, dearer, value_for_money(dearer, better).value)
        for name, dearer, better in compared
        if dearer is not None
    ]
    return by_figure(points, "Percent dearer than the family of councils", (-20, 60), width=520)
