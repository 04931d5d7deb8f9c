"""Crashes: the forms that are taken, and faults that name neither program nor module."""

from __future__ import annotations

import pytest

from evcorr.mentions import find_crashes

TAKEN = [
    ("Write had a 'Code\nSegment (Read)' fault at Display 2:ld70", "Write", "Display", "Code Segment (Read)"),
    ("EXCEPTION: Access violation in Brush700! (+0xE386)", None, "Brush700!", "Access violation"),
    ("SETUP.EXE\nException access violation (0xc000005), Address 0x4", "SETUP.EXE", None, "0xc000005"),
    ("AppName: train.exe AppVer: 1.16.5.912\nModName: rail.dll ModVer: 1.1", "train.exe", "rail.dll", None),
    ("Paint2000 caused an error in brush.dll", "Paint2000", "brush.dll", "error"),
    ("A Fatal Exception Error 0D has occurred in VxD VMM(01) + 0001", None, "VMM", "Fatal Exception Error 0D"),
    ("PAINT caused error in BRUSH.AX", "PAINT", "BRUSH.AX", "error"),
    ("<Title> has caused an error in BRUSH.VBX", None, "BRUSH.VBX", "error"),
    ("PAINT caused a Segment Load Failure in\nmodule WALL.EXE", "PAINT", "WALL.EXE", "Segment Load Failure"),
    ("paint caused ipf in brush.dll @ 0177:2a40", "paint", "brush.dll", "ipf"),
    ("SETUP caused a page fault C0000005 in module ~GLC0003.TMP", "SETUP", "~GLC0003.TMP", "page fault"),
    ("PAINT.EXE\nException: access violation (0xC0000005, Address 0x021a9720)", "PAINT.EXE", None, "0xC0000005"),
    ("A fatal exception has occurred at <address> in VXD VDD(01) + 00001D8A.", None, "VDD", "fatal exception"),
    ("A fatal exception 0D has occurred at <mem address> in VXD VMM", None, "VMM", "fatal exception 0D"),
    (
        "Unhandled exception in paint.exe (NTDLL.DLL): 0xC0000005: Access Violation",
        "paint.exe",
        "NTDLL.DLL",
        "0xC0000005",
    ),
    ("Unhandled Exception in <app_name> ntdll.dll 0xC0000008", "<app_name>", "ntdll.dll", "0xC0000008"),
    (
        'Paint.exe - Application Error\n  The instruction at "0x77f648e2" referenced memory\n  at "0x0000".',
        "Paint.exe",
        None,
        None,
    ),
    (
        "App: <path> painter.exe (pid=<process ID #>)\nWhen: <date>\nException number: c0000005 (access violation)",
        "painter.exe",
        None,
        "c0000005",
    ),
    (
        "EXE\\PAINTER.DBG\n  Exception: access violation (0xc0000005), Address: 0x100a4669",
        "EXE\\PAINTER.DBG",
        None,
        "0xc0000005",
    ),
    (
        "The application, exe\\p.DBG, generated an application\nexception error. The error occurred on <date>. "
        "The exception generated was c0000005 at address 0 (<no symbols>).",
        "exe\\p.DBG",
        None,
        "c0000005",
    ),
    (
        "App: exe\\store.dbg (pid=227)\n  When: 3/25/1999 @ 14:38:10.484\n"
        "  Exception number: c0000005 (access violation)",
        "exe\\store.dbg",
        None,
        "c0000005",
    ),
    (
        "App: snaprint.dbg (pid=54)\nWhen: 9:9\nException number: c0000005\n\nfunction: MonitorThread\n",
        "snaprint.dbg",
        "MonitorThread",
        "c0000005",
    ),
    (
        "App: a.dbg (pid=54)\nWhen: 9:9\nException number: c0000005\nfunction: Move\n"
        "Function Name\n0012ff88 STORE!EcMove+0x6b",
        "a.dbg",
        "STORE!EcMove",
        "c0000005",
    ),
    (
        "The application, exe\\realscan.dbg, generated an application\nerror. The error occurred on 11/ 9/1998 @ 9:1.\n"
        "The exception generated was c0000005 at address 00a3169c (HashRemove)",
        "exe\\realscan.dbg",
        "HashRemove",
        "c0000005",
    ),
    (
        "The application, a.exe, generated an application error The error occurred on x The exception generated was "
        "c0000005 at address 004391a3 (<nosymbols>)",
        "a.exe",
        None,
        "c0000005",
    ),
    (
        "Faulting application spoolsv.exe, version 5.2.3790.0, faulting module ntdll.dll, version 5.2, fault address 0",
        "spoolsv.exe",
        "ntdll.dll",
        None,
    ),
    (
        "The application, Data Store Server, generated an application error The error occurred on x The exception "
        "generated was c0000005 at address 004391a3 (<nosymbols>)",
        "Data Store Server",
        None,
        "c0000005",
    ),
    (
        "Faulting application My Editor.exe, version 1.0.0.0, faulting module ntdll.dll, version 5.2, fault address 0",
        "My Editor.exe",
        "ntdll.dll",
        None,
    ),
    (
        "Faulting application name: a.exe, version: 1.0, time stamp: 0x4\nFaulting module name: b.dll, version: 2.0, "
        "time stamp: 0x5\nException code: 0xc0000005",
        "a.exe",
        "b.dll",
        "0xc0000005",
    ),
    (
        "EXPLORER caused an invalid page fault in module KERNEL32.DLL at 0137:bff9d709",
        "EXPLORER",
        "KERNEL32.DLL",
        "invalid page fault",
    ),
    (
        "WINWORD caused a general protection fault in\nmodule <unknown> at",
        "WINWORD",
        "unknown",
        "general protection fault",
    ),
    ("A fatal exception 0E has occurred at 0028:C14E2A51 in VXD DLC(01) + 0000", None, "DLC", "fatal exception 0E"),
    ("Fatal exception 0E at 0028:<address> in VXD BRUSH (04) + 00005A8D.", None, "BRUSH", "Fatal exception 0E"),
    ("Fatal Exception 0E in VNETBIOS Using", None, "VNETBIOS", "Fatal Exception 0E"),
    ("Access Violation in Function Snaservr!s1prfpda", None, "Snaservr!s1prfpda", "Access Violation"),
    (
        "Name der fehlerhaften Anwendung: maler.exe, Version: 10.0.1.1, Zeitstempel: 0x12345678\n"
        "Name des fehlerhaften Moduls: pinsel.dll, Version: 0.3.1, Zeitstempel: 0x5f3e2211\nAusnahmecode: 0xc0000005",
        "maler.exe",
        "pinsel.dll",
        "0xc0000005",
    ),
    (
        "Fehlerhafte Anwendung maler.exe, Version 6, fehlerhaftes Modul pinsel.dll, Version 6, Ausnahmecode 0xc0000005",
        "maler.exe",
        "pinsel.dll",
        "0xc0000005",
    ),
    (
        "Nom de l\u2019application défaillante peintre.exe, version : 6.1, horodatage : 0x4ce7b4e7\n"
        "Nom du module défaillant : pinceau.dll, version : 6.1\nCode d\u2019exception : 0xc0000005",
        "peintre.exe",
        "pinceau.dll",
        "0xc0000005",
    ),
    (
        "Nombre de la aplicación con errores: pintor.exe, versión: 6\nNombre del módulo con errores: pincel.dll",
        "pintor.exe",
        "pincel.dll",
        None,
    ),
    ("a GP fault in Krnl386.exe.", None, "Krnl386.exe", "GP fault"),
    (
        "The exception unknown software exception (0xc06d007e) occurred in the application at location 0x1",
        None,
        None,
        "unknown software exception (0xc06d007e)",
    ),
]


@pytest.mark.parametrize(("text", "image", "module", "exception"), TAKEN, ids=[case[0][:40] for case in TAKEN])
def test_takes(text: str, image: str | None, module: str | None, exception: str | None) -> None:
    (mention,) = find_crashes(text)
    assert (mention.what.image, mention.what.module, mention.what.exception) == (image, module, exception)


@pytest.mark.parametrize(
    "text",
    [
        "The app: store is good (pid unknown)",
        "an access violation occurs",
        "access violations in the past",
        "<Title> caused an error in the painting",
        "The error is caused by a bug in Paint.exe",
        "a fault in the module",
        "The exception to the rule occurred in the application",
        "the application generated an error",
    ],
)
def test_leaves(text: str) -> None:
    assert list(find_crashes(text)) == []


def test_function_belongs_to_the_log_entry_before_it() -> None:
    entry = "App: {}.dbg (pid=1)\nWhen: 1\nException number: c0000005\n"
    text = entry.format("one") + entry.format("two") + "function: Second\n"
    assert [(mention.what.image, mention.what.module) for mention in find_crashes(text)] == [
        ("one.dbg", None),
        ("two.dbg", "Second"),
    ]


def test_the_heading_above_a_program_is_no_label_of_it() -> None:
    text = (
        "Application exception occurred:\nApp: store.DBG (pid=10)\nWhen: 1/2/1996 @ 10:11:12.5\n"
        "Exception number: c0000005 (access violation)\n"
    )
    assert [(one.what.image, one.what.exception) for one in find_crashes(text)] == [("store.DBG", "c0000005")]
    foreign = text.replace("App", "Anwendung").replace("When", "Wann").replace("Exception number", "Ausnahmenummer")
    assert [(one.what.image, one.what.exception) for one in find_crashes(foreign)] == [("store.DBG", "c0000005")]
