"""Databases on network shares are told by their paths, their mounts and their drives."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from pmf_lib.errors import StoreError
from pmf_lib.store import open_store, places
from pmf_lib.store.places import network_kind

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/export /srv/shared nfs4 rw 0 0
//server/perf /mnt/perf\\040team cifs rw 0 0
/dev/sdb1 /srv/shared/local xfs rw 0 0
old:/export /data nfs rw 0 0
/dev/sdc1 /data ext4 rw 0 0
wsl /mnt/c 9p rw,aname=drvfs;path=C: 0 0
me@server: /home/me/far fuse.sshfs rw 0 0
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
        ("/mnt/c/Users/me/pmf.sqlite", "9p"),
        ("/home/me/far/pmf.sqlite", "fuse.sshfs"),
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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for a right to make links")
@pytest.mark.parametrize("linked", ["file", "folder"])
def test_a_link_onto_a_share_leads_there(tmp_path: Path, linked: str) -> None:
    """Whether the file is there already or not."""
    share, here = tmp_path / "share", tmp_path / "here"
    share.mkdir()
    if linked == "folder":
        here.symlink_to(share)
    else:
        here.mkdir()
        (here / "pmf.sqlite").symlink_to(share / "pmf.sqlite")
    mounts = f"server:/export {share} nfs4 rw 0 0"
    assert network_kind(str(here / "pmf.sqlite"), mounts) == "nfs4"
    assert network_kind(str(tmp_path / "pmf.sqlite"), mounts) is None


def test_a_project_on_a_share_is_told_to_keep_its_database_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database that nobody named lies under the project, and so on the share."""
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/export {tmp_path} cifs rw 0 0\n")
    monkeypatch.setattr(places, "_MOUNTS", mounts)
    monkeypatch.setenv("PMF_HOME", str(tmp_path / "project"))
    monkeypatch.delenv("PMF_DATABASE", raising=False)
    for create in (True, False):
        with pytest.raises(StoreError, match=r"network share \(cifs\).*Set PMF_DATABASE"):
            open_store(create=create)
    assert not (tmp_path / "project").exists()
