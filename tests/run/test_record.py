"""The manifest answers for every byte of a quarter, its own included."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmf_lib.errors import RunError
from pmf_lib.run.record import read_manifest, verify
from tests.tiny import Tiny


@pytest.fixture
def quarter(made: Tiny, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made.quarter, tmp_path / "quarter"))


def test_a_finished_quarter_is_as_it_was_written(made: Tiny) -> None:
    assert verify(made.quarter) == ()


def test_holds_what_the_contract_names(made: Tiny) -> None:
    manifest = read_manifest(made.quarter)
    assert manifest is not None
    packs = manifest.model_dump(mode="json")["packs"]
    assert [f"{pack['pack']}:{pack['key']}" for pack in packs] == [
        "unit_report:alpha",
        "unit_report:beta",
        "unit_report:gamma",
        "whole:council",
    ]
    assert set(packs[0]) == {
        "pack",
        "key",
        "title",
        "audience",
        "status",
        "file",
        "sha256",
        "bytes",
        "inputs",
        "error",
    }
    assert {"council", "period", "snapshot", "code", "as_known_on"} <= set(manifest.model_dump())


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_one_changed_byte_of_any_file_is_found(quarter: Path, data: st.DataObject) -> None:
    files = sorted(path for path in quarter.rglob("*") if path.is_file())
    file = data.draw(st.sampled_from(files))
    before = file.read_bytes()
    place = data.draw(st.integers(0, len(before) - 1))
    change = data.draw(st.integers(1, 255))
    file.write_bytes(before[:place] + bytes([before[place] ^ change]) + before[place + 1 :])
    try:
        found = verify(quarter)
    except RunError as error:
        assert file.name == "manifest.json"
        found = (error.sentence,)
    finally:
        file.write_bytes(before)
    assert any(file.relative_to(quarter).as_posix() in fault for fault in found)


def test_a_missing_and_an_extra_file_are_found(quarter: Path) -> None:
    (quarter / "whole" / "council.ipynb").unlink()
    (quarter / "data" / "more.csv").write_text("")
    assert verify(quarter) == (
        "whole/council.ipynb is missing",
        "data/more.csv is not in the manifest",
    )


def test_a_folder_without_a_manifest_is_not_a_quarter(tmp_path: Path) -> None:
    assert verify(tmp_path) == ("manifest.json is missing",)
    assert read_manifest(tmp_path) is None
