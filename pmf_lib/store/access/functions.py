"""The functions that policies and guards ask: who is signed in, and what is theirs."""

from __future__ import annotations

from collections.abc import Iterator

from pmf_lib.store.access.conditions import entries_function, functions_asked
from pmf_lib.store.access.lines import LINES, Reach, reach
from pmf_lib.store.access.names import ACCESS, Names, definer, quoted
from pmf_lib.store.access.posts import Role
from pmf_lib.store.access.published import PUBLISHED

_SCOPES = {"council": "text", "units": "text[]", "committees": "text[]", "bodies": "text[]"}


def read_by(role: Role) -> Iterator[str]:
    """The tables that a role reads at all, in the register's order."""
    for table in LINES:
        if table in PUBLISHED if role is Role.PUBLIC else reach(role, table) is not Reach.NONE:
            yield table


def scope_functions(names: Names) -> Iterator[str]:
    """What is the signed-in login's own. It is the login that counts, whatever role it set."""
    for column, returns in _SCOPES.items():
        body = (
            f"SELECT a.{quoted(column)} FROM {names.any_table(ACCESS.name)} AS a "
            "WHERE a.login = session_user::text"
        )
        yield definer(names, column, returns, body)
        yield f"GRANT EXECUTE ON FUNCTION {names.function(column)}() TO {names.every_group}"


def entry_functions(names: Names) -> Iterator[str]:
    """The entries that each role reads, for the policies that must look at an entry's latest row.

    A role may ask its own functions: they tell no more than the tables it reads.
    """
    for role in Role:
        found = {asked for table in read_by(role) for asked in functions_asked(role, table)}
        for asked in sorted(found):
            yield entries_function(names, asked)
            name = names.function(asked.name)
            yield f"GRANT EXECUTE ON FUNCTION {name}() TO {names.group(role)}"
