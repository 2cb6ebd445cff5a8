"""Read what services hand in: clean rows, or rows of faults. Missing is never 0."""

from pmf_lib.intake.check import Intake, check_source
from pmf_lib.intake.lookups import Known
from pmf_lib.intake.numbers import Number, read_number

__all__ = ["Intake", "Known", "Number", "check_source", "read_number"]
