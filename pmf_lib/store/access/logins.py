"""The groups that hold grants, and the logins of posts: made, kept as they should be, retired."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from pmf_lib.council import Council
from pmf_lib.errors import StoreError
from pmf_lib.store.access.names import ACCESS, Names, login_name, quoted
from pmf_lib.store.access.posts import Post, Role, scope_of
from pmf_lib.store.access.statements import run

_ROLES = sa.table(
    "pg_roles",
    *(sa.column(name) for name in ("oid", "rolname", "rolsuper", "rolbypassrls")),
    *(sa.column(name) for name in ("rolcreaterole", "rolcreatedb", "rolreplication")),
    schema="pg_catalog",
)
_MEMBERS = sa.table(
    "pg_auth_members", sa.column("roleid"), sa.column("member"), schema="pg_catalog"
)


@dataclass(frozen=True)
class Login:
    """One post's login in one database, and its new password."""

    name: str
    council: Council
    post: Post
    password: str

    @property
    def row(self) -> dict[str, object]:
        """Who it is and what is its own, as the database keeps it."""
        scope = {
            name: list(keys) for name, keys in asdict(scope_of(self.post, self.council)).items()
        }
        return {
            "login": self.name,
            "council": self.council.key,
            "role": str(self.post.role),
            "of": self.post.of,
            **scope,
        }


def make_groups(connection: sa.Connection, names: Names) -> None:
    """The groups of this database that are not there yet; nobody signs in as one."""
    there = _found(connection, names.groups.values())
    new = [name for name in names.groups.values() if name not in there]
    run(connection, [f"CREATE ROLE {quoted(name)} NOLOGIN" for name in new])


def make_logins(
    connection: sa.Connection, names: Names, database: str, logins: tuple[Login, ...]
) -> None:
    """Each post's login with its new password and nothing else; others of the council retired.

    StoreError where somebody gave one of them more than this: a policy would not hold it.
    """
    _retire(connection, names, database, logins)
    there = _found(connection, [login.name for login in logins])
    for login in logins:
        name, group = quoted(login.name), names.group(login.post.role)
        if login.name not in there:
            run(connection, [f"CREATE ROLE {name}"])
        # A login may set its own defaults, for whoever signs in with it next.
        defaults = ("", f" IN DATABASE {quoted(database)}")
        run(connection, [f"ALTER ROLE {name}{where} RESET ALL" for where in defaults])
        _let_in(connection, login)
        run(connection, [f"GRANT {group} TO {name}"])
    connection.execute(sa.insert(ACCESS), [login.row for login in logins])
    _require_nothing_more(connection, names, logins)


def _retire(
    connection: sa.Connection, names: Names, database: str, logins: tuple[Login, ...]
) -> None:
    """Forget the council's posts; what is no post any more is let in no longer.

    A database that was copied knows the logins of the one it came from, which go on there.
    """
    council, kept = logins[0].council.key, {login.name for login in logins}
    known = connection.execute(sa.select(ACCESS).where(ACCESS.c.council == council)).all()
    there = _found(connection, [row.login for row in known])
    for row in known:
        own = login_name(database, council, Post(Role(row.role), row.of)) == row.login
        if own and row.login in there - kept:
            name = quoted(row.login)
            group = names.group(Role(row.role))
            closed = f"ALTER ROLE {name} NOLOGIN PASSWORD NULL"
            run(connection, [closed, f"REVOKE {group} FROM {name}"])
    connection.execute(sa.delete(ACCESS).where(ACCESS.c.council == council))


def _let_in(connection: sa.Connection, login: Login) -> None:
    """Set the password. The server is told its SCRAM verifier only, and no log can hold more.

    Statements about roles take no parameters: the verifier is quoted by the driver itself.
    """
    from psycopg import Connection, sql

    driver = connection.connection.driver_connection
    assert isinstance(driver, Connection)
    verifier = driver.pgconn.encrypt_password(
        login.password.encode(), login.name.encode(), b"scram-sha-256"
    )
    written = sql.SQL("ALTER ROLE {name} LOGIN PASSWORD {verifier}").format(
        name=sql.Identifier(login.name), verifier=sql.Literal(verifier.decode())
    )
    driver.execute(written)


def _found(connection: sa.Connection, names: Iterable[str]) -> set[str]:
    asked = sa.select(_ROLES.c.rolname).where(_ROLES.c.rolname.in_(list(names)))
    return set(connection.scalars(asked))


def _require_nothing_more(
    connection: sa.Connection, names: Names, logins: tuple[Login, ...]
) -> None:
    meant = {(login.name, names.groups[login.post.role]) for login in logins}
    ours = [*names.groups.values(), *(login.name for login in logins)]
    member, group = _ROLES.alias("member"), _ROLES.alias("held")
    held = (
        sa.select(member.c.rolname, group.c.rolname)
        .join_from(_MEMBERS, member, member.c.oid == _MEMBERS.c.member)
        .join(group, group.c.oid == _MEMBERS.c.roleid)
        .where(member.c.rolname.in_(ours))
    )
    more = {tuple(row) for row in connection.execute(held)} - meant
    column = _ROLES.c
    powers = (column.rolsuper, column.rolbypassrls, column.rolcreaterole, column.rolcreatedb)
    mighty = sa.select(column.rolname).where(column.rolname.in_(ours), sa.or_(*powers))
    excess = sorted({name for name, _ in more} | set(connection.scalars(mighty)))
    if excess:
        raise StoreError(
            f"The database server gives {', '.join(excess)} more than its post",
            "A login of a post is a member of its own group only and has no power of its own",
            "Take away what was given to it by hand, and run pmf access apply again",
        )
