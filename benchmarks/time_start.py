"""Time how long evcorr takes to start: to tell its version, and to report on small logs with a warm cache.

    python benchmarks/time_start.py [--rounds 15]

Commands are timed in turn, in processes of their own, with compiled modules (as pip installs them) and the cache of the
index in a folder that the first round fills. Beside them stand Python that does nothing, and one that imports click.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.environment import ROOT, timed_environment

LOGS = ROOT / "samples" / "logs"

EVCORR = (sys.executable, "-m", "evcorr")
COMMANDS: dict[str, tuple[str, ...]] = {
    "python -c pass": (sys.executable, "-c", "pass"),
    "import click": (sys.executable, "-c", "import click"),
    "evcorr --version": (*EVCORR, "--version"),
    "evcorr scan, a text": (*EVCORR, "scan", str(LOGS / "net-use.txt"), "--format", "json"),
    "evcorr scan, an .evt": (*EVCORR, "scan", str(LOGS / "sms-client.evt"), "--format", "json"),
    "evcorr scan, an .evtx": (*EVCORR, "scan", str(LOGS / "clean-system.evtx"), "--format", "json"),
}


def seconds(command: tuple[str, ...], environment: dict[str, str]) -> float:
    """How long a command takes, by the clock on the wall."""
    begun = time.perf_counter()
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=environment)  # noqa: S603 - our own
    if done.returncode not in {0, 1}:
        raise SystemExit(f"failed: {' '.join(command)}")
    return time.perf_counter() - begun


def main() -> None:
    """Print a line a command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        environment = timed_environment(PYTHONPYCACHEPREFIX=f"{folder}/modules", XDG_CACHE_HOME=f"{folder}/cache")
        first = {name: seconds(command, environment) for name, command in COMMANDS.items()}
        taken: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for _ in range(rounds):
            for name, command in COMMANDS.items():
                taken[name].append(seconds(command, environment))
    print(f"milliseconds, median of {rounds} rounds, smallest to largest; the first run, which fills the caches")
    for name, times in taken.items():
        spread = f"{min(times) * 1e3:.0f} to {max(times) * 1e3:.0f}"
        print(f"{name:<24}{statistics.median(times) * 1e3:>6.0f}  ({spread})  {first[name] * 1e3:>8.0f}")


if __name__ == "__main__":
    main()
