"""Which of some invoices are drawn by their pounds."""

from typing import Any

import altair as alt
import pandas as pd

from pmf_lib.methods import monetary
from pmf_lib.methods.sample_drawing import seed
from pmf_lib.views import theme

TITLE = "The larger an invoice, the likelier it is looked at"
INTERVAL = 4_000
BOOKS = {f"Invoice {n}": book for n, book in enumerate((9200, 4400, 3100, 2400, 1500, 800, 350), 1)}
DESCRIPTION = (
    "Bars of seven invoices from £9,200 to £350, with a line at the interval of £4,000. The two "
    "above it are always checked. Of the five below it the three larger ones are drawn and the two "
    "smaller ones are not; each bar says which."
)


def spec() -> dict[str, Any]:
    """A bar an invoice, dark when it is to be checked, with a word."""
    found = monetary.select(BOOKS, INTERVAL, seed("INV01", "2021-22", "kept back"))
    chosen = {item.record: "always checked" if item.large else "drawn" for item in found.items}
    rows = [
        {"record": record, "book": book, "word": f"£{book:,}: {chosen.get(record, 'not drawn')}"}
        | {"fill": theme.CATEGORICAL[0] if record in chosen else theme.PAPER}
        for record, book in BOOKS.items()
    ]
    base = alt.Chart(pd.DataFrame(rows)).encode(y=alt.Y("record:N", title=None, sort=None))
    size = alt.X(
        "book:Q",
        title="Book value, £",
        axis=alt.Axis(grid=False),
        scale=alt.Scale(domain=[0, 16_000]),
    )
    bars = base.mark_bar(height=22, stroke=theme.INK).encode(
        x=size, fill=alt.Fill("fill:N", scale=None)
    )
    words = base.mark_text(align="left").encode(x=alt.X("place:Q"), text="word:N")
    words = words.transform_calculate(place=f"max(datum.book, {INTERVAL}) + 200")
    rule = alt.Chart(pd.DataFrame([{"at": INTERVAL}])).mark_rule(
        color=theme.TARGET, strokeDash=list(theme.TARGET_DASH), strokeWidth=2
    )
    drawn = (bars + rule.encode(x="at:Q") + words).properties(width=500, height=280)
    return drawn.to_dict() | {"config": theme.config()}
