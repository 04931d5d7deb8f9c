"""Times each reader of text formats against the plain-text reader: time_readers.py [MEGABYTES].

Writes the same records in every format (tests/writers/exports.py) until the file has so many megabytes, 5 by default,
and reads each file to its end, side by side in one process. Prints the processor's seconds for 100 MB, and the ratio to
the plain-text reader's on the same bytes.
"""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from evcorr.inputs import Input
from evcorr.readers import Reader, ReadOptions
from evcorr.readers.all_readers import READERS
from tests.writers.exports import EXPORTS, RECORDS, Export
from tests.writers.locale import ENGLISH


def content_of(export: Export, size: int) -> bytes:
    """About `size` bytes of the format; what opens a document stands once."""
    once = export.write(RECORDS, ENGLISH).encode()
    times = max(size // len(once), 1)
    return export.write(RECORDS * times, ENGLISH).encode()


def seconds(reader: Reader, content: bytes) -> float:
    """Processor time for reading the content to its end."""
    source = Input("some.file", lambda: io.BytesIO(content), len(content))
    begun = time.process_time()
    for _entry in reader.read(source, ReadOptions()):
        pass
    return time.process_time() - begun


def main() -> None:
    """Print one line a format."""
    size = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 5_000_000
    by_name = {reader.name: reader for reader in READERS}
    print(f"{'format':<28}{'reader':<12}{'s/100 MB':>9}{'text':>9}{'ratio':>7}")
    for export in EXPORTS:
        content = content_of(export, size)
        scale = 1e8 / len(content)
        own, plain = seconds(by_name[export.reader], content) * scale, seconds(by_name["text"], content) * scale
        print(f"{export.name:<28}{export.reader:<12}{own:>9.1f}{plain:>9.1f}{own / plain:>7.2f}")


if __name__ == "__main__":
    main()
