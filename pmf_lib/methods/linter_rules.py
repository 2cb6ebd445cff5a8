"""The linter's rules by their codes: what each finds, why it matters, what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pmf_lib.methods import linter_ease, linter_profile, linter_record, linter_size
from pmf_lib.methods.linter_subject import Subject

Test = Callable[[Subject], str | None]


@dataclass(frozen=True)
class Rule:
    """One rule. A code is never used again.

    `unless` names the rules that explain the finding better: where one of them found something
    about the same measure, this one is silent.
    """

    code: str
    name: str
    test: Test
    why: str
    do: str
    unless: tuple[str, ...] = ()


_TARGET = "Ask whoever set the target what was meant, and set it again with a reason."
_SIZE = ("L01", "L03", "L04", "L05", "L06")
_PROFILE = ("L07", "L08", "L09", "L10", "L12")

RULES = (
    Rule(
        "L01",
        "Target of 0",
        linter_size.target_of_zero,
        "Nobody can aim at it, so its status says nothing.",
        _TARGET,
    ),
    Rule(
        "L02",
        "No status from a target of 0",
        linter_size.no_share_of_zero,
        "However bad the figure, it never turns red.",
        "Give the measure a tolerance in its own unit, such as 2 cases.",
        unless=("L01",),
    ),
    Rule(
        "L03",
        "A hundred times too large or small",
        linter_size.hundredfold,
        "A percentage may have been entered as a fraction, or pence as pounds.",
        "Compare figure and target with their sources, and correct the one that is wrong.",
    ),
    Rule(
        "L04",
        "Thousands against units",
        linter_size.thousandfold,
        "The status compares two things that are not the same.",
        "Write both in pounds or in single cases.",
    ),
    Rule(
        "L05",
        "Figure and target of different size",
        linter_size.far_apart,
        "Nobody does twenty times better, or worse, than was planned: one of the two is wrong.",
        "Compare figure and target with their sources; look at unit, period and decimal point.",
        unless=("L03", "L04", "L08", "L09"),
    ),
    Rule(
        "L06",
        "A number that cannot be",
        linter_size.impossible,
        "A share lies between 0% and 100%; a count is never below 0.",
        "Correct the number, or register the measure as a ratio.",
    ),
    Rule(
        "L07",
        "Better may be the wrong way round",
        linter_profile.moves_the_wrong_way,
        "If so, every status of the measure is upside down.",
        "Confirm with the owner which way is better; if it is right, say why less is asked.",
    ),
    Rule(
        "L08",
        "A year's target held against each period",
        linter_profile.year_against_period,
        "Each period looks far from target until the last.",
        "Set the profile to even or seasonal, or the target to one period's.",
    ),
    Rule(
        "L09",
        "Target spread that is no year's total",
        linter_profile.period_against_year,
        "The share due by now is far too small, or there is none.",
        "Set the year's total, or the profile to flat.",
    ),
    Rule(
        "L10",
        "Periods' targets do not make the year's",
        linter_profile.year_against_its_periods,
        "Every period can be green and the year red, or the reverse.",
        "Set the periods anew, or the year.",
    ),
    Rule(
        "L11",
        "Starting point missing",
        linter_profile.no_starting_point,
        "Without it no status can be given before the year ends.",
        "Enter the baseline, or the step of each period.",
    ),
    Rule(
        "L12",
        "Band that is none",
        linter_profile.band_without_edges,
        "Nothing says when the measure is out of its band.",
        "Enter both edges, the lower below the upper.",
    ),
    Rule(
        "L13",
        "Target always beaten",
        linter_ease.always_beaten,
        "A target met whatever happens asks for nothing, and its green tells nothing.",
        "Set it at what is done now, or say why it stays.",
        unless=(*_SIZE, *_PROFILE),
    ),
    Rule(
        "L14",
        "Target never met",
        linter_ease.never_met,
        "A target out of reach is soon not read; its red is no news.",
        "Agree a path to it, or a target that the service can reach.",
        unless=(*_SIZE, *_PROFILE),
    ),
    Rule(
        "L15",
        "Less than was always achieved",
        linter_ease.below_what_was_achieved,
        "The target allows the service to get worse, and nobody says why.",
        "Set it at what was achieved or better, or give the reason.",
        unless=(*_SIZE, *_PROFILE, "L13"),
    ),
    Rule(
        "L16",
        "Target made easier without a reason",
        linter_ease.lowered_without_reason,
        "A red can become a green without any improvement.",
        "Put the reason, and who agreed to it, on record; or set the old target again.",
        unless=("L07",),
    ),
    Rule(
        "L17",
        "Target missing",
        linter_ease.no_target,
        "The measure is meant to have a status and cannot.",
        "Set a target, or register the measure as data only.",
    ),
    Rule(
        "L18",
        "Tolerance that hides",
        linter_ease.tolerance_hides,
        "The measure can go badly wrong before anybody is warned.",
        "Narrow the tolerance to what is usual from one period to the next.",
    ),
    Rule(
        "L19",
        "No figure for a long time",
        linter_record.no_value,
        "Members judge by a figure that is no longer true.",
        "Hand the figures in, give the reason, or propose the measure for deletion.",
    ),
    Rule(
        "L20",
        "The same figure again and again",
        linter_record.copied,
        "It may have been copied from the period before.",
        "Have it worked out again from its source.",
    ),
    Rule(
        "L21",
        "Parts that do not make the figure",
        linter_record.broken_parts,
        "Numerator, denominator and figure cannot all be right.",
        "Correct the part that is wrong, and hand the figure in again.",
    ),
    Rule(
        "L22",
        "Definition changed without a new version",
        linter_record.redefined,
        "Figures before and after are compared as if they were of one kind.",
        "Give the new definition a version, its day and the reason.",
    ),
    Rule(
        "L23",
        "Nobody answers for it",
        linter_record.nobody_answers,
        "Questions about the figure have nobody to go to.",
        "Name the post that answers for it.",
    ),
    Rule(
        "L24",
        "Evidence grown old",
        linter_record.old_papers,
        "Nobody has checked for years that the figure is still made as its papers say.",
        "Draw a working paper of the last whole year.",
    ),
)
BY_CODE = {rule.code: rule for rule in RULES}
