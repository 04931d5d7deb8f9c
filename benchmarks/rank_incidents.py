"""How often the right article comes first, and what scores are worth: rank_incidents.py [--among LOG] LABELS.jsonl...

From the folder of the checkout. Labelled articles, and a sample of those that come with evcorr, become logs of
incidents (see `incidents`), scanned with all signatures that come with evcorr; with --among they are put among the
records of a real log as well. Only articles that the fitting of scores left out are taken. Writes docs/scores.md; with
-v prints each incident whose article does not come first.
"""

from __future__ import annotations

import sys
import tempfile
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

import evcorr
from benchmarks import crowd
from benchmarks.crowd import real_records
from benchmarks.incidents import (
    FORMATS,
    Incident,
    incidents_of,
    incidents_of_signatures,
    is_held_out,
    is_shown,
    write_log,
)
from benchmarks.other_values import with_other_values
from evcorr.grade import Grade
from evcorr.record import Record

PAGE = Path(__file__).parents[1] / "docs" / "scores.md"
EVERY = 12
"""One of so many shipped signatures is made an incident of."""

MOST = (1, 3, 10)
"""By at most so many articles groups are told apart in size."""

STEPS = 5
"""Into so many classes of scores the reliability table goes."""


class Result(NamedTuple):
    """What the scan of one incident's log gave: the article's rank, 0 if it was not found, and each finding's score.

    `place` is the rank of the article's group among the groups: articles of one group are shown by the same entries in
    the same way, so that nothing in the log tells which of them it is; `size` is how many articles are in it. `hint`
    tells that the article is seen as less than a finding.
    """

    source: str
    how: str
    suffix: str
    rank: int
    place: int
    size: int
    hint: bool
    scores: tuple[tuple[float, bool], ...]
    incident: Incident


def main() -> int:
    """Make, scan, count and write."""
    labels, among = arguments(sys.argv[1:])
    signatures = evcorr.load_signatures()
    known = {signature.id for signature in signatures}
    index = evcorr.compile_index(signatures)
    labelled = [one for one in incidents_of(labels, signatures) if one.article in known]
    results = [*results_of("labels", labelled, index)]
    results += results_of("labels, other values", map(with_other_values, labelled), index)
    results += results_of("signatures", incidents_of_signatures(signatures[::EVERY]), index)
    crowded = list(results_among(labelled, real_records(among), index)) if among else []
    PAGE.write_text(page(results, crowded), encoding="utf-8")
    if "-v" in sys.argv:
        for result in results:
            if result.source == "labels" and result.rank != 1:
                incident = result.incident
                print(f"{incident.article} {incident.how} {result.suffix}: {result.rank} {incident.observables}")
    return 0


def arguments(words: list[str]) -> tuple[list[Path], Path | None]:
    """The labels, and the real log if one is named."""
    given = [word for word in words if word != "-v"]
    among = given.index("--among") if "--among" in given else len(given)
    labels = [Path(word) for word in (*given[:among], *given[among + 2 :])]
    return labels, Path(given[among + 1]) if given[among + 1 :] else None


def results_of(source: str, incidents: Iterable[Incident], index: evcorr.Index) -> Iterator[Result]:
    """The results of the incidents of articles that were held out, in every format that can show them."""
    options = evcorr.ScanOptions(include_inapplicable=True, min_grade=Grade.WEAK)
    with tempfile.TemporaryDirectory() as folder:
        for incident in incidents:
            if not is_held_out(incident.article):
                continue
            for suffix in (suffix for suffix in FORMATS if is_shown(incident, suffix)):
                path = Path(folder) / f"log.{suffix}"
                path.write_bytes(write_log(incident, suffix))
                yield _result(source, incident, suffix, evcorr.scan([path], index, options).findings)


def results_among(incidents: Iterable[Incident], real: Sequence[Record], index: evcorr.Index) -> Iterator[Result]:
    """The results of incidents in a crowd (see `crowd`), each beside the one before; that one's article is right too.

    Its finding is left out where ranks are counted, and counts where scores are.
    """
    options = evcorr.ScanOptions(include_inapplicable=True, min_grade=Grade.WEAK)
    whole = [one for one in incidents if one.how == "all symptoms" and is_held_out(one.article)]
    with tempfile.TemporaryDirectory() as folder:
        for incident, beside in zip(whole, (whole[-1], *whole), strict=False):
            for suffix in (suffix for suffix in crowd.FORMATS if is_shown(incident, suffix)):
                path = Path(folder) / f"log.{suffix}"
                path.write_bytes(crowd.write_crowded(incident, beside, real, suffix))
                found = evcorr.scan([path], index, options).findings
                yield _result("labels", incident, suffix, found, beside.article)


def _result(
    source: str, incident: Incident, suffix: str, shown: Iterable[evcorr.Finding], beside: str | None = None
) -> Result:
    """What the findings tell of an incident's article, and of the one `beside` it; hints are none of them."""
    told = list(shown)
    scores = tuple(
        (one.score, one.article in {incident.article, beside}) for one in told if one.grade is not Grade.WEAK
    )
    every = [one for one in told if one.article != beside or beside == incident.article]
    found = [one for one in every if one.grade is not Grade.WEAK]
    ranks = {one.article: rank for rank, one in enumerate(found, start=1)}
    groups = list(dict.fromkeys(one.group for one in found))
    place = next((groups.index(one.group) + 1 for one in found if one.article == incident.article), 0)
    size = sum(bool(place) and one.group == groups[place - 1] for one in found)
    hint = incident.article not in ranks and any(one.article == incident.article for one in every)
    rank = ranks.get(incident.article, 0)
    return Result(source, incident.how, suffix, rank, place, size, hint, scores, incident)


def page(results: list[Result], crowded: list[Result]) -> str:
    """The page, with the tables of all results."""
    whole = [result for result in results if result.how == "all symptoms"]
    return HEAD + "".join(
        (
            "\n## The right article first\n\nAll symptoms of an article in the log:\n\n",
            table((result.source, result.suffix, result) for result in whole),
            "\nOf what a reader has to look through there, the first group, where the article is in it:\n\n",
            sizes(result for result in whole if result.place == 1),
            "\nBy what of the article the log shows:\n\n",
            table((result.source, result.how, result) for result in results),
            "\nWhere the article does not come first, with all its symptoms in the log:\n\n",
            reasons(result for result in whole if result.rank != 1),
            "\n## What a score is worth\n\n",
            worth(results),
            in_a_crowd(crowded) if crowded else "",
        )
    )


def worth(results: Iterable[Result]) -> str:
    """How far scores are from what became of the findings, all in all and by classes of scores."""
    scores = [score for result in results for score in result.scores]
    brier = sum((score - right) ** 2 for score, right in scores) / len(scores)
    told = f"{len(scores):,} findings, Brier score {brier:.3f} (0 is best; always saying 0.5 gives 0.25)."
    return f"{told}\n\n{reliability(scores)}"


def in_a_crowd(results: list[Result]) -> str:
    """The section on incidents among the records of a real log."""
    rows = table((result.source, result.suffix, result) for result in results)
    return f"{CROWD}\n{rows}\n{worth(results)}"


CROWD = f"""
## In a crowd

Half of an article's symptoms, among {crowd.SIZE} records of a real log of Windows XP, with half of another article's on
another machine, whose finding is left out of the ranks; among the scores it is as right as the other:
"""


HEAD = """# Scores, measured

<!-- written by benchmarks/rank_incidents.py -->

Logs of incidents were made of articles: their symptoms, with other values for what varies, among ordinary records of
the same machine. `labels` are articles that a person read and labelled, whose logs show the numbers that the article
quotes; in `labels, other values` they show other numbers wherever the label names no code, for what an article quotes
may be a sample. A problem that its article sees when the machine starts comes behind such a start. Incidents with an
event of which nobody tells the source are in no .evt and .evtx, where every record has one. `signatures` are articles
as they were mined, which says nothing about mining, but how well articles are told apart. The scores were fitted on
other articles. The logs are made, not collected: take the figures as a comparison, not as a promise.

Many articles name the same event or STOP and nothing else that a log could hold. Findings that the same entries show in
the same way are one group in a report, which says what would tell them apart; `first group` counts the logs whose
article is in the group of the first finding.
"""


def table(rows: Iterable[tuple[str, str, Result]]) -> str:
    """The share ranked first and among the first three, articles and groups, by source and kind."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for source, kind, result in rows:
        counts[source, kind, "all"] += 1
        for what, rank in (("articles", result.rank), ("groups", result.place)):
            counts[source, kind, f"first {what}"] += rank == 1
            counts[source, kind, f"three {what}"] += 1 <= rank <= 3
    lines = [
        "| made of | | logs | first | in the first three | first group | in the first three groups |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for source, kind in sorted({key[:2] for key in counts}):
        total = counts[source, kind, "all"]
        names = ("first articles", "three articles", "first groups", "three groups")
        shares = " | ".join(f"{counts[source, kind, name] / total:.3f}" for name in names)
        lines.append(f"| {source} | {kind} | {total} | {shares} |")
    return "\n".join(lines) + "\n"


def sizes(results: Iterable[Result]) -> str:
    """How many articles are in the groups of the articles."""
    counts = Counter((result.source, result.suffix, bisect_left(MOST, result.size)) for result in results)
    names = ("the article alone", *(f"{low + 1} to {high}" for low, high in pairwise(MOST)), f"more than {MOST[-1]}")
    lines = [f"| made of | | {' | '.join(names)} |", f"|---|---|{'---:|' * len(names)}"]
    for source, suffix in sorted({key[:2] for key in counts}):
        shown = " | ".join(str(counts[source, suffix, number]) for number in range(len(names)))
        lines.append(f"| {source} | {suffix} | {shown} |")
    return "\n".join(lines) + "\n"


def reasons(results: Iterable[Result]) -> str:
    """Why articles did not come first, by source and kind."""
    counts = Counter((result.source, result.suffix, _why(result)) for result in results)
    whys = ("another of its group", "another article", "a hint only", "not shown")
    lines = [f"| made of | | {' | '.join(whys)} |", f"|---|---|{'---:|' * len(whys)}"]
    for source, suffix in sorted({key[:2] for key in counts}):
        lines.append(f"| {source} | {suffix} | {' | '.join(str(counts[source, suffix, why]) for why in whys)} |")
    return "\n".join(lines) + "\n"


def _why(result: Result) -> str:
    """What came in place of an article."""
    if result.place == 1:
        return "another of its group"
    return "another article" if result.rank else "a hint only" if result.hint else "not shown"


def reliability(scores: list[tuple[float, bool]]) -> str:
    """How many findings of each class of scores are right."""
    lines = ["| score | findings | mean score | right |", "|---|---:|---:|---:|"]
    for step in range(STEPS):
        low, high = step / STEPS, (step + 1) / STEPS
        chosen = [item for item in scores if low <= item[0] < high or (step == STEPS - 1 and item[0] == 1)]
        if chosen:
            mean, right = (sum(column) / len(chosen) for column in zip(*chosen, strict=True))
            lines.append(f"| {low:.1f} to {high:.1f} | {len(chosen)} | {mean:.2f} | {right:.2f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    raise SystemExit(main())
