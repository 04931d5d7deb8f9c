"""What a text says again and again counts wherever it is news."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from evcorr.matching.index import compile_index
from evcorr.matching.matcher import match
from evcorr.observable import ErrorCode, Message, Stop
from evcorr.readers.text.passages import MAX_LINES
from evcorr.readers.text.tail import OVERLAP_LINES
from evcorr.scanning.scanner import scan
from tests.builders import record, signature

SAID = "The spooler could not find its third tray."
INDEX = compile_index(
    [
        signature(Message(text="The spooler could not find its <*> tray"), id="Q1"),
        signature(ErrorCode(code="85", space="win32"), id="Q2"),
        signature(Stop(code="0x0000001E", module="ntfs.sys"), id="Q3"),
    ]
)


@pytest.mark.parametrize(
    ("said", "article"),
    [(SAID, "Q1"), ("System error 85 has occurred.", "Q2"), ("*** STOP: 0x0000001E (0x1) Ntfs.sys", "Q3")],
)
def test_what_the_record_before_said_is_news_when_it_is_said_again(said: str, article: str) -> None:
    text = f"{said}\n\n\n\nAll is quiet.\n\n\n\n"
    (again,) = match(record(text + text, overlap=len(text)), INDEX)
    assert again.symptom.signature.id == article
    assert min(start for start, _ in again.spans) >= len(text)
    assert match(record(text + "quiet\n", overlap=len(text)), INDEX) == []


def test_a_message_in_every_line_counts_in_every_passage(tmp_path: Path) -> None:
    path = tmp_path / "one.log"
    passages = 5
    lines = MAX_LINES + (passages - 1) * (MAX_LINES - OVERLAP_LINES)
    path.write_text(f"{SAID}\n" * lines, encoding="utf-8")
    (finding,) = scan([path], INDEX).findings
    assert finding.count == passages


@pytest.mark.parametrize("between", ["\n", " "])
def test_a_flood_takes_time_by_its_length_alone(between: str) -> None:
    def seconds(times: int) -> float:
        one = record(between.join([f"{SAID} System error 85 has occurred."] * times))
        begun = time.process_time()
        assert {found.symptom.signature.id for found in match(one, INDEX)} == {"Q1", "Q2"}
        return time.process_time() - begun

    assert seconds(4000) < 60 * seconds(200) + 0.2
