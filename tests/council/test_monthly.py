"""What a council reports of a month: what its table of reports says, and to whom."""

from __future__ import annotations

import pytest

from pmf_lib.council import as_reported, load_council
from pmf_lib.errors import ParameterError
from pmf_lib.periods import Period

PETERBOROUGH = load_council("peterborough-2009")
MONTH = Period.parse("2009-10-M05")


def received(period: str) -> dict[str, set[str]]:
    reported = as_reported(PETERBOROUGH, Period.parse(period))
    return {body.key: set(body.receives) for body in reported.bodies if body.receives}


def test_a_quarter_has_every_pack() -> None:
    assert as_reported(PETERBOROUGH, Period.parse("2009-10-Q2")) is PETERBOROUGH


def test_a_month_has_the_packs_that_the_table_has_monthly() -> None:
    """R4-036 to R4-039: and of the quarterly ones those that another row has monthly."""
    packs = {spec.pack for spec in as_reported(PETERBOROUGH, MONTH).packs}
    assert packs == {"quarter_overview", "delivery_contract", "delivery_plan_report"}


def test_a_months_report_goes_to_whom_its_row_names() -> None:
    """R4-036: to management each month; R4-034, R4-035: Cabinet and scrutiny have it quarterly."""
    assert "quarter_overview" in received("2009-10-M05")["cmt"]
    assert "cabinet" not in received("2009-10-M05")
    assert "quarter_overview" in received("2009-10-Q2")["cabinet"]
    scrutiny = {body.key for body in PETERBOROUGH.bodies if body.committee}
    assert scrutiny and not scrutiny & received("2009-10-M05").keys()


def test_a_row_that_names_nobody_goes_to_the_officers_who_receive_it() -> None:
    """R4-037 to R4-039: departments, business units and teams."""
    team = received("2009-10-M05")["dmt-city-services"]
    assert team == {"delivery_contract", "delivery_plan_report"}


@pytest.mark.parametrize(
    ("key", "period", "allowed"),
    [
        ("peterborough-2009", "2009-10", "or for a month"),
        ("carlisle-2021", "2021-22-M05", "it reports nothing monthly"),
        ("carlisle-2021", "2021-22", "it reports nothing monthly"),
    ],
)
def test_a_period_of_which_nothing_is_reported_is_refused(
    key: str, period: str, allowed: str
) -> None:
    with pytest.raises(ParameterError) as refused:
        as_reported(load_council(key), Period.parse(period))
    assert f"{key} makes no packs for {period}" in refused.value.sentence
    assert allowed in refused.value.sentence
