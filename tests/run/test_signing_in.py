"""Without a post nobody is served; a token opens the door once, a proxy each time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from http.cookies import SimpleCookie

import pytest

from pmf_lib.run.served.people import People, digest
from pmf_lib.run.served.people_file import Entry
from tests.run.served_people import NAMED, TEAM, everybody
from tests.run.served_site import fetch, serving
from tests.tiny import PERIOD, Tiny

TOKEN = "opens-the-door"
ENDED = "opened-it-until-yesterday"
PATHS = (
    "/",
    f"/{PERIOD}/index.html",
    f"/{PERIOD}/unit_report/beta.html",
    "/scrutiny/first",
    "/nothing",
    "/sign-in",
    "/sign-in?token=",
    "/sign-in?token=guessed",
    f"/sign-in?token={digest(TOKEN)}",
    "/voila/static/0/voila.js",
    "/api/kernels/00000000-0000-0000-0000-000000000000",
    "/api/kernels/00000000-0000-0000-0000-000000000000/channels",
)


def with_tokens() -> People:
    people = everybody()
    yesterday = date.today() - timedelta(days=1)
    known = (
        Entry(post="scrutiny-officer", token_sha256=digest(TOKEN)),
        Entry(post=TEAM, token_sha256=digest(ENDED), until=yesterday),
    )
    return replace(people, entries=(*people.entries, *known))


@pytest.fixture
def address(made: Tiny, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("PMF_HOME", str(made.path))
    monkeypatch.setenv("PMF_DATABASE", made.database)
    with serving(people=with_tokens()) as found:
        yield found


def cookie_of(address: str) -> str:
    answer = fetch(f"{address}/sign-in?token={TOKEN}", person="")
    (held,) = SimpleCookie(answer.headers["Set-Cookie"]).values()
    return f"{held.key}={held.value}"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("headers", [{}, {NAMED: TEAM}, {"Cookie": "pmf-person=1"}])
def test_who_is_not_signed_in_sees_nothing(
    address: str, path: str, headers: dict[str, str]
) -> None:
    answer = fetch(address + path, person="", **headers)
    assert answer.status == 401
    assert b"unit_report" not in answer.body and b"kernel" not in answer.body


def test_a_token_is_changed_for_a_cookie_and_gone_from_the_address(address: str) -> None:
    answer = fetch(f"{address}/sign-in?token={TOKEN}", person="")
    assert (answer.status, answer.headers["Location"]) == (303, "/")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    (held,) = SimpleCookie(answer.headers["Set-Cookie"]).values()
    assert held["httponly"] and held["samesite"] == "Lax" and held["path"] == "/"
    assert TOKEN not in answer.headers["Set-Cookie"]
    front = fetch(f"{address}/", person="", Cookie=cookie_of(address))
    assert front.status == 200 and b"scrutiny officer" in front.body


def test_a_cookie_of_ones_own_making_is_nobodys(address: str) -> None:
    held = cookie_of(address)
    assert fetch(f"{address}/", person="", Cookie=held).status == 200
    name, _, value = held.partition("=")
    for forged in (f"token:{digest(TOKEN)}", value[:-1], value.replace("2|1:0", "2|1:1")):
        assert fetch(f"{address}/", person="", Cookie=f"{name}={forged}").status == 401


def test_a_token_that_ran_out_lets_nobody_in(address: str) -> None:
    answer = fetch(f"{address}/sign-in?token={ENDED}", person="")
    assert answer.status == 401 and b"It may have run out" in answer.body
    assert "Set-Cookie" not in answer.headers


def test_signing_out_forgets(address: str) -> None:
    answer = fetch(f"{address}/sign-out", person="", Cookie=cookie_of(address))
    (held,) = SimpleCookie(answer.headers["Set-Cookie"]).values()
    assert held.value == "" and b"You are signed out" in answer.body


@pytest.mark.parametrize("post", ["committee-chair:panel", "data-entry:alpha", "public"])
def test_a_post_sees_no_page_of_others(address: str, made: Tiny, post: str) -> None:
    assert (made.quarter / "unit_report" / "beta.html").is_file()
    for page in ("index.html", "manifest.json", "unit_report/beta.html", "unit_report/beta.ipynb"):
        assert fetch(f"{address}/{PERIOD}/{page}", person=post).status == 404
    dotted = f"{address}/{PERIOD}/bodies/../unit_report/beta.html"
    assert fetch(dotted, person=post).status == 404


def test_who_enters_data_reads_the_own_pack(address: str) -> None:
    own = "data-entry:alpha"
    assert fetch(f"{address}/{PERIOD}/unit_report/alpha.html", person=own).status == 200
    front = fetch(f"{address}/", person=own).body
    assert b"unit_report/alpha.html" in front and b"beta" not in front


def test_a_notebook_is_not_there_for_who_does_not_work_on_it(address: str) -> None:
    assert fetch(f"{address}/scrutiny/tiny", person="public").status == 404
