"""How packs are made on this machine, read from parameters/run.yml as strictly as a profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from pmf_lib import project
from pmf_lib.council import RUN_SETTINGS, council_keys
from pmf_lib.profile_file import Fault, Strict, read_strictly, unknown


class Settings(Strict):
    """The settings of a run.

    `council` is the one meant where a command names none, `jobs` how many packs are made at once,
    `deadline_seconds` how long one pack may take, `page_bytes` how large a page may be.
    """

    council: str
    jobs: int = Field(ge=1, le=256)
    deadline_seconds: int = Field(default=300, ge=1, le=86_400)
    page_bytes: int = Field(default=1_000_000, ge=1_000)


def load_settings(folder: Path | None = None) -> Settings:
    """Read run.yml from the folder (parameters/ where none is named).

    A ProfileError names file, line and what to do where a setting is unknown, missing or out of
    bounds, or where the council has no profile beside it.
    """
    place = folder or project.parameters()

    def check(settings: Settings) -> Iterator[Fault]:
        keys = council_keys(place)
        if settings.council not in keys:
            yield unknown(("council",), settings.council, keys, "a council with a profile")

    return read_strictly(place / f"{RUN_SETTINGS}.yml", Settings, check)
