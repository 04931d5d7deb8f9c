"""Make `evcorr/matching/grams.txt`: which runs of four bytes are common in ordinary logs and in messages.

    python benchmarks/make_gram_profile.py FOLDER_OF_LOGS

Counts the squeezed words of the records under the folder, some of each log, and of the shipped patterns. Anchors are
chosen by it (`matching/anchors.py`); a poorer profile makes scans slower, and changes no finding.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from evcorr.matching.anchors import GRAM
from evcorr.observable import text_of
from evcorr.packs.pack import load_signatures
from evcorr.readers.records import read
from evcorr.record import Record
from evcorr.text.squeezed_bytes import squeeze_bytes

MOST_RECORDS = 1500
"""So many records of one log are counted, so that no log outweighs the others."""

MOST_GRAMS = 8000
PATTERN_WEIGHT = 8


def grams(text: str) -> Iterator[bytes]:
    """The grams of a text as it is compared."""
    squeezed = squeeze_bytes(text)
    return (squeezed[start : start + GRAM] for start in range(len(squeezed) - GRAM + 1))


def words_of(record: Record) -> str:
    """What a log in text would show of a record."""
    named = (f"{name} {value}" for name, value in record.data)
    return " ".join(filter(None, (record.provider, record.channel, record.computer, record.message, *named)))[:3000]


def main(folder: Path) -> None:
    """Write the profile of the logs under a folder."""
    counts: Counter[bytes] = Counter()
    for path in sorted(folder.rglob("*.evtx")):
        records = (item for item in read(path) if isinstance(item, Record))
        for record in islice(records, MOST_RECORDS):
            counts.update(grams(words_of(record)))
    if not counts:
        raise SystemExit("no records there: the profile stays as it is")
    for signature in load_signatures():
        for text in filter(None, map(text_of, signature.observables)):
            counts.update(dict.fromkeys(grams(text), PATTERN_WEIGHT))
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_GRAMS]
    rows = sorted(f"{gram.decode()} {round(math.log2(count))}\n" for gram, count in common)
    (Path(__file__).parents[1] / "evcorr" / "matching" / "grams.txt").write_text("".join(rows), encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
