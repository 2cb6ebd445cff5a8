"""Who is told what and how often, and what each meeting considers."""

from __future__ import annotations

from datetime import date

from pmf_lib.council import Body, Council, ForEach, Frequency, PackSpec, Reporting
from pmf_lib.methods.doings import Doings
from pmf_lib.methods.ladder import Considered, considered_by_meeting
from pmf_lib.periods import Period
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.show import day, said, table
from pmf_lib.sections.whose_report import council_report_link
from pmf_lib.views.records import Block, Cell, Details, Nil, Section, Text
from pmf_lib.views.tables import Heading
from pmf_lib.views.words import begun, counted

NOT_SERVED = "None tells it"
TIMETABLE = "timetable"


def who_is_told_what(pack: Pack) -> Section:
    """The council's table of reports, with the pack that serves each row (R4-034 to R4-040)."""
    rows = pack.council.reporting
    if not rows:
        nil = Nil(reason="Nil return: the council's paper has no table of who is told what.")
        return Section(name="who_is_told_what", blocks=(nil,))
    shown = table(
        "Who is told what, and how often",
        ("Who", "What", "How often", "Report that tells it", "Note"),
        [
            (row.whom, row.what, begun(row.how_often), _serves(pack.council, row), row.note)
            for row in rows
        ],
        source=pack.council.framework.paper,
    )
    served = sum(bool(packs_serving(pack.council, row)) for row in rows)
    headline = f"{served} of the {len(rows)} rows of the table have a report that serves them."
    counts = _appraisals(pack)
    blocks = (shown, counts) if counts else (shown,)
    return Section(name="who_is_told_what", headline=headline, blocks=blocks)


def packs_serving(council: Council, row: Reporting) -> tuple[PackSpec, ...]:
    """The pack that the row names, else those that its body receives; none if none is listed."""
    if row.pack:
        wanted = {row.pack}
    else:
        wanted = set(council.body(row.to).receives) - {TIMETABLE} if row.to else set()
    return tuple(spec for spec in council.packs if spec.pack in wanted)


def _serves(council: Council, row: Reporting) -> Cell:
    specs = packs_serving(council, row)
    if not specs:
        return Text(text=NOT_SERVED)
    unnamed = row.how_often is Frequency.MONTHLY and not row.pack
    often = " (made each quarter)" if unnamed else ""
    if len(specs) == 1 and specs[0].for_each is ForEach.COUNCIL:
        return council_report_link(council, specs[0].pack, f"{specs[0].title}{often}")
    return Text(text="; ".join(spec.title for spec in specs) + often)


def _appraisals(pack: Pack) -> Block | None:
    """Appraisals as counts: nothing is said of anyone (R4-040, R3-047)."""
    found = pack.entries("appraisals", every_period=True)
    own = found[found["period"].str.startswith(pack.year.code, na=False)]
    if own.empty:
        return None
    sums = own.groupby("period")[["due", "completed", "interim"]].sum(min_count=1)
    return table(
        f"Appraisals of {pack.year.financial_year}, counts only",
        (
            Heading("Period", "period"),
            Heading("Due", "count"),
            Heading("Completed", "count"),
            Heading("Interim reviews held", "count"),
        ),
        [(row.Index, row.due, row.completed, row.interim) for row in sums.itertuples()],
        source="Register of appraisals",
    )


def meetings_and_what_each_considers(pack: Pack) -> Section:
    """Each body's meetings of the year, and the quarter that each considers (R0-023)."""
    council, year = pack.council, pack.year
    agendas = considered_by_meeting(council)
    doings = Doings({"meetings": pack.entries("meetings", every_period=True)})
    met = [body for body in council.bodies if _within(body, year)]
    if not met:
        nil = Nil(reason=f"Nil return: the profile holds no meeting in {year.financial_year}.")
        return Section(name="meetings_and_what_each_considers", blocks=(nil,))
    rows = {
        body.key: [
            _meeting(council, body, held, agendas[body.key, held], doings)
            for held in _within(body, year)
        ]
        for body in met
    }
    total = sum(map(len, rows.values()))
    headline = (
        f"{begun(counted(len(met), 'body', 'bodies'))} "
        f"{'meets' if len(met) == 1 else 'meet'} {counted(total, 'time')} in "
        f"{year.financial_year}. {_order(council)}"
    )
    blocks = tuple(_of_body(body, rows[body.key]) for body in met)
    return Section(name="meetings_and_what_each_considers", headline=headline, blocks=blocks)


def _within(body: Body, year: Period) -> list[date]:
    return [held for held in body.meetings if year.start <= held <= year.end]


def _order(council: Council) -> str:
    names = [" and ".join(body.name for body in council.bodies_on(rung)) for rung in council.ladder]
    return f"Each quarter goes up the ladder in this order: {'; then '.join(names)}."


def _of_body(body: Body, rows: list[tuple[object, ...]]) -> Details:
    shown = table(
        f"Meetings of {body.name}",
        (
            Heading("Meeting", "date"),
            "Considers",
            Heading("Papers due", "date"),
            Heading("Agenda due", "date"),
            "Papers sent",
        ),
        rows,
        source="The council's profile; register of meetings",
    )
    return Details(summary=f"{body.name}: {counted(len(rows), 'meeting')}", blocks=(shown,))


def _meeting(
    council: Council, body: Body, held: date, seen: Considered, doings: Doings
) -> tuple[object, ...]:
    sent = doings.meeting(body.key, held, "papers_sent_on")
    return (
        held,
        _considers(seen),
        council.papers_due(held) if body.receives else Text(text="No papers"),
        council.agenda_due(held) if body.public else Text(text="Not public"),
        said(day(sent.on if sent else None), "No record"),
    )


def _considers(seen: Considered) -> str:
    quarter = seen.quarter.short_label if seen.quarter else "No quarter"
    return f"{quarter}{seen.note}"
