"""What counts beside the figures reaches the exceptions, and the page that tells them."""

from collections.abc import Callable

import pytest

from pmf_lib import sections
from pmf_lib.methods.service_standard import State
from pmf_lib.sections import Pack
from pmf_lib.sections.evidence import record_of
from pmf_lib.views.records import Icon, Nil, Table, Text

Open = Callable[[str], Pack]


def codes(pack: Pack, measure: str) -> tuple[str, ...]:
    found = pack.exceptions[pack.exceptions["measure"] == measure]
    return () if found.empty else found.iloc[0].codes


@pytest.mark.parametrize(
    ("measure", "code"),
    [
        ("CUS05", "A6"),
        ("NEI03", "A4"),
        ("NEI03", "A10"),
        ("ICT02", "A5"),
        ("GRO01", "A11"),
        ("SER01", "F11"),
        ("SER05", "F5"),
        ("REV03", "F6"),
    ],
)
def test_the_stories_of_the_demo_are_told_by_their_rule(
    demo_pack: Open, measure: str, code: str
) -> None:
    """Peers, variation, risks, broken and restored promises each reach the exceptions (R1-033)."""
    assert code in codes(demo_pack(""), measure)


def test_every_figure_is_checked_and_compared_before_it_is_shown(demo_pack: Open) -> None:
    """R3-030: what the checks found, the grade, and the place among like councils."""
    pack = demo_pack("")
    assert pack.judgements["grade"].notna().all()
    assert pack.judgements["standing"].notna().any()
    assert pack.values["flags"].str.contains("percent_out_of_range").any()


def test_a_figure_like_its_neighbours_is_no_exception_for_that(demo_pack: Open) -> None:
    assert not {"A6", "F6"} & set(codes(demo_pack(""), "NEI01"))


def test_noise_in_its_usual_range_is_no_special_cause(demo_pack: Open) -> None:
    row = demo_pack("").judgement("FIN01")
    assert (row.status, row.variation) == ("amber", "common_cause")


def test_recorded_new_limits_make_a_shift_the_usual_range(demo_pack: Open) -> None:
    decided, undecided = (demo_pack("").judgement(code) for code in ("REV03", "NEI03"))
    assert [rebase.period.code for rebase in decided.control.rebases] == ["2020-21-M10"]
    assert (decided.variation, undecided.variation) == ("common_cause", "concern")


def test_money_ranks_with_the_measures(demo_pack: Open) -> None:
    found = demo_pack("").exceptions
    assert {"measure", "budget", "saving"} == set(found["subject"])
    assert set(found[found["subject"] != "measure"]["codes"]) == {("A9",), ("F9",)}


def test_a_unit_sees_the_same_exceptions_of_its_own(demo_pack: Open) -> None:
    whole, own = demo_pack("").exceptions, demo_pack("customer-services").exceptions
    of_unit = whole[whole["unit"] == "customer-services"].reset_index(drop=True)
    assert of_unit.drop(columns="unit").equals(own.drop(columns="unit"))


def test_promises_are_judged_by_quarters_though_the_measure_is_monthly(demo_pack: Open) -> None:
    pack = demo_pack("grounds-maintenance")
    (entry,) = pack.entries("service_standards", every_period=True).itertuples()
    record = record_of(entry, pack.judgement("GRO01"))
    assert record is not None and record.state is State.BROKEN
    assert len(record.figures) == 4


def test_the_section_names_each_promise_with_four_quarters(demo_pack: Open) -> None:
    """R3-037."""
    section = sections.service_standards(demo_pack("grounds-maintenance"))
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert section.headline == "1 standard, 1 broken."
    assert [column.title for column in table.columns][4:8] == [
        "Q3 2020/21",
        "Q4 2020/21",
        "Q1 2021/22",
        "Q2 2021/22",
    ]
    last, now = table.rows[0][7], table.rows[0][8]
    assert isinstance(last, Text) and last.text.endswith(", broken")
    assert isinstance(now, Text) and now.text == "Broken"


def test_a_service_without_a_standard_says_so(demo_pack: Open) -> None:
    (nil,) = sections.service_standards(demo_pack("audit-services")).blocks
    assert isinstance(nil, Nil)


def test_every_measure_has_its_symbols_beside_its_status(demo_pack: Open) -> None:
    """What varies by chance and what really changed stands beside each status (R4-025)."""
    section = sections.indicators(demo_pack("customer-services"))
    every = section.blocks[-1]
    (table,) = [block for block in every.blocks if isinstance(block, Table)]
    titles = [column.title for column in table.columns]
    place = titles.index("Status")
    assert titles[place + 1 : place + 3] == ["Variation", "Assurance"]
    assert any(isinstance(row[place + 1], Icon) for row in table.rows)


def test_all_risks_stand_on_the_matrix(demo_pack: Open) -> None:
    """R2-035."""
    pack = demo_pack("")
    matrix, above = sections.risks_at_a_glance(pack).blocks
    assert isinstance(matrix, Table) and isinstance(above, Table)
    cells = [cell.text for row in matrix.rows for cell in row[1:] if isinstance(cell, Text)]
    counted = [int(words.rpartition(", ")[2].split()[0]) for words in cells if " risk" in words]
    assert sum(counted) == len(pack.entries("risks", every_period=True))
    assert any(words.startswith("Likelihood ") for words in cells)
