"""STOP screens: every form that is taken, and numbers that are none."""

from __future__ import annotations

import pytest

from evcorr.mentions import find_stops

TAKEN = [
    ("STOP 0x0000000A in NTOSKRNL at 801453ea", "0x0000000A", None, "NTOSKRNL"),
    ("Stop 0x00000050 in Netbt Closing Connections", "0x00000050", None, "Netbt"),
    (
        "Bug Check Code    : 0x000000d1\nParameter 1       : 00000000`00000028\nParameter 2       : 00000000`00000002\n"
        "Parameter 3       : 00000000`00000000\nParameter 4       : fffff880`01a0d5c2\nCaused By Driver  : paint.sys\n",
        "0x000000D1",
        ("0000000000000028", "0000000000000002", "0000000000000000", "fffff88001a0d5c2"),
        "paint.sys",
    ),
    ("STOP 0x00000050 in Painting", "0x00000050", None, None),
    ("a STOP 0x0000001E error in the driver Paint.sys.", "0x0000001E", None, "Paint.sys"),
    ("STOP 0x0000001E in the device driver\nPaint.sys", "0x0000001E", None, "Paint.sys"),
    ("Stop 0x0000001E paint!DryBrush(Wall)", "0x0000001E", None, "paint"),
    ("Stop 0x0000001E in Win32k!Stroke()", "0x0000001E", None, "Win32k"),
    ("Stop 0x0000001E win32k!Stroke(Brush)", "0x0000001E", None, "win32k"),
    ("The first parameter of the STOP 0x0000001E is an address", "0x0000001E", None, None),
    (
        "STOP 0x0000000A IRQL_NOT_LESS_OR_EQUAL (fee3b797,00000002,fee3b797,ff1e82e8)",
        "0x0000000A",
        ("fee3b797", "00000002", "fee3b797", "ff1e82e8"),
        None,
    ),
    ("Stop 0xA in Afd.sys (0x1,0x2,0x0,0xfa13f0b6)", "0x0000000A", ("0x1", "0x2", "0x0", "0xfa13f0b6"), "Afd.sys"),
    ("STOP 0x0000000A on walls (red, green, blue, and grey)", "0x0000000A", None, None),
    ('the "Stop 44" error', "0x00000044", None, None),
    ("Stop c0000221 {bad image checksum}", "0xC0000221", None, None),
    ("STOP 0xA (dead beef", "0x0000000A", ("dead", "beef"), None),
    ("Stop 0xC000021A on a blue screen in Winlogon", "0xC000021A", None, "Winlogon"),
    ("the Stop 0xC00021A.", "0xC000021A", None, None),
    ("STOP 0xC0000021A in Csrss while painting", "0xC000021A", None, "Csrss"),
    ("STOP 0x000000C4", "0x000000C4", None, None),
    (
        "*** STOP: 0x0000001E (0xC0000047,0xFA8418B4,0x8025ea21,0xfd6829e8)\nKMODE_EXCEPTION_NOT_HANDLED\n"
        "*** Address fa8418b4 has base at fa840000 - i8042prt.SYS",
        "0x0000001E",
        ("0xC0000047", "0xFA8418B4", "0x8025ea21", "0xfd6829e8"),
        "i8042prt.SYS",
    ),
    ("STOP 0x4d(0x0000000B, 0x2010,0x0, 0x4594)", "0x0000004D", ("0x0000000B", "0x2010", "0x0", "0x4594"), None),
    ("STOP: 0x00000001E(0xC0000005,0x0)", "0x0000001E", ("0xC0000005", "0x0"), None),
    ("STOP 0x0A (Ox14,0x2)", "0x0000000A", ("Ox14", "0x2"), None),
    ("STOP: 0x0000001E : (C0000005, 80118C84)", "0x0000001E", ("C0000005", "80118C84"), None),
    ("STOP 0x0000000A 0x1 0x2 0x3 0x4", "0x0000000A", ("0x1", "0x2", "0x3", "0x4"), None),
    (
        "STOP: 0x0000000A (00000595 00000002 00000000 8010da41)",
        "0x0000000A",
        ("00000595", "00000002", "00000000", "8010da41"),
        None,
    ),
    (
        "STOP: 0x0000000A (0x1,0x2,0x3,0x4)\nNAME*** Address 8 has base at 8 -\naic78xx.sys",
        "0x0000000A",
        4,
        "aic78xx.sys",
    ),
    ("STOP: 0x0000008E (0x1,0x2,0x3,0x4)\nNv4_disp.dll - Address B, base at B", "0x0000008E", 4, "Nv4_disp.dll"),
    ("STOP 0x0000000A (0x1, 0x2) IRQL_NOT_LESS_OR_EQUAL - NDIS.SYS", "0x0000000A", 2, "NDIS.SYS"),
    ("Trap 0x0000000E Page Fault at linear address xxxxxxxx", "0x0000000E", None, None),
    ("STOP: c000021a {Fatal System Error}", "0xC000021A", None, None),
    ("STOP 0x0000021a when you log on", "0xC000021A", None, None),
    ("STOP c000021a\n\n   paint.exe - DLL Initialization Failed", "0xC000021A", None, None),
    ("STOP error message:\n\n   0x7F (TRAP)", "0x0000007F", None, None),
    ("Stop 0x1E in Fpnwsrv.sys", "0x0000001E", None, "Fpnwsrv.sys"),
    ("Stop 3B in Rasdd.dll", "0x0000003B", None, "Rasdd.dll"),
    ("STOP error 1E", "0x0000001E", None, None),
    ("STOP 7B: INACCESSIBLE_BOOT_DEVICE", "0x0000007B", None, None),
    ("a blue screen with the error 0x0000000A", "0x0000000A", None, None),
    ("Stop message in Sfmsrv.sys", None, None, "Sfmsrv.sys"),
    ("The bugcheck was: 0xdeaddead (0x1, 0x2, 0x3,\n0x4).", "0xDEADDEAD", ("0x1", "0x2", "0x3", "0x4"), None),
    ("BugCheck C0000218, {e144c418, 0, 0, 0}", "0xC0000218", ("e144c418", "0", "0", "0"), None),
    ("BugCheck 1E, {1, 2, 3, 4}\n\nProbably caused by : a.sys ( a!b )", "0x0000001E", ("1", "2", "3", "4"), "a.sys"),
    (
        "BugCheckCode . . .0x0000000a\nBugCheckParameter1 . .0x1\nBugCheckParameter2 . .0x2",
        "0x0000000A",
        ("0x1", "0x2"),
        None,
    ),
    ("Error code 1000007e, parameter1 c0000005, parameter2 bf8", "0x0000007E", ("c0000005",), None),
    ("BUGCHECK_CODE:  50", "0x00000050", None, None),
    ("*** Fatal System Error: 0x000000d1", "0x000000D1", None, None),
]


@pytest.mark.parametrize(("text", "code", "params", "module"), TAKEN, ids=[case[0][:40] for case in TAKEN])
def test_takes(text: str, code: str | None, params: tuple[str, ...] | int | None, module: str | None) -> None:
    (mention,) = find_stops(text)
    stop = mention.what
    assert (stop.code, stop.module) == (code, module)
    assert (len(stop.params or ()) if isinstance(params, int) else stop.params) == params


@pytest.mark.parametrize(
    "text",
    [
        "Stop: A New Message",
        "18. Stop 19. Start",
        "Stop 10 services first",
        "stop the service with code 5",
        "the stop bits are 8",
        "STOP 0x1234567890",
        "Click Stop, and then wait 12345678 seconds",
        "The driver does not stop in time",
        "The first parameter in the STOP code, 0xC0000034, names what is missing",
        "Setup stops with 0xc002041d",
        "The painter stops with c1010aae",
    ],
)
def test_leaves(text: str) -> None:
    assert list(find_stops(text)) == []


def test_each_screen_has_its_own_driver() -> None:
    text = "STOP: 0x0000001E (0x1)\nSTOP: 0x0000000A (0x2)\n*** Address 8 has base at 8 - b.sys"
    assert [mention.what.module for mention in find_stops(text)] == [None, "b.sys"]


def test_span_covers_code_parameters_and_driver() -> None:
    text = "It says STOP 0x0000000A (0x1, 0x2) NAME_OF - NDIS.SYS and halts."
    (mention,) = find_stops(text)
    assert text[mention.start : mention.end] == "STOP 0x0000000A (0x1, 0x2) NAME_OF - NDIS.SYS"
