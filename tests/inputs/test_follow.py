"""Inputs that grow: what is added is read, in a new file after a rotation too, until the user ends it."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from evcorr.inputs import follow
from evcorr.inputs.follow import GrowingFile, LivePipe, followed


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follow, "POLL_SECONDS", 0.01)


def never() -> bool:
    return False


def soon(done: Callable[[], object]) -> threading.Thread:
    """Do something a little later, while the test waits for it."""

    def later() -> None:
        time.sleep(0.05)
        done()

    thread = threading.Thread(target=later)
    thread.start()
    return thread


def test_what_is_added_is_read(tmp_path: Path) -> None:
    path = tmp_path / "app.log"
    path.write_bytes(b"one\n")
    with GrowingFile(path, never) as stream:
        assert stream.read(100) == b"one\n"
        assert not stream.wait_for_more(0)
        with path.open("ab") as log:
            log.write(b"two\n")
        assert stream.wait_for_more(0)
        assert stream.read(100) == b"two\n"
        writer = soon(lambda: path.write_bytes(b"one\ntwo\nthree\n"))
        assert stream.read(100) == b"three\n"
        writer.join()


def contents(path: Path, *, ends_after: int) -> list[bytes]:
    """What is read of the logs that follow one another under a name, until so many have been read."""
    read: list[bytes] = []
    for log in followed(str(path), lambda: len(read) >= ends_after - 1):
        with log.open() as stream:
            read.append(stream.read())
    return read


@pytest.mark.skipif(os.name == "nt", reason="Windows does not rename a file that is open")
def test_a_rotated_log_is_followed_by_the_new_file(tmp_path: Path) -> None:
    path = tmp_path / "app.log"
    path.write_bytes(b"old")
    with path.open("ab") as log:

        def rotate() -> None:
            path.rename(tmp_path / "app.log.1")
            time.sleep(0.05)
            # by one who has the old file open still
            log.write(b" and late")
            log.flush()
            path.write_bytes(b"new\n")

        rotation = soon(rotate)
        assert contents(path, ends_after=2) == [b"old and late", b"new\n"]
        rotation.join()


def test_a_log_cut_to_nothing_is_another_one(tmp_path: Path) -> None:
    path = tmp_path / "app.log"
    path.write_bytes(b"a long first line\n")
    cut = soon(lambda: path.write_bytes(b"short\n"))
    assert contents(path, ends_after=2) == [b"a long first line\n", b"short\n"]
    cut.join()


def test_a_log_that_was_cut_and_written_longer_between_two_looks_is_another_one(tmp_path: Path) -> None:
    path = tmp_path / "app.log"
    path.write_bytes(b"1 Jan the first line\n")
    longer = b"2 Jan a line\n2 Jan another one\n"
    with GrowingFile(path, never) as stream:
        assert stream.read(100) == b"1 Jan the first line\n"
        assert not stream.wait_for_more(0)
        with path.open("r+b") as log:
            log.write(longer)
        assert stream.wait_for_more(0)
        assert (stream.read(100), stream.was_replaced) == (b"", True)


def test_room_that_was_kept_free_is_filled_later(tmp_path: Path) -> None:
    path = tmp_path / "app.log"
    path.write_bytes(b"one\n" + bytes(8))
    with GrowingFile(path, never) as stream:
        assert stream.read(100) == b"one\n" + bytes(8)
        assert not stream.wait_for_more(0)
        path.write_bytes(b"one\ntwo\nsix\nthree\n")
        assert (stream.read(100), stream.was_replaced) == (b"three\n", False)


def test_the_user_ends_it(tmp_path: Path) -> None:
    path = tmp_path / "app.log"
    path.write_bytes(b"one\n")
    with GrowingFile(path, lambda: True) as stream:
        assert stream.read(100) == b"one\n"
        assert stream.read(100) == b""


def test_a_pipe_is_read_until_its_end_or_the_users() -> None:
    out, into = os.pipe()
    with os.fdopen(out, "rb") as pipe:
        stream = LivePipe(pipe, lambda: True)
        os.write(into, b"one\n")
        assert stream.read(100) == b"one\n"
        assert stream.read(100) == b""
        os.close(into)
        assert LivePipe(pipe, never).read(100) == b""
