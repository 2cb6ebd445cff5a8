"""A restated figure is one that was known otherwise before."""

import pandas as pd
import pytest

from pmf_lib.methods.restatement import (
    Kind,
    Mark,
    Reason,
    marks,
    reason,
    restatement_log,
    restatements,
    to_be_told,
)
from pmf_lib.methods.status import Status


def history(*values: float | None) -> pd.DataFrame:
    count = len(values)
    return pd.DataFrame(
        {
            "measure": ["BC-01"] * count,
            "unit": ["building-control"] * count,
            "period": ["2021-22-Q1"] * count,
            "value": pd.Series(values, dtype="float64"),
            "known_from": pd.date_range("2021-07-09", periods=count),
            "reason_code": pd.Series([None] * (count - 1) + ["error"], dtype=object),
            "note": pd.Series([None] * count, dtype=object),
        }
    )


def test_a_changed_figure_is_a_restatement_with_old_new_and_reason() -> None:
    found = restatements(history(88.0, 84.5))
    assert found[["old", "new", "reason"]].to_numpy().tolist() == [[88.0, 84.5, "error"]]


def test_first_repeated_and_late_figures_are_not() -> None:
    assert restatements(history(88.0)).empty
    assert restatements(history(88.0, 88.0)).empty
    assert restatements(history(None, 88.0)).empty


def test_a_figure_withdrawn_is_not_called_restated_but_one_given_after_nought_is() -> None:
    assert restatements(history(88.0, None)).empty
    assert len(restatements(history(0.0, 3.0))) == 1
    assert restatements(history(88.0, None, 90.0))["old"].tolist() == [88.0]


def test_other_keys_do_not_mix() -> None:
    two = pd.concat([history(1.0), history(2.0).assign(period="2021-22-Q2")])
    assert restatements(two).empty


def corrected(*values: float | None, **columns: list) -> pd.DataFrame:
    """A history with further columns, a list entry a row."""
    return history(*values).assign(
        **{name: pd.Series(entries, dtype=object) for name, entries in columns.items()}
    )


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("late data", Reason.LATE_DATA),
        (" Late-Data ", Reason.LATE_DATA),
        ("definition_change", Reason.DEFINITION_CHANGE),
        ("ERROR", Reason.ERROR),
        ("methodology", Reason.METHOD),
        ("source", Reason.SOURCE),
        ("because", Reason.UNKNOWN),
        (None, Reason.UNKNOWN),
        (float("nan"), Reason.UNKNOWN),
    ],
)
def test_the_reason_code_of_a_word(word, code):
    assert reason(word) is code


def test_size_is_exact_and_a_percentage_of_the_old_figure():
    found = restatement_log(history(0.1, 0.4))
    assert found[["size", "percent"]].to_numpy().tolist() == [[0.3, 300.0]]
    assert restatement_log(history(-2.0, -3.0))["percent"].tolist() == [-50.0]
    assert restatement_log(history(0.0, 3.0))["percent"].isna().all()


@pytest.mark.parametrize(
    ("checked", "announced", "code", "kind"),
    [
        ("provisional", None, "late data", Kind.SCHEDULED),
        ("estimated", None, None, Kind.SCHEDULED),
        ("final", True, "method", Kind.SCHEDULED),
        ("final", None, "method", Kind.UNSCHEDULED),
        ("final", False, None, Kind.UNSCHEDULED),
        ("provisional", True, "error", Kind.UNSCHEDULED),
    ],
)
def test_a_revision_is_scheduled_when_readers_were_told_and_an_error_never_is(
    checked, announced, code, kind
):
    known = corrected(
        88.0,
        84.5,
        status=[checked, "final"],
        announced=[None, announced],
        reason_code=[None, code],
    )
    assert restatement_log(known)["kind"].tolist() == [kind]


@pytest.mark.parametrize(
    ("old", "new", "substantial"),
    [
        (Status.GREEN, Status.AMBER, True),
        ("green", Status.GREEN, False),
        (None, Status.GREEN, None),
        (Status.UNKNOWN, Status.RED, None),
    ],
)
def test_a_changed_status_is_substantial(old, new, substantial):
    found = restatement_log(corrected(88.0, 84.5, judged=[old, new]))
    assert found["substantial"].tolist() == [substantial]


def test_the_old_status_is_that_of_the_last_figure_not_of_a_gap():
    judged = ["green", "unknown", "red"]
    found = restatement_log(corrected(88.0, None, 84.5, judged=judged))
    assert found[["old_status", "new_status"]].to_numpy().tolist() == [["green", "red"]]


def test_a_judgement_that_is_no_status_is_refused():
    with pytest.raises(ValueError, match="judged is 'greenish'"):
        restatement_log(corrected(88.0, 84.5, judged=["greenish", "red"]))


def test_the_log_keeps_the_columns_there_were_and_leaves_its_input():
    known = corrected(88.0, 84.5, judged=["green", "red"])
    before = known.copy(deep=True)
    old = restatements(known)
    pd.testing.assert_frame_equal(restatement_log(known)[list(old.columns)], old)
    pd.testing.assert_frame_equal(known, before)
    assert restatement_log(history(88.0)).empty


def received(*rows: tuple[str, float, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            ("BC-01", "building-control", "2021-22-Q1", body, value, pd.Timestamp(day))
            for body, value, day in rows
        ],
        columns=["measure", "unit", "period", "body", "value", "received_on"],
    )


SENT = received(
    ("executive", 88.0, "2021-08-02"),
    ("scrutiny", 88.0, "2021-08-12"),
    ("executive", 88.0, "2021-08-20"),
    ("audit", 84.5, "2021-09-20"),
)


def test_every_body_that_received_the_old_figure_is_told_once():
    log = restatement_log(corrected(88.0, 84.5, judged=["green", "red"]))
    found = to_be_told(log, SENT)
    assert found["body"].tolist() == ["executive", "scrutiny"]
    assert found["received_on"].tolist() == [pd.Timestamp("2021-08-20"), pd.Timestamp("2021-08-12")]
    assert found[["old", "new", "new_status"]].iloc[0].tolist() == [88.0, 84.5, "red"]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"judged": ["green", "green"]}, 0),
        ({"judged": [None, None]}, 2),  # nobody knows that the status held: tell them
        ({"judged": ["green", "red"], "status": ["provisional", "final"]}, 2),  # an error it is
        (
            {
                "judged": ["green", "red"],
                "status": ["provisional", "final"],
                "reason_code": [None, "late data"],
            },
            0,
        ),
    ],
)
def test_only_corrections_that_may_have_misled_are_told(columns, told):
    assert len(to_be_told(restatement_log(corrected(88.0, 84.5, **columns)), SENT)) == told


def test_nothing_restated_nobody_told():
    assert to_be_told(restatement_log(history(88.0)), SENT).empty
    assert to_be_told(restatement_log(history(88.0, 84.5)), SENT.iloc[:0]).empty


def test_columns_that_are_not_given_are_not_known():
    found = restatement_log(history(88.0, 84.5).drop(columns=["reason_code", "note"]))
    assert found["reason"].isna().all()
    assert found["reason_code"].tolist() == ["unknown"]


def test_marks_beside_a_figure():
    assert marks("final", restated=False) == ()
    assert marks("provisional", restated=True, broken=True) == tuple(Mark)
    assert [mark.value for mark in Mark] == ["[r]", "[p]", "[b]"]
    assert Mark.BREAK.meaning == "break in the series"
