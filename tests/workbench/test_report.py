"""The finished report is made by who reads the whole council, from the page or not."""

from __future__ import annotations

import pytest

from pmf_lib.council.posts import POST_VARIABLE
from pmf_lib.workbench.report import Report, report
from tests.workbench.conftest import Open


@pytest.mark.parametrize("post", ["", "performance-team", "scrutiny-officer"])
def test_who_reads_the_whole_council_is_offered_the_report(
    open_desk: Open, post: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(POST_VARIABLE, post)
    assert "<button" in report(Report(open_desk(), "review_report")).html


@pytest.mark.parametrize("post", ["committee-chair:economic-growth", "audit-committee"])
def test_who_reads_a_part_is_told_who_makes_it(
    open_desk: Open, post: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Made from a part, it would be another report under the same name."""
    monkeypatch.setenv(POST_VARIABLE, post)
    shown = report(Report(open_desk(), "review_report")).html
    assert "The performance team makes this report" in shown
    assert "<button" not in shown
