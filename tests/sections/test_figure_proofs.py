"""Every figure of a service from the page to its file; the last report as it would be today."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.run.digests import content_digest
from pmf_lib.sections import Pack, figure_proofs, last_report_today, proof_summary
from tests.conftest import Home
from tests.sections.told import facts, headings, nils, table, words

Open = Callable[..., Pack]
CARLISLE = "carlisle-2021"
REVENUES = "revenues-and-benefits"


@pytest.fixture
def revenues(council_pack: Open) -> Pack:
    return council_pack(CARLISLE, unit=REVENUES)


def test_every_measure_has_its_proof_in_a_place_of_its_own(revenues: Pack) -> None:
    """R3-028: from the figure to its rows; what a measure's card points at is there."""
    section = figure_proofs(revenues)
    assert headings(section) == sorted(revenues.judgements["title"])
    places = {part.place for part in section.blocks}  # type: ignore[union-attr]
    assert "measure-rev01" in places and len(places) == len(revenues.judgements)


def test_a_row_names_its_file_its_line_and_the_digest_of_what_was_handed_in(
    revenues: Pack, in_councils_home: Home
) -> None:
    """R1-047: the line in the file says what the page says."""
    title = revenues.judgement("REV08").title
    (row,) = table(figure_proofs(revenues), f"Rows behind {title}")
    file, _, line = row[5].partition(", line ")
    source = in_councils_home.path / "sources" / CARLISLE / file
    handed_in = source.read_text("utf-8").splitlines()[int(line) - 1].split(",")
    assert "REV08" in handed_in and row[1].rstrip("%") in handed_in
    assert len(row[6]) == 12 and int(row[6], 16) >= 0


def test_what_is_worked_out_again_is_shown_as_a_sum(revenues: Pack) -> None:
    assert "of 299,015 is 80.4003, which equals the stored 80.4." in words(figure_proofs(revenues))
    assert "Does not come out" not in words(figure_proofs(revenues))
    assert proof_summary(revenues)[1].startswith("Do the figures come out again? 8 of 8 that can")


def test_the_last_audit_says_how_many_of_all_records_may_be_wrong(revenues: Pack) -> None:
    """R1-041: two errors in sixty records, and the later of two audits."""
    said = words(figure_proofs(revenues))
    assert "15 June 2021 by the Audit Manager: 2 errors in 60 records" in said
    assert "at most 10.1% of all records are wrong" in said
    assert "16 June 2020" not in said
    assert "never audited" in said


def test_the_command_that_works_a_figure_out_again_does(
    revenues: Pack, in_councils_home: Home
) -> None:
    _, command, *_ = words(figure_proofs(revenues)).split("pmf measure ")
    code, period, *_ = command.split()
    done = in_councils_home.pmf("measure", code, period, "--council", CARLISLE)
    assert "holds" in done.stdout or "checks" in done.stdout


def measured(**cells: object) -> dict[str, list[dict[str, object]]]:
    base = {"measure": "P1", "unit": "pa-support", "period": "2021-22-Q1"}
    return {
        "measures": [
            {
                "measure": "P1",
                "title": "Letters answered",
                "unit": "pa-support",
                "owner": "Manager",
                "kind": "percent",
                "polarity": "maximise",
                "frequency": "quarterly",
                "aggregation": "ratio",
                "state": "active",
                "defined_on": "2021-04-01",
            }
        ],
        "values": [
            base
            | {"value": 80.0, "numerator": 80.0, "denominator": 100.0}
            | {"recorded_on": "2021-07-08"},
            *([base | {"recorded_on": "2021-08-20"} | cells] if cells else []),
        ],
        "targets": [
            {
                "measure": "P1",
                "period": "2021-22",
                "target": 78.0,
                "set_on": "2021-04-01",
                "set_by": "Board",
                "reason": "As agreed",
            }
        ],
    }


def test_what_does_not_come_out_is_said(pack_of: Open) -> None:
    wrong = {"value": 75.0, "numerator": 80.0, "denominator": 100.0, "reason_code": "error"}
    pack = pack_of(measured(**wrong))
    said = words(figure_proofs(pack))
    sum_again = "Q1 2021/22: 80 of 100 is 80, which differs from the stored 75."
    assert f"Does not come out: {sum_again}" in said
    rows = table(figure_proofs(pack), "Rows behind Letters answered")
    assert [row[5].endswith("(since replaced)") for row in rows] == [True, False]


def test_a_figure_restated_since_is_shown_then_and_today(pack_of: Open) -> None:
    """R1-044: old, new, status of both, from when and why."""
    restated = {"value": 75.0, "numerator": 75.0, "denominator": 100.0, "reason_code": "error"}
    section = last_report_today(pack_of(measured(**restated)))
    assert section.headline.startswith("1 measure of Quarter 1, 2021/22")
    (row,) = table(section, "What the report of Q1 2021/22")
    assert row[2:6] == ["80.0%", "75.0% [r]", "Green", "Amber"]
    assert row[6:] == ["20 August 2021", "error"]


def test_a_figure_known_before_the_report_is_no_change(pack_of: Open) -> None:
    """The other side: restated before the packs of the quarter were made on 28 July."""
    before = {"value": 75.0, "numerator": 75.0, "denominator": 100.0, "recorded_on": "2021-07-28"}
    assert nils(last_report_today(pack_of(measured(**before))))
    assert nils(last_report_today(pack_of(measured())))


@pytest.mark.parametrize(
    ("unit", "wrong"),
    [("revenues-and-benefits", 1), ("council-housing", 0), ("planning-services", 0)],
)
def test_the_demo_has_a_figure_that_does_not_come_out_and_services_where_all_do(
    council_pack: Open, unit: str, wrong: int
) -> None:
    """The planted figure of Lancaster, 98.7 beside 367 of 375, and no other."""
    said = words(figure_proofs(council_pack("lancaster-2008", unit=unit)))
    assert said.count("Does not come out") == wrong
    planted = "Does not come out: Q2 2008/09: 367 of 375 is 97.8667, which differs from"
    assert (planted in said) is bool(wrong)


@pytest.mark.parametrize(
    ("unit", "changed"),
    [("homelessness-prevention-and-accommodation-services", True), (REVENUES, False)],
)
def test_the_demo_has_a_story_and_a_service_without_one(
    council_pack: Open, unit: str, changed: bool
) -> None:
    section = last_report_today(council_pack(CARLISLE, unit=unit))
    assert bool(section.headline) is changed and bool(nils(section)) is not changed


def test_a_service_without_measures_says_so(pack_of: Open) -> None:
    pack = pack_of({"staffing": [{"unit": "pa-support", "period": "2021-22-Q2", "fte": 1.0}]})
    assert nils(figure_proofs(pack)) == ["Nil return: no measures are reported for this service."]
    assert facts(figure_proofs(pack)) == {}


def test_digests_are_those_of_the_loads(revenues: Pack) -> None:
    from pmf_lib.store import readers

    digests = readers.load_digests(revenues.reader)
    assert set(digests) >= set(revenues.value_history["load_id"])
    assert all(len(digest) == len(content_digest(b"")) for digest in digests.values())
