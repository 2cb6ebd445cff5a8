"""Good news: approved, and shown by a figure that really got better; all else is counted."""

from pmf_lib.periods import Period
from pmf_lib.sections.good_news import good_news, good_news_words, stories_waiting
from pmf_lib.sections.successes_found import stories_kept_back, successes_found
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
    """HOU01 has really got better, HOU02 is red, HOU03 is on target and no more."""
    tables = rows.judged(HOU01=95, HOU02=50, HOU03=91) | {"good_news": list(stories)}
    for code, earlier in (("HOU01", (80, 81, 79)), ("HOU03", (91, 92, 90))):
        tables["values"] += [
            rows.value(code, earlier[back % 3] + 14 * (back < 6 and code == "HOU01"), period=period)
            for back in range(1, 18)
            for period in [Period.parse(rows.PERIOD).shift(-back).code]
        ]
    return pack_of(tables, council=rows.COUNCIL)


def test_only_approved_stories_whose_figure_really_got_better_are_named(pack_of):
    """An approval step, and a real change: on target alone is no success to the public (R2-014)."""
    pack = lancaster(
        pack_of,
        story("TOLD", "HOU01"),
        story("RED", "HOU02"),
        story("GREEN", "HOU03"),
        story("WAITS", "HOU01", approved_by=None, approved_on=None),
        story("AHEAD", "HOU01", approved_on="2008-10-29"),
        story("PLAIN", None),
        story("BEFORE", "HOU01", period="2008-09-Q1"),
    )
    section = good_news(pack)
    shown = {row[0]: row for row in table(section, "Good news stories")}
    assert set(shown) == {"Story TOLD", "Story PLAIN"}
    assert shown["Story TOLD"][3].startswith("A real change for the better, from 80.")
    assert shown["Story PLAIN"][3] == "No figure is named for it; Cabinet member vouches for it"
    everything = words(section) + words(stories_waiting(pack)) + " ".join(good_news_words(pack))
    for hidden in ("RED", "GREEN", "WAITS", "AHEAD", "BEFORE"):
        assert f"Story {hidden}" not in everything
    assert "2 stories told; 4 kept back." in everything


def test_the_committee_reads_what_is_kept_back_and_why(pack_of):
    """An approved story whose figure shows no real change is held, with its reason."""
    pack = lancaster(
        pack_of,
        story("TOLD", "HOU01"),
        story("RED", "HOU02"),
        story("GREEN", "HOU03"),
        story("WAITS", "HOU01", approved_by=None, approved_on=None),
    )
    kept = {row[0]: row[2:] for row in table(stories_kept_back(pack), "Stories that are not")}
    assert kept["Story GREEN"][1:] == ["On target", "The latest figure lies within its usual range"]
    assert kept["Story RED"][1:] == ["Not told", "There are too few figures in a row to tell by"]
    assert kept["Story WAITS"] == ["Waits for approval", "Not told", "It is not approved"]
    assert "Story TOLD" not in kept
    assert nils(successes_found(pack))


def test_a_provisional_figure_is_no_success_yet(pack_of):
    tables = rows.judged(HOU01=95) | {"good_news": [story("TOLD", "HOU01")]}
    tables["values"][0]["status"] = "provisional"
    tables["values"] += [
        rows.value("HOU01", 80 + back % 3 + 14 * (back < 6), period=period)
        for back in range(1, 18)
        for period in [Period.parse(rows.PERIOD).shift(-back).code]
    ]
    pack = pack_of(tables, council=rows.COUNCIL)
    assert nils(good_news(pack))
    (row,) = table(successes_found(pack), "Would be successes")
    assert row[2] == "The figure of Q2 2008/09 that it rests on is provisional"


def test_those_waiting_are_a_count(pack_of):
    """R2-014: in the public edition those that wait are nowhere but in a count."""
    pack = lancaster(
        pack_of,
        story("A", "HOU01", approved_by=None),
        story("B", "HOU02"),
        story("C", "HOU03"),
    )
    (block,) = stories_waiting(pack).blocks
    assert block.items == (
        "1 story still to be approved.",
        "1 story approved, and kept back: no figure shows a real change for the better yet.",
        "1 story approved, and kept back: the figure does not bear it out.",
    )
    assert nils(good_news(pack))
    (found,) = table(successes_found(pack), "Successes found")
    assert found[4] == "Story A"
    assert found[1].startswith("Measure HOU01: better, from 80.")


def test_nothing_put_forward_is_said(pack_of):
    pack = lancaster(pack_of)
    assert nils(good_news(pack)) and nils(stories_waiting(pack))
    assert nils(stories_kept_back(pack))
    (found,) = table(successes_found(pack), "Successes found")
    assert found[4] == "None yet"


HIDDEN = ("four days sooner", "Kingfisher", "Curlew", "Swimming", "recycled this summer", "NI 195")


def test_demo_tells_the_planted_success_and_holds_back_the_rest(council_pack):
    """R2-014: council homes are told. The rest is not: limits drawn anew nine months ago, a
    summer within the usual range, falling visits, rounds not settled, calls not yet approved.
    """
    pack = council_pack(rows.COUNCIL)
    told = words(good_news(pack)) + words(stories_waiting(pack)) + " ".join(good_news_words(pack))
    assert "new kitchen" in told and "job shop" in told
    assert not [hidden for hidden in HIDDEN if hidden in told]


def test_demo_finds_the_planted_success_by_itself(council_pack):
    """Streets with less litter, which nobody put forward; what only comes and goes is not found."""
    pack = council_pack(rows.COUNCIL)
    (found,) = table(successes_found(pack), "Successes found")
    assert found[1].startswith("NI 195: Streets with litter beyond what is acceptable: better")
    assert found[4] == "None yet"
    unchecked = table(successes_found(pack), "Would be successes")
    titles = {row[1] for row in unchecked}
    assert titles and not any("recycled" in title or "Visits" in title for title in titles)
    kept = {row[0]: row for row in table(stories_kept_back(pack), "Stories that are not")}
    assert kept["More of our waste was recycled this summer than in any summer before"][3:] == [
        "On target",
        "The latest figure lies within its usual range",
    ]


def test_what_is_found_and_kept_back_is_no_page_of_the_public(council_pack):
    """The page that names them goes to those who approve, and not to everyone."""
    pack = council_pack(rows.COUNCIL)
    receives = {body.key: body.receives for body in pack.council.bodies}
    assert "good_news_found" not in receives["public"]
    assert "good_news" in receives["public"]
    assert "good_news_found" in receives["performance-management-group"]
    assert "Kingfisher" in words(stories_kept_back(pack))
