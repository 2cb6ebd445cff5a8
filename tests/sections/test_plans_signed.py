"""Plans signed off in April or late from 1 May, their length, and whom they cover."""

from collections.abc import Callable

import pytest

from pmf_lib.sections import Pack
from pmf_lib.sections.plans_signed import plans_signed_off, sign_off_of_plans
from pmf_lib.views.records import Bullets, Nil, Part, Table
from tests.sections import lancaster_rows as rows
from tests.sections.told import table as rows_of

Rows = list[dict[str, object]]


def plan(code: str, level: str, **more: object) -> dict[str, object]:
    usual = {"plan": code, "title": f"Plan {code}", "level": level, "period": "2021-22"}
    return usual | {"recorded_on": "2021-04-30"} | more


def signed(plans: Rows, pack_of: Callable[..., Pack], **more: Rows) -> tuple[str, Table]:
    pack = pack_of({"plans": plans} | more, council="carlisle-2021", unit="")
    found = sign_off_of_plans(pack, 12)
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    return found.headline, table


def test_late_long_and_unsigned_plans_are_told(pack_of: Callable[..., Pack]) -> None:
    """R2-017 (late from 1 May), R0-015 (length), R3-023 (directorate plans by the top team)."""
    headline, table = signed(
        [
            plan("CP", "corporate plan"),
            plan(
                "A",
                "directorate plan",
                signed_off_on="2021-04-30",
                signed_off_by="Senior Management Team",
            ),
            plan("B", "directorate plan", signed_off_on="2021-04-30", signed_off_by="Director"),
            plan(
                "C", "service plan", signed_off_on="2021-05-01", signed_off_by="Director", pages=12
            ),
            plan("D", "service plan", pages=13),
        ],
        pack_of,
    )
    assert headline.startswith("Of 4 directorate and service plans, 2 were signed off after April")
    assert headline.endswith("1 has more than 12 pages.")
    assert [row[3].text for row in table.rows] == [
        "In time",
        "In time",
        "1 day late",
        "181 days late",
    ]
    assert [row[5].text for row in table.rows] == [
        "Nothing",
        "Bring it before the Senior Management Team",
        "Nothing",
        "Sign it off and shorten it",
    ]


def test_a_plan_for_two_services_covers_both(pack_of: Callable[..., Pack]) -> None:
    """R3-017: a plan may cover several services; a service that none covers is named."""
    plans = [plan("CP", "corporate plan"), plan("S", "service plan", unit="legal-services")]
    services: Rows = [
        {"plan": "S", "unit": unit, "recorded_on": "2021-04-30"}
        for unit in ("legal-services", "democratic-services")
    ]
    pack = pack_of({"plans": plans, "plan_services": services}, council="carlisle-2021", unit="")
    shared, bare = (
        part.blocks[0] for part in sign_off_of_plans(pack).blocks if isinstance(part, Part)
    )
    assert isinstance(shared, Bullets) and isinstance(bare, Bullets)
    assert shared.items == ("Plan S: Democratic Services and Legal Services.",)
    assert "Legal Services" not in bare.items and len(bare.items) == 25


def service_plan(code: str, unit: str, signed: str | None) -> dict[str, object]:
    return {
        "plan": code,
        "title": f"Plan {code}",
        "level": "service plan",
        "unit": unit,
        "period": "2008-09",
        "signed_off_on": signed,
        "signed_off_by": "Corporate Director" if signed else None,
        "recorded_on": signed or "2008-04-01",
    }


def test_plans_signed_off_in_april_and_the_list_of_late_ones(
    pack_of: Callable[..., Pack],
) -> None:
    """Signed off in April each year; a late list from 1 May (R2-017)."""
    plans = [
        service_plan("A", rows.UNIT, "2008-04-30"),
        service_plan("B", rows.OTHER, "2008-05-01"),
        service_plan("C", "environmental-health", None),
    ]
    section = plans_signed_off(pack_of({"plans": plans}, council=rows.COUNCIL))
    found = {row[0]: row[-1] for row in rows_of(section, "Service business plans")}
    assert found["Council Housing"] == "Signed off in April"
    assert found["Planning Services"] == "Signed off late"
    assert found["Environmental Health"] == "Late: not signed off"
    assert found["Corporate Strategy"] == "Late: no plan in the register"
    assert section.headline.startswith("1 of 9 plans signed off in April; late")
    assert "Planning Services" not in section.headline


@pytest.mark.parametrize(
    ("day", "standing"), [("2008-04-30", "Not due yet"), ("2008-05-01", "Late")]
)
def test_nothing_is_late_before_may(pack_of: Callable[..., Pack], day: str, standing: str) -> None:
    """R2-017: as known on the last day of April and on the day after."""
    pack = pack_of(
        {"plans": [service_plan("A", rows.UNIT, None)]}, as_known_on=day, council=rows.COUNCIL
    )
    first = rows_of(plans_signed_off(pack), "Service business plans")[0]
    assert first[-1].startswith(standing)


def test_a_plan_that_covers_two_services_is_told_with_both(pack_of: Callable[..., Pack]) -> None:
    """R3-017: nobody is without a plan whose service a shared plan covers."""
    shared: Rows = [
        {"plan": "A", "unit": unit, "recorded_on": "2008-04-01"} for unit in (rows.UNIT, rows.OTHER)
    ]
    tables = {"plans": [service_plan("A", rows.UNIT, "2008-04-30")], "plan_services": shared}
    section = plans_signed_off(pack_of(tables, council=rows.COUNCIL))
    found = {row[0]: row[1] for row in rows_of(section, "Service business plans")}
    assert found["Council Housing"] == found["Planning Services"] == "Plan A"


def test_nothing_in_the_registers_is_a_nil_return(pack_of: Callable[..., Pack]) -> None:
    other: Rows = [{"unit": "legal-services", "period": "2021-22-Q2", "fte": 4.0}]
    pack = pack_of({"staffing": other}, council="carlisle-2021", unit="")
    assert isinstance(sign_off_of_plans(pack).blocks[0], Nil)


def test_late_plans_of_2003_are_told(council_pack: Callable[..., Pack]) -> None:
    pack = council_pack("carlisle-2003")
    assert "3 were signed off after April" in sign_off_of_plans(pack).headline
