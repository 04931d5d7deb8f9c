"""An explanation as a tree for a terminal: each symptom, what shows it, what speaks against it, what comes near."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from rich.text import Text
from rich.tree import Tree

from evcorr.explanation import Explanation, SymptomExplained
from evcorr.phrases import FIELDS, counted, described, quoted
from evcorr.report import Example
from evcorr.reporters.text import console_for, encodable
from evcorr.reporters.wording import located, shown_time
from evcorr.text.escaping import clipped

_MARKS = {"seen": "✔", "hint": "~", "near": "≈", "absent": "✘", "not looked for": "-"}
_STYLES = {"seen": "green", "hint": "yellow", "near": "yellow", "absent": "red", "not looked for": "dim"}
_MEANINGS = {
    "seen": "seen",
    "hint": "seen as a hint only: other problems show this too",
    "near": "not seen, but something near it",
    "absent": "not seen",
    "not looked for": "not looked for: it says too little by itself",
}
_APPLIES = {"yes": "applies", "no": "does not apply", "unknown": "may apply"}

LONGEST_QUOTE = 240


def write_tree(explanation: Explanation, out: TextIO) -> None:
    """Write the explanation for people; plain where the stream is no terminal."""
    tree = Tree(Text(clipped(f"{explanation.article}  {explanation.title}"), style="bold"))
    tree.add(Text(clipped(f"{_APPLIES[explanation.applies]}: {explanation.applies_why}")))
    for symptom in explanation.symptoms:
        mark = f"{_MARKS[symptom.verdict]} {clipped(described(symptom.observable))}: {_MEANINGS[symptom.verdict]}"
        branch = tree.add(Text(mark, style=_STYLES[symptom.verdict]))
        for line in _said(symptom):
            branch.add(Text(line))
        for line, examples in _shown(symptom):
            leaf = branch.add(Text(line))
            for example in examples:
                leaf.add(Text(_entry(example)))
    for words in explanation.times:
        tree.add(Text(f"in time: {clipped(words)}"))
    tree.add(Text(f"{counted(explanation.records_read, 'record')} compared"))
    for problem in explanation.problems:
        where = located(problem.path, problem.position, problem.unit)
        tree.add(Text(f"{where}: {clipped(problem.reason)}", style="yellow"))
    console = console_for(out)
    with console.capture() as captured:
        console.print(tree)
    out.write(encodable(captured.get(), out.encoding or "utf-8"))


def _said(symptom: SymptomExplained) -> Iterator[str]:
    """Where the article tells the symptom, and in which words."""
    words = quoted(symptom.observable)
    where = symptom.observable.where
    line = f", line {symptom.observable.line}" if symptom.observable.line else ""
    yield clipped(f"article, {where}{line}" + (f": {words}" if words else ""), LONGEST_QUOTE)


def _shown(symptom: SymptomExplained) -> Iterator[tuple[str, tuple[Example, ...]]]:
    """What entries say for the symptom and against it, each with examples."""
    if symptom.evidence is not None:
        agreed = symptom.evidence.examples[0].agreed
        yield (
            f"agreed: {_names(agreed)} ({counted(symptom.evidence.count, 'entry', 'entries')})",
            symptom.evidence.examples,
        )
    if symptom.disagreed:
        yield f"disagreed: {_names(symptom.disagreed)}", ()
    if symptom.untold:
        yield f"not told by the log: {_names(symptom.untold)}", ()
    for miss in symptom.near:
        yield f"near: {clipped(miss.reason)} ({counted(miss.count, 'entry', 'entries')})", (miss.example,)


def _names(fields: tuple[str, ...]) -> str:
    return ", ".join(FIELDS.get(name) or clipped(name) for name in fields)


def _entry(example: Example) -> str:
    """One entry on a line: place, time, source and id, and its words."""
    facts = [located(example.path, example.position, example.unit), shown_time(example.time_created)]
    facts += [f"{example.provider or ''} {'' if example.event_id is None else example.event_id}".strip()]
    head = "  ".join(clipped(fact) for fact in facts if fact)
    words = " ".join((example.message or "").split())
    return f"{head}  “{clipped(words, LONGEST_QUOTE)}”" if words else head
