"""Logs of incidents, made of labelled articles: an article's symptoms among ordinary records, in each format.

A label says what an article lets somebody observe, in the article's own words. The log holds the same with other
values for the article's placeholders, as a machine with the problem would have logged it.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from benchmarks.windows_logging import inserted, start_of, watson_strings
from evcorr.article import Platform
from evcorr.codes import identity, parse_code
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Role, Stop, text_of
from evcorr.record import Level, Origin, Record
from evcorr.signature import Signature
from evcorr.text.pattern import GAP
from evcorr.timing import Kind
from tests.writers.event_xml_writer import write_event_xml
from tests.writers.evt_writer import write_evt
from tests.writers.evtx_writer import write_evtx
from tests.writers.json_writers import winlogbeat
from tests.writers.locale import ENGLISH
from tests.writers.table_writers import saved_before_vista, saved_csv_since_vista

START = datetime(2001, 5, 14, 6, 0, tzinfo=UTC)
HOST = "PLANT7"

_PLACEHOLDER = re.compile(r"<[^<>\n]{1,40}>|%\d{1,2}|\b[Xx]{3,16}\b|\\\\servername\b|\bservername\b")
_NUMBER = re.compile(r"(?<![\w.])-?(?:0x)?[0-9A-Fa-f]{1,10}\b")
_IN_WORDS = re.compile(r"\bfault\b", re.IGNORECASE)
_CODE_OF_EXCEPTION = re.compile(r"(?:0x)?[0-9A-Fa-f]{8}")
_VALUES = ("ALPHA7", "C:\\Data\\plan.mdb", "GRUBER", "0x2f", "spooler", "north.example", "17", "LPT3")

_START = ("EventLog", 6005, "System", "The Event log service was started.")

_ORDINARY: tuple[tuple[Any, ...], ...] = (
    _START,
    (
        "Service Control Manager",
        7036,
        "System",
        "The Print Spooler service entered the running state.",
        "Print Spooler",
        "running",
    ),
    (
        "Print",
        10,
        "System",
        "Document 12, memo.txt owned by gruber was printed on OFFICE via port LPT1:.",
        "12",
        "memo.txt",
        "gruber",
        "OFFICE",
        "LPT1:",
    ),
    ("BROWSER", 8015, "System", "The browser has forced an election because a Windows NT Server was started.", "NetBT"),
    (
        "MsiInstaller",
        11707,
        "Application",
        "Product: Paint Plus -- Installation operation completed successfully.",
        "Product: Paint Plus -- Installation operation completed successfully.",
    ),
    ("Backup", 8000, "Application", "Begin backup of C: Verify: Off Mode: Replace Type: Normal.", "C:", "Off"),
    ("W32Time", 35, "System", "The time service is now synchronizing the system time with the time source.", "ntp"),
)
"""Provider, id, log, words and inserted strings of what any machine logs on any day."""


MOST_ALONE = 3
"""So many symptoms of an article are made an incident each."""


_MORE = (
    "",
    "Contact your administrator.",
    "The operation was ended after 30 seconds and is tried again when the next request for this resource arrives.",
    "If this goes on, stop the service, look at the entries before this one, and start it again from Control Panel. "
    "The data holds the status that the last call returned.",
)
"""Ways in which messages go on."""


class Incident(NamedTuple):
    """What one article's problem looks like in a log: `how` says which of its symptoms are there."""

    article: str
    how: str
    observables: tuple[Observable, ...]
    platforms: tuple[Platform, ...] = ()
    fixed_in: str | None = None
    at_start: bool = False
    """Whether it is seen when the machine starts."""


def incidents_of(labels: Iterable[Path], signatures: Iterable[Signature]) -> Iterator[Incident]:
    """The incidents of labelled articles: with all symptoms, and with each one alone, as far as these single it out.

    `signatures` tell of which Windows the articles are, since when their problems are fixed, and whether these are seen
    at a start.
    """
    by_id = {signature.id: signature for signature in signatures}
    for path in labels:
        for line in path.read_text(encoding="utf-8").splitlines():
            label = json.loads(line)
            known = by_id.get(label["article"])
            observables = (_with_source(_observable(fields), known) for fields in label["observables"])
            yield from _incidents(label["article"], tuple(filter(_is_telling, observables)), known)


def incidents_of_signatures(signatures: Iterable[Signature]) -> Iterator[Incident]:
    """Incidents of mined signatures, where labels are too few."""
    for signature in signatures:
        symptoms = tuple(filter(_is_telling, map(_with_placeholders, signature.observables)))
        yield from _incidents(signature.id, symptoms, signature)


def _incidents(article: str, symptoms: tuple[Observable, ...], of: Signature | None) -> Iterator[Incident]:
    """All symptoms together, and where there are several each of the first ones alone."""
    at_start = of is not None and any(timing.kind is Kind.AT_START for timing in of.timings)
    where = (of.platforms, of.fixed_in, at_start) if of else ()
    if symptoms:
        yield Incident(article, "all symptoms", symptoms, *where)
    if len(symptoms) > 1:
        for symptom in symptoms[:MOST_ALONE]:
            yield Incident(article, f"one {type(symptom).__name__.lower()}", (symptom,), *where)


def _with_placeholders(observable: Observable) -> Observable:
    text = text_of(observable)
    if not text:
        return observable
    # patterns are cut to what identifies; the message itself goes on, more or less, which its length decides here
    more = _MORE[len(text) % len(_MORE)]
    return msgspec.structs.replace(observable, text=f"{text.replace(GAP, '<value>')} {more}".strip())


def _observable(fields: dict[str, object]) -> Observable:
    known = {key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()}
    return msgspec.convert({key: value for key, value in known.items() if value is not None}, Observable)


def _with_source(observable: Observable, of: Signature | None) -> Observable:
    """An event with the source that other articles give it where its own leaves that out: every log tells a source."""
    if of is None or not isinstance(observable, Event) or observable.provider:
        return observable
    same = (one for one in of.observables if isinstance(one, Event) and one.event_id == observable.event_id)
    source = next((one.provider for one in same if one.provider), None)
    return msgspec.structs.replace(observable, provider=source)


def _is_telling(observable: Observable) -> bool:
    """Whether a log can show the symptom as more than a bare id or code."""
    if observable.role is not Role.SYMPTOM:
        return False
    match observable:
        case Event():
            return bool(observable.provider or observable.text)
        case Stop():
            return bool(observable.module or observable.params)
        case Crash():
            return bool(observable.image and observable.module)
        case _:
            return True


def log_of(incident: Incident, seed: int) -> list[Record]:
    """The records of an incident in order of time, with ordinary ones before, between and behind."""
    chance = random.Random(f"{incident.article} {incident.how} {seed}")  # noqa: S311 - not for secrets
    shown = [record for observable in _apart(incident.observables) for record in _records(observable, chance)]
    ordinary = [_news(chance.choice(_ORDINARY)) for _ in range(12)]
    places = sorted(chance.sample(range(12 + len(shown)), len(shown)))
    if incident.at_start:
        # the event log is among the first services to start
        shown.insert(0, _news(_START))
        places = list(range(places[0], places[0] + len(shown)))
    for place, record in zip(places, shown, strict=True):
        ordinary.insert(place, record)
    return [
        msgspec.structs.replace(record, time_created=START + timedelta(minutes=number * 3), record_id=number + 1)
        for number, record in enumerate(ordinary)
    ]


def _apart(observables: tuple[Observable, ...]) -> list[Observable]:
    """Those that are logged by themselves: a code that another's words hold stands in these."""
    told = {
        identity(value)
        for one in observables
        if not isinstance(one, ErrorCode)
        for number in _NUMBER.findall(text_of(one) or "")
        if (value := parse_code(number)) is not None
    }
    return [
        one
        for one in observables
        if not isinstance(one, ErrorCode) or (value := parse_code(one.code)) is None or identity(value) not in told
    ]


def started(incident: Incident, records: list[Record]) -> list[Record]:
    """The records of an event log: behind the start of the event log service, which Windows that is."""
    chance = random.Random(f"{incident.article} system")  # noqa: S311 - not for secrets
    told = start_of(incident.platforms, incident.fixed_in, chance)
    if told is None:
        return records
    words, data = told
    first = _record("EventLog", 6009, words, level=Level.INFORMATION, data=data)
    return [msgspec.structs.replace(first, time_created=START - timedelta(minutes=3), record_id=0), *records]


def _news(told: tuple[Any, ...]) -> Record:
    provider, event_id, channel, words, *data = told
    strings = tuple(("", value) for value in data)
    return _record(provider, event_id, words, channel=channel, level=Level.INFORMATION, data=strings)


def _record(provider: str, event_id: int, message: str, **fields: object) -> Record:
    known = {"channel": "System", "computer": HOST, "level": Level.ERROR, **fields}
    return Record(origin=Origin("log"), provider=provider, event_id=event_id, message=message, **known)


def _records(observable: Observable, chance: random.Random) -> list[Record]:
    """How Windows logs a symptom: as the event itself, as what a screen showed, or as words of an application."""
    match observable:
        case Event():
            words, values = _filled(observable.text or "", chance)
            data = inserted(observable.provider, words, values)
            channel = (observable.channel or "System").removesuffix(" Log").removesuffix(" log")
            fields = {"channel": channel, "data": data, "level": _LEVELS.get(observable.level or "", Level.ERROR)}
            return [_record(observable.provider or "", observable.event_id, words, **fields)]
        case Stop():
            return [_record("", 0, _stop_screen(observable))]
        case ErrorCode():
            words, _ = _filled(observable.text or "", chance)
            return [_record("", 0, f"{_announced(observable)}\n{words}".strip())]
        case Message():
            return [_record("", 0, _filled(observable.text, chance)[0])]
        case Crash(exception=str(exception)) if _IN_WORDS.search(exception):
            return [_record("", 0, _fault_box(observable, exception))]
        case Crash():
            return [_watson(observable)]


_LEVELS = {str(level): level for level in Level}
"""By their names, as articles quote them."""


def _filled(text: str, chance: random.Random) -> tuple[str, list[str]]:
    """The words with values for the placeholders, and these values."""
    values: list[str] = []

    def value(found: re.Match[str]) -> str:  # noqa: ARG001 - whatever the placeholder's name
        values.append(chance.choice(_VALUES))
        return values[-1]

    return _PLACEHOLDER.sub(value, text), values


def _announced(error: ErrorCode) -> str:
    code = error.code
    forms = {"net": f"System error {code} has occurred.", "win32": f"System error {code} has occurred."}
    return forms.get(error.space or "", f"Error {code}")


def _stop_screen(stop: Stop) -> str:
    params = ", ".join((*(stop.params or ()), "0x00000002", "0x00000000", "0x801E2F40", "0x0000000C")[:4])
    module = f"\n\n*** Address 801e2f40 has base at 801e0000 - {_file_of(stop.module)}" if stop.module else ""
    return f"*** STOP: {stop.code or '0x0000000A'} ({params}){module}"


_OWN_EXTENSIONS = {"ntoskrnl": "ntoskrnl.exe", "hal": "hal.dll"}


def _file_of(module: str) -> str:
    """The file of a driver, which a screen names with its extension."""
    return module if "." in module else _OWN_EXTENSIONS.get(module.casefold(), f"{module}.sys")


def _fault_box(crash: Crash, exception: str) -> str:
    """The dialog of Windows 95."""
    image, module = crash.image or "", crash.module or "ntdll"
    return f"{image.partition('.')[0].upper()} caused an {exception.lower()} in module {module} at 0137:bff9db61."


def _watson(crash: Crash) -> Record:
    """Event 4097, which is information: program, date and time in parts, exception, address, function."""
    image, module, exception = crash.image or "", crash.module or "ntdll", crash.exception or ""
    program = image if "." in image else f"{image}.exe"
    code = exception if _CODE_OF_EXCEPTION.fullmatch(exception) else "c0000005"
    function = module.rpartition("!")[2].partition(".")[0]
    words = (
        f"The application, {program}, generated an application error. The error occurred on 5/14/2001 @ "
        f"06:12:44.301 The exception generated was {code} at address 77F1A2B3 ({function})"
    )
    data = watson_strings(program, code, "77F1A2B3", function)
    return _record("DrWatson", 4097, words, channel="Application", level=Level.INFORMATION, data=data)


def _text(records: list[Record]) -> bytes:
    """What a person would paste: events with labels, and whatever a screen or a console showed as it was."""
    return "\n\n".join(map(_pasted, records)).encode()


def _pasted(record: Record) -> str:
    if not record.provider and not record.event_id:
        return record.message or ""
    time = record.time_created or START
    source = f"Event Source:\t{record.provider}\n" if record.provider else ""
    return (
        f"Event Type:\t{record.level}\n{source}Event ID:\t{record.event_id}\n"
        f"Date:\t\t{time:%m/%d/%Y}\nTime:\t\t{time:%I:%M:%S %p}\nComputer:\t{record.computer}\n"
        f"Description:\n{record.message}"
    )


def _console(records: list[Record]) -> bytes:
    """A log of an application or of syslog: a time, the source, and the words, wrapped at 72 columns."""
    return "\n".join(
        f"{record.time_created:%Y-%m-%d %H:%M:%S} {record.computer} "
        f"{f'{record.provider} event id {record.event_id}: ' if record.event_id else ''}{record.message}"
        for record in records
    ).encode()


def _popups(records: list[Record]) -> list[Record]:
    """In an event log, what stood on a screen is there as the text of a dialog that the system logged."""
    return [
        record
        if record.provider or record.event_id
        else msgspec.structs.replace(
            record,
            provider="Application Popup",
            event_id=26,
            level=Level.INFORMATION,
            data=(("", "Message"), ("", record.message or "")),
        )
        for record in records
    ]


def _unrendered(records: list[Record]) -> list[Record]:
    """As .evt and .evtx hold records: the inserted strings alone; words of no event are a string themselves."""
    return [msgspec.structs.replace(record, message=None) for record in _popups(records)]


def is_shown(incident: Incident, suffix: str) -> bool:
    """Whether a log of this format can hold the incident: no record of .evt or .evtx is without a provider."""
    named = all(one.provider for one in incident.observables if isinstance(one, Event))
    return suffix not in {"evt", "evtx"} or named


_WRITERS: dict[str, Callable[[list[Record]], bytes]] = {
    "evt": lambda records: write_evt(_unrendered(records)),
    "evtx": lambda records: write_evtx(_unrendered(records)),
    "xml": lambda records: write_event_xml(_popups(records)),
    "csv": lambda records: saved_csv_since_vista(_popups(records), ENGLISH).encode(),
    "tab": lambda records: saved_before_vista(_popups(records), ENGLISH).encode(),
    "json": lambda records: winlogbeat(_popups(records), ENGLISH).encode(),
    "txt": _text,
    "log": _console,
}
"""By the suffix of the file, what writes the records."""

FORMATS = tuple(_WRITERS)


def write_log(incident: Incident, suffix: str, seed: int = 0) -> bytes:
    """The log of an incident in a format; but for what people paste, and logs of programs, it tells which Windows."""
    records = log_of(incident, seed)
    return written(records if suffix in {"txt", "log"} else started(incident, records), suffix)


def written(records: list[Record], suffix: str) -> bytes:
    """Records in a format, as a log of it holds them."""
    return _WRITERS[suffix](records)


def is_held_out(article: str) -> bool:
    """Whether an article is kept for reporting; the scores are fitted on the others."""
    return hashlib.sha256(article.encode()).digest()[0] % 2 == 1
