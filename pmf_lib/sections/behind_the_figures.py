"""What a reader should look behind before relying on a report, said on its first screen.

Members complained of targets nobody could have meant, of totals that hide a town, of comments that
call worse better, and of figures changed since they were told.
"""

from __future__ import annotations

from pmf_lib.sections.comments_checked import disagreeing_comments
from pmf_lib.sections.hidden_by_the_total import hiding_measures
from pmf_lib.sections.last_report import changed_figures
from pmf_lib.sections.pack import Pack
from pmf_lib.sections.warnings_about_figures import warnings_of
from pmf_lib.views.words import begun, counted, listed


def behind_the_figures(pack: Pack) -> str:
    """One sentence for the title page: what the checks found, each with how often; or nothing."""
    warnings, comments = len(warnings_of(pack)), disagreeing_comments(pack)
    hiding, changed = hiding_measures(pack), changed_figures(pack)
    disagree = "disagrees with its figure" if comments == 1 else "disagree with their figures"
    found = [
        f"{counted(warnings, 'warning')} about targets or figures" if warnings else "",
        f"{counted(comments, 'comment')} that {disagree}" if comments else "",
        f"{counted(hiding, 'total')} that {'hides' if hiding == 1 else 'hide'} a group moving "
        "the other way"
        if hiding
        else "",
        f"{counted(changed, 'figure')} of the last report changed since" if changed else "",
    ]
    told = listed([words for words in found if words])
    return f"What should be looked behind? {begun(told) if told else 'Our checks find nothing'}."
