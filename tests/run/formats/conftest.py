"""Reports in every format, each written once, and LibreOffice to open them with."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pmf_lib.run.formats.browser import browsers
from pmf_lib.run.formats.formats import Format, Report, written
from pmf_lib.run.kept_charts import KeptCharts
from tests.format_reports import FACTS, PUBLIC, by_hand, hostile


@pytest.fixture(scope="session")
def keeper(tmp_path_factory: pytest.TempPathFactory) -> KeptCharts:
    return KeptCharts(tmp_path_factory.mktemp("charts"))


@pytest.fixture(scope="session")
def a_browser() -> str:
    found = next(browsers(), "")
    must_have(found, "There is no Chromium, Chrome or Edge on this machine")
    return found


@pytest.fixture(scope="session")
def file_of(keeper: KeptCharts) -> Callable[..., bytes]:
    """The bytes of a report in a format, each written once: file_of("by_hand", Format.WORD)."""
    notebooks = {"by_hand": by_hand, "hostile": hostile}
    kept: dict[tuple[str, Format, bool], bytes] = {}

    def write(name: str, kind: Format, public: bool = False) -> bytes:
        if (name, kind, public) not in kept:
            program = next(browsers(), "")
            facts = PUBLIC if public else FACTS
            report = Report(notebooks[name](), facts, keeper, program)
            kept[name, kind, public] = written(report, report.content(), kind)
        return kept[name, kind, public]

    return write


@pytest.fixture(scope="session")
def soffice(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Callable[[bytes, str, str], Path]]:
    """LibreOffice: the folder it converts a file's bytes into."""
    program = shutil.which("soffice")
    must_have(program, "There is no LibreOffice on this machine")
    profile = tmp_path_factory.mktemp("libreoffice").as_uri()

    def convert(content: bytes, suffix: str, to: str) -> Path:
        folder = tmp_path_factory.mktemp("opened")
        given = folder / f"given{suffix}"
        given.write_bytes(content)
        options = ("--headless", f"-env:UserInstallation={profile}", "--convert-to", to)
        command = [str(program), *options, "--outdir", str(folder), str(given)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
        return folder

    yield convert


def must_have(thing: object, words: str) -> None:
    """Skip with a notice where a tool is missing; in CI that is a failure."""
    if thing:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"{words}; in CI that is a failure", pytrace=False)
    pytest.skip(f"NOTICE: {words}; these tests are left out")


@pytest.fixture(scope="session")
def words_in_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], str]:
    """The words of a PDF in the order they are read."""
    program = shutil.which("pdftotext")
    must_have(program, "There is no pdftotext (poppler) on this machine")
    place = tmp_path_factory.mktemp("pdf") / "given.pdf"

    def read(content: bytes) -> str:
        place.write_bytes(content)
        command = [str(program), "-enc", "UTF-8", str(place), "-"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    return read
