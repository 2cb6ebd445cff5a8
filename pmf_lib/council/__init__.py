"""A council's own shape, read from parameters/ and cross-checked on load.

`load_council` is the way in; other rooms ask the `Council` it returns.
"""

from __future__ import annotations

from pathlib import Path

from pmf_lib import project
from pmf_lib.council.calendar import Calendar, Frequency, Milestone, MilestoneKind, Reporting
from pmf_lib.council.checks import faults
from pmf_lib.council.differences import Difference, report_differences
from pmf_lib.council.monthly import as_reported
from pmf_lib.council.parts import (
    Body,
    BodyKind,
    Committee,
    Contact,
    Detail,
    Directorate,
    ForEach,
    Framework,
    FrameworkStatus,
    Group,
    Named,
    PackSpec,
    Pairing,
    Portfolio,
    Step,
    Unit,
)
from pmf_lib.council.profile import Council
from pmf_lib.council.rules import (
    BudgetLevel,
    BudgetThreshold,
    ExceptionRules,
    ForecastMethod,
    Rules,
    StatusKey,
    StatusMode,
)
from pmf_lib.errors import ParameterError
from pmf_lib.profile_file import near_first, read_strictly

__all__ = [
    "RUN_SETTINGS",
    "Body",
    "BodyKind",
    "BudgetLevel",
    "BudgetThreshold",
    "Calendar",
    "Committee",
    "Contact",
    "Council",
    "Detail",
    "Difference",
    "Directorate",
    "ExceptionRules",
    "ForEach",
    "ForecastMethod",
    "Framework",
    "FrameworkStatus",
    "Frequency",
    "Group",
    "Milestone",
    "MilestoneKind",
    "Named",
    "PackSpec",
    "Pairing",
    "Portfolio",
    "Reporting",
    "Rules",
    "StatusKey",
    "StatusMode",
    "Step",
    "Unit",
    "as_reported",
    "council_keys",
    "load_council",
    "profile_path",
    "read_profile",
    "report_differences",
]

RUN_SETTINGS = "run"


def council_keys(folder: Path | None = None) -> tuple[str, ...]:
    """The councils with a profile in the folder (parameters/ where none is named), sorted."""
    files = (folder or project.parameters()).glob("*.yml")
    return tuple(sorted(file.stem for file in files if file.stem != RUN_SETTINGS))


def profile_path(key: str, folder: Path | None = None) -> Path:
    """The file of a council's profile; a ParameterError where there is none of that key."""
    place = folder or project.parameters()
    keys = council_keys(place)
    if key not in keys:
        raise ParameterError(
            f"“{key}” is not a council with a profile",
            f"Allowed: {', '.join(near_first(key, keys)) or 'none'}",
            "Write one of these, or put the council's profile into parameters/",
        )
    return place / f"{key}.yml"


def load_council(key: str, folder: Path | None = None) -> Council:
    """Read a council's profile from the folder (parameters/ where none is named).

    Raises ParameterError for a council that has no profile and ProfileError, with file, line and
    what to do, for a profile that is not whole and consistent.
    """
    return read_strictly(profile_path(key, folder), Council, lambda council: faults(council, key))


def read_profile(file: Path) -> Council:
    """A council's profile from any file, such as one kept from before; ProfileError as above."""
    return read_strictly(file, Council, lambda council: faults(council, council.key))
