"""The work of an officer on each screen, from its beginning to what is kept."""

from __future__ import annotations

import sqlite3

from tests.browser.screens import Screen
from tests.conftest import Home


def kept(home: Home, table: str, key: str, code: str) -> dict[str, object]:
    """The row that the database holds of a code."""
    with sqlite3.connect(home.path / "var" / "pmf.sqlite") as database:
        database.row_factory = sqlite3.Row
        rows = database.execute(f"SELECT * FROM pmf_{table} WHERE {key} = ?", (code,)).fetchall()
    assert rows, f"nothing of {code} is kept"
    return dict(rows[-1])


def review(screen: Screen, code: str) -> None:
    """From an exception to a recommendation, as an officer enters it."""
    screen.page.locator("select[name=committee]").first.select_option("economic-growth")
    screen.press("2. ")
    screen.sees("Figures behind this chart")
    screen.save(
        f"Open a review: {code}",
        f"Saved: {code}.",
        committee="economic-growth",
        title="Shops that stand empty",
        concern="More shops stand empty than ever",
        users="People have fewer places to buy food",
        scope="The city centre",
        since="2019-04-01",
        until="2021-09-30",
        lead="Chair of the panel",
        state="under way",
        opened_on="2021-11-01",
    )
    screen.save("Add a line of enquiry", f"Saved: {code}/L1.", asks="Why do they stand empty?")
    screen.press("Collect these figures as evidence")
    screen.reads_out("The form for evidence is filled in")
    screen.save(
        "Add a piece of evidence",
        f"Saved: {code}/E1.",
        enquiry=f"{code}/L1",
        collected_by="Scrutiny Officer",
    )
    screen.save(
        "Add a finding", f"Saved: {code}/F1.", exhibit=f"{code}/E1", text="Rents are too high"
    )
    screen.save(
        "Add a recommendation",
        f"Saved: {code}/R1.",
        made_by="economic-growth",
        addressee="executive",
        title="Ask owners to halve the rent of shops that stand empty",
        received_on="2021-11-15",
        finding=f"{code}/F1",
    )
    screen.sees("no link is missing")
