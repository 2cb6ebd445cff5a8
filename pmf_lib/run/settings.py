"""How packs are made on this machine, read from parameters/run.yml as strictly as a profile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from pmf_lib import project
from pmf_lib.council import RUN_SETTINGS, council_keys
from pmf_lib.errors import ParameterError
from pmf_lib.profile_file import Fault, Strict, read_strictly, unknown


class Settings(Strict):
    """The settings of a run.

    `council` is the one meant where a command names none, `jobs` how many packs are made at once,
    `deadline_seconds` how long one pack may take, `page_bytes` how large a page may be.
    `scheduler` is the address of a dask cluster to make packs on, `outputs` the path or fsspec URL
    of the store that its workers put them in, `cluster_seconds` how long it may go without an
    answer or a worker. Without a scheduler packs are made here.
    """

    council: str
    jobs: int = Field(ge=1, le=256)
    deadline_seconds: int = Field(default=300, ge=1, le=86_400)
    page_bytes: int = Field(default=1_000_000, ge=1_000)
    scheduler: str = ""
    outputs: str = ""
    cluster_seconds: int = Field(default=60, ge=1, le=86_400)


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


def chosen(settings: Settings, *, jobs: int | None, scheduler: str, outputs: str) -> Settings:
    """The settings with what a command was given instead; a ParameterError where it cannot be.

    Jobs are this machine's: where they are given, packs are made here.
    """
    if jobs and scheduler:
        raise ParameterError(
            "Both --jobs and --scheduler are given",
            "A cluster makes as many packs at once as its workers have threads",
            "Leave one of them out",
        )
    found = settings.model_copy(
        update={
            "jobs": jobs or settings.jobs,
            "scheduler": "" if jobs else scheduler or settings.scheduler,
            "outputs": outputs or settings.outputs,
        }
    )
    if found.scheduler and not found.outputs:
        raise ParameterError(
            "A scheduler is given and no output store",
            "A cluster's workers put finished packs where the run fetches them: a shared path or "
            "a URL such as s3://bucket/packs",
            "Give --outputs, or name it in parameters/run.yml",
        )
    return found
