"""Help whose options stand under headings, and errors that name what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

import click


def meant(word: str, known: Iterable[str]) -> str:
    """` Did you mean 'html'?` where one of the known words is like the given one, else nothing."""
    # most words are right
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), list(known), n=1, cutoff=0.6)
    return f" Did you mean {near[0]!r}?" if near else ""


class GroupedCommand(click.Command):
    """A command that lists its options under headings; what no heading names stands under the last, `Other`."""

    groups: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Names of parameters by heading."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options in their groups."""
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        records = {option.name or "": option.get_help_record(ctx) for option in options}
        named = {name for names in self.groups.values() for name in names}
        groups = {**self.groups, "Other": tuple(name for name in records if name not in named)}
        for heading, names in groups.items():
            if rows := [row for name in names if (row := records.get(name))]:
                with formatter.section(heading):
                    formatter.write_dl(rows)


class GuidedChoice(click.Choice[str]):
    """One of several words; an error says which of them is like the given one."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word; fails with all the choices, and the one that is like it."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as error:
            raise click.BadParameter(error.message + meant(value, self.choices), ctx, param) from error
