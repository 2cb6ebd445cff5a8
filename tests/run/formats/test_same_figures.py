"""The same figures in every format: page, Word, workbook, PDF and open data."""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from pmf_lib.council import load_council
from pmf_lib.run import export
from pmf_lib.run.export import PageFacts
from pmf_lib.run.formats.formats import Format
from tests import same_figures
from tests.conftest import COUNCIL, PERIOD, Home
from tests.format_reports import FACTS, by_hand

Made = Callable[..., bytes]
PACKS = ("unit_monitoring:ict-services", "quarter_overview:council")


def check(page: str, files: dict[Format, bytes], words_in_pdf: Callable[[bytes], str]) -> None:
    """Every figure the page prints is in each format as often at least, tables row by row."""
    printed = same_figures.figures_in(same_figures.page_text(page))
    texts = {
        Format.WORD: same_figures.word_text(files[Format.WORD]),
        Format.XLSX: same_figures.book_text(files[Format.XLSX]),
        Format.PDF: words_in_pdf(files[Format.PDF]),
    }
    for kind, text in texts.items():
        assert printed - same_figures.figures_in(text) == Counter(), kind
    rows = same_figures.page_tables(page)
    assert rows and same_figures.word_tables(files[Format.WORD]) == rows
    assert same_figures.book_tables(files[Format.XLSX]) == rows
    assert csv_rows(files[Format.CSV]) == sum(rows.values())


def csv_rows(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".csv")]
        texts = [archive.read(name).decode() for name in names]
    return sum(len(list(csv.reader(io.StringIO(text)))) - 1 for text in texts)


def test_a_report_with_every_kind_of_record(
    file_of: Made, a_browser: str, words_in_pdf: Callable[[bytes], str]
) -> None:
    page = export.page(by_hand(), facts=FACTS)
    check(page, {kind: file_of("by_hand", kind) for kind in Format}, words_in_pdf)


@pytest.fixture(scope="module")
def written(quarter_home: Home, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two packs of the demo council in every format, as the command writes them."""
    to = tmp_path_factory.mktemp("formats")
    only = [word for pack in PACKS for word in ("--only", pack)]
    quarter_home.pmf("formats", PERIOD, *only, "--to", str(to))
    return to


@pytest.mark.parametrize("pack", PACKS)
def test_packs_of_the_demo_council(
    quarter_home: Home,
    written: Path,
    a_browser: str,
    words_in_pdf: Callable[[bytes], str],
    pack: str,
) -> None:
    name, _, key = pack.partition(":")
    words = load_council(COUNCIL).pack(name).words
    facts = PageFacts(name, key, f"{name}/{key}.html", words=words)
    notebook = nbformat.read(quarter_home.quarter / name / f"{key}.ipynb", 4)
    page = export.page(notebook, facts=facts)
    assert (quarter_home.quarter / facts.file).is_file()
    files = {kind: (written / name / f"{key}{kind.suffix}").read_bytes() for kind in Format}
    check(page, files, words_in_pdf)
