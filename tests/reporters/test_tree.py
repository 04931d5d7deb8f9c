"""The tree of an explanation: whole, plain where piped, harmless."""

import io

import msgspec

from evcorr.explanation import Explanation, Miss, SymptomExplained
from evcorr.observable import Event, Message
from evcorr.reporters.tree import write_tree
from tests.reports import HOSTILE, sample_report

EVIDENCE = sample_report().findings[0].evidence[0]
WHOLE = Explanation(
    article="Q168845",
    title="A title",
    applies="no",
    applies_why="fixed in SP4",
    records_read=1204,
    symptoms=(
        SymptomExplained(observable=EVIDENCE.observable, verdict="seen", evidence=EVIDENCE, untold=("provider",)),
        SymptomExplained(
            observable=Event(event_id=9, provider="Disk"),
            verdict="near",
            near=(Miss("the same id from another source, Cdrom", 3, EVIDENCE.examples[0]),),
        ),
        SymptomExplained(observable=Message(text="gone", line=12), verdict="absent"),
    ),
    times=("every 15 minutes, as the article says (3 times)",),
    problems=sample_report().problems[:1],
)


def drawn(explanation: Explanation) -> str:
    out = io.StringIO()
    write_tree(explanation, out)
    return out.getvalue()


def test_the_tree_tells_all() -> None:
    text = " ".join(drawn(WHOLE).replace("│", " ").split())
    for part in (
        "Q168845 A title",
        "does not apply: fixed in SP4",
        "agreed: source, event id, words (41 entries)",
        "not told by the log: source",
        "near: the same id from another source, Cdrom (3 entries)",
        "article, TITLE, line 12",
        "in time: every 15 minutes, as the article says (3 times)",
        "1,204 records compared",
        "the chunk's checksum is wrong",
    ):
        assert part in text
    assert "\x1b" not in text


def test_nothing_in_it_acts() -> None:
    def planted(value: object) -> object:
        match value:
            case dict():
                fixed = {"kind", "role", "grade", "unit", "applies", "verdict"}
                return {key: one if key in fixed else planted(one) for key, one in value.items()}
            case list() | tuple():
                return [planted(one) for one in value]
            case str():
                return HOSTILE
        return value

    text = drawn(msgspec.convert(planted(msgspec.to_builtins(WHOLE)), Explanation))
    assert not {"\x1b", "\x9b", "\x07", "\r", "\u202e", "\u2028", "\x85", "\x00"} & set(text)
