"""Keeps secrets out of whatever is written: what the environment holds is shown to nobody.

A notebook must know the database's address to read it, password and all, and one that prints its
environment, or fails with the address in its words, would publish it.
"""

from __future__ import annotations

import base64
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote, quote_plus, unquote

HIDDEN = "<hidden>"
_SHORTEST = 6
_SECRET_NAME = re.compile(
    r"SECRET|PASSW|PASSPHRASE|PGPASS|TOKEN|CREDENTIAL|PRIVATE_?KEY|ACCESS_?KEY|API_?KEY"
    r"|ACCOUNT_?KEY|CONNECTION_STRING|SAS_",
    re.IGNORECASE,
)
# A password may hold a sign that ends it for some readers of addresses and not for others.
_IN_ADDRESS = (
    re.compile(r"://[^/:@\s]*:(?P<password>[^@\n]*)@"),
    re.compile(r"://[^/:@\s]*:(?P<password>[^\n]*)@"),
)


def hidden(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """The text without the secrets of the environment.

    They are the values of variables that are named for a secret, line by line, and passwords in
    addresses; as they are, as an address writes them, as Python and JSON print them, and in base64.
    Shorter ones than six signs are left: too many words would hold them.
    """
    return _without(text, _forms(environment))


def hidden_in(content: Any) -> Any:
    """The same for every text in JSON-like content, which is given back as it is where none is."""
    forms = _forms(os.environ)
    # Most content holds none: one look at the whole is quick, one at each of its texts is not.
    whole = json.dumps(content, ensure_ascii=False)
    return _cleared(content, forms) if any(form in whole for form in forms) else content


def _cleared(content: Any, forms: Sequence[str]) -> Any:
    match content:
        case str():
            return _without(content, forms)
        case list() | tuple():
            return [_cleared(part, forms) for part in content]
        case Mapping():
            return {_without(name, forms): _cleared(part, forms) for name, part in content.items()}
        case _:
            return content


def _without(text: str, forms: Sequence[str]) -> str:
    for form in forms:
        text = text.replace(form, HIDDEN)
    return text


def _forms(environment: Mapping[str, str]) -> list[str]:
    """Every way a secret may be written, the longest first."""
    found: set[str] = set()
    for secret in _secrets(environment):
        plain = {secret, unquote(secret)}
        found |= plain
        for each in plain:
            # The third is how SQLAlchemy writes it.
            found |= {quote(each), quote(each, safe=""), quote(each, safe=" +"), quote_plus(each)}
            found |= {repr(each)[1:-1], json.dumps(each)[1:-1]}
            coded = base64.b64encode(each.encode(errors="replace")).decode()
            found |= {coded, coded.rstrip("=")}
    return sorted((form for form in found if len(form) >= _SHORTEST), key=lambda form: -len(form))


def _secrets(environment: Mapping[str, str]) -> Iterator[str]:
    for name, value in environment.items():
        if _SECRET_NAME.search(name):
            yield from (line for line in (value, *value.splitlines()) if len(line) >= _SHORTEST)
        for pattern in _IN_ADDRESS:
            for address in pattern.finditer(value):
                if len(address["password"]) >= _SHORTEST:
                    yield address["password"]
