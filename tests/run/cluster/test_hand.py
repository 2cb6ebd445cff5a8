"""An errand may come twice: once is enough, and twice leaves the same bytes."""

from __future__ import annotations

import pytest
from distributed import Client

from pmf_lib.council import load_council
from pmf_lib.periods import Period
from pmf_lib.run.cluster.errand import Errand, Receipt
from pmf_lib.run.cluster.hand import make_there
from pmf_lib.run.cluster.output_store import OutputStore
from pmf_lib.run.cluster.there import There, database_for
from pmf_lib.run.plan import make_plan
from pmf_lib.run.quarter import survey
from pmf_lib.run.settings import load_settings
from pmf_lib.store import open_store
from tests.cluster import Cluster
from tests.tiny import PERIOD, Tiny


def errands(tiny: Tiny, outputs: OutputStore) -> list[Errand]:
    """The tiny quarter's errands, as a run would send them; its files lie in the outputs."""
    council = load_council("tiny", tiny.path / "parameters")
    plan = make_plan(council, Period.parse(PERIOD), home=tiny.path)
    settings = load_settings().model_copy(update={"outputs": outputs.url, "scheduler": "tcp://x"})
    with open_store() as store:
        common = survey(plan, settings, store).now.common
    return There(plan, settings, common, outputs).errands(plan.tasks)


def test_an_errand_given_twice_is_done_once(
    in_tiny: Tiny, cluster: Cluster, outputs: OutputStore
) -> None:
    errand, *_ = errands(in_tiny, outputs)
    with Client(cluster.address, set_as_default=False) as client:
        both = [client.submit(make_there, errand, key=f"twice-{n}", pure=False) for n in range(2)]
        receipts: list[Receipt] = client.gather(both)
    assert receipts[0].digest == receipts[1].digest != ""
    assert sorted(receipt.seconds > 0 for receipt in receipts) == [False, True]
    assert outputs.names(errand.lease) == (), "its lease is given back"


def test_an_errand_done_again_leaves_the_same_bytes(
    in_tiny: Tiny, cluster: Cluster, outputs: OutputStore
) -> None:
    errand, *_ = errands(in_tiny, outputs)
    with Client(cluster.address, set_as_default=False) as client:
        client.submit(make_there, errand, key="first", pure=False).result()
        first = outputs.get(errand.result)
        outputs.remove(errand.result)
        client.submit(make_there, errand, key="second", pure=False).result()
    assert first is not None and outputs.get(errand.result) == first


@pytest.mark.parametrize(
    ("database", "scheduler", "sent"),
    [
        ("postgresql+psycopg://pmf:secret@host/pmf", "tcp://host:8786", ""),
        ("postgresql+psycopg://pmf:secret@host/pmf", "tls://host:8786", "secret"),
        ("postgresql+psycopg://pmf@host/pmf", "tcp://host:8786", "pmf@host"),
    ],
)
def test_a_password_is_sent_in_cipher_only(
    monkeypatch: pytest.MonkeyPatch, database: str, scheduler: str, sent: str
) -> None:
    monkeypatch.setenv("PMF_DATABASE", database)
    found = database_for(scheduler)
    assert (found == "") == (sent == "")
    assert sent in found
