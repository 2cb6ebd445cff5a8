"""The tiny council's site as it answers over HTTP to people whom its proxy signed in."""

from __future__ import annotations

import asyncio
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message

from pmf_lib.errors import RunError
from pmf_lib.run.served import HOST, site
from pmf_lib.run.served.people import People
from pmf_lib.run.served.sessions import Rooms
from tests.run.served_people import TEAM, everybody, sent_for

NOBODY = Rooms(ready=0, most=0)


class _Stay(urllib.request.HTTPRedirectHandler):
    """Shows a redirection instead of following it."""

    def redirect_request(self, *_words: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_Stay)


@dataclass
class Answered:
    status: int
    body: bytes = b""
    headers: Message = field(default_factory=Message)


@contextmanager
def serving(port: int = 0, people: People | None = None) -> Iterator[str]:
    """The tiny council's site, in a loop and thread of its own."""
    given: Future[str] = Future()
    loop = asyncio.new_event_loop()
    over = asyncio.Event()

    async def serve() -> None:
        try:
            async with site.running(people or everybody(), port, NOBODY) as found:
                given.set_result(f"http://{HOST}:{found}")
                await over.wait()
        except RunError as error:
            given.set_exception(error)

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    try:
        yield given.result()
    finally:
        if given.exception() is None:
            loop.call_soon_threadsafe(over.set)
        thread.join()
        loop.close()


def fetch(address: str, method: str = "GET", person: str = TEAM, **headers: str) -> Answered:
    """What the server answers to a person whom its proxy signed in."""
    sent = {**(sent_for(person) if person else {}), **headers}
    request = urllib.request.Request(address, method=method, headers=sent)
    try:
        with _OPENER.open(request) as answer:
            return Answered(answer.status, answer.read(), answer.headers)
    except urllib.error.HTTPError as error:
        return Answered(error.code, error.read(), error.headers)
