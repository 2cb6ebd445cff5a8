"""Whether a comment on a weak figure answers what members ask: why, what is done, by when.

Ribble Valley 2007, 5.1: a reason and a remedial action for each weak indicator (R1-035). Lists of
words only: a comment may say it in others, so that nothing found is a question to its author and
no verdict.
"""

from __future__ import annotations

import re

from pmf_lib.methods import claim_words

_REASON = re.compile(
    r"\b(?:because|due to|owing to|caus\w*|reasons?|result(?:s|ed|ing)? (?:of|from|in)|led to|as a"
    r"|as \w+|since|after|follow(?:s|ed|ing)|wait\w*|vacan\w*|short(?:age|ages| of| by)|sick\w*"
    r"|absen\w*|leave|left|lost|loss|clos(?:ed|ure|ures)|fail\w*|broke\w*|repairs?|weather|wet"
    r"|snow|flood\w*|storms?|covid|pandemic|lockdown|recession|demand|referrals|backlog|delay\w*"
    r"|late|held (?:back|up)|turned on|bring|brought|account(?:s|ed)? for|out of use|stopped"
    r"|cannot|could not|need\w*|new|chang(?:e|ed|es)|moved|agency|learning|too few|small"
    r"|one (?:\w+ )?moves|full|depend\w*|busy|cost\w*|prices?|error\w*|left out|counted|adapted)\b",
    re.IGNORECASE,
)
_ACTION = re.compile(
    r"\b(?:will|agreed|now|being|begins?|began|begun|start(?:s|ed|ing)?|plan(?:s|ned)?|scheme"
    r"|appoint\w*|fill(?:ed|s)?|recruit\w*|train\w*|introduc\w*|hir(?:e|ed|ing)|review\w*|redraw\w*|drawn"
    r"|bought|order(?:ed|s)|offered?|asked|meet\w* (?:weekly|monthly)|set up|put in"
    r"|has been|have been|should|tender|next step|project|clinic|programme|options?|in use"
    r"|moved?|split|written|advertis\w*|working (?:on|with)|tak(?:e|en|ing)|look(?:ing)? at|made"
    r"|go)\b",
    re.IGNORECASE,
)
NO_ACTION = re.compile(
    r"\bno (?:\w+ )?(?:action|change|step)s? (?:is|are|was|has been|have been|will be|needs?)\b"
    r"|\bnothing (?:is|will be|can be) done\b|\btarget will not be met\b|\bout of reach\b",
    re.IGNORECASE,
)
_TIME = "|".join(re.escape(name) for name in sorted(claim_words.TIMES))
_DATE = re.compile(
    rf"\b(?:{_TIME}|next (?:week|month|quarter|year)|this (?:week|month|quarter|year)|new year"
    r"|(?:end|start|beginning|half) (?:of|year)|within \w+ (?:days?|weeks?|months?|years?)"
    r"|in \w+ (?:days|weeks|months)|q[1-4]|quarter [1-4]|(?:19|20)\d\d(?:[/-]\d\d)?"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|by (?:the )?\d+(?:st|nd|rd|th)|today|tomorrow|year end"
    r"|year’s end|year's end|first day|financial year)\b",
    re.IGNORECASE,
)


def gives_reason(text: str) -> bool:
    """Whether some word of a reason stands in the comment."""
    return bool(_REASON.search(text))


def gives_action(text: str) -> bool:
    """Whether some word of an action stands in it, or that none is taken, which is an answer."""
    return bool(_ACTION.search(text)) or declines(text)


def declines(text: str) -> bool:
    """Whether it says that nothing is to be done."""
    return bool(NO_ACTION.search(text))


def gives_date(text: str) -> bool:
    """Whether it says by when, or since when: a day, month, season, quarter or year."""
    return bool(_DATE.search(text))
