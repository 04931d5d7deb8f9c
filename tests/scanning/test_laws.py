"""Laws of a scan: what is added or reordered never changes what else is found, and a format changes nothing."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evcorr.matching.index import compile_index
from evcorr.observable import ErrorCode, Event, Message, Observable, Stop
from evcorr.record import Level, Record
from evcorr.report import Report, encode_report
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.scanner import scan
from evcorr.signature import Signature
from evcorr.timing import Kind, Timing
from tests.builders import record, signature
from tests.writers.event_xml_writer import write_event_xml
from tests.writers.evt_writer import write_evt
from tests.writers.evtx_writer import write_evtx

OBSERVABLES: list[Observable] = [
    Event(event_id=7, provider="Disk", text="The device has a bad block"),
    Event(event_id=7, provider="Disk"),
    Event(event_id=9, provider="Disk", text="The device did not respond within the timeout period"),
    Event(event_id=9, text="The device did not respond within the timeout period"),
    ErrorCode(code="53", space="win32", text="The network path was not found"),
    Stop(code="0x0000001E", module="ntfs.sys"),
    Message(text="The redirector was unable to delete the file specified on server"),
]
SIGNATURES = [signature(one, id=f"Q{number}") for number, one in enumerate(OBSERVABLES, 1)]
SIGNATURES += [signature(*OBSERVABLES[:3], id="Q50"), signature(*OBSERVABLES[3:], id="Q51")]
TIMINGS = (
    Timing(kind=Kind.ORDER, symptoms=(0, 2)),
    Timing(kind=Kind.ORDER, symptoms=(2, 1), seconds=(0, 60)),
    Timing(kind=Kind.EVERY, symptoms=(0, 1), seconds=(600, 3600)),
    Timing(kind=Kind.REPEATED, symptoms=(1,)),
)
SIGNATURES += [signature(*OBSERVABLES[:3], id="Q52", timings=TIMINGS)]
WORDS = (
    "The device has a bad block.",
    "The device did not respond within the timeout period.",
    "System error 53 has occurred. The network path was not found.",
    "STOP: 0x0000001E (0x1, 0x2, 0x3, 0x4) in ntfs.sys",
    "The redirector was unable to delete the file specified on server X when it was closed.",
    "Nothing happened.",
)
START = datetime(2001, 5, 3, 7, 30, tzinfo=UTC)


@st.composite
def entries(draw: st.DrawFn) -> Record:
    """A record that every format can hold as it is."""
    words = draw(st.sampled_from(WORDS))
    return record(
        None,
        provider=draw(st.sampled_from(["Disk", "Cdrom", "Redirector"])),
        event_id=draw(st.sampled_from([7, 9, 11])),
        channel="System",
        computer=draw(st.sampled_from(["A", "B"])),
        level=Level.ERROR,
        time_created=START + timedelta(seconds=draw(st.integers(0, 90_000))),
        data=(("", words),),
    )


LOGS = st.lists(st.lists(entries(), min_size=1, max_size=6), min_size=1, max_size=3)
KNOWN = st.lists(st.sampled_from(SIGNATURES), min_size=1, max_size=6, unique_by=lambda one: one.id)
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
OPTIONS = ScanOptions(started=START, include_inapplicable=True)


def scanned(paths: list[Path], known: list[Signature]) -> Report:
    return scan(paths, compile_index(known), OPTIONS)


def written(folder: Path, logs: list[list[Record]]) -> list[Path]:
    paths = [folder / f"log{number}.xml" for number in range(len(logs))]
    for path, log in zip(paths, logs, strict=True):
        path.write_bytes(write_event_xml(log))
    return paths


def verdicts(report: Report) -> dict[str, object]:
    """What may not change: of each article its grade, its count, its period, and the entries that show it."""
    return {
        item.article: (item.grade, item.count, item.first_seen, item.last_seen, item.computers, item.evidence)
        for item in report.findings
    }


@QUICK
@given(LOGS, KNOWN, KNOWN)
def test_more_signatures_change_no_other_finding(
    tmp_path: Path, logs: list[list[Record]], known: list[Signature], more: list[Signature]
) -> None:
    paths = written(tmp_path, logs)
    together = {one.id: one for one in (*known, *more)}
    alone, among = verdicts(scanned(paths, known)), verdicts(scanned(paths, list(together.values())))
    assert {name: among[name] for name in alone} == alone
    assert not {one.id for one in known} & (set(among) - set(alone))


@QUICK
@given(LOGS, KNOWN, st.sampled_from([b"", b"ElfFile\0" + b"\xff" * 5000, b"\x30\0\0\0LfLe", b"no log at all\n"]))
def test_another_file_changes_no_finding(
    tmp_path: Path, logs: list[list[Record]], known: list[Signature], content: bytes
) -> None:
    paths = written(tmp_path, logs)
    other = tmp_path / "other.log"
    other.write_bytes(content)
    assert verdicts(scanned([*paths, other], known)) == verdicts(scanned(paths, known))


@QUICK
@given(LOGS, KNOWN)
def test_the_order_of_inputs_changes_no_grade_and_no_count(
    tmp_path: Path, logs: list[list[Record]], known: list[Signature]
) -> None:
    paths = written(tmp_path, logs)
    forward, backward = scanned(paths, known), scanned(paths[::-1], known)
    assert _told(forward) == _told(backward)
    assert [one.timeline for one in forward.findings] == [one.timeline for one in backward.findings]


@QUICK
@given(LOGS, KNOWN, st.permutations(range(6)))
def test_the_same_input_gives_the_same_bytes_whatever_the_order_of_signatures(
    tmp_path: Path, logs: list[list[Record]], known: list[Signature], order: list[int]
) -> None:
    paths = written(tmp_path, logs)
    shuffled = [known[place] for place in order if place < len(known)]
    assert encode_report(scanned(paths, known)) == encode_report(scanned(paths, shuffled))


@QUICK
@given(st.lists(entries(), min_size=1, max_size=8), KNOWN)
def test_a_file_more_only_adds(tmp_path: Path, log: list[Record], known: list[Signature]) -> None:
    first, second = written(tmp_path, [log, log])
    # the same bytes again would count once
    second.write_bytes(second.read_bytes() + b"\n")
    once, twice = scanned([first], known), scanned([first, second], known)
    assert {one.article: (one.grade, one.count * 2) for one in once.findings} == {
        one.article: (one.grade, one.count) for one in twice.findings
    }


@pytest.mark.parametrize(("suffix", "write"), [(".evt", write_evt), (".evtx", write_evtx)])
@QUICK
@given(st.lists(entries(), min_size=1, max_size=8), KNOWN)
def test_another_format_gives_the_same_findings(
    tmp_path: Path, suffix: str, write: object, log: list[Record], known: list[Signature]
) -> None:
    (xml,) = written(tmp_path, [log])
    other = xml.with_suffix(suffix)
    other.write_bytes(write(log))  # type: ignore[operator]
    assert _told(scanned([xml], known)) == _told(scanned([other], known))


def _told(report: Report) -> list[object]:
    return [
        (
            one.article,
            one.score,
            one.grade,
            one.count,
            one.first_seen,
            one.last_seen,
            one.computers,
            one.incidents,
            one.group,
            one.reasons,
        )
        for one in report.findings
    ]
