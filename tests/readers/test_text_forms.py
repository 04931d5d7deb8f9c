"""Logs of lines: every entry with its time, component, level and words, and nothing lost that plain text would show."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from evcorr.inputs import Input
from evcorr.matching.shown import show
from evcorr.readers import ReadOptions, read_input
from evcorr.readers.all_readers import READERS
from evcorr.readers.text.plaintext import read_text
from evcorr.record import Level, Record
from evcorr.scanning.systems.system import version_in
from evcorr.timestamps import to_iso
from tests.growth import assert_linear
from tests.writers import text_log_writer as write
from tests.writers.text_log_writer import ENTRIES, Entry

OPTIONS = ReadOptions()


def source_of(text: str | bytes) -> Input:
    content = text.encode() if isinstance(text, str) else text
    return Input("some.log", lambda: io.BytesIO(content), len(content))


def records_of(text: str | bytes, options: ReadOptions = OPTIONS) -> tuple[str, list[Record]]:
    name, items = read_input(source_of(text), options)
    return name, [item for item in items if isinstance(item, Record)]


LOGS: dict[str, tuple[Callable[[tuple[Entry, ...]], str], bool]] = {
    "servicing": (write.servicing, True),
    "windowsupdate": (write.windows_update, True),
    "cmtrace": (write.cmtrace, True),
    "sms": (write.sms, True),
    "netlogon": (write.netlogon, False),
    "sqlerrorlog": (write.sql_errorlog, False),
}
"""The reader, who writes for it, and whether entries name their component."""


@pytest.mark.parametrize("name", LOGS)
def test_each_entry_comes_back(name: str) -> None:
    writer, named = LOGS[name]
    found, records = records_of(writer(ENTRIES))
    assert found == name
    free = [record for record in records if record.event_id is None]
    assert [record.level for record in free] == [one.level for one in ENTRIES]
    if named:
        assert [record.provider for record in free] == [one.component for one in ENTRIES]
    for record, one in zip(free, ENTRIES, strict=True):
        assert one.message in (record.message or "")
        assert "2016" not in (record.message or "").partition("\n")[0]


@pytest.mark.parametrize("name", ["servicing", "sms", "sqlerrorlog", "windowsupdate"])
def test_local_times_stay_local(name: str) -> None:
    _, records = records_of(LOGS[name][0](ENTRIES))
    times = [record.time_created and record.time_created.replace(microsecond=0) for record in records]
    assert times == [one.time for one in ENTRIES]


def test_a_bias_makes_times_utc() -> None:
    _, records = records_of(write.cmtrace(ENTRIES))
    east = timedelta(hours=5, minutes=30)
    assert [record.time_created for record in records] == [write.utc(one.time - east) for one in ENTRIES]


def test_a_log_without_years_gives_no_times() -> None:
    _, records = records_of(write.netlogon(ENTRIES))
    assert {record.time_created for record in records} == {None}


def test_update_logs_of_windows_10() -> None:
    name, records = records_of(write.converted_update(ENTRIES))
    assert name == "windowsupdate"
    assert [record.provider for record in records] == [one.component for one in ENTRIES]
    assert [record.level for record in records] == [one.level for one in ENTRIES]


@pytest.mark.parametrize("day_first", [False, True])
def test_dr_watson(day_first: bool) -> None:
    name, records = records_of(write.watson(ENTRIES, day_first=day_first))
    assert name == "drwtsn32"
    crashes = [record for record in records if "App:" in (record.message or "")]
    assert [record.computer for record in crashes] == ["MAIL1"] * 4
    assert [record.time_created for record in crashes] == [
        one.time.replace(second=5, microsecond=106000) for one in ENTRIES
    ]
    assert [show(record).crashes[0].what.module for record in crashes] == [
        f"{one.component}!IDLIST::EcAddId" for one in ENTRIES
    ]


def test_dr_watson_in_german() -> None:
    crash = (
        "Anwendungsausnahme aufgetreten:\r\n        Anwendung: exe\\store.dbg (pid=227)\r\n"
        "        Wann: 25.3.2002 @ 14:38:10.484\r\n        Ausnahmenummer: c0000005 (Zugriffsverletzung)\r\n\r\n"
        "*----> Systeminformationen <----*\r\n        Computername: MAIL1\r\n        Windows-Version: 5.0\r\n"
        "        Aktueller Build: 2195\r\n        Service Pack: 2\r\n\r\nFunktion: IDLIST::EcAddId\r\n\r\n"
    )
    name, records = records_of(crash * 2)
    assert name == "drwtsn32"
    when = "2002-03-25T14:38:10.484000"
    assert [(one.computer, to_iso(one.time_created)) for one in records] == [("MAIL1", when)] * 2
    (found,) = show(records[0]).crashes
    assert (found.what.image, found.what.module) == ("exe\\store.dbg", "IDLIST::EcAddId")
    version = version_in(records[0])
    assert version is not None
    assert (version.numbers, version.service_pack) == ("5.0.2195", 2)


def test_dates_of_dr_watson_that_go_both_ways_are_left_out() -> None:
    early = tuple(Entry(datetime(2016, 10, 2, 14, 5, 9), "Store", Level.ERROR, "") for _ in range(2))  # noqa: DTZ001
    text = write.watson(early, day_first=True)
    assert {record.time_created for record in records_of(text)[1]} == {None}
    told = {record.time_created for record in records_of(text, ReadOptions(day_first=True))[1]}
    assert datetime(2016, 10, 2, 14, 5, 5, 106000) in told  # noqa: DTZ001


IIS = """\
#Software: Microsoft Internet Information Services 6.0
#Version: 1.0
#Date: 2013-07-30 00:00:00
#Fields: date time s-sitename cs-method cs-uri-stem sc-status sc-substatus sc-win32-status
2013-07-30 00:00:00 W3SVC1 GET /a.htm 200 0 0
2013-07-30 00:00:03 W3SVC1 GET /b.htm 500 0 64
#Date: 2013-07-31 10:00:00
#Fields: time sc-status cs-method sc-win32-status
10:00:01 401 GET 5
10:00:02 401
"""


def test_web_logs_whose_columns_change() -> None:
    name, records = records_of(IIS)
    assert name == "iis"
    requests = [record for record in records if record.data]
    assert [record.time_created for record in requests] == [
        datetime(2013, 7, 30, tzinfo=UTC),
        datetime(2013, 7, 30, 0, 0, 3, tzinfo=UTC),
        datetime(2013, 7, 31, 10, 0, 1, tzinfo=UTC),
    ]
    assert [dict(record.data)["sc-status"] for record in requests] == ["200", "500", "401"]
    assert requests[1].message == "2013-07-30 00:00:03 W3SVC1 GET /b.htm 500 0 64"
    assert [[error.what.code for error in show(record).errors] for record in requests] == [[], ["64"], ["5"]]
    assert records[-1].message == "10:00:02 401"


SETUP = """\
[Device Install Log]
     OS Version = 10.0.10240

[Boot Session: 2015/11/22 17:58:03.498]

>>>  [Device Install (Hardware initiated) - SWD\\X]
>>>  Section start 2015/11/22 17:59:28.110
     dvi: {Build Driver List} 17:59:28.176
!!!  dvi: Error 1168: Element not found.
<<<  Section end 2015/11/22 17:59:29.110
<<<  [Exit status: FAILURE(0x00000490)]
"""

OLD_SETUP = """\
[SetupAPI Log]
OS Version = 5.1.2600 Service Pack 2
[2003/05/21 10:01:02 304.2 Driver Install]
#-019 Searching for hardware ID(s): pci\\ven_8086
#W059 Selecting best compatible driver failed. Error 0xe0000228: There are no compatible drivers for this device.
[2003/05/21 10:01:03 304.3]
#I060 Set selected driver.
"""


def test_device_installation() -> None:
    name, records = records_of(SETUP)
    assert name == "setupapi"
    assert [record.level for record in records] == [None, Level.INFORMATION, Level.ERROR]
    assert records[2].time_created == datetime(2015, 11, 22, 17, 59, 28, 110000)  # noqa: DTZ001 - local
    assert records[2].task == "Device Install (Hardware initiated) - SWD\\X"
    assert (records[2].message or "").startswith(">>>  [Device Install")


def test_device_installation_before_vista() -> None:
    name, records = records_of(OLD_SETUP)
    assert name == "setupapi"
    assert [(record.level, record.task) for record in records] == [
        (None, None),
        (Level.WARNING, "Driver Install"),
        (Level.INFORMATION, None),
    ]


TRACKING = (
    "# Message Tracking Log File\n"
    "c=US;a= ;p=FIRM;l=MAIL1-960701173047Z-2\t1000\t1996.7.1 17:30:48\t/o=FIRM/ou=A\t/o=FIRM/ou=B\t0\t454\n"
    "c=US;a= ;p=FIRM;l=MAIL1-960701173050Z-3\t1001\t1996.7.1 17:31:2\t/o=FIRM/ou=A\t/o=FIRM/ou=B\t0\t12\n"
)


def test_message_tracking() -> None:
    name, records = records_of(TRACKING)
    assert name == "exchangetracking"
    assert [dict(record.data).get("event-number") for record in records] == [None, "1000", "1001"]
    assert records[2].time_created == datetime(1996, 7, 1, 17, 31, 2, tzinfo=UTC)


SQL_6 = """\
98/11/21 09:22:33.44 ods      Error : 17832, Severity: 18, State: 0
98/11/21 09:22:33.44 ods      Unable to read login packet(s).
"""


def test_sql_server_6_writes_two_digits_of_the_year() -> None:
    name, (record,) = records_of(SQL_6)
    assert name == "sqlerrorlog"
    assert (record.level, record.task) == (Level.ERROR, "ods")
    assert record.time_created == datetime(1998, 11, 21, 9, 22, 33, 440000)  # noqa: DTZ001 - local


WINDBG = """\
Microsoft (R) Windows Debugger Version 10.0.19041.1 AMD64

Loading Dump File [C:\\Windows\\MEMORY.DMP]
Windows 10 Kernel Version 19041 MP (8 procs) Free x64
Built by: 19041.1.amd64fre.vb_release.191206-1406
Debug session time: Fri Jun 11 10:22:46.123 2021 (UTC + 2:00)
Use !analyze -v to get detailed debugging information.

BugCheck D1, {8, 2, 0, fffff80212345678}

Probably caused by : netcard.sys ( netcard+1234 )

DRIVER_IRQL_NOT_LESS_OR_EQUAL (d1)
An attempt was made to access a pageable (or completely invalid) address.
Arguments:
Arg1: 0000000000000008, memory referenced
Arg2: 0000000000000002, IRQL
Arg3: 0000000000000000, value 0 = read operation
Arg4: fffff80212345678, address which referenced memory

Debugging Details:
------------------

IMAGE_NAME:  netcard.sys
"""


def test_the_analysis_of_a_dump() -> None:
    name, records = records_of(WINDBG)
    assert name == "windbg"
    assert records[-1].time_created == datetime(2021, 6, 11, 8, 22, 46, tzinfo=UTC)
    stops = [stop.what for stop in show(records[-1]).stops]
    assert {(stop.code, stop.module) for stop in stops} == {("0x000000D1", "netcard.sys")}
    assert stops[-1].params == ("0000000000000008", "0000000000000002", "0000000000000000", "fffff80212345678")


SAMPLES = {
    **{name: writer(ENTRIES) for name, (writer, _) in LOGS.items()},
    "drwtsn32": write.watson(ENTRIES, day_first=True),
    "iis": IIS,
    "setupapi": SETUP,
    "exchangetracking": TRACKING,
    "windbg": WINDBG,
}


def shown_by(records: list[Record]) -> set[object]:
    found: set[object] = set()
    for record in records:
        shown = show(record)
        found.update((error.what.code, error.what.space) for error in shown.errors)
        found.update((stop.what.code, stop.what.params) for stop in shown.stops)
        found.update((crash.what.image, crash.what.exception) for crash in shown.crashes)
        found.update((record.event_id, record.provider) for _ in range(record.event_id is not None))
    return found


@pytest.mark.parametrize("name", SAMPLES)
def test_what_plain_text_shows_is_shown(name: str) -> None:
    found, records = records_of(SAMPLES[name])
    assert found == name
    plain = [item for item in read_text(source_of(SAMPLES[name]), OPTIONS) if isinstance(item, Record)]
    assert shown_by(plain) <= shown_by(records)


OTHER = "\n\n\nSystem error 85 has occurred.\n\n\n*** STOP: 0x0000000A (0x1,0x2,0x3,0x4)\n"


@pytest.mark.parametrize("name", SAMPLES)
def test_other_text_before_and_behind_is_read(name: str) -> None:
    text = write.servicing(ENTRIES[2:3]).replace("\r", "") + SAMPLES[name].replace("\r", "").rstrip("\n") + OTHER
    records = records_of(text, ReadOptions(format=name))[1]
    plain = [item for item in read_text(source_of(text), OPTIONS) if isinstance(item, Record)]
    assert ("85", "win32") in shown_by(records)
    assert shown_by(plain) <= shown_by(records)
    for record in records:
        first = (record.message or "").partition("\n")[0].strip()
        if record.event_id is None and first.startswith(("System error 85", "*** STOP: 0x0000000A")):
            assert first in text.split("\n")[(record.origin.position or 0) - 1]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("name", SAMPLES)
def test_any_encoding_gives_the_same(name: str, encoding: str) -> None:
    assert records_of(SAMPLES[name].encode(encoding)) == records_of(SAMPLES[name])


@pytest.mark.parametrize("name", SAMPLES)
def test_a_cut_log_gives_what_is_there(name: str) -> None:
    text = SAMPLES[name]
    for end in range(len(text) // 2, len(text), max(len(text) // 60, 1)):
        assert records_of(text[:end])[1]


@pytest.mark.parametrize("name", SAMPLES)
def test_lines_without_end_take_bounded_time_and_room(name: str) -> None:
    reader = next(one for one in READERS if one.name == name)
    begin = SAMPLES[name].replace("\r", "").rstrip("\n")

    def lengths(count: int) -> Iterator[int]:
        entries = reader.read(source_of(begin + "x <![LOG[ $$<a> > " * count), OPTIONS)
        return (len(item.message or "") for item in entries if isinstance(item, Record))

    assert max(lengths(20_000)) <= 1 << 18
    assert_linear(lengths, 20_000)
