"""No secret of the environment stays in a text that is written."""

from __future__ import annotations

import base64
import json
from urllib.parse import quote, quote_plus

import pytest
import sqlalchemy as sa

from pmf_lib.run.hidden import HIDDEN, hidden, hidden_in

SECRET = "Gehe!m/ß'7 @x"
URL = sa.URL.create("postgresql+psycopg", "pmf", SECRET, "host", 5432, "pmf")
ADDRESS = f"postgresql+psycopg://pmf:{quote(SECRET, safe='')}@host:5432/pmf"


@pytest.mark.parametrize(
    "written",
    [
        SECRET,
        quote(SECRET),
        quote(SECRET, safe=""),
        quote(SECRET, safe=" +"),
        quote_plus(SECRET),
        repr(SECRET)[1:-1],
        json.dumps(SECRET)[1:-1],
        base64.b64encode(SECRET.encode()).decode(),
    ],
)
@pytest.mark.parametrize(
    "environment",
    [
        {"DB_PASSWORD": SECRET},
        {"PMF_DATABASE": ADDRESS},
        {"PMF_DATABASE": URL.render_as_string(hide_password=False)},
    ],
    ids=["named", "quoted", "as SQLAlchemy writes it"],
)
def test_a_secret_is_hidden_however_it_is_written(
    written: str, environment: dict[str, str]
) -> None:
    found = hidden(f"before {written} after", environment)
    assert found.startswith("before ") and found.endswith(f"{HIDDEN} after")


@pytest.mark.parametrize(
    "name",
    ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AZURE_STORAGE_CONNECTION_STRING", "PGPASSWORD"],
)
def test_the_names_that_tools_give_their_secrets_are_known(name: str) -> None:
    assert hidden("x hunter22 y", {name: "hunter22"}) == f"x {HIDDEN} y"


def test_a_key_of_several_lines_is_hidden_line_by_line() -> None:
    key = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw\n-----END PRIVATE KEY-----"
    assert "MC4CAQAwBQYDK2Vw" not in hidden("> MC4CAQAwBQYDK2Vw\n", {"SIGNING_PRIVATE_KEY": key})


@pytest.mark.parametrize("password", ["", "pmf", "short"])
def test_what_is_too_short_is_left(password: str) -> None:
    """Or every page that names pmf would lose it."""
    environment = {"PMF_DATABASE": f"postgresql://u:{password}@h/pmf", "A_TOKEN": password}
    assert hidden("pmf is short", environment) == "pmf is short"


def test_other_variables_are_no_secrets() -> None:
    text = "/home/officer en_GB.UTF-8"
    assert hidden(text, {"HOME": "/home/officer", "LANG": "en_GB.UTF-8"}) == text


def test_every_text_of_a_record_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SECRET", "hunter22")
    record = {"type": "paragraph", "rows": [["hunter22", 7, None, True]]}
    assert hidden_in(record) == {"type": "paragraph", "rows": [[HIDDEN, 7, None, True]]}
    plain = {"type": "paragraph", "text": "all is well"}
    assert hidden_in(plain) is plain
