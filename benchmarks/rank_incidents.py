"""How often the right article comes first: rank_incidents.py [--all] LABELS.jsonl... from the folder of the checkout.

Each labelled article becomes logs of incidents (see `incidents`), scanned with all signatures that come with evcorr.
Prints the share ranked first and among the first three, by format and by kind, over the articles held out from the
fitting of scores; with --all over all, and with -v each incident that fails.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import evcorr
from benchmarks.incidents import FORMATS, Incident, incidents_of, is_held_out, is_shown, log_of


def main() -> int:
    """Make, scan, count and print."""
    flags, paths = [a for a in sys.argv[1:] if a[0] == "-"], [Path(a) for a in sys.argv[1:] if a[0] != "-"]
    index = evcorr.compile_index(evcorr.load_signatures())
    known = {signature.id for signature in index.signatures}
    counts: Counter[tuple[str, str, str]] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for number, incident in enumerate(incidents_of(paths)):
            if incident.article not in known:
                counts["no signature", incident.how, "all"] += 1
                continue
            if not (is_held_out(incident.article) or "--all" in flags):
                continue
            for suffix in (suffix for suffix in FORMATS if is_shown(incident, suffix)):
                place = rank_of(incident, Path(folder) / f"{number}.{suffix}", index)
                counts[suffix, incident.how, "all"] += 1
                counts[suffix, incident.how, "first"] += place == 1
                counts[suffix, incident.how, "three"] += 1 <= place <= 3
                if "-v" in flags and place != 1:
                    print(f"{incident.article} {incident.how} {suffix}: rank {place or 'none'}: {incident.observables}")
    _print(counts)
    return 0


def rank_of(incident: Incident, path: Path, index: evcorr.Index) -> int:
    """The rank of the incident's article in the report of its log; 0 where it is not found."""
    path.write_bytes(FORMATS[path.suffix[1:]](log_of(incident, 0)))
    options = evcorr.ScanOptions(include_inapplicable=True)
    report = evcorr.scan([path], index, options)
    return next((finding.rank for finding in report.findings if finding.article == incident.article), 0)


def _print(counts: Counter[tuple[str, str, str]]) -> None:
    for part in (0, 1):
        print(f"{'':12} incidents first three")
        for name in sorted({key[part] for key in counts}):
            chosen = {
                what: sum(n for key, n in counts.items() if key[part] == name and key[2] == what)
                for what in ("all", "first", "three")
            }
            total = chosen["all"]
            print(f"{name:12} {total:9} {chosen['first'] / total:5.3f} {chosen['three'] / total:5.3f}")


if __name__ == "__main__":
    raise SystemExit(main())
