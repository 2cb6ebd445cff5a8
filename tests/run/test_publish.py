"""A finished quarter handed out: each body's folder, the public site, drafts to services."""

from __future__ import annotations

import shutil
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import cast

import pytest
from bs4 import BeautifulSoup

from pmf_lib.council import ForEach, load_council
from pmf_lib.errors import RunError
from pmf_lib.run.plan import make_plan
from pmf_lib.run.publish import publish
from pmf_lib.run.record import read_manifest, verify
from tests.conftest import Home

KEY = "carlisle-2003"
AS_DATA = ("--format", "csv")
COUNCIL = load_council(KEY)


@pytest.fixture(scope="module")
def quarter(quarters_home: Home) -> Path:
    return quarters_home.path / "outputs" / KEY / COUNCIL.period.code


@pytest.fixture(scope="module")
def handed_out(quarter: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The quarter, published once."""
    return publish(make_plan(COUNCIL, COUNCIL.period), quarter, tmp_path_factory.mktemp("site"))


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def drafts(folder: Path) -> dict[str, EmailMessage]:
    return {
        path.stem: cast(EmailMessage, message_from_bytes(path.read_bytes(), policy=default))
        for path in sorted((folder / "outbox").iterdir())
    }


def test_each_body_has_its_edition_as_the_run_made_it(quarter: Path, handed_out: Path) -> None:
    assert verify(handed_out) == ()
    editions = {folder.name for folder in (quarter / "bodies").iterdir()}
    public = {body.key for body in COUNCIL.bodies if body.kind == "public"}
    assert {folder.name for folder in (handed_out / "bodies").iterdir()} == editions - public
    for body in editions - public:
        assert files(handed_out / "bodies" / body) == files(quarter / "bodies" / body)
    (site,) = public & editions
    assert files(handed_out / "public") == files(quarter / "bodies" / site)


def test_formats_go_out_beside_the_pages_they_are_of(
    quarters_home: Home, handed_out: Path, tmp_path: Path
) -> None:
    """R3-033: a body has nothing in another format that it has no page of; the public no secret."""
    quarters_home.pmf("publish", "current", "--council", KEY, "--to", str(tmp_path), *AS_DATA)
    folder = tmp_path / KEY / COUNCIL.period.code
    assert verify(folder) == ()
    before, after = set(files(handed_out)), set(files(folder))
    depth = {"bodies": 3, "public": 2}
    of_packs = {
        name
        for name in before
        if name.endswith(".html") and name.count("/") == depth.get(name.partition("/")[0])
    }
    assert after - before == {name.replace(".html", ".csv.zip") for name in of_packs}
    assert of_packs


def test_nothing_else_of_the_quarter_is_handed_out(handed_out: Path) -> None:
    tops = {path.name for path in handed_out.iterdir()}
    assert tops == {"bodies", "public", "outbox", "manifest.json"}
    assert not list((handed_out / "public").rglob("*.ipynb"))


def test_each_service_is_sent_its_own_report_and_no_others(handed_out: Path) -> None:
    """Never another unit's pack: not its page, and not its name in what is said."""
    made_for_units = [spec.pack for spec in COUNCIL.packs if spec.for_each is ForEach.UNIT]
    found = drafts(handed_out)
    assert set(found) == {unit.key for unit in COUNCIL.units}
    for unit in COUNCIL.units:
        draft = found[unit.key]
        attached = [part.get_filename() for part in draft.iter_attachments()]
        assert attached == [f"{pack}-{unit.key}.html" for pack in made_for_units]
        body = draft.get_body(("plain",))
        assert body is not None
        said = body.get_content()
        assert f"To: {unit.manager}, {unit.name}" in said and "How are we doing?" in said
        others = {other.name for other in COUNCIL.units} - {unit.name}
        assert not [name for name in others if f"{name}:" in said]


def test_a_draft_cannot_leave_by_itself_and_says_what_it_is(handed_out: Path) -> None:
    for draft in drafts(handed_out).values():
        assert draft["X-Unsent"] == "1" and draft["To"] is None and draft["Date"] is None
        assert draft["From"] == COUNCIL.contact.email
        body = draft.get_body(("plain",))
        assert body is not None and body.get_content().startswith(COUNCIL.notice)


def test_the_public_site_says_how_accessible_it_is(handed_out: Path) -> None:
    """SI 2018/952, regulation 8: what falls short, whom to ask, when it was prepared."""
    page = BeautifulSoup((handed_out / "public" / "accessibility.html").read_bytes(), "html.parser")
    said = " ".join(page.get_text(" ").split())
    for told in (
        "(Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018",
        COUNCIL.contact.email,
        "What is known to fall short",
        "partially compliant with the Web Content Accessibility Guidelines version 2.2, level AA",
        "Equality Advisory and Support Service",
        "Prepared on 28 October 2003",
    ):
        assert told in said
    index = (handed_out / "public" / "index.html").read_text("utf-8")
    assert 'href="accessibility.html"' in index


def test_published_again_it_is_the_same_bytes(quarter: Path, handed_out: Path) -> None:
    before = files(handed_out)
    site = handed_out.parents[1]
    assert publish(make_plan(COUNCIL, COUNCIL.period), quarter, site) == handed_out
    assert files(handed_out) == before
    assert not list((handed_out.parent / ".staging").glob("*/*"))


def test_what_was_altered_since_is_not_published(quarter: Path, tmp_path: Path) -> None:
    altered = tmp_path / "quarter"
    shutil.copytree(quarter, altered)
    page = next(altered.glob("unit_monitoring/*.html"))
    page.write_text(page.read_text("utf-8").replace("red", "green"), encoding="utf-8")
    with pytest.raises(RunError, match=f"{page.stem}.html is not as it was written"):
        publish(make_plan(COUNCIL, COUNCIL.period), altered, tmp_path / "site")
    assert not (tmp_path / "site").exists()


def test_the_command_prints_the_folder_or_refuses_in_a_sentence(
    quarters_home: Home, tmp_path: Path
) -> None:
    done = quarters_home.pmf("publish", "current", "--council", KEY, "--to", str(tmp_path))
    assert Path(done.stdout.strip()) == tmp_path / KEY / COUNCIL.period.code
    before = read_manifest(tmp_path / KEY / COUNCIL.period.code)
    assert before is not None and before.packs == ()
    for words, told in (
        (("current", "--to", "outputs"), "is where the packs are made"),
        (("2002-03-Q2", "--to", str(tmp_path)), "has no finished packs of 2002-03-Q2"),
    ):
        refused = quarters_home.pmf("publish", *words, "--council", KEY, check=False)
        assert refused.returncode == 2 and told in refused.stderr
        assert "Traceback" not in refused.stderr
