"""A log that lies there twice, as a file and in an archive or under two names, counts once, and the report says so."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from evcorr.inputs import fingerprint
from evcorr.matching.index import Index, compile_index
from evcorr.report import Report, encode_report
from evcorr.reporters import REPORTERS
from evcorr.scanning.options import ScanOptions
from evcorr.scanning.scanner import scan
from evcorr.scanning.survey import tasks
from evcorr.scanning.survey.sharing import Workers
from tests.builders import signature, utc

INDEX = compile_index([signature()])
LOG = b"Source,EventID,TimeCreated\nDisk,7,2005-04-03 10:00:00\nDisk,9,2005-04-03 10:00:01\n"
OTHER = LOG.replace(b"10:00:01", b"10:00:02")
OPTIONS = ScanOptions(started=utc("2026-11-21T00:00:00Z"))


def zip_of(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


def tar_of(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return packed.getvalue()


def told(report: Report, folder: Path) -> list[tuple[str, int, str]]:
    """The inputs: path, records, and the one that it repeats."""
    begin = f"{folder}/"
    return [
        (one.path.removeprefix(begin), one.records, (one.same_as or "").removeprefix(begin)) for one in report.inputs
    ]


@pytest.mark.parametrize(
    ("files", "inputs"),
    [
        ({"a.csv": LOG, "b.csv": LOG}, [("a.csv", 2, ""), ("b.csv", 0, "a.csv")]),
        ({"a.csv": LOG, "b.zip": zip_of(a=LOG)}, [("a.csv", 2, ""), ("b.zip!a", 0, "a.csv")]),
        ({"a.zip": zip_of(a=LOG), "b.csv": LOG}, [("a.zip!a", 2, ""), ("b.csv", 0, "a.zip!a")]),
        ({"a.zip": zip_of(a=LOG, b=LOG)}, [("a.zip!a", 2, ""), ("a.zip!b", 0, "a.zip!a")]),
        ({"a.gz": gzip.compress(LOG), "b.tgz": tar_of(a=LOG)}, [("a.gz!a", 2, ""), ("b.tgz!a", 0, "a.gz!a")]),
        ({"a": LOG, "b": OTHER, "c": zip_of(b=OTHER)}, [("a", 2, ""), ("b", 2, ""), ("c!b", 0, "b")]),
    ],
)  # fmt: skip
def test_what_is_there_twice_counts_once(
    files: dict[str, bytes], inputs: list[tuple[str, int, str]], tmp_path: Path
) -> None:
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    report = scan([tmp_path], INDEX, OPTIONS)
    assert told(report, tmp_path) == inputs
    assert report.records_read == sum(records for _, records, _ in inputs)
    (finding,) = report.findings
    assert finding.count == sum(not same for *_, same in inputs)


def test_a_text_without_times_may_have_been_shown_twice(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_bytes(b"Event ID: 7\nSource: Disk\nDescription: It is bad.\n")
    report = scan([tmp_path], INDEX, OPTIONS)
    assert [one.same_as or None for one in report.inputs] == [None, None]
    assert report.findings[0].count == 2


def test_several_processes_tell_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "MOST_FILES", 1)
    for number in range(4):
        (tmp_path / f"{number}.csv").write_bytes(LOG if number % 2 else OTHER)
        (tmp_path / f"{number}.zip").write_bytes(zip_of(a=LOG, b=OTHER))
    alone = scan([tmp_path], INDEX, OPTIONS)
    together = scan([tmp_path], INDEX, OPTIONS, workers=Workers(2, _index))
    assert encode_report(alone) == encode_report(together)
    assert sum(bool(one.same_as) for one in alone.inputs) == 10
    for write in REPORTERS.values():
        out = io.StringIO()
        write(alone, out)
        assert out.getvalue()


def _index() -> Index:
    return INDEX


def test_files_are_read_again_only_where_they_begin_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []
    whole_of = fingerprint.whole_of

    def watched(path: Path) -> bytes:
        looked_at.append(path.name)
        return whole_of(path)

    monkeypatch.setattr("evcorr.scanning.survey.contents.whole_of", watched)
    for name, content in {"a.csv": LOG, "b.csv": OTHER, "c.csv": LOG + b"\n", "d.csv": LOG}.items():
        (tmp_path / name).write_bytes(content)
    scan([tmp_path], INDEX, OPTIONS)
    assert sorted(looked_at) == ["a.csv", "d.csv"]
