"""Counts the records that each reader gets out of the .evtx and .evt logs in a folder; says where evcorr has fewer.

    python benchmarks/count_records.py LOGS_DIR [--python-evtx]

Compares with the packages evtx, libevtx-python and libevt-python, as far as they are installed, and with python-evtx
on request: that takes a hundred times as long as all others together. Records that libevtx and libevt recover from
slack are left out. Exit status 1 if another reader has more records of a log than evcorr.
"""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from evcorr.inputs import Input
from evcorr.readers.evt import evt_log
from evcorr.readers.evtx import evtx_log
from evcorr.readers.reader import Reader, ReadOptions
from evcorr.record import Record

Counter = Callable[[Path], int]


def count_evcorr(path: Path) -> int:
    """Live records as evcorr reads them, by the reader that knows the file."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    reader: Reader = evt_log.READER if evt_log.READER.sniff(head) else evtx_log.READER
    items = reader.read(Input(str(path), lambda: path.open("rb")), ReadOptions())
    return sum(isinstance(item, Record) and not item.recovered for item in items)


def count_evtx(path: Path) -> int:
    """Records of the native parser by itself, errors skipped."""
    from evtx import PyEvtxParser

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return sum(1 for _ in PyEvtxParser(str(path), skip_errors=True).records_json())


def count_libevtx(path: Path) -> int:
    """Records of libevtx, without recovered ones."""
    return _count_libyal(import_module("pyevtx").file(), path)


def count_libevt(path: Path) -> int:
    """Records of libevt, without recovered ones."""
    return _count_libyal(import_module("pyevt").file(), path)


def _count_libyal(log: Any, path: Path) -> int:
    log.open(str(path))
    try:
        return int(log.number_of_records)
    finally:
        log.close()


def count_python_evtx(path: Path) -> int:
    """Records that python-evtx renders as XML, chunk by chunk up to the end of the file."""
    from Evtx.Evtx import Evtx

    count = 0
    with Evtx(str(path)) as log:
        for chunk in log.get_file_header().chunks(include_inactive=True):
            for record in chunk.records():
                count += _renders(record)
    return count


def _renders(record: Any) -> bool:
    """Whether python-evtx can turn its record into XML."""
    try:
        return bool(record.xml())
    except Exception:  # noqa: BLE001
        return False


def _attempt(reader: Counter, path: Path) -> int:
    """The reader's count, or 0 if it raises; the readers compared here raise what they like."""
    try:
        return reader(path)
    except Exception:  # noqa: BLE001
        return 0


def main() -> int:
    """Print one line a log where the counts differ, then totals and seconds a reader."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("logs", type=Path)
    arguments.add_argument("--python-evtx", action="store_true")
    chosen = arguments.parse_args()
    others: dict[str, Counter] = {"evtx": count_evtx, "libevtx": count_libevtx}
    if chosen.python_evtx:
        others["python-evtx"] = count_python_evtx
    fewer = compare(sorted(chosen.logs.rglob("*.[eE][vV][tT][xX]")), others)
    fewer += compare(sorted(chosen.logs.rglob("*.[eE][vV][tT]")), {"libevt": count_libevt})
    return 1 if fewer else 0


def compare(paths: list[Path], others: dict[str, Counter]) -> int:
    """Print the counts of these logs; returns of how many logs another reader has more records."""
    readers = {"evcorr": count_evcorr, **others}
    totals = dict.fromkeys(readers, 0)
    seconds = dict.fromkeys(readers, 0.0)
    fewer = 0
    for path in paths:
        counts = {}
        for name, reader in readers.items():
            begin = time.process_time()
            counts[name] = _attempt(reader, path)
            seconds[name] += time.process_time() - begin
            totals[name] += counts[name]
        fewer += counts["evcorr"] < max(counts.values())
        if len(set(counts.values())) > 1:
            sys.stdout.write(f"{path}: {counts}\n")
    sys.stdout.write(f"{len(paths)} logs\n")
    for name in readers:
        sys.stdout.write(f"{name:12} {totals[name]:9} records {seconds[name]:8.2f} s\n")
    return fewer


if __name__ == "__main__":
    sys.exit(main())
