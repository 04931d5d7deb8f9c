"""Makes the packs that come with evcorr anew: make_packs.py ARCHIVE...

Mines archives or folders of articles, writes those families to signatures/ that logs can show, and brings the table in
signatures/README.md up to date. Prints counts, time and peak memory.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from pathlib import Path

from evcorr.mining.miner import mine
from evcorr.observable import Event, Stop
from evcorr.packs.pack import dump_pack, read_packs
from evcorr.packs.summary import packs_of, table, with_table
from evcorr.running.collector import collect_rarely
from evcorr.signature import Signature

SIGNATURES = Path(__file__).parents[1] / "signatures"

ONLY_LOGGED = frozenset({"development", "home", "other"})
"""Families whose messages stand on a developer's or a player's screen: shipped is what Windows itself logs of them."""


def is_shipped(family: str, signature: Signature) -> bool:
    """Whether a signature comes with evcorr."""
    return family not in ONLY_LOGGED or any(isinstance(item, Event | Stop) for item in signature.observables)


def main() -> int:
    """Make the packs."""
    collect_rarely()
    begun = time.monotonic()
    mined = mine(sys.argv[1:], jobs=os.cpu_count() or 1)
    for family, signatures in mined.by_family().items():
        shipped = [one for one in signatures if is_shipped(family, one)]
        if shipped:
            (SIGNATURES / f"{family}.jsonl").write_bytes(dump_pack(shipped))
        print(f"{family:12} {len(signatures):6} mined {len(shipped):6} shipped")
    packs = packs_of(read_packs([SIGNATURES])[0], SIGNATURES)
    readme = SIGNATURES / "README.md"
    readme.write_text(with_table(readme.read_text(encoding="utf-8"), table(packs)), encoding="utf-8")
    print(
        f"{mined.articles} articles: {len(mined.signatures)} signatures, {len(mined.silent)} show nothing, "
        f"{len(mined.vague)} nothing that tells them from others, {len(mined.problems)} problems"
    )
    own, workers = (resource.getrusage(who).ru_maxrss >> 10 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"{time.monotonic() - begun:.1f} s, peak memory {own} MiB and {workers} MiB in each process")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
