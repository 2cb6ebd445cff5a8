"""The file that says who is served: each person's post, and how they are known."""

from __future__ import annotations

import stat
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints

from pmf_lib.council import Council
from pmf_lib.council.parts import Day, Text
from pmf_lib.council.posts import posts_of
from pmf_lib.errors import ParameterError, ProfileError
from pmf_lib.profile_file import Fault, Strict, read_strictly, unknown

_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
Digest = Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]


class Proxy(Strict):
    """A proxy that signs people in: it names them in one header and proves itself in another."""

    header: Text
    secret_header: Text
    secret_sha256: Digest


class Entry(Strict):
    """One person: named by the proxy, or known by a token, until the end of a day."""

    post: Text
    named: Text | None = None
    token_sha256: Digest | None = None
    until: Day | None = None

    @property
    def mark(self) -> str:
        """What tells the person from everybody else; no secret."""
        return f"named:{self.named}" if self.named else f"token:{self.token_sha256}"


class PeopleFile(Strict):
    """Who is signed in how, and at which post."""

    people: tuple[Entry, ...]
    proxy: Proxy | None = None


def read_people(file: Path, council: Council, posts: Collection[str]) -> PeopleFile:
    """The people a file names, each at one of the posts that the database has a login for.

    A ProfileError where the file cannot be read, a ParameterError where others may write in it.
    """
    _require_own(file)

    def faults(found: PeopleFile) -> Iterator[Fault]:
        marks = Counter(entry.mark for entry in found.people)
        there = [post.key for post in posts_of(council) if post.key in posts]
        for index, entry in enumerate(found.people):
            place = ("people", index)
            if entry.post not in there:
                yield unknown((*place, "post"), entry.post, there, "a post with a login")
            if (entry.named is None) == (entry.token_sha256 is None):
                yield Fault(place, "a person has one of “named” and “token_sha256”")
            elif marks[entry.mark] > 1:
                yield Fault(place, "this person is written twice", "A person has one post")
            if entry.named and found.proxy is None:
                yield Fault((*place, "named"), "no proxy is described that could name anybody")

    return read_strictly(file, PeopleFile, faults)


def _require_own(file: Path) -> None:
    try:
        mode = file.stat().st_mode
    except OSError as error:
        raise ProfileError(
            f"{file} cannot be read ({error.strerror})",
            "A file that says who is served, and at which post",
            "Add people with pmf access person, or name another file with --people",
        ) from error
    if sys.platform != "win32" and mode & _WRITABLE_BY_OTHERS:
        raise ParameterError(
            f"Others may write in {file}, and so let themselves in",
            "Only its owner may write in it",
            f"Run chmod go-w {file}",
        )
