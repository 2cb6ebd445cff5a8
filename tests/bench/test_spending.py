"""Processor time is counted of every process that the work starts, orphans included."""

import os
import subprocess
import sys
import time

import pytest

from bench.spending import Spent, spent

BUSY = 0.3
BURN = f"import time\nwhile time.process_time() < {BUSY}: pass"
# The parent ends at once; its child works on, and nobody who knows it waits for it.
ORPHAN = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {BURN!r}])"


@pytest.mark.parametrize("program", [BURN, ORPHAN], ids=["child", "orphan"])
def test_every_process_is_counted(program: str) -> None:
    found = spent(lambda: subprocess.run([sys.executable, "-c", program], check=True))
    assert found.cpu >= BUSY


def test_the_measuring_process_is_not_counted() -> None:
    def burn() -> None:
        while time.process_time() < BUSY:
            pass

    assert spent(burn) == Spent(0.0, pytest.approx(BUSY, abs=60))


def test_work_that_fails_is_no_measurement(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError, match="failed"):
        spent(lambda: subprocess.run([sys.executable, "-c", "raise SystemExit(3)"], check=True))
    assert "CalledProcessError" in capfd.readouterr().err


def test_work_that_kills_its_process_is_no_measurement() -> None:
    with pytest.raises(RuntimeError, match="failed"):
        spent(lambda: os._exit(0))


def test_costs_add_up() -> None:
    assert Spent(1.0, 2.0) + Spent(0.5, 0.5) == Spent(1.5, 2.5)
    assert Spent(1.5, 2.5) - Spent(0.5, 0.5) == Spent(1.0, 2.0)
    assert Spent(3.0, 6.0).shared(3) == Spent(1.0, 2.0)
