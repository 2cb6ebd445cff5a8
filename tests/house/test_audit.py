"""The audit of locked packages: a finding fails, a closed network is said, no package is lost."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    found = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
    assert found is not None and found.loader is not None
    module = importlib.util.module_from_spec(found)
    # Its dataclass looks its module up by name.
    sys.modules["audit"] = module
    found.loader.exec_module(module)
    return module


SOUND = {"name": "good", "version": "1.0", "vulns": []}
BAD = {"name": "bad", "version": "2.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2.1"]}]}
UNKNOWN = {"name": "unasked", "skip_reason": "Dependency not found on PyPI"}


def written(*packages: object) -> str:
    return json.dumps({"dependencies": packages, "fixes": []})


@pytest.mark.parametrize(
    ("text", "status", "told"),
    [
        (written(SOUND), 0, "1 of 1 locked packages were looked up."),
        (written(SOUND, BAD), 1, "FOUND: bad 2.0: PYSEC-1, mended in 2.1"),
        (written(BAD, UNKNOWN), 1, "FOUND: bad"),
        (written(SOUND, UNKNOWN), 0, "SKIPPED: 1 packages could not be asked about: unasked"),
        ("", 0, "SKIPPED: the data of known faults cannot be reached"),
        ("ERROR:pip_audit._cli:Could not connect", 0, "SKIPPED"),
        ("[]", 0, "SKIPPED"),
    ],
)
def test_what_an_answer_amounts_to(audit: ModuleType, text: str, status: int, told: str) -> None:
    found = audit.verdict(text)
    assert found.status == status and any(line.startswith(told) for line in found.lines)


def test_the_continuous_integration_audits_the_largest_lock(audit: ModuleType) -> None:
    """And each package of it is one that pip-audit is told of, with its hash."""
    assert "make audit" in (ROOT / ".ci" / "run").read_text()
    lines = (ROOT / audit.LOCK).read_text().splitlines()
    pins = [line for line in lines if re.match(r"[a-z0-9]", line)]
    assert pins and all(re.fullmatch(r"[a-z0-9._-]+==[^ ]+( ; .+)? \\", line) for line in pins)
    hashes = [line for line in lines if line not in pins and line.strip()]
    assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in hashes)
