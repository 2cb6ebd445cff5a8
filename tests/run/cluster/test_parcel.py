"""The project's files arrive as they were sent, in a folder of their own."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pmf_lib.errors import RunError
from pmf_lib.run.cluster.parcel import Parcel, parcel_of, unpack

FILES = {"parameters/tiny.yml": b"key: tiny\n", "notebooks/packs/\xe9 t\xe9.ipynb": b"\x00\r\n"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    return tmp_path / "project"


@pytest.fixture
def parcel(project: Path) -> Parcel:
    return parcel_of(project, (project / name for name in FILES))


def tree(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), b"content")
    return buffer.getvalue()


def test_same_files_same_parcel_whatever_their_order_dates_and_rights(
    project: Path, parcel: Parcel
) -> None:
    for number, name in enumerate(FILES):
        os.utime(project / name, (10**9 + number, 10**9))
        (project / name).chmod(0o600)
    again = parcel_of(project, (project / name for name in reversed(FILES)))
    assert again == parcel
    assert parcel.digest == hashlib.sha256(parcel.content).hexdigest()


@pytest.mark.parametrize("content", [b"key: other\n", b"key: tiny"])
def test_other_bytes_are_another_parcel(content: bytes, project: Path, parcel: Parcel) -> None:
    (project / "parameters/tiny.yml").write_bytes(content)
    assert parcel_of(project, (project / name for name in FILES)).digest != parcel.digest


def test_files_arrive_as_they_were_sent(parcel: Parcel, tmp_path: Path) -> None:
    home = unpack(parcel.content, parcel.digest, tmp_path / "homes")
    assert tree(home) == FILES
    assert home.parent == tmp_path / "homes"
    assert list((tmp_path / "homes").iterdir()) == [home]


def test_a_home_that_is_there_is_used_again_and_put_right(parcel: Parcel, tmp_path: Path) -> None:
    home = unpack(parcel.content, parcel.digest, tmp_path)
    kept = (home / "parameters/tiny.yml").stat()
    assert unpack(parcel.content, parcel.digest, tmp_path) == home
    assert (home / "parameters/tiny.yml").stat() == kept
    (home / "parameters/tiny.yml").write_bytes(b"changed")
    (home / "notebooks/packs/\xe9 t\xe9.ipynb").unlink()
    unpack(parcel.content, parcel.digest, tmp_path)
    assert tree(home) == FILES


def test_many_at_once_make_one_home(parcel: Parcel, tmp_path: Path) -> None:
    folder = tmp_path / "homes"
    with ThreadPoolExecutor(8) as pool:
        homes = set(pool.map(lambda _: unpack(parcel.content, parcel.digest, folder), range(16)))
    assert len(homes) == 1
    assert tree(folder) == {f"{parcel.digest}/{name}": found for name, found in FILES.items()}


def test_another_content_is_refused(parcel: Parcel, tmp_path: Path) -> None:
    with pytest.raises(RunError, match="not as they were sent"):
        unpack(parcel.content[:-1], parcel.digest, tmp_path / "homes")
    assert not (tmp_path / "homes").exists()


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="not the archive"):
        unpack(b"text", hashlib.sha256(b"text").hexdigest(), tmp_path)


@pytest.mark.parametrize(
    "name", ["../a", "a/../../b", "/a", "C:/a", "C:a", "a\\..\\b", "\\\\host\\a", ".."]
)
def test_a_file_that_would_lie_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    content = zipped(name)
    with pytest.raises(RunError, match="outside its folder"):
        unpack(content, hashlib.sha256(content).hexdigest(), tmp_path / "homes")
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_cannot_be_written_is_told(parcel: Parcel, tmp_path: Path) -> None:
    (tmp_path / "homes").write_bytes(b"")
    with pytest.raises(RunError, match="cannot be written"):
        unpack(parcel.content, parcel.digest, tmp_path / "homes")


def test_only_files_of_the_project_that_can_be_read_are_sent(project: Path) -> None:
    with pytest.raises(ValueError, match="project"):
        parcel_of(project, [project.parent / "elsewhere"])
    with pytest.raises(RunError, match="cannot be read"):
        parcel_of(project, [project / "missing.yml"])
