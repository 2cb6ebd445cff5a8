"""A success is told when it is approved, and while its figure bears it out."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from pmf_lib.methods.good_news import PUBLIC, Story, borne_out, once_approved, story
from pmf_lib.methods.spc import Variation

DAY = date(2008, 10, 28)


def row(status="red", variation=None, short="same", long="same"):
    control = SimpleNamespace(variation=variation)
    return SimpleNamespace(status=status, control=control, short_trend=short, long_trend=long)


@pytest.mark.parametrize(
    ("judged", "favourable", "expected"),
    [
        (row(), False, None),
        (row("green"), False, "on target"),
        (row("green", Variation.CONCERN), True, None),
        (row("red", Variation.IMPROVEMENT), False, "better than its usual range"),
        (row(short="better"), False, None),
        (row(short="better", long="better"), False, "getting better"),
        (row(), True, "particularly good among the council's measures"),
    ],
)
def test_borne_out(judged, favourable, expected):
    """What is good news to a committee; the public is told of real changes alone (R2-014)."""
    assert borne_out(judged, favourable=favourable) == expected


@pytest.mark.parametrize(
    ("measured", "real", "good", "expected"),
    [
        (True, True, True, Story.TOLD),
        (True, True, False, Story.TOLD),
        (True, False, True, Story.COMMITTEE),
        (True, False, False, Story.NOT_BORNE_OUT),
        (False, False, False, Story.VOUCHED),
    ],
)
def test_once_approved(measured, real, good, expected):
    """On target is told to the committee; the public is told what really got better."""
    found = once_approved(measured=measured, real=real, good=good)
    assert found is expected
    assert (found in PUBLIC) is (real or not measured)


@pytest.mark.parametrize("standing", [Story.TOLD, Story.VOUCHED, Story.NOT_BORNE_OUT])
@pytest.mark.parametrize(
    ("on", "by", "approved"),
    [
        ("2008-10-28", "Cabinet member", True),
        ("2008-10-29", "Cabinet member", False),
        (None, "Cabinet member", False),
        ("2008-10-28", None, False),
    ],
)
def test_story(on, by, approved, standing):
    """The step of approval comes before all else (R2-014)."""
    found = story(pd.Timestamp(on) if on else pd.NaT, by, standing, DAY)
    assert found is (standing if approved else Story.WAITING)
