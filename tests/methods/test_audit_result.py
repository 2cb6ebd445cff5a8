"""What working papers come to: rates and limits by stratum and in all (R1-041, R1-047)."""

from itertools import product
from math import comb

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.methods import audit_draw as drawing
from pmf_lib.methods import audit_result as result
from pmf_lib.methods.audit_draw import Design
from pmf_lib.methods.sampling import Conclusion, upper_error_limit
from pmf_lib.methods.working_paper import Finding

FIGURES = Design("figures", 0.95, 0.1)


def checked(errors: int, n: int, stratum: str = "", wrong: str = "material") -> pd.DataFrame:
    findings = [wrong] * errors + ["agreed"] * (n - errors)
    return pd.DataFrame({"stratum": stratum, "finding": findings})


def upper(errors: int, n: int, population: int = 10_000) -> float:
    found = result.evaluate(checked(errors, n), {"": population}, FIGURES).upper_limit
    assert found is not None
    return found


@given(st.integers(0, 20), st.integers(21, 60))
def test_the_upper_limit_rises_with_errors_and_falls_with_items(errors, n) -> None:
    assert upper(errors, n) < upper(errors + 1, n)
    assert upper(errors, n + 1) < upper(errors, n)


@pytest.mark.parametrize(("n", "verdict"), [(28, Conclusion.REJECT), (29, Conclusion.ACCEPT)])
def test_both_sides_of_the_tolerable_error(n, verdict) -> None:
    """29 without an error is the sample that AICPA's table gives for 10 % at 95 %."""
    assert result.evaluate(checked(0, n), {"": 500}, FIGURES).conclusion is verdict


def test_one_stratum_is_what_clopper_and_pearson_say() -> None:
    assert upper(1, 40) == upper_error_limit(1, 40, 0.95)


def test_strata_count_by_their_size() -> None:
    """Two of ten wrong in a stratum of 300, none of ten in one of 100: 15 % of all, not 10 %."""
    items = pd.concat([checked(2, 10, "a"), checked(0, 10, "b")])
    found = result.evaluate(items, {"a": 300, "b": 100}, FIGURES)
    assert found.rate == pytest.approx(0.15)
    assert [layer.rate for layer in found.layers] == [0.2, 0.0]
    assert found.layers[0].upper_limit == upper_error_limit(2, 10, 0.95)
    # The larger stratum has half of the items and should have three quarters of them.
    assert found.upper_limit == pytest.approx(1.5 * upper_error_limit(2, 20, 0.95))
    assert (found.drawn, found.tested, found.errors) == (20, 20, 2)


def test_the_limit_is_never_above_everything() -> None:
    items = pd.concat([checked(9, 10, "a"), checked(9, 10, "b")])
    assert result.evaluate(items, {"a": 300, "b": 100}, FIGURES).upper_limit == 1.0


def _ways(errors: int, n: int, share: float) -> float:
    return comb(n, errors) * share**errors * (1 - share) ** (n - errors)


@pytest.mark.parametrize("drawn", [(8, 8), (12, 4), (4, 12)])
@pytest.mark.parametrize("shares", [(0.0, 0.3), (0.3, 0.0), (0.1, 0.2), (0.5, 0.02), (0.2, 0.2)])
def test_the_limit_of_all_strata_is_too_low_no_oftener_than_said(drawn, shares) -> None:
    """Every outcome of two strata with its chance: the limit misses the true rate 5 % at most."""
    sizes = {"a": 30_000, "b": 10_000}
    true = 0.75 * shares[0] + 0.25 * shares[1]
    missed = 0.0
    for wrong in product(range(drawn[0] + 1), range(drawn[1] + 1)):
        items = pd.concat([checked(wrong[0], drawn[0], "a"), checked(wrong[1], drawn[1], "b")])
        limit = result.evaluate(items, sizes, FIGURES).upper_limit
        assert limit is not None
        if limit < true:
            missed += _ways(wrong[0], drawn[0], shares[0]) * _ways(wrong[1], drawn[1], shares[1])
    assert missed <= 0.05


def test_what_was_counted_whole_is_certain() -> None:
    found = result.evaluate(checked(1, 10), {"": 10}, FIGURES)
    assert (found.upper_limit, found.conclusion) == (0.1, Conclusion.ACCEPT)
    beyond = result.evaluate(checked(2, 10), {"": 10}, FIGURES)
    assert beyond.conclusion is Conclusion.REJECT


def test_nothing_is_said_before_every_item_is_tested() -> None:
    items = checked(1, 30)
    items.loc[29, "finding"] = None
    found = result.evaluate(items, {"": 400}, FIGURES)
    assert (found.rate, found.upper_limit, found.conclusion) == (None, None, None)
    assert (found.tested, found.errors) == (29, 1)


def test_immaterial_is_let_pass_and_unsupported_is_not() -> None:
    immaterial = result.evaluate(checked(3, 30, wrong="immaterial"), {"": 400}, FIGURES)
    assert (immaterial.errors, immaterial.findings[Finding.IMMATERIAL]) == (0, 3)
    assert result.evaluate(checked(3, 30, wrong="unsupported"), {"": 400}, FIGURES).errors == 3


@pytest.mark.parametrize(
    ("drawn", "papers", "ended", "word"),
    [
        (False, 0, None, "planned"),
        (True, 0, None, "drawn"),
        (True, 1, None, "under test"),
        (True, 9, "finished", "finished"),
        (False, 0, "given up", "given up"),
    ],
)
def test_where_a_sample_stands_follows_from_its_rows(drawn, papers, ended, word) -> None:
    assert result.state(drawn=drawn, papers=papers, ended=ended) == word


def money(recalculated: list[float | None], findings: list[str | None]):
    frame = pd.DataFrame({"record": ["A", "B"], "book_value": [100.0, 100.0]})
    asked = Design("money", 0.95, 300, seed="seed")
    items = pd.DataFrame({"record": ["A", "B"], "recalculated": recalculated, "finding": findings})
    return result.evaluate_money(drawing.selection(frame, asked), items, asked)


def test_pounds_that_nothing_supports_count_as_nought() -> None:
    """Every line was drawn, so the overstatement is what was found."""
    found = money([100.0, None], ["agreed", "unsupported"])
    assert found is not None
    assert (float(found.projected), float(found.upper_limit)) == (100.0, 100.0)
    even_then = money([100.0, 100.0], ["agreed", "unsupported"])
    assert even_then is not None and float(even_then.projected) == 100.0


def test_pounds_say_nothing_before_every_line_is_tested() -> None:
    assert money([100.0, None], ["agreed", None]) is None


@pytest.mark.parametrize(
    ("again", "evidence", "finding"),
    [
        (50.0, True, "agreed"),
        (51.0, True, "immaterial"),
        (51.1, True, "material"),
        (49.0, True, "immaterial"),
        (50.0, False, "unsupported"),
        (None, True, "unsupported"),
    ],
)
def test_the_figures_bear_a_finding_out(again, evidence, finding) -> None:
    """R1-047: 2 % of 50 is 1, and a difference of just that is let pass."""
    seen = "0" * 64 if evidence else None
    assert result.borne_out(50.0, again, seen, 2, relative=True) == finding


def test_materiality_may_be_in_the_figure_s_own_unit() -> None:
    assert result.borne_out(50.0, 52.0, "0" * 64, 2) == "immaterial"
    assert result.borne_out(50.0, 52.0, "0" * 64, None) == "material"


@pytest.mark.parametrize(
    ("size", "most"), [(28, None), (29, 0), (45, 0), (46, 1), (60, 1), (61, 2)]
)
def test_how_many_may_be_wrong_is_told_before_the_draw(size, most) -> None:
    """The sizes that AICPA's table gives for 10 % at 95 %, and one fewer."""
    planned = Design("figures", 0.95, 0.1, size=size)
    assert result.most_errors(planned, {"": 5_000}) == most


def test_thin_strata_bear_fewer_errors() -> None:
    planned = Design("figures", 0.95, 0.1, size=46)
    assert result.most_errors(planned, {"a": 4_990, "b": 10}) == 0


def test_where_everything_is_tested_the_share_itself_counts() -> None:
    planned = Design("figures", 0.95, 0.1, size=20)
    assert result.most_errors(planned, {"a": 15, "b": 5}) == 2
