"""The register's tables and the table of loads, as first released.

Revision ID: 0001. There is no way down: a store that kept figures never drops them.
"""

import sqlalchemy as sa
from alembic import op

from pmf_lib.store.migrations.layout import WORDS, add_register_table

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# A column is text unless it says otherwise; `!` marks the key, which is never NULL.
TABLES = {
    "measures": (
        "measure! title unit polarity kind frequency aggregation owner member source formula "
        "guidance purpose measure_class priority targeted decimals:number tolerance_mode "
        "green_tolerance:number red_tolerance:number rolling_periods:number seasonal "
        "due_days:number state version defined_on:date change_reason"
    ),
    "values": (
        "measure! unit! period! value:number numerator:number denominator:number "
        "recorded_on:date status note ward! town! area! client_group! missing_reason "
        "reason_code"
    ),
    "targets": (
        "measure! period! target:number lower:number upper:number profile baseline:number "
        "tolerance_mode green_tolerance:number red_tolerance:number set_on:date set_by reason"
    ),
    "budget": (
        "unit! line! period! budget:number budget_to_date:number actual:number "
        "forecast:number recorded_on:date note"
    ),
    "savings": (
        "saving! unit period! title target:number delivered:number forecast:number status "
        "recurring recorded_on:date note"
    ),
    "financial_issues": "unit! period! title! detail recorded_on:date",
    "key_challenges": "challenge! unit period title recorded_on:date",
    "developments": "challenge! unit period! development recorded_on:date",
    "reviews": "review! unit period! title stage update due_on:date recorded_on:date",
    "corporate_issues": "unit! period! area! title! detail recorded_on:date",
    "key_decisions": (
        "decision! unit title decision_maker due_on:date taken_on:date status recorded_on:date note"
    ),
    "cross_unit_issues": "issue! unit affects! period! title detail recorded_on:date",
    "actions": (
        "action! unit challenge measure title lead due_on:date status progress recorded_on:date"
    ),
    "risks": (
        "risk! unit measure title likelihood:number impact:number target_likelihood:number "
        "target_impact:number owner mitigation recorded_on:date"
    ),
    "introductions": "unit! period! text author written_on:date",
    "commentaries": "measure! unit! period! text author written_on:date",
    "staffing": (
        "unit! period! established_fte:number fte:number vacancies:number "
        "sickness_days:number turnover:number recorded_on:date"
    ),
    "complaints": (
        "unit! period! stage! received:number acknowledged_on_time:number "
        "answered_on_time:number upheld:number theme lesson recorded_on:date"
    ),
}

# Written out, not read from the register: a released migration must never change with it.
INDEXED = {
    "measures": ("measure", "unit"),
    "targets": ("measure",),
    "budget": ("unit",),
    "savings": ("unit",),
    "financial_issues": ("unit",),
    "key_challenges": ("unit",),
    "developments": ("unit",),
    "reviews": ("unit",),
    "corporate_issues": ("unit",),
    "key_decisions": ("unit",),
    "cross_unit_issues": ("unit", "affects"),
    "actions": ("unit", "measure"),
    "risks": ("unit", "measure"),
    "introductions": ("unit",),
    "commentaries": ("measure", "unit"),
    "staffing": ("unit",),
    "complaints": ("unit",),
}


def upgrade() -> None:
    op.create_table(
        "pmf_loads",
        sa.Column("council", WORDS, primary_key=True),
        sa.Column("load_id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("source", WORDS, nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("loaded_on", sa.Date, nullable=False),
        sa.Column("digest", WORDS, nullable=False),
        sa.Column("added", WORDS, nullable=False),
    )
    for table, columns in TABLES.items():
        add_register_table(table, columns, INDEXED.get(table, ()))
    op.create_index(
        "pmf_values_by_unit", "pmf_values", ["council", "unit", "measure", "period_end"]
    )
    op.create_index("pmf_values_by_measure", "pmf_values", ["council", "measure", "period_end"])
