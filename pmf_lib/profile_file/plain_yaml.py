"""Plain YAML as texts, lists and dicts, with the line of everything in it.

Every scalar stays the text that is written, so `no`, `1:30` and `2021-07-01` mean what they say.
Aliases, tags and keys that stand twice are faults: a file must mean to the program what it means
to its reader.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from pmf_lib import project
from pmf_lib.errors import ProfileError

Place = tuple[str | int, ...]

_DEEPEST = 20
_MOST_BYTES = 500_000  # many times what a council needs; reading takes a second for each 100,000
# Where libyaml and the loader in Python read a text differently, or might: other breaks and blanks,
# directives, a question mark in a list, a comment right behind the sign of a long text.
_UNUSUAL = re.compile(
    r"[^\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]|^%|\?|[|>][-+0-9]*#",
    re.MULTILINE,
)


@dataclass(frozen=True)
class Fault:
    """One thing wrong in a file. `place` is the way to it through keys and list positions."""

    place: Place
    found: str
    allowed: str = ""
    next_step: str = ""


@dataclass(frozen=True)
class Document:
    """A file's content with every scalar as text, and the line that each place in it starts on."""

    file: Path
    content: object
    lines: Mapping[Place, int]
    faults: tuple[Fault, ...] = ()

    def line(self, place: Place) -> int:
        """The line of a place; where it is not in the file, of the nearest place around it."""
        while place not in self.lines:
            place = place[:-1]
        return self.lines[place]


def read_document(file: Path) -> Document:
    """Read a YAML file; a ProfileError where it cannot be read or is no plain YAML.

    Keys that stand twice and keys with nothing after them are among the document's faults.
    """
    text = _text(file)
    try:
        root = _quick_nodes(text) or yaml.compose(text, Loader=_PlainLoader)
    except yaml.YAMLError as error:
        raise _broken(file, text, error) from None
    if not isinstance(root, yaml.MappingNode):
        raise refused(file, 1, "there are no keys", "The file is made of keys and their values")
    tree = _Tree()
    content = tree.read(root, ())
    return Document(file, content, tree.lines, tuple(tree.faults))


def refused(
    file: Path, line: int, found: str, allowed: str = "", next_step: str = ""
) -> ProfileError:
    """The refusal of a line of a file."""
    return ProfileError(f"{spoken(file)}, line {line}: {found}", allowed, next_step)


def spoken(file: Path) -> str:
    """How a file is named to its reader: from the project's root where it lies inside it."""
    try:
        return file.resolve().relative_to(project.root()).as_posix()
    except ValueError:
        return file.as_posix()


def last_key(place: Place) -> str:
    """The last key on the way to a place."""
    return next((part for part in reversed(place) if isinstance(part, str)), "the file")


class _PlainLoader(yaml.SafeLoader):
    """YAML without aliases, tags or depths that no profile needs."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise yaml.MarkedYAMLError(problem="an alias is used", problem_mark=event.start_mark)
        if getattr(event, "tag", None):
            raise yaml.MarkedYAMLError(problem="a tag is used", problem_mark=event.start_mark)
        self.depth += 1
        if self.depth > _DEEPEST:
            raise yaml.MarkedYAMLError(problem="it nests too deep", problem_mark=event.start_mark)
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _quick_nodes(text: str) -> yaml.Node | None:
    """What `_PlainLoader` reads, by libyaml in a tenth of its time.

    None where libyaml is not there or the text is not plainly good: it is for the other to refuse.
    """
    quick = getattr(yaml, "CBaseLoader", None)
    if quick is None or _UNUSUAL.search(text):
        return None
    try:
        return yaml.compose(text, Loader=quick) if _is_plain(text, quick) else None
    except yaml.YAMLError:
        return None


def _is_plain(text: str, loader: type[Any]) -> bool:
    """Whether the text has no alias, tag or depth; found from its events, before anything nests."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.NodeEvent):
            if event.anchor or getattr(event, "tag", None) or depth >= _DEEPEST:
                return False
            depth += isinstance(event, yaml.CollectionStartEvent)
    return True


@dataclass
class _Tree:
    """Turns nodes into texts, lists and dicts, and keeps the line of each."""

    lines: dict[Place, int] = field(default_factory=lambda: {(): 1})
    faults: list[Fault] = field(default_factory=list)

    def read(self, node: yaml.Node, place: Place) -> object:
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*place, index)) for index, item in enumerate(node.value)]
        if not getattr(node, "style", None) and not node.value:
            found = f"nothing is given for “{last_key(place)}”"
            self.faults.append(Fault(place, found, "", 'Write its value, or "" for none'))
        return node.value

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, object]:
        content: dict[str, object] = {}
        for key, value in node.value:
            word = key.value if isinstance(key, yaml.ScalarNode) else "a list or keys"
            inner = (*place, word)
            if word in content:
                self.faults.append(_repeated(inner, self.lines[inner]))
            self.lines[inner] = key.start_mark.line + 1
            content[word] = self.read(value, inner)
        return content


def _repeated(place: Place, first: int) -> Fault:
    found = f"the key “{last_key(place)}” stands twice, first in line {first}"
    return Fault(place, found, "A key may stand once", "Remove one of the two")


def _text(file: Path) -> str:
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise ProfileError(
            f"{spoken(file)} cannot be read: {error.strerror}",
            "It must be a file that this account may read",
            "Put the file there or correct its name",
        ) from None
    if len(raw) > _MOST_BYTES:
        allowed = f"A file of parameters or of a mapping has at most {_MOST_BYTES:,} bytes"
        raise refused(file, 1, f"there are {len(raw):,} bytes", allowed, "See what fills it")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        allowed, mend = "Files in parameters/ are UTF-8 text", "Save the file again as UTF-8"
        raise refused(file, line, "a letter is not UTF-8", allowed, mend) from None


def _broken(file: Path, text: str, error: yaml.YAMLError) -> ProfileError:
    mark = getattr(error, "problem_mark", None)
    place = getattr(error, "position", 0)
    line = mark.line + 1 if mark else text.count("\n", 0, place) + 1
    written = "".join(text.splitlines()[line - 1 : line])
    if "\t" in written:
        return refused(file, line, "a tab is used", "Only spaces may indent", "Write spaces")
    problem = getattr(error, "problem", None) or "it holds a character that no text may hold"
    allowed = "Keys with values, lists, and texts, without aliases or tags"
    return refused(file, line, f"this is not plain YAML: {problem}", allowed, "Correct the line")
