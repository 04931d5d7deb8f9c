"""The source of an event as sentences tell it: "W3SVC error with Event ID 59", "DHCP logs event ID 1008"."""

from __future__ import annotations

import re

from evcorr.text.folding import fold_blanks

# names in camel case, and the other sources that prose names; "Windows NT event" and "system event" name none
SOURCE = (
    r"(?:(?!WinNT\b|Event)[A-Z][A-Za-z]*[a-z][A-Z]\w*|SNA\sServer|Service\sControl\sManager|COMTI|FTDISK|WLBS|W3SVC|Srv|Rdr|DCOM|DNS|WINS"
    r"|DHCP|JET|EDB|ESE(?:97|98)?|(?i:perflib)|Netlogon|NETLOGON|NetBT|Ntfs|Disk|Atapi|Perflib|Userenv)"
)
# "MSExchangeMTA X.400 Service events 9298", "an Schannel Event ID", "W3SVC error with Event ID 59"
_SOURCE_BEFORE = re.compile(
    rf"""
    \b(?P<name>{SOURCE})\s\Z
  | \b(?P<exchange>MSExchange\w{{1,12}})(?:\s[A-Z][\w.]{{1,12}}){{1,2}}\s\Z
  | \b[Aa]n?\s(?P<alone>(?!(?:Windows|NT|System|Application|Security|Exchange|Error|Warning|Information|STOP)\b)
      [A-Z]\w{{2,20}})\s\Z
  | \b(?P<telling>[A-Z]\w{{1,20}}\+?)\s(?:error|warning|entry|message)s?\s(?:with|that\shas)\s(?:an?\s)?\Z
    """,
    re.VERBOSE,
)
_SOURCE_AFTER = re.compile(
    r"\s{1,8}(?P<direct>MSExchange\w{1,12}(?:\s(?:Private|Public))?|(?i:userenv|perflib)|NETLOGON|W3SVC|MSFTPSVC)\b"
    r"|,?\s(?:with|has|having)\s(?:the\s)?(?P<with>[A-Z][\w.]{1,30}(?:\s[A-Z][\w.]{0,20}){0,3})\sas\s(?:the|its)\ssource\b"
    r"|\sfrom\sthe\s[A-Z][\w ]{3,40}\s\((?P<abbreviated>[A-Z]\w{2,15})\)"
    r"|\s(?:\((?P<bracketed>(?!(?:Error|Warning|Critical|Information)\))[A-Z]\w{2,30})\)|(?:from|by)\s(?:the\s)?source:?\s\"?(?P<named>[A-Z]\w{2,30})"
    r"|(?:(?:error|warning)\s)?(?:messages?\s)?(?:is\san?\s(?:error|warning)\s)?from\s(?:the\s)?\"?"
    r"(?P<exchange>MSExchange\w{1,12}(?:\s(?:Private|Public))?)"
    rf"|(?:from|by)\s(?:the\s)?(?P<known>{SOURCE})\b(?!-\w)|(?:in\sthe\s\w+\slog)?,?\s?[Ss]ource(?:\s?=\s?|:?\s)\"?(?P<plain>[A-Z]\w{{2,30}}|(?<==)\w{{3,30}}))"
    # "posted by the Perflib source", "may appear in the log with a source of MSExchangeMTA", "The source is Userenv"
    r"|\s[^.:\n]{0,60}\n?[^.:\n]{0,60}?\b(?:by\sthe\s(?P<posted>[A-Z]\w{2,30})\ssource\b"
    r"|with\s(?:a\s)?source\s(?:of\s)?\"?(?P<of>[A-Z]\w{2,30}(?:\s[A-Z]\w{2,20}){0,2}))"
    r"|[^.:]{0,80}\.\s{1,3}The\ssource\s(?:(?:of|for)\s(?:this|the)\s(?:event|error|message)(?:\sID)?\s)?is\s\"?(?P<next>[A-Z]\w{2,30})"
    # "which indicates the Security Accounts Manager (SAM) is the source", "The message lists Paint as the source"
    r"|[^:]{0,140}?\b(?:indicates|lists)\s(?:that\s)?(?:the\s)?(?P<listed>[A-Z]\w{2,30}(?:\s[A-Z]\w{2,20}){0,3})"
    r"(?:\s\([A-Z]{2,6}\))?\s(?:is|as)\sthe\ssource\b"
)
_LOGS = r"(?:log(?:s|ged)?|report(?:s|ed)?|record(?:s|ed)?|generate[sd]?|post(?:s|ed)?|writes?|wrote)"
_BETWEEN = (
    r"(?:an?|the|following|errors?|warnings?|messages?|entry|entries|in|to|with|and|that|has|have|its|this|these|system"
    r"|application|security|windows|nt|event|log|viewer|similar|one|or|more|of|stop)"
)
# "DHCP logs an error in the event log with event ID 1008"; a product that logs is not the source by its name
_LOGGER = re.compile(
    rf"\b(?!SNA)(?P<name>(?-i:{SOURCE}))\s(?:service\s|server\s)?(?:may\s|will\s|also\s|can\s){{0,2}}{_LOGS}\s(?:{_BETWEEN}\s){{0,12}}\Z",
    re.IGNORECASE,
)
# "event ID 7000 is logged in the System log by the Service Control Manager"
_LOGGED_BY = re.compile(
    rf"\s{{1,3}}(?:(?:is|are|was|were|may\sbe|being)\s)?(?:also\s)?{_LOGS}(?:\s(?:in|to)\sthe\s[\w\s]{{3,40}}?)?"
    rf"\s(?:by|from)\s(?:the\s)?(?:source\s)?(?!SNA)(?P<name>(?-i:{SOURCE}))\b",
    re.IGNORECASE,
)
# "the Exchange Connector for Novell GroupWise logs event 6067": the end of a product's name
_OF_NAME = re.compile(r"\b(?:for|of|with|to)\s(?:[A-Z][\w.]{1,20}\s){1,2}\Z")
_NEAR, _FAR, _BEHIND = 32, 140, 240
# the end of a line that goes on, set in, below
_WRAP = re.compile(r"(?<=\S)[ \t]{0,8}\n[ \t]{1,40}(?=\S)")
# in the sentence before a block without a source: "the following event logged by MSExchangeDSImp:"
_SOURCE_IN_LEAD = re.compile(
    r"\b(?:(?:logged|reported|generated|recorded|written|registered)\s(?:by|from)|source(?:\sof)?:?)\s(?:the\s)?"
    r"\"?(?P<name>[A-Z][A-Za-z]*[a-z][A-Z]\w*)\b"
    r"|\b(?:from|report)\s(?:the\s)?source:?\s\"?(?P<named>[A-Z]\w{2,30}(?:\s[A-Z]\w{2,20}){0,3})(?=\W)"
    rf"|\b(?:events?|errors?|warnings?|entries)\s(?:(?:is|are|was|were|be)\s)?(?:\w+\s)?(?:from|by)\s(?:the\s)?(?!SNA\sServer)(?P<known>{SOURCE})(?!-?\w)"
    rf"|(?!SNA\sServer)\b(?P<logs>{SOURCE})\s(?:\([A-Z]\w+\)\s)?(?:logs|reports|generates)\s[^.:]{{0,40}}\bevents?\b"
)


def source_in(lead: str) -> str | None:
    """Return the source that the sentence leading up to an event names."""
    found = _SOURCE_IN_LEAD.search(lead)
    return _first(found) if found else None


def source_beside(text: str, start: int, end: int) -> str | None:
    """Return the source that the words before or behind an event in prose name."""
    text, start, end = _around(text, start, end)
    if before := _SOURCE_BEFORE.search(text, max(0, start - _NEAR), start):
        return _first(before)
    if after := _SOURCE_AFTER.match(text, end):
        return _first(after)
    told = _LOGGER.search(text, max(0, start - _FAR), start) or _LOGGED_BY.match(text, end)
    if told is None or _OF_NAME.search(text, max(0, told.start("name") - _NEAR), told.start("name")):
        return None
    return _first(told)


def _first(found: re.Match[str]) -> str | None:
    """Return what is named, on one line."""
    name = next(filter(None, found.groups()), None)
    return name and fold_blanks(name)


def _around(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Return what stands around a place, with lines that wrap joined, and where the place is in it."""
    before = _WRAP.sub(" ", text[max(0, start - _FAR) : start])
    return before + text[start:end] + _WRAP.sub(" ", text[end : end + _BEHIND]), len(before), len(before) + end - start
