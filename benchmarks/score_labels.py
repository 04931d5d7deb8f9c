"""Scores what is mined from labelled articles that do not come with evcorr.

score_labels.py ARTICLES LABELS... [--misses]: each of LABELS has one object a line, {"article": "Q168845",
"observables": [...]}, with "kinds" where only some kinds are labelled, and names a page of Microsoft Learn by its
file's name; ARTICLES is a folder with the articles. Prints for each file precision, recall and F1 by kind, and how
many sources and descriptions of the events found are right.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import TypeAlias

import msgspec

from evcorr.codes import identity_of
from evcorr.mining.miner import MinedArticle, read_articles
from evcorr.text.folding import words

Row: TypeAlias = dict[str, object]

VERDICTS = ("right", "missed", "spurious")
KINDS = ("event", "stop", "error", "message", "crash", "symptom")
_FIRST_WORDS = 25
_SHARE = 0.8
_STEM = re.compile(r"[^.!]*")


def covers(label: object, mined: object) -> bool:
    """Tell whether one text has most of the first words of another, without being much longer."""
    wanted, given = words(str(label or "")), words(str(mined or ""))
    if not wanted or not given:
        return not wanted and not given
    common = sum((Counter(wanted[:_FIRST_WORDS]) & Counter(given)).values())
    return common >= _SHARE * len(wanted[:_FIRST_WORDS]) and len(given) <= 12 * len(wanted) + 60


def is_same(label: Row, mined: Row) -> bool:
    """Tell whether a label and a mined observable name one thing."""
    if label["kind"] != mined["kind"]:
        return False
    match label["kind"]:
        case "event":
            return label["id"] == mined["id"]
        case "error":
            return _code(label["code"]) == _code(mined["code"])
        case "stop":
            return all(label[key] is None or _fold(label[key]) == _fold(mined[key]) for key in ("code", "module"))
        case "message":
            return covers(label["text"], mined["text"]) or covers(mined["text"], label["text"])
    named = [key for key in ("image", "module") if label[key]]
    return not named or any(_stem(label[key]) == _stem(mined[key]) for key in named)


def _code(code: object) -> int | str:
    value = identity_of(str(code))
    return str(code).casefold() if value is None else value


def _fold(value: object) -> str:
    return str(value or "").casefold()


def _stem(name: object) -> str:
    found = _STEM.match(_fold(name))
    return found[0] if found else ""


def pair(labels: Iterable[Row], mined: Iterable[Row]) -> tuple[list[tuple[Row, Row]], list[Row], list[Row]]:
    """Return the pairs of labels and mined observables, the labels that were missed, and what else was mined."""
    left, pairs, missed = list(mined), [], []
    for label in labels:
        options = [item for item in left if is_same(label, item)]
        if not options:
            missed.append(label)
            continue
        best = max(options, key=lambda item: (item["role"] == label["role"], _agreement(label, item)))
        left.remove(best)
        pairs.append((label, best))
    return pairs, missed, left


def _agreement(label: Row, item: Row) -> tuple[bool, bool]:
    return covers(label.get("text"), item.get("text")), label.get("source") == item.get("source")


def symptoms(rows: Iterable[Row]) -> list[Row]:
    """Return the observables that are symptoms."""
    return [row for row in rows if row["role"] == "symptom"]


def mine(articles: Set[str], folder: Path) -> dict[str, list[Row]]:
    """Return the observables mined from these articles of a folder, by article."""
    files = [path for path in folder.rglob("*") if {path.stem, path.parent.name} & articles and path.is_file()]
    mined: dict[str, list[Row]] = {}
    for item in read_articles(sorted(files)):
        if isinstance(item, MinedArticle):
            name = item.article.id if item.article.id in articles else Path(item.path).stem
            mined[name] = json.loads(msgspec.json.encode(item.observables))
    return mined


class Tally(msgspec.Struct):
    """What was right and wrong so far: counts by kind and verdict, and by fact of an event and whether it is right."""

    verdicts: Counter[tuple[str, str]] = msgspec.field(default_factory=Counter)
    facts: Counter[tuple[str, bool]] = msgspec.field(default_factory=Counter)

    def add(self, labels: list[Row], mined: list[Row]) -> list[tuple[str, Row]]:
        """Count one article, and return what is wrong in it."""
        pairs, missed, spurious = pair(labels, mined)
        wrong = [("missed", row) for row in missed] + [("spurious", row) for row in spurious]
        self.verdicts.update((str(label["kind"]), "right") for label, _ in pairs)
        self.verdicts.update((str(row["kind"]), verdict) for verdict, row in wrong)
        for verdict, rows in zip(VERDICTS, pair(symptoms(labels), symptoms(mined)), strict=True):
            self.verdicts["symptom", verdict] += len(rows)
        for label, item in pairs:
            if label["kind"] == "event" and label["source"]:
                self.facts["sources", _fold(label["source"]) == _fold(item["source"])] += 1
            if label["kind"] == "event" and label["text"]:
                self.facts["descriptions", covers(label["text"], item["text"])] += 1
        return wrong + [("differs", item) for label, item in pairs if not _agrees(label, item)]

    def lines(self) -> Iterator[str]:
        """Yield the scores as lines of text."""
        for kind in KINDS:
            right, missed, spurious = (self.verdicts[kind, verdict] for verdict in VERDICTS)
            precision, recall = right / max(1, right + spurious), right / max(1, right + missed)
            f1 = 2 * right / max(1, 2 * right + missed + spurious)
            yield f"{kind:8} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  of {right + missed}"
        for fact in ("sources", "descriptions"):
            yield f"{fact:12} {self.facts[fact, True]} of {self.facts[fact, True] + self.facts[fact, False]} right"


def _agrees(label: Row, item: Row) -> bool:
    return all(_agreement(label, item)) and label["role"] == item["role"]


def score(path: Path, folder: Path, *, misses: bool) -> None:
    """Print the scores on one file of labels, and what is wrong in which article if `misses`."""
    rows = map(json.loads, filter(None, path.read_text(encoding="utf-8").splitlines()))
    labels = {row["article"]: row for row in rows}
    mined = mine(labels.keys(), folder)
    tally = Tally()
    for article, label in labels.items():
        found = [row for row in mined.get(article, []) if row["kind"] in label.get("kinds", KINDS)]
        for verdict, row in tally.add(label["observables"], found):
            if misses:
                print(verdict, article, json.dumps(row))
    print(f"{path.name}: {len(labels)} articles", *tally.lines(), sep="\n")


def main() -> int:
    """Score each file of labels that is named."""
    folder, *labels = [Path(argument) for argument in sys.argv[1:] if argument != "--misses"]
    for path in labels:
        score(path, folder, misses="--misses" in sys.argv)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
