"""The tables a council keeps: their columns, keys and allowed values, a family of tables a file."""

from pmf_lib.register.columns import Column, Kind, Table
from pmf_lib.register.tables import FAMILIES, REGISTERED, TABLES, table

__all__ = ["FAMILIES", "REGISTERED", "TABLES", "Column", "Kind", "Table", "table"]
