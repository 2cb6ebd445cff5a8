"""The overview of the demo council adds up, ranks, links, and names what is late or doubtful."""

from collections.abc import Callable

from pmf_lib import sections
from pmf_lib.sections import Pack
from pmf_lib.views.records import Badge, Chart, Link, Section, Table, Text

Open = Callable[[str], Pack]


def tables(section: Section) -> list[Table]:
    return [block for block in section.blocks if isinstance(block, Table)]


def numbers(cells: tuple[object, ...]) -> list[float]:
    return [cell.number for cell in cells if isinstance(cell, Text) and cell.number is not None]


def test_every_service_is_listed_once_with_all_its_measures(demo_pack: Open) -> None:
    pack = demo_pack("")
    (table,) = tables(sections.services_at_a_glance(pack))
    assert len(table.rows) == len(pack.council.units)
    coloured_or_not = [sum(numbers(row[2:6])) for row in table.rows]
    assert sum(coloured_or_not) == len(pack.judgements)
    assert sum(numbers(row)[-1] for row in table.rows) == len(pack.adverse)


def test_worst_and_best_follow_the_rank_and_link_to_the_measure(demo_pack: Open) -> None:
    pack = demo_pack("")
    for section, ranked in (
        (sections.worst_first(pack), pack.adverse),
        (sections.best_first(pack), pack.favourable),
    ):
        (table,) = tables(section)
        links = [row[0] for row in table.rows]
        assert [link.text.rpartition(" (")[0] for link in links if isinstance(link, Link)] == list(
            ranked["title"].head(len(links))
        )
        assert all("measure-" in link.target for link in links if isinstance(link, Link))


def test_the_linked_place_is_in_the_services_own_report(demo_pack: Open) -> None:
    first = next(demo_pack("").adverse.itertuples())
    own = sections.indicators(demo_pack(first.unit))
    places = [part.place for block in own.blocks for part in block.blocks if hasattr(part, "place")]
    assert f"measure-{first.measure.lower()}" in places


def test_directorates_add_up_to_the_council(demo_pack: Open) -> None:
    section = sections.council_budget(demo_pack(""))
    (table,) = tables(section)
    *directorates, council = [numbers(row[1:4]) for row in table.rows]
    assert [round(sum(column)) for column in zip(*directorates, strict=True)] == [
        round(value) for value in council
    ]
    assert all(isinstance(row[-1], Badge) for row in table.rows)


def test_counts_by_directorate_are_drawn_with_their_figures(demo_pack: Open) -> None:
    pack = demo_pack("")
    (chart,) = sections.how_are_we_doing(pack).blocks
    assert isinstance(chart, Chart)
    assert sum(numbers(row)[-1] for row in chart.table.rows) == len(pack.judgements)
    assert chart.alternative and chart.source


def test_planted_late_doubtful_and_restated_figures_are_named(demo_pack: Open) -> None:
    late, doubtful, restated, told = tables(sections.late_and_doubtful(demo_pack("")))
    assert "Small workshops let" in [row[0].text for row in late.rows if isinstance(row[0], Text)]
    words = [row[-1].text for row in doubtful.rows if isinstance(row[-1], Text)]
    assert "percent out of range, numerator too large" in words
    shown = [[cell.text for cell in row] for row in restated.rows]
    assert ["49", "58 [r]", "Green to red"] in [row[3:6] for row in shown]
    bodies = {row[0].text: [cell.text for cell in row[3:]] for row in told.rows}
    assert bodies["Executive"] == ["49", "31 August 2021", "58 [r]", "Green to red"]
    assert {"Senior Management Team", "Health and Wellbeing Scrutiny Panel"} <= set(bodies)
    assert "Economic Growth Scrutiny Panel" not in bodies


def test_restated_figure_carries_its_letter(demo_pack: Open) -> None:
    """A figure first known otherwise is marked [r]; the earlier one is kept."""
    pack = demo_pack("homelessness-prevention-and-accommodation-services")
    changed = pack.restatements[pack.restatements["measure"] == "HOM04"]
    assert changed[["period", "old", "new"]].to_numpy().tolist() == [["2021-22-Q1", 49.0, 58.0]]
    assert all(pack.restatements["reason"].notna())


def test_both_sides_of_exceptions_are_shown(demo_pack: Open) -> None:
    """R1-039, R2-022: particularly bad and particularly good, before everything else."""
    found = sections.indicators(demo_pack("revenues-and-benefits"))
    assert [part.heading for part in found.blocks] == [
        "Exceptions: what needs attention",
        "Exceptions: what is going well",
        "Every measure",
    ]


def test_opening_counts_what_the_judgements_hold(demo_pack: Open) -> None:
    pack = demo_pack("")
    first = sections.opening(pack, "quarter_overview")
    red = int((pack.judgements["status"] == "red").sum())
    assert f"{red} are red" in first.summary[0]
    assert first.echo["snapshot"] == pack.snapshot.token
    assert "invented" in first.notice


def test_decisions_ahead_are_open_ones_by_date(demo_pack: Open) -> None:
    """The decisions of every service that are still to be taken."""
    pack = demo_pack("")
    (table,) = tables(sections.decisions_ahead(pack))
    states = {row[4].text for row in table.rows if isinstance(row[4], Text)}
    assert states <= {"Planned", "Deferred"}
    due = pack.entries("key_decisions", every_period=True)
    assert len(table.rows) == due["status"].isin(("planned", "deferred")).sum()
