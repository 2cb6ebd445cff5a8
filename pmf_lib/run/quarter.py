"""A quarter's run from plan to publication; a notebook is known by path and parameters only.

One command goes from what is loaded to every pack; no step is left to do by hand (R1-008).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pmf_lib import project
from pmf_lib.council import profile_path
from pmf_lib.errors import RunError
from pmf_lib.run import place as places
from pmf_lib.run.assemble import Header, assemble
from pmf_lib.run.decide import Decision, Now, Standing, carried_over, decide
from pmf_lib.run.digests import file_digest
from pmf_lib.run.inputs import Common, package_versions
from pmf_lib.run.log import RunLog
from pmf_lib.run.others import other_files
from pmf_lib.run.place import Place
from pmf_lib.run.plan import Plan
from pmf_lib.run.progress import Reporter
from pmf_lib.run.reached import the_library
from pmf_lib.run.record import Manifest, State, read_manifest
from pmf_lib.run.rows import Rows
from pmf_lib.run.settings import Settings
from pmf_lib.run.signed.standing import carry_on
from pmf_lib.run.sources import read_sources
from pmf_lib.run.staging import Finished
from pmf_lib.scratch import sweep
from pmf_lib.store import Snapshot, Store

if TYPE_CHECKING:
    from pmf_lib.run.cluster.output_store import OutputStore


@dataclass(frozen=True)
class Survey:
    """What a run of the plan would do: read from the store and the outputs, nothing changed."""

    plan: Plan
    snapshot: Snapshot
    now: Now
    standing: Standing
    decisions: tuple[Decision, ...]

    @property
    def to_make(self) -> tuple[Decision, ...]:
        """The packs that must be made."""
        return tuple(decision for decision in self.decisions if not decision.kept)

    @property
    def header(self) -> Header:
        """What the manifest says of the run as a whole."""
        return Header(
            self.plan.council.key,
            self.plan.period.code,
            self.snapshot.token,
            self.now.common.code,
            self.plan.day,
        )


def place_of(plan: Plan) -> Place:
    """Where the plan's quarter lies."""
    return Place(plan.outputs or project.outputs(), plan.council.key, plan.period)


def survey(plan: Plan, settings: Settings, store: Store, *, force: bool = False) -> Survey:
    """Decide for each pack of the plan whether it must be made, and why; starts no kernel.

    A StoreError where the council has no data, a RunError where the published quarter's
    manifest is damaged (unless forced).
    """
    place = place_of(plan)
    snapshot = plan.snapshot or store.snapshot(plan.council.key, plan.as_known_on)
    common = Common(
        library=the_library(),
        packages=package_versions(),
        profile=file_digest(profile_path(plan.council.key)),
        settings={"page_bytes": settings.page_bytes},
        snapshot=snapshot.token,
    )
    now = Now(common, Rows(store, snapshot))
    standing = Standing(place.published, _manifest(place, force), place.packs)
    _refuse_mixture(plan, standing)
    decisions = decide(plan, now, standing, force=force)
    return Survey(plan, snapshot, now, standing, tuple(decisions))


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
            # A run cut off after its last pack leaves nothing to make, and so to sweep for.
            sweep()
            survey_now = survey(self.plan, self.settings, self.store, force=self.force)
            # Opened before anything is made: one that cannot be used is told at once.
            outputs = self._outputs()
            with places.writing(place.folder):
                manifest = self._run(place, survey_now, outputs)
            if outputs:
                from pmf_lib.run.cluster.published import publish

                publish(outputs, place.published, manifest)
        return manifest

    def _outputs(self) -> OutputStore | None:
        """The store that finished quarters are put in too; None where none is named."""
        if not self.settings.outputs:
            return None
        # What talks to object stores is slow to import, and need not be installed.
        from pmf_lib.run.cluster.output_store import open_outputs

        return open_outputs(self.settings.outputs)

    def _run(self, place: Place, found: Survey, outputs: OutputStore | None) -> Manifest:
        log = RunLog(place.log)
        log.write("started", packs=len(found.decisions), to_make=len(found.to_make))
        finished = [self._keep(decision, log) for decision in found.decisions if decision.kept]
        finished += self._make(place, found, outputs, log)
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
        older = sum(bool(_rows_changed(pack, found.now)) for pack in carried)
        if older:
            packs = "1 other pack" if older == 1 else f"{older} other packs"
            self.reporter.say(
                f"Made from other data, and left as it was: {packs} of the quarter. "
                "Run without --only to bring all up to date"
            )
        return carried

    def _make(
        self, place: Place, found: Survey, outputs: OutputStore | None, log: RunLog
    ) -> Iterator[Finished]:
        if not found.to_make:
            return
        # What runs notebooks and makes pages is slow to import, and most runs make little.
        from pmf_lib.run.making import Making

        making = Making(self.plan, self.settings, found.now.common, outputs, self.force)
        for decision, finished, seconds in making.each(found.to_make, place.packs):
            self._tell(decision, finished.record.status, seconds, log)
            yield finished

    def _tell(self, decision: Decision, status: State, seconds: float, log: RunLog) -> None:
        name = decision.task.name
        log.write(
            "pack", pack=name, status=status, seconds=round(seconds, 3), reason=decision.reason
        )
        self.reporter.done(name, status, seconds)

    def _publish(self, place: Place, found: Survey, finished: Sequence[Finished]) -> Manifest:
        reader = lambda: self.store.reader(found.snapshot)  # noqa: E731
        others = other_files(self.plan, found.header, found.standing, finished, reader)
        manifest = assemble(place.next, found.header, finished, others)
        if not carry_on(place.published, place.next):
            self.reporter.say("The quarter is not signed any more: look it through and sign it")
        places.switch(place)
        shutil.rmtree(place.staging)
        return manifest


def _rows_changed(pack: Finished, now: Now) -> str:
    return now.rows_changed(pack.record, read_sources(pack.folder / pack.sources.file))
