"""A signed text in a DSSE envelope, written in one way only, so that each of its bytes counts.

Source: Dead Simple Signing Envelope 1.0 (https://github.com/secure-systems-lab/dsse).
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

PAYLOAD_TYPE = "application/vnd.in-toto+json"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Signature(_Part):
    keyid: str
    sig: str


class _Written(_Part):
    payloadType: str  # noqa: N815 - the envelope's own names
    payload: str
    signatures: tuple[_Signature, ...] = Field(min_length=1, max_length=1)


@dataclass(frozen=True)
class Envelope:
    """A text with one signature of it; `key` says whose, by the digest of the public key."""

    payload: bytes
    key: str
    signature: bytes

    def rendered(self) -> bytes:
        """The file's bytes."""
        written = _Written(
            payloadType=PAYLOAD_TYPE,
            payload=_encoded(self.payload),
            signatures=(_Signature(keyid=self.key, sig=_encoded(self.signature)),),
        )
        return f"{json.dumps(written.model_dump(mode='json'), indent=1)}\n".encode()


def read_envelope(path: Path) -> Envelope | None:
    """The envelope in a file; None where it is not one, or not written as `rendered` writes it."""
    try:
        content = path.read_bytes()
        written = _Written.model_validate_json(content)
        (signed,) = written.signatures
        envelope = Envelope(_decoded(written.payload), signed.keyid, _decoded(signed.sig))
    except (OSError, ValidationError, binascii.Error, ValueError):
        return None
    return envelope if envelope.rendered() == content else None


def what_is_signed(payload: bytes) -> bytes:
    """The bytes that are signed: type and text with their lengths (DSSE's PAE)."""
    kind = PAYLOAD_TYPE.encode()
    return b"DSSEv1 %d %b %d %b" % (len(kind), kind, len(payload), payload)


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _decoded(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
