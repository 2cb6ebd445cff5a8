"""Every form that a part of a profile may not have, refused with file and line."""

import pytest

from pmf_lib.council import Body, BodyKind, Framework, FrameworkStatus

# What is changed, into what, a mark of the line to be named, and words of the refusal.
FAULTS = {
    "a key given twice": ("name: Carlisle City", "key: x\nname: Carlisle City", "key: x", "twice"),
    "an unknown key": ("  adopted:", "  adoptd: x\n  adopted:", "adoptd: x", "“adoptd” is not"),
    "a missing key": (
        "    name: PA Support\n",
        "",
        "  - number: 12",
        "the key “name” is missing",
    ),
    "a number in words": ("number: 12", "number: twelve", "twelve", "A whole number"),
    "a date in words": ("since: 2016-04-01", "since: April", "since: April", "written 2021-09-30"),
    "a key with capitals": ("- key: smt", "- key: SMT", "- key: SMT", "small letters"),
    "a kind of body": ("kind: audit", "kind: auditing", "auditing", "'management', 'executive'"),
    "a bad period": (
        "current_period: 2021-22-Q2",
        "current_period: 2021-22-Q5",
        "current_period",
        "Periods are written 2021-22",
    ),
    "a pack for each of something else": (
        "for_each: council",
        "for_each: ward",
        "for_each: ward",
        "Allowed here: 'unit', 'council', 'committee', 'body', 'directorate', 'portfolio' "
        "or 'group'",
    ),
    "a notebook outside the notebooks": (
        "notebook: notebooks/packs/quarter",
        "notebook: notebooks/../packs/quarter",
        "notebooks/../packs",
        "written as notebooks/packs/name.ipynb",
    ),
    "tolerances crossed": (
        "green_tolerance: 0",
        "green_tolerance: 0.2",
        "- since: 2016-04-01",
        "The green tolerance may not exceed the red tolerance",
    ),
    "a rule of status that none has published": (
        "    status_mode: relative\n",
        "    status_mode: relative\n    status_profile: havering\n",
        "status_profile: havering",
        "Allowed here: 'tolerance', 'havering-2014', 'thurrock-2014', 'maidstone-relative-10', "
        "'three-icon' or 'camms'",
    ),
    "a level of budget left out": (
        "      council: {percent: 0.5, amount: 1000000}\n",
        "",
        "- since: 2016-04-01",
        "A budget needs the levels service, directorate, council",
    ),
    "an unknown level of budget": (
        "      council: {percent",
        "      ward: {percent",
        "      ward: {percent",
        "Allowed here: 'service', 'directorate' or 'council'",
    ),
    # R0-005: a report without a contact cannot be made.
    "no contact": (
        "contact:\n  post: Policy and Communications Manager\n"
        "  telephone: extension 0000 (invented)\n  email: performance@example.gov.uk\n",
        "",
        "# Carlisle City Council as its",
        "the key “contact” is missing",
    ),
    "a contact who cannot be called": (
        "  telephone: extension 0000 (invented)\n",
        "",
        "contact:",
        "the key “telephone” is missing",
    ),
    "a framework in a state that none is in": (
        '  adopted: "2021"\n',
        '  adopted: "2021"\n  status: agreed\n',
        "status: agreed",
        "Allowed here: 'draft', 'approved', 'out to consultation' or 'adopted'",
    ),
    "a step that no cycle has": (
        "\ndirectorates:\n",
        "\ncycle: [plan, do, check]\n\ndirectorates:\n",
        "cycle:",
        "Allowed here: 'plan', 'do', 'review' or 'revise'",
    ),
    "a detail between full and exception": (
        "for_each: council\n",
        "for_each: council\n    detail: short\n",
        "detail: short",
        "Allowed here: 'full' or 'exception'",
    ),
    "a day of the month that not every month has": (
        "values_due_days: 10",
        "values_due_days: 29",
        "values_due_days",
        "A number of 28 or less is allowed here",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_wrong_form_is_refused_with_file_and_line(planted, fault: str) -> None:
    planted.check(*FAULTS[fault])


def test_bodies_with_published_agendas_are_told_apart() -> None:
    """Local Government Act 1972, s100A and s100B: who must publish an agenda."""

    def public(kind: BodyKind) -> bool:
        return Body(key="b", name="B", kind=kind, receives=(), meetings=()).public

    assert {kind.value for kind in BodyKind if public(kind)} == {
        "executive",
        "scrutiny",
        "panel",
        "audit",
        "council",
    }


def test_a_framework_says_its_version_and_how_far_it_has_come() -> None:
    """R0-001."""
    named = {"title": "Performance Management Framework", "paper": "A paper", "adopted": "2021"}
    first = Framework.model_validate(named)
    assert first.standing == "Performance Management Framework, version 1 (adopted)"
    consulted = Framework.model_validate(
        {**named, "version": "2", "status": FrameworkStatus.CONSULTATION}
    )
    assert consulted.standing == "Performance Management Framework, version 2 (out to consultation)"
