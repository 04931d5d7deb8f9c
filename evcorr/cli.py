"""The command line: one group whose commands live in `commands/`, each imported only when it is called."""

from __future__ import annotations

import os
import re
import sys
from importlib import import_module
from typing import Any

import click

from evcorr.commands import exits
from evcorr.commands.guidance import meant
from evcorr.errors import EvcorrError, reason_of
from evcorr.running.collector import collect_rarely
from evcorr.text.lazy_regex import lazy_regex
from evcorr.version import VERSION

COMMANDS = (
    "scan",
    "mine",
    "articles",
    "show",
    "explain",
    "code",
    "render",
    "check",
    "export",
    "import",
    "serve",
    "formats",
)
"""In the order a newcomer needs them; `commands/NAME.py` holds the command of the same name, if Python allows it."""

_MODULES = {"import": "import_rules"}

_ARTICLE = lazy_regex(r"(?:Q|KB)\d{4,8}", re.IGNORECASE)


class _Commands(click.Group):
    """Imports a command when it is asked for, so that one does not pay for the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's own
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"evcorr.commands.{_MODULES.get(cmd_name, cmd_name)}"), "command", None)
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            raise click.UsageError(error.message + _what_was_meant(args[0]), ctx) from error

    def main(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().main(*args, **kwargs)
        except OSError as error:
            # commands tell what they can't write themselves; click does not for a help text
            click.echo(f"Error: {reason_of(error)}", err=True)
            sys.exit(exits.USAGE)

    def invoke(self, ctx: click.Context) -> object:
        collect_rarely()
        try:
            return super().invoke(ctx)
        except EvcorrError as error:
            raise click.UsageError(str(error)) from error
        except KeyboardInterrupt:
            # click would end with 1, which says that there are findings
            click.echo("\nStopped; nothing is reported.", err=True)
            ctx.exit(exits.INTERRUPTED)


def _what_was_meant(word: str) -> str:
    """What to try in place of a word that is no command: one like it, or what to do with such a file or article."""
    if os.path.exists(word):  # noqa: PTH110 - tells of what is not open to the user as of what is not there
        return f" To look for problems in it: evcorr scan {word}"
    if _ARTICLE.fullmatch(word):
        return f" To see what is looked for of it: evcorr show {word}"
    return meant(word, COMMANDS)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="evcorr")
def main() -> None:
    """Name the documented problems that a Windows event log shows, and what fixes them.

    evcorr knows what support articles say a problem looks like: event ids, STOP codes, error codes and the words of
    messages. It looks for them in exported event logs (.evtx, .evt, XML) and in text, and reports which articles
    match, the entries that show it, and the fix.

    \b
    Start with:
      evcorr scan System.evtx          one log
      evcorr scan C:\\exports           a folder of logs, or an archive
      net use z: 2>&1 | evcorr scan -  what a command printed
    """
    for stream in (sys.stdout, sys.stderr):
        # a pipe gets UTF-8 everywhere; a console that can't show a character shows its escape instead
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not stream.isatty():
            reconfigure(encoding="utf-8")
        elif reconfigure is not None:
            reconfigure(errors="backslashreplace")
