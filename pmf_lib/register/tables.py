"""Every table of the register, by name."""

from pmf_lib.errors import ParameterError
from pmf_lib.register.columns import Table
from pmf_lib.register.delivery import DELIVERY
from pmf_lib.register.indicators import INDICATORS
from pmf_lib.register.money import MONEY
from pmf_lib.register.service import SERVICE
from pmf_lib.register.yardsticks import YARDSTICKS

TABLES: dict[str, Table] = {
    found.name: found for found in (*INDICATORS, *MONEY, *DELIVERY, *SERVICE, *YARDSTICKS)
}


def table(name: str) -> Table:
    """The table of that name; a ParameterError where there is none."""
    if name not in TABLES:
        raise ParameterError(
            f"“{name}” is not a table of the register",
            f"The tables are {', '.join(TABLES)}",
            "Name the file or the sheet for one of them",
        )
    return TABLES[name]
