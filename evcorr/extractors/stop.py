"""Blue-screen STOPs: as screens and prose show them, and those that an article knows only by the driver at fault."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.article import Section
from evcorr.mentions import Mention, find_stops
from evcorr.observable import Stop

_BY_MODULE = re.compile(
    r"""
    \b(?:STOP|blue[\s-]screen)\s{1,3}(?:error\s{1,3}|message\s{1,3}|screen\s{1,3}|code\s{1,3}|trap\s{1,3}){0,2}
    (?:(?:occurs?|appears?|caused|generated|may\soccur)\s{1,3})?(?:in|by)\s{1,3}(?:the\s{1,3}(?:file\s{1,3})?)?
    (?P<module>[\w$-]{1,24}\.(?:sys|dll|exe|drv))\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def extract_stop(section: Section) -> Iterator[Mention[Stop]]:
    """Yield the STOPs of a section; one without a code is told by its module alone."""
    known: list[tuple[int, int]] = []
    for mention in find_stops(section.text):
        known.append((mention.start, mention.end))
        yield mention
    for found in _BY_MODULE.finditer(section.text):
        if not any(start < found.end() and found.start() < end for start, end in known):
            yield Mention(Stop(module=found["module"]), found.start(), found.end())
