"""Keys: made once, read strictly, and refused where others could have them."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from pmf_lib.errors import ParameterError
from pmf_lib.run.signed.keys import make_keys, name_of, read_private, read_public

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has access lists instead")


def test_a_pair_belongs_together(tmp_path: Path) -> None:
    public = make_keys(tmp_path / "k")
    assert public == tmp_path / "k.pub"
    assert name_of(read_private(tmp_path / "k").public_key()) == name_of(read_public(public))
    assert (tmp_path / "k").read_text().startswith("-----BEGIN PRIVATE KEY-----")
    assert public.read_text().startswith("-----BEGIN PUBLIC KEY-----")


@POSIX
def test_the_private_key_is_its_owners_alone_whatever_the_mask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        make_keys(tmp_path / "k")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "k").stat().st_mode) == 0o600


@POSIX
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o610])
def test_a_private_key_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    make_keys(tmp_path / "k")
    (tmp_path / "k").chmod(mode)
    with pytest.raises(ParameterError, match=r"read by others.*chmod 600.*new keys"):
        read_private(tmp_path / "k")


@pytest.mark.parametrize("there", ["k", "k.pub"])
def test_no_key_is_overwritten(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("kept")
    with pytest.raises(ParameterError, match=f"{there} is there already"):
        make_keys(tmp_path / "k")
    assert (tmp_path / there).read_text() == "kept"
    assert [path.name for path in tmp_path.iterdir()] == [there]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="cannot be written"):
        make_keys(tmp_path / "none" / "k")


def other_keys() -> dict[str, bytes]:
    """Private keys that are none of ours."""
    mine = Ed25519PrivateKey.generate()
    locked = BestAvailableEncryption(b"hunter2")
    pem, kind = Encoding.PEM, PrivateFormat.PKCS8
    return {
        "locked": mine.private_bytes(pem, kind, locked),
        "another kind": ec.generate_private_key(ec.SECP256R1()).private_bytes(
            pem, kind, NoEncryption()
        ),
        "the public one": mine.public_key().public_bytes(pem, PublicFormat.SubjectPublicKeyInfo),
        "nothing": b"",
        "no PEM": b"\x00\xff",
    }


@pytest.mark.parametrize("name", list(other_keys()))
def test_what_is_no_private_key_is_refused(tmp_path: Path, name: str) -> None:
    file = tmp_path / "k"
    file.write_bytes(other_keys()[name])
    file.chmod(0o600)
    with pytest.raises(ParameterError, match=r"holds no private key.*without a password"):
        read_private(file)


@pytest.mark.parametrize("name", ["locked", "another kind", "nothing", "no PEM"])
def test_what_is_no_public_key_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "k.pub").write_bytes(other_keys()[name])
    with pytest.raises(ParameterError, match="holds no public key"):
        read_public(tmp_path / "k.pub")


@pytest.mark.parametrize("read", [read_private, read_public])
def test_a_key_that_is_not_there_is_told(tmp_path: Path, read: object) -> None:
    with pytest.raises(ParameterError, match=r"cannot be read.*pmf keys"):
        read(tmp_path / "none")  # type: ignore[operator]
