"""How tests call commands, and what they call them with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner, Result

from evcorr.cli import main

SAMPLES = Path(__file__).parents[2] / "samples"
REVIEWED = SAMPLES.parent / "signatures" / "reviewed"
EPOCH = {"SOURCE_DATE_EPOCH": "1000000000"}


def module(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run `python -m evcorr` as a process of its own, with real standard streams."""
    command = [sys.executable, "-m", "evcorr", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, check=False, env={**os.environ, **EPOCH})  # noqa: S603


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env=EPOCH)


def found(*arguments: object) -> list[str]:
    """The articles that a scan for the reviewed signatures names, best first."""
    report = json.loads(run("scan", "--format", "json", "--signatures", REVIEWED, *arguments).stdout)
    return [finding["article"] for finding in report["findings"]]
