"""Times each reader of text against the plain-text reader on the same bytes: time_logs.py [MEGABYTES [NAME...]].

Writes what tests/writers write, over and over, until the input has so many megabytes, 5 by default; with names, only
those of these writers or readers. Prints the processor's seconds for 100 MB of both, read side by side in one process,
and their ratio.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from evcorr.inputs import Input
from evcorr.readers import Reader, ReadOptions
from evcorr.readers.all_readers import READERS
from tests.writers import text_log_writer as write
from tests.writers.exports import EXPORTS, RECORDS
from tests.writers.locale import ENGLISH

LOGS = {
    "servicing": write.servicing,
    "windowsupdate": write.windows_update,
    "cmtrace": write.cmtrace,
    "sms": write.sms,
    "netlogon": write.netlogon,
    "sqlerrorlog": write.sql_errorlog,
    "drwtsn32": lambda entries: write.watson(entries, day_first=False),
}


def samples() -> Iterator[tuple[str, str, str]]:
    """The name of each writer, the reader of what it writes, and some of that."""
    for name, log in LOGS.items():
        yield name, name, log(write.ENTRIES)
    for export in EXPORTS:
        if export.reader != "text":
            yield export.name, export.reader, export.write(RECORDS * 40, ENGLISH)


def seconds(reader: Reader, content: bytes) -> float:
    """Processor time for reading the content to its end."""
    source = Input("some.log", lambda: io.BytesIO(content), len(content))
    begun = time.process_time()
    for _entry in reader.read(source, ReadOptions()):
        pass
    return time.process_time() - begun


def main() -> None:
    """Print one line a format."""
    size = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 5_000_000
    by_name = {reader.name: reader for reader in READERS}
    print(f"{'written by':<26}{'reader':<16}{'s/100 MB':>10}{'text':>8}{'ratio':>7}")
    for name, reader, once in samples():
        if sys.argv[2:] and not {name, reader} & set(sys.argv[2:]):
            continue
        content = once.encode() * max(size // len(once), 1)
        scale = 1e8 / len(content)
        own, plain = seconds(by_name[reader], content) * scale, seconds(by_name["text"], content) * scale
        print(f"{name:<26}{reader:<16}{own:>10.1f}{plain:>8.1f}{own / plain:>7.2f}")


if __name__ == "__main__":
    main()
