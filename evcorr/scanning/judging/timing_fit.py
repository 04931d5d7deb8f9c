"""Whether entries came in the order, at the distance in time and around the restarts that the article tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

import msgspec

from evcorr.scanning.survey.incident import Group, group
from evcorr.scanning.survey.moments import SEVERAL, Moment, clock_of
from evcorr.scanning.survey.restarts import Restarts
from evcorr.scanning.survey.sequence import runs, stretch_of, stretches
from evcorr.timing import Kind, Timing, span, told

FEWEST_GAPS = 2
"""So many distances between entries make an interval."""

ENOUGH_GAPS = 4
"""So many distances, none of which is the one that the article tells, speak against it."""

FEWEST_REPEATS = 3
"""So many entries of an incident come again and again."""

MOST_POINTS = 1000
"""So many entries of a cell are told apart in time."""

SLACK = 0.2
"""By such a part of it a distance may differ from what the article tells."""


class Fit(msgspec.Struct, frozen=True):
    """Whether the times of entries fit one thing that the article says, and how, in words."""

    agrees: bool
    words: str


def fits(timings: Iterable[Timing], moments: Sequence[Moment], restarts: Restarts) -> tuple[Fit, ...]:
    """What the times of entries tell for and against what the article says; what they do not tell is left out."""
    known = [one for one in moments if one.first is not None and one.last is not None and one.computer != SEVERAL]
    found = (_fit(timing, [one for one in known if _shows(one, timing)], restarts) for timing in timings)
    return tuple(dict.fromkeys(fit for fit in found if fit is not None))


def _shows(moment: Moment, timing: Timing) -> bool:
    return any(moment.symptoms >> number & 1 for number in timing.symptoms)


def _fit(timing: Timing, moments: list[Moment], restarts: Restarts) -> Fit | None:
    match timing.kind:
        case Kind.ORDER:
            return _order(timing, group(moments))
        case Kind.EVERY:
            return _interval(timing, moments)
        case Kind.REPEATED:
            return _repeats(group(moments))
        case Kind.AT_START:
            return _around(timing, restarts.of_starts(group(moments)))
        case Kind.AT_STOP:
            return _around(timing, restarts.of_stops(group(moments)))


def _order(timing: Timing, incidents: list[Group]) -> Fit | None:
    """In incidents that show two or more of the symptoms: whether these came in the article's order."""
    longest = timing.seconds[1] if timing.seconds else None
    count = widest = in_order = 0
    together = [one for one in incidents if len(one.symptoms.intersection(timing.symptoms)) > 1]
    for one in together:
        seen = [number for number in timing.symptoms if number in one.symptoms]
        found = runs([stretches(one.moments, number) for number in seen], longest)
        count, widest, in_order = count + found.count, max(widest, found.widest), in_order + bool(found.count)
    if not together:
        return None
    within = f" within {span(longest)}" if longest else ""
    if not in_order or (in_order * 2 < len(together) and not any(_is_blurred(one) for one in together)):
        return Fit(False, f"not in the order{within} that the article gives")
    if in_order * 2 < len(together):
        return None
    apart = f" within {span(widest)}" if widest else " in one second"
    return Fit(True, f"in the order that the article gives, {_times(count)},{apart}")


def _is_blurred(incident: Group) -> bool:
    """Whether cells of time are so coarse that several incidents may have become this one."""
    return any(start != end for start, end in filter(None, map(stretch_of, incident.moments)))


def _interval(timing: Timing, moments: list[Moment]) -> Fit | None:
    """Whether a symptom comes back after the time that the article tells."""
    if timing.seconds is None:
        return None
    least, most = timing.seconds
    low, high = least * (1 - SLACK) - 1, most * (1 + SLACK) + 1
    together = max(0.0, low / 2)
    cells = [
        [one for one in same if one.symptoms >> number & 1]
        for number in timing.symptoms
        for same in (list(of) for _, of in groupby(sorted(moments, key=clock_of), clock_of))
    ]
    gaps = [gap for same in cells for gap in _gaps(same, together)]
    fitting = sum(low <= gap <= high for gap in gaps)
    if len(gaps) >= FEWEST_GAPS and fitting * 2 >= len(gaps):
        return Fit(True, f"{told(timing)}, as the article says ({_of(fitting, len(gaps))})")
    if (
        len(gaps) >= ENOUGH_GAPS
        and not fitting
        and not any(_is_coarse(one, together) for same in cells for one in same)
    ):
        return Fit(False, f"not {told(timing)}, as the article says")
    return None


def _gaps(cells: Iterable[Moment], together: float) -> Iterator[float]:
    """The seconds from one burst of entries to the next; what comes sooner than after `together` is one burst."""
    begins: list[float] = []
    last = 0.0
    for start, end in sorted(part for cell in cells for part in _parts(cell, together)):
        if not begins or start - last > together:
            begins.append(start)
        last = max(last, end)
    yield from (after - before for before, after in pairwise(begins))


def _parts(cell: Moment, together: float) -> Iterator[tuple[float, float]]:
    """The bursts of a cell; of one that holds more than its first and last entry, as if they had come evenly."""
    start, end = stretch_of(cell) or (0, 0)
    apart = (end - start) / max(1, cell.count - 1)
    if apart <= together:
        yield start, end
        return
    points = min(cell.count, MOST_POINTS)
    for place in range(points):
        time = start + (end - start) * place / (points - 1)
        yield time, time


def _is_coarse(cell: Moment, together: float) -> bool:
    """Whether more happened in a cell than its first and last time tell."""
    start, end = stretch_of(cell) or (0, 0)
    return cell.count > 2 and end - start > together


def _repeats(incidents: list[Group]) -> Fit | None:
    """Whether entries come again and again in one incident."""
    most = max((one.count for one in incidents), default=0)
    return Fit(True, f"again and again, as the article says ({_times(most)})") if most >= FEWEST_REPEATS else None


def _around(timing: Timing, near: Sequence[bool | None]) -> Fit | None:
    """Whether incidents are near starts or stops of their machine; None stands for one whose log tells none."""
    known = [one for one in near if one is not None]
    if not known:
        return None
    if sum(known) * 2 >= len(known):
        return Fit(True, f"{told(timing)}, as the article says ({_of(sum(known), len(known))})")
    return Fit(False, f"not {told(timing)}, as the article says") if not any(known) else None


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def _of(number: int, whole: int) -> str:
    return _times(whole) if number == whole else f"{number:,} of {_times(whole)}"
