"""JSON values out of a text of any length: one a line, in an array, pretty-printed, or behind a line's other words."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Iterator
from typing import TypeAlias

import msgspec

from evcorr.text.lazy_regex import lazy_regex

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
"""What JSON can say."""

LARGEST_VALUE = 4 << 20
"""Characters of the longest value that is read as one; of a longer one, what is in it is read piece by piece."""

_FIRST_TRY = 1 << 12
_AT_END = 16
_OPENING = lazy_regex(r"\{(?=\s{0,4096}[\"}])")
_decoder = json.JSONDecoder(strict=False)
_lines = msgspec.json.Decoder(dict)


class Found(msgspec.Struct, frozen=True):
    """An object and the line it begins on, or a remark on what is no JSON."""

    line: int
    value: dict[str, Value] | None
    remark: str | None = None


def find_values(blocks: Iterable[str]) -> Iterator[Found]:
    """The objects in a text that comes in blocks of lines, in order; arrays and what stands between are passed over.

    Text that is no JSON is one remark, however long it is.
    """
    reading = _Reading()
    for block in blocks:
        yield from reading.take(block)
    yield from reading.end()


class _Reading:
    """What is left of the text so far, and the line it begins on."""

    def __init__(self) -> None:
        self._text = ""
        self._line = 1
        self._next_try = 0
        self._spoiled = False

    def take(self, block: str) -> Iterator[Found]:
        """Take in more text; gives what is whole in it."""
        if not self._text:
            block = yield from self._whole_lines(block)
        self._text += block
        if len(self._text) >= self._next_try:
            yield from self._objects(at_end=False)

    def end(self) -> Iterator[Found]:
        """What is left when no more text comes."""
        yield from self._objects(at_end=True)

    def _whole_lines(self, block: str) -> Generator[Found, None, str]:
        """The objects of lines that are one each, as far as they go; returns the rest of the block."""
        start = 0
        while block.startswith("{", start):
            end = block.find("\n", start)
            if end < 0:
                break
            try:
                value = _lines.decode(block[start:end])
            except (msgspec.DecodeError, UnicodeError, RecursionError):
                break
            yield self._found(value)
            self._line += 1
            start = end + 1
        return block[start:]

    def _found(self, value: dict[str, Value]) -> Found:
        self._spoiled = False
        return Found(self._line, value)

    def _objects(self, *, at_end: bool) -> Iterator[Found]:
        text, position, counted = self._text, 0, 0
        self._next_try = 0
        while opening := _OPENING.search(text, position):
            start = opening.start()
            self._line += text.count("\n", counted, start)
            counted = start
            try:
                value, position = _decoder.raw_decode(text, start)
            except json.JSONDecodeError as error:
                cut = _is_cut(error, text)
                if cut and not at_end and len(text) - start < LARGEST_VALUE:
                    self._next_try = max(2 * (len(text) - start), _FIRST_TRY)
                    position = start
                    break
                # too large to be one value: what it holds is read one by one
                if not (cut and len(text) - start >= LARGEST_VALUE):
                    yield from self._broken(error.msg if not cut else "it breaks off")
                position = start + 1 if cut else max(start + 1, error.pos)
            except RecursionError:
                yield from self._broken("nested too deeply")
                position = text.find("\n", start) + 1 or len(text)
            else:
                yield self._found(value)
        else:
            tail = text.rfind("{", position)
            opens = not at_end and tail >= 0 and not text[tail + 1 :].strip()
            position = tail if opens else len(text)
        self._line += text.count("\n", counted, position)
        self._text = text[position:]

    def _broken(self, reason: str) -> Iterator[Found]:
        """One remark on a stretch that is no JSON."""
        if not self._spoiled:
            self._spoiled = True
            yield Found(self._line, None, f"no JSON: {reason}")


def _is_cut(error: json.JSONDecodeError, text: str) -> bool:
    """Whether more text could mend it."""
    return error.msg.startswith("Unterminated") or error.pos >= len(text) - _AT_END
