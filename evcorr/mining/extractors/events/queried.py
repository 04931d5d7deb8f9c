"""Events that a runbook looks for by a query, of PowerShell, `wevtutil`, Kusto, Splunk, Sigma or the like.

`Get-WinEvent -FilterHashtable @{ProviderName='disk'; Id=7}`, `where Source == "disk" and EventID in (7, 11)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.event_number import recorded_id, written_id
from evcorr.mentions import Mention
from evcorr.observable import Event
from evcorr.text.folding import fold_blanks

_PROVIDER_WORDS = ("providername", "provider_name", "provider.name", "provider[@")
_ID_WORDS = ("eventid", "event_id", "event.code", "eventcode", "instanceid")
_IS = r"[\"']?\s{0,8}(?:==?|=~|-i?eq)\s{0,8}"
_PROVIDER = re.compile(
    rf"""
    (?:\b(?:provider[._]?name|(?P<source>source(?:[._]?name)?)){_IS}|\bprovider(?:\[@name\s?=\s?|[._]name["']?:[ ]))
      (?:(?P<quote>["'])(?P<name>[^"'*\n]{{2,80}})(?P=quote)|(?<=:[ ])(?P<plain>[A-Z][\w -]{{2,60}}))
  | \s-(?:provider(?:name)?|source(?P<option>))\s{{1,4}}(?P<mark>["']?)
      (?P<argument>(?<=["'])[^"'*\n]{{2,80}}|(?<!["'])[\w-]{{2,60}})(?P=mark)(?![\w*])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BETWEEN = r"[\"']?(?:\s?[,|]\s?|\sor\s|\s{1,16}-\s{1,4})[\"']?"
_ID = re.compile(
    rf"""
    \b(?:(?P<event>event[._]?(?:id|code))|(?P<instance>instanceid)|id)
    (?:[\"']?\s{{0,8}}(?:==?|=~|-i?eq|-?in\b|:(?:\s{{1,20}}-(?=\s))?)\s{{0,8}}|(?<=instanceid)\s{{1,4}})(?:@?[(\[]\s?)?["']?
    (?P<ids>\d{{1,10}}(?:{_BETWEEN}\d{{1,10}}){{0,12}})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LOG = re.compile(
    r"(?:\bGet-EventLog\s(?:-LogName\s)?|\s-LogName\s|\b(?:LogName|EventLog)(?:\s{0,8}==?|\s-eq)\s{0,8})"
    r"(?:([\"'])(?P<name>\w[^\"'*\n]{2,80})\1|(?P<word>\w[\w/-]{2,60}))",
    re.IGNORECASE,
)
# an item of Zabbix: eventlog[System,,,disk,^7$]
_ITEM = re.compile(
    r"\beventlog\[\"?(?P<log>[\w /-]{2,60})\"?,[^,\n]{0,60},[^,\n]{0,40},"
    r"\"?(?P<name>[\w .-]{2,80})\"?,\"?\^?(?P<id>\d{1,5})\b"
)
_NUMBER = re.compile(r"\d+")
_REACH = 300


def find_queried(text: str, folded: str) -> Iterator[Mention[Event]]:
    """Yield the events that the queries in a section ask for by source and id; `folded` is its casefolded text."""
    is_named = "provider" in folded and any(word in folded for word in _PROVIDER_WORDS)
    # a source alone is anything's
    are_of_events = "source" in folded and any(word in folded for word in _ID_WORDS)
    if is_named or are_of_events:
        yield from _compared(text, are_of_events=are_of_events)
    for item in _ITEM.finditer(text) if "eventlog[" in folded else ():
        number = written_id(item["id"])
        if number is not None:
            yield Mention(Event(event_id=number, provider=item["name"], channel=item["log"]), *item.span())


def _compared(text: str, *, are_of_events: bool) -> Iterator[Mention[Event]]:
    """Yield the events of the queries that compare a source with a name, and an id with numbers."""
    found = [found for found in _PROVIDER.finditer(text) if are_of_events or not _is_bare(found)]
    bounds = [0, *(provider.end() for provider in found)], [*(provider.start() for provider in found[1:]), len(text)]
    for provider, first, last in zip(found, *bounds, strict=False):
        name = fold_blanks(provider["name"] or provider["plain"] or provider["argument"])
        for ids in _ids_beside(text, provider, first, last):
            start, end = min(provider.start(), ids.start()), max(provider.end(), ids.end())
            log = _LOG.search(text, max(_line_start(text, start), start - _REACH), end)
            for number in map(recorded_id if ids["instance"] else written_id, _NUMBER.findall(ids["ids"])):
                if number is not None:
                    channel = (log["name"] or log["word"]) if log else None
                    yield Mention(Event(event_id=number, provider=name, channel=channel), start, end)


def _is_bare(provider: re.Match[str]) -> bool:
    return provider["source"] is not None or provider["option"] is not None


def _ids_beside(text: str, provider: re.Match[str], first: int, last: int) -> list[re.Match[str]]:
    """Return the ids that a query compares beside a source: on its line, else in its paragraph; rather behind it."""
    start, end = provider.span()
    line = max(first, _line_start(text, start)), min(last, _line_end(text, end))
    blank_before, blank_behind = text.rfind("\n\n", first, start), text.find("\n\n", end, last)
    paragraph = max(first, blank_before, start - _REACH), min(last if blank_behind < 0 else blank_behind, end + _REACH)
    for low, high in (line, paragraph):
        for ids in (_ID.finditer(text, end, high), _ID.finditer(text, low, start)):
            if found := [each for each in ids if each["event"] or each["instance"] or not _is_bare(provider)]:
                return found
    return []


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, place) + 1


def _line_end(text: str, place: int) -> int:
    end = text.find("\n", place)
    return len(text) if end < 0 else end
