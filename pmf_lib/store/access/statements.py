"""Running the statements that bring access in: names only, no values."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

import sqlalchemy as sa

_AT_ONCE = 100


def run(connection: sa.Connection, statements: Iterable[str]) -> None:
    """Run statements that hold no values, many at once."""
    waiting = iter(statements)
    while some := list(islice(waiting, _AT_ONCE)):
        # Without the option the driver would look for parameters after every percent sign.
        connection.exec_driver_sql(";\n".join(some), execution_options={"no_parameters": True})
