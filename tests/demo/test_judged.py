"""What the demo looks like once judged: every state is met, and each red is explained."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest

from pmf_lib.council import Council
from pmf_lib.intake import Intake
from pmf_lib.methods.judgement import JudgementRules, judge
from pmf_lib.methods.status import Status
from pmf_lib.register import TABLES
from tests.demo.conftest import Files

RULES = JudgementRules(mode="relative", green_tolerance=0.0, red_tolerance=0.10)


def latest(intake: Intake, name: str) -> pd.DataFrame:
    """The rows of a table as latest known."""
    table = TABLES[name]
    frame = pd.concat(intake.batches(name))
    in_order = frame.assign(known_from=frame[table.known_on]).sort_values(
        "known_from", kind="stable"
    )
    return in_order.drop_duplicates(list(table.key), keep="last")


@pytest.fixture(scope="session")
def judged(intake: Intake, council: Council) -> pd.DataFrame:
    values = latest(intake, "values")
    whole = values[values[["ward", "town", "area", "client_group"]].isna().all(axis=1)]
    period = council.period
    as_at = council.pack_date(period)
    measures, targets = latest(intake, "measures"), latest(intake, "targets")
    rows = judge(measures, whole, targets, period=period, as_at=as_at, rules=RULES)
    return rows.set_index("measure")


def test_most_are_green_and_some_are_not(judged: pd.DataFrame) -> None:
    counts = Counter(judged["status"])
    assert 80 <= counts[Status.GREEN] <= 120
    assert 20 <= counts[Status.AMBER] <= 40
    assert 12 <= counts[Status.RED] <= 30
    for state in (Status.DATA_ONLY, Status.OVERDUE, Status.UNKNOWN):
        assert counts[state] >= 1


def test_each_red_has_a_comment(judged: pd.DataFrame, files: Files, council: Council) -> None:
    now = council.period.code
    commented = {r["measure"] for r in files.rows("commentaries") if r["period"] == now}
    red = set(judged.index[judged["status"] == Status.RED])
    assert not red - commented
    assert commented - red


@pytest.mark.parametrize(
    ("measure", "status"),
    [
        ("PRO03", Status.OVERDUE),
        ("GRO05", Status.OVERDUE),
        ("HSA02", Status.UNKNOWN),
        ("AUD03", Status.GREEN),
        ("FIN01", Status.AMBER),
        ("HOM04", Status.RED),
        ("CUS05", Status.RED),
        ("FIN05", Status.RED),
        ("TOU02", Status.GREEN),
        ("SER05", Status.GREEN),
        ("LEG02", Status.GREEN),
    ],
)
def test_the_status_a_story_leads_to(judged: pd.DataFrame, measure: str, status: Status) -> None:
    assert judged.loc[measure, "status"] == status


def test_the_recovery_path_is_what_counts(judged: pd.DataFrame) -> None:
    row = judged.loc["RGS01"]
    assert row["target"] == pytest.approx(66.5)
    assert row["status"] != Status.RED
