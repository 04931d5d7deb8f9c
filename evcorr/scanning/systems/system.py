"""Which Windows wrote a log, from the records that tell it.

At every start of the machine: EventLog 6009 (NT 4.0 SP4 and later, Q194507) holds version, build and service pack as
its first strings, or in its text after "Microsoft (R) Windows"; Kernel-General 12 (Vista and later) as named numbers;
EventLog 6013 (Vista and later) also the edition, in its binary data. Save Dump names the build of the system that
stopped. Dumps and reports of crashes have it as data, other logs in their words. Where a program crashed, the versions
of Windows' own files among those that the report names are those of its release.
"""

from __future__ import annotations

import re
from datetime import datetime

import msgspec

from evcorr.provider import canonical_provider
from evcorr.record import Record
from evcorr.scanning.systems.file_versions import versions_in
from evcorr.scanning.systems.version_text import version_in_text
from evcorr.scanning.systems.windows_version import Version, minor_of, pack_in, version_of_build
from evcorr.text.lazy_regex import lazy_regex

_VERSION = lazy_regex(r"(\d{1,2})\.(\d{1,2})\.?")
_TEXT_6009 = lazy_regex(
    r"Microsoft \(R\) Windows[^\d]{0,20}(?:2000 \(R\) )?\s*(\d{1,2})\.(\d{1,2})\.?\s{1,3}(\d{3,5})", re.IGNORECASE
)

_NUMBERS = lazy_regex(r"(\d{1,2})\.(\d{1,3})\.(\d{3,5})(?:\.\d{1,5}(?:\.(\d{1,2})\.\d{1,3}\.\d{1,6}\.\d{1,6})?)?")
_NUMBERS_OF_UPTIME = lazy_regex(r"(\d{1,2})\.(\d{1,2})\.(\d{3,5})\b")
_BUILD_OF_STOP = lazy_regex(r"Windows NT [\[(]v\d{1,2}\.(\d{3,5})[\])]")

_EVENTLOG = canonical_provider("EventLog")
_BUGCHECK = canonical_provider("BugCheck")
_KERNEL_GENERAL = canonical_provider("Microsoft-Windows-Kernel-General")
_APPLICATION_ERROR = canonical_provider("Application Error")
_ERROR_REPORTING = canonical_provider("Windows Error Reporting")
_CRASHES = frozenset({(_APPLICATION_ERROR, 1000), (_ERROR_REPORTING, 1001)})
_EVENTS = _CRASHES | frozenset(
    {(_EVENTLOG, 6009), (_EVENTLOG, 6013), (_KERNEL_GENERAL, 12), (_BUGCHECK, 1000), (_BUGCHECK, 1001)}
)
_IDS = frozenset(event_id for _, event_id in _EVENTS)


def tells_of_systems(provider: str | None, event_id: int | None) -> bool:
    """Whether an event may tell a version of Windows; one without an id may in its words."""
    if event_id is None:
        return True
    return event_id in _IDS and provider is not None and (canonical_provider(provider), event_id) in _EVENTS


class Start(msgspec.Struct, frozen=True):
    """That a computer ran a version of Windows from some time on, as a record told it."""

    computer: str | None
    time: datetime | None
    version: Version


def start_in(record: Record) -> Start | None:
    """The start that a record tells of; one found outside the live log tells nothing of the system that runs now."""
    version = None if record.recovered else version_in(record)
    return Start(record.computer, record.time_created, version) if version is not None else None


def version_in(record: Record) -> Version | None:
    """The version of Windows that a record tells; None for those that tell none."""
    if record.event_id is None:
        facts = _from_facts(dict(record.data)) if record.data else None
        return facts or version_in_text(record.message or "") or _from_files(record)
    if record.provider is None or not tells_of_systems(record.provider, record.event_id):
        return None
    provider = canonical_provider(record.provider)
    if provider == _EVENTLOG and record.event_id == 6009:
        return _from_strings([value for _, value in record.data]) or _from_text(record.message or "")
    if provider == _EVENTLOG and record.event_id == 6013:
        return _from_uptime(record.binary)
    if provider == _KERNEL_GENERAL and record.event_id == 12:
        return _from_names(dict(record.data))
    return _from_files(record) if (provider, record.event_id) in _CRASHES else _from_bugcheck(record)


def _from_files(record: Record) -> Version | None:
    """Reports of crashes: `Faulting module name: ntdll.dll, version: 10.0.19041.1110`."""
    for _, numbers in versions_in(record, _OF_WINDOWS):
        version = version_of_build(numbers[2]) if len(numbers) > 2 else None
        if version is not None and (version.major, version.minor) == numbers[:2]:
            return version
    return None


_OF_WINDOWS = frozenset(
    {"ntdll.dll", "kernel32.dll", "kernelbase.dll", "user32.dll", "rpcrt4.dll", "userenv.dll", "explorer.exe"}
    | {"svchost.exe", "services.exe", "lsass.exe", "winlogon.exe", "spoolsv.exe", "csrss.exe", "dwm.exe"}
)
"""Files that come with no program, and bear the version of the Windows that they are of."""


def _from_facts(data: dict[str, str]) -> Version | None:
    """Crash dumps, and reports of errors, whose OS Version goes on with the service pack: 6.1.7601.2.1.0.256.48."""
    build = data.get("OSBuild", "")
    if build.isdecimal():
        return version_of_build(int(build))
    found = _NUMBERS.fullmatch(data.get("OSVersion") or data.get("OS Version") or "")
    if found is None:
        return None
    pack = pack_in(data["CSDVersion"]) if "CSDVersion" in data else int(found[4]) if found[4] else None
    return Version(int(found[1]), int(found[2]), int(found[3]), pack)


def _from_uptime(binary: bytes) -> Version | None:
    """Event 6013: strings in UTF-16, the third the edition, the fourth `6.1.7601 Build 7601 Service Pack 1`."""
    parts = binary[:2048].decode("utf-16-le", "replace").split("\0")
    found = _NUMBERS_OF_UPTIME.match(parts[3]) if len(parts) > 3 else None
    if found is None:
        return None
    return Version(int(found[1]), int(found[2]), int(found[3]), pack_in(parts[3]), parts[2].strip() or None)


def _from_bugcheck(record: Record) -> Version | None:
    """Save Dump: `Microsoft Windows NT [v15.1381]`, the build of the system that stopped."""
    text = record.message or " ".join(value for _, value in record.data)
    found = _BUILD_OF_STOP.search(text)
    return version_of_build(int(found[1])) if found else None


def _from_strings(strings: list[str]) -> Version | None:
    """Event 6009: `5.01.`, `2600`, `Service Pack 2` or nothing, `Uniprocessor Free`."""
    found = _VERSION.fullmatch(strings[0]) if len(strings) > 2 else None
    if not found or not strings[1].isdecimal():
        return None
    return Version(int(found[1]), minor_of(found[1], found[2]), int(strings[1]), pack_in(strings[2]))


def _from_text(text: str) -> Version | None:
    found = _TEXT_6009.search(text)
    if not found:
        return None
    return Version(int(found[1]), minor_of(found[1], found[2]), int(found[3]), pack_in(text[found.end() :]))


def _from_names(data: dict[str, str]) -> Version | None:
    """Kernel-General 12: MajorVersion, MinorVersion, BuildVersion, ServiceVersion."""
    values = [data.get(name, "") for name in ("MajorVersion", "MinorVersion", "BuildVersion", "ServiceVersion")]
    if not all(value.isdecimal() for value in values):
        return None
    major, minor, build, pack = map(int, values)
    return Version(major, minor, build, pack)
