"""Checks every signature that comes with evcorr on logs made of it: check_examples.py, from the folder of the checkout.

Each observable becomes an event XML, an .evt and a text log. Prints what is not recognised, and the share by kind.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from evcorr.packs.pack import load_signatures
from tests.examples import unseen


def main() -> int:
    """Check all; 1 where anything is not recognised."""
    with tempfile.TemporaryDirectory() as folder:
        made, missed = unseen(load_signatures(), Path(folder))
    for kind, article, name in missed:
        print(f"{article}: {kind} not recognised in {name}")
    count = Counter(kind for kind, _, _ in missed)
    for kind, examples in sorted(made.items()):
        print(f"{kind:10} {examples - count[kind]} of {examples} recognised")
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
