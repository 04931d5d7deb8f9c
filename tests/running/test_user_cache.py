"""What is kept for the next time is what was written, or it is made again."""

from __future__ import annotations

from pathlib import Path

import pytest

from evcorr.running import user_cache
from evcorr.running.user_cache import cache_folder, read_kept, write_kept


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "evcorr"


def test_the_newest_of_a_kind_are_kept(folder: Path) -> None:
    write_kept("other.index", b"other", 1)
    for number in range(5):
        write_kept(f"{number}.engine", bytes([number]), 3)
    assert len(list(folder.glob("*.engine"))) == 3
    assert read_kept("4.engine") == b"\4"
    assert read_kept("other.index") == b"other"


@pytest.mark.parametrize("at", range(11))
def test_what_is_damaged_is_not_read(folder: Path, at: int) -> None:
    write_kept("a.index", b"content", 3)
    data = bytearray((folder / "a.index").read_bytes())
    data[at] ^= 1
    (folder / "a.index").write_bytes(data)
    assert read_kept("a.index") is None
    (folder / "a.index").write_bytes(data[:at])
    assert read_kept("a.index") is None


def test_a_folder_that_cannot_be_used_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    write_kept("a.index", b"content", 3)
    assert read_kept("a.index") is None


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {"XDG_CACHE_HOME": "", "HOME": "/home/ada"}, "/home/ada/.cache/evcorr"),
        ("linux", {"XDG_CACHE_HOME": "relative", "HOME": "/home/ada"}, "/home/ada/.cache/evcorr"),
        ("darwin", {"XDG_CACHE_HOME": "", "HOME": "/Users/ada"}, "/Users/ada/Library/Caches/evcorr"),
        ("win32", {"XDG_CACHE_HOME": "", "LOCALAPPDATA": "/ada/Local"}, "/ada/Local/evcorr/Cache"),
    ],
)
def test_the_folder_is_where_the_system_wants_it(
    platform: str, environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(user_cache.sys, "platform", platform)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cache_folder().as_posix() == expected
