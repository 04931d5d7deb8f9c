"""The words in which articles tell when something is seen: "every 15 minutes", "when you restart the computer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from evcorr.timing import Kind

Told: TypeAlias = tuple[Kind, tuple[int, int] | None]
"""What a sentence tells, and the least and most seconds where it names a distance."""

_NUMBERS = {
    word: number
    for number, words in {
        1: ("", "a", "an", "one"),
        2: ("two",),
        3: ("three",),
        4: ("four",),
        5: ("five",),
        6: ("six",),
        7: ("seven",),
        8: ("eight",),
        10: ("ten",),
        12: ("twelve",),
        15: ("fifteen",),
        20: ("twenty",),
        30: ("thirty",),
        45: ("forty-five",),
        60: ("sixty",),
    }.items()
    for word in words
}
_SIZES = {"second": 1, "sec": 1, "minute": 60, "min": 60, "hour": 3_600, "day": 86_400, "week": 604_800}
_NUMBER = rf"(?:\d{{1,4}}|{'|'.join(sorted(filter(None, _NUMBERS), key=len, reverse=True))})"
_UNIT = rf"(?:{'|'.join(_SIZES)})"

_EVERY = re.compile(
    rf"""
      \b(?:every|each|once\s(?:every|per|an?|each)|at)\s(?:about\s|approximately\s|roughly\s)?
      (?:(?P<least>{_NUMBER})(?:\s?(?:to|-|or|and)\s?(?P<most>{_NUMBER}))?[\s-])?(?P<unit>{_UNIT})s?\b
      (?P<interval>[\s-]intervals?\b)?
    | \b(?P<hourly>hourly)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_REPEATED = re.compile(
    rf"""
      \b(?:repeatedly|repeats?|repeated|continuously|continually|constantly|over\sand\sover|again\sand\sagain
         |(?:many|several|multiple|numerous)\stimes|every\s(?:a\s)?few\s{_UNIT}s|once\severy\sfew\s{_UNIT}s)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEHIND = (
    r"(?=[,.:;)\"]|\s?\Z|\s(?:and|or|that|which|with|in|on|after|you|the|an?|from|to|for|when|while|as|if|running|using"
    r"|by|is|it|may|then|again|this|one|has|had|at|where|but|because)\b)"
)
_MACHINE = (
    r"(?:(?:the|your|this|an?|that)\s)?(?:[\w.'-]{1,20}\s){0,3}?"
    r"(?:(?:computer|machine|workstation|controller|system|server)s?|PDC|BDC"
    r"|windows(?:\s(?:NT|2000|XP|9[58]|Me|Server|Workstation|Professional|\d\.\d{1,2}|20\d\d|version)){0,4})" + _BEHIND
)
_WHEN = r"(?:when(?:ever)?|after|while|as\ssoon\sas|once|each\stime|every\stime|(?:the\s)?next\stime)"
_START = re.compile(
    rf"""
      \b{_WHEN}\s(?:(?:you|it|they|the\suser|trying\sto|attempting\sto|try\sto|attempt\sto|shut\sdown\sand)\s){{0,3}}
      (?:re-?start(?:s|ed|ing)?|re-?boot(?:s|ed|ing)?|boot(?:s|ed|ing)?(?:\sup)?|start(?:s|ing|ed)?(?:\sup)?)\s{_MACHINE}
    | \b{_WHEN}\s{_MACHINE}\s(?:is\s|are\s|has\sbeen\s)?
      (?:re-?started|re-?booted|booted|(?:re)?starts(?:\sup)?|re-?boots|boots|started)\b
    | \b(?:at|during|(?:at|on|during|upon)\s(?:(?:the|each|every|next|system|computer|server|windows|NT)\s){{1,3}})\s?
      (?:start-?up|boot(?:-?up)?|reboot|restart)\b(?!\s(?:of\sthe\s\w{{1,20}}\sservice|disk|type|drive|partition))
    | \b(?:after|upon|following)\s(?:a|each|every|the)\s(?:re-?boot|restart)\b
    | \b(?:after|when|upon)\s(?:re-?booting|restarting)\b
      (?!\sthe\s(?:[\w-]{{1,20}}\s){{0,4}}(?:services?|agent|store|connector)\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_STOP = re.compile(
    rf"""
      \b(?:when(?:ever)?|while|as)\s(?:(?:you|it|the\suser|trying\sto|try\sto|attempt\sto)\s){{0,2}}
      shut(?:s|ting)?\sdown\s(?:and\s(?:re)?start\s)?{_MACHINE}
    | \b(?:when(?:ever)?|while|as)\s{_MACHINE}\s(?:is|are)\s(?:being\s)?shut(?:ting)?\sdown\b(?!\sand)
    | \b(?:at|on|during|upon)\s(?:(?:the|each|every|system|computer|server|windows|windows\sNT)\s){{0,2}}shut-?down\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WITHIN = re.compile(
    rf"\bwithin\s(?:about\s)?(?P<least>{_NUMBER})\s(?P<unit>{_UNIT})s?\b"
    rf"|\b(?P<later>{_NUMBER})\s(?P<later_unit>{_UNIT})s?\s(?:later|after)\b",
    re.IGNORECASE,
)
_KINDS = ((Kind.AT_START, _START), (Kind.AT_STOP, _STOP))


def told_in(sentence: str) -> Iterator[Told]:
    """What a sentence tells of when its subject is seen; of a distance that it names only in part, that it repeats."""
    every = next(filter(None, map(_every, _EVERY.finditer(sentence))), None)
    if every is not None:
        yield Kind.EVERY, every
    elif _REPEATED.search(sentence):
        yield Kind.REPEATED, None
    for kind, wording in _KINDS:
        if wording.search(sentence):
            yield kind, None


def distance_in(text: str) -> tuple[int, int] | None:
    """The time in which one thing follows another: "within 5 seconds", "two minutes later"."""
    found = _WITHIN.search(text)
    if found is None:
        return None
    seconds = _seconds(found["least"] or found["later"], found["unit"] or found["later_unit"])
    return 0, seconds


def _every(found: re.Match[str]) -> tuple[int, int] | None:
    """The interval; None for "at 5 minutes", "each day" of something else, and no time at all."""
    if found["hourly"]:
        return 3_600, 3_600
    opening = found[0].casefold()
    if opening.startswith("at") and not found["interval"]:
        return None
    least = _seconds(found["least"] or "", found["unit"])
    most = _seconds(found["most"], found["unit"]) if found["most"] else least
    return (least, most) if 0 < least <= most else None


def _seconds(number: str, unit: str) -> int:
    folded = number.casefold()
    return (int(folded) if folded.isdecimal() else _NUMBERS[folded]) * _SIZES[unit.casefold()]
