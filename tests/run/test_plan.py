"""Which packs a quarter has, and what is refused before any kernel starts."""

from dataclasses import replace
from datetime import date
from typing import Any

import nbformat
import pytest
import yaml

from pmf_lib.council import Council, ForEach, load_council
from pmf_lib.errors import ParameterError
from pmf_lib.periods import Period
from pmf_lib.run.parameters import notebook_parameters
from pmf_lib.run.plan import make_plan
from tests.tiny import PERIOD, UNITS, WORDS, Tiny, notebook, profile

QUARTER = Period.parse(PERIOD)


def test_has_one_task_a_unit_and_one_for_the_council(in_tiny: Tiny) -> None:
    """R0-022: every unit has its report each quarter."""
    plan = make_plan(load_council("tiny"), QUARTER, as_known_on=date(2021, 10, 9))
    assert [task.name for task in plan.tasks] == [
        *(f"unit_report:{unit}" for unit in UNITS),
        "whole:council",
    ]
    assert plan.tasks[1].parameters == {
        "council": "tiny",
        "period": PERIOD,
        "as_known_on": "2021-10-09",
        "unit": "beta",
    }
    assert plan.tasks[1].file == "unit_report/beta.html"
    assert "unit" not in plan.tasks[3].parameters
    assert {"index.html", "unit_report/gamma.html", "data/figures.csv"} <= plan.files


def test_a_report_made_for_each_service_is_made_for_each_portfolio_by_the_profile(
    in_tiny: Tiny,
) -> None:
    """Reviews held service by service may be aligned with portfolios later (R2-032)."""
    in_tiny.write("unit_report", notebook(WORDS, key='portfolio = "leader"'))
    council = load_council("tiny")
    first, *rest = council.packs
    aligned = first.model_copy(update={"for_each": ForEach.PORTFOLIO})
    plan = make_plan(council.model_copy(update={"packs": (aligned, *rest)}), QUARTER)
    assert [task.name for task in plan.tasks] == ["unit_report:leader", "whole:council"]
    assert plan.tasks[0].parameters["portfolio"] == "leader"


PARTS: dict[str, list[dict[str, Any]]] = {
    "directorate": [{"key": "only", "name": "Only"}],
    "portfolio": [{"key": "leader", "name": "Leader"}],
    "group": [
        {"key": "first-board", "name": "First Board", "remit": ["Money"]},
        {"key": "second-board", "name": "Second Board", "remit": ["Staff"]},
    ],
    "committee": [{"key": "panel", "name": "Panel"}],
}


def council_with(tiny: Tiny, for_each: str, **bodies: list[str]) -> Council:
    """The tiny council with a pack `parts` for each of something, and bodies that receive packs."""
    kept: dict[str, Any] = profile()
    parts = {"title": "Parts", "notebook": "notebooks/packs/parts.ipynb", "audience": "Everyone"}
    packs: list[object] = [*kept["packs"], {"pack": "parts", "for_each": for_each, **parts}]
    further = [
        {"key": key, "name": key.title(), "kind": "management", "receives": receives}
        | {"meetings": []}
        for key, receives in bodies.items()
    ]
    changed = {
        **kept,
        "packs": packs,
        "groups": PARTS["group"],
        "bodies": [*kept["bodies"], *further],
    }
    (tiny.path / "parameters" / "tiny.yml").write_text(yaml.safe_dump(changed, sort_keys=False))
    tiny.write("parts", notebook(WORDS, key=f'{for_each} = ""'))
    return load_council("tiny")


@pytest.mark.parametrize("for_each", PARTS)
def test_a_pack_for_each_part_is_made_for_every_one_by_name(in_tiny: Tiny, for_each: str) -> None:
    """R3-011, R4-037: portfolios, thematic groups and directorates have their own."""
    plan = make_plan(council_with(in_tiny, for_each), QUARTER, only=("parts",))
    wanted = [(part["key"], part["name"]) for part in PARTS[for_each]]
    assert [(task.key, task.about) for task in plan.tasks] == wanted
    for task, (key, name) in zip(plan.tasks, wanted, strict=True):
        assert task.parameters == {
            "council": "tiny",
            "period": PERIOD,
            "as_known_on": "",
            for_each: key,
        }
        assert (task.name, task.file) == (f"parts:{key}", f"parts/{key}.html")
        assert task.whole_title == f"{name}: parts"


def test_a_pack_for_each_body_is_made_for_those_that_receive_it(in_tiny: Tiny) -> None:
    """R1-038: in the profile's order, and for nobody else."""
    council = council_with(in_tiny, "body", second=["parts"], silent=["whole"], first=["parts"])
    plan = make_plan(council, QUARTER, only=("parts",))
    assert [(task.key, task.about) for task in plan.tasks] == [
        ("second", "Second"),
        ("first", "First"),
    ]
    with pytest.raises(ParameterError, match="The pack parts of tiny has no “silent”"):
        make_plan(council, QUARTER, only=("parts:silent",))


def test_a_pack_for_each_body_that_nobody_receives_is_not_made(in_tiny: Tiny) -> None:
    plan = make_plan(council_with(in_tiny, "body", silent=["whole"]), QUARTER)
    assert "parts" not in {task.pack for task in plan.all_tasks}


def test_a_notebook_for_another_part_is_refused(in_tiny: Tiny) -> None:
    council = council_with(in_tiny, "portfolio")
    in_tiny.write("parts", notebook(WORDS, key='group = ""'))
    with pytest.raises(ParameterError, match="no parameter “portfolio”"):
        make_plan(council, QUARTER)


def test_only_names_packs_and_keys(in_tiny: Tiny) -> None:
    council = load_council("tiny")
    some = make_plan(council, QUARTER, only=("unit_report:beta", "whole"))
    assert [task.name for task in some.tasks] == ["unit_report:beta", "whole:council"]
    assert len(some.all_tasks) == 4
    again = make_plan(council, QUARTER, only=("unit_report:beta", "unit_report"))
    assert [task.key for task in again.tasks] == list(UNITS)


@pytest.mark.parametrize(
    ("only", "said"),
    [
        ("unit_reprt", "Write “unit_report”"),
        ("unit_report:ict-services", "Its keys are alpha, beta, gamma"),
        ("unit_report:", "has no “”"),
        ("", "has no pack “”"),
        ("whole:alpha", "Its keys are council"),
    ],
)
def test_refuses_a_pack_or_unit_the_council_has_not(in_tiny: Tiny, only: str, said: str) -> None:
    with pytest.raises(ParameterError, match=said):
        make_plan(load_council("tiny"), QUARTER, only=(only,))


@pytest.mark.parametrize("code", ["2021-22", "2021-22-M06"])
def test_refuses_a_period_of_which_nothing_is_reported(in_tiny: Tiny, code: str) -> None:
    with pytest.raises(ParameterError, match="tiny makes no packs for"):
        make_plan(load_council("tiny"), Period.parse(code))


def parameters(node: nbformat.NotebookNode, source: str) -> nbformat.NotebookNode:
    node.cells[0].source = source
    return node


GIVEN = 'council = ""\nperiod = ""\nas_known_on = ""\n'


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (GIVEN, "no parameter “unit”"),
        (GIVEN + "unit = 7", "default of “unit” is not text"),
        (GIVEN + "unit = None", "default of “unit” is not text"),
        (GIVEN + "unit = open('x').read()", "default of “unit” is not text"),
        (GIVEN + "import os\nunit = 'a'", "line 4 of its parameters cell does more"),
        (GIVEN + "unit = ", "not Python"),
    ],
)
def test_refuses_a_notebook_that_cannot_take_its_parameters(
    in_tiny: Tiny, source: str, said: str
) -> None:
    in_tiny.write("unit_report", parameters(notebook(WORDS), source))
    with pytest.raises(ParameterError, match=said):
        make_plan(load_council("tiny"), QUARTER)


def test_takes_annotated_and_further_parameters(in_tiny: Tiny) -> None:
    source = GIVEN + 'unit: str = "alpha"  # which one\nlength = "short"'
    in_tiny.write("unit_report", parameters(notebook(WORDS), source))
    path = make_plan(load_council("tiny"), QUARTER).tasks[0].notebook
    assert notebook_parameters(path)["length"] == "short"


def test_refuses_a_notebook_without_the_tag_or_with_two(in_tiny: Tiny) -> None:
    node = notebook(WORDS)
    node.cells[1].metadata["tags"] = ["parameters"]
    in_tiny.write("unit_report", node)
    with pytest.raises(ParameterError, match="2 of its cells carry the tag"):
        make_plan(load_council("tiny"), QUARTER)
    for cell in node.cells:
        cell.metadata.pop("tags", None)
    in_tiny.write("unit_report", node)
    with pytest.raises(ParameterError, match="0 of its cells carry the tag"):
        make_plan(load_council("tiny"), QUARTER)


@pytest.mark.parametrize("text", ["", "{}", "not a notebook", '{"nbformat": 4, "cells": 3}'])
def test_refuses_a_file_that_is_no_notebook(in_tiny: Tiny, text: str) -> None:
    (in_tiny.path / "notebooks/packs/whole.ipynb").write_text(text)
    with pytest.raises(ParameterError, match=r"whole\.ipynb"):
        make_plan(load_council("tiny"), QUARTER)


def test_refuses_a_missing_notebook(in_tiny: Tiny) -> None:
    (in_tiny.path / "notebooks/packs/whole.ipynb").unlink()
    with pytest.raises(ParameterError, match="is missing"):
        make_plan(load_council("tiny"), QUARTER)


def test_refuses_a_value_that_is_not_text(in_tiny: Tiny) -> None:
    from pmf_lib.run.parameters import check_parameters

    task = make_plan(load_council("tiny"), QUARTER).tasks[0]
    wrong = replace(task, parameters={**task.parameters, "unit": 3})  # type: ignore[dict-item]
    with pytest.raises(ParameterError, match="was given 3"):
        check_parameters(wrong.notebook, wrong.parameters)


def test_says_the_command_that_makes_a_pack_again(in_tiny: Tiny) -> None:
    plan = make_plan(load_council("tiny"), QUARTER, as_known_on=date(2021, 10, 9))
    assert plan.command("unit_report:beta") == (
        "pmf run 2021-22-Q2 --council tiny --only unit_report:beta --force --as-known-on 2021-10-09"
    )
