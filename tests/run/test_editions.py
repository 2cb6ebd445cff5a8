"""Whose edition holds which packs; links out of an edition; what is exempt."""

from __future__ import annotations

import pytest

from pmf_lib.council import BodyKind, ForEach, load_council
from pmf_lib.council.parts import Body
from pmf_lib.council.profile import Council
from pmf_lib.demo import catalogue_keys
from pmf_lib.run.edition_pages import without_missing_links
from pmf_lib.run.editions import Edition, editions
from pmf_lib.run.plan import Plan, make_plan


def edition(plan: Plan, body: str) -> Edition:
    return next(each for each in editions(plan) if each.body.key == body)


@pytest.fixture(scope="module", params=catalogue_keys())
def plan(request: pytest.FixtureRequest) -> Plan:
    council = load_council(request.param)
    return make_plan(council, council.period)


def own_units(council: Council, body: Body) -> set[str]:
    return {unit.key for unit in council.units_of_body(body.key)}


def test_a_body_gets_the_packs_it_receives_and_no_other(plan: Plan) -> None:
    """The audience matrix: body by report and its detail, enforced (R1-038)."""
    for body in plan.council.bodies:
        if body.receives:
            found = {task.pack for task in edition(plan, body.key).tasks}
            assert found == set(body.receives), body.key


def test_packs_of_units_are_of_the_bodys_own_units(plan: Plan) -> None:
    """A committee's edition holds its own units' packs and nothing of another's (R1-072)."""
    for each in editions(plan):
        council, specs = plan.council, {spec.pack: spec for spec in plan.council.packs}
        for task in each.tasks:
            kind = specs[task.pack].for_each
            if kind is ForEach.UNIT:
                assert task.key in own_units(council, each.body)
            elif kind is ForEach.BODY:
                assert task.key == each.body.key
            elif kind is ForEach.COMMITTEE and each.body.committee:
                assert task.key == each.body.committee
            elif kind is ForEach.DIRECTORATE and each.body.directorate:
                assert task.key == each.body.directorate
            elif each.body.kind is BodyKind.SCRUTINY and len(council.committees) > 1:
                assert specs[task.pack].general


def test_a_body_that_receives_nothing_has_no_edition(plan: Plan) -> None:
    silent = {body.key for body in plan.council.bodies if not body.receives}
    assert not silent & {each.body.key for each in editions(plan)}


def test_only_the_public_edition_is_public_and_holds_no_notebook(plan: Plan) -> None:
    """Everyone's edition holds pages and open data (R1-025, R1-036); notebooks stay inside."""
    for each in editions(plan):
        assert each.public == (each.body.key == "public")
        notebooks = [file for file in each.files if file.endswith(".ipynb")]
        assert len(notebooks) == (0 if each.public else len(each.tasks))
        assert ("data/figures.csv" in each.files) == each.public


PAGE = 'See <a href="finance.html#budget">the budget</a> or <a href="#here">here</a>.'


def test_a_link_within_the_edition_is_kept() -> None:
    files = frozenset({"unit_monitoring/finance.html"})
    assert without_missing_links(PAGE, "unit_monitoring/legal.html", files) == PAGE


def test_a_link_out_of_the_edition_becomes_its_words() -> None:
    found = without_missing_links(PAGE, "unit_monitoring/legal.html", frozenset())
    assert found == 'See the budget or <a href="#here">here</a>.'


@pytest.mark.parametrize("up", ["../index.html", "../unit_monitoring/finance.html"])
def test_a_link_is_read_from_its_own_folder(up: str) -> None:
    page = f'<a href="{up}">Up</a>'
    files = frozenset({"index.html", "unit_monitoring/finance.html"})
    assert without_missing_links(page, "exception_report/cmt.html", files) == page
    assert without_missing_links(page, "exception_report/cmt.html", frozenset()) == "Up"


def test_the_pages_own_picture_is_no_link_out() -> None:
    page = '<link rel="icon" href="data:,"><a href="data:,">x</a>'
    assert without_missing_links(page, "a/b.html", frozenset()) == page
