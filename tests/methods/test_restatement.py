"""A restated figure is one that was known otherwise before."""

import pandas as pd

from pmf_lib.methods.restatement import restatements


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
