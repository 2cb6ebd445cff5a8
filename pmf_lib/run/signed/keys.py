"""Pairs of Ed25519 keys as PEM files: made, read, and refused where a secret is open to others."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from pmf_lib.errors import ParameterError
from pmf_lib.run import platform

PUBLIC_ENDING = ".pub"
_OWNER_ALONE = 0o600


def make_keys(file: Path) -> Path:
    """Make a pair: the private key in `file`, for its owner alone; the public key's file.

    A ParameterError where either file is there already or cannot be written: no key is ever
    overwritten, for what it has signed could not be checked any more.
    """
    public = file.with_name(f"{file.name}{PUBLIC_ENDING}")
    key = Ed25519PrivateKey.generate()
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    try:
        if public.exists():
            raise FileExistsError(0, "", str(public))
        _write_new(file, secret, _OWNER_ALONE)
        _write_new(public, _pem(key.public_key()), 0o644)
    except FileExistsError as error:
        raise ParameterError(
            f"{error.filename} is there already",
            "A key is never overwritten: what it signed could not be checked any more",
            "Name a new file",
        ) from None
    except OSError as error:
        raise ParameterError(
            f"{error.filename or file} cannot be written: {error.strerror or error}",
            "The key is written as a file",
            "Name a file in a folder that is there and may be written",
        ) from None
    return public


def read_private(file: Path) -> Ed25519PrivateKey:
    """The private key in a file; a ParameterError where it is none, or open to others."""
    if platform.is_open_to_others(file):
        raise ParameterError(
            f"The private key {file} may be read by others than its owner",
            "Whoever reads it can sign in its owner's name",
            f"Close it with chmod 600 {file}; if others had access, make new keys with pmf keys",
        )
    content = _read(file, "private key")
    try:
        key = load_pem_private_key(content, password=None)
    # A TypeError says that the key is locked with a password.
    except (ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise _not_a_key(file, "private key")
    return key


def read_public(file: Path) -> Ed25519PublicKey:
    """The public key in a file; a ParameterError where it is none."""
    try:
        key = load_pem_public_key(_read(file, "public key"))
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise _not_a_key(file, "public key")
    return key


def name_of(key: Ed25519PublicKey) -> str:
    """The key's name: the SHA-256 of its DER form (SubjectPublicKeyInfo), in hexadecimal."""
    der = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(der).hexdigest()


def _pem(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _write_new(file: Path, content: bytes, mode: int) -> None:
    """Write a file that was not there; its mode stands before its first byte does."""
    place = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(place, "wb") as opened:
        opened.write(content)


def _read(file: Path, what: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ParameterError(
            f"The {what} {file} cannot be read: {error.strerror or error}",
            "A key is a PEM file",
            "Name another file, or make a pair of keys with pmf keys FILE",
        ) from None


def _not_a_key(file: Path, what: str) -> ParameterError:
    return ParameterError(
        f"{file} holds no {what} of the kind Ed25519",
        "Keys are PEM files without a password; a pair is FILE (private) and FILE.pub (public)",
        "Name the other file of the pair, or make one with pmf keys FILE",
    )
