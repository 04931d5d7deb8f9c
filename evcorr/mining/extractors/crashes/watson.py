"""Logs of Dr. Watson that an article quotes without the number of the process."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.mentions import Mention
from evcorr.mentions.crash import MAX_LOG, watson_frame
from evcorr.observable import Crash

# App: exe\paint.dbg (<process id>)
_LOG = re.compile(
    r"""
    \bapp(?:lication)?:\s{1,20}(?P<image>[^\s(]{1,80})\s{0,8}\((?:<[^<>\n]{1,30}>\s{0,4}|pid)\)
    (?:[^\n]{0,80}\n){1,4}?
    \s{0,40}exception\s{1,8}number:\s{1,8}(?P<exception>[0-9a-f]{8})
    """,
    re.VERBOSE | re.IGNORECASE,
)


def crashes_logged(text: str) -> Iterator[Mention[Crash]]:
    """Yield the crashes that logs of Dr. Watson tell, with the function that each of them names."""
    if "xception number" not in text:
        return
    logs = list(_LOG.finditer(text))
    limits = [log.start() for log in logs[1:]] + [len(text)]
    for log, limit in zip(logs, limits, strict=False):
        frame = watson_frame(text, log.end(), min(limit, log.end() + MAX_LOG))
        module = frame["module"].strip("<>.:") if frame and "nosymbols" not in frame["module"] else None
        crash = Crash(image=log["image"], module=module, exception=log["exception"])
        yield Mention(crash, log.start(), frame.end() if frame else log.end())
