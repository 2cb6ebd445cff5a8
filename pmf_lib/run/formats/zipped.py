"""Office files whose bytes follow from what they hold: no clock in the archive."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_NO_DAY = (1980, 1, 1, 0, 0, 0)


def without_clock(archive: bytes) -> bytes:
    """The same archive, every entry in its order and dated alike."""
    out = BytesIO()
    with ZipFile(BytesIO(archive)) as given, ZipFile(out, "w", ZIP_DEFLATED) as made:
        for entry in given.infolist():
            again = ZipInfo(entry.filename, _NO_DAY)
            again.compress_type, again.external_attr = ZIP_DEFLATED, 0o600 << 16
            made.writestr(again, given.read(entry))
    return out.getvalue()
