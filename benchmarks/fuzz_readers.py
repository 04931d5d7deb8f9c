"""Damages inputs of every kind at random and reads them: fuzz_readers.py FOLDER... [--cases N] [--seed N].

Each case is a file of the folders with some damage: flipped bits, numbers set at random, zeroed, shuffled, doubled or
lost stretches, a cut, another encoding. Whatever opens it (archives too) and reads it has to come to its end, within
`LONGEST` seconds, and raise nothing but that the input can't be read. Exit status 1, with the seed of the case, if not.
"""

from __future__ import annotations

import argparse
import faulthandler
import random
import sys
import tempfile
import time
from pathlib import Path

from fuzz_evtx import LONGEST, clear, cut, flip, put, swap

from evcorr.errors import UnreadableInputError
from evcorr.inputs import inputs_in
from evcorr.matching.shown import show
from evcorr.readers import read_input
from evcorr.record import Problem, Record

LARGEST = 1 << 18
"""So many first bytes of a file are damaged and read."""


def damaged(data: bytes, rng: random.Random) -> bytes:
    """The file with damage of one or more kinds."""
    content = bytearray(data[:LARGEST])
    for _ in range(rng.choice([1, 1, 2, 5])):
        rng.choice([flip, set_number, clear, swap, cut, double, lose, insert, encode])(content, rng)
    return bytes(content)


def set_number(content: bytearray, rng: random.Random) -> None:
    """Write any number anywhere."""
    put(content, rng.randrange(len(content) + 1), rng)


def double(content: bytearray, rng: random.Random) -> None:
    """Repeat a stretch, now and then very often."""
    start = rng.randrange(len(content) + 1)
    piece = content[start : start + rng.choice([1, 40, 500])]
    content[start:start] = piece * rng.choice([1, 1, 2000 // max(len(piece), 1)])


def lose(content: bytearray, rng: random.Random) -> None:
    """Take a stretch away."""
    start = rng.randrange(len(content) + 1)
    del content[start : start + rng.choice([1, 30, 3000])]


def insert(content: bytearray, rng: random.Random) -> None:
    """Put in what means something to some parser."""
    start = rng.randrange(len(content) + 1)
    content[start:start] = rng.choice(TELLING)


TELLING = (
    *(b"\0", b"\n", b"\r", b"\t" * 50, b'"', b"'", b"<", b">", b"&#0;", b"&x;", b"<![CDATA[", b"]]>", b"<!DOCTYPE a ["),
    *(
        b"{",
        b"[" * 500,
        b"}",
        b"\\u0000",
        b"1e999",
        b"-",
        b"99999999999999999999",
        b"0x",
        b"%%5",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ),
    *("\u0661\u0662".encode(), "\u200e".encode(), "\u2028".encode(), b"12/31/1999 24:60:60", b"<Event>", b"Event[0]:"),
)


def encode(content: bytearray, rng: random.Random) -> None:
    """Write the text in another encoding."""
    text = content.decode("utf-8", "replace")
    content[:] = text.encode(rng.choice(["utf-16", "utf-16-be", "cp1252", "utf-32", "utf-7"]), "replace")


def read(path: Path) -> None:
    """Read all there is at a path, and look at what the records show."""
    for source in inputs_in(path):
        if isinstance(source, Problem):
            continue
        try:
            for entry in read_input(source)[1]:
                if isinstance(entry, Record):
                    show(entry)
        except UnreadableInputError:
            pass


def main() -> None:
    """Read all cases."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folders", type=Path, nargs="+")
    arguments.add_argument("--cases", type=int, default=2000)
    arguments.add_argument("--seed", type=int, default=1)
    given = arguments.parse_args()
    files = [path for folder in given.folders for path in sorted(folder.rglob("*")) if path.is_file()]
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(given.seed, given.seed + given.cases):
            rng = random.Random(seed)  # noqa: S311 - not for secrets
            file = rng.choice(files)
            path = Path(folder) / file.name
            path.write_bytes(damaged(file.read_bytes(), rng))
            faulthandler.dump_traceback_later(10 * LONGEST, exit=True)
            begun = time.monotonic()
            try:
                read(path)
            except Exception as error:
                raise SystemExit(f"case {seed}, of {file}: {type(error).__name__}: {error}") from error
            if time.monotonic() - begun > LONGEST:
                sys.exit(f"case {seed}, of {file}: it takes too long")
            path.unlink()
    print(f"{given.cases:,} damaged files of {len(files)}: read to their end")


if __name__ == "__main__":
    main()
