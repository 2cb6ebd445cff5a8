"""The views of an audit sample in the order of its work: plan, draw, results, end (R1-041)."""

from __future__ import annotations

from collections.abc import Iterator

from pmf_lib.sections import audit_papers
from pmf_lib.sections.audit_outcome import outcome, so_far
from pmf_lib.sections.audit_plan import leads_to
from pmf_lib.sections.audit_samples import glance, stands
from pmf_lib.views.records import Link, Nil, Paragraph, Record
from pmf_lib.views.words import counted
from pmf_lib.workbench import collecting
from pmf_lib.workbench.audit_desk import AuditDesk
from pmf_lib.workbench.controls import Button, Form
from pmf_lib.workbench.fragment import Event
from pmf_lib.workbench.panel import Panel

NO_SAMPLE = "Plan a sample, or take one up, above."
NOT_DRAWN = "This sample is not drawn yet: draw it above."


def audit_choice(desk: AuditDesk) -> Panel:
    """The samples there are, each to be taken up, and a way to plan another."""

    def draw() -> Iterator[Record]:
        if desk.told:
            yield Nil(reason=desk.told)
        found = desk.samples
        if found:
            yield glance(found, lambda one: Link(text=one.title, target=f"press:take/{one.code}"))
        else:
            yield Nil(reason="No audit sample was planned or drawn yet.")
        yield Form(
            name="samples",
            legend=f"Taken up: {desk.sample}" if desk.sample else "A new sample is being planned",
            fields=(),
            buttons=(
                Button(name="another", text="Plan another sample"),
                Button(name="read", text="Read what others saved"),
            ),
        )

    def take(event: Event) -> str:
        desk.take_up(event.value)
        return f"{event.value} is taken up."

    def another(_event: Event) -> str:
        desk.take_up("")
        return "The form for a plan is empty."

    def read(_event: Event) -> str:
        desk.read_again()
        return desk.told or "Read again."

    doings = {"take": take, "another": another, "read": read}
    return Panel(desk, draw, doings, ("sample", "revision", "told"))


def audit_plan(desk: AuditDesk) -> Panel:
    """The design of the sample: a form before it is drawn, with what it leads to, then facts."""

    def draw() -> Iterator[Record]:
        one = desk.taken
        if one is not None and one.design.seed:
            yield audit_papers.design(desk.pack, one, stands(one))
            return
        yield _plan_form(desk)
        if one is not None:
            yield from leads_to(one)
        else:
            yield Nil(reason="Save the plan: what it leads to is told here before it is drawn.")

    def save(event: Event) -> str:
        desk.plan.put(event.values)
        desk.save_plan()
        return collecting.outcome(desk.plan)

    def sampled(event: Event) -> str:
        desk.plan.put(event.values)
        desk.plan.changed += 1
        return f"The form asks for what a sample of {event.value or 'anything'} needs."

    def begin(_event: Event) -> str:
        desk.take_up("")
        return "The form for a plan is empty."

    doings = {**collecting.doings(desk.plan), "save": save, "sampled": sampled, "begin": begin}
    return Panel(desk.plan, draw, doings, ("changed",)).follow(desk, "sample", "revision")


def _plan_form(desk: AuditDesk) -> Form:
    form = collecting.form(desk.plan, f"Plan a sample: {desk.plan.code}")
    save = Button(name="save", text="Save the plan", main=True)
    return form.model_copy(update={"buttons": (save, *form.buttons[1:])})


def audit_draw(desk: AuditDesk) -> Panel:
    """The draw: a secret word and who draws; then the seed and how anybody draws it again."""
    drawing = desk.drawing

    def draw() -> Iterator[Record]:
        one = desk.taken
        if one is None:
            yield Nil(reason=NO_SAMPLE)
        elif one.design.seed:
            if drawing.problem:
                yield Nil(reason=drawing.problem)
            yield audit_papers.drawing(one)
        else:
            yield _draw_form(desk)

    def press(event: Event) -> str:
        drawing.put(event.values)
        if desk.draw() and desk.taken:
            return f"{desk.sample} is drawn: {counted(len(desk.taken.items), 'item')} to test."
        return collecting.outcome(drawing)

    doings = {**collecting.doings(drawing), "draw": press}
    return Panel(drawing, draw, doings, ("changed",)).follow(desk, "sample", "revision")


def _draw_form(desk: AuditDesk) -> Form:
    form = collecting.form(desk.drawing, f"Draw {desk.sample}")
    button = Button(name="draw", text=f"Draw {desk.sample}: it cannot be drawn anew", main=True)
    told = {"name": "draw", "legend": f"Draw {desk.sample}", "buttons": (button,)}
    return form.model_copy(update=told)


def audit_results(desk: AuditDesk) -> Panel:
    """What the papers come to as they stand: error rates and how high they may be."""

    def draw() -> Iterator[Record]:
        one = desk.taken
        if one is None or not one.design.seed:
            yield Nil(reason=NO_SAMPLE if one is None else NOT_DRAWN)
            return
        yield from so_far(one)
        yield outcome(one)

    return Panel(desk, draw, {}, ("sample", "revision"))


def audit_conclusion(desk: AuditDesk) -> Panel:
    """The end of the sample: finished with a paper for every item, or given up."""
    draft = desk.conclusion

    def draw() -> Iterator[Record]:
        one = desk.taken
        if one is None or not one.design.seed:
            yield Nil(reason=NO_SAMPLE if one is None else NOT_DRAWN)
            return
        yield Paragraph(text=f"{one.code}: {stands(one)}. {audit_papers.verdict_words(one)}.")
        legend = f"Conclude {one.code}"
        form = collecting.form(draft, legend)
        button = Button(name="save", text="Save the conclusion", main=True)
        yield form.model_copy(update={"legend": legend, "buttons": (button,)})

    panel = Panel(draft, draw, collecting.doings(draft), ("changed",))
    return panel.follow(desk, "sample", "revision")
