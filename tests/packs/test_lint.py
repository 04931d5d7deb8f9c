"""Faults of signatures: what can never match, what no log can show, codes that no table has, what is there twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from evcorr.observable import Crash, ErrorCode, Event, Inference, Message, Observable, Role, Stop
from evcorr.packs.lint import lint
from evcorr.packs.pack import read_packs
from evcorr.packs.placed import Placed
from evcorr.record import Origin
from evcorr.timing import Kind, Timing
from tests.builders import signature


def faults(observable: Observable) -> list[str]:
    placed = Placed(signature(observable, id="Q1"), Origin("ours.jsonl", 1, "line"))
    return [problem.reason for problem in lint([placed]) if "unknown" in problem.reason]


@pytest.mark.parametrize(
    ("observable", "words"),
    [
        (ErrorCode(code="99999", space="win32"), "unknown win32 code 99999"),
        (ErrorCode(code="70000", space="net"), "unknown net code 70000"),
        (ErrorCode(code="-4999", space="jet"), "unknown jet code -4999"),
        (ErrorCode(code="0x801992b7", space="hresult"), "unknown hresult code 0x801992b7"),
        (ErrorCode(code="0xc0041234", space="hresult"), "unknown hresult code 0xc0041234"),
        (ErrorCode(code="0xc04aadf1", space="ntstatus"), "unknown ntstatus code 0xc04aadf1"),
        (Stop(code="0x0000021A", module="Winlogon.exe"), "unknown STOP code 0x0000021A"),
    ],
)
def test_a_code_that_its_space_does_not_have_is_a_fault(observable: Observable, words: str) -> None:
    assert faults(observable) == [f"Q1: observable 1: {words}"]


@pytest.mark.parametrize(
    "observable",
    [
        ErrorCode(code="5", space="win32"),
        ErrorCode(code="99999", text="The widget is gone"),
        ErrorCode(code="99999", space="product"),
        ErrorCode(code="0x0EEDFADE", space="exception"),
        ErrorCode(code="LNK2001", space="product"),
        ErrorCode(code="8004011d-0501-00000000", space="hresult"),
        ErrorCode(code="2147942405", space="hresult"),
        ErrorCode(code="0x800F0831", space="hresult"),
        ErrorCode(code="0xC004F074", space="hresult"),
        ErrorCode(code="0x80244007", space="hresult"),
        Stop(code="0x0000001E", module="Win32k.sys"),
        Stop(code="0xC000021A", module="Winlogon.exe"),
        Stop(module="Sfmsrv.sys"),
    ],
)
def test_other_codes_are_none(observable: Observable) -> None:
    assert faults(observable) == []


ALONE = "nothing but hints: it can never be a finding at the default grade"
FULL = Event(event_id=7, provider="Disk")


@pytest.mark.parametrize(
    ("observable", "fault"),
    [
        (Event(event_id=70000, provider="Disk"), "observable 1: no event has the id 70000: ids are 0 to 65535"),
        (ErrorCode(code="?", space="win32"), "observable 1: says too little to be looked for: error ? (Win32)"),
        (Event(event_id=7, provider="--"), "observable 1: no provider is called '--'"),
        (Stop(code="0x0000001E", params=("0x1",) * 5), "observable 1: 5 parameters: a STOP has 4"),
        (Stop(code="0x0000001E", module="?"), "observable 1: no driver is called '?'"),
        (Event(event_id=7, provider="Disk", text="<*>"), "observable 1: text holds values that vary; better: None"),
        (
            Event(event_id=7, provider="Disk", inferred=(Inference("source", "Q1"),)),
            "observable 1: source is inferred from the article itself",
        ),
        (
            Event(event_id=7, provider="Disk", role=Role.INCIDENTAL),
            "observable 1: role incidental: signatures are made",
        ),
        (Stop(code="0x0000001E"), f"{ALONE} (a STOP code takes a driver or parameters)"),
        (ErrorCode(code="85"), f"{ALONE} (a code takes its space or its words)"),
        (Message(text="Access is denied"), f"{ALONE} (a message of few words)"),
        (Crash(exception="c0000005"), f"{ALONE} (a crash takes the program or the module)"),
        (Event(event_id=7026, provider="Service Control Manager"), f"{ALONE} (an event that is logged without this"),
    ],
)
def test_what_can_never_be_a_finding_is_a_fault(observable: Observable, fault: str) -> None:
    reasons = [item.reason for item in lint([Placed(signature(observable, id="Q1"), Origin("x.jsonl", 1, "line"))])]
    assert any(reason.startswith(f"Q1: {fault}") for reason in reasons), reasons


@pytest.mark.parametrize(
    ("observable", "fault"),
    [
        (Event(event_id=7, provider="Disk", only_with_text=True), "only_with_text, and it has no text"),
        (Event(event_id=7, text="A disk is bad", only_with_text=True), "only_with_text says nothing new"),
    ],
)
def test_that_words_must_agree_where_there_are_none_is_a_fault(observable: Event, fault: str) -> None:
    told = [problem.reason for problem in lint([Placed(signature(observable, FULL), Origin("ours.jsonl", 1, "line"))])]
    assert any(reason.startswith(f"Q1: observable 1: {fault}") for reason in told)


def test_a_code_of_an_event_that_is_no_number_is_a_fault() -> None:
    event = Event(event_id=7, provider="Disk", code="bad")
    told = [problem.reason for problem in lint([Placed(signature(event, FULL), Origin("ours.jsonl", 1, "line"))])]
    assert told == ["Q1: observable 1: no error code: 'bad'"]


def test_that_words_must_agree_is_no_fault_where_it_says_something() -> None:
    event = Event(event_id=7, provider="Disk", text="The device has a bad block", only_with_text=True)
    assert not list(lint([Placed(signature(event), Origin("ours.jsonl", 1, "line"))]))


@pytest.mark.parametrize(
    ("fix", "is_broken"),
    [
        (r"Delete HKLM\SYSTEM\ CurrentControlSet.", True),
        (r"Delete HKLM\SYSTEM\CurrentControlSet. Look at C:\ first.", False),
        (r"Double each \ in it.", False),
    ],
)
def test_a_path_that_was_broken_over_two_lines_is_a_fault(fix: str, *, is_broken: bool) -> None:
    told = [problem.reason for problem in lint([Placed(signature(FULL, fix=fix), Origin("our.yaml", 1, "line"))])]
    expected = [r"Q1: fix: a blank in a path, as where it was broken over two lines: SYSTEM\ CurrentControlSet."]
    assert told == (expected if is_broken else [])


def test_the_same_observable_twice_is_a_fault_of_the_second() -> None:
    again = Event(event_id=7, provider="Disk", where="CAUSE", line=9)
    (fault,) = lint([Placed(signature(FULL, again), Origin("x.jsonl", 4, "line"))])
    assert (fault.origin.position, fault.reason) == (4, "Q1: observable 2: the same as observable 1")


def test_a_second_signature_of_an_article_is_a_fault() -> None:
    first, second = (Placed(signature(FULL), Origin("x.jsonl", line, "line")) for line in (1, 2))
    (fault,) = lint([first, second])
    assert (fault.origin.position, fault.reason) == (2, "Q1: a second signature; the first is x.jsonl:1")


def test_a_fault_of_a_reviewed_signature_is_told_with_the_observables_line(tmp_path: Path) -> None:
    path = tmp_path / "Q7.yaml"
    lines = ["id: Q7", "title: Disks fail", "observables:", *["  - kind: event", "    id: 7", "    source: Disk"] * 2]
    path.write_text("\n".join(lines), encoding="utf-8")
    (fault,) = lint(read_packs([path])[0])
    assert (fault.origin.position, fault.reason) == (7, "Q7: observable 2: the same as observable 1")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\x00" * 100, id="NULs"),
        pytest.param(b"PK\x03\x04 no pack at all", id="an archive"),
        pytest.param(b"[" * 100_000, id="nested without end"),
        pytest.param(b'{"id": "Q1", "title": "' + b"x" * 1_000_000, id="a line without end"),
        pytest.param(b'{"id":"Q1","title":"x","observables":[{"kind":"event","id":1e400}]}', id="a number too large"),
        pytest.param(b'{"id":"Q1","title":"\\ud800","observables":[]}', id="half a surrogate"),
        pytest.param("\ufeff{}".encode("utf-16"), id="another encoding"),
    ],
)
@pytest.mark.parametrize("name", ["x.jsonl", "x.yaml"])
def test_a_broken_file_is_a_fault_with_its_line(content: bytes, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    placed, faults = read_packs([tmp_path / name])
    found = [*faults, *lint(placed)]
    assert found
    assert {fault.origin.position for fault in found} == {1}


@pytest.mark.parametrize(
    ("timing", "words"),
    [
        (Timing(kind=Kind.ORDER, symptoms=(0, 2)), "no observable 2: they are counted from 0 to 1"),
        (Timing(kind=Kind.REPEATED, symptoms=(-1,)), "no observable -1: they are counted from 0 to 1"),
        (Timing(kind=Kind.ORDER, symptoms=(0, 0)), "too few symptoms for order"),
        (Timing(kind=Kind.AT_START, symptoms=()), "too few symptoms for at start"),
        (Timing(kind=Kind.EVERY, symptoms=(0,)), "every: after how many seconds?"),
        (Timing(kind=Kind.EVERY, symptoms=(0,), seconds=(9, 3)), "no distance in time: 9 to 3 seconds"),
        (Timing(kind=Kind.EVERY, symptoms=(0,), seconds=(0, 0)), "no distance in time: 0 to 0 seconds"),
    ],
)
def test_what_can_not_be_said_of_times_is_a_fault(timing: Timing, words: str) -> None:
    good = Timing(kind=Kind.ORDER, symptoms=(1, 0), seconds=(0, 5))
    of = signature(FULL, Event(event_id=8, provider="Disk"), timings=(good, timing))
    reasons = [problem.reason for problem in lint([Placed(of, Origin("ours.jsonl", 1, "line"))])]
    assert reasons == [f"Q1: timing 2: {words}"]
