"""Errands sent to a cluster and their answers, and how long it may stay silent."""

from __future__ import annotations

import queue
import secrets
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from distributed import Client, Future, KilledWorker

from pmf_lib.errors import PmfError, RunError
from pmf_lib.run.cluster.errand import Errand, Receipt
from pmf_lib.run.cluster.hand import make_there
from pmf_lib.run.workers import Lost

_ROUNDS = 3
_LOOK_SECONDS = 2.0
_ANSWER_SECONDS = 5.0
_CLOSE_SECONDS = 2.0
_NAMED = 10

Waiting = dict[str, tuple[Errand, Future]]


@dataclass(frozen=True)
class Sending:
    """A cluster's scheduler by its address.

    `silence` is how long, in seconds, it may go without an answer or a worker; `longest` how long
    it may be before any errand ends.
    """

    scheduler: str
    silence: float
    longest: float

    def each(self, errands: Sequence[Errand]) -> Iterator[tuple[Errand, Receipt | Lost]]:
        """Every errand with its answer, in the order they end.

        Where the connection breaks, what is left is sent again; its results may be there already.
        A RunError that names what is missing where scheduler or workers are gone too long, or one
        worker is not fit for the run.
        """
        left = {errand.name: errand for errand in errands}
        for _ in range(_ROUNDS):
            for errand, answer in self._round(tuple(left.values())):
                del left[errand.name]
                yield errand, answer
            if not left:
                return
        raise self._missing("The connection to the scheduler broke again and again", left)

    def _round(self, errands: Sequence[Errand]) -> Iterator[tuple[Errand, Receipt | Lost]]:
        """The errands sent once; ends early where the connection breaks.

        No more are sent than the cluster has threads: dask gives a worker some in advance, and a
        pack that takes long would hold up those behind it while others have nothing to do. What a
        client that closes has waiting, the scheduler forgets.
        """
        ended: queue.SimpleQueue[Future] = queue.SimpleQueue()
        left = deque(errands)
        waiting: Waiting = {}
        with self._connected([errand.name for errand in errands]) as client:
            while left or waiting:
                for _ in range(min(len(left), _threads(client) - len(waiting))):
                    waiting |= _sent(client, left.popleft(), ended)
                future = self._next(client, ended, [*_names(waiting), *map(_name, left)])
                if future.cancelled():
                    return
                answer = self._answer(future)
                yield waiting.pop(str(future.key))[0], answer

    @contextmanager
    def _connected(self, names: Iterable[str]) -> Iterator[Client]:
        try:
            client = Client(self.scheduler, timeout=self.silence, set_as_default=False, name="pmf")
        except (OSError, ValueError) as error:
            raise self._missing(f"No scheduler answers at {self.scheduler}", names) from error
        try:
            yield client
        finally:
            client.close(timeout=_CLOSE_SECONDS)

    def _next(
        self, client: Client, ended: queue.SimpleQueue[Future], missing: Sequence[str]
    ) -> Future:
        """The next errand to end; while none does, the scheduler and its workers are looked for."""
        started = well = time.monotonic()
        while True:
            try:
                return ended.get(timeout=_LOOK_SECONDS)
            except queue.Empty:
                now, trouble = time.monotonic(), _trouble(client)
                well = well if trouble else now
                if now - well > self.silence:
                    raise self._missing(trouble, missing) from None
                if now - started > self.longest:
                    trouble = f"Nothing was finished for {self.longest:g} seconds"
                    raise self._missing(trouble, missing) from None

    def _answer(self, future: Future) -> Receipt | Lost:
        error = future.exception()
        if error is None:
            receipt: Receipt = future.result()
            return receipt
        if isinstance(error, PmfError):
            raise error
        if isinstance(error, ImportError):
            raise RunError(
                f"A worker of {self.scheduler} cannot load the library: {error}",
                "Workers have the same pmf, Python and packages as the command that runs them",
                "Install the same there and start that worker again",
            ) from error
        if isinstance(error, KilledWorker):
            return Lost("Every worker process that tried to make it was killed")
        return Lost(f"{type(error).__name__}: {error}")

    def _missing(self, found: str, names: Iterable[str]) -> RunError:
        missing = list(names)
        listed = ", ".join(missing[:_NAMED])
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        return RunError(
            f"{found}; missing: {listed}{more}",
            "The last good quarter is untouched, and what was finished is kept",
            f"See that scheduler and workers run at {self.scheduler}, then run again",
        )


def _sent(client: Client, errand: Errand, ended: queue.SimpleQueue[Future]) -> Waiting:
    # Not pure: a key of its own, so that no answer of another run is taken for this one's.
    key = f"pmf-{errand.name}-{secrets.token_hex(8)}"
    future = client.submit(make_there, errand, key=key, pure=False)
    future.add_done_callback(ended.put)
    return {key: (errand, future)}


def _trouble(client: Client) -> str:
    """What is wrong with the cluster now; empty where its scheduler answers and has workers."""
    workers = _workers(client)
    if workers is None:
        return "The scheduler does not answer"
    return "" if workers else "The scheduler has no worker"


def _threads(client: Client) -> int:
    """How many errands the cluster can do at once, by what is known now; 1 at the least."""
    return max(1, sum((_workers(client) or {}).values()))


def _workers(client: Client) -> dict[str, int] | None:
    """The threads of each worker; None where the scheduler does not say."""
    try:
        found: dict[str, int] = client.sync(_asked, client, callback_timeout=_ANSWER_SECONDS)
    except (OSError, TimeoutError):
        return None
    return found


async def _asked(client: Client) -> dict[str, int]:
    if client.scheduler is None:
        raise OSError("the client is closed")
    found: dict[str, int] = await client.scheduler.ncores()
    return found


def _name(errand: Errand) -> str:
    return errand.name


def _names(waiting: Waiting) -> list[str]:
    return [errand.name for errand, _ in waiting.values()]
