"""Every engine finds the same literals at the same places, and one that does not is passed over."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.running.user_cache import write_kept
from evcorr.text.engine import (
    ENGINES,
    MANY,
    AhoCorasickEngine,
    Engine,
    EngineType,
    Hit,
    HyperscanEngine,
    PythonEngine,
    make_engine,
    passes_trial,
)

MODULES = {HyperscanEngine: "hyperscan", AhoCorasickEngine: "ahocorasick_rs"}


def installed() -> list[EngineType]:
    found: list[EngineType] = []
    for engine in ENGINES:
        try:
            engine((b"x",))
        except ImportError:
            continue
        found.append(engine)
    return found


INSTALLED = installed()


def everywhere(literals: Sequence[bytes], data: bytes) -> list[Hit]:
    return sorted(
        (start + len(literal), number)
        for number, literal in enumerate(literals)
        for start in range(len(data))
        if data.startswith(literal, start)
    )


@pytest.mark.parametrize("engine", INSTALLED)
def test_an_engine_passes_its_trial(engine: EngineType) -> None:
    assert passes_trial(engine)


@pytest.mark.parametrize("engine", INSTALLED)
@settings(max_examples=30, deadline=None)
@given(
    literals=st.lists(st.text("ab", min_size=1, max_size=14).map(str.encode), min_size=1, max_size=12, unique=True),
    data=st.text("abc", max_size=80).map(str.encode),
)
def test_an_engine_finds_what_stands_there(engine: EngineType, literals: list[bytes], data: bytes) -> None:
    assert engine(literals).find(data) == everywhere(literals, data)


@pytest.mark.parametrize("engine", INSTALLED)
def test_many_literals_of_all_lengths(engine: EngineType) -> None:
    rng = random.Random(5)  # noqa: S311 - not for secrets
    literals = sorted({bytes(rng.choices(b"abcdef", k=rng.randint(3, 12))) for _ in range(600)})
    data = bytes(rng.choices(b"abcdef\xff", k=4000)) + literals[7]
    expected = everywhere(literals, data)
    assert len(expected) > 100
    assert engine(literals).find(data) == expected


class Forgetful:
    """Loses each literal that begins at one offset, as a broken build may."""

    name = "forgetful"

    def __init__(self, literals: Sequence[bytes]) -> None:
        self._literals = literals
        self._sound = PythonEngine(literals)

    def find(self, data: bytes) -> list[Hit]:
        return [hit for hit in self._sound.find(data) if hit[0] - len(self._literals[hit[1]]) != 63]


class Inventive(Forgetful):
    """Finds something in everything."""

    name = "inventive"

    def find(self, data: bytes) -> list[Hit]:
        return [(0, 0), *self._sound.find(data)]


class Absent(Forgetful):
    """Is not installed."""

    def __init__(self, literals: Sequence[bytes]) -> None:
        raise ImportError(str(len(literals)))


@pytest.mark.parametrize("broken", [Forgetful, Inventive, Absent])
def test_a_broken_engine_is_passed_over(broken: EngineType) -> None:
    chosen: Engine = make_engine((b"word",), (broken, PythonEngine))
    assert chosen.name == "python"


def test_without_any_sound_engine_there_is_none() -> None:
    with pytest.raises(LookupError):
        make_engine((b"word",), (Forgetful,))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "evcorr"


@pytest.mark.skipif(HyperscanEngine not in INSTALLED, reason="hyperscan is not installed")
def test_what_hyperscan_compiled_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import hyperscan

    literals = [b"word%d" % number for number in range(MANY)]
    data = b"a word7, word77 and a word"
    found = HyperscanEngine(literals).find(data)
    assert found == PythonEngine(literals).find(data) != []
    (file,) = folder.iterdir()
    kept = file.read_bytes()
    with monkeypatch.context() as patched:
        patched.delattr(hyperscan, "dumpb")
        assert HyperscanEngine(literals).find(data) == found
        HyperscanEngine(literals[:-1])
    write_kept(file.name, b"made by another hyperscan", 1)
    assert HyperscanEngine(literals).find(data) == found
    assert file.read_bytes() == kept
