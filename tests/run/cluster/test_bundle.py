"""A finished pack comes back as it went in, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmf_lib.run.cluster.bundle import bundled, unbundled
from pmf_lib.run.execute import Failure
from pmf_lib.run.worker import Made


@given(st.binary(), st.binary())
def test_a_pack_comes_back_without_its_seconds(page: bytes, evidence: bytes) -> None:
    content = bundled(Made(page, evidence, None, 1.5))
    assert unbundled(content) == Made(page, evidence, None, 0.0)
    assert content == bundled(Made(page, evidence, None, 9.0))


@given(st.binary(max_size=40), st.binary(max_size=40), st.data())
def test_a_changed_bit_is_refused(page: bytes, evidence: bytes, data: st.DataObject) -> None:
    content = bytearray(bundled(Made(page, evidence, None, 0.0)))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(ValueError, match="finished pack"):
        unbundled(bytes(content))


@given(st.binary(max_size=40), st.binary(max_size=40), st.data())
def test_a_piece_or_more_is_refused(page: bytes, evidence: bytes, data: st.DataObject) -> None:
    content = bundled(Made(page, evidence, None, 0.0))
    with pytest.raises(ValueError, match="finished pack"):
        unbundled(content[: data.draw(st.integers(0, len(content) - 1))])
    with pytest.raises(ValueError, match="finished pack"):
        unbundled(content + b"\n")


def test_page_and_notebook_are_not_taken_for_each_other() -> None:
    assert bundled(Made(b"ab", b"c", None, 0.0)) != bundled(Made(b"a", b"bc", None, 0.0))


def test_a_failed_pack_is_not_kept() -> None:
    with pytest.raises(ValueError, match="failed"):
        bundled(Made(b"", b"", Failure(1, "", "Wrong"), 0.0))
