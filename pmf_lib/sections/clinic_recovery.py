"""What is told of one clinic's recovery: plan, monthly updates, evidence, outcomes."""

from __future__ import annotations

from typing import Any

from pmf_lib.methods import clinic
from pmf_lib.methods.clinic import FOLLOW_UPS, UpdateState
from pmf_lib.periods import Period
from pmf_lib.register.clinics import PURPOSES
from pmf_lib.sections import clinic_records
from pmf_lib.sections.clinic_parts import SOURCE
from pmf_lib.sections.clinic_records import Clinic
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, decimals, said, table
from pmf_lib.views import words
from pmf_lib.views.records import Block, Nil, Paragraph, Part, Text
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted


def recovery(pack: Pack, one: Clinic) -> Part:
    """Actions with owners and dates, the path back to target, the rule of exit (R1-068)."""
    found = clinic_records.recovery_of(pack, one.code)
    layout = Layout(
        f"{one.code}: actions of the recovery plan",
        ("Action", "Owner", Heading("Due", "date"), "Status"),
        SOURCE,
    )
    actions = listing(
        found,
        layout,
        lambda row: (row.title, row.owner, row.due_on, begun(row.status)),
        "no recovery plan was agreed",
    )
    if found.empty:
        return Part(heading="Recovery plan", blocks=(actions,))
    return Part(heading="Recovery plan", blocks=(actions, _path(pack, one), _exit_rule(one)))


def _path(pack: Pack, one: Clinic) -> Block:
    path = pack.entries("recovery_path", every_period=True)
    kind, places = _unit(one)
    values = pack.values[pack.values["measure"] == one.entry.measure]
    actual = dict(zip(values["period"], values["value"], strict=True))
    layout = Layout(
        f"{one.code}: the path back to target, and the figures so far",
        (
            Heading("Period", "period"),
            Heading("Planned", kind, places),
            Heading("Actual", kind, places),
        ),
        SOURCE,
    )
    ordered = path[path["clinic"] == one.code]
    return listing(
        ordered,
        layout,
        lambda row: (row.period, row.target, _actual(actual, row.period, kind, places)),
        "no path back to target was agreed",
    )


def _actual(actual: dict[str, float], period: str, kind: str, places: int | None) -> Text:
    """The figure of a period; of one that is not over, that there is none yet."""
    value = actual.get(period)
    if value is None:
        return Text(text="Not yet known")
    return Text(text=words.figure(value, kind, places), number=value)


def _exit_rule(one: Clinic) -> Block:
    aim = one.entry.exit_target
    if not words.is_known(aim):
        return Paragraph(text="Rule of exit: none was agreed.")
    return Paragraph(
        text=f"Rule of exit: the panel may be satisfied at {words.figure(aim, *_unit(one))}, "
        f"{clinic.ENOUGH} periods in a row, or when the control chart shows a real change for the "
        "better. The panel alone decides."
    )


def _unit(one: Clinic) -> tuple[str, int | None]:
    return ("ratio", None) if one.row is None else (one.row.kind, decimals(one.row.decimals))


def monthly_updates(pack: Pack, one: Clinic) -> Part:
    """The monthly updates, overdue from the day after they were due (R1-069)."""
    found = clinic_records.updates(pack, one)
    if not found:
        nil = Nil(reason="Nil return: no monthly update is due, as there is no recovery plan.")
        return Part(heading="Monthly updates", blocks=(nil,))
    shown = table(
        f"{one.code}: monthly updates until the panel is satisfied",
        (Heading("Due", "date"), "Where it stands", "Given", "What was reported"),
        [(row.due_on, *_update(row)) for row in found],
        source=SOURCE,
    )
    return Part(heading="Monthly updates", blocks=(shown,))


def _update(row: Any) -> tuple[str, str, str]:
    nothing = "Nothing yet"
    given = row.state in (UpdateState.GIVEN, UpdateState.LATE)
    return (
        begun(row.state.value),
        day(row.given_on) if given else nothing,
        said(row.text, nothing) if given else nothing,
    )


def evidence(one: Clinic) -> Part:
    """What the panel may go by; only its own recorded decision ends the updates (R1-070)."""
    return Part(heading="Evidence for the panel", blocks=(Paragraph(text=_evidence(one)),))


def _evidence(one: Clinic) -> str:
    found = clinic_records.evidence(one)
    if found is None or one.row is None:
        return "The clinic is about no measure: the panel goes by the actions alone."
    latest = Period.parse(one.row.period).label if said(one.row.period, "") else "the latest period"
    run = "No figure was set at which the panel may be satisfied."
    if found.run is not None:
        aim = words.figure(one.entry.exit_target, *_unit(one))
        run = (
            f"Up to {latest} the figure reached {aim} in {counted(found.run, 'period')} in a row"
            if found.run
            else f"The figure of {latest} does not reach {aim}"
        )
        run = f"{run}; {found.needed} in a row are asked for."
    seen = "shows" if found.improved else "does not show"
    bears = "would bear" if found.enough else "would not yet bear"
    return (
        f"{run} The control chart {seen} a real change for the better. This {bears} a decision "
        "that the panel is satisfied; the decision is the panel's."
    )


def outcomes(pack: Pack, one: Clinic) -> Part:
    """The outcomes by the six purposes of clinics, each with what follows (R1-049 to R1-054)."""
    found = pack.entries("clinic_outcomes", every_period=True)
    own = found[found["clinic"] == one.code]
    ranked = own.assign(place=[PURPOSES.index(purpose) for purpose in own["purpose"]])
    layout = Layout(
        f"{one.code}: outcomes, and what follows from each",
        ("Purpose served", "Follow-up", "What follows", "Owner", Heading("Due", "date"), "Done"),
        SOURCE,
    )
    shown = listing(
        ranked.sort_values("place"),
        layout,
        lambda row: (
            begun(row.purpose),
            begun(FOLLOW_UPS[row.purpose]),
            row.follow_up,
            row.owner,
            row.due_on,
            _done(pack, row),
        ),
        "no outcome is recorded",
    )
    return Part(heading="Outcomes", blocks=(shown,))


def _done(pack: Pack, row: Any) -> str:
    if said(row.done_on, ""):
        return day(row.done_on)
    return "Overdue" if row.due_on.date() < pack.as_at else "Not yet"
