"""Reports made by hand, for whatever draws or stores one: `sample_report` has a bit of everything."""

from __future__ import annotations

import msgspec

from evcorr.article import Platform
from evcorr.observable import Crash, ErrorCode, Event, Inference, Message, Stop
from evcorr.remedy import Remedy
from evcorr.report import (
    Checked,
    Evidence,
    Example,
    Finding,
    Grade,
    Incident,
    InputSummary,
    Report,
    ReportedProblem,
    SignatureSet,
    System,
    Timeline,
    Unordered,
)

WINDOWS_NT = (
    Platform(product="Windows NT Workstation", versions=("3.51", "4.0")),
    Platform(product="Windows NT Server", versions=("3.51", "4.0", "4.0 Terminal Server Edition")),
)


def example(message: str | None, *words: str, **fields: object) -> Example:
    """A log entry in which the words matched; what is not said is a classic System log of the host ALPHA."""
    spans = tuple((start := (message or "").index(part), start + len(part)) for part in words)
    defaults: dict[str, object] = {
        "path": "logs/System.evt",
        "position": 812,
        "unit": "record",
        "time_created": "1999-03-01T10:12:44Z",
        "provider": "Rdr",
        "event_id": 3031,
        "channel": "System",
        "computer": "ALPHA",
        "level": "Warning",
        "agreed": ("provider", "event_id", "text"),
    }
    return Example(**{**defaults, **fields}, message=message, spans=spans)  # type: ignore[arg-type]


def finding(*evidence: Evidence, **fields: object) -> Finding:
    """A finding with these symptoms; what is not said is a strong one, seen once on ALPHA."""
    defaults: dict[str, object] = {
        "article": "Q168845",
        "title": "Redirector Logs Event 3031 When a Client Joins the Site",
        "rank": 1,
        "score": 0.97,
        "grade": Grade.STRONG,
        "applies": "yes",
        "applies_why": "the log shows Windows NT 4.0 SP3",
        "count": sum(one.count for one in evidence),
        "first_seen": "1999-03-01T10:12:44Z",
        "last_seen": "1999-03-01T10:12:44Z",
        "computers": ("ALPHA",),
        "fixed_in": None,
        "fix": None,
        "platforms": WINDOWS_NT,
        "related": (),
        "status": "mined",
        "symptoms": max(1, len(evidence)),
    }
    return Finding(**{**defaults, **fields}, evidence=evidence)  # type: ignore[arg-type]


def incident(first: str | None = None, last: str | None = None, **fields: object) -> Incident:
    """An incident; what is not said is one entry on ALPHA at the time of `example`."""
    start = first or "1999-03-01T10:12:44Z"
    defaults: dict[str, object] = {"computer": "ALPHA", "count": 1, "symptoms": (0,)}
    return Incident(**{**defaults, **fields}, first_seen=start, last_seen=last or start)  # type: ignore[arg-type]


def alike_report() -> Report:
    """A storm that two articles explain alike, and a third finding; one input is out of order in time."""
    storm = msgspec.structs.replace(
        _disk(),
        rank=1,
        grade=Grade.LIKELY,
        group=1,
        rate=1204 / 1.5,
        tell_apart=("it would also show event 11 of disk", "it is fixed in Windows NT 4.0 SP3"),
        incidents=(incident("1999-02-12T05:00:00Z", "1999-02-12T06:30:00Z", count=1204),),
        timeline=Timeline(first="1999-02-12T05:00:00Z", last="1999-02-12T06:30:00Z", counts=(4, 90, 400, 510, 200)),
    )
    other = msgspec.structs.replace(
        storm, rank=2, article="Q142000", title="Slow Disks", score=0.3, tell_apart=(), fix="Replace the cable."
    )
    third = msgspec.structs.replace(_redirector(), rank=3, group=2)
    late = Unordered(path="logs/System.evt", records=7, reason="the clock was set back")
    return report(storm, other, third, unordered=(late,))


def report(*findings: Finding, **fields: object) -> Report:
    """A report with these findings of one small System log, read without a problem."""
    defaults: dict[str, object] = {
        "evcorr_version": "1.0.0",
        "started": "2026-01-31T08:30:00Z",
        "signatures": SignatureSet(count=14873, digest="9c1e5bd2a4f07b36"),
        "inputs": (SYSTEM_LOG,),
        "records_read": 2204,
        "checked": (
            Checked(channel="System", provider="Service Control Manager", records=1310),
            Checked(channel="System", provider="Rdr", records=894),
        ),
        "signatures_in_reach": 411,
        "problems": (),
    }
    return Report(**{**defaults, **fields}, findings=findings)  # type: ignore[arg-type]


SYSTEM_LOG = InputSummary(
    path="logs/System.evt",
    format="evt",
    records=2204,
    problems=0,
    first="1999-02-11T06:00:12Z",
    last="1999-03-04T17:45:30Z",
    computers=("ALPHA",),
    systems=(System(os="Windows NT 4.0", service_pack="SP3", since="1999-02-11T06:00:12Z"),),
)


def empty_report(**fields: object) -> Report:
    """A report of a healthy log."""
    return report(**fields)


def sample_report() -> Report:
    """Five findings of all five kinds in three grades, evidence of all shapes, inputs of three formats, problems."""
    return report(
        _redirector(),
        _stop(),
        _net_view(),
        _crash(),
        _disk(),
        inputs=(SYSTEM_LOG, *_other_inputs()),
        records_read=12_481,
        problems=(
            ReportedProblem(
                path="logs/Security.evtx",
                position=65_536,
                unit="byte",
                reason="the chunk's checksum is wrong; 14 of its 91 records could be read",
            ),
            ReportedProblem(path="logs/old.zip!app.evt", position=None, unit="record", reason="empty file"),
        ),
        problems_left_out=3,
        checked=(
            Checked(channel="Security", provider="Microsoft-Windows-Security-Auditing", records=9011),
            Checked(channel="System", provider="Service Control Manager", records=1310),
            Checked(channel="System", provider="Rdr", records=894),
            Checked(channel="System", provider=None, records=702),
            Checked(channel=None, provider=None, records=564),
        ),
        below_grade=12,
        not_applicable=1,
        signatures_in_reach=1_377,
    )


def _other_inputs() -> tuple[InputSummary, ...]:
    security = InputSummary(
        path="logs/Security.evtx",
        format="evtx",
        records=9713,
        problems=4,
        first="2021-05-01T00:00:01.250Z",
        last="2021-05-02T11:59:59.999Z",
        computers=("alpha.example.test", "BETA", "GAMMA", "DELTA", "EPSILON", "ZETA", "ETA"),
        systems=(
            System(os="Windows Server 2016", service_pack=None, since="2021-05-01T00:00:01Z"),
            System(os="Windows 10", service_pack=None, since=None),
        ),
    )
    text = InputSummary(
        path="logs/drwtsn32.log",
        format="text",
        records=564,
        problems=0,
        first="1999-02-20T13:01:07",
        last="1999-03-02T09:11:52",
        computers=(),
        systems=(),
    )
    empty = InputSummary(
        path="logs/old.zip!app.evt",
        format="evt",
        records=0,
        problems=1,
        first=None,
        last=None,
        computers=(),
        systems=(),
    )
    return security, text, empty


def _redirector() -> Finding:
    words = "The redirector was unable to delete the file specified on server"
    message = f"{words} \\\\BETA when it was closed by the application. The data contains the name of the file."
    event = Event(
        where="SYMPTOMS",
        event_id=3031,
        provider="Rdr",
        channel="System",
        text=f"{words} SMSLOGONSERVER when it was closed by the application. The data contains the name of the file.",
        inferred=(Inference(field="provider", article="Q140059"),),
    )
    rest = " when it was closed by the application. The data contains the name of the file."
    examples = (
        example(message, words, rest),
        example(message, words, rest, position=833, time_created="1999-03-02T07:00:10Z", computer="BETA"),
        example(message, words, rest, position=901, time_created="1999-03-04T08:00:01Z"),
    )
    return finding(
        Evidence(observable=event, grade=Grade.STRONG, count=41, examples=examples),
        last_seen="1999-03-04T08:00:01Z",
        computers=("ALPHA", "BETA"),
        fix="Install Windows NT 4.0 Service Pack 5 or later on the clients. It may be ignored until then: the file "
        "is deleted all the same.",
        fixed_in="Windows NT 4.0 SP5",
        related=("Q140059", "Q172931"),
        status="reviewed",
        incidents=(
            incident(count=22),
            incident("1999-03-02T07:00:10Z", "1999-03-02T07:00:10Z", computer="BETA", note="1 min after a restart"),
            incident("1999-03-04T07:20:00Z", "1999-03-04T08:00:01Z", count=18),
        ),
        timeline=Timeline(
            first="1999-03-01T10:12:44Z", last="1999-03-04T08:00:01Z", counts=(22, 0, 0, 0, 1, 0, 0, 0, 0, 0, 6, 12)
        ),
        group=1,
        reasons=("the words agree", "no other article names this event"),
    )


def _stop() -> Finding:
    message = (
        "The computer has rebooted from a bugcheck.  The bugcheck was: 0x0000000a (0x00000004, 0x00000002, "
        "0x00000000, 0x80117a6b). Microsoft Windows NT [v15.1381]. A dump was saved in: C:\\WINNT\\MEMORY.DMP."
    )
    stop = Stop(where="TITLE", code="0x0000000A", params=("0x00000004", "0x00000002"), module="srv.sys")
    event = Event(where="MORE INFORMATION", event_id=1001, provider="Save Dump", channel="System", level="Information")
    bugcheck = example(
        message,
        "bugcheck was: 0x0000000a",
        "0x00000004, 0x00000002",
        provider="Save Dump",
        event_id=1001,
        level="Information",
        position=2001,
        time_created="1999-03-03T22:41:09Z",
        agreed=("code", "params"),
    )
    return finding(
        Evidence(observable=stop, grade=Grade.LIKELY, count=2, examples=(bugcheck,)),
        Evidence(observable=event, grade=Grade.LIKELY, count=2, examples=(bugcheck,)),
        article="Q140059",
        title="STOP 0x0000000A in Srv.sys When a Client Sends a Malformed Request to a Busy Server",
        rank=2,
        score=0.884,
        grade=Grade.LIKELY,
        applies="unknown",
        applies_why="",
        count=2,
        symptoms=3,
        first_seen="1999-03-01T02:00:00Z",
        last_seen="1999-03-03T22:41:09Z",
        fixed_in="Windows NT 4.0 SP4",
        remedies=(
            Remedy(
                where="WORKAROUND",
                line=52,
                registry=("HKLM\\SYSTEM\\CurrentControlSet\\Services\\LanmanServer\\Parameters: Size",),
                commands=("net config server /autodisconnect:-1",),
                articles=("Q172931",),
            ),
        ),
    )


def _net_view() -> Finding:
    message = (
        "C:\\>net view \\\\gamma\nSystem error 53 has occurred.\n\nThe network path was not found.\n\n"
        "C:\\>net use x: \\\\gamma\\public\nSystem error 53 has occurred."
    )
    error = ErrorCode(where="SYMPTOMS", code="53", space="win32", text="The network path was not found.")
    transcript = example(
        message,
        "System error 53",
        "The network path was not found.",
        path="logs/console.txt",
        position=17,
        unit="line",
        time_created=None,
        provider=None,
        event_id=None,
        channel=None,
        computer=None,
        level=None,
        agreed=("code", "text"),
    )
    return finding(
        Evidence(observable=error, grade=Grade.STRONG, count=1, examples=(transcript,)),
        article="Q161431",
        title="Connecting to a Server by Name Fails with System Error 53",
        rank=3,
        score=0.71,
        first_seen=None,
        last_seen=None,
        computers=(),
        applies="unknown",
        applies_why="the text does not tell its Windows version",
        related=("Q139710",),
    )


def _crash() -> Finding:
    message = (
        "Application exception occurred:\n        App: spoolsv.exe (pid=88)\n"
        "        When: 3/2/1999 @ 9:11:52.125\n        Exception number: c0000005 (access violation)\n"
        + "\n".join(f"{number:8x} 8b 4d 08 89 0d c4 10 40 00" for number in range(0x77F0_0000, 0x77F0_0040, 8))
        + "\nFAULT ->77f1d4a2 8b01             mov     eax,[ecx]      localspl!SplStartDocPrinter"
    )
    crash = Crash(where="SYMPTOMS", image="spoolsv.exe", module="localspl.dll", exception="access violation")
    dump = example(
        message,
        "spoolsv.exe",
        "access violation",
        "localspl",
        path="logs/drwtsn32.log",
        position=1042,
        unit="line",
        time_created="1999-03-02T09:11:52",
        provider=None,
        event_id=None,
        channel=None,
        computer=None,
        level=None,
        agreed=("image", "module", "exception"),
    )
    return finding(
        Evidence(observable=crash, grade=Grade.LIKELY, count=3, examples=(dump,)),
        article="Q171730",
        title="Access Violation in Spooler When Many Documents Are Printed",
        rank=4,
        score=0.642,
        grade=Grade.LIKELY,
        applies="no",
        applies_why="fixed in Windows NT 4.0 SP2; ALPHA runs SP3",
        first_seen="1999-02-20T13:01:07",
        last_seen="1999-03-02T09:11:52",
        computers=(),
        fixed_in="Windows NT 4.0 SP2",
        platforms=(),
    )


def _disk() -> Finding:
    text = "The device, \\Device\\Harddisk0, is not ready for access yet."
    message = Message(where="Symptoms of slow disks", text="The device is not ready for access yet.")
    hint = example(
        text,
        "is not ready for access yet.",
        provider="disk",
        event_id=15,
        level="Error",
        position=77,
        time_created="1999-02-12T05:00:00Z",
        agreed=("text",),
    )
    return finding(
        Evidence(observable=message, grade=Grade.WEAK, count=1204, examples=(hint,)),
        article="Q259837",
        title="Disk Is Not Ready",
        rank=5,
        score=0.31,
        grade=Grade.WEAK,
        first_seen="1999-02-12T05:00:00Z",
        last_seen="1999-03-04T16:20:00Z",
        symptoms=2,
    )


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)>\"'--></style>&lt; [bold red]x[/] [/] "
    "\x1b[31mred\x1b]0;title\x07\x1b[2J\x9b1m\r\nFORGED 1  Q1 line\rFORGED\u2028FORGED\x85FORGED\x0bFORGED "
    "\u202egnp.exe\u2066x\u2069\u200e\u200f\u200b\ufeff\x00\x08\x7f \U000e0041 \ud7ff \uffff 漢字 \tend"
)
"""Text that acts where it is not made harmless: HTML, rich markup, escape sequences, line ends, bidirectional marks."""

FIXED_WORDS = frozenset({"schema", "grade", "unit", "applies", "kind", "role"})
"""Keys whose values are no free text."""


def hostile_report(text: str = HOSTILE) -> Report:
    """The sample report with this text in place of every free text in it."""
    return msgspec.convert(_planted(msgspec.to_builtins(sample_report()), text), Report)


def _planted(value: object, text: str) -> object:
    match value:
        case dict():
            return {key: one if key in FIXED_WORDS else _planted(one, text) for key, one in value.items()}
        case list() | tuple():
            return [_planted(one, text) for one in value]
        case str():
            return text
        case _:
            return value


def many_findings(number: int) -> Report:
    """A report of so many findings, each with one log entry."""
    once = _disk()
    return report(*(msgspec.structs.replace(once, rank=rank, article=f"Q{rank}") for rank in range(1, number + 1)))
