"""What an analyst writes in a proposal."""

from __future__ import annotations

WRITTEN = {
    "unit": "customer-services",
    "title": "Callers who were content",
    "purpose": "Fewer people call twice",
    "formula": "100 * cus06_numerator / cus06_denominator",
    "polarity": "maximise",
    "kind": "percent",
    "frequency": "monthly",
    "aggregation": "ratio",
    "target": "80",
    "tolerance_mode": "absolute",
    "green_tolerance": "0",
    "red_tolerance": "5",
    "owner": "Customer Services Manager",
    "member": "Communities, Health and Wellbeing",
    "well_defined": "yes",
    "reliable": "yes",
    "verifiable": "yes",
    "author": "Analyst",
    "proposed_on": "2021-10-04",
}
APPROVED = {
    "approved_by": "Director of Community Services",
    "approved_on": "2021-11-04",
    "minute": "EX.61/21",
    "adopted_as": "CUS77",
}
