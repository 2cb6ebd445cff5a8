"""A success is told when it is approved, and while its figure bears it out."""

from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest

from pmf_lib.methods.good_news import Story, borne_out, story
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
        (row("red", Variation.IMPROVEMENT), False, "a real change for the better"),
        (row(short="better"), False, None),
        (row(short="better", long="better"), False, "getting better"),
        (row(), True, "particularly good among the council's measures"),
    ],
)
def test_borne_out(judged, favourable, expected):
    """Named only while the figure really is favourable or improving (R2-014)."""
    assert borne_out(judged, favourable=favourable) == expected


@pytest.mark.parametrize(
    ("on", "by", "good", "expected"),
    [
        ("2008-10-28", "Cabinet member", True, Story.TOLD),
        ("2008-10-29", "Cabinet member", True, Story.WAITING),
        (None, "Cabinet member", True, Story.WAITING),
        ("2008-10-28", None, True, Story.WAITING),
        ("2008-10-28", "Cabinet member", False, Story.NOT_BORNE_OUT),
    ],
)
def test_story(on, by, good, expected):
    """The step of approval (R2-014)."""
    assert story(pd.Timestamp(on) if on else pd.NaT, by, good, DAY) is expected
