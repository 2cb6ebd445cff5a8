"""pyproject.toml is the one source of dependencies; environment.yml and the locks follow it."""

import re
import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
LOCKS = (
    "requirements.lock",
    "requirements-region.lock",
    "requirements-test.lock",
    "requirements-bench.lock",
)


def declared() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    wanted = (extras[name] for name in ("region", "test", "dev"))
    return {*project["dependencies"], *(line for lines in wanted for line in lines)}


def test_environment_yml_names_the_same_set() -> None:
    listed = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    from_pip = next(entry["pip"] for entry in listed if isinstance(entry, dict))
    from_conda = [entry for entry in listed if isinstance(entry, str)]
    assert from_conda[:2] == ["python>=3.11", "pip"]
    assert from_pip[-1] == "-e ."
    assert {line.replace("_", "-") for line in (*from_conda[2:], *from_pip[:-1])} == declared()


def names(requirements: set[str]) -> set[str]:
    return {re.split(r"[<>=~!\[ ]", line)[0].lower() for line in requirements}


def pinned(lock: str) -> dict[str, str]:
    found = re.findall(r"^([a-z0-9._-]+)==(\S+)", (ROOT / lock).read_text(), re.M)
    return dict(found)


def test_locks_pin_what_is_declared() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    runtime, region, everything, bench = map(pinned, LOCKS)
    assert names(set(project["dependencies"])) <= set(runtime)
    assert names({*project["dependencies"], *extras["region"]}) <= set(region)
    assert names(declared()) <= set(everything)
    assert names({*declared(), *extras["bench"]}) <= set(bench)
    assert runtime.items() <= region.items() <= everything.items() <= bench.items()


def test_locks_name_no_host() -> None:
    for lock in LOCKS:
        assert "://" not in (ROOT / lock).read_text()


def test_every_locked_package_has_a_hash() -> None:
    for lock in LOCKS:
        entries = re.split(r"\n(?=[a-z])", (ROOT / lock).read_text())
        assert all("--hash=sha256:" in entry for entry in entries)
