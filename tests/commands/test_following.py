"""`evcorr scan --follow`: findings are told while the log grows, and Ctrl-C ends with the report."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from evcorr.observable import Message
from evcorr.packs.pack import dump_pack
from tests.builders import signature

SAID = "The spooler could not find its third paper tray"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "ours.jsonl"
    path.write_bytes(dump_pack([signature(Message(text=SAID), id="Q1")]))
    return path


def start(pack: Path, path: str, format_name: str) -> subprocess.Popen[str]:
    command = (sys.executable, "-m", "evcorr", "scan", "--follow", path, "--signatures", str(pack))
    return subprocess.Popen(  # noqa: S603
        [*command, "--format", format_name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "XDG_CACHE_HOME": str(pack.parent)},
    )


def test_a_live_pipe(pack: Path) -> None:
    with start(pack, "-", "jsonl") as run:
        assert run.stdin is not None
        assert run.stdout is not None
        run.stdin.write(f"a line\n{SAID}\n")
        run.stdin.flush()
        first = json.loads(run.stdout.readline())
        assert (first["article"], first["grade"], first["count"]) == ("Q1", "strong", 1)
        rest, _ = run.communicate(f"2026-01-01 10:00 x\n{SAID}\n", timeout=30)
    assert [json.loads(line)["count"] for line in rest.splitlines()] == [2]
    assert run.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to one process")
def test_a_growing_file(pack: Path, tmp_path: Path) -> None:
    log = tmp_path / "app.log"
    log.write_text("nothing yet\n", encoding="utf-8")
    with start(pack, str(log), "text") as run:
        assert run.stdout is not None
        with log.open("a", encoding="utf-8") as out:
            out.write(f"{SAID}\n")
        assert run.stdout.readline().startswith("strong Q1 ")
        run.send_signal(signal.SIGINT)
        report, errors = run.communicate(timeout=30)
    assert "1 finding in 2 records" in report
    assert errors == ""
    assert run.returncode == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to one process, and renames no open file")
def test_a_rotated_log(pack: Path, tmp_path: Path) -> None:
    log = tmp_path / "app.log"
    log.write_text(f"{SAID}\n", encoding="utf-8")
    with start(pack, str(log), "jsonl") as run:
        assert run.stdout is not None
        assert json.loads(run.stdout.readline())["count"] == 1
        with log.open("a", encoding="utf-8") as out:
            out.write(f"a line\n{SAID}")
        log.rename(tmp_path / "app.log.1")
        log.write_text(f"{SAID}\n", encoding="utf-16")
        run.send_signal(signal.SIGINT)
        report, _ = run.communicate(timeout=30)
    finding = json.loads(report.splitlines()[-1])
    places = [example["position"] for example in finding["evidence"][0]["examples"]]
    assert (finding["count"], places) == (3, [1, 3, 1])
