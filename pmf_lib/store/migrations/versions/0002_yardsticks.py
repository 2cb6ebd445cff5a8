"""Rebases, benchmarks and service standards. What there is already stays as it is.

Revision ID: 0002. There is no way down: a store that kept figures never drops them.
"""

from pmf_lib.store.migrations.layout import add_register_table

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Written out, not read from the register: a released migration must never change with it.
TABLES = {
    "rebases": "measure! period! reason evidence approved_by decided_on:date",
    "benchmarks": (
        "measure! authority! period! value:number numerator:number denominator:number family "
        "status source recorded_on:date missing_reason"
    ),
    "service_standards": (
        "standard! unit measure title dimension threshold:number exclusions consequence "
        "recorded_on:date"
    ),
}
INDEXED = {
    "rebases": ("measure",),
    "benchmarks": ("measure",),
    "service_standards": ("unit", "measure"),
}


def upgrade() -> None:
    for table, columns in TABLES.items():
        add_register_table(table, columns, INDEXED[table])
