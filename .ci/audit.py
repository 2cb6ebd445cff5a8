"""Whether a known fault is in a locked package, by pip-audit; says so where nobody could be asked.

pip-audit ends with 1 for a finding and for a network that is closed alike, and with 0 where the
registry knows none of the packages: only what it writes as JSON tells them apart.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 300
LOCK = "requirements-test.lock"


@dataclass(frozen=True)
class Verdict:
    """The exit status, and a line for each thing to say."""

    status: int
    lines: tuple[str, ...]


def verdict(written: str) -> Verdict:
    """What pip-audit's JSON amounts to; without any, nobody was asked."""
    try:
        packages = json.loads(written)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return Verdict(0, ("SKIPPED: the data of known faults cannot be reached from here.",))
    faults = [
        f"FOUND: {package['name']} {package['version']}: {fault['id']}, "
        f"mended in {', '.join(fault['fix_versions']) or 'no version yet'}"
        for package in packages
        for fault in package.get("vulns", ())
    ]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    told = [f"{len(packages) - len(skipped)} of {len(packages)} locked packages were looked up."]
    if skipped:
        told.append(f"SKIPPED: {len(skipped)} packages could not be asked about: {skipped[0]}, …")
    return Verdict(1 if faults else 0, (*faults, *told))


def audited() -> Verdict:
    """Ask about every package of the largest lock, which holds the others."""
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes"]
    command += ["--requirement", LOCK, "--format", "json", "--progress-spinner", "off"]
    try:
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return verdict("")
    return verdict(done.stdout)


if __name__ == "__main__":
    found = audited()
    print("\n".join(found.lines))
    sys.exit(found.status)
