"""Links go to the report that this council makes, or are words alone."""

from types import SimpleNamespace

import pytest

from pmf_lib.council import load_council
from pmf_lib.sections.whose_report import (
    council_report_link,
    exception_link,
    measure_link,
    report_of,
    service_link,
)
from pmf_lib.views.records import Link, Text


@pytest.mark.parametrize(
    ("council", "unit", "page"),
    [
        ("carlisle-2021", "ict-services", "unit_monitoring/ict-services.html"),
        ("lancaster-2008", "council-housing", "prt_report/council-housing.html"),
        ("peterborough-2009", "human-resources", "delivery_plan_report/human-resources.html"),
    ],
)
def test_a_unit_is_reported_in_its_own_report(council: str, unit: str, page: str) -> None:
    assert report_of(load_council(council), unit) == page


def test_where_no_unit_has_a_report_its_committee_has() -> None:
    """R1-072: a service is told of in its committee's report, which gives a measure no place."""
    council = load_council("ribble-valley-2007")
    unit = council.units[0].key
    page = f"service_committee_report/{council.committee_of(unit).key}.html"
    assert report_of(council, unit) == page
    row = SimpleNamespace(unit=unit, measure="M1", title="Measure")
    assert measure_link(council, row) == Link(text="Measure", target=page)


def test_without_a_unit_or_a_report_it_is_words_alone() -> None:
    council = load_council("carlisle-2021")
    assert service_link(council, None) == Text(text="The whole council")
    bare = council.model_copy(update={"packs": ()})
    assert service_link(bare, "ict-services", "ICT") == Text(text="ICT")


@pytest.mark.parametrize(
    ("council", "subject", "place"),
    [
        ("carlisle-2021", "measure", "#measure-m1"),
        ("carlisle-2021", "budget", "#budget-measure-m1"),
        ("lancaster-2008", "measure", "#measure-m1"),
        ("lancaster-2008", "budget", ""),
    ],
)
def test_an_exception_leads_to_its_place_where_the_report_has_one(
    council: str, subject: str, place: str
) -> None:
    profile = load_council(council)
    unit = profile.units[0].key
    item = SimpleNamespace(unit=unit, measure="M1", subject=subject)
    found = exception_link(profile, item, "Words")
    assert isinstance(found, Link) and found.target == f"{report_of(profile, unit)}{place}"


def test_a_report_of_the_council_is_linked_and_one_for_each_body_is_not() -> None:
    council = load_council("carlisle-2021")
    linked = council_report_link(council, "quarter_overview", "Overview")
    assert linked == Link(text="Overview", target="quarter_overview/council.html")
    for name in ("exception_report", "star_chamber"):
        assert council_report_link(council, name, "Other") == Text(text="Other")
