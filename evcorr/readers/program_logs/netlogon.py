"""Netlogon.log (Q109626, Q189541): lines whose times have no year."""

from __future__ import annotations

import re

from evcorr.readers.text.line_form import Heading, TextForm, begun_by, text_reader
from evcorr.record import Level
from evcorr.text.lazy_regex import lazy_regex

_ENTRY = lazy_regex(
    r"(?:(?P<yearless>\d\d/\d\d \d\d:\d\d:\d\d) )?(?:\[\d{1,10}\] )?\[(?P<kind>[A-Z][A-Z_]{2,19})\] "
    r"(?:(?P<domain>[\w.-]{1,64}): (?=\w+:))?"
)
"""08/01 08:12:26 [LOGON] SamLogon: ...; later releases write the process, and the domain before the words."""

_MARKS = lazy_regex(
    r"^\d\d/\d\d \d\d:\d\d:\d\d (?:\[\d{1,10}\] )?\[(?:LOGON|MISC|SESSION|CRITICAL|SYNC|INIT|MAILSLOT|SITE|DNS|PERF"
    r"|DOMAIN|CHANGELOG|ENCRYPT|PACK_VERBOSE|SERVER_SESS|CHALLENGE)\] ",
    re.MULTILINE,
)


def _heading(found: re.Match[str]) -> Heading:
    return Heading(
        provider="NETLOGON",
        yearless=found["yearless"] or "",
        level=Level.ERROR if found["kind"] == "CRITICAL" else Level.INFORMATION,
        task=found["kind"],
        start=found.end(),
    )


READER = text_reader(
    TextForm(
        name="netlogon",
        title="debug log of the Netlogon service (netlogon.log); its times have no year (see --year)",
        sign="lines of a time without year and a kind in brackets",
        marks=_MARKS,
        open=begun_by(_ENTRY, _heading),
        gives=("provider", "level", "task", "time_created", "message"),
    )
)
