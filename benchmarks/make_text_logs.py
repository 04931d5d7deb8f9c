"""Make text logs for `time_text.py`: ordinary lines with messages of the shipped signatures planted among them.

    python benchmarks/make_text_logs.py FOLDER [--megabytes 40] [--logs FOLDER_OF_EVTX]

Writes `noise.log` (a planted message in every ten thousand lines), `dense.log` (one in a hundred: as written, in
capitals, re-spaced, wrapped, and wrapped with a repeated line prefix) and `plants.jsonl`, which tells what stands in
`dense.log`. The ordinary lines are in the form of syslog, IIS and a service's own log; with `--logs` two fifths of them
are the words of real records.
"""

from __future__ import annotations

import argparse
import json
import random
import textwrap
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

from evcorr.observable import Message
from evcorr.packs.pack import load_signatures
from evcorr.readers.records import read
from evcorr.record import Record
from evcorr.text.pattern import GAP

SEED = 20261126
SERVICES = ("spooler", "dhcp", "sshd[1123]", "kernel", "replica", "backup-agent", "w32time", "nscd[88]")
SAID = (
    "session opened for user {word} by (uid={number})",
    "request {number} took {number} ms, queue length {small}",
    "connection from 10.{small}.{small}.{small} port {number} closed",
    "still waiting for the lock of /srv/{word}/{number}.tmp: retrying",
    "status of volume {word}: {number} blocks free, {small} % used",
    "worker {small} started, version {small}.{small}.{number}",
    "read failed after {number} bytes of {word}: error, will retry",
    "the {word} service entered the stopped state",
    "checkpoint {number} complete for {word}: result=ok code={small}",
)
WORDS = ("alpha", "reports", "mailroom", "payroll", "archive", "branch7", "printer", "lobby", "default", "generated")


def times() -> Iterator[str]:
    """A clock that goes on by a second a line."""
    second = 0
    while True:
        second += 1
        yield f"{second // 3600 % 24:02}:{second // 60 % 60:02}:{second % 60:02}"


def ordinary(rng: random.Random, said: Iterator[str] | None) -> Iterator[str]:
    """Lines that no signature is meant to match."""
    clock = times()
    while True:
        fill = {"word": rng.choice(WORDS), "number": rng.randint(100, 99999), "small": rng.randint(1, 250)}
        kind = rng.random()
        if said is not None and kind < 0.4:
            yield f"2026-11-21 {next(clock)} {next(said)}"
        elif kind < 0.7:
            said_here = rng.choice(SAID).format(**fill)
            yield f"Nov 21 {next(clock)} host{rng.randint(1, 9)} {rng.choice(SERVICES)}: {said_here}"
        elif kind < 0.85:
            yield (
                f"2026-11-21 {next(clock)} W3SVC1 GET /{fill['word']}/index{fill['small']}.htm - 80 - "
                f"10.0.0.{fill['small']} "
                f"Mozilla/4.0+(compatible;+MSIE+6.0;+Windows+NT+5.1) 200 0 0 {fill['number']}"
            )
        else:
            yield f"[2026-11-21T{next(clock)}] {fill['word'].upper()} {rng.choice(SAID).format(**fill)}"


def messages() -> list[tuple[str, str]]:
    """The id of each signature with a message that singles it out, and that message with values for the gaps."""
    found = []
    for signature in load_signatures():
        for observable in signature.observables:
            # the words of an error or an event do not match alone
            text = observable.text if isinstance(observable, Message) else ""
            if len(text) > 30 and text.isascii():
                found.append((signature.id, text.replace(GAP, "X7Q")))
                break
    return found


WAYS = ("as written", "as written", "as written", "capitals", "re-spaced", "wrapped", "wrapped, prefixed")


def written(rng: random.Random, way: str, text: str, clock: str) -> str:
    """A message as a log may hold it."""
    prefix = f"Nov 21 {clock} host3 spooler: "
    match way:
        case "capitals":
            return prefix + text.upper()
        case "re-spaced":
            return prefix + "".join(rng.choice((" ", "  ", "\t", "   ")) if one == " " else one for one in text)
        case "wrapped":
            return prefix + "\n".join(textwrap.wrap(text, rng.randint(40, 78), break_long_words=False))
        case "wrapped, prefixed":
            return "\n".join(prefix + line for line in textwrap.wrap(text, rng.randint(30, 50), break_long_words=False))
    return prefix + text


def write_log(path: Path, size: int, every: int, said: Iterator[str] | None) -> list[dict[str, object]]:
    """Write a log of about so many bytes with a plant in every so many lines; gives the plants."""
    rng = random.Random(SEED)  # noqa: S311 - not for secrets
    lines, clock, known = ordinary(rng, said), times(), messages()
    plants: list[dict[str, object]] = []
    done = number = written_lines = 0
    with path.open("w", encoding="utf-8", newline="\n") as out:
        while done < size:
            number += 1
            if number % every == 0:
                article, text = rng.choice(known)
                way = rng.choice(WAYS)
                line = written(rng, way, text, next(clock))
                place = {"line": written_lines + 1, "lines": line.count("\n") + 1}
                plants.append({"article": article, "way": way, "text": text, **place})
            else:
                line = next(lines)
            done += out.write(line + "\n")
            written_lines += line.count("\n") + 1
    return plants


def real_words(folder: Path) -> Iterator[str]:
    """The words of real records, one a line, over and over."""
    items = (item for path in sorted(folder.rglob("*.evtx"))[:60] for item in read(path))
    records = (item for item in items if isinstance(item, Record) and item.data)
    said = (f"{item.provider} {item.event_id} " + " ".join(value for _, value in item.data)[:400] for item in records)
    return cycle([" ".join(line.split()) for line in said])


def write_all(folder: Path, size: int, logs: Path | None) -> None:
    """Write the three files; `noise.log` has about so many bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    said = real_words(logs) if logs else None
    write_log(folder / "noise.log", size, 10_000, said)
    plants = write_log(folder / "dense.log", size // 5, 100, said)
    with (folder / "plants.jsonl").open("w", encoding="utf-8") as out:
        for plant in plants:
            print(json.dumps(plant), file=out)


def main() -> None:
    """Write them where the user wants them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--megabytes", type=int, default=40)
    parser.add_argument("--logs", type=Path)
    options = parser.parse_args()
    write_all(options.folder, options.megabytes * 1_000_000, options.logs)


if __name__ == "__main__":
    main()
