"""A quarter made on a real cluster: same bytes, and what happens when parts of it go away."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from distributed import Client

from pmf_lib.run import processes
from pmf_lib.run.cluster.output_store import OutputStore
from pmf_lib.run.record import read_manifest, verify
from tests.cluster import Cluster, family
from tests.relay import relay
from tests.tiny import PERIOD, UNITS, WORDS, Tiny, notebook
from tests.waiting import until

# Waits in unit gamma until a file is there: a test says when it may go on.
WAITS = """
import pathlib, time
while unit == "gamma" and not pathlib.Path({!r}).exists():
    time.sleep(0.05)
""".strip()


@pytest.fixture
def own_cluster(tmp_path: Path) -> Iterator[Callable[..., Cluster]]:
    """Clusters of the test's own, to be harmed."""
    made: list[Cluster] = []

    def start(workers: int = 2, port: int = 0) -> Cluster:
        folder = tmp_path / f"cluster-{len(made)}"
        folder.mkdir()
        made.append(Cluster(folder))
        return made[-1].start(workers, port)

    yield start
    for found in made:
        found.stop()


def run(tiny: Tiny, cluster: Cluster, outputs: str, *words: str, **settings: object):
    tiny.settings(cluster_seconds=8, **settings)
    asked = ("--scheduler", cluster.address, "--outputs", outputs)
    return tiny.pmf("run", PERIOD, *asked, *words, check=False)


def pages(folder: Path) -> dict[str, str]:
    """The digest of every file of a quarter, whatever the manifest says of how it was made."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def test_a_cluster_makes_the_same_bytes_as_this_machine(
    made: Tiny, tiny: Tiny, cluster: Cluster, outputs: OutputStore
) -> None:
    done = run(tiny, cluster, outputs.url)
    assert done.returncode == 0, done.stderr
    assert pages(tiny.quarter) == pages(made.quarter)
    assert outputs.names("work") == (), "nothing of the work stays behind"
    manifest = read_manifest(tiny.quarter)
    assert manifest is not None
    shown = {
        name.split("/", 3)[3] for name in outputs.names(f"tiny/{PERIOD}/{manifest.digest[:16]}")
    }
    assert shown == set(pages(tiny.quarter))


def test_nothing_changed_needs_no_cluster(finished: Tiny, tmp_path: Path) -> None:
    nobody = ("--scheduler", "tcp://127.0.0.1:9", "--outputs", str(tmp_path / "out"))
    done = finished.pmf("run", PERIOD, *nobody)
    assert done.stderr.count("kept") == len(UNITS) + 1


def test_a_failing_pack_says_so_and_stops_no_other(
    tiny: Tiny, cluster: Cluster, tmp_path: Path
) -> None:
    tiny.write("unit_report", notebook("share = 1 / (unit != 'beta')", WORDS))
    done = run(tiny, cluster, str(tmp_path / "out"))
    assert done.returncode == 1
    assert "unit_report:beta failed in cell 4 under “Budget Update”" in done.stderr
    assert verify(tiny.quarter) == ()
    manifest = read_manifest(tiny.quarter)
    assert (
        manifest is not None and len(manifest.failed_in({f"unit_report:{u}" for u in UNITS})) == 1
    )


def test_a_pack_that_kills_its_process_stops_no_other(
    tiny: Tiny, cluster: Cluster, tmp_path: Path
) -> None:
    dies = "import os, signal\nif unit == 'beta':\n    os.kill(os.getpid(), signal.SIGKILL)"
    tiny.write("unit_report", notebook(dies, WORDS))
    done = run(tiny, cluster, str(tmp_path / "out"))
    assert done.returncode == 1
    assert done.stderr.count(" failed ") == 2  # the line of progress, and the complaint
    assert "The kernel died while it ran this cell" in done.stderr


def test_no_scheduler_is_said_at_once(tiny: Tiny, tmp_path: Path) -> None:
    tiny.settings(cluster_seconds=2)
    nobody = ("--scheduler", "tcp://127.0.0.1:9", "--outputs", str(tmp_path / "out"))
    done = tiny.pmf("run", PERIOD, *nobody, check=False)
    assert done.returncode == 2
    assert "No scheduler answers at tcp://127.0.0.1:9; missing: whole:council, " in done.stderr
    assert not tiny.quarter.exists()


def test_an_output_store_that_cannot_be_used_is_told_before_anything_is_made(tiny: Tiny) -> None:
    done = tiny.pmf("run", PERIOD, "--outputs", "gs://bucket/packs", check=False)
    assert done.returncode == 2
    assert "“gs://” is not an output store that can be used" in done.stderr
    assert not tiny.quarter.exists()


def test_a_cluster_without_workers_is_not_waited_for(
    tiny: Tiny, own_cluster: Callable[..., Cluster], tmp_path: Path
) -> None:
    done = run(tiny, own_cluster(0), str(tmp_path / "out"))
    assert done.returncode == 2
    assert "The scheduler has no worker; missing: " in done.stderr


def test_a_worker_with_another_library_is_refused(
    tiny: Tiny, own_cluster: Callable[..., Cluster], tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree("pmf_lib", other / "pmf_lib")
    (other / "pmf_lib" / "views" / "words.py").open("a").write("\nOTHER = 1\n")
    cluster = own_cluster(0)
    cluster.add_worker(PYTHONPATH=str(other))
    cluster.ready(1)
    done = run(tiny, cluster, str(tmp_path / "out"))
    assert done.returncode == 2
    assert "has another state of the library" in done.stderr
    assert not tiny.quarter.exists()


def test_a_worker_without_the_data_is_refused(
    tiny: Tiny, own_cluster: Callable[..., Cluster], tmp_path: Path
) -> None:
    cluster = own_cluster(0)
    cluster.add_worker(PMF_DATABASE=f"sqlite:///{tmp_path / 'none.sqlite'}")
    cluster.ready(1)
    done = run(tiny, cluster, str(tmp_path / "out"))
    assert done.returncode == 2
    assert "none.sqlite" in done.stderr


def waiting_run(tiny: Tiny, address: str, tmp_path: Path):
    """A run in which all other packs are made or kept, and gamma's waits for a file."""
    gate = tmp_path / "gate"
    tiny.settings(cluster_seconds=8)
    tiny.write("unit_report", notebook(WAITS.format(str(gate)), WORDS))
    asked = ("--scheduler", address, "--outputs", str(tmp_path / "out"))
    driver = tiny.start("run", PERIOD, *asked)
    staged = tiny.path / "outputs" / "tiny" / ".staging" / PERIOD / "packs"
    others = [staged / "unit_report" / f"{unit}.json" for unit in UNITS if unit != "gamma"]
    whole = [staged / "whole" / "council.json", tiny.quarter / "whole" / "council.html"]
    assert until(lambda: all(path.exists() for path in others))
    assert until(lambda: any(path.exists() for path in whole))
    return driver, gate


def busy(cluster: Cluster) -> list[psutil.Process]:
    """The processes of the worker that makes gamma's pack now."""
    with Client(cluster.address, set_as_default=False) as client:
        at_work = client.processing().items()
        (address,) = (place for place, keys in at_work if any("gamma" in key for key in keys))
        number = client.run(os.getpid, workers=[address])[address]
    families = (family(worker.pid) for worker in cluster.workers)
    return next(members for members in families if number in {one.pid for one in members})


def test_a_worker_killed_in_the_middle(
    tiny: Tiny, own_cluster: Callable[..., Cluster], tmp_path: Path
) -> None:
    cluster = own_cluster(2)
    driver, gate = waiting_run(tiny, cluster.address, tmp_path)
    victims = busy(cluster)
    processes.end(victims)
    gate.touch()
    assert driver.wait(180) == 0
    assert verify(tiny.quarter) == ()
    assert until(lambda: not any(one.is_running() for one in victims))


def test_a_worker_that_falls_silent_is_missed_and_may_come_back(
    tiny: Tiny, own_cluster: Callable[..., Cluster], tmp_path: Path
) -> None:
    cluster = own_cluster(2)
    driver, gate = waiting_run(tiny, cluster.address, tmp_path)
    silent = busy(cluster)
    for one in silent:
        one.suspend()
    gate.touch()
    try:
        assert driver.wait(180) == 0, "another worker takes over once the lease has run out"
    finally:
        for one in silent:
            one.resume()
    before = pages(tiny.quarter)
    done = run(tiny, cluster, str(tmp_path / "out"), "--force", "--only", "unit_report")
    assert done.returncode == 0, done.stderr
    after = pages(tiny.quarter)
    assert {name for name in before if before[name] != after[name]} == {"manifest.json"}, (
        "which says that the other pack was kept"
    )


def test_a_scheduler_that_goes_away(
    finished: Tiny, own_cluster: Callable[..., Cluster], tmp_path: Path
) -> None:
    tiny = finished
    before = pages(tiny.quarter)
    cluster = own_cluster(2)
    driver, gate = waiting_run(tiny, cluster.address, tmp_path)
    assert cluster.scheduler
    cluster.scheduler.send_signal(signal.SIGKILL)
    assert driver.wait(180) == 2
    assert pages(tiny.quarter) == before, "the last good quarter is untouched"
    gate.touch()
    again = own_cluster(2)
    done = run(tiny, again, str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("kept") == 3, "what was finished is not made again"
    assert verify(tiny.quarter) == ()


def test_a_scheduler_cut_off_by_the_network(tiny: Tiny, cluster: Cluster, tmp_path: Path) -> None:
    with relay(int(cluster.address.rpartition(":")[2])) as between:
        driver, gate = waiting_run(tiny, between.address, tmp_path)
        between.cut()
        gate.touch()
        assert driver.wait(180) == 2
    assert not tiny.quarter.exists()
    done = run(tiny, cluster, str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("kept") == 3
    assert verify(tiny.quarter) == ()
