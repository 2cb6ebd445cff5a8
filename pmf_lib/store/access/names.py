"""Names of what access brings into a database, quoted; and the table of who is whom."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from pmf_lib.store.access.posts import Post, Role
from pmf_lib.store.schema import PREFIX, WORDS

ACCESS_PREFIX = f"{PREFIX}access_"
_READABLE = 40
_PREPARER = postgresql.dialect(paramstyle="named").identifier_preparer

ACCESS = sa.Table(
    f"{PREFIX}access",
    sa.MetaData(),
    sa.Column("login", WORDS, primary_key=True),
    sa.Column("council", WORDS, nullable=False),
    sa.Column("role", WORDS, nullable=False),
    sa.Column("of", WORDS, nullable=False),
    *(
        sa.Column(name, postgresql.ARRAY(WORDS), nullable=False)
        for name in ("units", "committees", "bodies")
    ),
)
"""A row a login: whose it is and what is its own. Nobody but the owner reads it."""


def quoted(name: str) -> str:
    """An identifier as it stands in SQL, whatever it is made of."""
    return _PREPARER.quote_identifier(name)


def group_name(database: str, role: Role) -> str:
    """The role that holds the grants of one kind of reader in one database."""
    return _role_name(database, str(role))


def login_name(database: str, council: str, post: Post) -> str:
    """The role that one post of one council signs in to one database with."""
    return _role_name(database, council, str(post.role), post.of)


def _role_name(*parts: str) -> str:
    """At most 63 bytes of ASCII. Roles are a whole server's: the digest keeps databases apart."""
    words = re.sub(r"[^a-z0-9]+", "-", " ".join(part for part in parts if part).lower()).strip("-")
    digest = sha256(json.dumps(parts).encode()).hexdigest()[:16]
    return f"{PREFIX}{words[:_READABLE].strip('-')}_{digest}"


@dataclass(frozen=True)
class Names:
    """How tables, functions and groups are written in one database's SQL.

    Every name is given with its schema, so that nobody's search path changes what is meant.
    """

    schema: str
    groups: Mapping[Role, str]

    def table(self, register_name: str) -> str:
        """The SQL table of a register table."""
        return self.any_table(f"{PREFIX}{register_name}")

    def any_table(self, name: str) -> str:
        """A table by its whole name."""
        return f"{quoted(self.schema)}.{quoted(name)}"

    def function(self, name: str) -> str:
        """One of the functions that policies and guards ask."""
        return f"{quoted(self.schema)}.{quoted(ACCESS_PREFIX + name)}"

    def group(self, role: Role) -> str:
        """The group of one kind of reader."""
        return quoted(self.groups[role])

    @property
    def every_group(self) -> str:
        """All groups, as grants list them."""
        return ", ".join(self.group(role) for role in Role)


def definer(names: Names, name: str, returns: str, body: str, language: str = "sql") -> str:
    """A function that works with its owner's rights and looks nobody's search path up."""
    # A guard reads what is there now, others what was there when the statement began.
    steady = "STABLE " if language == "sql" else ""
    return (
        f"CREATE FUNCTION {names.function(name)}() RETURNS {returns} LANGUAGE {language} {steady}"
        "SECURITY DEFINER SET search_path = pg_catalog, pg_temp "
        f"AS $pmf${body}$pmf$;\n"
        f"REVOKE ALL ON FUNCTION {names.function(name)}() FROM PUBLIC"
    )
