"""Finished packs and notebooks over HTTP on this machine: read only, nothing hidden, no lists."""

import asyncio
import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pytest

from pmf_lib.errors import RunError
from pmf_lib.periods import Period
from pmf_lib.run.served import scrutiny
from pmf_lib.run.served.sessions import FullError, Rooms, Sessions
from pmf_lib.run.served.surroundings import Visitor
from pmf_lib.run.serving import must_have_something
from tests.run.served_people import TEAM, sent_for
from tests.run.served_site import fetch, serving
from tests.tiny import PERIOD, Tiny

NOBODY = Rooms(ready=0, most=0)


@pytest.fixture
def address(made: Tiny, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("PMF_HOME", str(made.path))
    monkeypatch.setenv("PMF_DATABASE", made.database)
    with serving() as found:
        yield found


def put(folder: Path, name: str, *cells: nbformat.NotebookNode) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=list(cells)), folder / f"{name}.ipynb")


def words(text: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_markdown_cell(text)


def test_serves_the_finished_pages(address: str, made: Tiny) -> None:
    file = f"{PERIOD}/unit_report/beta.html"
    page = (made.quarter / "unit_report" / "beta.html").read_bytes()
    assert fetch(f"{address}/{file}").body == page
    assert fetch(f"{address}/{PERIOD}/").status == 200


@pytest.mark.parametrize(
    "path",
    [
        f"/{PERIOD}/unit_report/",
        "/.staging/",
        f"/.staging/{PERIOD}.lock",
        f"/%2estaging/{PERIOD}.lock",
        "/../../var/pmf.sqlite",
        "/%2e%2e/%2e%2e/var/pmf.sqlite",
        "/..%2f..%2fvar/pmf.sqlite",
        "/nothing.html",
        "/scrutiny/unknown",
        "/scrutiny/../front",
        "/scrutiny/tiny.ipynb",
        "/api/contents",
        "/api/kernels",
        "/api/sessions",
        "/api/terminals",
        "/api/kernels/00000000-0000-0000-0000-000000000000",
        "/voila/render/notebooks/packs/unit_report.ipynb",
        "/voila/tree/",
        "/voila/files/run.yml",
        "/voila/query/00000000-0000-0000-0000-000000000000",
        "/voila/templates/base/static/voila.js",
        "/login",
    ],
)
def test_shows_nothing_else(address: str, path: str) -> None:
    answer = fetch(address + path)
    assert answer.status == 404
    assert b"This page was not found" in answer.body


def test_answers_to_no_other_name(address: str) -> None:
    """A page of another site cannot reach the packs by naming this machine its own."""
    for path in (f"/{PERIOD}/index.html", "/", "/scrutiny/unknown"):
        assert fetch(address + path, Host="evil.example:80").status == 421


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
@pytest.mark.parametrize("path", [f"/{PERIOD}/index.html", "/", "/scrutiny/any"])
def test_takes_nothing(address: str, path: str, method: str) -> None:
    assert fetch(address + path, method).status in (403, 405)


@pytest.mark.parametrize("method", ["DELETE", "POST", "PATCH"])
def test_no_kernel_is_ended_or_begun_from_outside(address: str, method: str) -> None:
    """A page ends its session with the cookie that it was given; another site has none."""
    kernel = "00000000-0000-0000-0000-000000000000"
    assert fetch(f"{address}/api/kernels/{kernel}", method).status == 405
    assert fetch(f"{address}/voila/api/shutdown/{kernel}", "POST").status == 403


def test_every_answer_keeps_to_itself(address: str) -> None:
    for path in ("/", f"/{PERIOD}/index.html", "/nothing", "/scrutiny/unknown"):
        headers = fetch(address + path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
        assert headers["Cache-Control"] in ("no-store", "private, no-cache")


def test_the_front_page_names_the_quarter_and_each_notebook(
    finished: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PMF_HOME", str(finished.path))
    monkeypatch.setenv("PMF_DATABASE", finished.database)
    put(scrutiny.folder(), "first", words("# One & only\n\nWhat it\nis for.\n\nMore."))
    put(scrutiny.folder(), "second", words("## Other"), words("Its sentence."))
    put(scrutiny.folder(), "not a name", words("# Never"))
    (scrutiny.folder() / "spoilt.ipynb").write_text("{")
    with serving() as address:
        page = fetch(f"{address}/").body.decode()
    label = Period.parse(PERIOD).label
    assert f'<a href="{PERIOD}/index.html">Reports of {label}</a>' in page
    assert '<a href="scrutiny/first">One &amp; only</a>' in page
    assert "What it is for." in page and "More." not in page
    assert '<a href="scrutiny/second">Other</a>' in page and "Its sentence." in page
    assert "Never" not in page and "spoilt" not in page
    assert "no figures to show yet" not in page


def test_the_front_page_says_what_is_not_there(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PMF_HOME", str(tiny.path))
    monkeypatch.setenv("PMF_DATABASE", f"sqlite:///{tmp_path / 'none.sqlite'}")
    put(scrutiny.folder(), "first", words("# First"))
    with serving() as address:
        page = fetch(f"{address}/").body.decode()
    assert "There is no finished quarter yet." in page
    assert "There is no database at" in page


def test_a_full_server_says_so_kindly(in_tiny: Tiny) -> None:
    put(scrutiny.folder(), "first", words("# First"))
    with serving() as address:
        answer = fetch(f"{address}/scrutiny/first")
    assert answer.status == 503 and answer.headers["Retry-After"] == "60"
    assert b"Close a page that is no longer needed" in answer.body


def test_the_cap_counts_what_is_on_its_way(tmp_path: Path) -> None:
    async def ask() -> None:
        sessions = Sessions()
        sessions.settle("tiny", Rooms(ready=0, most=1), tmp_path)
        visitor = Visitor("named:ann", TEAM, "sqlite:///of-ann")
        first = sessions.reserve(visitor)
        with pytest.raises(FullError):
            sessions.reserve(visitor)
        first.cancel()

    asyncio.run(ask())


def test_scripts_are_kept_by_browsers_and_pages_name_them(address: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(address).netloc)
    connection.request("GET", "/voila/static/0/voila.js", headers=sent_for(TEAM))
    assert connection.getresponse().status == 404


def test_a_notebook_is_read_without_its_title(in_tiny: Tiny) -> None:
    put(scrutiny.folder(), "first", words("# First\n\nSaid."), words("## Next"))
    found = scrutiny.find("first")
    assert found is not None and found.title == "First"
    assert [cell.source for cell in scrutiny.read(found).cells] == ["Said.", "## Next"]


def test_says_when_there_is_nothing_or_the_port_is_taken(
    address: str, made: Tiny, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RunError, match="no finished quarter of nobody"):
        must_have_something("nobody")
    must_have_something("tiny")
    port = urlsplit(address).port
    with pytest.raises(RunError, match="cannot be used"), serving(port or 0):
        pass
