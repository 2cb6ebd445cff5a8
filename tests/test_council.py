"""The council profile: Carlisle 2021 as published, and what other rooms ask of it."""

import pickle
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib import workdays
from pmf_lib.council import Council, council_keys, load_council, profile_path
from pmf_lib.errors import ParameterError, ProfileError
from pmf_lib.periods import Grain, Period

KEY = "carlisle-2021"
PUBLISHED = profile_path(KEY).read_text(encoding="utf-8")
CARLISLE = load_council(KEY)

SERVICES = """Bereavement Services|Grounds maintenance|Healthy City|Neighbourhood Services
Policy & Communications|Carlisle Partnership|Tourism & City Centre|HR & Payroll
Organisational Development|Customer Services|ICT Services|PA Support|Building Control
Development Management|Economic Development Technical Support|Planning Policy|Regeneration
Property Services|Democratic Services|Health & Safety
Homelessness, Prevention & Accommodation Services|Legal Services|Regulatory Services
Audit Services|Financial Services|Revenues & Benefits|Service Support"""


def test_27_services_in_5_directorates_by_number_and_name() -> None:
    """R3-022."""
    assert [unit.number for unit in CARLISLE.units] == list(range(1, 28))
    assert [unit.name for unit in CARLISLE.units] == SERVICES.replace("\n", "|").split("|")
    counts = Counter(CARLISLE.directorate_of(unit.key).name for unit in CARLISLE.units)
    assert counts == {
        "Community Services": 9,
        "Corporate Support": 3,
        "Economic Development": 5,
        "Governance & Regulatory Services": 6,
        "Finance and Resources": 4,
    }
    assert [len(CARLISLE.units_of(each.key)) for each in CARLISLE.directorates] == [9, 3, 5, 6, 4]


def test_three_services_have_another_document_for_a_plan() -> None:
    """R3-059."""
    others = {unit.name: unit.plan for unit in CARLISLE.units if unit.plan != "service plan"}
    assert others == {
        "Carlisle Partnership": "partnership plan",
        "ICT Services": "strategy",
        "Audit Services": "audit plan",
    }


@pytest.mark.parametrize(
    ("name", "remit"),
    [
        (
            "Business Management and Development",  # R3-012
            "Enhanced governance; Commercial Strategy; Strategic Financial Planning; "
            "Corporate Planning development; Performance management reporting; "
            "Corporate Risk Management",
        ),
        (
            "Transformation Board",  # R3-013
            "Organisation development; Performance management framework; "
            "Service delivery innovation activities",
        ),
        (
            "Economic Development Major Projects Board",  # R3-014
            "Planning Policy; Regeneration projects; Infrastructure development; "
            "Housing delivery; Business support services; Promoting the place – Carlisle Story; "
            "External liaison with education and skills providers; "
            "Carlisle Economic Partnership; Tourism developments",
        ),
        (
            "Health and Wellbeing",  # R3-015
            "Healthy City Steering Group; Community Safety; "
            "Leisure and cultural partnerships/contracts; Housing support and advice; "
            "Environmental Health; Community cohesion, engagement and communication; "
            "Emergency planning",
        ),
    ],
)
def test_thematic_groups_have_exactly_their_remits(name: str, remit: str) -> None:
    group = next(group for group in CARLISLE.groups if group.name == name)
    assert "; ".join(group.remit) == remit


def test_the_framework_has_its_eleven_components_in_order() -> None:
    """R3-005."""
    assert CARLISLE.framework.components == (
        "Corporate planning through the Carlisle Plan and Corporate Plan",
        "Service Planning",
        "Team appraisals",
        "Individual appraisals",
        "Service Standards, Performance Indicators and Management Information",
        "Overview and Scrutiny",
        "Management Competency Framework and Performance Enhancement Process",
        "Management Information Group",
        "Roles and responsibilities",
        "Review",
        "Related policies, procedures and protocols",
    )


def test_every_unit_is_paired_once_and_the_pairing_says_it_is_invented() -> None:
    """R0-004."""
    paired = Counter(unit for units in CARLISLE.pairing.committees.values() for unit in units)
    assert paired == Counter(unit.key for unit in CARLISLE.units)
    assert len(CARLISLE.committees) == 3
    assert CARLISLE.pairing.invented
    assert "Invented" in CARLISLE.pairing.note
    seen = [unit for each in CARLISLE.committees for unit in CARLISLE.units_before(each.key)]
    assert len(seen) == 27
    assert all(CARLISLE.committee_of(unit.key) in CARLISLE.committees for unit in seen)


def test_management_comes_first_and_the_paired_panel_last() -> None:
    """Each unit's ladder: management first, the committee it is paired with last (R0-023)."""
    assert CARLISLE.ladder == ("smt", "executive", "scrutiny")
    for unit in CARLISLE.units:
        rungs = CARLISLE.ladder_of(unit.key)
        assert [body.kind for body in rungs] == ["management", "executive", "scrutiny"]
        assert rungs[-1].committee == CARLISLE.committee_of(unit.key).key


def test_every_body_meets_in_2021_22_on_working_days() -> None:
    year = Period.parse("2021-22")
    for body in CARLISLE.bodies:
        assert body.meetings or body.kind == "public"
        assert list(body.meetings) == sorted(set(body.meetings))
        assert all(year.start <= day <= year.end for day in body.meetings)
        assert all(workdays.is_working_day(day) for day in body.meetings)


def test_every_page_will_say_that_its_figures_are_invented() -> None:
    assert CARLISLE.notice == "Demonstration: every figure on this page is invented."


def test_the_packs_are_named_as_published() -> None:
    named = {(spec.title, spec.for_each.value) for spec in CARLISLE.packs}
    assert {
        ("Business plan monitoring report", "unit"),
        ("Quarter overview", "council"),
        ("Carlisle Plan on a Page", "council"),
        ("Thematic group report", "group"),
        ("Portfolio Holder briefing", "portfolio"),
        ("Performance Measures Definition and Target Guide", "directorate"),
    } <= named
    assert CARLISLE.pack("quarter_overview").notebook == "notebooks/packs/quarter_overview.ipynb"
    assert CARLISLE.period == Period.parse("2021-22-Q2")


def test_a_unit_is_found_by_key_name_or_number() -> None:
    ict = CARLISLE.unit("ict-services")
    for text in ("ict-services", "ICT-SERVICES", "ICT Services", " ict  services ", "11"):
        assert CARLISLE.find_unit(text) == ict
    assert CARLISLE.find_unit("28") is None
    assert CARLISLE.find_unit("") is None


def test_an_unknown_unit_is_refused_with_the_likeliest_first() -> None:
    with pytest.raises(ParameterError) as caught:
        CARLISLE.unit("ict-service")
    assert caught.value.found == "“ict-service” is not a business unit of Carlisle City Council"
    assert caught.value.allowed.startswith("Allowed: ict-services, ")
    assert all(unit.key in caught.value.allowed for unit in CARLISLE.units)


@pytest.mark.parametrize(
    "ask",
    [
        CARLISLE.body,
        CARLISLE.committee,
        CARLISLE.directorate,
        CARLISLE.portfolio,
        CARLISLE.group,
        CARLISLE.units_of_body,
        CARLISLE.pack,
        CARLISLE.committee_of,
        CARLISLE.directorate_of,
        CARLISLE.ladder_of,
        CARLISLE.units_of,
        CARLISLE.units_before,
    ],
)
def test_every_other_unknown_key_is_refused_too(ask) -> None:
    with pytest.raises(ParameterError, match="“nobody” is not"):
        ask("nobody")


def test_rules_hold_from_their_day() -> None:
    first = CARLISLE.rules[0]
    stricter = first.model_copy(update={"since": date(2021, 4, 1), "red_tolerance": 0.05})
    council = CARLISLE.model_copy(update={"rules": (first, stricter)})
    assert council.rules_on(date(2021, 3, 31)).red_tolerance == 0.10
    assert council.rules_on(date(2021, 4, 1)).red_tolerance == 0.05
    assert council.rules_on(date(2016, 4, 1)) == first
    with pytest.raises(ParameterError, match="2016-03-31"):
        council.rules_on(date(2016, 3, 31))
    assert first.budget["service"].amount == 100_000
    assert first.trend_long_length == 4


def test_values_are_due_on_the_10th_and_packs_20_working_days_after_the_quarter() -> None:
    """R4-042; the 20 working days pass the bank holidays of Easter and May."""
    assert CARLISLE.value_due(Period.parse("2021-22-M12")) == date(2022, 4, 10)
    assert CARLISLE.value_due(Period.parse("2021-22-Q2")) == date(2021, 10, 10)
    assert CARLISLE.pack_date(Period.parse("2021-22-Q2")) == date(2021, 10, 28)
    assert CARLISLE.pack_date(Period.parse("2021-22-Q4")) == date(2022, 5, 3)


def test_closures_and_the_weekend_roll_move_what_is_due() -> None:
    closed = {"closures": (date(2021, 10, 28),), "values_due_roll": True}
    council = CARLISLE.model_copy(update={"calendar": CARLISLE.calendar.model_copy(update=closed)})
    assert council.pack_date(Period.parse("2021-22-Q2")) == date(2021, 10, 29)
    assert council.value_due(Period.parse("2021-22-Q2")) == date(2021, 10, 11)
    assert council.papers_due(date(2021, 11, 3)) == date(2021, 10, 26)
    assert council.agenda_due(date(2021, 11, 3)) == date(2021, 10, 25)


@given(st.integers(2003, 2026), st.integers(1, 4))
def test_packs_never_come_before_their_values(year: int, quarter: int) -> None:
    period = Period(year, Grain.QUARTER, quarter)
    assert period.end < CARLISLE.value_due(period) < CARLISLE.pack_date(period)


def test_a_council_can_be_handed_to_another_process() -> None:
    assert CARLISLE.find_unit("11")
    again = pickle.loads(pickle.dumps(CARLISLE))
    assert again.model_dump() == CARLISLE.model_dump()


def test_a_council_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        CARLISLE.notice = ""


@given(st.data())
def test_no_line_can_be_left_out_unnoticed_or_with_another_error(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    """A profile with any one line removed is read, or refused with a line of the file."""
    lines = PUBLISHED.splitlines(keepends=True)
    left_out = data.draw(st.integers(0, len(lines) - 1))
    folder = tmp_path_factory.getbasetemp() / "left_out"
    folder.mkdir(exist_ok=True)
    text = "".join(lines[:left_out] + lines[left_out + 1 :])
    (folder / f"{KEY}.yml").write_text(text, encoding="utf-8")
    try:
        assert isinstance(load_council(KEY, folder), Council)
    except ProfileError as error:
        assert f"{KEY}.yml, line " in error.sentence


def test_profiles_are_listed_without_the_run_settings(tmp_path: Path) -> None:
    for name in ("b.yml", "a.yml", "run.yml", "notes.txt"):
        (tmp_path / name).touch()
    assert council_keys(tmp_path) == ("a", "b")
    assert KEY in council_keys()


@pytest.mark.parametrize("key", ["carlisle", "run", "../carlisle-2021", ""])
def test_a_council_without_a_profile_is_refused(key: str) -> None:
    with pytest.raises(ParameterError, match="carlisle-2021"):
        load_council(key)


def test_a_profile_is_found_by_its_key(tmp_path: Path) -> None:
    shutil.copy(profile_path(KEY), tmp_path)
    assert profile_path(KEY, tmp_path).parent == tmp_path
    assert load_council(KEY, tmp_path) == CARLISLE
