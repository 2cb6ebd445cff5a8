"""A Departmental Delivery Contract: parties, parts, summary, money, challenge, alignment."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pmf_lib.register.plans import CONTRACT_PARTS
from pmf_lib.sections import Pack
from pmf_lib.sections.contract_meetings import (
    challenge_sessions,
    cross_cutting_themes,
    policy_forum,
)
from pmf_lib.sections.delivery_contract import (
    contract_part,
    contract_parties,
    contract_summary,
    contract_summary_words,
    deliverability,
    financial_profile,
)
from pmf_lib.views.records import Chart, Facts, Paragraph
from tests.peterborough import KEY, YEAR, Row, blocks, nils, rows, tables, words

CITY, CARE = "city-services", "childrens-services"
Open = Callable[..., Pack]


def contract(**cells: object) -> Row:
    own: Row = {"plan": "D1", "title": "Contract", "level": "directorate plan", "period": YEAR}
    own |= {"document": "delivery contract", "directorate": CITY, "recorded_on": "2009-04-01"}
    return own | {"agreed_between": "Director with the Chief Executive"} | cells


def part(name: str, title: str, directorate: str = CITY, **cells: object) -> Row:
    own: Row = {"directorate": directorate, "period": YEAR, "part": name, "title": title}
    return own | {"recorded_on": "2009-05-29"} | cells


def year(code: str, strategy: float, projection: float, directorate: str = CITY) -> Row:
    own: Row = {"directorate": directorate, "period": code, "recorded_on": "2009-09-15"}
    return own | {"strategy": strategy, "projection": projection}


def meeting(code: str, day: str, kind: str = "challenge session", **cells: object) -> Row:
    own: Row = {"meeting": code, "body": "challenge-sessions", "held_on": day, "kind": kind}
    own |= {"period": "2009-10-Q2", "purpose": "Contract of City Services", "recorded_on": day}
    return own | {"chair": "Chief Executive"} | cells


def papers(code: str, *documents: str) -> list[Row]:
    return [{"meeting": code, "document": one, "recorded_on": "2009-09-15"} for one in documents]


def opened(pack_of: Open, **tables_of: list[Row]) -> Pack:
    return pack_of(tables_of or {"plans": [contract()]}, council=KEY, directorate=CITY)


def test_the_contract_names_its_parties_and_its_signature(pack_of: Open) -> None:
    """R4-007: a director's contract with the Chief Executive."""
    signed = contract(signed_off_on="2009-03-31", signed_off_by="Chief Executive")
    other = contract(plan="D2", directorate=CARE, title="Another's")
    old = contract(plan="D0", period="2008-09", title="Last year's")
    section = contract_parties(opened(pack_of, plans=[signed, other, old]))
    (facts,) = [one for one in section.blocks if isinstance(one, Facts)]
    told = {term: words(cell) for term, cell in facts.pairs}
    assert told["Between"] == "Director with the Chief Executive"
    assert told["Signed off"] == "31 March 2009, by the Chief Executive"
    assert section.headline == "Contract: signed off."


def test_a_contract_not_signed_says_so(pack_of: Open) -> None:
    """R4-007."""
    headline = contract_parties(opened(pack_of, plans=[contract()])).headline
    assert headline == "Contract: not yet signed off."


def test_an_empty_register_leaves_a_nil_return_everywhere(pack_of: Open) -> None:
    """R4-007 to R4-014: another directorate's contract is not this one's."""
    pack = opened(pack_of, plans=[contract(directorate=CARE)])
    for section in (
        contract_parties(pack),
        contract_part(pack, "drivers"),
        contract_summary(pack),
        financial_profile(pack),
        challenge_sessions(pack),
        policy_forum(pack),
    ):
        assert nils(section) and not tables(section), section.name
    assert len(nils(cross_cutting_themes(pack))) == 2


def test_each_of_the_four_parts_has_its_place(pack_of: Open) -> None:
    """R4-007: drivers, outcomes, delivery in budget, value for money."""
    lines = [part(name, f"On {name}") for name in CONTRACT_PARTS[:3]]
    pack = opened(pack_of, contract_parts=[*lines, part("drivers", "Not ours", CARE)])
    for name in CONTRACT_PARTS[:3]:
        (table,) = tables(contract_part(pack, name))
        assert [row[0] for row in rows(table)] == [f"On {name}"]
    assert nils(contract_part(pack, "value for money")) == [
        "The contract's part on value for money is empty."
    ]


def test_the_summary_is_in_the_order_of_the_four_activities(pack_of: Open) -> None:
    """R4-010: performance, efficiency, income, change; a missing one is told."""
    own = {"directorate": CITY, "period": YEAR, "recorded_on": "2009-09-15"}
    lines = [
        own | {"activity": "income", "title": "Sales", "amount": -20.0},
        own | {"activity": "performance", "title": "Recycling"},
        own | {"activity": "efficiency", "title": "Rounds", "amount": 100.0},
    ]
    section = contract_summary(opened(pack_of, contract_activities=lines))
    (table,) = tables(section)
    assert [row[0] for row in rows(table)] == ["Performance", "Efficiency", "Income"]
    assert [row[2] for row in rows(table)] == ["Not money", "£100", "−£20"]
    assert section.headline == "3 activities in the contract, bringing £80 in all."
    assert "Nil return: no change activity is in the summary." in table.notes


@pytest.mark.parametrize(
    ("projection", "headline"),
    [(100.0, "In no year is more"), (100.01, "More is projected than the strategy has in 2010/11")],
)
def test_the_financial_profile_compares_three_years(
    pack_of: Open, projection: float, headline: str
) -> None:
    """R4-011: this year and the next two; earlier, later and other directorates' stay out."""
    lines = [
        year("2008-09", 1, 99),
        year("2009-10", 100, 90),
        year("2010-11", 100, projection),
        year("2011-12", 100, 95),
        year("2012-13", 1, 99),
        year("2009-10", 1, 99, CARE),
    ]
    pack = opened(pack_of, financial_profile=lines)
    section = financial_profile(pack)
    assert section.headline.startswith(headline)
    (table,) = tables(section)
    assert [row[0] for row in rows(table)] == ["2009/10", "2010/11", "2011/12"]
    assert rows(table)[0][1:] == ["£100", "£90", "−£10"]
    assert any(isinstance(block, Chart) for block in section.blocks)
    assert contract_summary_words(pack)[1].startswith("Over" if projection > 100 else "In none")


def test_a_year_that_is_not_handed_in_is_told(pack_of: Open) -> None:
    section = financial_profile(opened(pack_of, financial_profile=[year("2009-10", 1, 1)]))
    assert tables(section)[0].notes == ("2 years of the three not handed in.",)


def test_the_delivery_plan_is_tested(pack_of: Open) -> None:
    """R4-012: realistic and achievable, in four tests with their reasons."""
    lines = [part(name, f"On {name}", evidence="Seen") for name in CONTRACT_PARTS]
    section = deliverability(
        opened(pack_of, contract_parts=lines, financial_profile=[year("2009-10", 5, 5)])
    )
    assert [row[1] for row in rows(tables(section)[0])] == ["Yes", "Yes", "Yes", "Cannot say"]
    assert section.headline == "Tests that the contract passes: 3 of 4."


def test_both_rounds_of_challenge_and_who_chaired_them(pack_of: Open) -> None:
    """R4-008: chaired by the Chief Executive; another chair is told."""
    meetings = [
        meeting("M1", "2009-06-18", chair="Assistant Chief Executive"),
        meeting("M2", "2009-09-24"),
        meeting("M3", "2009-09-22", purpose="Contract of Children's Services"),
        meeting("M4", "2009-03-31"),
    ]
    section = challenge_sessions(opened(pack_of, meetings=meetings))
    shown = rows(tables(section)[0])
    assert [row[0] for row in shown] == ["Round 1", "Round 2"]
    assert shown[0][2] == "Assistant Chief Executive, not the Chief Executive"
    assert section.headline == "2 sessions recorded, one in each round at least."


def test_a_round_that_is_not_recorded_is_told(pack_of: Open) -> None:
    """R4-008, R4-009."""
    first = challenge_sessions(opened(pack_of, meetings=[meeting("M1", "2009-06-18")]))
    assert first.headline == "1 session recorded; the second round is not."


@pytest.mark.parametrize(
    ("documents", "told"),
    [
        (("Contract summary", "Financial profile", "Delivery plan"), ""),
        (("Contract summary", "Delivery plan"), "Missing: financial profile."),
        ((), "Missing: contract summary, financial profile and delivery plan."),
    ],
)
def test_the_september_round_has_its_three_documents(
    pack_of: Open, documents: tuple[str, ...], told: str
) -> None:
    """R4-009: what is not before the meeting is named; the first round needs none of them."""
    meetings = [meeting("M1", "2009-06-18"), meeting("M2", "2009-09-24")]
    section = challenge_sessions(
        opened(pack_of, meetings=meetings, meeting_papers=papers("M2", *documents))
    )
    first, second = rows(tables(section)[0])
    assert "Missing" not in first[3]
    assert second[3].endswith(told) and ("Missing" in second[3]) == bool(told)


def test_themes_of_two_contracts_cut_across(pack_of: Open) -> None:
    """R4-013: touched by more than one directorate, and the special meeting on them."""
    lines = [
        part("drivers", "Landfill", theme="Partners"),
        part("outcomes", "Recycling", theme="Alone"),
        part("value for money", "Again alone", theme="Alone"),
        part("drivers", "Referrals", CARE, theme="Partners"),
    ]
    special = meeting("S1", "2009-10-20", "special", body="cmt", purpose="Themes set side by side")
    section = cross_cutting_themes(opened(pack_of, contract_parts=lines, meetings=[special]))
    assert rows(tables(section)[0]) == [
        ["Partners", "Children's Services and City Services", "Landfill; Referrals"]
    ]
    assert section.headline == "1 theme cut across departments; in one contract alone: Alone."
    (told,) = [one for one in blocks(section) if isinstance(one, Paragraph)]
    assert told.text.startswith("Corporate Management Team met on 20 October 2009")


@pytest.mark.parametrize(("day", "verb"), [("2009-10-21", "met"), ("2009-10-22", "is to meet")])
def test_the_policy_forum_confirms(pack_of: Open, day: str, verb: str) -> None:
    """R4-014."""
    forum = meeting("F1", day, "forum", body="cabinet-policy-forum", purpose="Budget confirmed")
    (told,) = policy_forum(opened(pack_of, meetings=[forum])).blocks
    assert isinstance(told, Paragraph)
    assert told.text.startswith(f"Cabinet Policy Forum {verb} on ")


def test_the_stories_of_the_demo_are_told(council_pack: Callable[..., Pack]) -> None:
    """R4-007 to R4-014: an unsigned contract, a lost part, a missing document, another chair."""
    last = council_pack(KEY, directorate="strategic-resources")
    assert contract_parties(last).headline.endswith("not yet signed off.")
    assert nils(contract_part(last, "value for money"))
    assert "not the Chief Executive" in rows(tables(challenge_sessions(last))[0])[0][2]
    city = council_pack(KEY, directorate=CITY)
    assert "Missing: financial profile." in rows(tables(challenge_sessions(city))[0])[1][3]
    assert tables(cross_cutting_themes(city)) and policy_forum(city).blocks
