"""Served to several people: each page opens the database as its person's post, and as no other."""

from __future__ import annotations

import json
import re
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import psutil
import pytest
import sqlalchemy as sa
import yaml
from playwright.sync_api import Browser, Page, expect
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from pmf_lib.run.served.people import digest
from pmf_lib.store import open_store
from tests.browser import small_notebooks
from tests.postgres import server_or_skip
from tests.tiny import PERIOD, Tiny, batch, make_tiny, measure, profile, value

pytestmark = pytest.mark.browser
CHAIR, TEAM = "committee-chair:panel", "performance-team"
PAIRED = {"panel": ["alpha"], "other": ["beta", "gamma"]}
# What the ordinary road reads, and what raw SQL with the page's own credential gets.
SEEN = f"""
import os
import psycopg
from pmf_lib.sections import open_pack
from pmf_lib.views.records import Paragraph, Section
pack = open_pack("tiny", "{PERIOD}", "")
read = " ".join(sorted(set(pack.values["unit"])))
url = os.environ["PMF_DATABASE"].replace("+psycopg", "")
with psycopg.connect(url) as raw:
    got = raw.execute("SELECT DISTINCT unit FROM pmf_values ORDER BY unit").fetchall()
rows = " ".join(unit for unit, in got)
held = [name for name, text in os.environ.items() if "@127" in text]
words = f"Reads {{read}}. Gets {{rows}}. Holds {{held}} as {{os.environ['PMF_SERVED_POST']}}."
Section(name="seen", headline="What is seen", blocks=(Paragraph(text=words),))
""".strip()


@dataclass(frozen=True)
class Served:
    """The address, and the owner's password that no page may hold."""

    address: str
    process: subprocess.Popen[str]
    password: str


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    """The tiny council with two committees, a notebook that says what it sees, and people."""
    tiny = make_tiny(tmp_path_factory.mktemp("posts") / "project")
    written: dict[str, Any] = profile()
    written["committees"].append({"key": "other", "name": "Other", "remit": "The rest"})
    body = {"key": "other", "name": "Other", "committee": "other"}
    written["bodies"].append(
        {**written["bodies"][0], **body, "receives": ["unit_report"], "meetings": []}
    )
    written["pairing"]["committees"] = PAIRED
    (tiny.path / "parameters" / "tiny.yml").write_text(yaml.safe_dump(written, sort_keys=False))
    folder = tiny.path / "notebooks" / "scrutiny"
    small_notebooks.add(folder, "in_depth_review", "Seen", small_notebooks.GREETING, SEEN)
    people = tiny.path / "people.yml"
    entries = [{"post": post, "token_sha256": digest(post)} for post in (CHAIR, TEAM)]
    people.write_text(yaml.safe_dump({"people": entries}))
    people.chmod(0o600)
    return tiny


@pytest.fixture(scope="module")
def served(home: Tiny) -> Iterator[Served]:
    """The council's data in PostgreSQL, each post's login made, and the pages served."""
    with server_or_skip() as server:
        owner = server.make("posts")
        _fill(owner)
        environment = {**home.environment, "PMF_DATABASE": owner}
        done = home.pmf("access", "apply", "--council", "tiny", PMF_DATABASE=owner)
        assert server.password not in done.stdout
        started = subprocess.Popen(
            home.command("serve", "--port", "0", "--council", "tiny", "--people", "people.yml"),
            env=environment,
            cwd=home.path,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert started.stdout is not None
        found = re.search(r"http://\S+/", started.stdout.readline())
        assert found, started.stdout.read()
        yield Served(found[0], started, server.password)
        family = psutil.Process(started.pid).children(recursive=True)
        started.terminate()
        started.wait(timeout=30)
        assert psutil.wait_procs(family, timeout=15)[1] == []


def _fill(url: str) -> None:
    units = ("alpha", "beta", "gamma")
    values = [value(unit, PERIOD, 150, date(2021, 10, 8)) for unit in units]
    batches = {
        "measures": [batch("measures", *map(measure, units))],
        "values": [batch("values", *values)],
    }
    with open_store(url, create=True) as store:
        store.load("tiny", batches, source="t", sha256="0" * 64, loaded_on=date(2021, 10, 20))


def opened(chromium: Browser, served: Served, token: str) -> Page:
    page = chromium.new_page()
    page.goto(f"{served.address}sign-in?token={token}")
    page.goto(f"{served.address}scrutiny/in_depth_review")
    expect(page.locator("body")).to_have_attribute("data-state", "open", timeout=60_000)
    return page


def cookie_of(page: Page) -> dict[str, str]:
    held = page.context.cookies()
    return {"Cookie": "; ".join(f"{each['name']}={each['value']}" for each in held)}


@pytest.mark.parametrize(("post", "units"), [(CHAIR, "alpha"), (TEAM, "alpha beta gamma")])
def test_a_page_reads_what_its_post_may(
    chromium: Browser, served: Served, post: str, units: str
) -> None:
    """Whatever runs in the page's kernel: the ordinary road, and SQL of one's own."""
    page = opened(chromium, served, post)
    told = f"Reads {units}. Gets {units}. Holds ['PMF_DATABASE'] as {post}."
    expect(page.get_by_text(told)).to_be_visible()
    page.context.close()


def test_no_process_behind_a_page_knows_another_credential(
    chromium: Browser, served: Served, home: Tiny
) -> None:
    page = opened(chromium, served, CHAIR)
    session = psutil.Process(int(page.locator("#session").inner_text()))
    keys = json.loads((home.path / "var" / "keys-tiny.json").read_text())
    others = [sa.make_url(url).password for key, url in keys.items() if key != CHAIR]
    told = str(session.environ()) + str(session.cmdline())
    assert served.password not in told
    assert not [password for password in others if str(password) in told]
    page.context.close()


def test_another_person_reaches_nobodys_session(chromium: Browser, served: Served) -> None:
    page, other = opened(chromium, served, CHAIR), opened(chromium, served, TEAM)
    told = page.locator("#jupyter-config-data").text_content()
    kernel = json.loads(told or "")["kernelId"]
    url = f"{served.address}api/kernels/{kernel}"
    own = urllib.request.Request(url, headers=cookie_of(page))
    with urllib.request.urlopen(own) as answer:
        assert answer.status == 200
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(urllib.request.Request(url, headers=cookie_of(other)))
    channels = f"{url.replace('http', 'ws')}/channels"
    with (
        pytest.raises(InvalidStatus, match="404"),
        connect(channels, additional_headers=cookie_of(other)),
    ):
        pass
    for each in (page, other):
        each.context.close()


def test_a_notebook_of_another_post_is_not_there(chromium: Browser, served: Served) -> None:
    page = chromium.new_page()
    page.goto(f"{served.address}sign-in?token={CHAIR}")
    expect(page.get_by_text("committee chair, Panel")).to_be_visible()
    page.goto(f"{served.address}scrutiny/pairing")
    expect(page.get_by_role("heading", level=1)).to_have_text("This page was not found")
    page.context.close()
