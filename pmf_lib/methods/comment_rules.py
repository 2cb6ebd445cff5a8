"""The rules that owners' comments are held against, each with a sentence for their author."""

from __future__ import annotations

from enum import StrEnum

MOST_WORDS = 120
OLDEST = 17
"""The reading age above which a comment is hard: that of who has just left school."""
READ_AT_MOST = 2_000
"""Words of a comment that is far too long which are read for the other rules."""


class Group(StrEnum):
    """What a finding is about; the order is that of what to mend first."""

    CONTRADICTS = "Does not agree with the figure"
    LEFT_OUT = "Left out"
    LACKS = "Leaves a question open"
    WRITING = "Hard to read, or not checked"


class Rule(StrEnum):
    """Codes of the rules."""

    SAYS_BETTER = "H01"
    SAYS_WORSE = "H02"
    SAYS_MET = "H03"
    SAYS_SHORT = "H04"
    ALL_WELL = "H05"
    RED = "H06"
    EXCEPTION = "H07"
    NO_REASON = "H08"
    NO_ACTION = "H09"
    NO_DATE = "H10"
    COPIED = "H11"
    EMPTY = "H12"
    TOO_LONG = "H13"
    ACRONYM = "H14"
    HARD = "H15"
    LANGUAGE = "H16"
    WELSH = "H17"

    @property
    def group(self) -> Group:
        """What a finding of the rule is about."""
        return next(group for group, rules in _GROUPS.items() if self in rules)

    @property
    def meaning(self) -> str:
        """The rule in a sentence."""
        return MEANINGS[self]


MEANINGS = {
    Rule.SAYS_BETTER: "The comment says better, and the figure is worse.",
    Rule.SAYS_WORSE: "The comment says worse, and the figure is better.",
    Rule.SAYS_MET: "The comment says on target, and the figure is short of it.",
    Rule.SAYS_SHORT: "The comment says short of target, and the figure reaches it.",
    Rule.ALL_WELL: "The introduction says that all is on target, and something is red.",
    Rule.RED: "A measure is red and has no comment.",
    Rule.EXCEPTION: "An exception has no comment.",
    Rule.NO_REASON: "A measure is red and its comment gives no reason.",
    Rule.NO_ACTION: "A measure is red and its comment names no action; none is linked.",
    Rule.NO_DATE: "A measure is red and its comment gives no date.",
    Rule.COPIED: "The comment is that of the period before.",
    Rule.EMPTY: "The comment says nothing.",
    Rule.TOO_LONG: f"The comment is longer than {MOST_WORDS} words.",
    Rule.ACRONYM: "The comment has letters that are not explained.",
    Rule.HARD: f"The comment asks for a reading age above {OLDEST}.",
    Rule.LANGUAGE: "The comment is not in English or Welsh: not checked.",
    Rule.WELSH: "The comment is in Welsh: its words are not held against the figure.",
}

ADVICE = {
    Rule.SAYS_BETTER: "Say how the figure moved, and against which period.",
    Rule.SAYS_WORSE: "Say how the figure moved, and against which period.",
    Rule.SAYS_MET: "Say by how much the target was missed.",
    Rule.SAYS_SHORT: "Say that the target was met, or which other figure is meant.",
    Rule.ALL_WELL: "Name the measures that are red.",
    Rule.RED: "Write why it is red, what is done and by when.",
    Rule.EXCEPTION: "Write why it stands out, or that nothing needs to be done.",
    Rule.NO_REASON: "Add why: one sentence that begins with because will do.",
    Rule.NO_ACTION: "Add what is done, or that no action is proposed and why.",
    Rule.NO_DATE: "Add by which day or month.",
    Rule.COPIED: "Write what happened in this period.",
    Rule.EMPTY: "Write a sentence, or take the comment out.",
    Rule.TOO_LONG: "Keep what members must know; leave the rest to the service's own report.",
    Rule.ACRONYM: "Write the words out.",
    Rule.HARD: "Use shorter sentences and shorter words.",
    Rule.LANGUAGE: "Have it put into English or Welsh, or checked by someone who reads it.",
    Rule.WELSH: "Have it checked by someone who reads Welsh; nothing need be mended for this.",
}

_GROUPS = {
    Group.CONTRADICTS: frozenset(
        {Rule.SAYS_BETTER, Rule.SAYS_WORSE, Rule.SAYS_MET, Rule.SAYS_SHORT, Rule.ALL_WELL}
    ),
    Group.LEFT_OUT: frozenset({Rule.RED, Rule.EXCEPTION}),
    Group.LACKS: frozenset({Rule.NO_REASON, Rule.NO_ACTION, Rule.NO_DATE, Rule.COPIED}),
    Group.WRITING: frozenset(
        {Rule.EMPTY, Rule.TOO_LONG, Rule.ACRONYM, Rule.HARD, Rule.LANGUAGE, Rule.WELSH}
    ),
}
