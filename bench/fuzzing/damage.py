"""How a source is damaged: bytes turned, cut, doubled, joined, and what has broken readers before.

All chance comes from the `Random` that is handed in, so a case is the same whenever it is made.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from random import Random

TOKENS = tuple(
    word.encode("utf-8", errors="surrogatepass")
    for word in (
        *('"', '""', '"""', "'", ",", ";", "\t", "\n", "\r", "\r\n", "\0", "\ufeff", "\\", "|"),
        *("=1+1", "+1", "-1", "@SUM(A1)", "＝1", "#REF!", "#DIV/0!", "n/a", "<5", "[c]", "-", "*"),
        *(
            "1e309",
            "1e-400",
            "-0",
            "0x10",
            "1_000",
            "١٢",
            "１２",
            "½",
            "∞",
            "NaN",
            "1,2,3",
            "9" * 50,
        ),
        *("£", "%", "(", ")", "k", "bn", "p", "1.234,5", "1 234", "12:30", "31/02/2021", "2/3/21"),
        *("29 Feb 2021", "0000-00-00", "9999-12-31", "2021-22-Q5", "2009-10", "Q2", "1999-00"),
        *(
            "\u202e",
            "\u2066",
            "\u200b",
            "\u2028",
            "\x85",
            "\x0b",
            "\x1c",
            "\ufffe",
            "\ud800",
            "e\u0301",
        ),
        *("😀", "İ", "ß", "ﬁ", "\U000e0041", "\U0010ffff", "<", ">", "&", "&#0;", "&lt;", "]]>"),
        *(
            "<!DOCTYPE a [<!ENTITY b 'c'>]>",
            "<!--",
            "<c/>",
            '<c r="XFD1048576"/>',
            ' t="s"',
            ' t="e"',
        ),
        *(' r="A0"', ' r="1"', ' s="999"', ' s="-1"', "<v>-1</v>", "<v>1e999</v>", "<f>1</f>"),
        *("{", "}", "[", "]", "- ", ": ", "? ", "&a ", "*a", "!!python/object:os.system", "---\n"),
        *("|\n", ">-\n", "<<: ", "~", "null", "yes", "0o17", ".inf", "2021-13-01", "{" * 60),
        *("measure", "unit", "period", "value", "parks", "P-1", "note", "values", "note,note"),
    )
)
LONGEST_REPEAT = 3_000
HUGE = 1_200_000
ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "latin-1")
Damage = Callable[[bytes, Random], bytes]


def damaged(content: bytes, chance: Random) -> bytes:
    """The content after one to eight blows, mostly few."""
    for _ in range(min(1 + int(chance.expovariate(0.7)), 8)):
        content = chance.choices(BLOWS, SHARES)[0](content, chance)
    return content


def encoded(text: str, chance: Random) -> bytes:
    """The text in an encoding that a person's program might have chosen."""
    encoding = chance.choice(ENCODINGS) if chance.random() < 0.25 else "utf-8"
    if encoding == "utf-16-be" and chance.random() < 0.5:
        return codecs.BOM_UTF16_BE + text.encode(encoding)
    return text.encode(encoding, errors="replace")


def _flip(content: bytes, chance: Random) -> bytes:
    place = _place(content, chance)
    if place >= len(content):
        return content
    turned = content[place] ^ (1 << chance.randrange(8))
    return content[:place] + bytes([turned]) + content[place + 1 :]


def _any_bytes(content: bytes, chance: Random) -> bytes:
    place = _place(content, chance)
    put = chance.randbytes(chance.randint(1, 8))
    return content[:place] + put + content[place + chance.randrange(2) * len(put) :]


def _token(content: bytes, chance: Random) -> bytes:
    place = _place(content, chance)
    return content[:place] + chance.choice(TOKENS) + content[place + chance.randrange(4) :]


def _cell(content: bytes, chance: Random) -> bytes:
    """A word in the place of what stands between two dividers."""
    dividers = [at for at, byte in enumerate(content[:20_000]) if byte in b',;\t\n">:']
    if len(dividers) < 2:
        return _token(content, chance)
    at = chance.randrange(len(dividers) - 1)
    return content[: dividers[at] + 1] + chance.choice(TOKENS) + content[dividers[at + 1] :]


def _cut_out(content: bytes, chance: Random) -> bytes:
    place = _place(content, chance)
    return content[:place] + content[place + chance.randint(1, 40) :]


def _cut_off(content: bytes, chance: Random) -> bytes:
    return content[: _place(content, chance)]


def _doubled(content: bytes, chance: Random) -> bytes:
    place, length = _place(content, chance), chance.randint(1, 120)
    part = content[place : place + length]
    return content[:place] + part * chance.randint(2, 4) + content[place + length :]


def _moved(content: bytes, chance: Random) -> bytes:
    """A part of it put somewhere else, as when two files are spliced."""
    start, length = _place(content, chance), chance.randint(1, 200)
    place = _place(content, chance)
    return content[:place] + content[start : start + length] + content[place:]


def _repeated(content: bytes, chance: Random) -> bytes:
    place = _place(content, chance)
    often = int(LONGEST_REPEAT ** chance.random())
    return content[:place] + chance.choice(TOKENS) * often + content[place:]


def _huge(content: bytes, chance: Random) -> bytes:
    """A cell longer than any, or more columns than any sheet has."""
    place = _place(content, chance)
    put = chance.choice((b"x", b"9", b",", b'"', b"\n", "é".encode(), b"a,", b"[", b"\0"))
    often = HUGE // 10 if put in b"\n," else HUGE // len(put)
    return content[:place] + put * often + content[place:]


def _new_lines(content: bytes, chance: Random) -> bytes:
    wanted = chance.choice((b"\r", b"\n", b"\r\n", b"\n\r", b"\n\n", "\u2028".encode()))
    return content.replace(b"\r\n", b"\n").replace(b"\n", wanted)


def _place(content: bytes, chance: Random) -> int:
    return chance.randrange(len(content) + 1)


BLOWS: tuple[Damage, ...] = (
    *(_flip, _any_bytes, _token, _cell, _cut_out, _cut_off),
    *(_doubled, _moved, _repeated, _new_lines, _huge),
)
SHARES = (14, 10, 20, 24, 8, 4, 8, 6, 3, 2.8, 0.2)
