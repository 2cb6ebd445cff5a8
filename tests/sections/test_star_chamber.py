"""Star Chamber: unit cost, performance beside others, value for money, options."""

from pmf_lib.sections.star_chamber import against_others, unit_cost
from pmf_lib.sections.value_for_money import (
    efficiency_options,
    star_chamber_words,
    value_for_money_chart,
)
from tests.sections import lancaster_rows as rows
from tests.sections.told import charts, nils, table, words


def lancaster(pack_of, **tables):
    return pack_of(tables, council=rows.COUNCIL, unit=rows.UNIT)


def cost(period, pounds, **changed):
    return {
        "unit": rows.UNIT,
        "period": period,
        "of": "one home",
        "cost": pounds,
        "volume": 100,
        "family": 500,
        "measure": "HOU01",
        "recorded_on": "2008-06-13",
    } | changed


COSTS = [cost("2006-07", 52000), cost("2007-08", 55000)]


def test_unit_cost_by_year_beside_like_councils(pack_of):
    """Unit cost beside the benchmarking family (R2-020)."""
    section = unit_cost(
        lancaster(pack_of, unit_costs=[cost("2006-07", 52000), cost("2007-08", 55000)])
    )
    assert section.headline == (
        "One home cost £550.00 in 2007/08, 10.0% more than in like councils (£500.00)."
    )
    assert table(section, "Unit cost")[-1] == [
        *("2007/08", "One home", "£55,000", "100", "£550.00", "£500.00", "10.0%")
    ]
    assert len(charts(section)) == 1


def test_a_missing_cost_is_said_and_never_nought(pack_of):
    section = unit_cost(lancaster(pack_of, unit_costs=[cost("2007-08", None)]))
    assert section.headline == "What one home cost in 2007/08 is not known."
    assert "£0" not in words(section) and not charts(section)


def test_costs_of_a_later_year_are_not_told_yet(pack_of):
    section = unit_cost(lancaster(pack_of, unit_costs=[cost("2008-09", 52000)]))
    assert nils(section)


def test_chart_and_table_stand_in_place_of_the_spidergram(pack_of):
    """The value for money chart with an accessible table (R2-028); together with performance."""
    tables = rows.judged(HOU01=95) | {"unit_costs": [cost("2007-08", 55000)]}
    section = value_for_money_chart(lancaster(pack_of, **tables))
    assert section.headline == "Costs more and does better."
    (drawn,) = charts(section)
    assert drawn.alternative and drawn.table.rows
    assert "arc" not in str(drawn.spec)
    assert table(section, "Cost and performance") == [
        ["Cost of one home", "−10.0%", "Worse by 10.0%"]
    ]


def test_without_performance_nothing_is_judged(pack_of):
    section = value_for_money_chart(lancaster(pack_of, unit_costs=[cost("2007-08", 55000)]))
    assert section.headline.startswith("Cannot be judged")


def option(code, saving, **changed):
    return {
        "option": code,
        "unit": rows.UNIT,
        "title": f"Option {code}",
        "saving": saving,
        "recorded_on": "2008-10-20",
    } | changed


def test_options_with_exempt_ones_apart_and_out_of_totals(pack_of):
    """Options for efficiency and savings (R2-020); exempt rows stand apart."""
    options = [
        option("E1", 1000, decided="Agreed"),
        option("E2", 500),
        option("E3", 987654, exempt="paragraph 3", title="Project Heron"),
    ]
    pack = lancaster(pack_of, efficiency_options=options)
    section = efficiency_options(pack)
    assert section.headline == "2 options would save £1,500 a year; 1 still to be decided."
    public, exempt = section.blocks
    assert "Heron" not in public.model_dump_json() and "987" not in section.headline
    assert (exempt.type, exempt.paragraph) == ("exempt", "paragraph 3")
    assert "Heron" not in " ".join(star_chamber_words(pack))


def test_an_unknown_saving_is_named_and_never_nought(pack_of):
    section = efficiency_options(lancaster(pack_of, efficiency_options=[option("E1", None)]))
    assert section.headline == "1 option of unknown saving; 1 still to be decided."
    more = [option("E2", 500)]
    section = efficiency_options(lancaster(pack_of, efficiency_options=more))
    assert "would save £500 a year; the saving of 1 is not known" in section.headline


def test_performance_is_held_against_like_councils(council_pack):
    """Performance against benchmark (R2-020): two of the demo's waste measures have one."""
    section = against_others(council_pack(rows.COUNCIL, unit="waste-and-street-services"))
    found = table(section, "Measures beside like councils")
    assert len(found) == 2 and all("of 16" in row[-1] for row in found)
    first, second, third = star_chamber_words(
        council_pack(rows.COUNCIL, unit="waste-and-street-services")
    )
    assert "more than in like councils" in first and "Costs more and does worse" in second
    assert "Star Chamber meets on 20 November 2008; papers by 13 November 2008" in third


def test_without_benchmarks_every_measure_is_still_one_click_away(pack_of):
    section = against_others(lancaster(pack_of, **rows.judged(HOU01=95)))
    assert nils(section) and len(table(section, "Every measure of the service")) == 1
    for nothing in (unit_cost, value_for_money_chart, efficiency_options):
        assert nils(nothing(lancaster(pack_of, **rows.judged(HOU01=95)))), nothing
