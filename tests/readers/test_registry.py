"""Which reader an input gets, by its first bytes alone, also from a pipe."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from evcorr.errors import UnreadableInputError
from evcorr.inputs import Input, find_inputs
from evcorr.readers import ReadOptions, read_input
from evcorr.readers.all_readers import READERS
from evcorr.record import Origin, Problem, Record
from tests.builders import record, source_of
from tests.writers.evtx_writer import write_evtx


class Pipe(io.BytesIO):
    """Bytes that come in small pieces and can't be read again."""

    def seekable(self) -> bool:
        return False

    def seek(self, _offset: int, _whence: int = 0) -> int:
        raise io.UnsupportedOperation("seek")

    def read1(self, size: int | None = -1) -> bytes:
        return super().read1(min(100, size or 100))


def xml_of(count: int) -> bytes:
    event = (
        "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='disk'/>"
        "<EventID>{}</EventID></System></Event>"
    )
    return ("<Events>" + "".join(map(event.format, range(1, count + 1))) + "</Events>").encode()


def test_names_are_unique_and_text_comes_last() -> None:
    names = [reader.name for reader in READERS]
    assert len(set(names)) == len(names)
    assert names[-1] == "text"


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_every_reader_says_what_it_gives(reader: object) -> None:
    assert reader.title  # type: ignore[attr-defined]
    assert set(reader.gives) <= set(Record.__struct_fields__)  # type: ignore[attr-defined]


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
@pytest.mark.parametrize("head", [b"", b"\0", bytes(4096), b"\xff" * 4096, b"ElfFile", b"<", b"30"])
def test_no_reader_fails_to_sniff(reader: object, head: bytes) -> None:
    assert reader.sniff(head) in {True, False}  # type: ignore[attr-defined]


def test_text_and_xml_are_told_apart_by_content_not_by_name() -> None:
    assert read_input(source_of(b"hello\n", "a.evtx"))[0] == "text"
    assert read_input(source_of(xml_of(1), "a.txt"))[0] == "eventxml"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"MZ\x90\0\3\0\0\0\4\0\0\0", "not a format evcorr reads; first bytes 4d 5a 90 00 03 00 00 00"),
        (bytes(5000), "nothing but NULs"),
        (bytes(5000) + b"MZ\x90\0\3\0\0\0", "not a format evcorr reads; first bytes 4d 5a 90 00 03 00 00 00"),
    ],
)
def test_unknown_content(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableInputError) as caught:
        read_input(source_of(content))
    assert (caught.value.path, caught.value.reason) == ("some.file", reason)


@pytest.mark.parametrize("nuls", [16, 8192, 3 << 20])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
@pytest.mark.parametrize("piped", [False, True], ids=["file", "pipe"])
def test_what_begins_with_nuls_is_read_from_where_it_says_something(nuls: int, encoding: str, *, piped: bool) -> None:
    content = bytes(nuls) + "2026-01-01 10:00 one\n2026-01-01 10:01 two\n".encode(encoding)
    source = Input("-", lambda: Pipe(content)) if piped else source_of(content)
    name, items = read_input(source)
    problem, *records = items
    assert name == "text"
    assert isinstance(problem, Problem)
    assert problem.reason == f"its first {nuls:,} bytes are NULs; it is read from there on"
    assert [(item.origin.position, item.message) for item in records if isinstance(item, Record)] == [
        (1, "2026-01-01 10:00 one"),
        (2, "2026-01-01 10:01 two"),
    ]


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "gone"
    with pytest.raises(UnreadableInputError, match="No such file"):
        read_input(Input(str(path), lambda: path.open("rb")))


def test_text_from_a_pipe_is_whole() -> None:
    content = b"".join(b"2026-01-01 10:00 line %d\n" % number for number in range(2000))
    name, items = read_input(Input("-", lambda: Pipe(content)))
    messages = [item.message for item in items if isinstance(item, Record)]
    assert name == "text"
    assert "\n".join(message or "" for message in messages) + "\n" == content.decode()


def test_a_binary_format_from_a_pipe_is_whole() -> None:
    name, items = read_input(Input("-", lambda: Pipe(xml_of(500))))
    assert name == "eventxml"
    assert [item.event_id for item in items if isinstance(item, Record)] == list(range(1, 501))


def test_a_live_pipe_gives_records_before_its_end(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    seen = threading.Event()

    def write() -> None:
        with path.open("wb", buffering=0) as pipe:
            pipe.write(b"System error 85 has occurred.\n")
            assert seen.wait(10)

    writer = threading.Thread(target=write)
    writer.start()
    (source,) = find_inputs([path])
    assert isinstance(source, Input)
    _name, items = read_input(source, ReadOptions())
    first = next(items)
    seen.set()
    writer.join()
    assert isinstance(first, Record)
    assert first.message == "System error 85 has occurred.\n"
    assert not list(_news(items))


def _news(items: Iterator[Record | Problem]) -> Iterator[Record]:
    return (item for item in items if isinstance(item, Record))


class _Failing(io.BytesIO):
    """A file on a disk that fails after its first bytes were read."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > 0:
            raise OSError(5, "Input/output error")
        return super().read(size)

    def readinto(self, buffer: object) -> int:
        piece = self.read(len(buffer))  # type: ignore[arg-type]
        buffer[: len(piece)] = piece  # type: ignore[index]
        return len(piece)


def test_a_disk_that_fails_is_a_problem_and_what_was_read_stays() -> None:
    content = write_evtx([record(provider="Disk", event_id=7)])
    source = Input("failing.evtx", lambda: cast(BinaryIO, _Failing(content)))
    name, items = read_input(source)
    assert name == "evtx"
    assert list(items)[-1] == Problem(Origin("failing.evtx"), "reading stopped: Input/output error")
