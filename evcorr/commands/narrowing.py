"""Options on which entries of the logs are looked at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps

import click

from evcorr.commands.options import with_options
from evcorr.commands.parameters import LevelType, TimeType
from evcorr.record import Level
from evcorr.scanning.filter import Filter
from evcorr.timestamps import order

_since = click.option("--since", type=TimeType(), help="Leave out records before this time; a date alone is its 00:00.")

_until = click.option("--until", type=TimeType(), help="Leave out records after this time; a date alone is its 00:00.")

_channels = click.option("--channel", "channels", multiple=True, help="Only this log, such as System. Repeatable.")

_providers = click.option("--provider", "providers", multiple=True, help="Only this provider (source). Repeatable.")

_computers = click.option(
    "--computer", "computers", multiple=True, help="Only this computer, with its domain or without. Repeatable."
)

_levels = click.option(
    "--level",
    "levels",
    type=LevelType(),
    multiple=True,
    help="Only this level, such as Error, Fehler or 2. Repeatable.",
)


def narrowing(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options, of which it takes what they say as one argument, `narrowed`."""

    @wraps(command)
    def taking(
        since: datetime | None,
        until: datetime | None,
        channels: tuple[str, ...],
        providers: tuple[str, ...],
        computers: tuple[str, ...],
        levels: tuple[Level, ...],
        **others: object,
    ) -> None:
        if since is not None and until is not None and order(since) > order(until):
            raise click.UsageError("--since is later than --until: no entry can be of that time")
        narrowed = Filter(
            since=since,
            until=until,
            channels=frozenset(channels),
            providers=frozenset(providers),
            computers=frozenset(computers),
            levels=frozenset(levels),
        )
        command(narrowed=narrowed, **others)

    return with_options(taking, _since, _until, _channels, _providers, _computers, _levels)
