"""Types of command-line values: times, zones, levels, releases of Windows; each error says what is accepted."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone, tzinfo
from typing import TYPE_CHECKING

import click

from evcorr.commands.guidance import GuidedChoice
from evcorr.inputs.encoding import text_encoding
from evcorr.record import LEVEL_BY_NUMBER, Level
from evcorr.scanning.systems.windows_version import Version, parse_version
from evcorr.text.level_words import level_told

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class TimeType(click.ParamType[datetime]):
    """A date or a time in ISO 8601; without a zone it is taken as the log's own."""

    name = "time"

    def convert(self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The time; fails with examples of what is accepted."""
        if isinstance(value, datetime):
            return value
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no time; write 2026-11-21, '2026-11-21 07:30' or 2026-11-21T07:30Z", param, ctx)


class ZoneType(click.ParamType[tzinfo]):
    """A time zone by its name (Europe/Berlin) or its distance from UTC (+02:00)."""

    name = "zone"

    def convert(self, value: str | tzinfo, param: click.Parameter | None, ctx: click.Context | None) -> tzinfo:
        """The zone; fails with examples of what is accepted."""
        if isinstance(value, tzinfo):
            return value
        from zoneinfo import ZoneInfo  # few runs name a zone

        try:
            if value[:1] in ("+", "-"):
                return _offset(value)
            return ZoneInfo(value)
        except (ValueError, OSError, LookupError):
            self.fail(f"{value!r} is no time zone; write Europe/Berlin, UTC or +02:00", param, ctx)


def _offset(value: str) -> tzinfo:
    """`+02:00`, `-0530` or `+2` as a zone; raises ValueError."""
    hours, _, minutes = value[1:].partition(":")
    if not minutes and len(hours) == 4:
        hours, minutes = hours[:2], hours[2:]
    distance = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(-distance if value[0] == "-" else distance)


class FormatType(click.ParamType[str]):
    """The name of a format that is read; the formats are imported where one is named."""

    name = "format"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name; fails with all that go, and the likeliest."""
        return _formats().convert(value, param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The names that begin so."""
        return _formats().shell_complete(ctx, param, incomplete)


def _formats() -> GuidedChoice:
    from evcorr.readers.all_readers import READERS

    return GuidedChoice([reader.name for reader in READERS])


class LevelType(click.ParamType[Level]):
    """A level in the words of Event Viewer, of any of its languages and in any case, or by the number of the schema."""

    name = "level"

    def convert(self, value: str | Level, param: click.Parameter | None, ctx: click.Context | None) -> Level:
        """The level; fails with the list of them."""
        named = value if isinstance(value, Level) else _LEVELS.get(value) or level_told(value)
        if named is None:
            self.fail(f"{value!r} is no level; write one of {', '.join(Level)}, or 1 (Critical) to 5", param, ctx)
        return Level(named)


_LEVELS = {str(number): level for number, level in LEVEL_BY_NUMBER.items() if number}


class SystemType(click.ParamType[Version]):
    """A release of Windows as people name it: NT 4.0 SP6, 2000, XP SP2, Server 2019."""

    name = "system"

    def convert(self, value: str | Version, param: click.Parameter | None, ctx: click.Context | None) -> Version:
        """The version; fails with examples of what is accepted."""
        version = value if isinstance(value, Version) else parse_version(value)
        if version is None:
            self.fail(f"{value!r} is no Windows; write 'NT 4.0 SP6', 2000, 'XP SP2' or 'Server 2019'", param, ctx)
        return version


class EncodingType(click.ParamType[str]):
    """A text encoding that Python knows: utf-8, cp1252, cp850, shift_jis."""

    name = "encoding"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The name as given; fails with examples of what is accepted."""
        try:
            return text_encoding(value)
        except LookupError:
            self.fail(f"{value!r} is no text encoding; write cp1252, cp850, utf-16 or shift_jis", param, ctx)
