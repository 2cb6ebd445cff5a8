"""What the linter must find in the demos, and what is unusual but right, so that it must not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Planted:
    """A story about one measure. `code` is the rule that must find it, or must be silent."""

    council: str
    code: str
    measure: str
    what: str


TO_BE_FOUND = (
    Planted("carlisle-2003", "L05", "CIS07", "73,390 pages read against a target of 420."),
    Planted("carlisle-2003", "L01", "LEI06", "A target of 0 children who learn to swim."),
    Planted("carlisle-2021", "L02", "HSA02", "A tolerance that is a share of a target of 0."),
    Planted("carlisle-2021", "L06", "RGS02", "103.6% of food businesses."),
    Planted("carlisle-2021", "L21", "RGS02", "More food businesses rated well than there are."),
    Planted("carlisle-2021", "L13", "SER05", "More than twenty points better in every month."),
    Planted("carlisle-2021", "L14", "ICT02", "Out of reach with two posts in five vacant."),
    Planted("carlisle-2021", "L16", "TOU02", "Lowered in August 2021, and nobody said why."),
    Planted("lancaster-2008", "L22", "ENV04", "Three days became five, still as version 1."),
    Planted("lancaster-2008", "L21", "REV03", "98.7% beside 367 of 375, which is 97.9%."),
    Planted("ribble-valley-2007", "L13", "ENV03", "Ten points better in every month."),
    Planted("ribble-valley-2007", "L23", "FPB01", "The post has been vacant since June 2007."),
    Planted("ribble-valley-2007", "L23", "ENV05", "The post has been vacant since April 2006."),
)
UNUSUAL_BUT_RIGHT = (
    Planted("carlisle-2003", "L01", "LEI07", "No serious accident is an aim that is often met."),
    Planted("carlisle-2021", "L02", "AUD03", "A target of 0 with a tolerance in cases."),
    Planted("carlisle-2021", "L14", "RGS01", "Short of the year's target on an agreed path."),
    Planted("carlisle-2021", "L22", "NEI01", "A new formula under a new version."),
    Planted("carlisle-2021", "L19", "HCI01", "Closed by law, and the reason stands in its place."),
    Planted("carlisle-2021", "L05", "TOU01", "Nobody came, because the door was closed."),
    Planted("carlisle-2021", "L07", "ICT07", "A cost that may rise a little with prices."),
    Planted("carlisle-2021", "L17", "PAS01", "New this year: it finds where it starts from."),
    Planted("lancaster-2008", "L22", "ENV02", "Another source and the same formula."),
    Planted("lancaster-2008", "L16", "LEI01", "Lowered a little, and the reason is on record."),
)
