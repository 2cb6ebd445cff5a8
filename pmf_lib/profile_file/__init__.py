"""Strict reading of the files in parameters/: a refusal names the file, the line and what to do."""

from pmf_lib.profile_file.plain_yaml import Document, Fault, Place, read_document
from pmf_lib.profile_file.strict import Strict, near_first, read_strictly, unknown

__all__ = [
    "Document",
    "Fault",
    "Place",
    "Strict",
    "near_first",
    "read_document",
    "read_strictly",
    "unknown",
]
