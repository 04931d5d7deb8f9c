"""Logs made of a signature: for each observable a record that shows it, in the formats that logs come in."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from evcorr.matching.index import Index, compile_index, symptoms_of
from evcorr.matching.matcher import match
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.readers.records import read
from evcorr.record import Level, Record
from evcorr.signature import Signature
from evcorr.text.pattern import GAP
from tests.builders import record
from tests.writers.event_xml_writer import write_event_xml
from tests.writers.evt_writer import write_evt

TIME = datetime(1999, 3, 1, 8, 0, tzinfo=UTC)


def unseen(signatures: Iterable[Signature], folder: Path) -> tuple[Counter[str], list[tuple[str, str, str]]]:
    """How many examples of each kind of observable were made, and those that are not recognised.

    Of these the kind, the article and the file's name; the files are written to `folder`.
    """
    made: Counter[str] = Counter()
    missed = []
    for known in signatures:
        index = compile_index([known])
        for symptom in symptoms_of(known):
            kind = type(symptom.observable).__name__
            for name, content in logs_of(symptom.observable).items():
                made[kind] += 1
                (folder / name).write_bytes(content)
                if not _is_seen(folder / name, symptom.number, index):
                    missed.append((kind, known.id, name))
    return made, missed


def _is_seen(path: Path, number: int, index: Index) -> bool:
    records = [item for item in read(path) if isinstance(item, Record)]
    return any(found.symptom.number == number for entry in records for found in match(entry, index))


def logs_of(observable: Observable) -> dict[str, bytes]:
    """The content of a log in each format, by the file's name."""
    said = words_of(observable)
    pasted = said
    if isinstance(observable, Event):
        head = f"Event ID: {observable.event_id}\n" + (
            f"Source: {observable.provider}\n" if observable.provider else ""
        )
        pasted = f"{head}Description: {said}\n"
    return {
        "log.xml": write_event_xml([_record(observable, message=said)]),
        "log.evt": write_evt([_record(observable, data=(("", said),))]),
        "log.txt": pasted.encode(),
    }


def _record(observable: Observable, **fields: object) -> Record:
    event = observable if isinstance(observable, Event) else Event(event_id=4711)
    return record(
        **{
            "provider": event.provider or "Somebody",
            "event_id": event.event_id,
            "channel": "System",
            "computer": "HOST",
            "level": Level.ERROR,
            "time_created": TIME,
            **fields,
        }
    )


def words_of(observable: Observable) -> str:
    """What Windows or a program would say that shows the observable."""
    match observable:
        case Event(text=text, code=code):
            return f"{_filled(text or '')} {_code_words(code)}" if code else _filled(text or "")
        case Message(text=text):
            return _filled(text)
        case ErrorCode(code=code, text=text):
            return f"{_code_words(code)}: {_filled(text or '')}".strip()
        case Stop():
            return _stop_screen(observable)
        case Crash():
            return _crash_report(observable)


def _filled(text: str) -> str:
    return text.replace(GAP, "X1")


def _code_words(code: str) -> str:
    """How programs show a code: SNA Server as sense data, Exchange its own exceptions, all others as an error."""
    if re.fullmatch(r"(?:08|10)[0-9A-F]{2}(?:[0-9A-F]{4})?|8[0-9A-F]{6}", code, re.IGNORECASE):
        return f"Sense data = {code}"
    if re.fullmatch(r"e0[0-9a-f]{6}", code, re.IGNORECASE):
        return f"Exception {code} has occurred"
    return f"Error code {code}"


def _crash_report(crash: Crash) -> str:
    """What Windows 95, Windows 3.x and 98, or Dr. Watson and its successors say of a crash."""
    exception = crash.exception or ""
    if exception.casefold().startswith("fatal exception") and crash.module and not crash.image:
        return f"A fatal exception 0E has occurred at 0028:C14E2A51 in VXD {crash.module}(01) + 00002A51."
    if re.search(r"access violation|(?:protection|page) fault", exception, re.IGNORECASE) and _is_file(crash.image):
        exception = re.sub(r"(?<!invalid )page fault", "invalid page fault", exception.casefold())
        return f"{crash.image} caused an {exception} in module {crash.module or 'KERNEL32.DLL'} at 0137:bff9dba7."
    return (
        f"Faulting application {crash.image or 'some.exe'}, version 1.0.0.0, "
        f"faulting module {crash.module or 'ntdll.dll'}, version 5.0.2195.1, fault address 0x0001234a."
    )


def _is_file(image: str | None) -> bool:
    return image is not None and re.fullmatch(r"[A-Za-z]\w+\.\w{3}", image) is not None


def _stop_screen(stop: Stop) -> str:
    params = ",".join(stop.params or ("0x00000001", "0x00000002", "0x00000000", "0xF1583318"))
    module = f"\n*** Address f1583318 has base at f1580000 - {stop.module}" if stop.module else ""
    return f"*** STOP: {stop.code or '0x0000000A'} ({params}){module}\n"
