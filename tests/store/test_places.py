"""Databases on network shares are told by their paths, their mounts and their drives."""

from __future__ import annotations

import pytest

from pmf_lib.errors import StoreError
from pmf_lib.store import open_store
from pmf_lib.store.places import network_kind

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /srv/shared nfs4 rw 0 0
//server/perf /mnt/perf\\040team cifs rw 0 0
/dev/sdb1 /srv/shared/local xfs rw 0 0
old:/export /data nfs rw 0 0
/dev/sdc1 /data ext4 rw 0 0
broken line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/pmf.sqlite", None),
        ("/srv/shared/pmf.sqlite", "nfs4"),
        ("/srv/sharedness/pmf.sqlite", None),
        ("/srv/shared/local/pmf.sqlite", None),
        ("/mnt/perf team/pmf.sqlite", "cifs"),
        ("/data/pmf.sqlite", None),
        ("//server/perf/pmf.sqlite", "a UNC path"),
        (r"\\server\perf\pmf.sqlite", "a UNC path"),
    ],
)
def test_the_nearest_mount_decides(path: str, kind: str | None) -> None:
    assert network_kind(path, MOUNTS) == kind


@pytest.mark.parametrize("url", ["sqlite://///server/perf/a.sqlite", r"sqlite:///\\server\perf\a"])
@pytest.mark.parametrize("create", [True, False])
def test_a_network_share_is_refused_with_advice(url: str, create: bool) -> None:
    with pytest.raises(StoreError, match=r"network share.*local path.*PostgreSQL"):
        open_store(url, create=create)
