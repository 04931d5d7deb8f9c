"""Damages .evtx logs at random and reads them: fuzz_evtx.py LOGS_DIR [--cases N] [--seed N].

Each case is a piece of a log of the folder with some damage: flipped bits, bytes set at random in the heads of chunks
and records, in the tables of names and templates, zeroed or shuffled stretches, a cut. It has to be read to its end,
within `LONGEST` seconds, whole records and sketches have to tell the same, and the sieve has to keep every record that
shows a symptom. Exit status 1, with the seed of the case, if one does not.
"""

from __future__ import annotations

import argparse
import faulthandler
import io
import random
import sys
import time
from pathlib import Path

from evcorr.inputs import Input
from evcorr.matching.index import Index
from evcorr.matching.matcher import match
from evcorr.matching.screen import TextScreen
from evcorr.matching.shown import text_shown
from evcorr.matching.sieve import Sieve
from evcorr.packs.cache import load_index
from evcorr.readers import Entry, ReadOptions
from evcorr.readers.evtx import evtx_log
from evcorr.record import Problem, Record, Sketch

HEADER, CHUNK = 4096, 65536
LONGEST = 60.0
"""Seconds for one case: the second opinion of python-evtx may take five, and more on a busy machine."""
TABLES = (128, 512)


def damaged(data: bytes, rng: random.Random) -> bytes:
    """The log with damage of one or more kinds."""
    log = bytearray(data)
    for _ in range(rng.choice([1, 1, 2, 5])):
        rng.choice([flip, set_head, set_record, set_table, clear, swap, cut])(log, rng)
    return bytes(log)


def somewhere(log: bytearray, rng: random.Random, start: int = 0, stop: int = CHUNK) -> int:
    """An offset in a chunk, between two of its own offsets, or in the file's header."""
    chunk = rng.randrange(max(1, (len(log) - HEADER) // CHUNK))
    return min(HEADER + chunk * CHUNK + rng.randrange(start, stop), max(len(log) - 1, 0))


def flip(log: bytearray, rng: random.Random) -> None:
    """Flip some bits anywhere."""
    for _ in range(rng.choice([1, 3, 20])):
        if log:
            log[rng.randrange(len(log))] ^= 1 << rng.randrange(8)


def set_head(log: bytearray, rng: random.Random) -> None:
    """Write any number into a chunk's header."""
    put(log, somewhere(log, rng, 0, 128), rng)


def set_table(log: bytearray, rng: random.Random) -> None:
    """Write any number into a chunk's tables of names and templates."""
    put(log, somewhere(log, rng, *TABLES), rng)


def set_record(log: bytearray, rng: random.Random) -> None:
    """Write any number into the head of a record."""
    start = log.find(b"**\0\0", somewhere(log, rng))
    if start >= 0:
        put(log, start + rng.randrange(48), rng)


def put(log: bytearray, start: int, rng: random.Random) -> None:
    """Overwrite four bytes with a number that may mean something, or anything."""
    number = rng.choice([0, 1, 24, 512, CHUNK, 0x7FFFFFFF, 0xFFFFFFFF, rng.getrandbits(16), rng.getrandbits(32)])
    log[start : start + 4] = number.to_bytes(4, "little")[: max(0, len(log) - start)]


def clear(log: bytearray, rng: random.Random) -> None:
    """Zero a stretch."""
    start = rng.randrange(len(log) + 1)
    size = min(rng.choice([8, 500, 20_000]), len(log) - start)
    log[start : start + size] = bytes(size)


def swap(log: bytearray, rng: random.Random) -> None:
    """Exchange two stretches of the same size."""
    size = rng.choice([16, 512, 4096])
    if len(log) > 3 * size:
        one, other = sorted(rng.sample(range(0, len(log) - size, size), 2))
        log[one : one + size], log[other : other + size] = log[other : other + size], log[one : one + size]


def cut(log: bytearray, rng: random.Random) -> None:
    """Take the end away, or a byte in the middle."""
    start = rng.randrange(len(log) + 1)
    del log[start : rng.choice([start + 1, len(log)])]


def read(data: bytes, *, sketches: bool) -> list[Entry]:
    """All that is read of a log; nothing if it is none any more."""
    source = Input("log", lambda: io.BytesIO(data), len(data))
    try:
        return list(evtx_log.READER.read(source, ReadOptions(sketches=sketches)))
    except evtx_log.UnreadableInputError:
        return []


def fault(data: bytes, index: Index, sieve: Sieve) -> str | None:
    """What is wrong with how a log is read; None where nothing is."""
    begun = time.monotonic()
    whole, sketched = read(data, sketches=False), read(data, sketches=True)
    if time.monotonic() - begun > LONGEST:
        return "it takes too long"
    if [item.record() if isinstance(item, Sketch) else item for item in sketched] != whole:
        return "sketches tell something else"
    entries = [item for item in sketched if not isinstance(item, Problem)]
    kept = sieve(entries, [text_shown(item) for item in entries])
    records = [item for item in whole if isinstance(item, Record)]
    lost = [one for one, was_kept in zip(records, kept, strict=True) if not was_kept and match(one, index)]
    return f"the sieve loses record {lost[0].record_id}" if lost else None


def main() -> None:
    """Read all cases."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("logs", type=Path)
    arguments.add_argument("--cases", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    index, _ = load_index()
    sieve = Sieve(index, TextScreen(index))
    # the first chunks tell as much as all of them
    logs = [path.read_bytes()[: HEADER + 2 * CHUNK] for path in sorted(given.logs.rglob("*.evtx"))]
    for seed in range(given.seed, given.seed + given.cases):
        rng = random.Random(seed)  # noqa: S311 - not for secrets
        faulthandler.dump_traceback_later(10 * LONGEST, exit=True)
        wrong = fault(damaged(rng.choice(logs), rng), index, sieve)
        if wrong is not None:
            sys.exit(f"case {seed}: {wrong}")
    print(f"{given.cases:,} damaged logs: read to their end, sketches and sieve agree with whole records")


if __name__ == "__main__":
    main()
