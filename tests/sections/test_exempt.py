"""What is exempt is told apart from what everyone may read (Schedule 12A)."""

from __future__ import annotations

import pandas as pd

from pmf_lib.sections.exempt import exempt_blocks, public_rows
from pmf_lib.views.records import Exempt, Paragraph

ROWS = pd.DataFrame(
    {
        "title": ["Open", "Staff matter", "Contract", "Also open", "Pay"],
        "exempt": pd.Series([None, "paragraph 1", "paragraph 3", None, "paragraph 1"], dtype="str"),
    }
)


def shown(rows: pd.DataFrame) -> Paragraph:
    return Paragraph(text=", ".join(rows["title"]))


def test_public_rows_are_those_without_a_paragraph() -> None:
    assert public_rows(ROWS)["title"].tolist() == ["Open", "Also open"]


def test_exempt_rows_stand_by_paragraph_in_their_order() -> None:
    assert tuple(exempt_blocks(ROWS, shown)) == (
        Exempt(paragraph="paragraph 1", blocks=(Paragraph(text="Staff matter, Pay"),)),
        Exempt(paragraph="paragraph 3", blocks=(Paragraph(text="Contract"),)),
    )


def test_every_row_is_either_public_or_exempt() -> None:
    exempt = [block for each in exempt_blocks(ROWS, shown) for block in each.blocks]
    titles = {title for block in exempt for title in block.text.split(", ")}
    assert titles | set(public_rows(ROWS)["title"]) == set(ROWS["title"])
    assert not titles & set(public_rows(ROWS)["title"])


def test_where_nothing_is_exempt_there_is_no_block_and_where_all_is_nothing_is_public() -> None:
    assert tuple(exempt_blocks(ROWS[ROWS["exempt"].isna()], shown)) == ()
    assert public_rows(ROWS[ROWS["exempt"].notna()]).empty
    assert tuple(exempt_blocks(ROWS.iloc[:0], shown)) == ()
