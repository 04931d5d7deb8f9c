"""Writes the same entries as the text logs of several programs do."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from evcorr.record import Level


class Entry(msgspec.Struct, frozen=True):
    """One entry of a log; times are local, the messages' lines are joined by line feeds."""

    time: datetime
    component: str
    level: Level
    message: str


ENTRIES = (
    Entry(datetime(2016, 9, 28, 4, 30, 31), "Agent", Level.INFORMATION, "Looking for work"),  # noqa: DTZ001 - local
    Entry(datetime(2016, 9, 28, 4, 30, 32), "Agent", Level.ERROR, "Failed to connect: System error 53 has occurred."),  # noqa: DTZ001
    Entry(datetime(2016, 10, 2, 14, 5, 9), "Store", Level.ERROR, "Cannot open the store\n  [HRESULT = 0x80070005]"),  # noqa: DTZ001
    Entry(datetime(2016, 10, 2, 14, 5, 10), "Store", Level.INFORMATION, "Event ID 7 is nothing to worry about"),  # noqa: DTZ001
)

_TYPES = {Level.INFORMATION: 1, Level.WARNING: 2, Level.ERROR: 3}


def servicing(entries: tuple[Entry, ...]) -> str:
    """CBS.log"""
    words = {Level.INFORMATION: "Info", Level.WARNING: "Warning", Level.ERROR: "Error"}
    return "".join(
        f"{one.time:%Y-%m-%d %H:%M:%S}, {words[one.level]:<22}{one.component:<7}{one.message}\r\n" for one in entries
    )


def windows_update(entries: tuple[Entry, ...]) -> str:
    """WindowsUpdate.log of XP; it marks errors by a word."""
    return "".join(
        f"{one.time:%Y-%m-%d\t%H:%M:%S}:002\t 808\tba0\t{one.component}\t"
        f"{'FATAL: ' if one.level is Level.ERROR else ''}{one.message}\r\n"
        for one in entries
    )


def converted_update(entries: tuple[Entry, ...]) -> str:
    """WindowsUpdate.log as Get-WindowsUpdateLog writes it."""
    return "".join(
        f"{one.time:%Y/%m/%d %H:%M:%S}.0020000 1204  5128  {one.component:<16}"
        f"{'*FATAL* ' if one.level is Level.ERROR else ''}{one.message}\r\n"
        for one in entries
    )


def cmtrace(entries: tuple[Entry, ...]) -> str:
    """A log of Configuration Manager in India, five and a half hours before UTC."""
    return "".join(
        f'<![LOG[{one.message}]LOG]!><time="{one.time:%H:%M:%S}.000-330" date="{one.time:%m-%d-%Y}" '
        f'component="{one.component}" context="" type="{_TYPES[one.level]}" thread="8744" file="a.cpp:2083">\r\n'
        for one in entries
    )


def sms(entries: tuple[Entry, ...]) -> str:
    """A log of SMS 1.2, whose stamps end the entries."""
    return "".join(
        f"{'Err>' if one.level is Level.ERROR else ''}{one.message}~  "
        f"$$<{one.component}><{one.time:%a %b %d %H:%M:%S %Y}~><thread=E0>\r\n"
        for one in entries
    )


def netlogon(entries: tuple[Entry, ...]) -> str:
    """netlogon.log, without years."""
    return "".join(
        f"{one.time:%m/%d %H:%M:%S} [{'CRITICAL' if one.level is Level.ERROR else 'LOGON'}] {one.message}\r\n"
        for one in entries
    )


def sql_errorlog(entries: tuple[Entry, ...]) -> str:
    """ERRORLOG of SQL Server 2000: an error's number comes a line before its text."""
    lines = []
    for one in entries:
        head = f"{one.time:%Y-%m-%d %H:%M:%S}.59 {'spid54':<10}"
        if one.level is Level.ERROR:
            lines.append(f"{head}Error: 17832, Severity: 18, State: 0\r\n")
        lines.append(f"{head}{one.message}\r\n")
    return "".join(lines)


def watson(entries: tuple[Entry, ...], *, day_first: bool) -> str:
    """Drwtsn32.log with a crash for each entry, of the program that is named like its component."""
    form = "{time.day}/{time.month}" if day_first else "{time.month}/{time.day}"
    modules = "".join(f"({0x77000000 + n:08x} - {0x77001000 + n:08x}) dll\\module{n}.dbg\r\n" for n in range(200))
    return "Microsoft (R) Windows NT (TM) Version 4.00 DrWtsn32\r\n\r\n" + "".join(
        f"Application exception occurred:\r\n        App: exe\\{one.component}.dbg (pid=227)\r\n"
        f"        When: {form.format(time=one.time)}/{one.time.year} @ {one.time.hour}:{one.time.minute}:5.106\r\n"
        "        Exception number: c0000005 (access violation)\r\n\r\n*----> System Information <----*\r\n"
        "        Computer Name: MAIL1\r\n        Windows Version: 4.0\r\n        Current Build: 1381\r\n"
        f"        Service Pack: 4\r\n\r\n{modules}\r\nfunction: IDLIST::EcAddId\r\n"
        "FAULT ->61c81e51 f681dc02000002   test    byte ptr [ecx+0x2dc],0x2     ds:000002dc=??\r\n\r\n"
        f"*----> Stack Back Trace <----*\r\n0012F6C4 0012F8A4 00000000 {one.component}!IDLIST::EcAddId+0x6b\r\n\r\n"
        for one in entries
    )


def utc(time: datetime) -> datetime:
    """A naive time as UTC."""
    return time.replace(tzinfo=UTC)
