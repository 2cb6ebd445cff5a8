"""A quarter's run from plan to publication; a notebook is known by path and parameters only."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pmf_lib import project
from pmf_lib.council import profile_path
from pmf_lib.errors import RunError
from pmf_lib.run import place as places
from pmf_lib.run.assemble import Header, assemble, in_order
from pmf_lib.run.data import data_files
from pmf_lib.run.decide import Decision, Standing, carried_over, decide
from pmf_lib.run.execute import Failure
from pmf_lib.run.inputs import Common, code_digest, digest_of, file_digest
from pmf_lib.run.kernels import Surroundings
from pmf_lib.run.log import RunLog
from pmf_lib.run.pages import index_page, sheet_of
from pmf_lib.run.place import Place
from pmf_lib.run.plan import Plan
from pmf_lib.run.progress import Reporter
from pmf_lib.run.record import Fault, Manifest, PackRecord, State, read_manifest, text_record
from pmf_lib.run.settings import Settings
from pmf_lib.run.staging import Finished, stage
from pmf_lib.run.worker import Job, Made, lost, make
from pmf_lib.run.workers import Lost, Pool
from pmf_lib.store import Snapshot, Store
from pmf_lib.store.engine import read_url

_GRACE_SECONDS = 60.0


@dataclass(frozen=True)
class Survey:
    """What a run of the plan would do: read from the store and the outputs, nothing changed."""

    plan: Plan
    snapshot: Snapshot
    common: Common
    standing: Standing
    decisions: tuple[Decision, ...]

    @property
    def to_make(self) -> tuple[Decision, ...]:
        """The packs that must be made."""
        return tuple(decision for decision in self.decisions if not decision.kept)


def place_of(plan: Plan) -> Place:
    """Where the plan's quarter lies."""
    return Place(project.outputs(), plan.council.key, plan.period)


def survey(plan: Plan, settings: Settings, store: Store, *, force: bool = False) -> Survey:
    """Decide for each pack of the plan whether it must be made, and why; starts no kernel.

    A StoreError where the council has no data, a RunError where the published quarter's
    manifest is damaged (unless forced).
    """
    place = place_of(plan)
    snapshot = store.snapshot(plan.council.key, plan.as_known_on)
    common = Common(
        code=code_digest(),
        profile=file_digest(profile_path(plan.council.key)),
        settings=digest_of({"page_bytes": settings.page_bytes}),
        snapshot=snapshot.token,
    )
    standing = Standing(place.published, _manifest(place, force), place.packs)
    _refuse_mixture(plan, standing)
    decisions = decide(plan, common, standing, force=force)
    return Survey(plan, snapshot, common, standing, tuple(decisions))


def _refuse_mixture(plan: Plan, standing: Standing) -> None:
    """One quarter speaks as of one day: packs of another day may not stand beside these."""
    manifest = standing.manifest
    before = manifest.as_known_on if manifest else plan.day
    if before != plan.day and plan.tasks != plan.all_tasks:
        raise RunError(
            f"The quarter was made as known on {before or 'the day of its run'}",
            "All packs of a quarter speak as of the same day",
            "Run the whole quarter without --only, or give the same --as-known-on",
        )


def _manifest(place: Place, force: bool) -> Manifest | None:
    try:
        return read_manifest(place.published)
    except RunError:
        if force:
            return None
        raise


@dataclass(frozen=True)
class Run:
    """One run in hand: the plan it follows, the store it reads and whom it tells."""

    plan: Plan
    settings: Settings
    store: Store
    reporter: Reporter
    force: bool = False

    def __call__(self) -> Manifest:
        """Make what must be made, keep the rest, and let the whole quarter take its place.

        One failing pack stops no other. A RunError, with the last good quarter untouched, where
        another run has the quarter or the outputs cannot be written.
        """
        place = place_of(self.plan)
        with places.taken(place):
            survey_now = survey(self.plan, self.settings, self.store, force=self.force)
            with places.writing(place.folder):
                return self._run(place, survey_now)

    def _run(self, place: Place, found: Survey) -> Manifest:
        log = RunLog(place.log)
        log.write("started", packs=len(found.decisions), to_make=len(found.to_make))
        finished = [self._keep(decision, log) for decision in found.decisions if decision.kept]
        finished += self._make(place, found, log)
        finished += self._carry_over(found)
        manifest = self._publish(place, found, finished)
        log.write("published", digest=manifest.digest)
        return manifest

    def _keep(self, decision: Decision, log: RunLog) -> Finished:
        assert decision.kept is not None
        self._tell(decision, State.KEPT, 0.0, log)
        return decision.kept

    def _carry_over(self, found: Survey) -> list[Finished]:
        carried = carried_over(self.plan, found.standing)
        token = found.snapshot.token
        older = sum(pack.record.inputs.get("snapshot") != token for pack in carried)
        if older:
            self.reporter.say(
                f"{older} other packs of the quarter were made from other data and stay as they "
                "are: run without --only to bring them up to date"
            )
        return carried

    def _make(self, place: Place, found: Survey, log: RunLog) -> Iterator[Finished]:
        decisions = {decision.task.name: decision for decision in found.to_make}
        jobs = [self._job(decision, found) for decision in found.to_make]
        for job, made in self._outcomes(jobs, found.snapshot):
            decision = decisions[job.task.name]
            record = _record(decision, made)
            finished = stage(place.packs, record, made.page, made.evidence)
            self._tell(decision, record.status, made.seconds, log)
            yield finished

    def _outcomes(self, jobs: Sequence[Job], snapshot: Snapshot) -> Iterator[tuple[Job, Made]]:
        if not jobs:
            return
        with tempfile.TemporaryDirectory(prefix="pmf-", ignore_cleanup_errors=True) as scratch:
            pool = Pool(
                count=min(self.settings.jobs, len(jobs)),
                seconds=self.settings.deadline_seconds + _GRACE_SECONDS,
                surroundings=Surroundings(
                    project.root(), _whole_url(), snapshot.token, Path(scratch)
                ),
                run_mark=f"{os.getpid()}-{secrets.token_hex(4)}",
            )
            for job, outcome in pool.each(make, jobs):
                yield job, lost(job, outcome.cause) if isinstance(outcome, Lost) else outcome

    def _job(self, decision: Decision, found: Survey) -> Job:
        sheet = sheet_of(self.plan, decision.task, found.snapshot, self.settings.page_bytes)
        return Job(decision.task, sheet, project.root(), self.settings.deadline_seconds)

    def _tell(self, decision: Decision, status: State, seconds: float, log: RunLog) -> None:
        name = decision.task.name
        log.write(
            "pack", pack=name, status=status, seconds=round(seconds, 3), reason=decision.reason
        )
        self.reporter.done(name, status, seconds)

    def _publish(self, place: Place, found: Survey, finished: Sequence[Finished]) -> Manifest:
        records = in_order([pack.record for pack in finished])
        others = data_files(self.plan.council, self.plan.period, self.store.reader(found.snapshot))
        others["index.html"] = index_page(self.plan, found.snapshot, records)
        manifest = assemble(place.next, _header(found), finished, others)
        places.switch(place)
        shutil.rmtree(place.staging)
        return manifest


def _whole_url() -> str:
    """The database's URL with its whole path: kernels work in another folder than the command."""
    return read_url(project.database_url()).render_as_string(hide_password=False)


def _header(found: Survey) -> Header:
    plan = found.plan
    return Header(
        plan.council.key, plan.period.code, found.snapshot.token, found.common.code, plan.day
    )


def _record(decision: Decision, made: Made) -> PackRecord:
    task, page = decision.task, text_record(decision.task.file, made.page)
    return PackRecord(
        pack=task.pack,
        key=task.key,
        title=task.whole_title,
        audience=task.audience,
        status=State.FAILED if made.failure else State.MADE,
        file=page.file,
        sha256=page.sha256,
        bytes=page.bytes,
        inputs=decision.inputs,
        error=_fault(task.key, made.failure) if made.failure else None,
    )


def _fault(key: str, failure: Failure) -> Fault:
    return Fault(unit=key, cell=failure.cell, heading=failure.heading, cause=failure.cause)
