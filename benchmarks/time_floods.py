"""Times scans of logs that repeat a line which articles name: time_floods.py [--lines N].

Each log has one kind of line over and over, with other times and numbers each time. Prints, for each kind, the
processor's microseconds that a line takes, the scan's process being warm, and by how much more than a line that shows
nothing.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import evcorr
from evcorr.packs.cache import load_index

KINDS = {
    "a line that shows nothing": "svc[{0}]: request {1} took {2} ms",
    "a message of one article": "job {1}: The semaphore timeout period has expired. ({2})",
    "the code of a failed logon": r"[LOGON] SamLogon: Network logon of DOM\user{1} from WS{2} Returns 0xC000006A",
    "an event with its source": "Service Control Manager Event ID 7000: The Job{1} service failed to start ({2})",
    "a code that many name": r"ERROR 5 (0x00000005) Copying File C:\data\f{1}.txt Access is denied. {2}",
}


def main() -> int:
    """Time each kind."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--lines", type=int, default=5000)
    lines = arguments.parse_args().lines
    index, _ = load_index()
    plain = None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "flood.log"
        for kind, form in KINDS.items():
            path.write_text(flood(form, lines), encoding="utf-8")
            evcorr.scan([path], index)
            begun = time.process_time()
            evcorr.scan([path], index)
            taken = (time.process_time() - begun) / lines * 1e6
            plain = plain or taken
            print(f"{kind:28} {taken:7.0f} µs a line, {taken / plain:5.0f} times one that shows nothing")
    return 0


def flood(form: str, lines: int) -> str:
    """So many lines of a form."""
    chance = random.Random(1)  # noqa: S311 - not for secrets
    numbers = ((chance.randrange(10_000), chance.randrange(10**6), chance.randrange(10**5)) for _ in range(lines))
    return "".join(
        f"2026-11-21 {second // 3600 % 24:02}:{second // 60 % 60:02}:{second % 60:02} {form.format(*three)}\n"
        for second, three in enumerate(numbers)
    )


if __name__ == "__main__":
    raise SystemExit(main())
