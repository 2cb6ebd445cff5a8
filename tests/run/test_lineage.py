"""Whether a finished quarter still says what the store says."""

import shutil
import sqlite3
from pathlib import Path

import nbformat
import pytest

from pmf_lib.errors import RunError
from pmf_lib.run.lineage import check_quarter
from pmf_lib.run.record import MANIFEST, FileRecord, read_manifest, text_record
from tests.tiny import Tiny


@pytest.fixture
def home(finished: Tiny, monkeypatch: pytest.MonkeyPatch) -> Tiny:
    monkeypatch.setenv("PMF_HOME", str(finished.path))
    monkeypatch.setenv("PMF_DATABASE", finished.database)
    return finished


def test_a_finished_quarter_is_sound(home: Tiny) -> None:
    report = check_quarter(home.quarter)
    assert report.faults == ()
    assert report.files == 26
    assert "every row was checked" in report.lineage


def test_a_copy_elsewhere_is_checked_too(made: Tiny, tmp_path: Path) -> None:
    """Without the store only files can be checked, and that is said."""
    folder = Path(shutil.copytree(made.quarter, tmp_path / "stick"))
    (folder / "index.html").write_text("")
    report = check_quarter(folder)
    assert report.faults == ("index.html is not as it was written",)
    assert "could not be read again" in report.lineage


def test_a_row_changed_in_the_store_is_found(home: Tiny) -> None:
    with sqlite3.connect(home.path / "var" / "pmf.sqlite") as database:
        database.execute("update pmf_values set value = 99 where source_line = 5")
    faults = check_quarter(home.quarter).faults
    assert any("was changed in the database" in fault for fault in faults)
    assert "data/figures.csv differs from what the store says" in faults


def resealed(folder: Path, file: str) -> None:
    """Write the manifest anew, as if the file had been published so."""
    manifest = read_manifest(folder)
    assert manifest is not None
    new: FileRecord = text_record(file, (folder / file).read_bytes())
    files = tuple(new if record.file == file else record for record in manifest.files)
    sealed = manifest.model_copy(update={"files": files}).sealed()
    (folder / MANIFEST).write_bytes(sealed.rendered())


def test_evidence_of_another_unit_is_found(home: Tiny) -> None:
    """Even under a manifest made to match."""
    file = "unit_report/beta.ipynb"
    node = nbformat.read(home.quarter / "unit_report" / "alpha.ipynb", 4)
    nbformat.write(node, home.quarter / file)
    resealed(home.quarter, file)
    assert check_quarter(home.quarter).faults == (f"{file} was not run for what the manifest says",)


def test_sources_that_are_not_what_the_pack_was_made_from_are_found(home: Tiny) -> None:
    file = "unit_report/beta.inputs.json"
    path = home.quarter / file
    path.write_text(path.read_text().replace('"unit": "beta"', '"unit": "gamma"'))
    resealed(home.quarter, file)
    said = f"{file} is not what the manifest says unit_report:beta was made from"
    assert check_quarter(home.quarter).faults == (said,)


def test_another_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="is not a finished quarter"):
        check_quarter(tmp_path)
