"""Which check tests which clause of the Data Quality Policy, and what it found (R3-031).

Carlisle 2021, Data Quality Policy: a clause that nothing tests is named, and so is a check that no
clause asks for.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from pmf_lib.methods.figure_quality import FLAGGED, share, shares
from pmf_lib.methods.ledger_check import reconciled
from pmf_lib.periods import Grain
from pmf_lib.register.learning import CHECKS_OF_DATA
from pmf_lib.sections.data_quality import flags_of, scores
from pmf_lib.sections.listing import Layout, listing
from pmf_lib.sections.pack import Pack
from pmf_lib.views.records import Block
from pmf_lib.views.words import begun, listed

NOTHING = "none"
Results = dict[str, tuple[int, int]]


def clauses_and_checks(pack: Pack, documents: pd.Series) -> Block:
    """Each clause of these policies with the check that tests it and what passed (R3-031)."""
    found = pack.entries("policy_clauses", every_period=True)
    own = found[found["document"].isin(documents)].sort_values(["document", "clause", "tested_by"])
    results = results_of_checks(pack)
    layout = Layout(
        f"Clauses of the policy and the checks that test them, {pack.period.label}",
        ("Clause", "What it asks for", "Check", "What passed"),
        "Register of policies, and tests made on the registers",
        _notes(own),
    )
    return listing(
        own,
        layout,
        lambda row: (row.clause, row.says, _check(row), _result(results, row.tested_by)),
        "the clauses of the policy are not in the register",
    )


def results_of_checks(pack: Pack) -> Results:
    """How many passed, and of how many that could be tested, by check."""
    found: Results = {
        one.value.lower(): told for one, told in shares(scores(pack).values()).items()
    }
    flags = list(flags_of(pack).values())
    for place, name in enumerate(FLAGGED):
        found[name] = share(own[place] for own in flags)
    return found | {"control totals": _control_totals(pack)}


def _control_totals(pack: Pack) -> tuple[int, int]:
    months = [month.code for month in pack.period.within(Grain.MONTH)]
    ledger, totals = (pack.entries(name, every_period=True) for name in ("ledger", "ledger_totals"))
    told = reconciled(ledger[ledger["period"].isin(months)], totals[totals["period"].isin(months)])
    known = told["agrees"].dropna()
    return int((known == True).sum()), len(known)  # noqa: E712


def _check(row: Any) -> str:
    return "No check tests it" if row.tested_by == NOTHING else begun(row.tested_by)


def _result(results: Results, check: str) -> str:
    if check == NOTHING:
        return "Not tested"
    passed, of = results.get(check, (0, 0))
    return f"{passed} of {of}" if of else "Nothing could be tested"


def _notes(own: pd.DataFrame) -> tuple[str, ...]:
    """The clauses that nothing tests, and the checks that no clause asks for."""
    untested = sorted(set(own.loc[own["tested_by"] == NOTHING, "clause"]))
    unasked = [name for name in CHECKS_OF_DATA if name not in {NOTHING, *own["tested_by"]}]
    notes = [f"No check tests clause {listed(untested)}."] if untested else []
    notes += [f"No clause asks for these checks: {listed(unasked)}."] if unasked else []
    return tuple(notes)
