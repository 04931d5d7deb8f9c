"""Engines: all places of many literals in a stretch of bytes, found in one pass.

Three engines give the same hits: hyperscan, ahocorasick_rs, and one in pure Python for where neither is installed.
Before an engine is used it has to find known literals at known places; one that misses or invents a hit is passed over.
Only literals are given to hyperscan: its regular expressions lose matches when there are several of them
(VectorCamp/vectorscan #382).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from threading import Lock
from typing import Any, Protocol

from evcorr.running.user_cache import read_kept, write_kept

Hit = tuple[int, int]
"""The offset behind the last byte of a literal, and the literal's number."""


class Engine(Protocol):
    """Finds literals; `find` gives every hit, those that overlap too, in order."""

    name: str

    def find(self, data: bytes) -> list[Hit]:
        """All hits in these bytes."""
        ...


class HyperscanEngine:
    """Literals compiled by hyperscan, in block mode; that takes long for thousands, and is kept for the next time."""

    name = "hyperscan"

    def __init__(self, literals: Sequence[bytes]) -> None:
        self._database = _database(literals)
        self._hits: list[Hit] = []
        self._on_hit = self._collector()
        # one scan at a time: it has one place to put its hits, and hyperscan one to work in
        self._lock = Lock()

    def find(self, data: bytes) -> list[Hit]:
        """All hits in these bytes."""
        with self._lock:
            self._hits.clear()
            self._database.scan(data, match_event_handler=self._on_hit)
            return sorted(self._hits)

    def _collector(self) -> Callable[[int, int, int, int, object], None]:
        append = self._hits.append

        def collect(number: int, _start: int, end: int, _flags: int, _context: object) -> None:
            append((end, number))

        return collect


MANY = 256
"""So many literals take longer to compile than to be read from a file."""

MOST_KEPT = 20
"""So many databases are kept, those of a few sets of packs; writing another one removes the oldest."""


def _database(literals: Sequence[bytes]) -> Any:
    """The database of the literals: kept ones, if this hyperscan and this processor can use them, or new ones."""
    import hyperscan

    name = None
    if len(literals) >= MANY:
        name = f"{_digest(hyperscan.__version__, literals)}.hyperscan"  # type: ignore[attr-defined]  # its stub lacks it
        with suppress(hyperscan.error):
            if (kept := read_kept(name)) is not None:
                database = hyperscan.loadb(bytes(kept), mode=hyperscan.HS_MODE_BLOCK)
                database.scratch = hyperscan.Scratch(database)
                return database
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(expressions=list(literals), ids=list(range(len(literals))), flags=0, literal=True)
    if name is not None:
        write_kept(name, hyperscan.dumpb(database), MOST_KEPT)
    return database


def _digest(version: str, literals: Sequence[bytes]) -> str:
    """A name for these literals in this order, none of which holds a NUL."""
    return blake2b(b"\0".join((version.encode(), *literals)), digest_size=16).hexdigest()


class AhoCorasickEngine:
    """Literals in the automaton of ahocorasick_rs."""

    name = "ahocorasick_rs"

    def __init__(self, literals: Sequence[bytes]) -> None:
        import ahocorasick_rs

        self._automaton = ahocorasick_rs.BytesAhoCorasick(
            list(literals), implementation=ahocorasick_rs.Implementation.DFA
        )

    def find(self, data: bytes) -> list[Hit]:
        """All hits in these bytes."""
        found = self._automaton.find_matches_as_indexes(data, overlapping=True)
        return sorted((end, number) for number, _start, end in found)


class _Sampled:
    """Literals of at least so many bytes, looked up by grams of the data that are taken every `step` bytes.

    Wherever a literal of `shortest` bytes stands, one of the grams that begin at its first `step` bytes is taken.
    """

    def __init__(self, literals: Sequence[tuple[int, bytes]], shortest: int, step: int) -> None:
        self._step = step
        self._gram = shortest - step + 1
        by_gram: defaultdict[bytes, list[tuple[int, bytes]]] = defaultdict(list)
        for number, literal in literals:
            for start in range(step):
                by_gram[literal[start : start + self._gram]].append((number, literal))
        self._by_gram = dict(by_gram)

    def candidates(self, data: bytes) -> set[tuple[int, bytes]]:
        """The literals that may stand in the data."""
        size = self._gram
        grams = {data[start : start + size] for start in range(0, len(data), self._step)}
        return {known for gram in grams & self._by_gram.keys() for known in self._by_gram[gram]}


_CLASSES = ((12, 5), (8, 3))
"""Literals of so many bytes or more are looked up by grams taken so many bytes apart; shorter ones by themselves."""


class PythonEngine:
    """Literals found with nothing but Python: grams tell which of them may be there, `bytes.find` where."""

    name = "python"

    def __init__(self, literals: Sequence[bytes]) -> None:
        rest = list(enumerate(literals))
        self._sampled: list[_Sampled] = []
        for shortest, step in _CLASSES:
            self._sampled.append(_Sampled([item for item in rest if len(item[1]) >= shortest], shortest, step))
            rest = [item for item in rest if len(item[1]) < shortest]
        self._short = rest

    def find(self, data: bytes) -> list[Hit]:
        """All hits in these bytes."""
        hits: list[Hit] = []
        for number, literal in (*self._short, *(item for one in self._sampled for item in one.candidates(data))):
            start = data.find(literal)
            while start >= 0:
                hits.append((start + len(literal), number))
                start = data.find(literal, start + 1)
        return sorted(hits)


EngineType = Callable[[Sequence[bytes]], Engine]

ENGINES: tuple[EngineType, ...] = (HyperscanEngine, AhoCorasickEngine, PythonEngine)
"""The fastest first; the last one is always there."""

COMPILED = ENGINES[:-1]
"""Those that find hundreds of words faster than `in` does one after the other, where they are installed."""


def make_engine(literals: Sequence[bytes], engines: Sequence[EngineType] = ENGINES) -> Engine:
    """The first engine that is installed and passes its trial, which it has once, with these literals.

    Literals are distinct, not empty, and hold no NUL. Raises LookupError where no engine is left.
    """
    for engine in engines:
        try:
            if _is_sound(engine):
                return engine(literals) if literals else PythonEngine(literals)
        except (ImportError, RuntimeError, OSError):
            # not installed, or not made for this processor
            continue
    raise LookupError("no engine finds what it has to find")


_TRIAL = (b"anchor", b"chorus", b"horse", b"80070005", b"theserviceco", b"eserviceco", b"rev", b"revisit")
_TRIAL_TEXT = b"anchorusanchor theserviceco revisitrevisit 80070005 horse"
_TRIAL_OFFSETS = 70


@cache
def _is_sound(engine: EngineType) -> bool:
    return passes_trial(engine)


def passes_trial(engine: EngineType) -> bool:
    """Whether an engine finds known literals, some of which overlap, at each of the first offsets, and nothing else."""
    trial, places = engine(_TRIAL), _places(_TRIAL_TEXT)
    return all(
        trial.find(b"." * offset + _TRIAL_TEXT) == [(end + offset, number) for end, number in places]
        for offset in range(_TRIAL_OFFSETS)
    )


def _places(data: bytes) -> list[Hit]:
    """Where the literals of the trial stand, told by comparing at every offset."""
    return sorted(
        (start + len(literal), number)
        for number, literal in enumerate(_TRIAL)
        for start in range(len(data))
        if data.startswith(literal, start)
    )
