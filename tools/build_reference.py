"""Writes the reference of the command line from its own help: build_reference.py, from the folder of the checkout.

One page a command under docs/commands, the navigation of the site in mkdocs.yml, and the man page docs/evcorr.1.
`tests/test_reference.py` demands that they are current.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from evcorr.cli import COMMANDS, main
from evcorr.version import VERSION

ROOT = Path(__file__).parents[1]
WIDTH = 80

PAGES = (("Start", "index.md"), ("Tutorial", "tutorial.md"), ("Scores, measured", "scores.md"))
"""The pages that a person wrote, or another script, in the order of the site."""


def build() -> None:
    """Write all files."""
    for name, content in reference().items():
        path = ROOT / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")


def reference() -> dict[str, str]:
    """The content of each file, by its path from the root of the checkout."""
    helps = dict(zip(COMMANDS, map(help_of, COMMANDS), strict=True))
    pages = {f"docs/commands/{name}.md": page(name, text) for name, text in helps.items()}
    return {**pages, "docs/evcorr.1": man_page(helps), "mkdocs.yml": site()}


def help_of(name: str) -> str:
    """What `evcorr NAME --help` prints on a terminal of 80 columns; of the program itself for an empty name."""
    group = click.Context(main, info_name="evcorr", terminal_width=WIDTH)
    if not name:
        return main.get_help(group)
    command = main.get_command(group, name)
    if command is None:
        raise LookupError(name)
    return command.get_help(click.Context(command, info_name=name, parent=group, terminal_width=WIDTH))


def page(name: str, text: str) -> str:
    """A command's page of the site."""
    return f"# evcorr {name}\n\n<!-- written by tools/build_reference.py -->\n\n```text\n{text}\n```\n"


def site() -> str:
    """The configuration of the site, for mkdocs."""
    lines = [
        "# written by tools/build_reference.py; mkdocs build makes the site of it",
        "site_name: evcorr",
        "site_description: Names the documented problems that a Windows event log shows, and what fixes them.",
        "theme: readthedocs",
        "use_directory_urls: false",
        "exclude_docs: |",
        "  render_picture.py",
        "  evcorr.1",
        "nav:",
        *(f"  - {title}: {file}" for title, file in PAGES),
        "  - Commands:",
        *(f"      - {name}: commands/{name}.md" for name in COMMANDS),
    ]
    return "\n".join(lines) + "\n"


def man_page(helps: dict[str, str]) -> str:
    """The man page, in the macros of man(7): the program, then each command with its help as it is."""
    return "\n".join(_man_lines(helps)) + "\n"


def _man_lines(helps: dict[str, str]) -> Iterator[str]:
    yield '.\\" written by tools/build_reference.py'
    yield f'.TH EVCORR 1 "" "evcorr {VERSION}"'
    yield ".SH NAME"
    yield "evcorr \\- name the documented problems that a Windows event log shows, and what fixes them"
    yield ".SH SYNOPSIS"
    yield ".B evcorr"
    yield "COMMAND [OPTIONS] [ARGUMENT]..."
    yield ".SH DESCRIPTION"
    yield from _verbatim(help_of(""))
    yield ".SH COMMANDS"
    for name, text in helps.items():
        yield f".SS evcorr {name}"
        yield from _verbatim(text)
    yield ".SH EXIT STATUS"
    yield from _verbatim(
        "0  nothing found\n1  findings\n2  wrong usage\n3  some input could not be read; findings are still reported"
    )


def _verbatim(text: str) -> Iterator[str]:
    """Lines as they are: neither filled, nor taken for requests of roff."""
    yield ".nf"
    for line in text.splitlines():
        shown = line.replace("\\", "\\e").replace("-", "\\-")
        yield f"\\&{shown}" if shown.startswith((".", "'")) else shown
    yield ".fi"


if __name__ == "__main__":
    build()
