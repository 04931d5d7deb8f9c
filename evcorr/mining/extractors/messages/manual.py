"""Sentences that quote a manual, or say how one is to be corrected: what they lead up to is read, not seen."""

from __future__ import annotations

import re

_MANUAL = (
    r"\b(?:(?:page|pages|chapter|appendix)\s[\dA-Z]|paragraph\b|manual\b|guide\b|(?<!cross\s)reference\b|documentation\b|standard\b"
    r"|RFC[\s-]?\d|release\snotes\b|read\W?me\b|\w{1,12}\.WRI\b|help\s(?:file|topic)s?\b|online\shelp\b|resource\skit\b"
    r"|books\sonline\b|booklet\b|specification\b|SDK\b)"
)
_CUE = re.compile(_MANUAL, re.IGNORECASE)
# "page 135 of the Utilities Reference states the following:", "the SDK documentation states:"
_SAYS = re.compile(
    rf"{_MANUAL}[^:]{{0,120}}?\b(?:contains?|includes?|states?|says?|reads?|lists?|gives?|describes?|documents)"
    r"\s(?:incorrectly\s)?(?:(?:the|this)\sfollowing\b|as\sfollows\b|this\b|that\s?:)"
    r"|\b(?:SDK|documentation|manual|read\W?me(?:\.\w{3})?|RFC[\s-]?\d{1,4})\s(?:(?:file|page)\s)?(?:states|says|reads):\Z",
    re.IGNORECASE,
)
# "the following text is from the user's manual:"
_IS_FROM = re.compile(
    r"\bfollowing\s(?:is|are|was|(?:[\w-]{1,20}\s){0,2}?(?:text|information|descriptions?|notes?|statements?|excerpts?|passage))\b"
    rf"[^:]{{0,120}}\b(?:in|from|on|of)\b[^:]{{0,100}}{_MANUAL}",
    re.IGNORECASE,
)
# "change the second sentence to:", "the paragraph should read:"
_CORRECTS = re.compile(
    r"""
    (?:\A|,\s|\bthen\s)(?:change|replace|insert|add|delete|substitute|remove)\s(?:the|this|it|with|to|answer|step)\b[^:]{0,160}:\Z
  | \b(?:should|must)\s(?:instead\s|actually\s)?(?:read|say|state|be\s(?:changed|replaced|added|corrected))\b
    [^:]{0,80}:\Z
  | \b(?:states?|says?|reads?)\sincorrectly\b | \bincorrectly\s(?:states?|says|reads|documents|describes|lists)\b
  | \bfollowing\s(?:text|paragraph|sentence|description|statement)\s(?:is|are)
    \s(?:correct|incorrect|wrong|missing|not)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SHOWN = re.compile(r"\b(?:error|message|event|dialog|box|prompt|window|screen)s?\b", re.IGNORECASE)


def quotes_manual(sentence: str) -> bool:
    """Tell whether a sentence leads up to what a manual, a help file or a standard says, or ought to say."""
    if _CUE.search(sentence) and (_SAYS.search(sentence) or _IS_FROM.search(sentence)):
        return True
    return _CORRECTS.search(sentence) is not None and _SHOWN.search(sentence) is None
