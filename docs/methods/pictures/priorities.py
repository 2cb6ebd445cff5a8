"""What each scrutiny committee has to look at under a pairing of units with committees."""

from typing import Any

from docs.methods.pictures.lines import by_figure
from pmf_lib.methods.pairing import workload

TITLE = "The work of each committee"
DESCRIPTION = (
    "Measures of three committees: Community 15 with 2 adverse exceptions, Corporate Resources 9 "
    "with 1, Infrastructure 5 with none. The most are three times the fewest."
)
PAIRING = {
    "Community": ("leisure", "housing"),
    "Corporate Resources": ("finance",),
    "Infrastructure": ("highways",),
}
MEASURES = {"leisure": 6, "housing": 9, "finance": 9, "highways": 5}
EXCEPTIONS = {"housing": 2, "finance": 1}


def spec() -> dict[str, Any]:
    """A line a committee, by how many measures it has."""
    points = [
        (row.committee, row.measures, f"{row.measures}; adverse exceptions: {row.exceptions}")
        for row in workload(PAIRING, MEASURES, EXCEPTIONS).itertuples()
    ]
    return by_figure(points, "Measures", (0, 30))
