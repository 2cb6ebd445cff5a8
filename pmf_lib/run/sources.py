"""Beside each pack, the file that lists what it was made from: modules, versions, queries."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from pmf_lib.run.digests import digest_of
from pmf_lib.run.reads import rows_digest
from pmf_lib.store import Read


class Sources(BaseModel):
    """All that one pack is made from; a function of the pack's key, and the key of it.

    `notebook` and `profile` are digests; `modules` are the library's files it reached, each with
    its digest; `reads` is None where nobody knows what was read, as when the notebook failed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    notebook: str
    parameters: dict[str, str]
    modules: dict[str, str]
    packages: dict[str, str]
    profile: str
    settings: dict[str, int]
    reads: tuple[Read, ...] | None = None

    @property
    def parts(self) -> dict[str, str]:
        """The digest of each part."""
        return {
            "notebook": self.notebook,
            "parameters": digest_of(self.parameters),
            "code": digest_of({"modules": self.modules, "packages": self.packages}),
            "profile": self.profile,
            "settings": digest_of(self.settings),
            "rows": "" if self.reads is None else rows_digest(self.reads),
        }

    def reading(self, reads: tuple[Read, ...] | None) -> Sources:
        """The same with what was read."""
        return self.model_copy(update={"reads": reads})

    def rendered(self) -> bytes:
        """The file's bytes."""
        text = json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=1)
        return f"{text}\n".encode()


def read_sources(path: Path) -> Sources | None:
    """The file as it lies there; None where it cannot be read."""
    try:
        return Sources.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
