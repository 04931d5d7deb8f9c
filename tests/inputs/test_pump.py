"""Pipes that the system can't wait for are waited for all the same."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from typing import BinaryIO

import pytest

from evcorr.inputs import pump
from evcorr.inputs.follow import LivePipe
from evcorr.inputs.pipe import read_head, rejoined
from evcorr.inputs.pump import Pump, waitable
from evcorr.inputs.text_blocks import read_blocks


@pytest.fixture
def pipe() -> Iterator[tuple[BinaryIO, int]]:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stream:
        yield stream, writing


@pytest.fixture
def deaf(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system can't wait for pipes, as on Windows."""
    monkeypatch.setattr(pump, "waiter", lambda _stream: None)


def test_a_pipe_that_can_be_waited_for_stays_as_it_is(pipe: tuple[BinaryIO, int]) -> None:
    stream, writing = pipe
    assert waitable(stream) is stream
    os.close(writing)


@pytest.mark.usefixtures("deaf")
def test_what_there_is_comes_at_once_and_a_pause_is_told(pipe: tuple[BinaryIO, int]) -> None:
    stream, writing = pipe
    pumped = waitable(stream)
    assert isinstance(pumped, Pump)
    os.write(writing, b"one\ntwo")
    head = read_head(pumped, 4)
    blocks = read_blocks(rejoined(head, pumped))
    begun = time.monotonic()
    assert [next(blocks), next(blocks)] == ["one\n", ""]
    assert time.monotonic() - begun < 1.5
    os.write(writing, b"\nthree\n")
    os.close(writing)
    assert "".join(blocks) == "two\nthree\n"


@pytest.mark.usefixtures("deaf")
def test_the_user_can_end_it_while_nothing_comes(pipe: tuple[BinaryIO, int]) -> None:
    stream, writing = pipe
    asked: list[None] = []

    def ended() -> bool:
        asked.append(None)
        return len(asked) > 2

    assert LivePipe(stream, ended).read(10) == b""
    os.close(writing)


class Broken:
    """Fails after the first bytes."""

    def __init__(self) -> None:
        self._left = [b"first"]

    def read(self, _size: int) -> bytes:
        if not self._left:
            raise OSError("the device is gone")
        return self._left.pop()


def test_what_fails_in_the_thread_fails_where_it_is_read() -> None:
    pumped = Pump(Broken())  # type: ignore[arg-type]
    assert pumped.read(10) == b"first"
    with pytest.raises(OSError, match="gone"):
        pumped.read(10)
    assert pumped.read(10) == b""
