"""Runs the timing scripts one after the other, and writes what they print to RESULTS.md beside this file.

    python benchmarks/write_results.py LOGS_DIR [ARTICLES...]

LOGS_DIR holds .evtx logs; ARTICLES are archives or folders to mine, without which mining is left out. Takes about a
quarter of an hour on an idle machine; on a busy one only the ratios hold.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HERE = Path(__file__).parent
PACKAGES = ("evcorr", "evtx", "msgspec", "hyperscan", "ahocorasick-rs", "lxml", "python-evtx", "libevtx-python")

PARTS = (
    (
        "Scanning .evtx logs",
        ["time_evtx.py", "{logs}"],
        "A scan for all shipped signatures, against the native parser that only yields every record as JSON. In the "
        "fourth column is what a tool pays at least that looks at every record. Logs that repeat "
        "others byte for byte count once in the scan.",
    ),
    ("Scanning text logs", ["time_text.py", "--logs", "{logs}"], "Against ripgrep and grep with the same words."),
    ("Starting", ["time_start.py"], "Whole commands, the index and what hyperscan compiled being in the cache."),
    ("What grows with what", ["growth.py", "{largest}"], "Signatures, logs and files, ten times each."),
    ("Readers of text formats", ["time_readers.py"], "Seconds for 100 MB, and the ratio to the plain-text reader."),
    ("Articles that are nearly the same", ["time_alike.py"], "A scan of one small log."),
    ("Lines that come again and again", ["time_floods.py"], "With all shipped signatures."),
    ("Text full of hints", ["time_dense.py"], "With all shipped signatures."),
)
"""A heading, the script with its arguments, and what it measures."""

MINING = (
    "Mining",
    "time_mining.py",
    "All articles, read by as many processes as there are processors, then compared by one.",
)
"""The same of what needs articles."""


def machine() -> str:
    """What the figures were measured on."""
    model = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor() or platform.machine(),
    )
    installed = ", ".join(f"{name} {_version(name)}" for name in PACKAGES if _version(name))
    tools = ", ".join(filter(None, map(_tool, ("rg", "grep"))))
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} processors ({model}), {platform.system()}, "
        f"Python {platform.python_version()}, {installed}, {tools}."
    )


def _lines(path: str) -> list[str]:
    file = Path(path)
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _tool(name: str) -> str:
    """The first line that a program tells of its version."""
    try:
        told = subprocess.run([name, "--version"], capture_output=True, check=False, text=True).stdout  # noqa: S603
    except OSError:
        return ""
    return told.partition("\n")[0]


def printed(arguments: list[str], logs: Path) -> str:
    """What a script prints; a table of Markdown as it is, anything else as it is aligned."""
    largest = max(logs.rglob("*.evtx"), key=lambda path: path.stat().st_size)
    given = [argument.format(logs=logs, largest=largest) for argument in arguments]
    command = [sys.executable, str(HERE / given[0]), *given[1:]]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout.strip()  # noqa: S603
    return told if told.startswith("|") else f"```text\n{told}\n```"


def main() -> None:
    """Write the file."""
    logs, articles = Path(sys.argv[1]), sys.argv[2:]
    heading, script, about = MINING
    mining = [(heading, [script, *articles], about)] if articles else []
    parts = []
    for heading, arguments, about in (*PARTS, *mining):
        print(f"{arguments[0]} ...", file=sys.stderr)
        parts.append(f"## {heading}\n\n{about} `benchmarks/{arguments[0]}`\n\n{printed(arguments, logs)}\n")
    head = "# Measured\n\n<!-- written by benchmarks/write_results.py -->\n\n"
    (HERE / "RESULTS.md").write_text(f"{head}{machine()}\n\n" + "\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
