"""What a reader should look behind, said on the first screen."""

from __future__ import annotations

from collections.abc import Callable

from pmf_lib.sections import Pack, behind_the_figures
from pmf_lib.sections.comments_checked import disagreeing_comments
from pmf_lib.sections.hidden_by_the_total import hiding_measures
from pmf_lib.sections.last_report import changed_figures
from pmf_lib.sections.warnings_about_figures import warnings_of
from tests.sections import told

Open = Callable[..., Pack]


def test_the_first_screen_counts_what_the_checks_found(council_pack: Open) -> None:
    """R1-035, R3-028: each count is that of the section which tells of it."""
    pack = council_pack("carlisle-2021")
    said = behind_the_figures(pack)
    assert said.startswith("What should be looked behind? ")
    for count, words in (
        (len(warnings_of(pack)), "warning"),
        (disagreeing_comments(pack), "comment"),
        (hiding_measures(pack), "total"),
        (changed_figures(pack), "of the last report changed since"),
    ):
        assert (words in said) == bool(count), (words, count, said)
    assert f"{len(warnings_of(pack))} warnings" in said


def test_nothing_found_is_said(pack_of: Open) -> None:
    said = behind_the_figures(pack_of(told.nothing()))
    assert said == "What should be looked behind? Our checks find nothing."
