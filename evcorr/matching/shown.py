"""What a record shows: the observables in its words and data, as the same values that are mined from articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from evcorr.codes import format_stop
from evcorr.mentions import ErrorMention, Mention, find_crashes, find_errors, find_stops
from evcorr.observable import Crash, Stop
from evcorr.provider import canonical_provider
from evcorr.record import Record
from evcorr.text import fold_name, squeeze


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A record with what can be read out of it.

    `text` is the message, or where the log holds none the data values, one a line; spans count its characters.
    """

    record: Record
    text: str
    squeezed: str
    """`text` as it is compared."""
    providers: tuple[str, ...]
    """Canonical names of the provider and of its classic event source."""
    stops: tuple[Mention[Stop], ...]
    errors: tuple[ErrorMention, ...]
    crashes: tuple[Mention[Crash], ...]


def show(record: Record) -> Shown:
    """Read the observables out of a record."""
    text = record.message if record.message is not None else "\n".join(value for _, value in record.data)
    names = (record.provider, record.event_source_name)
    providers = tuple(dict.fromkeys(canonical_provider(name) for name in names if name))
    return Shown(
        record=record,
        text=text,
        squeezed=squeeze(text),
        providers=providers,
        stops=(*find_stops(text), *_stops_in_data(record, providers)),
        errors=tuple(find_errors(text)),
        crashes=(*find_crashes(text), *_crashes_in_data(record, providers)),
    )


def _stops_in_data(record: Record, providers: tuple[str, ...]) -> Iterator[Mention[Stop]]:
    """The STOP that an event about a crash of Windows holds as data; it has no place in the text."""
    for provider in providers:
        decode = _STOP_EVENTS.get((provider, record.event_id))
        if decode is not None and record.message is None:
            yield from decode(dict(record.data))
            return


def _bugcheck(data: dict[str, str]) -> Iterator[Mention[Stop]]:
    """BugCheck 1001: `param1` is the code and its four parameters as text."""
    for mention in find_stops(f"The bugcheck was: {data.get('param1') or data.get('', '')}"):
        yield Mention(mention.what, 0, 0)


def _kernel_power(data: dict[str, str]) -> Iterator[Mention[Stop]]:
    """Kernel-Power 41: `BugcheckCode` is decimal, and 0 where Windows did not stop by itself."""
    code = data.get("BugcheckCode", "")
    if code.isascii() and code.isdigit() and 0 < int(code) < 1 << 32:
        params = tuple(data.get(f"BugcheckParameter{number}", "") for number in range(1, 5))
        yield Mention(Stop(code=format_stop(int(code)), params=params), 0, 0)


_STOP_EVENTS: dict[tuple[str, int | None], Callable[[dict[str, str]], Iterator[Mention[Stop]]]] = {
    (canonical_provider("BugCheck"), 1001): _bugcheck,
    (canonical_provider("Microsoft-Windows-Kernel-Power"), 41): _kernel_power,
}


def _crashes_in_data(record: Record, providers: tuple[str, ...]) -> Iterator[Mention[Crash]]:
    """Application Error 1000, Vista and later: program, its version and time, module, its two, exception code."""
    if record.event_id == 1000 and _APPLICATION_ERROR in providers and record.message is None:
        values = [value for _, value in record.data]
        if len(values) > 6:
            yield Mention(Crash(image=values[0], module=values[3], exception=f"0x{values[6].removeprefix('0x')}"), 0, 0)


_APPLICATION_ERROR = fold_name("Application Error")
