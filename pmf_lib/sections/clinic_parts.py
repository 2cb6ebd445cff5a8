"""What is told of one clinic, part by part: briefing, words, questions, recovery, outcomes."""

from __future__ import annotations

from pmf_lib.methods import clinic, risk
from pmf_lib.sections import clinic_records, control_card, measure_card, peers_card
from pmf_lib.sections.actions_and_risks import scored
from pmf_lib.sections.clinic_records import Clinic
from pmf_lib.sections.listing import Layout, facts, listing
from pmf_lib.sections.money import budget_total, overspend_words
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.whose_report import service_link
from pmf_lib.views.records import Block, Bullets, Facts, Nil, Paragraph, Part
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun

SOURCE = "Register of clinics"


def request(pack: Pack, one: Clinic) -> Facts:
    """Who asked and who arranges (R1-055 to R1-057, R1-059), the three roles (R1-060), the state.

    Corporate Services arranges a clinic where the register names nobody else.
    """
    entry, came = one.entry, one.record.present
    asked = f"{begun(entry.requested_by)}, {day(entry.requested_on)}"
    minute = said(entry.minute, "")
    pairs = [
        ("Where it stands", begun(one.state.value)),
        ("Asked for by", f"{asked}; {minute}" if minute else asked),
        ("Arranged by", said(entry.arranged_by, clinic.ARRANGED_BY)),
        ("Held on", said(day(entry.held_on), "Still to come")),
    ]
    names = ("Chair of Service Committee", "Relevant Director", "Relevant Service Manager")
    for name, post in zip(names, one.record.roles, strict=True):
        was = "" if came is None else (", came" if post in came else ", did not come")
        pairs.append((name, f"{post}{was}"))
    about = facts(*pairs)
    return Facts(pairs=(("Service", service_link(pack.council, entry.unit)), *about.pairs))


def in_the_way(one: Clinic) -> Block:
    """What keeps the clinic from being closed."""
    if not one.blocks:
        minute = one.record.satisfied_minute
        said_so = f"The panel was satisfied on {day(one.record.satisfied_on)} ({minute})."
        return Paragraph(text=f"Nothing is missing from the record. {said_so}")
    return Bullets(items=one.blocks)


def briefing(pack: Pack, one: Clinic) -> Part:
    """History, variation, benchmark, budget, risks and proposed actions (R1-061)."""
    blocks: list[Block] = []
    if one.row is not None:
        row, name = one.row, pack.council.unit(one.row.unit).name
        blocks.append(measure_card.facts(row))
        told = f"{row.title}: {measure_card.short_words(row)}"
        drawn = control_card.chart(row, name) or measure_card.chart(row, told, name)
        blocks += [drawn] if drawn else []
        blocks += [*control_card.notes(row), *peers_card.details(row, pack.council.name)]
    blocks += [_budget(pack, one), _risks(pack, one), _actions(pack, one)]
    return Part(heading="Briefing", blocks=tuple(blocks))


def _budget(pack: Pack, one: Clinic) -> Block:
    lines = pack.entries("budget")
    own = lines[lines["unit"] == one.entry.unit]
    if own.empty:
        return Nil(reason="Nil return: no ledger extract was handed in for the service.")
    total = budget_total(pack.rules, own)
    status = total.badge.word.lower()
    text = f"The service's budget: {overspend_words(total.variance)}, forecast ({status})."
    return Paragraph(text=text)


def _risks(pack: Pack, one: Clinic) -> Block:
    risks = scored(pack.entries("risks", every_period=True))
    layout = Layout(
        f"{one.code}: risks to the service, highest score first",
        ("Risk", Heading("Score", "count"), "Band", "Owner", "What is done about it"),
        "Risk register",
    )
    return listing(
        risks[risks["unit"] == one.entry.unit],
        layout,
        lambda row: (
            row.title,
            row.score,
            begun(said(risk.band(row.likelihood, row.impact))),
            row.owner,
            said(row.mitigation),
        ),
        "no risk is registered for the service",
    )


def _actions(pack: Pack, one: Clinic) -> Block:
    actions = pack.entries("actions", every_period=True)
    own = actions[(actions["unit"] == one.entry.unit) & (actions["measure"] == one.entry.measure)]
    layout = Layout(
        f"{one.code}: actions the service has under way or proposes",
        ("Action", "Lead", Heading("Due", "date"), "Status", "Progress"),
        "Register of actions",
    )
    return listing(
        own.sort_values(["due_on", "action"]),
        layout,
        lambda row: (
            row.title,
            row.lead,
            row.due_on,
            begun(row.status),
            said(row.progress, "Nothing reported"),
        ),
        "no action is linked to what the clinic is about",
    )


def both_ways(one: Clinic) -> Part:
    """What the service said and what the panel said; both are needed (R1-062)."""
    record = one.record
    told = facts(
        ("The service", record.service_statement or "Missing"),
        ("The panel", record.panel_statement or "Missing"),
    )
    return Part(heading="What was said", blocks=(told,))


def questions(pack: Pack, one: Clinic) -> Part:
    """The five questions with their answers (R1-063 to R1-067)."""
    found = clinic_records.answers(pack, one.code, one.row)
    rows = [(question, text or "Not answered", by) for question, (text, by) in found.items()]
    caption = f"{one.code}: the panel's questions and their answers"
    shown = table(caption, ("Question", "Answer", "Answered by"), rows, source=SOURCE)
    return Part(heading="The panel's questions", blocks=(shown,))


def causes(pack: Pack, one: Clinic) -> tuple[Part, ...]:
    """The causes that were found, by kind; no part where none is recorded."""
    found = pack.entries("causes", every_period=True)
    own = found[found["case"] == one.code].sort_values(["category", "cause"])
    if own.empty:
        return ()
    shown = table(
        f"{one.code}: causes found, by kind",
        ("Kind of cause", "Cause", "Effect on the service"),
        [(row.category, row.cause, said(row.effect, "Not said")) for row in own.itertuples()],
        source="Register of causes",
    )
    return (Part(heading="Causes", blocks=(shown,)),)
