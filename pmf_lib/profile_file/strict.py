"""A file read into a model: unknown, missing and ill-formed keys, and whatever a check finds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from pmf_lib.errors import ProfileError
from pmf_lib.profile_file.plain_yaml import (
    Document,
    Fault,
    Place,
    last_key,
    read_document,
    refused,
)

_ALLOWED = {
    "string_type": "One text is allowed here",
    "string_too_short": "A text that is not empty is allowed here",
    "int_parsing": "A whole number is allowed here",
    "float_parsing": "A number is allowed here",
    "finite_number": "A number is allowed here",
    "bool_parsing": "yes or no is allowed here",
    "tuple_type": "A list is allowed here",
    "dict_type": "Keys with their values are allowed here",
    "model_type": "Keys with their values are allowed here",
    "enum": "Allowed here: {expected}",
    "greater_than_equal": "A number of {ge:g} or more is allowed here",
    "less_than_equal": "A number of {le:g} or less is allowed here",
    "value_error": "{error}",
}


class Strict(BaseModel):
    """What is read from a file: unknown keys are refused and nothing changes afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


Model = TypeVar("Model", bound=Strict)


def _no_faults(_: Strict) -> Iterable[Fault]:
    return ()


def read_strictly(
    file: Path, model: type[Model], check: Callable[[Model], Iterable[Fault]] = _no_faults
) -> Model:
    """Read a YAML file into a model, then check it; a ProfileError where anything is wrong.

    `check` is asked only once every key has its right form. The error speaks of the first fault
    and says how many follow; its `faults` hold them all, in the order of the file's lines.
    """
    document = read_document(file)
    try:
        found = model.model_validate(document.content)
    except ValidationError as error:
        known = {fault.place for fault in document.faults}
        shape = (_shape_fault(model, detail) for detail in error.errors(include_url=False))
        wrong = [fault for fault in shape if fault.place not in known]
        raise _refusal(document, [*document.faults, *wrong]) from None
    faults = [*document.faults, *check(found)]
    if faults:
        raise _refusal(document, faults)
    return found


def near_first(word: object, allowed: Iterable[str]) -> tuple[str, ...]:
    """The allowed words, those most like this one first."""
    words = tuple(dict.fromkeys(allowed))
    near = get_close_matches(str(word), words, n=3, cutoff=0.5)
    return (*near, *(other for other in words if other not in near))


def unknown(place: Place, word: object, allowed: Collection[str], noun: str) -> Fault:
    """The fault of a word that should be one of a few, with the likeliest spelling first."""
    return Fault(
        place,
        f"“{word}” is not {noun}",
        f"Allowed here: {', '.join(near_first(word, allowed)) or 'none'}",
        "Write one of these or remove it",
    )


def _refusal(document: Document, faults: Iterable[Fault]) -> ProfileError:
    """All the faults of a file in one error; in a line, what stands there before what lacks."""
    ordered = sorted(
        faults, key=lambda fault: (document.line(fault.place), fault.place not in document.lines)
    )
    errors = [
        refused(
            document.file, document.line(fault.place), fault.found, fault.allowed, fault.next_step
        )
        for fault in ordered
    ]
    first, more = errors[0], len(errors) - 1
    rest = f"; {more} more {'faults' if more > 1 else 'fault'} in this file" if more else ""
    sentences = tuple(error.sentence for error in errors)
    return ProfileError(first.found, first.allowed, first.next_step + rest, faults=sentences)


def _shape_fault(model: type[Strict], detail: ErrorDetails) -> Fault:
    """One of pydantic's findings, in our words."""
    place = tuple(part for part in detail["loc"] if part != "[key]")
    if detail["type"] == "missing":
        return Fault(place, f"the key “{last_key(place)}” is missing", "", "Write it with a value")
    if detail["type"] == "extra_forbidden":
        return unknown(place, last_key(place), _keys_at(model, place[:-1]), "a key of this place")
    words = _ALLOWED.get(detail["type"])
    allowed = words.format(**detail.get("ctx", {})) if words else detail["msg"]
    return Fault(place, _found(detail, last_key(place)), allowed, "Correct it")


def _found(detail: ErrorDetails, key: str) -> str:
    """What was given for a key, as a message can show it."""
    value = detail["input"]
    if "[key]" in detail["loc"]:
        return f"“{key}” is not a key of this place"
    if isinstance(value, str):
        return f"“{value if len(value) <= 60 else value[:60] + '…'}” is given for “{key}”"
    if detail["type"] == "value_error":
        return f"the values under “{key}” do not agree"
    return f"{'a list' if isinstance(value, list) else 'a set of keys'} is given for “{key}”"


def _keys_at(model: type[BaseModel], place: Place) -> tuple[str, ...]:
    """The keys that a model allows at a place."""
    for part in place:
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation) or model
    return tuple(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation such as `tuple[Unit, ...]` holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
