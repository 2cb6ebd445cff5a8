"""A proposed indicator under way: written, and rehearsed as it is written (R0-036)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from traitlets import Bool, Int, Unicode

from pmf_lib.errors import ParameterError
from pmf_lib.methods.latest import History
from pmf_lib.register import table as register_table
from pmf_lib.register.proposals import items_of
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.proposal_records import Proposed, known_to, proposed, versions_of
from pmf_lib.workbench.desk import Desk, as_text
from pmf_lib.workbench.draft import Draft, label
from pmf_lib.workbench.entry import RefusedError, Row
from pmf_lib.workbench.formula_names import Offered, drafted_from, offered

PROPOSALS = "proposals"
APPROVAL = ("approved_by", "approved_on", "minute", "adopted_as")
NEEDED_TO_TRY = ("unit", "formula", "polarity", "kind", "frequency", "target")
FIRST_STEM = "PROP"


class DraftingDesk(Desk):
    """A proposal that is drafted, and rehearsed all the while.

    `proposal` is its code, empty while a new one is begun. `unit` and `search` say whose measures
    are listed for the formula. `trial` is the draft as it is written now, tried on past figures,
    or why it cannot be; `tried` goes up each time. `unsaved` says whether what is written is not
    what is saved. `writing` tells that it was not yet asked to
    be saved, so that its faults are no failure.
    """

    proposal = Unicode("")
    unit = Unicode("")
    search = Unicode("")
    tried = Int(0)
    unsaved = Bool(True)

    def __init__(self, council: str, period: str) -> None:
        super().__init__(council, period)
        self._known: tuple[Pack, dict[str, History]] | None = None
        self._saved: tuple[Pack, str, Proposed | None] | None = None
        self.writing = True
        self.trial: Proposed | str = ""
        self.draft = Draft(self, PROPOSALS, stem=self._stem(), hidden=APPROVAL)
        self.take_up("")

    @property
    def known(self) -> Mapping[str, History]:
        """Every measure that a formula may name, with its figures; kept while the pack is."""
        if self._known is None or self._known[0] is not self.pack:
            self._known = (self.pack, known_to(self.pack))
        return self._known[1]

    def take_up(self, code: str) -> None:
        """Take up a proposal that is saved; empty: begin another."""
        if code and code not in set(self.entries(PROPOSALS)["proposal"]):
            raise ParameterError(f"No proposal {code} is saved", "Choose one of the list")
        if code:
            self.draft.change(code)
        else:
            self.draft.begin(self._blank())
        self.proposal = code
        self.try_again()

    def begin_from(self, measure: str, change: str) -> None:
        """Begin a proposal about a measure of the register, filled in as that stands."""
        self.take_up("")
        self.draft.begin({**self._blank(), **drafted_from(self.pack, self.known, measure, change)})
        self.try_again()

    @property
    def offered(self) -> list[Offered]:
        """The measures of the chosen service, or found by their words, with their names."""
        return offered(self.known, self.unit, self.search)

    def name_in_formula(self, name: str) -> None:
        """Put a name at the end of the formula; the first also says whose indicator it would be."""
        written = self.draft.values.get("formula", "").strip()
        item = items_of(self.known).get(name)
        whose = {"unit": str(self.known[item.measure].row["unit"])} if item and not written else {}
        self.put({**whose, "formula": f"{written} {name}".strip()})
        self.draft.changed += 1

    def put(self, values: Row) -> None:
        """Keep what is written, and rehearse it as it now is."""
        before = dict(self.draft.faults)
        self.draft.put(values)
        self.try_again()
        if self.draft.faults != before:
            self.draft.changed += 1

    def try_again(self) -> None:
        """Rehearse the draft as it is written; what cannot be is told at its field."""
        self.writing, self.draft.faults, self.draft.problem = True, {}, ""
        self.trial = self._tried()
        self.tried += 1
        self.unsaved = self._differs()

    def _tried(self) -> Proposed | str:
        written = {name: cell for name, cell in self.draft.row.items() if cell.strip()}
        lacking = [self._words(name) for name in NEEDED_TO_TRY if name not in written]
        if lacking:
            return f"It is rehearsed as soon as these are filled in: {', '.join(lacking)}."
        row = {**self._stand_ins(), **written, **dict.fromkeys(APPROVAL, "")}
        try:
            frame = self.try_out({PROPOSALS: [row]})[PROPOSALS]
        except RefusedError as error:
            self.draft.refuse(error.faults)
            told = [f"{self._words(fault.column)}: {fault.sentence}" for fault in error.faults]
            return f"It cannot be rehearsed as it is written. {' '.join(told)}"
        return self.judged(frame, ())[1]

    def judged(self, frame: Any, before: tuple[Row, ...]) -> tuple[dict[str, Any], Proposed]:
        """A checked row of the register, and the proposal that it makes after those before it."""
        (row,) = frame.itertuples()
        cells = {str(name): cell for name, cell in frame.iloc[0].items()}
        return cells, proposed(self.pack, row, self.known, [*before, cells])

    def save_proposal(self) -> bool:
        """Keep the proposal, and go on with it; an approval of what it was no longer counts."""
        code, draft = self.draft.code, self.draft
        self.writing = False
        self._read_decision()
        adopted = draft.values.get("adopted_as", "")
        if adopted:
            draft.problem = (
                f"{code} was approved and entered as {adopted}, and stands as it was approved. "
                f"Propose that {adopted} be amended instead."
            )
            draft.changed += 1
            return False
        again = draft.values.get("approved_by") and self._differs()
        if again:
            draft.values.update(dict.fromkeys(APPROVAL, ""))
        saved = draft.save()
        if saved:
            self.take_up(code)
            rest = " It is to be approved again, since it was changed." if again else ""
            draft.told = f"Saved: {code}.{rest}"
            draft.changed += 1
        return saved

    def _read_decision(self) -> None:
        """What was decided on the proposal meanwhile stays with it."""
        found = self.saved_row
        if found is not None:
            self.draft.values.update({name: as_text(found[name]) for name in APPROVAL})

    def _differs(self) -> bool:
        found = self.saved_row
        return found is None or any(
            self.draft.values.get(column.name, "") != as_text(found[column.name])
            for column in self.draft.columns
        )

    @property
    def saved(self) -> Proposed | None:
        """The proposal as it is saved; None before that."""
        held = self._saved
        if held is None or held[0] is not self.pack or held[1] != self.proposal:
            held = self._saved = (self.pack, self.proposal, self._as_saved())
        return held[2]

    def _as_saved(self) -> Proposed | None:
        found = self.entries(PROPOSALS)
        own = found[found["proposal"] == self.proposal]
        if own.empty:
            return None
        (row,) = own.itertuples()
        return proposed(self.pack, row, self.known, versions_of(self.pack, self.proposal))

    @property
    def saved_row(self) -> dict[str, Any] | None:
        """The cells of the proposal as it is saved; None before that."""
        found = self.entries(PROPOSALS)
        own = found[found["proposal"] == self.proposal]
        names = register_table(PROPOSALS).names
        return None if own.empty else {name: own.iloc[0][name] for name in names}

    def _words(self, column: str) -> str:
        return label(register_table(PROPOSALS).column(column))

    def _blank(self) -> dict[str, str]:
        """What a new proposal begins with: the first of each choice that must be made."""
        return {
            "unit": self.unit or self.pack.council.units[0].key,
            "polarity": "maximise",
            "kind": "percent",
            "frequency": "monthly",
            "change": "introduce",
            "proposed_on": self.day.isoformat(),
        }

    def _stand_ins(self) -> dict[str, str]:
        """What a trial needs to be checked, where it is not written yet."""
        day = self.day.isoformat()
        return {
            "proposal": "draft",
            "title": "The indicator as it is written",
            "author": "Nobody yet",
            "proposed_on": day,
        }

    def _stem(self) -> str:
        """What the council's codes of proposals begin with."""
        codes = sorted(self.entries(PROPOSALS)["proposal"])
        return codes[-1].rstrip("0123456789") if codes else FIRST_STEM
