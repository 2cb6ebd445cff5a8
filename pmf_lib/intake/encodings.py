"""How a text file is encoded, and its hash, found in one pass that keeps nothing in memory."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

_PIECE = 1 << 20
_SAMPLE = 1 << 16
# The longer marks first: UTF-32's little-endian mark starts with UTF-16's.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WINDOWS = "cp1252"
_NUL_SHARE = 0.3


@dataclass(frozen=True)
class TextFile:
    """A file's encoding (a codec's name), the hash of its bytes, and whether it is text at all."""

    encoding: str
    sha256: str
    is_text: bool = True


def examine(path: Path) -> TextFile:
    """Read a file once for its hash and encoding: a byte order mark, else UTF-8 where all of it
    is valid, else UTF-16 where its zero bytes say so, else Windows-1252. Raises OSError.
    """
    digest = sha256()
    decoder = codecs.getincrementaldecoder("utf-8")()
    valid = True
    sample = b""
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            sample = sample or piece[:_SAMPLE]
            valid = valid and _decodes(decoder, piece)
    valid = valid and _decodes(decoder, b"", final=True)
    encoding = _encoding(sample, valid)
    return TextFile(encoding, digest.hexdigest(), _is_text(sample, encoding))


def _decodes(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True


def _encoding(sample: bytes, valid_utf8: bool) -> str:
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return WINDOWS if encoding == "utf-8-sig" and not valid_utf8 else encoding
    wide = _wide(sample)
    if wide:
        return wide
    return "utf-8" if valid_utf8 else WINDOWS


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: English text has a zero in every second byte."""
    half = max(len(sample) // 2, 1)
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > _NUL_SHARE and even < _NUL_SHARE / 10:
        return "utf-16-le"
    if even > _NUL_SHARE and odd < _NUL_SHARE / 10:
        return "utf-16-be"
    return None


def _is_text(sample: bytes, encoding: str) -> bool:
    """Whether a person could read the file: a workbook or a picture under a text's name cannot."""
    if sample.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b")):
        return False
    return encoding.startswith("utf-") or sample.count(0) <= len(sample) // 100


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        digest = sha256()
        while piece := file.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()
