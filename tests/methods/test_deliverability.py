"""Whether a contract can be delivered: four tests, both sides of each."""

import pandas as pd

from pmf_lib.methods.deliverability import findings, gaps
from pmf_lib.register.plans import CONTRACT_PARTS


def parts(*written: str, evidence: str | None = "Seen") -> pd.DataFrame:
    return pd.DataFrame({"part": written, "title": written, "evidence": [evidence] * len(written)})


def profile(strategy: float | None, projection: float) -> pd.DataFrame:
    row = {"year": ["2009/10"], "strategy": [strategy], "projection": [projection]}
    return pd.DataFrame(row).astype({"strategy": "float64"})


def actions(status: str, late: bool = False) -> pd.DataFrame:
    return pd.DataFrame({"title": ["Bins"], "status": [status], "late": [late]})


def holds(*frames: pd.DataFrame) -> list[bool | None]:
    return [one.holds for one in findings(*frames)]


def test_a_contract_that_can_be_delivered() -> None:
    """R4-012."""
    good = (parts(*CONTRACT_PARTS), profile(100, 100), actions("on track"))
    assert holds(*good) == [True, True, True, True]


def test_each_test_fails_by_itself() -> None:
    """R4-012."""
    fine = (parts(*CONTRACT_PARTS), profile(100, 100), actions("complete"))
    assert holds(parts("drivers"), *fine[1:]) == [False, True, True, True]
    assert holds(parts(*CONTRACT_PARTS, evidence=None), *fine[1:])[1] is False
    assert holds(fine[0], profile(100, 101), fine[2])[2] is False
    assert holds(*fine[:2], actions("on track", late=True))[3] is False
    assert holds(*fine[:2], actions("at risk"))[3] is False


def test_what_is_missing_cannot_be_said() -> None:
    nothing = (parts(), profile(None, 5), actions("on track").head(0))
    assert holds(*nothing) == [False, None, None, None]


def test_a_shortfall_is_projection_less_strategy() -> None:
    """R4-011."""
    assert gaps(profile(100, 130))["gap"].tolist() == [30.0]
    assert gaps(profile(None, 130))["gap"].isna().all()
