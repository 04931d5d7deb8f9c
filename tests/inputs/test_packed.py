"""zstd and 7z: what they hold, and what is said where they are damaged, encrypted, bombs, or no package reads them."""

from __future__ import annotations

import importlib
import io
import random
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import py7zr
import pytest

from evcorr.inputs import budget, compressed
from tests.inputs.test_inputs import read_all, tar_of, zip_of

zstd = compressed._zstd()
FILES = {"a.log": b"one\n", "sub/b.log": b"two\n" * 1000}


def sevenzip_of(files: dict[str, bytes], password: str | None = None, *, hide_names: bool = False) -> bytes:
    target = io.BytesIO()
    with py7zr.SevenZipFile(target, "w", password=password, header_encryption=hide_names) as archive:
        for name, content in files.items():
            archive.writestr(content, name)
    return target.getvalue()


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_7z_archive(tmp_path: Path) -> None:
    path = write(tmp_path, "logs.7z", sevenzip_of(FILES))
    assert read_all(path) == [(f"{path}!{name}", content) for name, content in FILES.items()]


def test_zstd_alone_and_around_tar(tmp_path: Path) -> None:
    alone = write(tmp_path, "a.log.zst", zstd.compress(b"one\n"))
    around = write(tmp_path, "logs.tar.zst", zstd.compress(tar_of(FILES)))
    assert read_all(alone) == [(f"{alone}!a.log", b"one\n")]
    assert read_all(around) == [(f"{around}!{name}", content) for name, content in FILES.items()]


def test_archives_inside_each_other(tmp_path: Path) -> None:
    path = write(tmp_path, "a.zip", zip_of({"b.7z": sevenzip_of({"c.log.zst": zstd.compress(b"deep\n")})}))
    assert read_all(path) == [(f"{path}!b.7z!c.log.zst!c.log", b"deep\n")]
    deeper = write(tmp_path, "d.7z", sevenzip_of({"a.zip": path.read_bytes()}))
    assert [reason for _, reason in read_all(deeper)] == ["refused: archives nested deeper than 3"]


@pytest.mark.parametrize("hide_names", [False, True])
def test_an_encrypted_archive_says_so(tmp_path: Path, hide_names: bool) -> None:
    path = write(tmp_path, "logs.7z", sevenzip_of(FILES, "secret", hide_names=hide_names))
    assert read_all(path) == [(str(path), "protected by a password: unpack it first")]


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "zst": lambda data: zstd.compress(data),
    "7z": lambda data: sevenzip_of({"bomb.log": data}),
}


@pytest.mark.parametrize("kind", PACKERS)
def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(budget, "FREE_SIZE", 1 << 20)
    path = write(tmp_path, f"bomb.{kind}", PACKERS[kind](bytes(8 << 20)))
    assert "refused from here on: the archive unpacks to more than 300 times its size" in [
        reason for _, reason in read_all(path)
    ]


@pytest.mark.parametrize("kind", PACKERS)
def test_damage_is_a_problem(tmp_path: Path, kind: str) -> None:
    chance = random.Random(kind)  # noqa: S311 - not for secrets
    whole = PACKERS[kind](chance.randbytes(3000) + b"text\n" * 300)
    for _ in range(60):
        data = bytearray(whole)
        data[chance.randrange(6, len(data))] ^= 1 << chance.randrange(8)
        path = write(tmp_path, f"a.{kind}", bytes(data[: chance.choice([len(data), chance.randrange(7, len(data))])]))
        assert read_all(path)


def missing(name: str) -> ModuleType:
    raise ImportError(name)


@pytest.mark.parametrize("kind", PACKERS)
def test_without_the_package_it_says_which_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    path = write(tmp_path, f"a.{kind}", PACKERS[kind](b"x\n"))
    monkeypatch.setattr(importlib, "import_module", missing)
    ((where, reason),) = read_all(path)
    assert where == str(path)
    assert str(reason).endswith("pip install 'evcorr[archives]'")
