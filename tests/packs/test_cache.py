"""The compiled index in the cache folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from evcorr.matching.index import Index, compile_index
from evcorr.matching.matcher import match
from evcorr.observable import Event, Message, Observable
from evcorr.packs import cache
from evcorr.packs.cache import load_index
from evcorr.packs.pack import dump_pack
from evcorr.record import Record
from evcorr.signature import Rarity, Signature
from tests.builders import record, signature

TEXT = "The spooler could not find its tray"
ENTRY = record(f"{TEXT} on Tuesday.", provider="Disk", event_id=7)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "evcorr"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "ours.jsonl"
    path.write_bytes(dump_pack([many(), signature(id="Q2")]))
    return path


def many() -> Signature:
    observables: tuple[Observable, ...] = (Event(event_id=7, provider="Disk", text=TEXT), Message(text=TEXT))
    return signature(*observables, id="Q1", rarity=(Rarity(50, 1), Rarity(3, 90)))


def facts(index: Index, entry: Record = ENTRY) -> list[tuple[object, ...]]:
    return [(one.symptom, one.grade, one.agreed, one.spans) for one in match(entry, index)]


def test_the_kept_index_is_the_compiled_one(pack: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled, _ = load_index([pack])
    assert len(list(folder.iterdir())) == 1
    monkeypatch.delattr(cache, "compile_index")
    kept, faults = load_index([pack])
    assert faults == ()
    assert kept == compiled == compile_index([many(), signature(id="Q2")])
    assert facts(kept) == facts(compiled) != []


def test_another_content_or_version_is_another_index(pack: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_index([pack])
    monkeypatch.setattr(cache, "VERSION", "0.0.0")
    load_index([pack])
    pack.write_bytes(dump_pack([signature(id="Q3")]))
    index, _ = load_index([pack])
    assert [one.id for one in index.signatures] == ["Q3"]
    assert len(list(folder.iterdir())) == 3


def test_a_file_that_was_written_again_is_read_again(pack: Path, folder: Path) -> None:
    for second in (1_000_000_000, 1_000_000_001, 1_000_000_001):
        os.utime(pack, (second, second))
        load_index([pack])
    assert len(list(folder.iterdir())) == 2


def test_what_is_not_asked_for_is_not_decoded(pack: Path) -> None:
    load_index([pack])
    kept, _ = load_index([pack])
    assert (len(kept.signatures), kept.in_reach({"disk"}), kept.in_reach(set())) == (2, 2, 1)
    assert kept.signatures[1] is kept.signatures[-1]
    assert kept.signatures[:1] == [kept.signatures[0]]
    assert {id(one.symptom.signature) for one in match(ENTRY, kept)} == set(map(id, kept.signatures))


@pytest.mark.parametrize("damage", [b"", b"\x93", b"\x94\x90\x91\x95\x05\x00\x90\xc2\xc2\x90\xa1x"])
def test_a_damaged_file_is_compiled_and_written_anew(pack: Path, folder: Path, damage: bytes) -> None:
    expected, _ = load_index([pack])
    (file,) = folder.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert load_index([pack])[0] == expected
    assert file.read_bytes() == whole


def test_without_a_folder_to_write_to_it_works_all_the_same(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"")
    index, faults = load_index([pack])
    assert (len(index.signatures), faults) == (2, ())


def test_packs_with_faults_are_not_kept(pack: Path, folder: Path) -> None:
    pack.write_bytes(pack.read_bytes() + b"{}\n")
    assert len(load_index([pack])[1]) == 1
    assert not folder.exists()


def test_only_the_newest_are_kept(pack: Path, folder: Path) -> None:
    for number in range(cache.MOST_FILES + 3):
        pack.write_bytes(dump_pack([signature(id=f"Q{number}")]))
        load_index([pack])
    assert len(list(folder.iterdir())) == cache.MOST_FILES
