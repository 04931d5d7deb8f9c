"""Sources without a label, on the line between the id and the description: "MSExchangeMTA Configuration The ..."."""

from __future__ import annotations

import re

from msgspec.structs import replace

from evcorr.observable import Event

_SOURCE = re.compile(
    r"(?P<name>MSExchange\w{1,12}(?:\s(?:Private|Public))?|(?i:userenv|perflib|netlogon)|W3SVC|MSFTPSVC)\s(?!\(\s?\(?[\d#])"
)
# the categories of Exchange's sources, as its event log shows them
CATEGORY = (
    r"(?:Internal\sProcessing|Configuration|X\.?400\sService|Operating\sSystem|(?:MAPI|ExDS)\sInterface|General|Field"
    r"\sEngineering|Content\sEngine|Connections|Logons|Association|Resource|Security|Interface|Authentication|Warning)"
)
_CATEGORY = re.compile(rf"\A[\s:,-]{{1,3}}(?:(?:Category:\s?)?{CATEGORY}(?:[\s:-]{{1,3}}|\Z))?")

# what is left of a record above its description, where a label is misspelt or unknown: "Catagory: None Description:"
_HEAD = re.compile(r"(?!Application:\s)(?P<head>.{1,70}?)\b(?:Description|Message\sText)\s?:\s")
_HEAD_SOURCE = re.compile(
    r"\b(?:source|from)\s?[:=]?\s(?P<name>(?-i:[A-Z]\w+(?:\s[A-Z]\w+){0,2}?))(?=\s(?:category|with|description)\b|\s*\Z)",
    re.IGNORECASE,
)


def without_head(event: Event) -> Event:
    """Return an event without the rest of its record that stands before the description, but with the source in it."""
    head = _HEAD.match(event.text or "")
    if head is None or event.text is None:
        return event
    source = _HEAD_SOURCE.search(head["head"])
    provider = event.provider or (source["name"] if source else None)
    return replace(event, provider=provider, text=event.text[head.end() :])


def opening_source(description: str) -> tuple[str | None, str | None]:
    """Return the source that a description opens with, None where it opens with none, and the description itself."""
    opening = _SOURCE.match(description)
    return (opening["name"], without_source(description, opening["name"])) if opening else (None, description)


def without_source(description: str, provider: str) -> str | None:
    """Return a description without the source and its category that stand before it; None if that is all there is."""
    name = re.escape(provider)
    own = rf"\A(?:(?i:source:?\s?{name})(?i:,\sdescription:)?|{name}(?=[\s:,-]{{1,3}}(?:[A-Z\"(\[]|\Z)|\Z))"
    bare = re.sub(own, "", description)
    return (_CATEGORY.sub("", bare) or None) if bare != description else description
