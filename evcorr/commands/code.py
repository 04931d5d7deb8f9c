"""`evcorr code`: what a code means, how else it is written, and which articles name it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

import click

from evcorr import phrases
from evcorr.codes import CodeDescription, Reading, describe_code
from evcorr.commands import exits, options
from evcorr.commands.output import write_out
from evcorr.json_text import encode_document
from evcorr.packs.code_search import Named, signatures_naming
from evcorr.packs.pack import load_signatures
from evcorr.text.escaping import clipped, visible

WIDTH = 80
_LABEL_WIDTH = 11


def _check(_context: click.Context, _parameter: click.Parameter, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The codes as they are; fails for what begins like an option and is no negative code."""
    for text in codes:
        if text.startswith("-") and not text[1:2].isdigit():
            raise click.NoSuchOption(text)
    return codes


@click.command(
    "code",
    short_help="Show what a code means, and which articles name it.",
    context_settings={"ignore_unknown_options": True},
)
@click.argument("codes", metavar="CODE...", nargs=-1, required=True, callback=_check)
@options.packs
@options.text_or_json
def command(codes: tuple[str, ...], packs: tuple[Path, ...], format_name: str) -> None:
    """Show what a code means, every way to write it, and the articles that name it.

    CODE is a number as some program showed it, decimal, negative or hexadecimal, or the symbolic name of one. What it
    can be is shown for each numbering that has it: Win32, NET HELPMSG, NTSTATUS, HRESULT, STOP and Jet. A STOP code is
    often quoted without its 0x, so that 50 is shown as STOP 0x32 and as STOP 0x50.

    \b
    Examples:
      evcorr code 2404
      evcorr code 0x80070005 -1018 7B
      evcorr code STATUS_OBJECT_NAME_NOT_FOUND
      evcorr code 2404 --signatures ours.jsonl --format json

    Exit status: 0 each code is known to a table or an article, 1 some code is not, 2 wrong usage.
    """
    signatures = load_signatures(packs or None)
    found = [(code, signatures_naming(code, signatures)) for code in map(describe_code, codes)]
    if format_name == "json":
        write_out(encode_document([_row(code, named) for code, named in found]).decode())
    else:
        write_out("\n\n".join("\n".join(_lines(code, named)) for code, named in found) + "\n")
    known = all(code.readings or named for code, named in found)
    raise SystemExit(exits.NOTHING_FOUND if known else exits.FOUND)


def _row(code: CodeDescription, named: list[Named]) -> dict[str, object]:
    articles = [{"article": item.id, "title": item.title, "observables": observables} for item, observables in named]
    # an argument may hold characters that act on a terminal
    return {"code": visible(code.written), "spellings": code.spellings, "readings": code.readings, "articles": articles}


def _lines(code: CodeDescription, named: list[Named]) -> Iterator[str]:
    """One code as a paragraph, of lines with at most 80 characters but for a name or number that is longer."""
    yield clipped(code.written)
    for reading in code.readings:
        yield from _reading(reading)
    if not code.readings:
        number = f": {' = '.join(code.spellings)}" if code.spellings else ""
        yield from _wrapped("unknown", f"no table of codes has it{number}")
    for signature, observables in named:
        yield from _wrapped("article", f"{clipped(signature.id)}  {clipped(signature.title)}")
        for observable in observables:
            words = phrases.quoted(observable)
            yield from _wrapped("", phrases.described(observable) + (f': "{words}"' if words else ""))


def _reading(reading: Reading) -> Iterator[str]:
    space = "STOP" if reading.space == "stop" else phrases.SPACES[reading.space]
    note = " (if the number is hexadecimal)" if reading.hexadecimal else ""
    yield from _wrapped(space, f"{reading.code}  {' '.join(reading.names)}{note}")
    if reading.message:
        yield from _wrapped("", reading.message)
    yield from _wrapped("", f"= {' = '.join(reading.spellings[1:])}")
    if reading.hresult:
        yield from _wrapped("", f"as HRESULT {' = '.join(reading.hresult)}")
    if reading.dump:
        yield from _wrapped("", f"in a mini dump {' = '.join(reading.dump)}")


def _wrapped(label: str, words: str) -> list[str]:
    """The words beside a label, and below themselves."""
    indent = " " * (_LABEL_WIDTH + 4)
    first = f"  {label:<{_LABEL_WIDTH}}  "
    return textwrap.wrap(words, WIDTH, initial_indent=first, subsequent_indent=indent, break_long_words=False)
