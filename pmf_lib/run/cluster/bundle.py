"""A finished pack as one object: page and executed notebook, there whole or not at all.

A line of text (`pmf-pack`, the SHA-256 of all that follows it, the length of the page in bytes),
then the page, then the notebook. Nothing in it is run or unpickled.
"""

from __future__ import annotations

import re

from pmf_lib.run.digests import content_digest
from pmf_lib.run.worker import Made

_FIRST_LINE = re.compile(rb"pmf-pack ([0-9a-f]{64}) (0|[1-9][0-9]{0,11})\n")


def bundled(made: Made) -> bytes:
    """The pack's object: same page and notebook, same bytes; the seconds it took are left out.

    A ValueError for a pack that failed: only what is finished is kept.
    """
    if made.failure:
        raise ValueError("A pack that failed cannot be kept")
    length = str(len(made.page)).encode()
    digest = _digest(length, made.page + made.evidence)
    return b"pmf-pack %b %b\n%b%b" % (digest, length, made.page, made.evidence)


def unbundled(content: bytes) -> Made:
    """The pack in an object, `seconds` 0.0; a ValueError where a single bit of it was changed."""
    found = _FIRST_LINE.match(content)
    if not found:
        raise ValueError("This is not a finished pack")
    digest, length = found.groups()
    rest = content[found.end() :]
    if _digest(length, rest) != digest:
        raise ValueError("The finished pack is damaged")
    page, evidence = rest[: int(length)], rest[int(length) :]
    return Made(page, evidence, None, 0.0)


def _digest(length: bytes, rest: bytes) -> bytes:
    return content_digest(length + b"\n" + rest).encode()
