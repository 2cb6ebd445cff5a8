"""Leases: who of several workers makes a thing, so that the others need not.

A lease is an object with an owner and an end, made only where there is none and made anew every
third of its length while it is held. It is an economy and no lock; what it guards must come out
the same when two do it at once, as they may:

- Where two find a lease that has ended, each removes it and makes its own. The one who is quicker
  has its new lease removed by the other; both go on, until the first finds that it holds it no
  more.
- Ends are told by the holder's clock and judged by the others'. As a held lease always has two
  thirds of its length before it, a clock that is ahead by less than that does no harm; one that is
  further ahead takes a lease from a holder who is well. A clock that is behind waits longer for a
  holder who died, and so does everybody where it was the dead one's clock that was ahead. For that
  reason one who waits also counts for itself: what has not been renewed for the whole length of a
  lease has ended, whatever it says.
- A holder who was held up (a suspended machine, a store that did not answer) goes on after its
  lease has passed to another.
"""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from typing import TypeVar

from pmf_lib.errors import RunError
from pmf_lib.run.cluster.output_store import OutputStore

T = TypeVar("T")
_LONGEST_PAUSE = 1.0
_ATTEMPTS = 2


@dataclass(frozen=True)
class Claim:
    """What it takes to have a lease: its name in the store, who asks, its length in seconds.

    `token` tells one holding from another of the same owner.
    """

    outputs: OutputStore
    name: str
    owner: str
    seconds: float
    clock: Callable[[], float] = time.time
    token: str = field(default_factory=lambda: secrets.token_hex(8))

    def taken(self) -> Lease | None:
        """The lease, held from now on; None where another holds one that has not ended.

        A RunError where the store cannot be used.
        """
        found = self._tried(None)
        return found if isinstance(found, Lease) else None

    def wait_or_take(
        self, finished: Callable[[], T | None], pause: Callable[[float], object]
    ) -> T | Lease:
        """What another holder finished, or the lease where nobody finishes it."""
        seen, since = None, self.clock()
        while True:
            result = finished()
            if result is not None:
                return result
            unrenewed = self.clock() - since >= self.seconds
            found = self._tried(seen if unrenewed else None)
            if isinstance(found, Lease):
                return _unless_finished(found, finished)
            if found != seen:
                seen, since = found, self.clock()
            pause(min(_LONGEST_PAUSE, self.seconds / 6))

    def content(self) -> bytes:
        """The lease as it is written now."""
        told = {"owner": self.owner, "token": self.token, "until": self.clock() + self.seconds}
        return f"{json.dumps(told)}\n".encode()

    def is_held(self) -> bool:
        """Whether the lease that is there now is this one."""
        return self._is_own(self.outputs.get(self.name))

    def _tried(self, ended: bytes | None) -> Lease | bytes | None:
        """The lease, or the content of the one in its way; what `ended` says has ended."""
        for _ in range(_ATTEMPTS):
            if self.outputs.create(self.name, self.content()):
                return Lease(self)
            found = self.outputs.get(self.name)
            # Made after all, where the store's first answer was lost on its way.
            if self._is_own(found):
                return Lease(self)
            if found is not None and found != ended and not self._has_ended(found):
                return found
            self.outputs.remove(self.name)
        return None

    def _is_own(self, found: bytes | None) -> bool:
        return _told(found).get("token") == self.token

    def _has_ended(self, found: bytes) -> bool:
        until = _told(found).get("until")
        return not isinstance(until, int | float) or until <= self.clock()


class Lease:
    """A lease that is held, and renewed by a thread of its own until it is released or lost."""

    def __init__(self, claim: Claim) -> None:
        self._claim = claim
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._go_on, name="pmf-lease", daemon=True)
        self._thread.start()

    @property
    def name(self) -> str:
        """The lease's name in the store."""
        return self._claim.name

    def __enter__(self) -> Lease:
        return self

    def __exit__(self, *error: object) -> None:
        self.release()

    def renew(self) -> bool:
        """Put the end of the lease off by its length; False where another has it by now."""
        if not self._claim.is_held():
            return False
        self._claim.outputs.put(self._claim.name, self._claim.content())
        return True

    def release(self) -> None:
        """Give the lease back. Where the store cannot be reached it ends by itself."""
        self._over.set()
        self._thread.join()
        with suppress(RunError):
            if self._claim.is_held():
                self._claim.outputs.remove(self._claim.name)

    def _go_on(self) -> None:
        while not self._over.wait(self._claim.seconds / 3):
            # A store that cannot be reached now may be reached before the lease has ended.
            with suppress(RunError):
                if not self.renew():
                    return


def acquire(
    outputs: OutputStore,
    name: str,
    owner: str,
    *,
    seconds: float,
    clock: Callable[[], float] = time.time,
) -> Lease | None:
    """Hold a lease of so many seconds; None where another holds it.

    `with lease:` releases it at the end. A RunError where the store cannot be used.
    """
    return Claim(outputs, name, owner, seconds, clock).taken()


def wait_or_take(
    outputs: OutputStore,
    name: str,
    owner: str,
    *,
    seconds: float,
    finished: Callable[[], T | None],
    pause: Callable[[float], object] = time.sleep,
) -> T | Lease:
    """What `finished` gives as soon as it gives something, or the lease where it is ours to make.

    `pause` is called with seconds between two looks. A RunError where the store cannot be used.
    """
    return Claim(outputs, name, owner, seconds).wait_or_take(finished, pause)


def _unless_finished(lease: Lease, finished: Callable[[], T | None]) -> T | Lease:
    """The lease, or what the other finished before giving his back, between our two looks."""
    with ExitStack() as undone:
        undone.callback(lease.release)
        result = finished()
        if result is not None:
            return result
        undone.pop_all()
        return lease


def _told(content: bytes | None) -> dict[str, object]:
    """What a lease says; nothing where it is missing or cannot be read, and so counts as ended."""
    try:
        told = json.loads(content or b"")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
