"""Sources without a label, on the line between the id and the description: "MSExchangeMTA Configuration The ..."."""

from __future__ import annotations

import re

_SOURCE = re.compile(
    r"(?P<name>MSExchange\w{1,12}(?:\s(?:Private|Public))?|(?i:userenv|perflib)|NETLOGON|W3SVC|MSFTPSVC)\s"
)
# the categories of Exchange's sources, as its event log shows them
CATEGORY = (
    r"(?:Internal\sProcessing|Configuration|X\.?400\sService|Operating\sSystem|(?:MAPI|ExDS)\sInterface|General|Field"
    r"\sEngineering|Content\sEngine|Connections|Logons|Association|Resource|Security|Interface|Warning)"
)
_CATEGORY = re.compile(rf"\A[\s:-]{{1,3}}(?:{CATEGORY}(?:[\s:-]{{1,3}}|\Z))?")


def opening_source(description: str) -> tuple[str | None, str | None]:
    """Return the source that a description opens with, None where it opens with none, and the description itself."""
    opening = _SOURCE.match(description)
    return (opening["name"], without_source(description, opening["name"])) if opening else (None, description)


def without_source(description: str, provider: str) -> str | None:
    """Return a description without the source and its category that stand before it; None if that is all there is."""
    name = re.escape(provider)
    own = rf"\A(?:(?i:source:?\s{name})(?i:,\sdescription:)?|{name}(?=[\s:,-]{{1,3}}(?:[A-Z\"(\[]|\Z)|\Z))"
    bare = re.sub(own, "", description)
    return (_CATEGORY.sub("", bare) or None) if bare != description else description
