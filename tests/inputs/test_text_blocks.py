"""Decoding of text: encodings, line ends, long lines, pipes."""

from __future__ import annotations

import io
import os
import random
import threading

import pytest

from evcorr.inputs import read_stream
from evcorr.inputs.encoding import is_text
from evcorr.inputs.text_blocks import MAX_LINE, read_blocks, read_lines
from tests.growth import assert_linear


def lines_of(content: bytes, name: str | None = None) -> list[str]:
    return [text for _number, text in read_lines(io.BytesIO(content), name)]


@pytest.mark.parametrize(
    "content",
    [
        "Größe\nzwei\n".encode(),
        "Größe\nzwei\n".encode("utf-8-sig"),
        "Größe\nzwei\n".encode("utf-16"),
        "Größe\nzwei\n".encode("utf-16-le"),
        "Größe\nzwei\n".encode("utf-16-be"),
        "Größe\nzwei\n".encode("utf-32"),
        "Größe\nzwei\n".encode("cp1252"),
        "Größe\r\nzwei\r\n".encode(),
        "Größe\r\r\nzwei\r\r\n".encode(),
        "Größe\rzwei\r".encode(),
        "Größe\nzwei\n".encode("cp850"),
        "Größe\nzwei\n".encode("cp437"),
        "Größe\nzwei".encode("utf-16-le"),
        "\u200eGröße\nz\0wei\n".encode(),
        "\ufeffGröße\n\ufeffzwei\n".encode(),
    ],
)
def test_decodes(content: bytes) -> None:
    assert lines_of(content) == ["Größe", "zwei"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\x1b[31;1mSystem error 85\x1b[0m has occurred.", "System error 85 has occurred."),
        ("\x1b]0;C:\\WINDOWS\\cmd.exe\x07C:\\>net use", "C:\\>net use"),
        ("\x1b]0;title\x1b\\C:\\>", "C:\\>"),
        ("one\x1b[12Ctwo\x1b[4;1Hthree\x1b[K", "one two three"),
        ("\x1b(Bplain\x1b=\x1b[?25l", "plain"),
        ("\x1b]0;without an end", "\x1b]0;without an end"),
        ("an \x1b", "an \x1b"),
    ],
)
def test_what_only_a_terminal_obeys_is_dropped(written: str, shown: str) -> None:
    for name in ("utf-8", "utf-16"):
        assert lines_of(f"{written}\nand on\n".encode(name)) == [shown, "and on"]


def test_named_encoding_overrides() -> None:
    assert lines_of("Größe\n".encode("cp850"), "cp850") == ["Größe"]


@pytest.mark.parametrize("order", ["le", "be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("name", ["utf-16", "utf-32"])
def test_a_wide_encoding_that_is_named_takes_its_mark_or_the_order_of_windows(name: str, mark: str, order: str) -> None:
    if mark or order == "le":
        assert lines_of(f"{mark}Größe\n\u4e2d\n".encode(f"{name}-{order}"), name) == ["Größe", "\u4e2d"]


@pytest.mark.parametrize("name", ["no-such-encoding", "base64", "rot13", "idna", "undefined"])
def test_unknown_encoding(name: str) -> None:
    with pytest.raises(LookupError):
        lines_of(b"x", name)


def test_only_lines_that_are_no_utf8_are_ansi() -> None:
    assert lines_of("Größe\n".encode() + "Größe\n".encode("cp1252") + "Größe\n".encode()) == ["Größe"] * 3


@pytest.mark.parametrize("text", ["the \u201cword\u201d \u2013 or\u2026 don\u2019t", "word\u2014word", "Želí"])
def test_signs_and_letters_of_the_ansi_code_page_are_kept(text: str) -> None:
    assert lines_of(text.encode("cp1252")) == [text]


def test_a_text_with_old_line_ends_comes_in_lines() -> None:
    content = b"".join(b"line %d\r" % number for number in range(20_000))
    assert lines_of(content) == [f"line {number}" for number in range(20_000)]


def test_numbers_lines_from_one() -> None:
    assert list(read_lines(io.BytesIO(b"a\n\nb"))) == [(1, "a"), (2, ""), (3, "b")]


def test_empty() -> None:
    assert list(read_lines(io.BytesIO(b""))) == []


class Trickle(io.RawIOBase):
    """A stream that gives a few bytes at a time."""

    def __init__(self, content: bytes, step: int) -> None:
        super().__init__()
        self.content, self.step, self.at = content, step, 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def read(self, _size: int = -1) -> bytes:
        piece = self.content[self.at : self.at + self.step]
        self.at += len(piece)
        return piece


@pytest.mark.parametrize("step", [1, 2, 3, 5, 777])
@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_same_lines_for_reads_of_any_size(name: str, step: int) -> None:
    text = "Ein Größenfehler 5 \u20ac \U0001f4a5\r\nzweite Zeile\r\n" * 30
    whole = text.replace("\r", "").split("\n")[:-1]
    assert [line for _number, line in read_lines(Trickle(text.encode(name), step))] == whole  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["utf-8", "utf-16-le"])
def test_cuts_long_lines_into_pieces_of_one_number(name: str) -> None:
    text = "\u20acuro " * 60_000 + "\nnext\n"
    pieces = list(read_lines(io.BytesIO(text.encode(name))))
    assert "".join(piece for number, piece in pieces if number == 1) == text.split("\n")[0]
    assert pieces[-1] == (2, "next")
    assert max(len(piece) for _number, piece in pieces) <= 3 * MAX_LINE


@pytest.mark.parametrize(
    "piece",
    [b"\r", b"\0", b"\xff", b"a\r\n", b"\x1b", b"\x1b]", b"1;"],
)
def test_time_is_linear(piece: bytes) -> None:
    assert_linear(lambda size: read_lines(io.BytesIO(b"\x1b[" + piece * (size // len(piece)))), 5_000_000)


@pytest.mark.parametrize("seed", range(30))
def test_any_bytes_decode(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    content = chance.randbytes(chance.randrange(5000))
    ends = content.count(b"\n") + content.count(b"\r")
    assert len(lines_of(content)) <= ends * 2 + 2
    is_text(content)


def test_a_live_pipe_is_read_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_stream, "IDLE_SECONDS", 0.05)
    reading, writing = os.pipe()
    answered = threading.Event()

    def write() -> None:
        with os.fdopen(writing, "wb", buffering=0) as pipe:
            pipe.write(b"first\n")
            answered.wait(5)
            pipe.write(b"second\n")

    writer = threading.Thread(target=write)
    writer.start()
    texts = []
    with os.fdopen(reading, "rb") as stream:
        for block in read_blocks(stream):
            texts.append(block)
            if not block:
                answered.set()
    writer.join()
    assert texts[:3] == ["first\n", "", "second\n"]
