"""Times of records read in the order of day and month that the dates of the whole file show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import msgspec

from evcorr.inputs import Input
from evcorr.inputs.text_blocks import read_lines
from evcorr.readers.fields.date_order import UNTOLD_ORDER, DateOrder, goes_both_ways
from evcorr.readers.fields.event_time import parse_time
from evcorr.readers.fields.named_values import Entry
from evcorr.readers.fields.yearless import Years
from evcorr.readers.reader import ReadOptions
from evcorr.record import Origin, Problem, Record

MOST_HELD = 20_000
"""How many records wait for a date that settles the order; after that, what the dates so far tell has to do."""


Undated: TypeAlias = Entry | Record | Problem
"""What an export holds: entries whose times are to be read, text between them, and trouble."""


def dated_lines(
    source: Input, options: ReadOptions, entries_in: Callable[[Iterator[tuple[int, str]], str], Iterable[Undated]]
) -> Iterator[Record | Problem]:
    """What `entries_in` makes of an input's numbered lines and its path, with their times as in `date_entries`."""
    with source.open() as stream:
        yield from date_entries(entries_in(read_lines(stream, options.encoding), source.path), options)


def date_entries(entries: Iterable[Undated], options: ReadOptions) -> Iterator[Record | Problem]:
    """The records with their times, in order; one problem if dates go both ways to the end, one if they lack years.

    A date that contradicts the order of its file is left out, not read otherwise.
    """
    order = DateOrder(options.day_first)
    years = Years(options.year)
    ambiguous: Origin | None = None
    held: list[Undated] = []
    for entry in entries:
        if isinstance(entry, Entry) and not order.proven:
            order.feed(entry.when)
            if ambiguous is None and goes_both_ways(entry.when):
                ambiguous = entry.record.origin
                held.append(entry)
                continue
        if held:
            held.append(entry)
            if order.proven or len(held) >= MOST_HELD:
                order = DateOrder(order.day_first)
                yield from (_dated(one, order, years) for one in held)
                held.clear()
        else:
            yield _dated(entry, order, years)
    yield from (_dated(one, order, years) for one in held)
    if (problem := years.problem()) is not None:
        yield problem
    if ambiguous is not None and order.day_first is None:
        yield Problem(ambiguous, UNTOLD_ORDER)


def _dated(entry: Undated, order: DateOrder, years: Years) -> Record | Problem:
    if not isinstance(entry, Entry):
        return entry
    if not entry.when:
        return entry.record
    time = parse_time(entry.when, day_first=order.day_first) or years.time(entry.when, entry.record.origin)
    return msgspec.structs.replace(entry.record, time_created=time) if time else entry.record
