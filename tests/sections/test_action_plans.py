"""Action plans of service plans, in the register of measures."""

from __future__ import annotations

from collections.abc import Callable

from pmf_lib.sections.action_plans import service_action_plans
from pmf_lib.sections.pack import Pack
from tests.sections import told

COUNCIL = "ribble-valley-2007"
Open = Callable[..., Pack]
UNIT = "refuse-and-recycling"


def test_actions_stand_under_their_plan_with_measure_and_milestones(council_pack: Open) -> None:
    """R1-048: linked to service plan and indicator, with milestones."""
    section = service_action_plans(council_pack(COUNCIL, committee="community"))
    rows = {row[0]: row for row in told.table(section, "Action plan: Service plan of Refuse")}
    split = rows["Split the two longest rounds"]
    assert split[1] == "Bins missed for each 100,000 collections"
    assert split[5] == "2 of 2 reached"
    more = rows["Take paper and glass from a further 900 homes"]
    assert more[5] == (
        "0 of 2 reached, 1 missed; next: Routes drawn for 900 homes, due 19 October 2007"
    )
    assert "1 milestone missed" in section.headline


def test_what_is_not_linked_is_said(pack_of: Open) -> None:
    """R1-048: no plan, no measure, no milestone."""
    action = {
        "action": "A1",
        "unit": UNIT,
        "title": "Write a guide",
        "lead": "Manager",
        "due_on": "2007-12-01",
        "status": "on track",
    }
    section = service_action_plans(
        pack_of({"actions": [action]}, council=COUNCIL, committee="community")
    )
    (row,) = told.table(section, "Action plan: Refuse and Recycling, which has no service plan")
    assert (row[1], row[5]) == ("None named", "None set")
    assert section.headline.startswith("1 action; 1 action without a milestone, 1 without")
    assert "Nil return: the service plan lists no actions." in told.nils(section)
