"""A scan that looks only where the screen points to reports the same as one that looks everywhere."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.matching import lazy_screen
from evcorr.matching.cues import LONG_CODES_ONLY
from evcorr.matching.index import Index, compile_index
from evcorr.matching.screen import Squeezing, TextScreen
from evcorr.mentions.error import FORMS_OF_LOGS
from evcorr.observable import Crash, ErrorCode, Event, Message, Stop
from evcorr.readers.reader import ReadOptions
from evcorr.report import Report, encode_report
from evcorr.scanning.scanner import ScanOptions, scan
from evcorr.text.folding import squeeze
from tests.builders import signature
from tests.text.test_engine import INSTALLED

SIGNATURES = (
    signature(Message(text="The spooler could not find its <*> tray"), id="Q1"),
    signature(Message(text="local"), id="Q2"),
    signature(Message(text="Der Dienst wurde beendet: Spa\u00df"), id="Q3"),
    signature(Message(text="\u0441\u043b\u0443\u0436\u0431\u0430"), id="Q4"),
    signature(ErrorCode(code="LNK2001", space="product"), id="Q5"),
    signature(ErrorCode(code="85", space="win32"), ErrorCode(code="0x80070005"), id="Q6"),
    signature(ErrorCode(code="2404", space="net"), ErrorCode(code="-1018", space="jet"), id="Q7"),
    signature(Stop(code="0x0000001E"), Stop(module="Sfmsrv.sys"), id="Q8"),
    signature(Crash(image="store.exe", module="wcslen"), Crash(image="explorer", module="kernel32.dll"), id="Q9"),
    signature(Event(event_id=7, provider="Disk", text="bad block"), id="Q10"),
    signature(ErrorCode(code="0xC0000034", space="ntstatus"), ErrorCode(code="1275", space="win32"), id="Q11"),
)
INDEX = compile_index(SIGNATURES)

SAID = (
    "The spooler could not find its third tray",
    "THE SPOOLER   could\tnot\nfind its tray",
    "localhost",
    "Local",
    "Der Dienst wurde beendet: SPASS",
    "\u0421\u043b\u0443\u0436\u0431\u0430",
    "error LNK2001 in x",
    "System error 85 has occurred.",
    "\u017fystem error \u0668\u0665",
    "error code: 0x55",
    "error code 80070005",
    "result -2147024891",
    "NET HELPMSG\n> 2404",
    "JET_errReadVerifyFailure -1018",
    "*** STOP: 0x0000001E (0xC0000005, 0x1, 0x2, 0x3)",
    "STOP error in Sfmsrv.sys",
    "The system stopped with the error 0x1E",
    "the service stopped",
    "App: store.exe (pid=227)\nWhen: now\nException number: c0000005 (access violation)\nfunction: wcslen",
    "EXPLORER caused an invalid page fault in\nmodule KERNEL32.DLL at 0137:bff9d709",
    "a default was generated",
    "Event ID: 7\nSource: Disk\nDescription: a bad block",
    "3/4/1999  1:02:03 AM  Disk  Error  None  7  N/A  HOST  bad block",
    "**Event ID:** 7\n**Source:** Disk\n**Description:** a bad block",
    "Ereigniskennung: 7\nQuelle: Disk\nBeschreibung: a bad block",
    "Id. del evento: 7\nOrigen: Disk",
    "\u041a\u043e\u0434 \u0441\u043e\u0431\u044b\u0442\u0438\u044f: 7\n"
    "\u0418\u0441\u0442\u043e\u0447\u043d\u0438\u043a: Disk",
    "\u65e5\u671f: 1999/3/4\n\u4e8b\u4ef6 ID:  7\n\u6765\u6e90: Disk",
    "Status = 0xC0000034",
    "%%1275",
    "> quoted",
    "x" * 300,
    "\n\n\n",
    "2026-11-21 07:01:02 host",
    "Nov 21 07:01:02 host disk:",
    "Nov 21 07:01:02 host disk: The spooler could",
    "Nov 21 07:01:02 host disk: not find its third tray",
)
LINES = st.lists(st.sampled_from(SAID) | st.text(max_size=20), max_size=30)


def report(path: Path, screen: Callable[[str], Sequence[int] | None]) -> Report:
    options = ScanOptions(reading=ReadOptions(screen=screen))
    return scan([path], INDEX, options)


def everywhere(_text: str) -> None:
    """The slow twin looks at every place."""


@pytest.fixture(scope="module")
def screens() -> list[TextScreen]:
    return [TextScreen(INDEX, (engine,)) for engine in INSTALLED]


@pytest.fixture(autouse=True)
def same_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")


@settings(max_examples=30, deadline=None)
@given(lines=LINES, gap=st.sampled_from(["\n", " ", "\r\n"]), encoding=st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_screened_or_not_the_report_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], gap: str, encoding: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "generated.log"
    path.write_bytes(gap.join(["a log", *lines]).encode(encoding, "replace"))
    wanted = encode_report(report(path, everywhere))
    for engine in INSTALLED:
        assert encode_report(report(path, TextScreen(INDEX, (engine,)))) == wanted


@pytest.mark.parametrize("seed", range(2))
def test_a_long_text_of_many_blocks(tmp_path: Path, seed: int, screens: list[TextScreen]) -> None:
    rng = random.Random(seed)  # noqa: S311 - not for secrets
    path = tmp_path / "long.log"
    with path.open("w", encoding="utf-8") as out:
        for _ in range(5000):
            known = rng.random() < 0.02
            said = rng.choice(SAID) if known else "".join(rng.choices("abc xyz 019\n.:", k=rng.randint(0, 120)))
            out.write(rng.choice(("", "2026-11-21 07:01:02 ", "Nov 21 07:01:02 ")) + said + "\n")
    wanted = report(path, everywhere)
    assert wanted.findings
    assert all(encode_report(report(path, screen)) == encode_report(wanted) for screen in screens)


def test_places_lead_to_what_is_shown(screens: list[TextScreen]) -> None:
    quiet = "nothing to see in this line\n" * 40
    for screen in screens:
        assert screen(quiet) == []
        for said in SAID[:2]:
            (place,) = screen(f"{quiet}{said}\n{quiet}")
            assert len(quiet) <= place < len(quiet) + len(said)


@pytest.mark.parametrize("engine", INSTALLED)
def test_codes_within_longer_numbers_are_passed_over(engine: type) -> None:
    index = compile_index(
        (signature(ErrorCode(code="5.7.3", space="product"), id="Q1"), signature(ErrorCode(code="0x80070005"), id="Q2"))
    )
    screen = TextScreen(index, (engine,))
    for said in ("550 5.7.3 refused", "(5.7.3)", "5.7.3.", "error 80070005", "0x80070005:", "80070005-0000"):
        assert screen(f"at {said}"), said
    for said in ("1.3.6.1.5.5.7.3.3", "5.7\n.3", "12:5.7.3", "5.7.3:10", "1800700055", "80070005f", "x0_80070005a"):
        assert not screen(f"at {said}"), said


@given(st.text(st.characters(codec="ascii"), max_size=3000))
@settings(max_examples=50, deadline=None)
def test_squeezed_bytes_are_found_in_the_text(text: str) -> None:
    data = text.encode()
    squeezed = squeeze(text).replace("-", "").replace("?", "")
    squeezing = Squeezing(data)
    assert squeezing.squeezed == squeezed.encode()
    offsets = [squeezing.offset(number) for number in range(len(squeezed))]
    assert [text[offset].casefold() for offset in offsets] == list(squeezed)
    assert offsets == sorted(set(offsets))


def test_forms_of_long_codes_take_no_short_ones() -> None:
    """A form whose words are not looked for is found by the digits of known codes alone."""
    for form in FORMS_OF_LOGS:
        if set(form.cues) <= LONG_CODES_ONLY:
            for short in ("5", "85", "2404", "0x1f", "-1018", "123456"):
                said = [f"{cue} {mark}{short}" for cue in form.cues for mark in ("", "= ", "code ", "is ", ": ")]
                assert not any(form.regex.search(text) for text in said), form.regex.pattern


def test_a_screen_is_made_only_for_enough_text(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Index] = []

    def make(index: Index) -> Callable[[str], Sequence[int]]:
        made.append(index)
        return lambda _text: [7]

    monkeypatch.setattr(lazy_screen, "TextScreen", make)
    screen = lazy_screen.LazyScreen(INDEX)
    assert screen("x" * lazy_screen.WORTH_A_SCREEN) is None
    assert not made
    assert screen("x") == [7]
    assert screen("x") == [7]
    assert made == [INDEX]
