"""Whether a law asks for a measure, and which: such a one is not the council's to retire.

Ribble Valley 2007, 5.3: Best Value indicators are reported to the Audit Commission (R1-040).
"""

from __future__ import annotations

STATUTORY = ("national", "statutory")
"""Classes of measures that somebody outside the council asks for."""
OF_FRAMEWORK = {
    "BVPI": "a Best Value performance indicator, Local Government Act 1999",
    "NI": "a National Indicator, reported to central government",
    "LAA": "a national indicator, agreed with central government in the Local Area Agreement",
}
UNNAMED = "a national indicator; its record does not name the duty"


def duty(measure_class: str | None, framework: str | None, written: str | None) -> str:
    """The duty in words; empty where nobody outside the council asks for the measure.

    `written` is what the measure's record says, and goes before what its class and its framework
    imply.
    """
    if written:
        return written.rstrip(".")
    if (measure_class or "").casefold() not in STATUTORY:
        return ""
    return OF_FRAMEWORK.get(framework or "", UNNAMED)
