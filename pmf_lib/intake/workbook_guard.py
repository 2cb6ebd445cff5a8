"""What is looked at before a workbook is opened: its size unpacked, its parts, its locks."""

from __future__ import annotations

import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

from pmf_lib.errors import SourceError
from pmf_lib.intake.cells import visible

MOST_BYTES = 512 * 1024**2
MOST_PARTS = 10_000
SUSPECT_BYTES = 50 * 1024**2
SUSPECT_RATIO = 200
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE_AGAIN = "Open it in a spreadsheet program, save it as .xlsx without a password and try again"


def guard(path: Path) -> None:
    """Refuse with a SourceError what is no workbook, is locked, or unpacks to too much.

    Every part is unpacked once, to nowhere, so that a part whose stated size is false is found
    before a reader that trusts it. Raises OSError for a file that cannot be read.
    """
    with path.open("rb") as file:
        start = file.read(len(_OLE))
    if start == _OLE:
        found = (
            f"{visible(path.name)} is locked with a password, or is a workbook of the old .xls kind"
        )
        raise SourceError(found, "Workbooks are read as .xlsx without a password", _SAVE_AGAIN)
    if not is_zipfile(path):
        raise not_a_workbook(path.name)
    try:
        with ZipFile(path) as archive:
            _weigh(archive, path)
            if archive.testzip() is not None:
                raise not_a_workbook(path.name)
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise not_a_workbook(path.name) from error


def not_a_workbook(name: str) -> SourceError:
    """What to say of a file that cannot be read as a workbook."""
    return SourceError(
        f"{visible(name)} is not a workbook that can be read",
        "A workbook is an .xlsx file as spreadsheet programs save it",
        _SAVE_AGAIN,
    )


def too_large(name: str, what: str) -> SourceError:
    """What to say of a workbook that would fill the memory."""
    return SourceError(
        f"{visible(name)} {what}",
        f"A workbook may hold {MOST_BYTES // 1024**2} MB unpacked",
        "Make sure it is the right file; save large tables as CSV",
    )


def _weigh(archive: ZipFile, path: Path) -> None:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise too_large(path.name, f"holds {len(parts):,} parts")
    unpacked = sum(part.file_size for part in parts)
    megabytes = unpacked // 1024**2
    if unpacked > MOST_BYTES:
        raise too_large(path.name, f"would take {megabytes:,} MB unpacked")
    if unpacked > SUSPECT_BYTES and unpacked > SUSPECT_RATIO * path.stat().st_size:
        raise too_large(path.name, f"would swell to {megabytes:,} MB, as no table of figures does")
    if not any(part.filename == "[Content_Types].xml" for part in parts):
        raise not_a_workbook(path.name)
