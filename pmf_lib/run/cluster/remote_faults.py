"""What S3 and Azure answer when something is wrong: which faults pass, and what they are called."""

from __future__ import annotations

import importlib
import re
from dataclasses import dataclass
from typing import Any

_PASSING = {408, 429, 500, 502, 503, 504}
# Two conditional writes at once: S3 asks for the one it did not take to be sent again.
_CONFLICT = "ConditionalRequestConflict"
_REFUSED = {401, 403}
_TAKEN = 412
_MISSING = 404
_NO_PLACE = {"NoSuchBucket", "ContainerNotFound"}


@dataclass(frozen=True)
class Faults:
    """The errors a client may raise, and those of them that leave it open what became of a call."""

    raised: tuple[type[BaseException], ...]
    broken: tuple[type[BaseException], ...]
    unknown: tuple[type[BaseException], ...]

    def passes(self, error: BaseException) -> bool:
        """Whether it may go better another time."""
        if _status(error):
            return _status(error) in _PASSING or code(error) == _CONFLICT
        return isinstance(error, self.broken)

    def words(self, error: BaseException) -> str:
        """What the store did; never in the service's own words, which may hold what is secret."""
        status = _status(error)
        if status in _REFUSED or isinstance(error, (PermissionError, *self.unknown)):
            return "refuses the credentials that this process has"
        if status == _MISSING or isinstance(error, FileNotFoundError):
            return "has no such bucket or container"
        if status:
            return f"answers with {re.sub('[^A-Za-z0-9]', '', code(error)) or status}"
        return "does not answer"


def faults_of(package: str) -> Faults:
    """The faults of s3fs or adlfs; for Azure its own client tries again, so none is left to us."""
    aiohttp = importlib.import_module("aiohttp").ClientError
    if package == "s3fs":
        boto = importlib.import_module("botocore.exceptions")
        return Faults(
            (OSError, boto.BotoCoreError, aiohttp),
            (boto.HTTPClientError, boto.ConnectionError, boto.IncompleteReadError, aiohttp),
            (boto.NoCredentialsError, boto.PartialCredentialsError, boto.CredentialRetrievalError),
        )
    azure = importlib.import_module("azure.core.exceptions")
    return Faults((OSError, azure.AzureError, aiohttp), (), (azure.ClientAuthenticationError,))


def is_taken(error: BaseException) -> bool:
    """Whether an object was not made because there is one of that name."""
    return isinstance(error, FileExistsError) or _status(error) == _TAKEN


def is_missing(error: BaseException) -> bool:
    """Whether there is no such object, in a bucket or container that is there."""
    return isinstance(error, FileNotFoundError) and code(error) not in _NO_PLACE


def code(error: BaseException) -> str:
    """The service's own short name for a fault; empty where there is none."""
    response, answered = _response(error)
    found = response.get("Error", {}).get("Code") if response else None
    return str(found or getattr(answered, "error_code", None) or "")


def _status(error: BaseException) -> int:
    """The status of the service's answer; 0 where there was no answer."""
    response, answered = _response(error)
    found = response.get("ResponseMetadata", {}).get("HTTPStatusCode") if response else None
    return int(found or getattr(answered, "status_code", None) or 0)


def _response(error: BaseException) -> tuple[dict[str, Any] | None, BaseException]:
    """botocore's answer, and the error that the service's client raised itself."""
    answered = error.__cause__ or error
    response = getattr(answered, "response", None)
    return (response if isinstance(response, dict) else None), answered
