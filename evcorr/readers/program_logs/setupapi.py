"""Logs of device installation: setupapi.dev.log and setupapi.setup.log of Vista and later, setupapi.log before."""

from __future__ import annotations

import re

from evcorr.readers.fields.event_time import year_first
from evcorr.readers.text.line_form import Heading, TextForm, alike, text_reader
from evcorr.readers.text.passages import Shape
from evcorr.record import Level
from evcorr.text.lazy_regex import lazy_regex

_TIME = r"\d{4}/\d\d/\d\d \d\d:\d\d:\d\d(?:\.\d{1,3})?"

_BEGINNING = lazy_regex(rf"\n(?=>>>[ ]{{1,4}}\[|\[Boot Session: |\[{_TIME})")
"""A section; `[2003/05/21 10:01:02 304.2 Driver Install]` before Vista."""

_SECTION = lazy_regex(rf">>>[ ]{{1,4}}\[(?P<title>[^\n]{{0,400}})\]\n(?:>>>[ ]{{1,4}}Section start (?P<time>{_TIME}))?")
_OLD_SECTION = lazy_regex(rf"\[(?P<time>{_TIME}) \d{{1,10}}\.\d{{1,10}}(?: (?P<title>[^\]\n]{{1,200}}))?\]")
_BOOT = lazy_regex(rf"\[Boot Session: (?P<time>{_TIME})\]")

_MARKS = lazy_regex(
    rf"^(?:>>>[ ]{{1,4}}Section start {_TIME}|{_OLD_SECTION.pattern}|{_BOOT.pattern}|\[Device Install Log\])".replace(
        "(?P<time>", "(?:"
    ).replace("(?P<title>", "(?:"),
    re.MULTILINE,
)

_ERROR = lazy_regex(r"^(?:!!!|#E\d{0,4}\b|<<<[ ]{1,4}\[Exit status: FAILURE)", re.MULTILINE)
_WARNING = lazy_regex(r"^(?:!  |#W\d{0,4}\b)", re.MULTILINE)


def _heading(text: str) -> Heading | None:
    found = _SECTION.match(text) or _OLD_SECTION.match(text) or _BOOT.match(text)
    if found is None:
        return None
    return Heading(
        time_created=year_first(found["time"] or ""),
        provider="setupapi",
        level=_level(text),
        task=found.groupdict().get("title"),
    )


def _level(text: str) -> Level:
    """The worst that a section's lines are marked with."""
    if _ERROR.search(text):
        return Level.ERROR
    return Level.WARNING if _WARNING.search(text) else Level.INFORMATION


READER = text_reader(
    TextForm(
        name="setupapi",
        title="device installation (setupapi.dev.log, setupapi.log), one record a section",
        sign="sections of SetupAPI",
        marks=_MARKS,
        open=alike(_heading),
        shape=Shape(_BEGINNING, 1000, 1 << 16, quoted=False),
        gives=("provider", "level", "task", "time_created", "message"),
    )
)
