"""What is found to read, in which order, and what is refused."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import random
import socket
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from evcorr.inputs import Input, archives, budget, compressed, find_inputs
from evcorr.record import Problem


def read_all(*paths: Path | str) -> list[tuple[str, bytes | str]]:
    """Every input's path with its bytes, every problem's path with its reason."""
    seen: list[tuple[str, bytes | str]] = []
    for item in find_inputs(paths):
        if isinstance(item, Problem):
            seen.append((item.origin.path, item.reason))
        else:
            with item.open() as stream:
                seen.append((item.path, stream.read()))
    return seen


def zip_of(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def tar_of(files: dict[str, bytes], mode: str = "w") -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return target.getvalue()


def test_walks_folders_in_order(tmp_path: Path) -> None:
    for name in ("b/2.log", "b/10.log", "a.log", "c.log"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    assert [content for _path, content in read_all(tmp_path)] == [b"a.log", b"b/10.log", b"b/2.log", b"c.log"]


def test_plain_file_knows_its_size_and_file(tmp_path: Path) -> None:
    path = tmp_path / "a.log"
    path.write_bytes(b"12345")
    (item,) = find_inputs([path])
    assert isinstance(item, Input)
    assert (item.path, item.size, item.file) == (str(path), 5, path)


def test_no_name_is_no_folder() -> None:
    assert read_all("") == [("", "no name of a file: what was to name one is empty")]


def test_tells_what_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "zero.log").touch()
    (tmp_path / "none.zip").write_bytes(zip_of({}))
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "empty" / "within").mkdir()
    assert read_all(tmp_path, tmp_path / "missing", tmp_path / "empty") == [
        (str(tmp_path / "dangling"), "broken link"),
        (str(tmp_path / "none.zip"), "empty archive"),
        (str(tmp_path / "zero.log"), "empty file"),
        (str(tmp_path / "missing"), "No such file or directory"),
        (str(tmp_path / "empty"), "empty folder"),
    ]


def test_a_file_that_its_folder_closes_to_the_user_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("closed.log", "open.log"):
        (tmp_path / name).write_bytes(b"x")
    stat = Path.stat

    def refused(path: Path, **options: bool) -> os.stat_result:
        if path.name == "closed.log":
            raise PermissionError(13, "Permission denied")
        return stat(path, **options)

    monkeypatch.setattr(Path, "stat", refused)
    assert read_all(tmp_path) == [
        (str(tmp_path / "closed.log"), "Permission denied"),
        (str(tmp_path / "open.log"), b"x"),
    ]


def test_reads_a_folder_once_that_links_to_itself(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_bytes(b"x")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    assert read_all(tmp_path) == [(str(tmp_path / "a.log"), b"x")]


def test_reads_a_pipe_only_if_it_is_named(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "a.log").write_bytes(b"x")
    assert read_all(tmp_path) == [
        (str(tmp_path / "a.log"), b"x"),
        (str(pipe), "a pipe, which is read only where it is named itself"),
    ]
    (item,) = find_inputs([pipe])
    assert isinstance(item, Input)
    assert (item.path, item.size) == (str(pipe), None)


def test_a_pipe_has_no_size_and_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"some text")
    os.close(writing)
    with os.fdopen(reading) as piped:
        monkeypatch.setattr("sys.stdin", piped)
        (item,) = find_inputs(["-"])
        assert isinstance(item, Input)
        assert (item.path, item.size, item.file) == ("-", None, None)
        with item.open() as stream:
            assert (stream.seekable(), stream.read()) == (False, b"some text")


def test_standard_input_gives_its_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"x\xff\n")))
    assert read_all("-") == [("-", b"x\xff\n")]


def test_no_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert read_all("-") == [("-", "there is no standard input")]


def test_standard_input_from_a_file_can_be_opened_again_and_begins_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.log").write_bytes(b"first\nsecond\n")
    with (tmp_path / "a.log").open() as redirected:
        redirected.buffer.seek(6)
        monkeypatch.setattr("sys.stdin", redirected)
        (item,) = find_inputs(["-"])
        assert isinstance(item, Input)
        for _ in range(2):
            with item.open() as stream:
                assert stream.read() == b"second\n"


def test_an_archive_comes_in_by_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(zip_of({"one/a.log": b"first"}))))
    assert read_all("-") == [("-!one/a.log", b"first")]


@pytest.mark.parametrize(
    "content",
    [
        zip_of({"one/a.log": b"first", "b.log": b"second"}),
        tar_of({"one/a.log": b"first", "b.log": b"second"}),
        tar_of({"one/a.log": b"first", "b.log": b"second"}, "w:gz"),
        tar_of({"one/a.log": b"first", "b.log": b"second"}, "w:bz2"),
        tar_of({"one/a.log": b"first", "b.log": b"second"}, "w:xz"),
    ],
    ids=["zip", "tar", "gz", "bz2", "xz"],
)
def test_opens_archives_by_content(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "no-extension"
    path.write_bytes(content)
    assert read_all(path) == [(f"{path}!one/a.log", b"first"), (f"{path}!b.log", b"second")]


def test_what_of_a_tar_archive_is_no_file_is_told(tmp_path: Path) -> None:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as archive:
        content = tarfile.TarInfo("logs/one/a.log")
        content.size = 5
        archive.addfile(content, io.BytesIO(b"first"))
        for name, kind, leads_to in (
            ("logs/current.log", tarfile.SYMTYPE, "one/a.log"),
            ("logs/latest", tarfile.SYMTYPE, "./one"),
            ("logs/again.log", tarfile.LNKTYPE, "logs/one/a.log"),
            ("logs/newest.log", tarfile.SYMTYPE, "current.log"),
            ("logs/away.log", tarfile.SYMTYPE, "/var/log/app.log"),
            ("logs/lost.log", tarfile.LNKTYPE, "b.log"),
            ("logs/pipe", tarfile.FIFOTYPE, ""),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, leads_to
            archive.addfile(info)
    path = tmp_path / "logs.tar"
    path.write_bytes(target.getvalue())
    first, pipe, *links = read_all(path)
    assert first == (f"{path}!logs/one/a.log", b"first")
    assert pipe == (f"{path}!logs/pipe", "a pipe or a device, of which an archive holds nothing")
    assert links == [
        (f"{path}!logs/away.log", "a link to var/log/app.log, which is not in the archive"),
        (f"{path}!logs/lost.log", "a link to b.log, which is not in the archive"),
    ]


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_opens_compressed_files(tmp_path: Path, compress: object) -> None:
    path = tmp_path / "a.log.z"
    path.write_bytes(compress(b"content"))  # type: ignore[operator]
    assert read_all(path) == [(f"{path}!a.log", b"content")]


def test_xz_of_several_streams_with_padding(tmp_path: Path) -> None:
    path = tmp_path / "a.log.xz"
    content = b"".join(b"line %d\n" % number for number in range(50_000))
    path.write_bytes(lzma.compress(content) + b"\0" * 8 + lzma.compress(b"more") + b"\0" * 4)
    assert read_all(path) == [(f"{path}!a.log", content + b"more")]


@pytest.mark.parametrize("cut", [1, 20, 200])
def test_xz_that_is_cut_is_told(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "a.log.xz"
    path.write_bytes(lzma.compress(random.Random(1).randbytes(1000))[:-cut])  # noqa: S311 - not for secrets
    assert any(isinstance(item, Problem) for item in find_inputs([path]))


def test_xz_that_asks_for_too_much_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressed, "_MEMORY", 1 << 20)
    path = tmp_path / "a.log.xz"
    path.write_bytes(lzma.compress(b"x" * 1000, preset=6))
    (problem,) = find_inputs([path])
    assert isinstance(problem, Problem)
    assert "Memory usage limit" in problem.reason


def test_members_are_seekable_and_open_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zip_of({"a.log": b"0123456789"}))
    inputs = find_inputs([path])
    item = next(inputs)
    assert isinstance(item, Input)
    with item.open() as first, item.open() as second:
        first.seek(-2, os.SEEK_END)
        assert (first.read(), second.read(3), first.tell()) == (b"89", b"012", 10)


def test_archives_inside_archives(tmp_path: Path) -> None:
    nested = {"in.tgz": tar_of({"a.log": b"deep"}, "w:gz"), "b.log": b"flat"}
    path = tmp_path / "out.zip"
    path.write_bytes(zip_of(nested))
    assert read_all(path) == [(f"{path}!in.tgz!a.log", b"deep"), (f"{path}!b.log", b"flat")]


def test_refuses_deeper_nesting(tmp_path: Path) -> None:
    content = b"deep"
    for _level in range(4):
        content = zip_of({"x": content})
    path = tmp_path / "out.zip"
    path.write_bytes(content)
    assert read_all(path) == [(f"{path}!x!x!x", "refused: archives nested deeper than 3")]


def test_refuses_bombs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "FREE_SIZE", 1 << 20)
    path = tmp_path / "bomb.zip"
    path.write_bytes(zip_of({"small.log": b"x", "bomb.log": bytes(200 << 20), "after.log": b"y"}))
    assert read_all(path) == [
        (f"{path}!small.log", b"x"),
        (f"{path}!bomb.log", "refused from here on: the archive unpacks to more than 300 times its size"),
    ]


def test_reads_only_the_start_of_giants(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBER_SIZE", 1 << 20)
    path = tmp_path / "big.tar"
    path.write_bytes(tar_of({"big.log": bytes(3 << 20)}))
    (trouble, kept) = read_all(path)
    assert trouble == (f"{path}!big.log", "refused: only the first 0 GiB are read")
    assert kept[0] == f"{path}!big.log"


@pytest.mark.parametrize("compress", [gzip.compress, bz2.compress, lzma.compress])
def test_keeps_what_stands_before_damage(tmp_path: Path, compress: Callable[[bytes], bytes]) -> None:
    path = tmp_path / "a.log.xyz"
    path.write_bytes(compress(b"a short log\n") + b"no more")
    found = read_all(path)
    assert (f"{path}!a.log", b"a short log\n") in found
    lines = random.Random(1).randbytes(30_000).hex().encode()  # noqa: S311
    path.write_bytes(compress(lines)[:-200])
    trouble, *kept = read_all(path)
    assert "ended" in str(trouble[1]) or "ends" in str(trouble[1])
    # bzip2 packs all of it in one block, which is whole or not at all
    assert [lines.startswith(content) and len(content) > 10_000 for _, content in kept] == (  # type: ignore[arg-type]
        [] if compress is bz2.compress else [True]
    )


def test_keeps_what_a_cut_archive_still_has(tmp_path: Path) -> None:
    lines = b"".join(b"line %d\n" % number for number in range(50_000))
    path = tmp_path / "a.log.gz"
    path.write_bytes(gzip.compress(lines)[:-2000])
    trouble, (shown, content) = read_all(path)
    assert str(trouble[1]).startswith("damaged member: Compressed file ended")
    assert shown == f"{path}!a.log"
    assert lines.startswith(content)  # type: ignore[arg-type]


def test_tells_of_encrypted_members(tmp_path: Path) -> None:
    content = bytearray(zip_of({"a.log": b"secret"}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path = tmp_path / "a.zip"
    path.write_bytes(content)
    assert read_all(path) == [(f"{path}!a.log", "protected by a password: unpack it first")]


@pytest.mark.parametrize("seed", range(20))
def test_damaged_archives_are_problems(tmp_path: Path, seed: int) -> None:
    import random

    chance = random.Random(seed)  # noqa: S311
    whole = [zip_of({"a": b"x" * 999, "b": b"y"}), tar_of({"a": b"x" * 999}, "w:gz"), tar_of({"a": b"x"}, "w:xz")]
    for content in map(bytearray, whole):
        for _flip in range(3):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path = tmp_path / "a"
        path.write_bytes(content[: chance.randrange(1, len(content))])
        assert read_all(path)


def test_reading_writes_nothing_beside_the_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "a.zip"
    path.write_bytes(zip_of({"../evil.log": b"x", "/abs.log": b"y"}))
    assert [content for _shown, content in read_all(path)] == [b"x", b"y"]
    assert list(tmp_path.parent.glob("evil*")) + sorted(entry.name for entry in tmp_path.iterdir()) == ["a.zip"]


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no sockets with names")
def test_a_socket_in_a_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("here")
        assert read_all(tmp_path) == [(str(tmp_path / "here"), "a socket, which holds nothing to read")]
