"""Where results go: files as a whole or not at all, devices never replaced, trouble told in one line."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from click.testing import CliRunner

from evcorr.cli import main
from evcorr.commands.output import byte_output, text_output
from evcorr.errors import OutputError
from tests.commands.calling import SAMPLES

LOG = SAMPLES / "logs" / "net-use.txt"
ARTICLE = SAMPLES / "articles" / "Q990101.TXT"

WRITING = [
    ["scan", str(LOG)],
    ["articles", str(ARTICLE)],
    ["mine", str(ARTICLE)],
    ["explain", "Q168845", str(LOG)],
]
PRINTING = [*WRITING, ["show", "Q168845"], ["code", "2404"], ["formats"], ["serve", "--register"]]

posix = pytest.mark.skipif(os.name == "nt", reason="devices and pipes of POSIX")


@pytest.mark.parametrize("arguments", WRITING, ids=lambda one: one[0])
def test_an_output_that_cannot_be_is_wrong_usage_and_told_before_the_work(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    for place in (tmp_path / "gone" / "x.html", tmp_path / "file" / "x.html"):
        result = CliRunner().invoke(main, [*arguments, "-o", str(place)])
        assert (result.exit_code, result.stdout) == (2, "")
        assert "Error: " in result.stderr
    if arguments[0] != "mine":  # which writes a pack a family into a folder
        result = CliRunner().invoke(main, [*arguments, "-o", str(tmp_path)])
        assert result.exit_code == 2
        assert "is a folder; name a file in it" in result.stderr


def test_a_folder_that_is_closed_to_the_user_takes_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, gone = tmp_path / "there.txt", tmp_path / "gone.txt"
    there.write_text("before", encoding="utf-8")
    monkeypatch.setattr(os, "access", lambda path, _mode: os.path.isfile(path))  # noqa: PTH113
    assert CliRunner().invoke(main, ["scan", str(LOG), "-o", str(there)]).exit_code == 1
    assert there.read_text(encoding="utf-8") != "before"
    result = CliRunner().invoke(main, ["scan", str(LOG), "-o", str(gone)])
    assert result.exit_code == 2
    assert "permission denied" in result.stderr


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    result = CliRunner().invoke(main, ["mine", str(ARTICLE), "-o", f"{tmp_path / 'file' / 'packs'}/"])
    assert result.exit_code == 2
    assert "can't be written" in result.stderr


def test_what_fails_half_way_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    target.write_text("before", encoding="utf-8")

    def stopped() -> None:
        with text_output(str(target)) as out:
            out.write("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert target.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_is_replaced_through_a_link_and_keeps_its_mode(tmp_path: Path) -> None:
    target, link = tmp_path / "there" / "real.jsonl", tmp_path / "link.jsonl"
    target.parent.mkdir()
    target.write_bytes(b"before")
    target.chmod(0o600)
    try:
        link.symlink_to(target)
    except OSError:
        pytest.skip("no links here")
    with byte_output(str(link)) as out:
        out.write(b"after")
    assert (target.read_bytes(), link.is_symlink()) == (b"after", True)
    if os.name != "nt":
        assert target.stat().st_mode & 0o777 == 0o600


def test_one_who_follows_reads_what_was_written_so_far(tmp_path: Path) -> None:
    target = tmp_path / "findings.jsonl"
    with text_output(str(target), at_once=True) as out:
        out.write("first\n")
        out.flush()
        assert target.read_text(encoding="utf-8") == "first\n"


@posix
def test_a_pipe_with_a_name_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    with byte_output(str(pipe)) as out:
        out.write(b"words")
    reader.join(10)
    assert (read, pipe.is_fifo()) == ([b"words"], True)


@posix
@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no full device")
@pytest.mark.parametrize("arguments", PRINTING, ids=lambda one: one[0])
def test_a_full_disk_is_told_in_one_line_and_is_no_finding(arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - as a shell opens it
        done = _run(arguments, full)
    assert done.returncode == 2
    assert done.stderr.splitlines()[0].startswith(b"Error: standard output: can't be written: ")


@posix
@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no full device")
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["scan", "--help"]], ids=" ".join)
def test_help_on_a_full_disk_is_no_traceback(arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - as a shell opens it
        done = _run(arguments, full)
    assert (done.returncode, done.stderr.splitlines()) == (2, [b"Error: " + os.strerror(errno.ENOSPC).encode()])


@posix
@pytest.mark.parametrize("arguments", PRINTING, ids=lambda one: one[0])
def test_a_reader_who_goes_away_is_no_error(arguments: list[str]) -> None:
    expected = _run(arguments, subprocess.DEVNULL).returncode
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = _run(arguments, pipe)
    assert done.returncode == expected
    assert b"Traceback" not in done.stderr
    assert b"Error" not in done.stderr


@posix
def test_a_reader_who_goes_away_ends_what_is_followed() -> None:
    command = [sys.executable, "-m", "evcorr", "scan", "--follow", "-"]
    reading, writing = os.pipe()
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=writing, stderr=subprocess.PIPE) as running:  # noqa: S603
        os.close(writing)
        os.close(reading)
        _, told = running.communicate(LOG.read_bytes(), timeout=60)
    assert (running.returncode, told) == (1, b"")


@posix
@pytest.mark.parametrize("arguments", PRINTING, ids=lambda one: one[0])
def test_without_standard_output_that_is_told(arguments: list[str]) -> None:
    command = f'exec "$0" -m evcorr {" ".join(arguments)} >&-'
    done = subprocess.run(["/bin/sh", "-c", command, sys.executable], capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == b"Error: standard output: can't be written: it is closed"


def test_no_standard_output_is_told_to_programs_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(OutputError, match="closed"), text_output("-") as out:
        out.write("x")


def _run(arguments: list[str], out: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "evcorr", *arguments]
    return subprocess.run(command, stdout=out, stderr=subprocess.PIPE, check=False)  # type: ignore[call-overload, no-any-return] # noqa: S603
