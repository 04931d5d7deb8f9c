"""Checks what is mined and read against corpora that do not come with evcorr: check_corpora.py FOLDER.

FOLDER holds seeds/ (articles), labels/dev.jsonl (what a careful reader sees in them and in others), corpus/*.tar.xz
(articles and logs) and eval/score_mining.py. Prints the scores, record counts, times and peak memory; exits with 1 if
anything is worse than what is recorded here.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path
from typing import Any

import msgspec

import evcorr
from evcorr.mining.reading import MinedArticle, read_articles
from evcorr.mining.signing import sign
from evcorr.observable import text_of
from evcorr.packs.pack import read_packs, shipped_signatures
from evcorr.signature import Signature
from evcorr.text.pattern import find, fragments

FLOORS = {"event": 1.0, "stop": 1.0, "error": 1.0, "message": 0.96, "crash": 1.0, "symptom": 0.99}
"""F1 that must not be fallen below, by kind."""

QUIET = 100_000
"""Of so many records of ordinary logs at most one may be flagged at the default grade."""

failures: list[str] = []


def demand(holds: bool, what: str) -> None:
    """Print a check's outcome, and remember a failure."""
    print("ok  " if holds else "FAIL", what)
    if not holds:
        failures.append(what)


def row(item: MinedArticle) -> dict[str, Any]:
    """An article in the form of the labels."""
    facts = {name: getattr(item.article, name) for name in ("title", "platforms", "fixed_in", "related")}
    plain = {"article": item.article.id, **facts, "observables": item.observables}
    built: dict[str, Any] = json.loads(msgspec.json.encode(plain))
    for observable in built["observables"]:
        del observable["line"], observable["inferred"]
    return built


def check_seeds(folder: Path, labels: dict[str, dict[str, object]]) -> None:
    """The seeds are read exactly as labelled, and have a signature each that comes with evcorr, but for one."""
    mined = [item for item in read_articles([folder / "seeds"]) if isinstance(item, MinedArticle)]
    demand(len(mined) == 5, "all five seeds are articles")
    for item in mined:
        label = labels[item.article.id]
        wrong = [key for key, value in row(item).items() if value != label.get(key)]
        demand(not wrong, f"{item.article.id} is read as labelled {wrong or ''}")
    signed = {item.article.id: sign(item.article, item.observables) for item in mined}
    demand(signed["Q244717"] is None, "Q244717 gets no signature")
    packs = sorted(shipped_signatures().glob("*.jsonl"))
    shipped = {one.signature.id: one.signature for one in read_packs(packs)[0]}
    for article, signature in signed.items():
        known = shipped.get(article)
        # what other articles add (rarity, and what they complete) is not seen in the seeds alone
        same = known is None if signature is None else known is not None and _is_same(known, signature)
        demand(same, f"what comes with evcorr of {article} is what is mined of it")


def _is_same(shipped: Signature, mined: Signature) -> bool:
    """Whether two signatures have the same facts and observables, in any edition of the article.

    Of a text the shipped one keeps the fewest words that no other article quotes: they stand in the mined one.
    """
    return _own(shipped) == _own(mined) and all(
        find(fragments(kept), whole) for kept, whole in zip(_texts(shipped), _texts(mined), strict=True) if kept
    )


def _own(signature: Signature) -> list[tuple[object, ...]]:
    """What a signature has of its own article: its facts, and the observables without their lines and words."""
    own = [
        (type(item), item.where, getattr(item, "event_id", getattr(item, "code", None)))
        for item in signature.observables
    ]
    return [(signature.title, signature.platforms, signature.fixed_in, signature.related), *own]


def _texts(signature: Signature) -> list[str]:
    """The words of each observable, empty where there are none or they are another article's."""
    return [
        "" if any(one.field == "text" for one in item.inferred) else text_of(item) or ""
        for item in signature.observables
    ]


def labelled_articles(folder: Path, ids: set[str], target: Path) -> None:
    """Unpack the labelled articles from the archives of articles."""
    for archive in ("kb-txt.tar.xz", "kb-md.tar.xz"):
        with tarfile.open(folder / "corpus" / archive) as tar:
            for member in tar:
                name = Path(member.name)
                number = name.parent.name if name.name == "README.md" else name.stem
                source = tar.extractfile(member) if number in ids and member.isfile() else None
                if source is not None:
                    (target / f"{number}{name.suffix}").write_bytes(source.read())


def check_labels(folder: Path, labels: dict[str, dict[str, object]]) -> None:
    """The scores on the labelled articles."""
    with tempfile.TemporaryDirectory() as place:
        labelled_articles(folder, set(labels), Path(place))
        mined = Path(place) / "mined.jsonl"
        items = [item for item in read_articles([*Path(place).iterdir()]) if isinstance(item, MinedArticle)]
        mined.write_text("".join(json.dumps(row(item)) + "\n" for item in items), encoding="utf-8")
        scorer = [sys.executable, folder / "eval" / "score_mining.py", folder / "labels" / "dev.jsonl", mined]
        print(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)  # noqa: S603
        scores = json.loads(subprocess.run([*scorer, "--json"], capture_output=True, text=True, check=True).stdout)  # noqa: S603
    for kind, floor in FLOORS.items():
        demand(scores[kind]["f1"] >= floor, f"F1 of {kind}: {scores[kind]['f1']} (at least {floor})")


def check_logs(folder: Path) -> None:
    """Every log is read, none with fewer records than the native parser or libevt gives."""
    with tempfile.TemporaryDirectory() as place:
        with tarfile.open(folder / "corpus" / "logs.tar.xz") as tar:
            tar.extractall(place, filter="data")
        counter = Path(__file__).with_name("count_records.py")
        counted = subprocess.run([sys.executable, counter, place], check=False)  # noqa: S603
        demand(counted.returncode == 0, "no log with fewer records than another reader gives")
        index = evcorr.compile_index(evcorr.load_signatures())
        begun = time.process_time()
        report = evcorr.scan([Path(place)], index)
        seconds = time.process_time() - begun
        print(f"     {report.records_read} records of {len(report.inputs)} logs in {seconds:.1f} s CPU")
        for finding in report.findings:
            print(f"     finding: {finding.article} {finding.grade} x{finding.count}, applies {finding.applies}")
        flagged = sum(finding.count for finding in report.findings)
        demand(flagged * QUIET <= report.records_read, f"ordinary logs stay silent: {flagged} records flagged")
        told = all(source.records or source.problems or source.same_as for source in report.inputs)
        demand(told, "every log is read or told of")


def main() -> int:
    """Run all checks."""
    folder = Path(sys.argv[1])
    lines = (folder / "labels" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    labels = {label["article"]: label for label in map(json.loads, filter(None, lines))}
    check_seeds(folder, labels)
    check_labels(folder, labels)
    check_logs(folder)
    print(f"     peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10} MiB")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
