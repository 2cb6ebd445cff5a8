"""Who may open the served pages: people who hold a token or whom a proxy signed in, at a post.

Nobody else is served. A person's pages read and write the database as their post may.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tornado.httputil import HTTPServerRequest

from pmf_lib import project
from pmf_lib.council import Council
from pmf_lib.council.posts import Post, Role
from pmf_lib.run.served.people_file import Entry, PeopleFile, Proxy, read_people


@dataclass(frozen=True)
class Person:
    """Somebody who is signed in. `mark` tells them from everybody else, and is no secret."""

    mark: str
    post: Post


@dataclass(frozen=True)
class People:
    """Everybody who is served; `databases` holds each post's own URL of the database."""

    council: Council
    entries: tuple[Entry, ...]
    databases: Mapping[str, str] = field(repr=False)
    proxy: Proxy | None = None

    @classmethod
    def of_file(cls, file: Path, council: Council, databases: Mapping[str, str]) -> People:
        """Those a file names; a PmfError where it cannot be trusted."""
        found: PeopleFile = read_people(file, council, databases)
        return cls(council, found.people, databases, found.proxy)

    @classmethod
    def starter_alone(cls, council: Council, token: str) -> People:
        """Who started the server and holds this token: the whole database is theirs anyway."""
        entry = Entry(post=Role.PERFORMANCE_TEAM, token_sha256=digest(token))
        return cls(council, (entry,), {entry.post: project.database_url()})

    def by_token(self, token: str, today: date) -> Person | None:
        """Who holds that token."""
        return self.by_mark(f"token:{digest(token)}", today)

    def by_mark(self, mark: str, today: date) -> Person | None:
        """Who has that mark, as long as they are served."""
        for entry in self.entries:
            if entry.mark == mark and (entry.until is None or today <= entry.until):
                return Person(mark, Post.parse(entry.post, self.council))
        return None

    def by_proxy(self, request: HTTPServerRequest, today: date) -> Person | None:
        """Whom the proxy names; nobody where the request does not prove that it is the proxy's."""
        if self.proxy is None:
            return None
        secret = request.headers.get_list(self.proxy.secret_header)
        named = request.headers.get_list(self.proxy.header)
        if (len(secret), len(named)) != (1, 1):
            return None
        if not hmac.compare_digest(digest(secret[0]), self.proxy.secret_sha256):
            return None
        return self.by_mark(f"named:{named[0]}", today)

    def database(self, person: Person) -> str:
        """The database as the person's post opens it."""
        return self.databases[person.post.key]


def digest(secret: str) -> str:
    """What is kept of a token or of a proxy's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def new_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(32)
