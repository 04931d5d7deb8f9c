"""The environment of the commands that are timed."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]


def timed_environment(**own: str) -> dict[str, str]:
    """This process's environment with evcorr of this checkout, and what else is told.

    Modules are compiled once, as where evcorr is installed.
    """
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path, **own}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment
