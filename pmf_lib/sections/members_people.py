"""Who does what, and what members and managers need to be able to do.

Ribble Valley 2007, 4.2 (R1-084); Carlisle 2021 (R3-046, R3-049 to R3-055); Peterborough
2009/10 (R4-023, R4-029, R4-073).
"""

from __future__ import annotations

import pandas as pd

from pmf_lib.sections.listing import Layout, facts, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import said, table
from pmf_lib.views.records import Block, Facts, Nil, Part, Section
from pmf_lib.views.words import begun, counted

CONTACTS = "contacts"
SKILLS = (
    (
        "Being clear about what the council is, and is not, trying to achieve",
        "The priorities and their measures; what has no measure or no priority is named.",
        "Which of our priorities would you give up last?",
    ),
    (
        "Keeping to key priorities until they are delivered",
        "The watch-list, where a matter stays until a decision closes it.",
        "What was on the watch-list a year ago, and is it better?",
    ),
    (
        "Offering firm and fitting leadership",
        "Clinics and recovery plans; decisions and whether they were carried out.",
        "Which late action would move if a member asked for it?",
    ),
    (
        "Finding and asking the right questions",
        "The questions drafted from data for each exception; variation beside status.",
        "Is this figure news, or the usual coming and going?",
    ),
)


def who_does_what(pack: Pack) -> Section:
    """The roles and what each answers for, by family (R3-049 to R3-055, R4-029)."""
    found = pack.entries("roles")
    own = found[found["family"] != CONTACTS].sort_values(["family", "role", "responsibility"])
    if own.empty:
        nil = Nil(reason="Nil return: no role is registered.")
        return Section(name="who_does_what", blocks=(nil,))
    families = own["family"].fillna("others")
    parts = tuple(
        Part(heading=begun(str(name)), blocks=(_roles(pack, rows, str(name)),))
        for name, rows in own.groupby(families)
    )
    headline = begun(f"{counted(own['role'].nunique(), 'role')} and what each answers for.")
    return Section(name="who_does_what", headline=headline, blocks=parts)


def _roles(pack: Pack, rows: pd.DataFrame, family: str) -> Block:
    return table(
        f"Roles and what each answers for: {family}",
        ("Role", "Answers for", "Where it shows", "How to reach it"),
        [
            (row.role, row.responsibility, _shown_in(pack, row.shown_in), begun(said(row.contact)))
            for row in rows.itertuples()
        ],
        source="Register of roles",
    )


def _shown_in(pack: Pack, shown_in: object) -> str:
    """The report's title where a role names a pack; its own words where it names none."""
    titles = {spec.pack: spec.title for spec in pack.council.packs}
    name = said(shown_in, "No report")
    return titles.get(name, name)


def councillor_skills(pack: Pack) -> Section:
    """Four skills that help a councillor, with where the reports serve each (R1-084)."""
    del pack
    shown = table(
        "Four skills, and where the reports help",
        ("Skill", "Where the reports help", "A question to practise with"),
        SKILLS,
    )
    return Section(name="councillor_skills", headline="Four skills can be learnt.", blocks=(shown,))


def competencies(pack: Pack) -> Section:
    """What is expected of managers, by key area, with the support there is (R3-046, R4-023)."""
    layout = Layout(
        "Competencies expected of managers",
        ("Competency", "Key area", "What is expected", "Support"),
        "Register of competencies",
    )
    shown = listing(
        pack.entries("competencies").sort_values(["area", "competency"]),
        layout,
        lambda row: (row.competency, row.area, said(row.meaning), begun(said(row.support, "None"))),
        "this council's framework names no competencies",
    )
    return Section(name="competencies", blocks=(shown,))


def whom_to_ask(pack: Pack) -> Section:
    """Contacts by post: the council's own, then those of the register (R4-073)."""
    contact = pack.council.contact
    own: Facts = facts(
        ("Post", contact.post), ("Telephone", contact.telephone), ("Email", contact.email)
    )
    found = pack.entries("roles")
    layout = Layout(
        "Whom to ask about what", ("Post", "Ask about", "How to reach it"), "Register of roles"
    )
    rows = found[found["family"] == CONTACTS].sort_values(["role", "responsibility"])
    shown = listing(
        rows,
        layout,
        lambda row: (row.role, row.responsibility, begun(said(row.contact))),
        "no other contact is registered",
    )
    return Section(name="whom_to_ask", blocks=(own, shown))
