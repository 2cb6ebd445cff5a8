"""Good news: approved, and borne out by the figure; all else is only counted."""

from pmf_lib.sections.good_news import good_news, good_news_words, stories_waiting
from tests.sections import lancaster_rows as rows
from tests.sections.told import nils, table, words


def story(code, measure, **changed):
    return {
        "story": code,
        "unit": rows.UNIT,
        "measure": measure,
        "period": rows.PERIOD,
        "headline": f"Story {code}",
        "proposed_by": "Head of Council Housing",
        "approved_by": "Cabinet member",
        "approved_on": "2008-10-22",
        "recorded_on": "2008-10-22",
    } | changed


def lancaster(pack_of, *stories):
    tables = rows.judged(HOU01=95, HOU02=50) | {"good_news": list(stories)}
    return pack_of(tables, council=rows.COUNCIL)


def test_only_approved_stories_that_the_figure_bears_out_are_named(pack_of):
    """An approval step; named only while the figure is favourable or improving (R2-014)."""
    pack = lancaster(
        pack_of,
        story("TOLD", "HOU01"),
        story("RED", "HOU02"),
        story("WAITS", "HOU01", approved_by=None, approved_on=None),
        story("AHEAD", "HOU01", approved_on="2008-10-29"),
        story("PLAIN", None),
        story("BEFORE", "HOU01", period="2008-09-Q1"),
    )
    section = good_news(pack)
    assert {row[0] for row in table(section, "Good news stories")} == {"Story TOLD", "Story PLAIN"}
    everything = words(section) + words(stories_waiting(pack)) + " ".join(good_news_words(pack))
    for hidden in ("RED", "WAITS", "AHEAD", "BEFORE"):
        assert hidden not in everything
    assert "2 stories approved and borne out; 3 not told." in everything


def test_those_waiting_are_a_count(pack_of):
    """R2-014: in the public edition those that wait are nowhere but in a count."""
    pack = lancaster(pack_of, story("A", "HOU01", approved_by=None), story("B", "HOU02"))
    (block,) = stories_waiting(pack).blocks
    assert block.items == (
        "1 story still to be approved.",
        "1 story approved, but no longer borne out by the figure.",
    )
    assert nils(good_news(pack))


def test_nothing_put_forward_is_said(pack_of):
    pack = lancaster(pack_of)
    assert nils(good_news(pack)) and nils(stories_waiting(pack))


def test_demo_holds_back_what_has_not_come_true(council_pack):
    """R2-014: falling visits, rounds that have not settled, calls not yet approved."""
    pack = council_pack(rows.COUNCIL)
    told = words(good_news(pack)) + words(stories_waiting(pack))
    assert "decided four days sooner" in told
    for hidden in ("Kingfisher", "Curlew", "Swimming"):
        assert hidden not in told
