"""Times scans of text in which many lines hint at something: time_dense.py [--megabytes N] [--articles FOLDER].

Lines of servers in trouble name errors, events, codes and modules, of which articles know a few; events copied from
Event Viewer fill a transcript; and with `--articles` the articles' own text, one after the other, is read as if it were
a log. Prints the processor's seconds for 100 MB of each, the scan's process being warm, and what is found.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import evcorr
from evcorr.packs.cache import load_index
from evcorr.packs.pack import shipped_signatures
from tests.writers.exports import RECORDS
from tests.writers.locale import ENGLISH
from tests.writers.pasted_writers import copied, copied_before_vista

SAID = (
    r"error 0x{hex} while opening C:\data\f{number}.txt",
    "ERROR: operation failed with code {small}",
    "Event ID {id} from source {source}: the request was denied",
    "System error {id} has occurred.",
    "exception c0000005 at 0x{hex} in module mod{small}.dll",
    "worker {small}: result={small}, status=0x{hex}",
    "the {source} service terminated unexpectedly; error {id}",
    "faulting application app{small}.exe, version 5.{small}, faulting module m{small}.dll",
    "connection {number} closed, code 0",
    "retry {small} failed: Win32 error {id} ({source})",
    "user {number} logged on from 10.0.{small}.{small}",
    "access violation reading 0x{hex}",
    "event {id} posted to queue {small}",
    "job {number} returned {small}",
)
SOURCES = ("DCOM", "W32Time", "Service Control Manager", "MSExchangeIS", "Disk", "NETLOGON", "Tcpip", "spooler")


def trouble(size: int) -> str:
    """Lines of servers in trouble, about so many characters."""
    chance = random.Random(5)  # noqa: S311 - not for secrets
    lines: list[str] = []
    while size > 0:
        second = len(lines)
        said = chance.choice(SAID).format(
            hex=f"{chance.getrandbits(32):08x}",
            number=chance.randrange(10**5),
            small=chance.randrange(250),
            id=chance.randrange(8000),
            source=chance.choice(SOURCES),
        )
        time_of_day = f"{second // 3600 % 24:02}:{second // 60 % 60:02}:{second % 60:02}"
        lines.append(f"2026-11-21 {time_of_day} host{chance.randrange(5)} {said}\n")
        size -= len(lines[-1])
    return "".join(lines)


def articles(folder: Path, size: int) -> str:
    """Articles one after the other, taken evenly, about so many characters."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    step = max(1, sum(path.stat().st_size for path in paths) // size)
    return "\n".join(path.read_text("utf-8", errors="replace") for path in paths[::step])


def corpora(size: int, folder: Path | None) -> Iterator[tuple[str, str]]:
    """The texts, each with its name."""
    yield "lines of servers in trouble", trouble(size)
    for write in (copied, copied_before_vista):
        once = write(RECORDS, ENGLISH)
        yield write.__name__.replace("_", " "), write(RECORDS * max(1, size // len(once)), ENGLISH)
    if folder is not None:
        yield "articles", articles(folder, size)


def main() -> int:
    """Time each text."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--megabytes", type=float, default=3)
    arguments.add_argument("--articles", type=Path)
    options = arguments.parse_args()
    index, _ = load_index((shipped_signatures(),))
    print(f"{'':<30}{'s/100 MB':>9}{'MB/s':>7}{'articles found':>16}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dense.log"
        for name, text in corpora(int(options.megabytes * 1e6), options.articles):
            path.write_text(text, encoding="utf-8")
            evcorr.scan([path], index)
            begun = time.process_time()
            report = evcorr.scan([path], index)
            taken, size = time.process_time() - begun, path.stat().st_size / 1e6
            print(f"{name:<30}{taken / size * 100:>9.1f}{size / taken:>7.2f}{len(report.findings):>16}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
