"""The views of an in-depth review, in the order of its work."""

from __future__ import annotations

from collections.abc import Iterator

from pmf_lib.methods.question_sheet import Verdict
from pmf_lib.sections import review_followed, review_path
from pmf_lib.sections.question_sheet import WORDS
from pmf_lib.sections.review_records import Review, reviews
from pmf_lib.sections.show import table
from pmf_lib.views.records import Link, Nil, Record
from pmf_lib.workbench import collecting, looking_views
from pmf_lib.workbench.collecting import Listed
from pmf_lib.workbench.controls import Button, Field, Form, Option, choice_at_once
from pmf_lib.workbench.fragment import Event
from pmf_lib.workbench.panel import Panel
from pmf_lib.workbench.review_desk import ReviewDesk

_NO_REVIEW = "Open a review, or take one up, in “The review” above."
_REGISTER = "Register of in-depth reviews"
_LISTS = {
    "review_services": ("Services", ("unit", "reason", "left_on"), "Add a service"),
    "review_measures": ("Measures", ("measure", "reason", "left_on"), "Add a measure"),
    "review_enquiries": (
        "Lines of enquiry",
        ("asks", "reason", "dropped"),
        "Add a line of enquiry",
    ),
    "review_witnesses": (
        "Witnesses",
        ("post", "organisation", "consented_on", "heard_on"),
        "Add a witness",
    ),
    "review_evidence": (
        "Evidence",
        ("kind", "title", "shows", "enquiry"),
        "Add a piece of evidence",
    ),
    "review_questions": (
        "Questions",
        ("text", "addressee", "not_worth", "answer"),
        "Add a question",
    ),
    "review_findings": ("Findings", ("text", "exhibit", "no_recommendation"), "Add a finding"),
    "recommendations": (
        "Recommendations",
        ("title", "addressee", "status", "received_on"),
        "Add a recommendation",
    ),
}


def resume(desk: ReviewDesk) -> Panel:
    """Open a review or take one up, and say what it is about (R4-055)."""

    def draw() -> Iterator[Record]:
        yield Form(name="resume", legend="Which review", fields=(_which(desk),), compact=True)
        yield collecting.form(desk.scope, f"Open a review: {desk.scope.code}")

    def take_up(event: Event) -> str:
        desk.resume(event.value)
        return f"{event.value} is taken up." if event.value else "A new review is begun."

    def save(event: Event) -> str:
        desk.scope.put(event.values)
        desk.save_scope()
        return collecting.outcome(desk.scope)

    doings = {**collecting.doings(desk.scope), "review": take_up, "save": save}
    panel = Panel(desk.scope, draw, doings, ("changed",))
    return panel.follow(desk, "review", "revision")


def _which(desk: ReviewDesk) -> Field:
    found = desk.entries("scrutiny_reviews").sort_values("review")
    each = [
        Option(value=row.review, text=f"{row.review}: {row.title} ({row.state})")
        for row in found.itertuples()
    ]
    another = Option(value="", text="Open another")
    return choice_at_once("review", "Review", desk.review, [another, *each])


def in_depth(desk: ReviewDesk) -> Panel:
    """One measure in depth, and buttons that carry it into the review (R4-054)."""
    collect = Button(name="collect", text="Collect these figures as evidence")
    too = Button(name="too", text="Put it among what the review looks at")

    def collected(_event: Event) -> str:
        desk.collect_figures()
        return "The form for evidence is filled in: say what it shows, and save it there."

    def put(_event: Event) -> str:
        desk.look_at_it_too()
        return "The forms for measures and services are filled in: save them there."

    return looking_views.in_depth(desk, collect, too, doings={"collect": collected, "too": put})


def drafted_questions(desk: ReviewDesk) -> Panel:
    """Questions drafted from the data, each with its reason, and those not worth asking."""

    def draw() -> Iterator[Record]:
        found = desk.questions
        if not found:
            yield Nil(reason="Choose an exception above: questions are drafted from its data.")
            return
        yield table(
            f"Questions about {desk.judgement.title}",
            ("Question: press to take it into the review", "Worth asking?", "Why"),
            [
                (
                    Link(text=answer.question, target=f"press:ask/{place}"),
                    _worth(answer.verdict),
                    answer.reason,
                )
                for place, answer in enumerate(found)
            ],
            source="The council's registers, by rule",
        )

    def ask(event: Event) -> str:
        desk.draft_question(int(event.value))
        return "The form for questions is filled in: see that it is right, and save it there."

    return Panel(desk, draw, {"ask": ask}, ("measure", "revision"))


def _worth(verdict: Verdict) -> str:
    words = WORDS[verdict]
    return words if verdict is Verdict.ASK else f"Not worth asking: {words.lower()}"


def papers(desk: ReviewDesk, name: str) -> Panel:
    """One kind of paper of the review: those there are, and a form for another."""
    draft, (plural, columns, legend) = desk.papers[name], _LISTS[name]

    def draw() -> Iterator[Record]:
        if not desk.review:
            yield Nil(reason=_NO_REVIEW)
            return
        caption = f"{plural} of {desk.review}"
        yield collecting.entries(draft, Listed(caption, columns, _REGISTER, "None yet."))
        yield collecting.form(draft, legend)

    panel = Panel(draft, draw, collecting.doings(draft), ("changed",))
    return panel.follow(desk, "review", "revision")


def invited(desk: ReviewDesk) -> Panel:
    """Reports invited from other public bodies, and what came of them (R3-044)."""
    listed = Listed(
        "Reports invited from other public bodies",
        ("partner", "subject", "invited_on", "received_on", "outcome"),
        "Register of invited reports",
        "None was invited.",
    )
    return collecting.collecting(desk.invited, listed, "Invite a report")


def lacks(desk: ReviewDesk) -> Panel:
    """What the review still lacks, its path so far, and its recommendations with their clock.

    The path is that of R4-054, the clock that of R3-043.
    """

    def draw() -> Iterator[Record]:
        own = _taken_up(desk)
        if own is None:
            yield Nil(reason=_NO_REVIEW)
            return
        yield review_path.missing(own)
        yield review_path.path(own)
        yield review_followed.recommendations(desk.pack, own)

    return Panel(desk, draw, {}, ("review", "revision"))


def _taken_up(desk: ReviewDesk) -> Review | None:
    return next((one for one in reviews(desk.pack) if one.code == desk.review), None)
