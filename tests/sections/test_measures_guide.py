"""The guide to measures: definitions and targets, lives, lists and classes."""

from collections.abc import Callable

import pytest

from pmf_lib.sections import Pack
from pmf_lib.sections.measure_classes import measure_classes
from pmf_lib.sections.measures_guide import (
    definitions,
    guide_summary,
    list_in_force,
    measure_lives,
)
from pmf_lib.views.records import Bullets, Nil, Part, Section, Table

Rows = list[dict[str, object]]


def measure(code: str, **more: object) -> dict[str, object]:
    usual = {"measure": code, "title": f"Title {code}", "unit": "pa-support", "state": "active"}
    kept = {"polarity": "maximise", "kind": "percent", "frequency": "quarterly", "source": "Log"}
    own = {"aggregation": "last", "owner": "Leader", "member": "Leader", "measure_class": "local"}
    return usual | kept | own | {"defined_on": "2021-04-01", "targeted": "yes"} | more


def target(code: str, **more: object) -> dict[str, object]:
    return {"measure": code, "period": "2021-22", "target": 90.0, "set_on": "2021-03-01"} | more


def part(section: Section, heading: str) -> Part:
    (found,) = (one for one in section.blocks if isinstance(one, Part) and one.heading == heading)
    return found


def test_definition_formula_target_and_rationale_of_each_measure(
    pack_of: Callable[..., Pack],
) -> None:
    """R3-032: from the register; what is not written down is said, and no target is not nought."""
    measures = [
        measure("A", purpose="To see", formula="A over B"),
        measure("B", polarity="band"),
        measure("C", targeted="no"),
        measure("D"),
    ]
    targets = [
        target("A", set_by="Executive", reason="A tenth more than last year."),
        target("B", target=None, lower=5.0, upper=6.0),
    ]
    pack = pack_of({"measures": measures, "targets": targets}, unit="")
    table, _ = part(definitions(pack), "PA Support").blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row[1:]] for row in table.rows] == [
        [
            "To see",
            "A over B",
            "Higher is better",
            "90.0%",
            "A tenth more than last year. Set by Executive on 1 March 2021",
        ],
        [
            "No purpose is written down",
            "None written down",
            "Within its limits is better",
            "5.0% to 6.0%",
            "No reason is written down.",
        ],
        [
            "No purpose is written down",
            "None written down",
            "Higher is better",
            "None by design",
            "Not applicable",
        ],
        [
            "No purpose is written down",
            "None written down",
            "Higher is better",
            "None set",
            "Not applicable",
        ],
    ]
    assert definitions(pack).headline == "3 measures without a formula."
    assert guide_summary(pack)[1].startswith("What is aimed at? 2 measures without a target")
    assert isinstance(part(definitions(pack), "ICT Services").blocks[0], Nil)


def test_every_measure_of_the_council_is_in_the_guide_once(
    council_pack: Callable[..., Pack],
) -> None:
    """R3-032: the guide is the whole register of measures in force."""
    pack = council_pack("carlisle-2021")
    codes = [
        row[0].text.partition(":")[0]
        for one in definitions(pack).blocks
        if isinstance(one, Part) and isinstance(one.blocks[0], Table)
        for row in one.blocks[0].rows
    ]
    assert sorted(codes) == sorted(pack.measures["measure"])


def test_the_definitive_suite_is_the_measures_that_are_active(pack_of: Callable[..., Pack]) -> None:
    """R0-034, R0-035: counts by stage, each step with its reason and who approved it."""
    steps = {
        "A": (("2020-04-01", "active"),),
        "B": (("2020-04-01", "active"), ("2021-05-01", "under review"), ("2021-06-01", "amended")),
        "C": (("2020-04-01", "active"), ("2021-07-01", "deleted")),
        "D": (("2021-10-29", "active"),),
    }
    events: Rows = [
        {
            "measure": code,
            "happened_on": day,
            "stage": stage,
            "reason": f"Why {stage}",
            "approved_by": "Executive",
            "recorded_on": "2021-10-01",
        }
        for code, life in steps.items()
        for day, stage in life
    ]
    pack = pack_of(
        {"measures": [measure(code) for code in steps], "measure_events": events}, unit=""
    )
    found = measure_lives(pack)
    assert found.headline == "The definitive suite is 2 measures."
    counts = found.blocks[0]
    assert isinstance(counts, Table)
    assert {row[0].text: row[1].text for row in counts.rows}["Deleted"] == "1"
    (table,) = part(found, "Steps since the year began").blocks
    assert isinstance(table, Table)
    assert [row[2].text for row in table.rows] == ["Under review", "Amended", "Deleted"]
    assert all(row[3].text.startswith("Why") and row[4].text == "Executive" for row in table.rows)


def test_a_measure_that_comes_back_from_deletion_is_told(pack_of: Callable[..., Pack]) -> None:
    """R0-035: history is never lost, and an odd life is seen."""
    events: Rows = [
        {
            "measure": "A",
            "happened_on": day,
            "stage": stage,
            "reason": "x",
            "approved_by": "y",
            "recorded_on": day,
        }
        for day, stage in (
            ("2021-04-01", "active"),
            ("2021-05-01", "deleted"),
            ("2021-06-01", "active"),
        )
    ]
    pack = pack_of({"measures": [measure("A")], "measure_events": events}, unit="")
    (told,) = part(measure_lives(pack), "Steps out of order").blocks
    assert isinstance(told, Bullets) and told.items == ("A: “active” came after “deleted”.",)


@pytest.mark.parametrize(("until", "held"), [("2021-09-29", None), ("2021-09-30", 1), (None, 1)])
def test_the_list_in_force_at_the_periods_end_is_used(
    pack_of: Callable[..., Pack], until: str | None, held: int | None
) -> None:
    """R0-037: a dated list; what is reported and on no list is named."""
    lists: Rows = [
        {
            "list": "Current list",
            "measure": "A",
            "since": "2001-04-01",
            "until": until,
            "recorded_on": "2021-04-01",
        }
    ]
    measures = [measure("A"), measure("B")]
    found = list_in_force(pack_of({"measures": measures, "measure_lists": lists}, unit=""))
    if held is None:
        assert isinstance(found.blocks[0], Nil)
        return
    (told,) = part(found, "Reported, but on no list").blocks
    assert isinstance(told, Bullets) and told.items == ("B: Title B",)


def test_national_indicators_of_2003_are_in_the_list(council_pack: Callable[..., Pack]) -> None:
    """R0-037, R0-038: the current list includes the indicators issued in January 2003."""
    pack = council_pack("carlisle-2003")
    (table,) = part(measure_classes(pack), "By framework").blocks
    assert isinstance(table, Table)
    assert ["BVPI", "2003/04"] in [[cell.text for cell in row[:2]] for row in table.rows]
    assert list_in_force(pack).headline.endswith("1 measure reported that no list holds.")


def test_service_standards_are_about_three_things(council_pack: Callable[..., Pack]) -> None:
    """R3-038: timeliness, accuracy, quality."""
    (table,) = part(
        measure_classes(council_pack("carlisle-2021")), "Service standards by what they promise"
    ).blocks
    assert isinstance(table, Table)
    assert [row[0].text for row in table.rows] == ["Timeliness", "Accuracy", "Quality"]


def test_without_measures_the_guide_says_so(pack_of: Callable[..., Pack]) -> None:
    other: Rows = [{"unit": "pa-support", "period": "2021-22-Q2", "fte": 4.0}]
    pack = pack_of({"staffing": other}, unit="")
    for section in (measure_lives, list_in_force, measure_classes):
        assert isinstance(section(pack).blocks[0], Nil)
