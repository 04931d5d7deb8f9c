"""Logs of one kind of lines: text in passages, whose beginnings tell time, component and level.

A format says what its entries begin with, and what the beginning of one tells; everything else, pasted events included,
is read as in any text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime

import msgspec

from evcorr.inputs import Input
from evcorr.readers.fields.date_order import UNTOLD_ORDER
from evcorr.readers.fields.yearless import Years
from evcorr.readers.head import head_text
from evcorr.readers.reader import Reader, ReadOptions
from evcorr.readers.text.line_count import LineCount
from evcorr.readers.text.passages import PASSAGES, Passage, Shape, find_passages
from evcorr.readers.text.pasted import may_hold_events
from evcorr.readers.text.plaintext import passage_records, read_passages
from evcorr.record import Level, Origin, Problem, Record


class Heading(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry tells beside its words, which run from `start` to `end` of its text.

    What stands from `after` on is no part of it, but text that the format does not account for.
    """

    time_created: datetime | None = None
    yearless: str = ""
    """The time as written, where it has no year."""
    goes_both_ways: bool = False
    """Whether the time is left out as day and month could not be told apart."""
    provider: str | None = None
    level: Level | None = None
    task: str | None = None
    computer: str | None = None
    data: tuple[tuple[str, str], ...] = ()
    start: int = 0
    end: int | None = None
    after: int | None = None


Headings = Callable[[str], Heading | None]
"""What the text of an entry tells; None where it is no entry of the format."""


def alike(heading: Headings) -> Callable[[Input, ReadOptions], Headings]:
    """For formats whose entries tell all by themselves, whatever input they are in."""
    return lambda source, options: heading  # noqa: ARG005


def begun_by(
    entry: re.Pattern[str], tell: Callable[[re.Match[str]], Heading]
) -> Callable[[Input, ReadOptions], Headings]:
    """For formats whose entries tell all in the way they begin: what that is, and what a match of it tells."""

    def heading(text: str) -> Heading | None:
        found = entry.match(text)
        return tell(found) if found is not None else None

    return alike(heading)


class TextForm(msgspec.Struct, frozen=True, kw_only=True):
    """A text format."""

    name: str
    title: str
    sign: str
    marks: re.Pattern[str]
    """What the first bytes of an input of this format have somewhere."""
    open: Callable[[Input, ReadOptions], Headings]
    """Called once an input, so that what its entries tell may depend on those before."""
    shape: Shape = PASSAGES
    gives: tuple[str, ...] = ("provider", "level", "time_created", "message")
    streams: bool = True


def text_reader(form: TextForm) -> Reader:
    """The reader of a text format."""

    def sniff(head: bytes) -> bool:
        return form.marks.search(head_text(head)) is not None

    def read(source: Input, options: ReadOptions) -> Iterator[Record | Problem]:
        yield from _read(form, source, options)

    return Reader(
        name=form.name, title=form.title, gives=form.gives, sniff=sniff, read=read, sign=form.sign, streams=form.streams
    )


def _read(form: TextForm, source: Input, options: ReadOptions) -> Iterator[Record | Problem]:
    """One record an entry, more of a very long one; positions are numbers of lines."""
    heading: Heading | None = None
    headings = form.open(source, options)
    years = Years(options.year)
    undated: Origin | None = None
    for passage in read_passages(source, options, form.shape):
        if isinstance(passage, Problem):
            yield passage
            continue
        if not passage.overlap:
            place = Origin(source.path, passage.line, "line")
            heading = _timed(headings(passage.text), years, place)
            undated = undated or (place if heading is not None and heading.goes_both_ways else None)
        yield from _records(passage, heading, source.path)
    if (problem := years.problem()) is not None:
        yield problem
    if undated is not None:
        yield Problem(undated, UNTOLD_ORDER)


def _timed(heading: Heading | None, years: Years, place: Origin) -> Heading | None:
    """What an entry tells, with its time where the year was left out."""
    if heading is None or not heading.yearless:
        return heading
    return msgspec.structs.replace(heading, time_created=years.time(heading.yearless, place))


def _records(passage: Passage, heading: Heading | None, path: str) -> Iterator[Record]:
    """The records of an entry, or of a passage that is none."""
    if heading is None:
        yield from _other_text(passage, 0, path)
        return
    rest = None if passage.tail or passage.overlap else heading.after
    entry = passage if rest is None else Passage(passage.text[:rest], passage.line)
    if entry.overlap or may_hold_events(entry.text):
        for record in passage_records(entry, path):
            yield _with_heading(record, heading, entry)
    else:
        yield _entry(entry, heading, path)
    if rest is not None:
        yield from _other_text(passage, rest, path)


def _other_text(passage: Passage, start: int, path: str) -> Iterator[Record]:
    """What a passage holds from an offset on, read as any text is."""
    if passage.overlap or passage.tail:
        yield from passage_records(passage, path)
        return
    counted = LineCount(first=passage.line + passage.text.count("\n", 0, start))
    for piece in find_passages([passage.text[start:]], counted=counted):
        yield from passage_records(piece, path)


def _entry(passage: Passage, heading: Heading, path: str) -> Record:
    """An entry that nothing is pasted into."""
    return Record(
        origin=Origin(path, passage.line, "line"),
        time_created=heading.time_created,
        provider=heading.provider,
        level=heading.level,
        task=heading.task,
        computer=heading.computer,
        data=heading.data,
        message=_message(passage, heading),
    )


def _message(passage: Passage, heading: Heading) -> str | None:
    """The words of an entry; the whole text of one that goes on in the next passage, which repeats its end."""
    return passage.text if passage.tail else passage.text[heading.start : heading.end].strip() or None


def _with_heading(record: Record, heading: Heading, passage: Passage) -> Record:
    """The record with what the entry tells; the events that are pasted into an entry keep what they tell themselves."""
    if record.event_id is not None:
        return msgspec.structs.replace(
            record,
            time_created=record.time_created or heading.time_created,
            computer=record.computer or heading.computer,
        )
    whole = record.message == passage.text and not passage.overlap
    message = _message(passage, heading) if whole else record.message
    return msgspec.structs.replace(
        _entry(passage, heading, record.origin.path), origin=record.origin, message=message, overlap=record.overlap
    )
