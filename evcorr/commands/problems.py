"""Problems on standard error, one a line."""

from __future__ import annotations

from collections.abc import Iterable

import click

from evcorr.record import Problem
from evcorr.text.escaping import visible


def describe(problem: Problem) -> str:
    """`path:line: reason`, or with the record or byte named, safe to print."""
    origin = problem.origin
    if origin.position is None:
        place = origin.path
    elif origin.unit == "line":
        place = f"{origin.path}:{origin.position}"
    else:
        place = f"{origin.path} ({origin.unit} {origin.position})"
    return visible(f"{place}: {problem.reason}")


def tell_problems(problems: Iterable[Problem]) -> None:
    """Write each problem to standard error."""
    for problem in problems:
        click.echo(describe(problem), err=True)
