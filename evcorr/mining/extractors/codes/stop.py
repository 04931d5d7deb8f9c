"""Blue-screen STOPs: as screens and prose show them, and those that an article knows only by the driver at fault."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from evcorr.article import Section
from evcorr.codes import format_stop
from evcorr.mentions import Mention, find_stops
from evcorr.mentions.stop import DRIVER
from evcorr.mining.extractors.codes.named_stop import named_stops
from evcorr.observable import Stop
from evcorr.text.begun_regex import find_begun
from evcorr.text.worded_regex import BegunRegex

_BY_MODULE = re.compile(
    rf"""
    \b(?:STOP|blue[\s-]screen|bug\s?check)\s{{1,3}}(?:error\s{{1,3}}|message\s{{1,3}}|screen\s{{1,3}}|code\s{{1,3}}|trap\s{{1,3}}){{0,2}}
    (?:(?:(?:may|can|has|was|is)\s{{1,3}})?(?:occur(?:s|red)?|appear(?:s|ed)?|caused|generated)\s{{1,3}})?(?:in|by|with)\s{{1,3}}(?:the\s{{1,3}}(?:file\s{{1,3}})?)?
    (?P<module>[\w$-]{{1,24}}\.(?:sys|dll|exe|drv)\b|(?<=in\s){DRIVER})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MODULE_BEGINS = ("stop", "blue", "bug")
_OR = re.compile(r"\W{0,3}\s?(?:or|and|,)\s\W{0,3}")
# STOP 0x0000001E, 0x0000000A, or 0x00000050
_SEVERAL = re.compile(
    r"\bSTOPs?\s(?:\w{1,8}\s){0,3}0x[0-9a-f]{1,8}(?P<further>(?:(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)0x0{0,5}[0-9a-f]{1,3}\b(?!\s?\()){1,6})",
    re.IGNORECASE,
)
# a 0x0000001E stop error
_BEFORE_WORD = BegunRegex(
    ("0x00",), r"\b(?P<code>0x0{2,6}[0-9a-f]{1,2})\s{1,4}(?:blue\s{1,4}screen\s)?stop\b(?!:?\s{1,4}0x)"
)
# STOP message 21a: short for the one STOP whose code is a status, and ends so; nothing else is shown by that code
_SHORT = re.compile(
    r"\bSTOP:?\s(?:(?:error|message|screen|code)\s){0,2}21A\b|(?<![\w(-])(?:0x)?c000021a\b(?!\))", re.IGNORECASE
)
_SYSTEM_PROCESS_TERMINATED = 0xC000021A
# "Stop A in Paint.sys": one digit, of which only the driver behind it tells that it is a code
_ONE_DIGIT = BegunRegex(("stop",), r"\bstop\s{1,4}(?P<code>[0-9A-F])\s{1,4}in\s{1,4}(?P<module>[\w-]{1,20}\.sys)\b")
_FURTHER = re.compile(r"0x[0-9a-f]{1,8}", re.IGNORECASE)
# the code with its four parameters, under a line that says what it is: 0x0000000A (0x00000002, 0x00000000, ...)
_BARE = re.compile(
    r"(?<![\w:])(?P<code>0x(?:0{4}[0-9a-f]{4}|c000021a))\s{0,3}\((?P<params>(?:0x[0-9a-f]{1,16},\s{0,3}){3}0x[0-9a-f]{1,16})\)",
    re.IGNORECASE,
)
# the same as Windows NT 3.x and 4.0 print it without brackets: 0000001e : c0000005 f1145494 00000000 0000013c
_UNBRACKETED = re.compile(
    r"^[ \t*]{0,20}(?P<code>0{6}[0-9a-f]{2})\s?:\s{1,4}(?P<params>(?:[0-9a-f]{8}[ ,]{1,4}){3}[0-9a-f]{8})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


# the line that leads up to a STOP: "the following stop error message may appear in Fpnwsrv.sys during a read:"
_IN_LEAD = re.compile(
    r"\b(?:stop|screen|error|message)\b[^.:]{0,60}?\sin\s(?:the\s)?(?P<module>[\w$-]{1,24}\.(?:sys|dll|exe))\b[^.:]{0,100}:\s{1,8}\Z",
    re.IGNORECASE,
)
_LEAD = 300
# "an access violation in Paint.sys leads to STOP 0x0000001E"
_BLAMED = re.compile(
    r"\b(?:access\sviolation|fault|trap|exception)\sin\s(?:the\s)?(?P<module>[\w$-]{1,24}\.sys)\s(?:may\s|can\s)?"
    r"(?:lead(?:s|ing)?\sto|caus(?:es?|ing)|result(?:s|ing)?\sin)\s(?:an?\s)?\Z",
    re.IGNORECASE,
)
_PARAMETER = re.compile(r"\bparameter\s(?:in|of|to|for)\s(?:the|this)\s{1,8}\Z", re.IGNORECASE)
# "The Stop screen information indicates that the Paint.sys driver is the cause"
_ON_SCREEN = BegunRegex(
    ("stop", "blue"),
    r"\b(?:stop|blue)\sscreen\s(?:information\s)?(?:lists|names|shows|indicates(?:\sthat)?|points\sto)\s(?:the\s)?"
    r"(?P<module>[\w$-]{1,24}\.(?:sys|dll|exe))\b",
)


def extract_stop(section: Section) -> Iterator[Mention[Stop]]:
    """Yield the STOPs of a section; one without a code is told by its module alone."""
    text, folded = section.text, section.text.casefold()
    found = list(_with_common_module(text, [stop for stop in find_stops(text) if not _is_parameter(text, stop)]))
    named = _ON_SCREEN.search(text) if " screen" in folded else None
    known = [_with_module(mention, named["module"]) for mention in found] if named else found
    yield from known
    yield from named_stops(text, folded, known)
    yield from _in_prose(text, folded, known)
    for mention in (*_with_params(text, folded), *_by_module(text, folded)):
        if not any(one.touches(mention.start, mention.end) for one in known):
            yield mention


def _is_parameter(text: str, mention: Mention[Stop]) -> bool:
    """Tell whether a number is a parameter of a STOP: "the first parameter in the STOP code, 0xC0000034, means"."""
    return _PARAMETER.search(text, max(0, mention.start - _LEAD), mention.start) is not None


def _with_module(mention: Mention[Stop], module: str) -> Mention[Stop]:
    """Return a STOP with a module, if it names none itself."""
    return replace(mention, what=replace(mention.what, module=mention.what.module or module))


def _in_prose(text: str, folded: str, known: Sequence[Mention[Stop]]) -> Iterator[Mention[Stop]]:
    """Yield codes of a list behind the first, of one digit, before the word, and one without any, if not `known`."""
    for listed in _SEVERAL.finditer(text) if " 0x" in folded and "stop" in folded else ():
        for code in _FURTHER.finditer(text, *listed.span("further")):
            yield Mention(Stop(code=format_stop(int(code[0], 16))), code.start(), code.end())
    for found in _SHORT.finditer(text) if "21a" in folded else ():
        if not any(one.touches(*found.span()) for one in known):
            yield Mention(Stop(code=format_stop(_SYSTEM_PROCESS_TERMINATED)), found.start(), found.end())
    for found in _ONE_DIGIT.finditer(text) if ".sys" in folded else ():
        stop = Stop(code=format_stop(int(found["code"], 16)), module=found["module"])
        yield Mention(stop, found.start(), found.end())
    for found in _BEFORE_WORD.finditer(text) if " stop" in folded else ():
        yield Mention(Stop(code=format_stop(int(found["code"], 16))), found.start(), found.end())


def _with_params(text: str, folded: str) -> Iterator[Mention[Stop]]:
    """Yield the codes that only their four parameters tell as such."""
    bare = _BARE.finditer(text) if "(0x" in folded else ()
    unbracketed = _UNBRACKETED.finditer(text) if "000000" in folded and "screen" in folded else ()
    for found in (*bare, *unbracketed):
        params = tuple(found["params"].replace(",", " ").split())
        yield Mention(Stop(code=format_stop(int(found["code"], 16)), params=params), found.start(), found.end())


def _by_module(text: str, folded: str) -> Iterator[Mention[Stop]]:
    """Yield the STOPs that are told by the driver at fault."""
    for found in find_begun(_MODULE_BEGINS, _BY_MODULE, text, folded):
        yield Mention(Stop(module=found["module"]), found.start(), found.end())


def _with_common_module(text: str, mentions: list[Mention[Stop]]) -> Iterator[Mention[Stop]]:
    """Yield the STOPs, those of "STOP 0x0A or STOP 0x50 in Ntoskrnl.exe" each with the module that they share."""
    module: str | None = None
    following = len(text)
    found = []
    for mention in map(partial(_with_module_of_lead, text), reversed(mentions)):
        if not (module and _OR.fullmatch(text, mention.end, following)):
            module = mention.what.module
        found.append(_with_module(mention, module) if module else mention)
        following = mention.start
    yield from reversed(found)


def _with_module_of_lead(text: str, mention: Mention[Stop]) -> Mention[Stop]:
    """Return a STOP with the module that the line leading up to it names, if it names none itself."""
    before = max(0, mention.start - _LEAD)
    lead = None if mention.what.module else _IN_LEAD.search(text, before, mention.start)
    if lead is not None:
        return _with_module(mention, lead["module"])
    blamed = _BLAMED.search(text, before, mention.start)
    return replace(_with_module(mention, blamed["module"]), start=blamed.start()) if blamed else mention
