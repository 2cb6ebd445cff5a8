"""Formulas that can be worked out: `100 * answered_in_time / answered` (R1-045).

The grammar is small and closed: numbers, names of data items, + - * /, brackets. A text is read
sign by sign and never run as a program, so a formula can do nothing but arithmetic.

    sum      = product (("+" | "-") product)*
    product  = factor (("*" | "/") factor)*
    factor   = ("+" | "-") factor | number | name | "(" sum ")"
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

LONGEST = 500
DEEPEST = 50
_NUMBER = r"\d+(?:\.\d+)?"
_NAME = r"[a-z][a-z0-9_]*"
_TOKEN = re.compile(rf"\s*({_NUMBER}(?![\w.])|{_NAME}(?!\w)|[-+*/()])")
_WHOLE_NAME = re.compile(_NAME)
_RANK = {"+": 1, "-": 1, "*": 2, "/": 2}
_SIGNS = {"*": "×", "/": "÷", "-": "−"}

Tree = float | str | tuple[str, "Tree", "Tree"]
"""A number, a name, or a sign with what stands on either side of it."""


class FormulaError(ValueError):
    """A text that is no formula: what was found and what is allowed."""

    def __init__(self, found: str, allowed: str) -> None:
        super().__init__(f"{found}; {allowed}")
        self.found = found
        self.allowed = allowed


@dataclass(frozen=True)
class Formula:
    """A formula as it was read. `names` are its data items, in the order they are met."""

    text: str
    tree: Tree

    @property
    def names(self) -> tuple[str, ...]:
        """The data items it needs."""
        return tuple(dict.fromkeys(_names(self.tree)))

    @property
    def words(self) -> str:
        """The formula as it is printed: signs of arithmetic, names as words."""
        return _words(self.tree)

    def value(self, items: Mapping[str, float | None]) -> float | None:
        """What it comes to with these data items.

        None where an item it needs is missing, where it would divide by 0, or where the figure is
        too large to be held: missing is never 0. KeyError for a name that `items` has not.
        """
        found = _worked_out(self.tree, items)
        return found if found is not None and math.isfinite(found) else None


def parse(text: str, names: Collection[str] | None = None) -> Formula:
    """Read a formula whose names are among these; any are allowed where none are given.

    Names are small letters, digits and underscores. A FormulaError says what stands there that
    may not.
    """
    if len(text) > LONGEST:
        raise FormulaError(f"{len(text)} signs", f"a formula of at most {LONGEST} signs")
    reader = _Reader(list(_tokens(text)), names)
    tree = reader.sum(0)
    reader.finish()
    return Formula(" ".join(text.split()), tree)


STANDARD_ITEMS = ("numerator", "denominator", "value")
"""What a formula may always name: the columns of a figure."""


def data_items(written: str | None) -> tuple[str, ...]:
    """The names of a measure's data items: of numerator and denominator, or of the value alone.

    They are divided by a comma; none are named where nothing is written. A FormulaError for a
    third, for one named twice and for a text that is no name.
    """
    names = tuple(part.strip() for part in (written or "").split(",") if part.strip())
    for name in names:
        if not _WHOLE_NAME.fullmatch(name):
            raise FormulaError(f"“{name[:40]}”", "a name of small letters, digits and underscores")
    if len(names) > 2 or len(set(names)) < len(names):
        allowed = "the names of numerator and denominator, or one of the value alone"
        raise FormulaError(f"“{', '.join(names)}”", allowed)
    return names


def formula_of(calculation: str, items: str | None) -> Formula:
    """A measure's formula, with names that are its own data items or a figure's columns."""
    return parse(calculation, (*data_items(items), *STANDARD_ITEMS))


def parts_by_name(
    items: str | None, *, numerator: float, denominator: float, value: float
) -> dict[str, float | None]:
    """A figure's parts under every name that its measure's formula may give them."""
    names = data_items(items)
    own = (numerator, denominator) if len(names) == 2 else (value,)
    columns = dict(zip(STANDARD_ITEMS, (numerator, denominator, value), strict=True))
    return {**columns, **dict(zip(names, own, strict=False))}


def _tokens(text: str) -> Iterator[str]:
    place = 0
    while text[place:].strip():
        match = _TOKEN.match(text, place)
        if match is None:
            found = text[place:].split(maxsplit=1)[0][:20]
            allowed = "numbers such as 100, names such as answered_in_time, + - * / and brackets"
            raise FormulaError(f"“{found}”", allowed)
        yield match[1]
        place = match.end()


class _Reader:
    """Reads the signs of one formula from left to right."""

    def __init__(self, tokens: list[str], names: Collection[str] | None) -> None:
        self._tokens = tokens
        self._names = names
        self._at = 0

    def sum(self, depth: int) -> Tree:
        return self._chain("+-", depth)

    def finish(self) -> None:
        if self._at < len(self._tokens):
            found = f"“{self._tokens[self._at]}”"
            raise FormulaError(found, "a sign + - * / between two parts, and closed brackets")

    def _chain(self, signs: str, depth: int) -> Tree:
        part = self._factor if signs == "*/" else lambda at: self._chain("*/", at)
        left = part(depth)
        while self._next() in tuple(signs):
            left = (self._take(), left, part(depth))
        return left

    def _factor(self, depth: int) -> Tree:
        if depth > DEEPEST:
            raise FormulaError("too many brackets", f"at most {DEEPEST} within one another")
        token = self._take()
        if token in ("+", "-"):
            return (token, 0.0, self._factor(depth + 1))
        if token == "(":
            inner = self.sum(depth + 1)
            if self._take() != ")":
                raise FormulaError("a bracket that is not closed", "a closing bracket")
            return inner
        return self._item(token)

    def _item(self, token: str) -> Tree:
        if token[:1].isdigit():
            return float(token)
        if not token[:1].isalpha():
            found = f"“{token}”" if token else "an end where a part is missing"
            raise FormulaError(found, "a number, a name or a bracket")
        if self._names is not None and token not in self._names:
            raise FormulaError(f"“{token}”", f"the names {', '.join(self._names)}")
        return token

    def _next(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""

    def _take(self) -> str:
        token = self._next()
        self._at += 1
        return token


def _names(tree: Tree) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, tuple):
        yield from _names(tree[1])
        yield from _names(tree[2])


def _worked_out(tree: Tree, items: Mapping[str, float | None]) -> float | None:
    if isinstance(tree, str):
        item = items[tree]
        return None if item is None or math.isnan(item) else float(item)
    if isinstance(tree, float):
        return tree
    sign, left, right = tree
    return _joined(sign, _worked_out(left, items), _worked_out(right, items))


def _joined(sign: str, left: float | None, right: float | None) -> float | None:
    if left is None or right is None or (sign == "/" and right == 0):
        return None
    if sign == "/":
        return left / right
    if sign == "*":
        return left * right
    return left + right if sign == "+" else left - right


def _words(tree: Tree, above: int = 0) -> str:
    if isinstance(tree, str):
        return tree.replace("_", " ")
    if isinstance(tree, float):
        return f"{tree:,.15g}"
    sign, left, right = tree
    rank = _RANK[sign]
    # What follows − or ÷ keeps its brackets: a − (b − c) is not a − b − c.
    told = f"{_words(left, rank)} {_SIGNS.get(sign, sign)} {_words(right, rank + 1)}"
    return f"({told})" if rank < above else told
