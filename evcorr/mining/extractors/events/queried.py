"""Events that a runbook looks for by a query: `Get-WinEvent -FilterHashtable @{ProviderName='disk'; Id=7}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.event_number import written_id
from evcorr.mentions import Mention
from evcorr.observable import Event

_TABLE = re.compile(r"@\{(?P<body>[^{}]{1,400})\}")
_PROVIDER = re.compile(r"\bProviderName\s{0,4}=\s{0,4}([\"'])(?P<name>[^\"'\n]{2,80})\1", re.IGNORECASE)
_LOG = re.compile(r"\bLogName\s{0,4}=\s{0,4}([\"'])(?P<name>[^\"'\n]{2,80})\1", re.IGNORECASE)
_IDS = re.compile(r"\bId\s{0,4}=\s{0,4}(?P<ids>\d{1,5}(?:\s?,\s?\d{1,5}){0,12})\b", re.IGNORECASE)
# *[System[Provider[@Name='disk'] and (EventID=7 or EventID=11)]]
_PATH = re.compile(r"Provider\[@Name=([\"'])(?P<name>[^\"'\n]{2,80})\1\](?P<behind>[^\n]{0,200})")
_PATH_ID = re.compile(r"\bEventID\s?=\s?(\d{1,5})\b")
# an item of Zabbix: eventlog[System,,,disk,^7$]
_ITEM = re.compile(
    r"\beventlog\[\"?(?P<log>[\w /-]{2,60})\"?,[^,\n]{0,60},[^,\n]{0,40},"
    r"\"?(?P<name>[\w .-]{2,80})\"?,\"?\^?(?P<id>\d{1,5})\b"
)
_NUMBER = re.compile(r"\d+")


def find_queried(text: str, folded: str) -> Iterator[Mention[Event]]:
    """Yield the events that the queries in a section ask for by source and id; `folded` is its casefolded text."""
    for table in _TABLE.finditer(text) if "providername" in folded else ():
        provider, log, ids = (form.search(table["body"]) for form in (_PROVIDER, _LOG, _IDS))
        if provider and ids:
            yield from _events(table, provider["name"], log and log["name"], ids["ids"])
    for path in _PATH.finditer(text) if "provider[@" in folded else ():
        yield from _events(path, path["name"], None, " ".join(_PATH_ID.findall(path["behind"])))
    for item in _ITEM.finditer(text) if "eventlog[" in folded else ():
        yield from _events(item, item["name"], item["log"], item["id"])


def _events(found: re.Match[str], provider: str, log: str | None, ids: str) -> Iterator[Mention[Event]]:
    for number in map(written_id, _NUMBER.findall(ids)):
        if number is not None:
            yield Mention(Event(event_id=number, provider=provider, channel=log), *found.span())
