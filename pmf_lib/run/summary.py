"""What a finished report says of itself: the sentences of its opening."""

from __future__ import annotations

import json
from pathlib import Path

from pmf_lib.views.records import PACK_MIME


def summary_of(evidence: Path) -> tuple[str, ...]:
    """The sentences that open an executed notebook's report; none where it has no opening."""
    cells = json.loads(evidence.read_text("utf-8"))["cells"]
    outputs = (output for cell in cells for output in cell.get("outputs", ()))
    for output in outputs:
        opening = output.get("data", {}).get(PACK_MIME)
        if opening is not None:
            return tuple(opening["summary"])
    return ()
