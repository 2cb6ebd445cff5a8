"""What an officer enters in a review, step by step."""

from __future__ import annotations

from pmf_lib.workbench import ReviewDesk

SCOPE = {
    "committee": "economic-growth",
    "title": "Shops that stand empty",
    "concern": "More shops stand empty than ever",
    "users": "People have fewer places to buy food",
    "scope": "The city centre",
    "since": "2019-04-01",
    "until": "2021-09-30",
    "lead": "Chair of the panel",
    "state": "under way",
    "opened_on": "2021-11-01",
}


def open_review(desk: ReviewDesk, **other: str) -> str:
    """A review opened by the form, and its code."""
    desk.scope.put({**SCOPE, "committee": desk.pack.council.committees[0].key, **other})
    assert desk.save_scope(), (desk.scope.faults, desk.scope.problem)
    return desk.review


def save(desk: ReviewDesk, table: str, **values: str) -> bool:
    """One paper entered into its form and saved."""
    desk.papers[table].put(values)
    return desk.papers[table].save()
