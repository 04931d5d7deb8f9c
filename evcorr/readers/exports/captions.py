"""Captions above tables and lists of events, which tell what all events below have in common."""

from __future__ import annotations

from evcorr.text.lazy_regex import lazy_regex

LISTING = lazy_regex(r"\s{0,8}Listing the events in '(?P<channel>[^']{1,80})' log of host '(?P<computer>[^']{1,80})'")
"""eventquery.vbs, above each log."""

_PROVIDER = lazy_regex(r"\s{0,8}ProviderName: (?P<provider>\S.{0,200})$")
"""Get-WinEvent through Format-Table, above the events of each provider."""


def caption_of(line: str) -> dict[str, str]:
    """The fields that a caption gives to the events below; none if the line is no caption."""
    if "ProviderName: " not in line and "Listing the events" not in line:
        return {}
    found = LISTING.match(line) or _PROVIDER.match(line)
    return {name: value.strip() for name, value in found.groupdict().items()} if found else {}
