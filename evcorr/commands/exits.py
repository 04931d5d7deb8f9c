"""Exit statuses, the same for every command, for scripts and monitoring to rely on."""

from __future__ import annotations

NOTHING_FOUND = 0
FOUND = 1
USAGE = 2
"""Also where the results can't be written."""
INPUT_UNREADABLE = 3
"""Some input could not be read; whatever else was found is still reported."""
INTERRUPTED = 130
"""Ctrl-C, as shells tell it: 128 and the number of the signal."""
