"""Processes that share work: what they do comes back, and Ctrl-C ends all of them at once without a word."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from evcorr.running.collector import ENOUGH
from evcorr.running.processes import worker_pool

PROGRAM = """
import signal
import time
from pathlib import Path
from evcorr.running.processes import worker_pool
if __name__ == "__main__":
    signal.signal(signal.SIGINT, {interrupted})
    with worker_pool(2) as pool:
        idle = pool.submit(int, 1)
        busy = pool.submit(time.sleep, {work})
        Path({ready!r}).touch()
        try:
            busy.result()
        except KeyboardInterrupt:
            raise SystemExit(130) from None
"""


def test_each_begins_with_what_it_was_told_to(tmp_path: Path) -> None:
    with worker_pool(1, os.chdir, str(tmp_path)) as pool:
        assert pool.submit(os.getcwd).result() == os.path.realpath(tmp_path)
    assert os.path.realpath(".") != os.path.realpath(tmp_path)


def test_each_looks_for_garbage_seldom() -> None:
    with worker_pool(1) as pool:
        assert pool.submit(gc.get_threshold).result()[0] == ENOUGH


posix = pytest.mark.skipif(os.name == "nt", reason="groups of processes as POSIX has them")


@posix
@pytest.mark.parametrize("seconds", [0, 0.05, 0.5])
def test_ctrl_c_ends_all_at_once_without_a_word(tmp_path: Path, seconds: float) -> None:
    assert interrupt(tmp_path, seconds, interrupted="signal.default_int_handler", work=60) == (130, b"")


@posix
def test_ctrl_c_ends_none_where_the_shell_has_it_ignored(tmp_path: Path) -> None:
    assert interrupt(tmp_path, 0.5, interrupted="signal.SIG_IGN", work=1) == (0, b"")


def interrupt(folder: Path, seconds: float, *, interrupted: str, work: float) -> tuple[int, bytes]:
    """The status of the program, and what it told, when Ctrl-C comes so many seconds after its start."""
    ready, program = folder / "ready", folder / "program.py"
    program.write_text(PROGRAM.format(ready=str(ready), interrupted=interrupted, work=work), encoding="utf-8")
    command = [sys.executable, str(program)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True) as running:  # noqa: S603
        while not ready.exists():
            time.sleep(0.01)
        time.sleep(seconds)
        os.killpg(running.pid, signal.SIGINT)
        _, told = running.communicate(timeout=30)
    return running.returncode, told
