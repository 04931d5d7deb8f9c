"""Blocks of labelled lines, one event each: what wevtutil, PowerShell's lists, PsLogList and Splunk have in common."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, partial

import msgspec

from evcorr.inputs import Input
from evcorr.readers.fields.dating import Undated, dated_lines
from evcorr.readers.fields.headings import FIELD_BY_HEADING, fold_heading
from evcorr.readers.fields.named_values import entry_of
from evcorr.readers.reader import ReadOptions
from evcorr.readers.text.loose_text import LooseText
from evcorr.record import Origin, Problem, Record

LONGEST_VALUE = 1 << 16
"""Characters of a block that are kept; what comes beyond is left out."""


class Grammar(msgspec.Struct, frozen=True, dict=True):
    """How a format writes its blocks.

    `start` matches a line that begins a block; its named groups are fields. A format without one begins a block with
    a label that the block at hand has already. `label` has the groups `label` and `value`. From a label of `text` on,
    everything up to the next block is the description. `context` matches lines whose named groups are fields of all
    blocks below. An unlabelled line goes on with the value above if `more` matches it, else it begins the description
    where `unlabelled_text` says so, else it is no part of the block.
    """

    label: re.Pattern[str]
    start: re.Pattern[str] | None = None
    text: frozenset[str] = frozenset()
    context: re.Pattern[str] | None = None
    more: re.Pattern[str] | None = None
    unlabelled_text: bool = False
    fields: Mapping[str, str] = FIELD_BY_HEADING
    """The field that each folded label gives; labels that are not in it are passed over."""

    @cached_property
    def ranks(self) -> Mapping[str, int]:
        """Where each folded label stands among the others."""
        return {label: rank for rank, label in enumerate(self.fields)}

    def beside(self, found: re.Match[str]) -> dict[str, str]:
        """The fields that a labelled line tells beside its label."""
        if self.label.groups <= len(_LABELLED):
            return {}
        return {name: value for name, value in _present(found).items() if name not in _LABELLED}


_LABELLED = ("label", "value")


class _Block(msgspec.Struct):
    """One block as its lines come: raw values by folded label, and which of them lines go on with."""

    line: int
    fields: dict[str, str]
    parts: dict[str, list[str]]
    current: str | None = None
    in_text: bool = False
    size: int = 0

    def add(self, label: str, value: str) -> None:
        self.parts[label] = [value]
        self.current = label

    def go_on(self, line: str) -> None:
        self.size += len(line)
        if self.current is not None and self.size <= LONGEST_VALUE:
            self.parts[self.current].append(line)


def read_labelled(source: Input, options: ReadOptions, grammar: Grammar) -> Iterator[Record | Problem]:
    """The blocks in file order, with the number of their first line; other lines are read as text."""
    return dated_lines(source, options, partial(block_entries, grammar=grammar))


def block_entries(lines: Iterable[tuple[int, str]], path: str, grammar: Grammar) -> Iterator[Undated]:
    """The records of blocks, and of the text between them."""
    reading = _Reading(path, grammar)
    for number, line in lines:
        yield from reading.take(line, number)
    yield from reading.end()


class _Reading:
    """The state between two lines."""

    def __init__(self, path: str, grammar: Grammar) -> None:
        self._path = path
        self._grammar = grammar
        self._block: _Block | None = None
        self._context: dict[str, str] = {}
        self._loose = LooseText(path)

    def take(self, line: str, number: int) -> Iterator[Undated]:
        """Take in a line; gives what it ends."""
        grammar = self._grammar
        start = grammar.start.match(line) if grammar.start else None
        if start is not None:
            yield from self._begin(number, _present(start))
            return
        context = grammar.context.match(line) if grammar.context else None
        if context is not None:
            yield from self.end()
            self._context = _present(context)
            return
        if self._block is not None and self._block.in_text:
            self._block.go_on(line)
            return
        label = grammar.label.match(line)
        if label is not None:
            yield from self._label(label, number)
        else:
            yield from self._unlabelled(line, number)

    def _begin(self, number: int, fields: dict[str, str]) -> Iterator[Undated]:
        yield from self.end()
        self._block = _Block(number, fields, {})

    def _label(self, found: re.Match[str], number: int) -> Iterator[Undated]:
        """A labelled line: more of the block, or the first of the next where it has this label already."""
        label = fold_heading(found["label"])
        if self._block is None or label in self._block.parts:
            if self._grammar.start is not None:
                yield from self._loose.add(found.string, number)
                return
            yield from self._begin(number, {})
        if self._block is not None:
            self._block.add(label, found["value"])
            self._block.in_text = label in self._grammar.text
            self._block.fields.update(self._grammar.beside(found))

    def _unlabelled(self, line: str, number: int) -> Iterator[Undated]:
        block, grammar = self._block, self._grammar
        if block is None:
            yield from self._loose.add(line, number)
        elif block.current and grammar.more and grammar.more.match(line):
            block.go_on(line.strip())
        elif grammar.unlabelled_text and block.parts and line.strip():
            block.add("message", line)
            block.in_text = True
        elif line.strip():
            yield from self.end()
            yield from self._loose.add(line, number)

    def end(self) -> Iterator[Undated]:
        """What there is of the text and of the block at hand, which is over."""
        yield from self._loose.take()
        block, self._block = self._block, None
        if block is None or not (block.parts or block.fields):
            return
        place = Origin(self._path, block.line, "line")
        entry = entry_of(self._fields(block), place)
        if entry is not None:
            yield entry
        else:
            yield Problem(place, "an event without an id")

    def _fields(self, block: _Block) -> dict[str, str]:
        """The block's values by field; of several labels for one field the first in the grammar counts."""
        fields = self._context | block.fields
        ranks: dict[str, int] = {}
        order = self._grammar.ranks
        for label, parts in block.parts.items():
            field = self._grammar.fields.get(label)
            value = "\n".join(parts).strip()
            if field and value and order[label] <= ranks.get(field, len(order)):
                ranks[field] = order[label]
                fields[field] = value
        return fields


def _present(found: re.Match[str]) -> dict[str, str]:
    return {name: value.strip() for name, value in found.groupdict().items() if value}
