"""Whether a database file may lie where it was put: SQLite's locks cannot be trusted on shares."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from pmf_lib.errors import StoreError

# As Linux names them in /proc/mounts, without the `fuse.` before those that a program keeps.
_SHARED = (
    "9p afpfs afs beegfs blobfuse blobfuse2 ceph ceph-fuse cifs coda davfs gcsfuse glusterfs "
    "goofys gpfs gvfsd-fuse juicefs lustre ncpfs nfs nfs4 orangefs panfs prl_fs rclone s3fs smb "
    "smb2 smb3 smbfs smbnetfs sshfs vboxsf webdav"
)
NETWORK_TYPES = frozenset(_SHARED.split())
_MOUNTS = Path("/proc/mounts")
_REMOTE_DRIVE = 4  # what Windows' GetDriveType calls DRIVE_REMOTE
_OCTAL = re.compile(r"\\([0-7]{3})")


def refuse_network_share(database: str) -> None:
    """StoreError where the path is on a network share, as far as that can be seen from here.

    SQLite's makers warn that file locks fail on network filesystems, and that two writers then
    damage the file (sqlite.org, “SQLite Over a Network”).
    """
    kind = network_kind(database, _mounts())
    if kind is not None:
        raise StoreError(
            f"The database {database} is on a network share ({kind})",
            "An SQLite database must lie on a disk of this machine, or two people can damage it",
            "Set PMF_DATABASE to a local path, or to a PostgreSQL server for several people",
        )


def network_kind(
    database: str, mounts: str, drive_type: Callable[[str], int] | None = None
) -> str | None:
    """What sort of share the path is on, or None for a local disk.

    `mounts` is text as Linux writes it in /proc/mounts, empty on other systems; `drive_type` asks
    Windows for the type of a drive such as `Z:\\`.
    """
    if re.match(r"[\\/]{2}[^\\/]", database):
        return "a UNC path"
    resolved = Path(database).absolute().resolve()
    ask = drive_type or _drive_type
    if resolved.drive and ask(resolved.drive + "\\") == _REMOTE_DRIVE:
        return f"drive {resolved.drive}"
    return _mount_type(resolved, mounts)


def _mount_type(path: Path, mounts: str) -> str | None:
    above = {str(path), *map(str, path.parents)}
    best, found = 0, ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = _OCTAL.sub(lambda code: chr(int(code[1], 8)), fields[1])
        # The later of two mounts on one point is the one that is seen.
        if point in above and len(point) >= best:
            best, found = len(point), fields[2]
    return found if found.removeprefix("fuse.") in NETWORK_TYPES else None


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _drive_type(drive: str) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(drive))
