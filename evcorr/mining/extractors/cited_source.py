"""The source of an event as notes and runbooks cite it: "event 133, source AD FS:", "Hyper-V-VMMS event 32022"."""

from __future__ import annotations

import re

import msgspec

from evcorr.level_words import level_named

_WORD = r"(?-i:[A-Z][\w.+$]{0,40}(?:[-/][A-Z][\w.+]{0,40}){0,6})"
# up to six words, such as "Windows Server Update Services" and "AD FS 2.0 Admin"
_NAME = rf"{_WORD}(?:\s(?:{_WORD}|for|of|and|to|-|\d[\w.]{{0,8}})){{0,5}}?"
JOINED = r"(?-i:(?=[A-Z-]{1,30}[a-z])[A-Z][A-Za-z]+(?:-[A-Z][A-Za-z]*){1,6})"
"""Names of providers that are told by their form, such as Microsoft-Windows-DHCP-Server."""

_LABEL = r"(?:event\s)?(?:source|provider)(?:\sname)?(?:\s?[:=]|\sis)?\s{1,2}"
_LOGS = r"(?:logs?|logged|reports?|reported|records?|recorded|writes?|wrote|raises?|raised|generates?)"
_QUOTE = r"[\"'`]?"
_OBJECT = r"(?:(?:an?|the|several|many)\s)?(?:(?:error|warning)\s)?"
_BEHIND = re.compile(
    rf"""
    [\s,;(\[-]{{1,4}}(?:and\s|with\s|in\s|from\s)?(?:the\s)?{_LABEL}{_QUOTE}
      (?:(?P<labelled>{_NAME}){_QUOTE}(?=[)\],;:.|]|\s(?:-|"|in\b|on\b|at\b|is\b|log\b|and\b|or\b)|\s*\n|\s*\Z)
      | (?P<driver>[a-z]\w{{2,30}}){_QUOTE}(?=[)\],;:|]|\s-\s|\s*\n|\s*\Z))[)\]]?
  | ,?\s(?:(?:is|was|are)\s{_LOGS}\s)?(?:from|by)\s(?:the\s)?(?:source\s|provider\s)?{_QUOTE}
      (?:(?P<joined>{JOINED}){_QUOTE}|(?P<told>{_NAME}){_QUOTE}(?=:\s|\s(?:source|provider)\b))
  | \s\((?P<bracketed>{_NAME})\)
  | \s["'`](?P<quoted>{_WORD}(?:\s{_WORD}){{0,2}})["'`](?=:\s|,\s|\sevents?\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"""
    \b(?:source|provider)\s?[:=]?\s{{1,2}}{_QUOTE}(?P<labelled>{_NAME}){_QUOTE}
      (?:\s{_LOGS}|\s?[,;/|])?\s{{1,3}}{_OBJECT}\Z
  | \b(?:the\s)?(?P<told>{_NAME})\s(?:event\s)?(?:source|provider)\s{_LOGS}\s{{1,3}}{_OBJECT}\Z
  | (?<![\w-])(?P<joined>{JOINED}){_QUOTE}\s{{1,3}}(?:{_LOGS}\s)?{_OBJECT}\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 100
# what stands beside an id, and is the name of no source
_NO_SOURCE = re.compile(
    r"(?:(?:Event|Level|Task|See|Figure|Table|ID|KB|Step)\b.*|[A-Z]{1,2}\d+|(?:Microsoft\s)?Windows(?:\s(?:NT|XP|Vista|Server|[\d.]+))*"
    r"|(?:The\s)?(?:Application|System|Security|Setup|Directory\sService|Event|Error|Warning)(?:\s(?:Event\s)?Log)?"
    r"|Also|And|Or|Not|Only|Information|(?:Success|Failure)(?:\sAudit)?|Audit(?:\s(?:Success|Failure))?|STOP|The|This|An?)",
    re.IGNORECASE,
)
# in brackets it is what happened: "(Internal Processing Error)"
_HAPPENED = re.compile(r"(?!Application\s).*\b(?:error|failure|warning)s?", re.IGNORECASE)


class CitedSource(msgspec.Struct, frozen=True):
    """The source of an event that a sentence cites, and where the citation ends."""

    name: str
    end: int


def cited_source(text: str, start: int, end: int) -> CitedSource | None:
    """Return the source that is cited beside the event in a range of a text; None where there is none."""
    if behind := _BEHIND.match(text, end, min(len(text), end + _LONGEST)):
        name = _name(behind)
        return CitedSource(name, behind.end()) if name else None
    before = _BEFORE.search(text, max(0, start - _LONGEST), start)
    name = _name(before) if before else None
    return CitedSource(name, end) if name else None


def _name(found: re.Match[str]) -> str | None:
    """Return what a citation names, unless it is a level, a log or a word of the sentence."""
    name = " ".join(found[found.lastgroup or 0].split())
    if found.lastgroup == "bracketed" and _HAPPENED.fullmatch(name):
        return None
    return None if level_named(name) or _NO_SOURCE.fullmatch(name) else name
