"""Signs a finished quarter, and checks a signed one with the public key alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from pmf_lib.errors import RunError
from pmf_lib.run.place import writing
from pmf_lib.run.record import MANIFEST, SIGNATURE, Manifest, require_manifest, verify
from pmf_lib.run.signed.envelope import Envelope, read_envelope, what_is_signed
from pmf_lib.run.signed.keys import name_of, read_private, read_public
from pmf_lib.run.signed.statement import statement_of
from pmf_lib.run.staging import write_whole


def sign(folder: Path, key: Path) -> str:
    """Put a signature beside the folder's manifest; the name of the key.

    The same key and the same manifest give the same bytes: Ed25519 draws nothing (RFC 8032). A
    RunError where the folder is no finished quarter or is not as it was written, a ParameterError
    where the key cannot be used.
    """
    private = read_private(key)
    manifest = require_manifest(folder)
    faults = verify(folder)
    if faults:
        raise RunError(
            f"{folder} is not as it was made: {'; '.join(faults)}",
            "Only what was made and not altered since is signed",
            "Run the quarter again with --force, then sign it",
        )
    payload = statement_of(manifest)
    name = name_of(private.public_key())
    envelope = Envelope(payload, name, private.sign(what_is_signed(payload)))
    with writing(folder):
        write_whole(folder / SIGNATURE, envelope.rendered())
    return name


def signature_faults(folder: Path, public_key: Path) -> tuple[str, ...]:
    """A sentence where the folder's manifest is not signed with the key; empty where it is.

    The manifest answers for the other files. A RunError where the folder is no finished quarter, a
    ParameterError where the key is none.
    """
    return tuple(_faults(folder, require_manifest(folder), read_public(public_key)))


def _faults(folder: Path, manifest: Manifest, public: Ed25519PublicKey) -> Iterator[str]:
    if not (folder / SIGNATURE).exists():
        yield f"{SIGNATURE} is missing: nobody has signed the folder"
        return
    envelope = read_envelope(folder / SIGNATURE)
    if envelope is None:
        yield f"{SIGNATURE} is not as it was written"
    elif not _is_true(envelope, public):
        yield f"{SIGNATURE} holds no true signature by this key; it names {envelope.key}"
    elif envelope.payload != statement_of(manifest):
        yield f"{SIGNATURE} was made for another {MANIFEST} than this"
    elif envelope.key != name_of(public):
        yield f"{SIGNATURE} names another key than the one that signed it"


def _is_true(envelope: Envelope, public: Ed25519PublicKey) -> bool:
    try:
        public.verify(envelope.signature, what_is_signed(envelope.payload))
    except InvalidSignature:
        return False
    return True
