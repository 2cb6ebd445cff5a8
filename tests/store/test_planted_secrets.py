"""Secrets are planted, everything is done, and then every byte that was written is searched."""

from __future__ import annotations

import base64
import io
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from pmf_lib.run.signed.keys import make_keys
from tests.postgres import Server
from tests.tiny import FIGURES, PERIOD, Tiny, make_tiny, notebook

PASSWORD = "Gehe!m/ß 7@planted"
S3_KEY = "wJalrXUtnFEMI/planted/bPxRfiCYKEY"
# A notebook may do what its author likes, such as tell all it knows as it fails.
TELLS = """
import os
from pmf_lib.views.records import Paragraph, Section
Section(name="s", headline="H.", blocks=(Paragraph(text=os.environ["PMF_DATABASE"]),))
"""
FAILS = """
if key == "beta":
    raise ValueError(os.environ["PMF_DATABASE"], dict(os.environ))
if key == "gamma":
    print(os.environ["PMF_DATABASE"])
"""
SOURCES = {
    "measures": "measure,title,unit,polarity,kind,frequency,aggregation,owner,member,source\n"
    "A-01,Calls,alpha,maximise,percent,quarterly,ratio,Manager,Leader,Log\n",
    "values": f"measure,unit,period,value,recorded_on\nA-01,alpha,{PERIOD},75,2021-10-08\n"
    f"A-01,nowhere,{PERIOD},75,2021-10-08\n",
}


@pytest.fixture
def tiny(tmp_path: Path) -> Tiny:
    """A council whose overview tells all it knows, and one of whose reports fails so."""
    tiny = make_tiny(tmp_path / "project")
    tiny.settings(jobs=1)
    tiny.write("whole", notebook(TELLS.strip(), FIGURES, key=""))
    tiny.write("unit_report", notebook(FAILS.strip(), FIGURES))
    folder = tiny.path / "sources"
    folder.mkdir()
    for name, text in SOURCES.items():
        (folder / f"{name}.csv").write_text(text)
    return tiny


@pytest.fixture
def planted(postgres: Server, tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who keeps secrets in it."""
    quoted = PASSWORD.replace("'", "''")
    postgres.run(f"CREATE ROLE planted LOGIN SUPERUSER PASSWORD '{quoted}'")
    postgres.make("planted")
    make_keys(tmp_path / "mine")
    return {
        "PMF_DATABASE": postgres.url("planted", username="planted", password=PASSWORD),
        "AWS_ACCESS_KEY_ID": "AKIAPLANTEDPLANTED00",
        "AWS_SECRET_ACCESS_KEY": S3_KEY,
        "SIGNING_PRIVATE_KEY": (tmp_path / "mine").read_text(),
        "TMPDIR": str(folder_in(tmp_path / "temporary")),
    }


def folder_in(path: Path) -> Path:
    path.mkdir()
    return path


def forms(secret: str) -> Iterator[bytes]:
    """Plain, as addresses write it, and in base64 at whatever place of three it begins."""
    for text in (secret, quote(secret), quote(secret, safe=""), quote(secret, safe=" +")):
        yield text.encode()
    for before in range(3):
        coded = base64.b64encode(b" " * before + secret.encode()).decode()
        yield coded[4 if before else 0 : -4].encode()


def contents(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The bytes, and those within: of archives each file, of a PDF each stream."""
    yield name, content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from contents(f"{name}/{inner}", archive.read(inner))
    if content.startswith(b"%PDF"):
        for number, part in enumerate(content.split(b"stream\n")[1:]):
            try:
                yield f"{name}/{number}", zlib.decompressobj().decompress(part)
            except zlib.error:
                continue


def test_no_secret_is_in_anything_that_is_written(
    tiny: Tiny, planted: dict[str, str], tmp_path: Path
) -> None:
    """Load, run with a failing pack, formats, sign, verify, and a wrong password."""
    folder, wrong = str(tiny.quarter), planted["PMF_DATABASE"].replace("planted@", "plantex@")
    key = str(tmp_path / "mine")
    kinds = [word for kind in ("csv", "xlsx", "word") for word in ("--format", kind)]
    done: list[subprocess.CompletedProcess[str]] = [
        tiny.pmf(*words, check=False, **(planted | more))
        for words, more in (
            (("load", "sources"), {}),
            (("run", PERIOD), {}),
            (("formats", PERIOD, *kinds), {}),
            (("sign", folder, "--key", key), {}),
            (("verify", folder), {}),
            (("verify", folder), {"PMF_DATABASE": wrong}),
        )
    ]
    statuses = [one.returncode for one in done]
    assert statuses == [1, 1, 1, 0, 0, 0], [(one.args[3], one.stderr) for one in done]
    said = "".join(one.stdout + one.stderr for one in done)
    assert "let you in" in said or "does not let you into" in said
    written = [("what was said", said.encode())]
    written += [
        (str(path.relative_to(tmp_path)), path.read_bytes())
        for path in tmp_path.rglob("*")
        if path.is_file() and path.name not in {"mine", "pmf.sqlite"}
    ]
    assert any(name.endswith("beta.html") for name, _ in written)
    secrets = (PASSWORD, S3_KEY, (tmp_path / "mine").read_text().splitlines()[1])
    looked_for = [form for secret in secrets for form in forms(secret)]
    found = [
        (inner, form)
        for name, content in written
        for inner, part in contents(name, content)
        for form in looked_for
        if form in part
    ]
    assert found == []
    page = (tiny.quarter / "whole" / "council.html").read_text()
    assert "planted:&lt;hidden&gt;@127.0.0.1" in page
