"""Signing in: a token once, then a signed cookie; or a proxy that says who asks, each time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tornado.web import HTTPError, RequestHandler

from pmf_lib.run.served import looks

if TYPE_CHECKING:
    from pmf_lib.run.served.people import People, Person

SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"
# A working day: whoever comes back tomorrow opens their address again.
COOKIE_DAYS = 0.5


def require_person(handler: RequestHandler) -> Person:
    """Who asks; 401 where nobody is signed in."""
    found = person(handler)
    if found is None:
        raise HTTPError(401)
    return found


def person(handler: RequestHandler) -> Person | None:
    """Who asks, by the proxy or by their cookie, as long as they are served."""
    people, today = _people(handler), date.today()
    named = people.by_proxy(handler.request, today)
    if named:
        return named
    mark = handler.get_signed_cookie(_cookie(handler), max_age_days=COOKIE_DAYS)
    return people.by_mark(mark.decode(), today) if mark else None


class SignInHandler(RequestHandler):
    """Answers at `/sign-in?token=…`: the token is kept out of sight as soon as it was shown."""

    def set_default_headers(self) -> None:
        """The headers of every answer; no address is told where the token was shown."""
        for name, value in {**looks.HEADERS, "Referrer-Policy": "no-referrer"}.items():
            self.set_header(name, value)

    def get(self) -> None:
        """A cookie and the front page for who holds a token; 401 for anybody else."""
        found = _people(self).by_token(self.get_argument("token", ""), date.today())
        if found is None:
            raise HTTPError(401)
        self.set_signed_cookie(
            _cookie(self),
            found.mark,
            expires_days=None,
            httponly=True,
            samesite="Lax",
            secure=self.request.protocol == "https",
        )
        self.redirect("/", status=303)

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """The fault as a page."""
        words = looks.told("This token is not known", _UNKNOWN)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(looks.plain_page(self.settings["site"].council, words, "x"))


class SignOutHandler(RequestHandler):
    """Answers at `/sign-out`."""

    set_default_headers = SignInHandler.set_default_headers

    def get(self) -> None:
        """The cookie is forgotten."""
        self.clear_cookie(_cookie(self))
        words = looks.told("You are signed out", "Close this window if others use this computer.")
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(looks.plain_page(self.settings["site"].council, words, "x"))


_UNKNOWN = (
    "It may have run out, or the server may have been started again. "
    "Ask whoever let you in for a new address."
)


def _people(handler: RequestHandler) -> People:
    found: People = handler.settings["site"].people
    return found


def _cookie(handler: RequestHandler) -> str:
    """The cookie's name; browsers give a cookie to every port of one machine."""
    port = handler.request.host.rpartition(":")[2]
    return f"pmf-person-{port}" if port.isdigit() else "pmf-person"
