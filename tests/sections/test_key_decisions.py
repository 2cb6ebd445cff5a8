"""Key decisions of a unit: who decides, by when, how it stands and what changed."""

from collections.abc import Callable

from pmf_lib.sections import Pack, key_decisions
from tests.sections.told import table

UNIT = "pa-support"


def decision(code: str, status: str, **more: object) -> dict[str, object]:
    usual = {"decision": code, "unit": UNIT, "title": f"Decision {code}", "status": status}
    return usual | {"decision_maker": "executive", "recorded_on": "2021-06-01"} | more


def test_each_has_day_decision_maker_status_and_what_changed(pack_of: Callable[..., Pack]) -> None:
    """R0-028: open ones whatever their age; settled ones in their own quarter alone."""
    rows = [
        decision("OPEN", "deferred", due_on="2021-08-31", note="Costs are awaited"),
        decision("NOW", "taken", due_on="2021-07-05", taken_on="2021-07-05"),
        decision("BEFORE", "taken", taken_on="2021-06-30"),
    ]
    section = key_decisions(pack_of({"key_decisions": rows}))
    told = {row[0]: row[1:] for row in table(section, "Key decisions, ")}
    assert told == {
        "Decision NOW": [
            *("Executive", "5 July 2021", "5 July 2021", "Taken", "No change reported"),
        ],
        "Decision OPEN": [
            *("Executive", "31 August 2021", "not yet", "Deferred", "Costs are awaited"),
        ],
    }
    assert section.headline == "2 key decisions: 1 deferred and 1 taken."
