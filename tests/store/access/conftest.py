"""One ruled database with rows in every table, and copies of it to be tried on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import pandas as pd
import psycopg
import pytest
import sqlalchemy as sa

from pmf_lib.register import TABLES
from pmf_lib.store import Store, open_store
from pmf_lib.store.access import Post, apply, read_keys
from tests.postgres import Server
from tests.store.access.whole import COUNCIL, FIRST, OTHER, fill

_NUMBERS = count(1)


@dataclass(frozen=True)
class Ruled:
    """A database whose posts sign in with their keys; a copy of it knows the same logins."""

    server: Server
    name: str
    keys: dict[str, str]

    def url(self, post: Post | str) -> str:
        """The URL that the post opens this database with."""
        key = post if isinstance(post, str) else post.key
        url = sa.make_url(self.keys[key]).set(database=self.name)
        return url.render_as_string(hide_password=False)

    def login(self, post: Post | str) -> str:
        """The name of the post's login."""
        return str(sa.make_url(self.url(post)).username)

    def raw(self, post: Post | str) -> psycopg.Connection:
        """A connection with nothing of the product between."""
        return psycopg.connect(self.url(post).replace("+psycopg", ""), autocommit=True)

    def store(self, post: Post | str) -> Store:
        """The store, opened as the post."""
        return open_store(self.url(post))

    def owner(self) -> Store:
        """The store, opened as its owner."""
        return open_store(self.server.url(self.name))

    def whole(self) -> dict[str, pd.DataFrame]:
        """Every row of every register table, missing as None."""
        with psycopg.connect(
            self.server.url(self.name).replace("+psycopg", ""), row_factory=psycopg.rows.dict_row
        ) as connection:
            return {
                name: pd.DataFrame(connection.execute(f"SELECT * FROM pmf_{name}").fetchall())
                .astype(object)
                .pipe(lambda frame: frame.where(frame.notna(), None))
                for name in TABLES
            }


@pytest.fixture(scope="session")
def ruled(postgres: Server, empty_postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Ruled:
    """Two councils' data with the posts of both applied; only to be looked at."""
    url = postgres.make("ruled", template=empty_postgres)
    keys: dict[str, str] = {}
    with open_store(url) as store:
        fill(store, COUNCIL)
        fill(store, OTHER, (FIRST,))
    for council in (OTHER, COUNCIL):
        file = tmp_path_factory.mktemp("keys") / "keys.json"
        apply(url, council, file)
        keys |= {f"{council.key}/{key}": url for key, url in read_keys(file).items()}
    own = {key.removeprefix(f"{COUNCIL.key}/"): url for key, url in keys.items()}
    return Ruled(postgres, "ruled", own)


@pytest.fixture(scope="module")
def trial(ruled: Ruled) -> Iterator[Ruled]:
    """A copy of it to be written to; a file's tests share one, and none minds another's rows."""
    name = f"trial_{next(_NUMBERS)}"
    ruled.server.make(name, template=ruled.name)
    yield Ruled(ruled.server, name, ruled.keys)
    ruled.server.drop(name)
