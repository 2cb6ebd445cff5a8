"""Reports whose every text tries to break out of the page."""

from __future__ import annotations

import nbformat
from nbformat.v4 import new_markdown_cell, new_notebook

from pmf_lib.views.charts import (
    ControlPoint,
    ControlSpan,
    Series,
    Titles,
    bars,
    control,
    funnel,
    line_over_time,
    peers,
)
from pmf_lib.views.looks import IconTone
from pmf_lib.views.records import (
    Badge,
    Block,
    Bullets,
    Column,
    Details,
    Facts,
    Icon,
    Link,
    Nil,
    Paragraph,
    Part,
    Section,
    Shape,
    Spark,
    Table,
    Text,
    Tone,
)
from tests import pages

RUN = "window.ran=1;alert(1)"
STRINGS = (
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f"<svg/onload={RUN}>",
    f'"><script>{RUN}</script>',
    f"' onmouseover='{RUN}' autofocus onfocus='{RUN}",
    f"</title></style></svg></table><script>{RUN}</script>",
    f"<![CDATA[<script>{RUN}</script>]]>",
    f"--><script>{RUN}</script><!--",
    f"{{{{ ''.__class__ }}}}{{% raw %}}<script>{RUN}</script>",
    f"javascript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<style>@import '//example.org/x.css';</style><base href=//example.org><script>{RUN}</script>",
    f"<a href=javascript:{RUN}>x</a><math><mtext><img src=x onerror={RUN}>",
    "£1.23 \u202e32.1£\u202c \u2066x\u2069 \u200f",
    "nul \x00 bell \x07 end \ufffe",
    "' || (window.ran=1) || datum['",
    "\\u003cscript\\u003e${window.ran=1}`",
)
MARKDOWN = (
    f"[click](javascript:{RUN})",
    f"[click](  JaVaScRiPt:{RUN})",
    f"[click](data:text/html,<script>{RUN}</script>)",
    f'![picture](x.png" onerror="{RUN})',
    f"<script>{RUN}</script>",
    f"<div onclick='{RUN}'>",
    f"### <img src=x onerror={RUN}>",
    f"[words]: javascript:{RUN}\n\n[words]",
    f"<javascript:{RUN}>",
    f"`</code><script>{RUN}</script>`",
    "[far](https://example.org/page)",
    f"```html\n</code></pre><script>{RUN}</script>\n```",
)


def hostile_notebook() -> nbformat.NotebookNode:
    """A report that holds every hostile string in every field there is."""
    cells = [pages.shown(hostile_opening())]
    cells += [new_markdown_cell(f"## {words}") for words in STRINGS]
    cells += [new_markdown_cell(words) for words in MARKDOWN]
    cells += [pages.shown(hostile_section(words)) for words in STRINGS]
    for cell in cells:
        if cell.cell_type == "markdown":
            cell.source = cell.source.replace("\x00", "")
    return new_notebook(cells=cells)


def hostile_opening():
    """An opening made of hostile words alone."""
    words = " ".join(STRINGS)
    return pages.opening(
        title=words,
        council=words,
        period_label=words,
        audience=words,
        notice=words,
        summary=STRINGS,
        facts=tuple((words, words) for words in STRINGS),
    )


def hostile_section(words: str) -> Section:
    """A section with these words in every field of every record."""
    cells = (
        Text(text=words),
        Badge(word=words, tone=Tone.RED, shape=Shape.SQUARE),
        Icon(letter=words[:2], word=words, shape=Shape.DIAMOND, tone=IconTone.CONCERN),
        Spark(values=(1.0, 2.0), label=words),
        Link(text=words, target=words),
    )
    table = Table(
        caption=words,
        columns=tuple(Column(title=words) for _ in cells),
        rows=(cells,),
        source=words,
        notes=(words,),
    )
    titles = Titles(words, words, words)
    blocks: tuple[Block, ...] = (
        Paragraph(text=words),
        Bullets(items=(words,)),
        Nil(reason=words),
        Facts(pairs=tuple((words, cell) for cell in cells)),
        table,
        bars(titles, ((words, 1.0), ("other", -2.0)), kind="money", columns=(words, words)),
        line_over_time(titles, (words, "next"), (Series(words, (1.0, 2.0)),), kind="count"),
        control(
            titles,
            [ControlPoint(words, 1.0), ControlPoint(words, 2.0)],
            [ControlSpan(0, 0, 1.0), ControlSpan(1, 1, 2.0)],
            kind="count",
        ),
        peers(titles, ((words, 1.0), ("other", 2.0)), words, kind="count", median=1.5),
        funnel(titles, [(words, 9, 1.0)], [(9, 0, 2, 0, 3)], words, kind="count", size=words),
        Details(summary=words, blocks=(Paragraph(text=words),)),
        Part(heading=words, blocks=(Paragraph(text=words),), place=words),
    )
    return Section(name=words, headline=words, blocks=blocks)
