"""STOPs that an article calls by the bug check's name alone: "a blue screen with INACCESSIBLE_BOOT_DEVICE"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evcorr.codes import format_stop
from evcorr.mentions import Mention
from evcorr.mentions.stop import MAX_TAIL, find_module
from evcorr.mentions.stop_name import bug_check
from evcorr.observable import Stop

# a name of two words may be any program's
_NAME = re.compile(r"\b[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){2,8}\b", re.IGNORECASE)
# what begins with a character is found faster than a name
_MIDDLE = re.compile(r"_[A-Z0-9]{1,30}_", re.IGNORECASE)
_FIRST = re.compile(r"\b[A-Z][A-Z0-9]{0,30}\Z", re.IGNORECASE)
_LONGEST = 31
# Page fault in nonpaged area (0x00000050)
_IN_WORDS = re.compile(r"\b(?P<name>[A-Z]\w{1,20}(?:[ _]\w{1,20}){1,8}) \((?P<code>0x[0-9a-f]{1,8})\)", re.IGNORECASE)
# what goes on to tell the code of the name before it
_CODE_BEHIND = re.compile(r"\s{0,2}\(0x[0-9a-f]{1,8}\)", re.IGNORECASE)
# what is larger is a live dump's, or the name of an NTSTATUS too
_LARGEST = 0xFFFF
# a screen has the name right behind the code, or on the line below the code and its parameters
_NEAR = 160


def named_stops(text: str, folded: str, known: Sequence[Mention[Stop]]) -> Iterator[Mention[Stop]]:
    """Yield the STOPs of a section of which no code, or none that the `known` ones have been found by, is told.

    `folded` is the casefolded text.
    """
    for found in _names(text):
        code = bug_check(found[0].upper())
        if code is not None and code <= _LARGEST and not _is_told(known, found.start()):
            behind = _CODE_BEHIND.match(text, found.end())
            end = behind.end() if behind else found.end()
            module, module_end = find_module(text[end : end + MAX_TAIL])
            yield Mention(Stop(code=format_stop(code), module=module), found.start(), end + module_end)
    for found in _IN_WORDS.finditer(text) if " (0x" in folded else ():
        code = bug_check(found["name"].replace(" ", "_").upper())
        if code is not None and code == int(found["code"], 16):
            yield Mention(Stop(code=format_stop(code)), *found.span())


def _names(text: str) -> Iterator[re.Match[str]]:
    """Yield what `_NAME` finds, from the word before each of its middles."""
    end = 0
    for middle in _MIDDLE.finditer(text):
        first = _FIRST.search(text, max(end, middle.start() - _LONGEST), middle.start())
        if first and (found := _NAME.match(text, first.start())):
            yield found
            end = found.end()


def _is_told(known: Sequence[Mention[Stop]], start: int) -> bool:
    """Tell whether a name is that of a STOP whose code stands before it."""
    return any(mention.start <= start <= mention.end + _NEAR for mention in known)
