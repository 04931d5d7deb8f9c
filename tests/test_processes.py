"""Processes that share work: what they do comes back, and Ctrl-C ends all of them at once without a word."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from evcorr.processes import helpers

PROGRAM = """
import time
from pathlib import Path
from evcorr.processes import helpers
if __name__ == "__main__":
    with helpers(2) as pool:
        idle = pool.submit(int, 1)
        busy = pool.submit(time.sleep, 60)
        Path({ready!r}).touch()
        try:
            busy.result()
        except KeyboardInterrupt:
            raise SystemExit(130) from None
"""


def test_each_begins_with_what_it_was_told_to(tmp_path: Path) -> None:
    with helpers(1, os.chdir, str(tmp_path)) as pool:
        assert pool.submit(os.getcwd).result() == os.path.realpath(tmp_path)
    assert os.path.realpath(".") != os.path.realpath(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="groups of processes as POSIX has them")
@pytest.mark.parametrize("seconds", [0, 0.05, 0.5])
def test_ctrl_c_ends_all_at_once_without_a_word(tmp_path: Path, seconds: float) -> None:
    ready, program = tmp_path / "ready", tmp_path / "program.py"
    program.write_text(PROGRAM.format(ready=str(ready)), encoding="utf-8")
    command = [sys.executable, str(program)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as running:  # noqa: S603
        while not ready.exists():
            time.sleep(0.01)
        time.sleep(seconds)
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=30)
    assert (running.returncode, told) == (130, b"")
