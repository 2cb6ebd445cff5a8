"""On a cluster's worker: makes one pack and leaves it in the output store.

An errand may come twice, to two workers or to one after another: a scheduler that loses sight of
a worker sends its errands elsewhere. So a result is named for what it is made from, there whole or
not at all, and has the same bytes whoever made it.
"""

from __future__ import annotations

import os
import secrets
import socket
import threading
import time
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pmf_lib import project
from pmf_lib.council import load_council
from pmf_lib.errors import RunError
from pmf_lib.periods import Period
from pmf_lib.run import kept_charts
from pmf_lib.run.cluster.bundle import bundled
from pmf_lib.run.cluster.errand import Errand, Order, Receipt
from pmf_lib.run.cluster.lease import Lease, wait_or_take
from pmf_lib.run.cluster.output_store import OutputStore
from pmf_lib.run.cluster.parcel import unpack
from pmf_lib.run.cluster.workshop import Workshop, the_workshop
from pmf_lib.run.digests import content_digest
from pmf_lib.run.inputs import code_digest
from pmf_lib.run.kernels import Surroundings
from pmf_lib.run.pages import sheet_of
from pmf_lib.run.plan import Plan, make_plan, named
from pmf_lib.run.worker import Job
from pmf_lib.store import Snapshot, open_store

LEASE_SECONDS = 12.0
_KEPT_ORDERS = 16
_ONE_AT_A_TIME = threading.Lock()


def make_there(errand: Errand) -> Receipt:
    """Make the errand's pack, or find it made; a failed pack comes back in the receipt.

    A RunError or StoreError where this worker is not fit to make it: another state of the library,
    no database, no output store.
    """
    outputs = _outputs(errand.order.outputs)
    turn = wait_or_take(
        outputs,
        errand.lease,
        f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(4)}",
        seconds=LEASE_SECONDS,
        finished=lambda: outputs.get(errand.result),
        pause=time.sleep,
    )
    if not isinstance(turn, Lease):
        return Receipt(errand.name, content_digest(turn), 0.0)
    with turn:
        return _made(errand, outputs)


def _made(errand: Errand, outputs: OutputStore) -> Receipt:
    workshop = the_workshop()
    with _ONE_AT_A_TIME:
        plan, home = _ready(errand.order, workshop.folder)
    surroundings = _surroundings(errand.order, home, workshop)
    made = workshop.make(surroundings, _job(errand, plan, home, workshop))
    if made.failure:
        return Receipt(errand.name, "", made.seconds, made)
    content = bundled(made)
    outputs.put(errand.result, content)
    return Receipt(errand.name, content_digest(content), made.seconds)


@lru_cache(_KEPT_ORDERS)
def _outputs(url: str) -> OutputStore:
    """The order's output store, with its connections kept from errand to errand."""
    return OutputStore(url)


@lru_cache(_KEPT_ORDERS)
def _ready(order: Order, folder: Path) -> tuple[Plan, Path]:
    """The order's plan and its project's folder here, once this worker is found fit for them."""
    _require_same_code(order)
    with open_store(_database(order)) as store:
        store.reader(Snapshot.parse(order.snapshot))
    content = _outputs(order.outputs).get(order.parcel_name)
    if content is None:
        raise RunError(
            "The project's files are not in the output store",
            "A run puts them there as it starts",
            "See that the run and its workers mean the same output store",
        )
    home = unpack(content, order.parcel, folder / "homes")
    kept_charts.trim(folder / "charts", kept_charts.MOST_BYTES)
    council = load_council(order.council, home / "parameters")
    period = Period.parse(order.period)
    return make_plan(council, period, as_known_on=order.as_known_on, home=home), home


def _require_same_code(order: Order) -> None:
    if code_digest() != order.code:
        raise RunError(
            f"The worker on {socket.gethostname()} has another state of the library",
            "A quarter is made by one state of the library, Python and its packages",
            "Install the same there and start that worker again",
        )


def _database(order: Order) -> str:
    """The worker's own database URL, which may hold a password, before the one it was sent."""
    found = os.environ.get(project.DATABASE_VARIABLE) or order.database
    if not found:
        raise RunError(
            f"The worker on {socket.gethostname()} was not told the database",
            "A URL with a password is sent to no worker: each has it in its own environment",
            f"Set {project.DATABASE_VARIABLE} where the worker is started",
        )
    return found


def _surroundings(order: Order, home: Path, workshop: Workshop) -> Surroundings:
    return Surroundings(home, _database(order), order.snapshot, workshop.folder / "scratch")


def _job(errand: Errand, plan: Plan, home: Path, workshop: Workshop) -> Job:
    (task,) = named(plan.all_tasks, errand.name, plan.council)
    sheet = sheet_of(plan, task, errand.order.page_bytes)
    return Job(task, replace(sheet, charts=workshop.folder / "charts"), home, errand.order.seconds)
