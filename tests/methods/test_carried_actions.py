"""Actions from review to review: carried forward, told once when closed."""

from datetime import date

import pandas as pd
import pytest

from pmf_lib.methods.carried_actions import ADDED, carried
from pmf_lib.register import TABLES

SHOWN = date(2008, 7, 28)
NAMES = [*TABLES["actions"].names, "known_from"]


def history(*entries):
    """Entries of one action, each as (day known, status) or with what else it says."""
    rows = []
    for known, status, *more in entries:
        row = {"action": "A1", "unit": "u", "title": "Mend it", "lead": "Head", "status": status}
        row |= {"due_on": pd.Timestamp("2008-11-28"), "known_from": pd.Timestamp(known)}
        rows.append(row | (more[0] if more else {}))
    return pd.DataFrame(rows, columns=NAMES)


@pytest.mark.parametrize("known", ["2008-07-27", "2008-07-28"])
def test_one_closed_when_the_plan_was_shown_last_is_dropped(known):
    """Closed actions drop after being shown once (R2-026): on the very day counts as shown."""
    assert carried(history((known, "complete")), SHOWN).empty
    assert carried(history((known, "stopped"), ("2008-10-13", "complete")), SHOWN).empty


def test_one_closed_since_is_shown_once():
    """R2-026: closed the day after, it is told now; the next quarter it is gone."""
    entries = history(("2008-07-11", "on track"), ("2008-07-29", "complete"))
    (row,) = carried(entries, SHOWN).itertuples()
    assert (row.closed, row.new, row.was_status) == (True, False, "on track")
    assert carried(entries, date(2008, 10, 28)).empty


def test_an_open_one_is_carried_forward_however_old():
    """R2-026."""
    (row,) = carried(history(("2007-01-11", "late")), SHOWN).itertuples()
    assert (row.status, row.closed, row.new) == ("late", False, False)


def test_one_first_known_since_is_new_even_when_closed_already():
    (row,) = carried(history(("2008-10-13", "complete")), SHOWN).itertuples()
    assert (row.new, row.closed, row.was_status) == (True, True, None)


def test_one_opened_again_is_shown_and_so_is_its_second_closing():
    again = history(("2008-07-11", "complete"), ("2008-08-11", "on track"))
    (row,) = carried(again, SHOWN).itertuples()
    assert (row.status, row.was_status) == ("on track", "complete")
    twice = history(
        ("2008-07-11", "complete"), ("2008-08-11", "on track"), ("2008-10-13", "complete")
    )
    assert len(carried(twice, SHOWN)) == 1


def test_says_what_the_plan_said_before():
    """What changed since last time stands beside each action (R2-013)."""
    moved = {"due_on": pd.Timestamp("2009-01-30"), "lead": "Deputy"}
    (row,) = carried(
        history(("2008-07-11", "on track"), ("2008-10-13", "at risk", moved)), SHOWN
    ).itertuples()
    assert (row.lead, row.was_lead, row.was_status) == ("Deputy", "Head", "on track")
    assert (row.due_on, row.was_due_on) == (moved["due_on"], pd.Timestamp("2008-11-28"))


def test_no_actions_give_an_empty_frame_with_all_columns_and_inputs_stay():
    empty = carried(history(), SHOWN)
    assert empty.empty and set(ADDED) <= set(empty.columns)
    entries = history(("2008-07-11", "on track"))
    before = entries.copy()
    carried(entries, SHOWN)
    pd.testing.assert_frame_equal(entries, before)
