"""STOPs that are told by the bug check's name: screens of Windows 8 and later, and the analysis of a debugger.

Only logs and screens are read so; an article that names a bug check in prose says no more than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache

from evcorr.codes import format_stop
from evcorr.codes.table import table
from evcorr.mentions.cues import cue_lookup
from evcorr.mentions.mention import Mention
from evcorr.observable import Stop
from evcorr.text.lazy_regex import lazy_regex

_FILE = r"[\w$-]{1,64}\.(?:sys|dll|exe)\b"
_NAME = r"[A-Z][A-Z0-9_]{2,60}(?:[ ][A-Z0-9_]{1,30}){0,8}"

_SCREEN = lazy_regex(
    rf"""
    (?:for[ ]this[ ]error|stop[ ]?code|stillstand(?:s)?code|code[ ]d['\u2019]arrêt|código[ ]de[ ](?:detención|parada)
      |codice[ ](?:di[ ])?interruzione|kod[ ]zatrzymania|код[ ]остановки|stoppkod|停止コード|终止代码)
    \s{{0,3}}[:\uff1a]\s{{1,8}}(?P<name>(?-i:{_NAME}))(?:\s{{1,4}}\((?P<module>{_FILE})\))?
    (?:\s{{1,20}}what[ ]failed:\s{{1,8}}(?P<failed>{_FILE})
      |[ \t\r]{{0,20}}\n[ \t>]{{0,20}}[^\W\d][^\n:\uff1a]{{1,40}}[:\uff1a][ \t]{{1,8}}(?P<told>{_FILE})(?=\s|\Z))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""search online later for this error: NAME (driver.sys); Stop code: NAME, and below What failed: driver.sys, whatever
that is called in the language of the screen"""

CUES = frozenset(
    ("for this error", "stop code", "stopcode", "stillstand", "code d", "c\u00f3digo de ", "codice ", "kod z")
) | frozenset(("\u043a\u043e\u0434 \u043e", "stoppkod", "\u505c\u6b62\u30b3\u30fc\u30c9", "\u7ec8\u6b62\u4ee3\u7801"))
"""A text without any of these has no such screen."""

_cues_in = cue_lookup(CUES)

_ANALYSIS = lazy_regex(r"^(?P<name>[A-Z][A-Z0-9_]{3,60}) \((?P<code>[0-9a-f]{1,8})\)[ \t]*$", re.MULTILINE)
_ARGUMENT = lazy_regex(r"^Arg([1-4]):\s{1,4}([0-9a-f`]{1,17})\b", re.MULTILINE)
_EXPLANATION = 6000
"""The arguments stand no further than so many characters below the name."""

_IMAGE = lazy_regex(rf"^(?:IMAGE_NAME:|Probably caused by\s?:)\s{{1,8}}({_FILE})", re.MULTILINE | re.IGNORECASE)
_NEXT_DUMP = lazy_regex(r"^Loading Dump File \[", re.MULTILINE)


def find_named_stops(text: str, cues: Set[str] | None = None) -> Iterator[Mention[Stop]]:
    """The STOPs of a text that screens and debuggers call by name; names that no bug check has are passed over.

    `cues` are those of `CUES`, and perhaps others, that the casefolded text has, if that is known.
    """
    if _cues_in(text.casefold()) if cues is None else CUES & cues:
        yield from _screens(text)
    if "\nArg1:" in text:
        yield from _analyses(text)


def _screens(text: str) -> Iterator[Mention[Stop]]:
    """What screens say."""
    if "ode" in text or "error: " in text or "\uff1a" in text or "код" in text.casefold() or "コード" in text:
        for match in _SCREEN.finditer(text):
            code = bug_check(match["name"].replace(" ", "_"))
            if code is not None:
                module = match["module"] or match["failed"] or match["told"]
                yield Mention(Stop(code=format_stop(code), module=module), *match.span())


def _analyses(text: str) -> Iterator[Mention[Stop]]:
    """What `!analyze` says of each bug check; the driver that it blames stands far below."""
    for match in _ANALYSIS.finditer(text):
        if bug_check(match["name"]) is None:
            continue
        values: dict[str, str] = {}
        end = match.end()
        for argument in _ARGUMENT.finditer(text, match.end(), match.end() + _EXPLANATION):
            if argument[1] in values:
                break
            values[argument[1]] = argument[2].replace("`", "")
            end = argument.end()
        if values:
            stop = Stop(
                code=format_stop(int(match["code"], 16)), params=tuple(values.values()), module=_blamed(text, end)
            )
            yield Mention(stop, match.start(), end)


def _blamed(text: str, start: int) -> str | None:
    """The driver that the analysis of the same dump blames."""
    following = _NEXT_DUMP.search(text, start)
    image = _IMAGE.search(text, start, following.start() if following else len(text))
    return image[1] if image else None


def bug_check(name: str) -> int | None:
    """The code of the bug check with a name, in capitals; None if there is none."""
    return _codes().get(name)


@cache
def _codes() -> dict[str, int]:
    """The codes of bug checks by their names."""
    return {name: known.value for known in table("stop").values() for name in known.names}
