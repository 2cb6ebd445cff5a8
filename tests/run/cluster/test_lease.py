"""A lease has one holder, goes to another when it has ended, and holds nobody up for ever."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from pmf_lib.errors import RunError
from pmf_lib.run.cluster.lease import Claim, Lease, acquire, wait_or_take
from pmf_lib.run.cluster.output_store import OutputStore

NAME = "work/a.lease"
SECONDS = 60.0


@dataclass
class Clock:
    """A machine's clock, and what happens there as it waits."""

    now: float = 1000.0
    waited: list[float] = field(default_factory=list)
    meanwhile: Callable[[], object] = bool

    def __call__(self) -> float:
        return self.now

    def pause(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds
        self.meanwhile()


def held(outputs: OutputStore, owner: str, clock: Clock) -> Lease:
    lease = acquire(outputs, NAME, owner, seconds=SECONDS, clock=clock)
    assert lease
    return lease


def nothing() -> bytes | None:
    return None


def owner(outputs: OutputStore) -> str | None:
    content = outputs.get(NAME)
    return json.loads(content)["owner"] if content else None


def test_a_lease_has_one_holder_until_it_is_released(outputs: OutputStore) -> None:
    clock = Clock()
    with held(outputs, "first", clock):
        assert owner(outputs) == "first"
        assert acquire(outputs, NAME, "second", seconds=SECONDS, clock=clock) is None
        assert acquire(outputs, NAME, "first", seconds=SECONDS, clock=clock) is None
    assert owner(outputs) is None
    with held(outputs, "second", clock):
        assert owner(outputs) == "second"


def test_one_of_twenty_has_it(outputs: OutputStore) -> None:
    def ask(number: int) -> Lease | None:
        return acquire(outputs, NAME, str(number), seconds=SECONDS)

    with ThreadPoolExecutor(20) as pool:
        got = [lease for lease in pool.map(ask, range(20)) if lease]
    assert len(got) == 1
    got[0].release()


@pytest.mark.parametrize(("later", "taken"), [(SECONDS - 1, False), (SECONDS, True)])
def test_a_lease_that_has_ended_is_taken_over(
    later: float, taken: bool, outputs: OutputStore
) -> None:
    first = held(outputs, "first", Clock(1000.0))
    second = acquire(outputs, NAME, "second", seconds=SECONDS, clock=Clock(1000.0 + later))
    assert (second is not None) is taken
    assert owner(outputs) == ("second" if taken else "first")
    first.release()  # takes nobody else's away
    assert owner(outputs) == ("second" if taken else None)
    if second:
        second.release()


def test_renewing_puts_the_end_off_until_another_has_it(outputs: OutputStore) -> None:
    clock = Clock()
    first = held(outputs, "first", clock)
    clock.now += SECONDS - 1
    assert first.renew()
    clock.now += SECONDS - 1
    assert acquire(outputs, NAME, "second", seconds=SECONDS, clock=clock) is None
    clock.now += 1
    second = held(outputs, "second", clock)
    assert not first.renew()
    assert owner(outputs) == "second"
    for lease in (first, second):
        lease.release()


@dataclass(frozen=True)
class Watched(OutputStore):
    """A store that tells when something is put, and fails the first time."""

    events: tuple[threading.Event, threading.Event] = field(
        default_factory=lambda: (threading.Event(), threading.Event())
    )

    def put(self, name: str, content: bytes) -> None:
        failed, done = self.events
        if not failed.is_set():
            failed.set()
            raise RunError("The store does not answer")
        super().put(name, content)
        done.set()


def test_a_held_lease_is_renewed_beside_the_work_even_after_a_fault(outputs: OutputStore) -> None:
    watched = Watched(outputs.url)
    before = threading.active_count()
    lease = acquire(watched, NAME, "first", seconds=0.3, clock=Clock())
    assert lease
    with lease:
        assert watched.events[1].wait(60)
        assert owner(outputs) == "first"
    assert threading.active_count() <= before
    assert owner(outputs) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"until": "never"}', b"\xff"])
def test_a_lease_that_cannot_be_read_has_ended(content: bytes, outputs: OutputStore) -> None:
    outputs.put(NAME, content)
    with held(outputs, "second", Clock()):
        assert owner(outputs) == "second"


def test_what_is_finished_is_given_without_a_lease(outputs: OutputStore) -> None:
    got = wait_or_take(outputs, NAME, "second", seconds=SECONDS, finished=lambda: b"done")
    assert got == b"done"
    assert outputs.names() == ()


def test_a_lease_nobody_has_is_ours_to_work_under(outputs: OutputStore) -> None:
    got = wait_or_take(outputs, NAME, "second", seconds=SECONDS, finished=nothing)
    assert isinstance(got, Lease)
    assert owner(outputs) == "second"
    got.release()


def test_another_holders_result_is_waited_for(outputs: OutputStore) -> None:
    clock = Clock()
    first = held(outputs, "first", clock)

    def work() -> None:
        if len(clock.waited) == 3:
            outputs.put("work/result", b"done")

    clock.meanwhile = work
    claim = Claim(outputs, NAME, "second", SECONDS, clock)
    assert claim.wait_or_take(lambda: outputs.get("work/result"), clock.pause) == b"done"
    assert clock.waited == [1.0] * 3
    assert owner(outputs) == "first"
    first.release()


def test_a_lease_given_back_without_a_result_is_taken(outputs: OutputStore) -> None:
    clock = Clock()
    first = held(outputs, "first", clock)
    clock.meanwhile = first.release
    got = Claim(outputs, NAME, "second", SECONDS, clock).wait_or_take(nothing, clock.pause)
    assert isinstance(got, Lease)
    assert len(clock.waited) == 1
    got.release()


def test_a_result_finished_between_two_looks_is_found_and_the_lease_given_back(
    outputs: OutputStore,
) -> None:
    answers = iter((None, b"done"))
    claim = Claim(outputs, NAME, "second", SECONDS, Clock())
    assert claim.wait_or_take(lambda: next(answers), Clock().pause) == b"done"
    assert owner(outputs) is None


def test_a_fault_between_two_looks_gives_the_lease_back(outputs: OutputStore) -> None:
    looks = iter((False, True))

    def finished() -> bytes | None:
        if next(looks):
            raise RunError("The store does not answer")
        return None

    with pytest.raises(RunError):
        Claim(outputs, NAME, "second", SECONDS, Clock()).wait_or_take(finished, Clock().pause)
    assert owner(outputs) is None


@pytest.mark.parametrize("ahead", [-30.0, 0.0, 30.0, 86_400.0])
def test_a_dead_holder_is_waited_for_one_length_at_most(ahead: float, outputs: OutputStore) -> None:
    """Whatever its clock said: what is not renewed as long as a lease is has ended."""
    dead = held(outputs, "dead", Clock(1000.0 + ahead))
    clock = Clock(1000.0)
    got = Claim(outputs, NAME, "second", SECONDS, clock).wait_or_take(nothing, clock.pause)
    assert isinstance(got, Lease)
    assert sum(clock.waited) == pytest.approx(min(SECONDS, SECONDS + ahead), abs=2)
    got.release()
    dead.release()


@pytest.mark.parametrize("ahead", [-86_400.0, -30.0, 30.0])
def test_a_living_holder_is_waited_for_whatever_its_clock(
    ahead: float, outputs: OutputStore
) -> None:
    """Unless its clock is behind by two thirds of a lease or more."""
    others, clock = Clock(1000.0 + ahead), Clock(1000.0)
    first = held(outputs, "first", others)

    def live() -> None:
        others.now = clock.now + ahead
        if len(clock.waited) % 20 == 0:
            first.renew()
        if len(clock.waited) == 100:
            outputs.put("work/result", b"done")

    clock.meanwhile = live
    claim = Claim(outputs, NAME, "second", SECONDS, clock)
    got = claim.wait_or_take(lambda: outputs.get("work/result"), clock.pause)
    if ahead <= -SECONDS * 2 / 3:
        assert isinstance(got, Lease)
        got.release()
    else:
        assert got == b"done"
    first.release()
