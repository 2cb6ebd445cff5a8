"""Who is served, by token or by a proxy: each at a post of the database, and nobody else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from pmf_lib.council import load_council
from pmf_lib.council.posts import Post, Role
from pmf_lib.errors import ParameterError, PmfError, ProfileError
from pmf_lib.run.served.people import People, digest, new_token
from tests.run.served_people import NAMED, PROVEN, SECRET

COUNCIL = load_council("carlisle-2021")
TODAY = date(2026, 11, 23)
TOKEN = "a token of somebody's"
DATABASES = {"performance-team": "sqlite:///team", "committee-chair:economic-growth": "sqlite:///c"}
WRITTEN = f"""
proxy:
  header: {NAMED}
  secret_header: {PROVEN}
  secret_sha256: {digest(SECRET)}
people:
  - post: committee-chair:economic-growth
    named: chair@example.gov.uk
  - post: performance-team
    token_sha256: {digest(TOKEN)}
    until: 2026-11-23
"""


def read(folder: Path, written: str) -> People:
    file = folder / "people.yml"
    file.write_text(written)
    file.chmod(0o600)
    return People.of_file(file, COUNCIL, DATABASES)


def asked(*headers: tuple[str, str]) -> HTTPServerRequest:
    sent = HTTPHeaders({"Host": "127.0.0.1"})
    for name, value in headers:
        sent.add(name, value)
    return HTTPServerRequest(start_line=RequestStartLine("GET", "/", "HTTP/1.1"), headers=sent)


def test_who_holds_a_token_has_its_post_to_the_end_of_the_day(tmp_path: Path) -> None:
    people = read(tmp_path, WRITTEN)
    found = people.by_token(TOKEN, TODAY)
    assert found is not None and found.post == Post(Role.PERFORMANCE_TEAM)
    assert people.database(found) == "sqlite:///team"
    assert TOKEN not in found.mark and TOKEN not in repr(people)
    assert people.by_token(TOKEN, date(2026, 11, 24)) is None
    assert people.by_mark(found.mark, date(2026, 11, 24)) is None


@pytest.mark.parametrize("token", ["", "another", digest(TOKEN), "chair@example.gov.uk"])
def test_no_other_word_is_a_token(tmp_path: Path, token: str) -> None:
    assert read(tmp_path, WRITTEN).by_token(token, TODAY) is None


def test_the_proxy_names_who_asks(tmp_path: Path) -> None:
    people = read(tmp_path, WRITTEN)
    request = asked((NAMED, "chair@example.gov.uk"), (PROVEN, SECRET))
    found = people.by_proxy(request, TODAY)
    assert found is not None and found.post == Post(Role.COMMITTEE_CHAIR, "economic-growth")


@pytest.mark.parametrize(
    "headers",
    [
        (),
        ((NAMED, "chair@example.gov.uk"),),
        ((PROVEN, SECRET),),
        ((NAMED, "chair@example.gov.uk"), (PROVEN, "")),
        ((NAMED, "chair@example.gov.uk"), (PROVEN, digest(SECRET))),
        ((NAMED, "somebody@example.gov.uk"), (PROVEN, SECRET)),
        ((NAMED, "CHAIR@example.gov.uk"), (PROVEN, SECRET)),
        ((NAMED, "somebody"), (NAMED, "chair@example.gov.uk"), (PROVEN, SECRET)),
        ((NAMED, "chair@example.gov.uk"), (PROVEN, "guessed"), (PROVEN, SECRET)),
    ],
)
def test_what_does_not_come_from_the_proxy_names_nobody(
    tmp_path: Path, headers: tuple[tuple[str, str], ...]
) -> None:
    """A browser behind the proxy can add headers of its own; then there are two of a name."""
    assert read(tmp_path, WRITTEN).by_proxy(asked(*headers), TODAY) is None


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (
            "committee-chair:economic-growth",
            "committee-chair:nobody",
            "line 7: .*post with a log",
        ),
        ("committee-chair:economic-growth", "scrutiny-officer", "line 7: .*a post with a login"),
        ("    named: chair@example.gov.uk\n", "", "one of “named” and “token_sha256”"),
        ("    until:", "    named: team\n    until:", "one of “named” and “token_sha256”"),
        (digest(TOKEN), "0" * 63, "people"),
        ("proxy:\n", "another:\n", "line 2"),
        ("chair@example.gov.uk", "x\n  - post: performance-team\n    named: x", "written twice"),
    ],
)
def test_a_file_that_is_not_sound_serves_nobody(
    tmp_path: Path, was: str, now: str, told: str
) -> None:
    with pytest.raises(ProfileError, match=told):
        read(tmp_path, WRITTEN.replace(was, now))


def test_a_file_that_others_may_write_in_serves_nobody(tmp_path: Path) -> None:
    read(tmp_path, WRITTEN)
    (tmp_path / "people.yml").chmod(0o620)
    with pytest.raises(ParameterError, match="Others may write in"):
        People.of_file(tmp_path / "people.yml", COUNCIL, DATABASES)


def test_without_its_file_nobody_is_served(tmp_path: Path) -> None:
    with pytest.raises(PmfError, match="cannot be read"):
        People.of_file(tmp_path / "none.yml", COUNCIL, DATABASES)


def test_who_starts_the_server_alone_has_a_token_of_their_own() -> None:
    token = new_token()
    alone = People.starter_alone(COUNCIL, token)
    found = alone.by_token(token, TODAY)
    assert found is not None and found.post.role is Role.PERFORMANCE_TEAM
    assert alone.by_token(new_token(), TODAY) is None
    assert alone.by_proxy(asked((NAMED, "performance-team"), (PROVEN, SECRET)), TODAY) is None
