"""How the server answers: headers on all it sends, and faults as pages of our own look."""

from __future__ import annotations

from typing import Any

from tornado.web import HTTPError, RequestHandler, StaticFileHandler

from pmf_lib.run.served import looks, signing_in
from pmf_lib.run.served.people import Person
from pmf_lib.run.served.reach import Reach

_WORDS = {
    401: (
        "You are not signed in",
        "These pages are for people with a post in the council. Open the address that lets you in, "
        "or sign in where your council does; the performance team can help.",
    ),
    403: ("This is not allowed", "The server does not do this for a page of another site."),
    404: ("This page was not found", "There is nothing at this address."),
    405: ("This is not taken", "Pages here are read; nothing is put here."),
    421: ("Another site's name", "This server answers to its own name alone."),
    503: ("All sessions are in use", ""),
}
_OTHERWISE = ("This page could not be made", "The fault is the server's, and is in its log.")


class Answer(RequestHandler):
    """Sends the headers that keep pages to themselves, and tells faults in plain words."""

    @property
    def site(self) -> Any:
        """The server that this answers for."""
        return self.settings["site"]

    person: Person

    @property
    def reach(self) -> Reach:
        """What whoever asks may open."""
        return Reach(self.site.council, self.person.post)

    def prepare(self) -> Any:
        """401 for whoever is not signed in, whatever they ask for."""
        self.person = signing_in.require_person(self)

    def set_default_headers(self) -> None:
        """Headers of every answer."""
        for name, value in looks.HEADERS.items():
            self.set_header(name, value)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """The fault as a page; no traceback and nothing of the request."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        title, sentence = _WORDS.get(status_code, _OTHERWISE)
        error = kwargs.get("exc_info", (None, None))[1]
        if status_code == 503 and isinstance(error, HTTPError):
            sentence = error.log_message or sentence
            self.set_header("Retry-After", "60")
        here = "x/" * (self.request.path.count("/") - 1) + "x"
        words = looks.told(title, sentence)
        self.finish(looks.plain_page(self.site.council, words, here))


class Missing(Answer):
    """What is at no address of ours."""

    def prepare(self) -> None:
        """404, whatever was asked by whoever is signed in."""
        super().prepare()
        raise HTTPError(404)


class Stranger(Answer):
    """What asks under another site's name: it cannot make this machine its own."""

    def prepare(self) -> None:
        """421, whatever was asked."""
        raise HTTPError(421)


class Files(Answer, StaticFileHandler):
    """Files for reading alone: no lists of folders, nothing hidden, nothing outside."""

    async def get(self, path: str, include_body: bool = True) -> None:
        """The file asked for; 404 for anything else, whether it is there or not."""
        if {"\0", "\\"} & set(path) or any(part.startswith(".") for part in path.split("/")):
            raise HTTPError(404)
        try:
            await super().get(path, include_body)
        except HTTPError as error:
            raise HTTPError(404) from error


class Packs(Files):
    """Finished quarters, as far as the post of whoever asks reaches."""

    def set_extra_headers(self, path: str) -> None:
        """A reader always sees the newest, and nobody else's browser keeps it."""
        self.set_header("Cache-Control", "private, no-cache")

    async def get(self, path: str, include_body: bool = True) -> None:
        """The file; 404 where it is another's to read, as if it were not there."""
        if not self.reach.file(path if not path.endswith("/") else f"{path}index.html"):
            raise HTTPError(404)
        await super().get(path, include_body)


class Assets(Files):
    """Scripts and styles of an installed version, which its address names: kept by browsers."""

    def set_extra_headers(self, path: str) -> None:
        """The same address never shows anything else."""
        self.set_header("Cache-Control", "private, max-age=31536000, immutable")
