"""A start loads what the run needs, and no more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "samples" / "logs" / "net-use.txt"

HEAVY = {
    "lxml",
    "rich",
    "numpy",
    "yaml",
    "evtx",
    "Evtx",
    "hyperscan",
    "multiprocessing",
    "logging",
    "html.entities",
} | {
    "importlib.resources",
    "tempfile",
}
STAGES = {"evcorr.mining", "evcorr.sigma", "evcorr.serving", "evcorr.readers", "evcorr.matching", "evcorr.scanning"}
REPORTERS = {f"evcorr.reporters.{name}" for name in ("html", "markdown", "csv", "sarif", "junit", "text")}

RUN = """
import sys
from evcorr.cli import main
try:
    main(sys.argv[1:])
except SystemExit as error:
    print(error.code, *sys.modules, file=sys.stderr)
"""


def loaded(*arguments: str, cache: Path) -> set[str]:
    """The modules that a run has imported at its end."""
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=True, env=environment
    )
    status, *modules = done.stderr.split()
    assert int(status) in {0, 1}
    return set(modules)


def test_the_version_needs_no_stage(tmp_path: Path) -> None:
    assert not (HEAVY | STAGES) & loaded("--version", cache=tmp_path)


def test_a_scan_of_a_small_text_needs_no_engine_and_one_reporter(tmp_path: Path) -> None:
    scan = ("scan", "--format", "json", str(SMALL))
    first, again = (loaded(*scan, cache=tmp_path) for _ in range(2))
    unwanted = HEAVY | REPORTERS | {"evcorr.mining", "evcorr.sigma", "evcorr.serving"}
    assert "yaml" in first, "the packs were compiled"
    assert not unwanted & again


def test_a_report_for_the_terminal_needs_no_markup(tmp_path: Path) -> None:
    assert not {"html", "evcorr.reporters.markup"} & loaded("scan", "--format", "text", str(SMALL), cache=tmp_path)


def test_what_engines_keep_serves_the_next_process(tmp_path: Path) -> None:
    pytest.importorskip("hyperscan")
    log = tmp_path / "long.log"
    log.write_text("".join(f"{number} all is well\n" for number in range(2000)), encoding="utf-8")
    kept = []
    for seed in ("1", "2"):
        environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path), "PYTHONHASHSEED": seed}
        command = (sys.executable, "-m", "evcorr", "scan", "--format", "json", str(log))
        subprocess.run(command, capture_output=True, check=True, env=environment)  # noqa: S603 - our own
        kept.append({file.name for file in (tmp_path / "evcorr").glob("*.hyperscan")})
    assert kept[0], "what hyperscan compiled was kept"
    assert kept[0] == kept[1]
