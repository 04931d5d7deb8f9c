"""What events about crashes hold as data, in the order of every era."""

from __future__ import annotations

import pytest

from evcorr.matching.shown import show
from tests.builders import record

STOPS = [
    (
        "Save Dump",
        1001,
        [("", "0xdeaddead (0x1, 0x2, 0x3, 0x4)"), ("", "Microsoft Windows NT [v15.1381]")],
        "0xDEADDEAD",
    ),
    ("BugCheck", 1001, [("param1", "0x0000009f (0x3, 0x2, 0x1, 0x0)"), ("param2", "C:\\MEMORY.DMP")], "0x0000009F"),
    ("System Error", 1003, [("", "000000d1"), *[("", "0000004c")] * 4], "0x000000D1"),
    ("Microsoft-Windows-Kernel-Power", 41, [("BugcheckCode", "159"), ("BugcheckParameter1", "0x3")], "0x0000009F"),
]


@pytest.mark.parametrize(("provider", "event_id", "data", "code"), STOPS, ids=[one[0] for one in STOPS])
def test_stops(provider: str, event_id: int, data: list[tuple[str, str]], code: str) -> None:
    (stop,) = show(record(None, provider=provider, event_id=event_id, data=tuple(data))).stops
    assert stop.what.code == code
    assert len(stop.what.params or ()) == 4


def test_a_rendered_kernel_power_event_still_has_its_code_as_data() -> None:
    entry = record(
        "The system has rebooted without cleanly shutting down first.",
        provider="Microsoft-Windows-Kernel-Power",
        event_id=41,
        data=(("BugcheckCode", "59"),),
    )
    assert [stop.what.code for stop in show(entry).stops] == ["0x0000003B"]


@pytest.mark.parametrize("code", ["0", "", "-1", "99999999999", "0x9f"])
def test_no_code_is_no_stop(code: str) -> None:
    entry = record(None, provider="Microsoft-Windows-Kernel-Power", event_id=41, data=(("BugcheckCode", code),))
    assert not show(entry).stops


def unnamed(*values: str) -> tuple[tuple[str, str], ...]:
    return tuple(("", value) for value in values)


PARAMETERS = ("a.exe", "1.0", "4a", "b.dll", "2.0", "4b", "c0000005", "01", "", "")
REPORT = ("", "0", "APPCRASH", "none", "0", *PARAMETERS)
OVERRUN = (*REPORT[:2], "BEX64", *REPORT[3:11], "0001", "c0000409", "", "")

CRASHES = [
    ("Application Error", 1000, unnamed("a.exe", "1.0", "b.dll", "2.0", "0001a"), ("a.exe", "b.dll", None)),
    (
        "Application Error",
        1000,
        unnamed("a.exe", "1.0", "4a", "b.dll", "2.0", "4b", "c0000005", "01"),
        ("a.exe", "b.dll", "0xc0000005"),
    ),
    ("Windows Error Reporting", 1001, unnamed(*REPORT), ("a.exe", "b.dll", "0xc0000005")),
    ("Windows Error Reporting", 1001, unnamed(*OVERRUN), ("a.exe", "b.dll", "0xc0000409")),
]


@pytest.mark.parametrize(("provider", "event_id", "data", "expected"), CRASHES)
def test_crashes(
    provider: str, event_id: int, data: tuple[tuple[str, str], ...], expected: tuple[str | None, ...]
) -> None:
    (crash,) = show(record(None, provider=provider, event_id=event_id, data=data)).crashes
    assert (crash.what.image, crash.what.module, crash.what.exception) == expected


def test_a_rendered_error_report() -> None:
    parameters = "\n".join(f"P{number}: {value}" for number, value in enumerate(PARAMETERS, 1))
    text = f"Fault bucket 1, type 0\nEvent Name: APPCRASH\nResponse: none\n\nProblem signature:\n{parameters}"
    (crash,) = show(record(text, provider="Windows Error Reporting", event_id=1001)).crashes
    assert (crash.what.image, crash.what.module, crash.what.exception) == ("a.exe", "b.dll", "0xc0000005")


def test_codes_of_failures() -> None:
    values = ("", "0", "WindowsUpdateFailure3", "none", "0", "10.0", "8024001f", "D67661EB", *[""] * 7)
    shown = show(record(None, provider="Windows Error Reporting", event_id=1001, data=unnamed(*values)))
    assert "0x8024001f" in [error.what.code for error in shown.errors]
