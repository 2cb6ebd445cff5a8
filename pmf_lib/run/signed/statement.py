"""What a signature vouches for: every file of a finished quarter, as an in-toto Statement v1.

Source: in-toto Attestation Framework, Statement v1 (https://github.com/in-toto/attestation).
"""

from __future__ import annotations

import json
from typing import Any

from pmf_lib.run.record import MANIFEST, Manifest, text_record

STATEMENT_TYPE = "https://in-toto.io/Statement/v1"
PREDICATE_TYPE = "urn:pmf:finished-quarter:v1"


def statement_of(manifest: Manifest) -> bytes:
    """The statement's bytes: the same for the same manifest, whoever signs it and when.

    Its subjects are the files with their SHA-256, the manifest among them, in order of their
    names; its predicate says of which council and period they are, of which snapshot and code.
    """
    files = (*manifest.every_file, text_record(MANIFEST, manifest.rendered()))
    subjects = sorted((file.file, file.sha256) for file in files)
    statement: dict[str, Any] = {
        "_type": STATEMENT_TYPE,
        "subject": [{"name": name, "digest": {"sha256": sha256}} for name, sha256 in subjects],
        "predicateType": PREDICATE_TYPE,
        "predicate": {
            "council": manifest.council,
            "period": manifest.period,
            "snapshot": manifest.snapshot,
            "code": manifest.code,
            "as_known_on": manifest.as_known_on,
        },
    }
    text = json.dumps(statement, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()
