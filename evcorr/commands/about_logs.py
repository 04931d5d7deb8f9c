"""Options on what the user knows about the logs, which they do not tell themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from functools import wraps

import click

from evcorr.commands.options import with_options
from evcorr.commands.parameters import EncodingType, FormatType, SystemType, ZoneType
from evcorr.readers import ReadOptions
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.systems.windows_version import Version

_system = click.option(
    "--os", "system", type=SystemType(), help="The Windows that wrote the logs, such as 'NT 4.0 SP6'."
)

_zone = click.option("--timezone", "zone", type=ZoneType(), help="The zone of local times, such as Europe/Berlin.")

_encoding = click.option(
    "--encoding", type=EncodingType(), help="Encoding of text logs, such as cp850, instead of the one found."
)

_reader = click.option(
    "--format-in",
    "reader",
    metavar="NAME",
    type=FormatType(),
    help="Read every input in this format, whatever it looks like; 'evcorr formats' lists them.",
)

_date_order = click.option(
    "--date-order",
    type=click.Choice(["dmy", "mdy"]),
    callback=lambda _context, _parameter, value: None if value is None else value == "dmy",
    help="How to read dates such as 03/04/1999, instead of what the dates of the file tell together.",
)
"""Given to the command as whether the day stands first."""

_year = click.option(
    "--year",
    metavar="YEAR",
    type=click.IntRange(1980, 9999),
    help="The year of the first entry, for logs that write times without one (netlogon.log, syslog).",
)


def about_logs(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options, of which it takes what they say as one argument, `logs`."""

    @wraps(command)
    def taking(
        system: Version | None,
        zone: tzinfo | None,
        encoding: str | None,
        reader: str | None,
        date_order: bool | None,
        year: int | None,
        **others: object,
    ) -> None:
        reading = ReadOptions(encoding, reader, date_order, year)
        command(logs=ScanOptions(system=system, zone=zone, reading=reading), **others)

    return with_options(taking, _system, _zone, _encoding, _reader, _date_order, _year)
