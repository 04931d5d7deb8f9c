"""What records hold as data of STOPs, crashes of programs and failures, in the order of every era.

None of it has a place in the text of the record, so spans are empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from evcorr.codes import format_stop
from evcorr.matching.data_codes import TROUBLE
from evcorr.mentions import ErrorMention, Mention, find_errors, find_stops
from evcorr.mentions.fault_report import EXCEPTION_PARAMETER, MODULE_PARAMETER, PROGRAM_PARAMETER
from evcorr.observable import Crash, Stop
from evcorr.provider import canonical_provider
from evcorr.record import Record, Sketch
from evcorr.text.folding import fold_name
from evcorr.text.lazy_regex import lazy_regex

_APPLICATION_ERROR = fold_name("Application Error")
_BUGCHECK = canonical_provider("BugCheck")
_KERNEL_POWER = canonical_provider("Microsoft-Windows-Kernel-Power")
_SYSTEM_ERROR = canonical_provider("System Error")
_WATSON = canonical_provider("DrWatson")
_WATSON_ID = 4097
_WER = canonical_provider("Windows Error Reporting")

_HEX = lazy_regex(r"(?:0x)?([0-9a-fA-F]{1,16})")
_FAILURE = lazy_regex(r"(?:0x)?([89a-fA-F][0-9a-fA-F]{7})")
"""A code with the bit of severity set; other numbers among the parameters of a report are versions and times."""

_CODE_NAMES = frozenset({"error", "errorcode", "hr", "hresult", "errorhresult", "ntstatus", "resultcode", "returncode"})
"""What providers call the code of a failure among the data of an event, folded; audits have a Status of their own."""

_PARAMETER = lazy_regex(r"^P(\d{1,2}):[ \t]{0,4}([^\n]{0,400})$", re.MULTILINE)
_EVENT_NAME = lazy_regex(r"^Event Name:[ \t]{1,4}([\w ]{1,60}?)[ \t]*$", re.MULTILINE)


def holds_more(record: Record | Sketch) -> bool:
    """Whether a record's data may tell what its text does not; a quick look, which may say yes too often."""
    if record.event_id is None:
        return isinstance(record, Record) and any(
            name == "sc-win32-status" and value != "0" for name, value in record.data
        )
    return data_tell(record.provider, record.event_source_name, record.event_id)


def data_tell(provider: str | None, event_source_name: str | None, event_id: int | None) -> bool:
    """Whether an event's data may tell a STOP, a crash or a failure that its text does not."""
    return event_id in _TELLING_IDS and any(
        (canonical_provider(name), event_id) in _TELLING for name in (provider, event_source_name) if name
    )


def stops_in_data(record: Record, providers: tuple[str, ...]) -> Iterator[Mention[Stop]]:
    """The STOP that an event about a stop of Windows holds as data."""
    for provider in providers:
        decode = _STOP_EVENTS.get((provider, record.event_id))
        if decode is not None:
            yield from decode(record)
            return


def crashes_in_data(record: Record, providers: tuple[str, ...]) -> Iterator[Mention[Crash]]:
    """The crash that Application Error 1000, Windows Error Reporting 1001 or DrWatson 4097 holds."""
    if record.event_id == 1000 and _APPLICATION_ERROR in providers and record.message is None:
        yield from _application_error([value for _, value in record.data])
    elif record.event_id == 1001 and _WER in providers:
        yield from _reported_crash(*_report(record))
    elif record.event_id == _WATSON_ID and _WATSON in providers and record.message is None:
        yield from _watson([value for _, value in record.data])


def errors_in_data(record: Record, providers: tuple[str, ...]) -> Iterator[ErrorMention]:
    """The codes of failures that data tell: of error reports, of web requests, and under the name of an error code."""
    if record.event_id == 1001 and _WER in providers:
        name, parameters = _report(record)
        if "fail" in name.casefold():
            for found in filter(None, map(_FAILURE.fullmatch, parameters)):
                yield from _placeless(f"error code 0x{found[1]}")
    elif record.event_id is None and record.data:
        status = dict(record.data).get("sc-win32-status", "0")
        if status.isdecimal() and 0 < int(status) < 1 << 32:
            yield from _placeless(f"System error {status} has occurred")
    elif record.message is None and record.level in TROUBLE:
        named = (value for name, value in record.data if fold_name(name) in _CODE_NAMES)
        for found in filter(None, map(_FAILURE.fullmatch, dict.fromkeys(named))):
            yield from _placeless(f"error code 0x{found[1]}")


def _placeless(text: str) -> Iterator[ErrorMention]:
    """The error that a text names, without its place there."""
    for mention in find_errors(text):
        yield msgspec.structs.replace(mention, start=0, end=0)


def _bugcheck(record: Record) -> Iterator[Mention[Stop]]:
    """BugCheck and Save Dump: the first string is the code and its four parameters as text, as is the message."""
    if record.message is None and record.data:
        for mention in find_stops(f"The bugcheck was: {record.data[0][1]}"):
            yield Mention(mention.what, 0, 0)


def _system_error(record: Record) -> Iterator[Mention[Stop]]:
    """System Error 1003 of XP and Server 2003: five strings, hexadecimal without 0x."""
    values = [_HEX.fullmatch(value) for _, value in record.data[:5]]
    if record.message is None and len(values) == 5 and values[0]:
        params = tuple(f"0x{value[1]}" for value in values[1:] if value)
        yield from _stop(int(values[0][1], 16), params)


def _kernel_power(record: Record) -> Iterator[Mention[Stop]]:
    """Kernel-Power 41: `BugcheckCode` is decimal, and 0 where Windows did not stop by itself; no message tells it."""
    data = dict(record.data)
    code = data.get("BugcheckCode", "")
    if code.isascii() and code.isdigit():
        yield from _stop(int(code), tuple(data.get(f"BugcheckParameter{number}", "") for number in range(1, 5)))


def _stop(code: int, params: tuple[str, ...]) -> Iterator[Mention[Stop]]:
    if 0 < code < 1 << 32:
        yield Mention(Stop(code=format_stop(code), params=params), 0, 0)


_STOP_EVENTS: dict[tuple[str, int | None], Callable[[Record], Iterator[Mention[Stop]]]] = {
    (_BUGCHECK, 1000): _bugcheck,
    (_BUGCHECK, 1001): _bugcheck,
    (_KERNEL_POWER, 41): _kernel_power,
    (_SYSTEM_ERROR, 1003): _system_error,
}


_TELLING = frozenset({*_STOP_EVENTS, (_APPLICATION_ERROR, 1000), (_WER, 1001), (_WATSON, _WATSON_ID)})
_TELLING_IDS = frozenset(event_id for _, event_id in _TELLING)


def _application_error(values: list[str]) -> Iterator[Mention[Crash]]:
    """Program, version, module, version, address; since Vista both have a time stamp, and the exception follows."""
    if len(values) > 6:
        yield from _crash(values[0], values[3], values[6])
    elif len(values) in {4, 5}:
        yield from _crash(values[0], values[2], None)


def _watson(values: list[str]) -> Iterator[Mention[Crash]]:
    """Program, month, day, year, hour, minute, second, milliseconds, exception, address, function."""
    if len(values) > 10:
        yield from _crash(values[0], values[10], values[8])


def _report(record: Record) -> tuple[str, list[str]]:
    """The name and the parameters P1 to P10 of a Windows Error Reporting event, from its data or its message."""
    values = [value for _, value in record.data]
    if len(values) > 14:
        return values[2], values[5:15]
    text = record.message or ""
    name = _EVENT_NAME.search(text)
    return name[1] if name else "", [match[2].strip() for match in _PARAMETER.finditer(text)]


def _reported_crash(name: str, parameters: list[str]) -> Iterator[Mention[Crash]]:
    """The crash that an error report is of; one that is cut short, or of something else, tells none."""
    exception = EXCEPTION_PARAMETER.get(name)
    if exception is not None and len(parameters) >= _FEWEST_PARAMETERS:
        places = (PROGRAM_PARAMETER, MODULE_PARAMETER, exception)
        yield from _crash(*(parameters[place - 1] for place in places))


_FEWEST_PARAMETERS = max(EXCEPTION_PARAMETER.values())


def _crash(image: str, module: str | None, exception: str | None) -> Iterator[Mention[Crash]]:
    code = _HEX.fullmatch(exception or "")
    yield Mention(Crash(image=image or None, module=module or None, exception=f"0x{code[1]}" if code else None), 0, 0)
