"""Damaged workbooks: as bytes of the archive, as XML in it, and as archives made to swell."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from functools import cache
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from bench.fuzzing.damage import TOKENS, damaged

_MIB = 1 << 20
_SHEET = "xl/worksheets/sheet1.xml"
_HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_FOOT = b"</sheetData></worksheet>"


def damaged_parts(content: bytes, chance: Random) -> bytes:
    """The workbook with one or two of its XML parts damaged, packed as well as any."""
    parts = _parts(content)
    names = sorted(parts)
    likely = [name for name in names if "sheet" in name or "shared" in name or "styles" in name]
    for _ in range(chance.choice((1, 1, 2))):
        name = chance.choice(likely if chance.random() < 0.8 else names)
        parts[name] = _tokened(parts[name], chance)
    return _packed(parts)


def swelling(content: bytes, chance: Random) -> bytes:
    """The workbook made to fill a memory, or to lead a reader out of the archive."""
    return chance.choice(BOMBS)(content, chance)


def _tokened(content: bytes, chance: Random) -> bytes:
    """Damage that mostly leaves the XML whole: words put in the place of texts and values."""
    if chance.random() < 0.4:
        return damaged(content, chance)
    ends = [at for at in range(len(content) - 1) if content[at : at + 2] == b"</"]
    for _ in range(chance.randint(1, 4)):
        if not ends:
            break
        end = chance.choice(ends)
        start = content.rfind(b">", 0, end) + 1
        word = chance.choice(TOKENS).replace(b"<", b"&lt;").replace(b"\0", b"")
        kept = content[start:end] if chance.random() < 0.5 else b""
        content = content[:start] + kept + word + content[end:]
        ends = [at for at in range(len(content) - 1) if content[at : at + 2] == b"</"]
    return content


def _far_cell(content: bytes, chance: Random) -> bytes:
    """Two cells at far ends of a sheet: a reader that makes room for all between is lost."""
    row = chance.choice((1_048_576, 1_200, 60_000, 4_294_967_295))
    column = chance.choice(("XFD", "A", "ZZ", "ZZZ"))
    cells = f'<row r="1"><c r="A1"/></row><row r="{row}"><c r="{column}{row}"><v>1</v></c></row>'
    return _with(content, _HEAD + cells.encode() + _FOOT)


def _deep(content: bytes, chance: Random) -> bytes:
    depth = chance.choice((100, 5_000, 100_000))
    return _with(content, _HEAD + b"<row>" * depth + _FOOT)


def _entities(content: bytes, chance: Random) -> bytes:
    names = [f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10)]
    kind = f'<!DOCTYPE x [<!ENTITY e0 "aaaaaaaaaa">{"".join(names)}]>'
    inside = b'<row><c t="inlineStr"><is><t>&e9;</t></is></c></row>'
    return _with(content, kind.encode() + _HEAD + inside + _FOOT)


def _zeros(content: bytes, chance: Random) -> bytes:
    """A part that unpacks to a thousand times its size, with its size said or not."""
    packed = io.BytesIO(content)
    with ZipFile(packed, "a", ZIP_DEFLATED) as archive:
        archive.writestr(chance.choice(("xl/media/x.png", "xl/drawings/d.xml")), _blank(64))
    found = packed.getvalue()
    if chance.random() < 0.5:
        said, lie = (64 * _MIB).to_bytes(4, "little"), (100).to_bytes(4, "little")
        return found.replace(said, lie)
    return found


def _many_parts(content: bytes, chance: Random) -> bytes:
    packed = io.BytesIO(content)
    with ZipFile(packed, "a", ZIP_STORED) as archive:
        for number in range(chance.choice((300, 10_500))):
            archive.writestr(ZipInfo(f"xl/{number}"), b"")
    return packed.getvalue()


def _odd_names(content: bytes, chance: Random) -> bytes:
    packed = io.BytesIO(content)
    with ZipFile(packed, "a") as archive:
        for name in ("../../outside.xml", "/etc/outside", "C:\\outside", _SHEET, "xl/\0.xml"):
            archive.writestr(ZipInfo(name), b"<a/>")
    return packed.getvalue()


def _many_strings(content: bytes, chance: Random) -> bytes:
    """Shared texts of several megabytes that every cell names."""
    parts = _parts(content)
    long = b"<si><t>" + b"x" * 30_000 + b"</t></si>"
    parts["xl/sharedStrings.xml"] = b"<sst>" + long * 20 + b"</sst>"
    cells = b"".join(b'<row><c t="s"><v>%d</v></c></row>' % (at % 25) for at in range(300))
    return _packed({**parts, _SHEET: _HEAD + cells + _FOOT})


def _locked(content: bytes, chance: Random) -> bytes:
    """Every part marked as locked by a password."""
    return content.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01")


@cache
def _blank(mebibytes: int) -> bytes:
    return bytes(mebibytes * _MIB)


def _with(content: bytes, sheet: bytes) -> bytes:
    return _packed({**_parts(content), _SHEET: sheet})


def _parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=zlib.Z_BEST_SPEED) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return packed.getvalue()


BOMBS: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_far_cell, _deep, _entities, _zeros, _many_parts, _odd_names, _many_strings, _locked),
)
