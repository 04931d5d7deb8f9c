"""The source of an event as notes and runbooks cite it: "event 133, source AD FS:", "Hyper-V-VMMS event 32022"."""

from __future__ import annotations

import re

import msgspec

from evcorr.mining.extractors.events.known_source import is_no_source, is_source, may_be_source

_WORD = r"(?-i:[A-Z][\w.+$]{0,40}(?:[-/][A-Z][\w.+]{0,40}){0,6})"
# such as "Windows Server Update Services" and "AD FS 2.0 Admin"
NAME = rf"{_WORD}(?:\s(?:{_WORD}|for|of|and|to|-|\d[\w.]{{0,8}})){{0,5}}?"
"""Names of sources as they are written: up to six words, the first and most others with a capital."""

JOINED = r"(?-i:(?=[A-Z-]{1,30}[a-z])[A-Z][A-Za-z]+(?:-[A-Z][A-Za-z]*){1,6})"
"""Names of providers that are told by their form, such as Microsoft-Windows-DHCP-Server."""

_LABEL = r"(?:event\s|ereignis)?(?:source|provider|quelle)(?:\sname)?(?:\s?[:=]\s{0,2}|(?:\sis)?\s{1,2})"
_LOGS = r"(?:logs?|logged|reports?|reported|records?|recorded|writes?|wrote|raises?|raised|generates?)"
_QUOTE = r"[\"'`]?"
_OBJECT = r"(?:(?:an?|the|several|many)\s)?(?:(?:error|warning)\s)?"
_BEHIND = re.compile(
    rf"""
    (?:'s)?[\s,;(\[-]{{1,4}}(?:and\s|with\s|in\s|of\s|(?:coming\s)?from\s)?(?:(?:the|der)\s)?{_LABEL}{_QUOTE}
      (?:(?P<labelled>{NAME}){_QUOTE}(?=[)\],;:.|]|\s(?:-|"|(?:in|on|at|is|are|with|log|and|or|may|im|auf|wird|werden|und)\b)|\s*\n|\s*\Z)
      | (?P<driver>[a-z]\w{{2,30}}){_QUOTE}(?=[)\],;:|]|\s-\s|\s*\n|\s*\Z))[)\]]?
  | ,?\s(?:(?:is|was|are|were)\s(?:being\s)?{_LOGS}\s|coming\s)?(?:from|by)\s(?:the\s)?(?:source\s|provider\s)?{_QUOTE}
      (?:(?P<joined>{JOINED}){_QUOTE}|(?P<told>{NAME}){_QUOTE}(?=:\s|\s(?:source|provider|in\sthe\s\w+\s(?:event\s)?log)\b)
      |(?P<word>[A-Za-z]\w{{2,30}}){_QUOTE}(?=[)\],;:.]|\s-\s|\sin\sthe\s|\s*\n|\s*\Z))
  | \s\((?:(?P<bracketed>{NAME})|(?P<told_word>[a-z]\w{{2,30}}))\)
  | ,\s{{1,3}}(?P<listed>{NAME})(?:,\s{{1,3}}(?:Application|System|Security)(?:\s[Ll]og)?)?(?=:|\s*\n|\s*\Z)
  | \s["'`](?P<quoted_name>{JOINED})["'`]
  | \s["'`](?P<quoted>{_WORD}(?:\s{_WORD}){{0,2}})["'`](?=:\s|,\s|\sevents?\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"""
    \b(?:source|provider)\s?[:=]?\s{{1,2}}{_QUOTE}(?P<labelled>{NAME}){_QUOTE}
      (?:\s{_LOGS}|\s?[,;/|])?\s{{1,3}}{_OBJECT}\Z
  | \b(?:the\s)?(?P<told>{NAME})\s(?:event\s)?(?:source|provider)\s{_LOGS}\s{{1,3}}{_OBJECT}\Z
  | (?<![\w-])(?P<joined>{JOINED}){_QUOTE},?\s{{1,3}}(?:{_LOGS}\s)?{_OBJECT}\Z
  | (?<![\w-])(?P<known>[A-Za-z]\w{{2,30}})[,:]?\s{{1,3}}\Z
  | (?<![\w-])(?P<known_name>{NAME}),\s{{1,3}}\Z
  | \((?P<told_name>{JOINED})\)\s\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 100
# what is a source if its name is known
_TOLD = {
    "known": is_source,
    "known_name": is_source,
    "word": may_be_source,
    "told_word": may_be_source,
    "listed": is_source,
}
# in brackets it is what happened: "(Internal Processing Error)"
_HAPPENED = re.compile(r"(?!Application\s).*\b(?:error|failure|warning)s?", re.IGNORECASE)


class CitedSource(msgspec.Struct, frozen=True):
    """The source of an event that a sentence cites, and where the citation ends."""

    name: str
    end: int


def cited_source(text: str, start: int, end: int) -> CitedSource | None:
    """Return the source that is cited beside the event in a range of a text; None where there is none."""
    behind = _BEHIND.match(text, end, min(len(text), end + _LONGEST))
    if behind and (name := _name(behind)):
        return CitedSource(name, behind.end())
    before = _BEFORE.search(text, max(0, start - _LONGEST), start)
    name = _name(before) if before else None
    return CitedSource(name, end) if name else None


def _name(found: re.Match[str]) -> str | None:
    """Return what a citation names, unless it is a level, a log or a word of the sentence."""
    name = " ".join(found[found.lastgroup or 0].split())
    if found.lastgroup == "bracketed" and _HAPPENED.fullmatch(name):
        return None
    if found.lastgroup in _TOLD and not _TOLD[found.lastgroup](name):
        return None
    return None if is_no_source(name) else name
