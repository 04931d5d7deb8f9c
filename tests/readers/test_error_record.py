"""What PowerShell adds to the messages of programs is left out, and the messages put together again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.grade import Grade
from evcorr.matching.index import compile_index
from evcorr.observable import Message
from evcorr.readers.text.error_record import ErrorRecords
from evcorr.readers.text.line_count import LineCount
from evcorr.readers.text.passages import Passage
from evcorr.scanning.scanner import scan
from tests.builders import signature

ADDED = """\
{place}
+ net use z: \\\\north\\paint 2>&1
+ ~~~~~~~~~~~~~~~~~~~~~~~~~~~
    + CategoryInfo          : NotSpecified: (System error 1067 has occurred.:String) [], RemoteException
    + FullyQualifiedErrorId : NativeCommandError
 
"""
TEXT = f"""\
**********************
PS C:\\> net use z: \\\\north\\paint 2>&1
net : System error 1067 has occurred.
{ADDED.format(place="At line:1 char:1")}The paint is dry.

PS C:\\>
"""


def found(*blocks: str) -> list[Passage]:
    counted = LineCount()
    records = ErrorRecords(counted)
    return [passage for block in counted.count((*blocks, "")) for passage in records.add(block)]


@pytest.mark.parametrize("place", ["At line:1 char:1", "In Zeile:1 Zeichen:1", "At C:\\scripts\\a b.ps1:12 char:5"])
def test_what_was_added_is_left_out(place: str) -> None:
    (passage,) = found(TEXT.replace("At line:1 char:1", place))
    assert passage.line == 1
    assert passage.rejoined
    assert "net : System error 1067 has occurred.\nThe paint is dry. " in passage.text
    assert "FullyQualified" not in passage.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "+ FullyQualifiedErrorId : x\n" * 40,
        "no place\n+ x\n    + FullyQualifiedErrorId : x\n",
        "At line:1 char:1\n    + FullyQualifiedErrorId : x\n",
        "At line:1 char:1\n+ x\nsomething else + FullyQualifiedErrorId : x\n",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert found(text) == []


@given(st.lists(st.integers(0, len(TEXT) * 2), max_size=6))
@settings(max_examples=60, deadline=None)
def test_the_same_however_the_text_is_cut(cuts: list[int]) -> None:
    text = TEXT * 2
    ends = sorted(cuts)
    blocks = [text[start:end] for start, end in zip([0, *ends], [*ends, len(text)], strict=True) if start < end]
    assert found(*blocks) == found(text)
    assert [passage.line for passage in found(text)] == [1, 12]


def test_the_torn_message_is_found(tmp_path: Path) -> None:
    known = signature(Message(text="System error <*> has occurred. The paint is dry."))
    log = tmp_path / "console.txt"
    log.write_text(TEXT, encoding="utf-8")
    (finding,) = scan([log], compile_index([known])).findings
    assert finding.count == 1
    assert (finding.grade, finding.evidence[0].examples[0].position) == (Grade.STRONG, 3)


def test_what_is_whole_before_or_behind_counts_once(tmp_path: Path) -> None:
    text = "System error 1067 has occurred.\n\nThe paint is dry.\n"
    known = signature(Message(text="has occurred. The paint is dry."))
    log = tmp_path / "console.txt"
    for before, behind in ((text, "It is late.\n"), ("It is late.\n", text)):
        log.write_text(f"{before}{ADDED.format(place='At line:1 char:1')}{behind}", encoding="utf-8")
        (finding,) = scan([log], compile_index([known])).findings
        assert finding.count == 1
