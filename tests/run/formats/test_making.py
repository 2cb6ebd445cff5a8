"""Formats made of a finished quarter, from the command line and in this process."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from pmf_lib.council import load_council
from pmf_lib.errors import ParameterError, RunError
from pmf_lib.run import lineage
from pmf_lib.run.formats.browser import BROWSER_VARIABLE, browsers
from pmf_lib.run.formats.formats import Format, read_formats
from pmf_lib.run.formats.making import Outcome, Wanted, folder_beside, make_formats
from pmf_lib.run.plan import make_plan
from pmf_lib.run.progress import Lines
from pmf_lib.run.quarter import place_of
from tests.tiny import PERIOD, Tiny

NO_PDF = (Format.WORD, Format.XLSX, Format.CSV)


def make(
    to: Path, *only: str, formats: tuple[Format, ...] = NO_PDF, public: bool = False
) -> Outcome:
    council = load_council("tiny")
    plan = make_plan(council, council.period, only=only)
    wanted = Wanted(formats, to, public, jobs=2)
    return make_formats(plan, place_of(plan), wanted, Lines(len(plan.tasks), io.StringIO()))


@pytest.fixture
def at_home(finished: Tiny, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    monkeypatch.setenv("PMF_HOME", str(finished.path))
    monkeypatch.setenv("PMF_DATABASE", finished.database)
    return finished


def test_every_pack_is_written_in_every_format_under_the_name_of_its_page(
    at_home: Tiny, tmp_path: Path
) -> None:
    outcome = make(tmp_path / "to")
    assert outcome.refused == ()
    found = {file.relative_to(tmp_path / "to").as_posix() for file in outcome.files}
    packs = ("unit_report/alpha", "unit_report/beta", "unit_report/gamma", "whole/council")
    assert found == {f"{pack}{kind.suffix}" for pack in packs for kind in NO_PDF}
    assert all(file.stat().st_size for file in outcome.files)


def test_two_makings_give_the_same_bytes(at_home: Tiny, tmp_path: Path) -> None:
    first, second = make(tmp_path / "a"), make(tmp_path / "b")
    assert [file.read_bytes() for file in first.files] == [
        file.read_bytes() for file in second.files
    ]


def test_the_finished_quarter_stays_as_it_was_sealed(at_home: Tiny) -> None:
    """The files lie beside the quarter, so that it can still be verified and published."""
    council = load_council("tiny")
    place = place_of(make_plan(council, council.period))
    folder = folder_beside(place)
    make(folder, "whole")
    assert (folder / "whole" / "council.docx").is_file()
    assert place.published not in folder.parents
    assert lineage.check_quarter(place.published).faults == ()


def test_without_a_browser_pdf_is_refused_with_advice_and_the_rest_is_made(
    at_home: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BROWSER_VARIABLE, "/no/such/browser")
    outcome = make(tmp_path, "whole", formats=tuple(Format))
    (sentence,) = outcome.refused
    assert sentence.startswith("PDF files are not made") and "Install one of them" in sentence
    assert {file.name for file in outcome.files} == {f"council{kind.suffix}" for kind in NO_PDF}


def test_a_browser_that_prints_nothing_stops_no_other_format(
    at_home: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BROWSER_VARIABLE, "true")
    outcome = make(tmp_path, "whole", formats=tuple(Format))
    assert "printed no PDF" in outcome.refused[0] and len(outcome.files) == len(NO_PDF)


def test_a_notebook_that_was_altered_is_refused_and_the_others_are_made(
    at_home: Tiny, tmp_path: Path
) -> None:
    notebook = at_home.quarter / "unit_report" / "beta.ipynb"
    text = notebook.read_text("utf-8")
    notebook.unlink()
    notebook.write_text(text.replace("Well.", "Splendid."), encoding="utf-8")
    outcome = make(tmp_path, "unit_report", formats=(Format.CSV,))
    (sentence,) = outcome.refused
    assert sentence.startswith("unit_report:beta: ") and "pmf run 2021-22-Q2" in sentence
    assert {file.name for file in outcome.files} == {"alpha.csv.zip", "gamma.csv.zip"}


def test_nothing_is_made_of_a_quarter_that_was_not_run(in_tiny: Tiny, tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"has no finished packs of 2021-22-Q2.*pmf run"):
        make(tmp_path)


def test_a_council_without_a_public_edition_has_nothing_public(
    at_home: Tiny, tmp_path: Path
) -> None:
    outcome = make(tmp_path, public=True)
    assert outcome == Outcome(
        (), ("The public edition of this period holds none of these reports.",)
    )


def test_formats_are_read_by_name_in_one_order() -> None:
    assert read_formats(()) == tuple(Format)
    assert read_formats(("pdf", "word", "pdf")) == (Format.WORD, Format.PDF)
    with pytest.raises(ParameterError, match=r"“odt” is not a format\. Formats are word, xlsx"):
        read_formats(("word", "odt"))


def test_the_command_prints_the_folder_and_tells_what_is_refused(
    made: Tiny, tmp_path: Path
) -> None:
    words = ("formats", PERIOD, "--only", "whole", "--to", str(tmp_path / "to"))
    done = made.pmf(*words, "--format", "csv")
    assert done.stdout.splitlines()[-1] == str(tmp_path / "to")
    assert (tmp_path / "to" / "whole" / "council.csv.zip").is_file()
    done = made.pmf(*words, "--format", "pdf", check=False, PMF_BROWSER="/no/such")
    assert done.returncode == 1 and "PDF files are not made" in done.stderr
    done = made.pmf(*words, "--format", "odt", check=False)
    assert done.returncode == 2 and "“odt” is not a format" in done.stderr


def test_a_browser_is_found_by_name_or_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "google-chrome"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(BROWSER_VARIABLE, raising=False)
    assert str(program) in list(browsers())
    monkeypatch.setenv(BROWSER_VARIABLE, str(program))
    assert list(browsers()) == [str(program)]
