"""Call stacks under a line that says what they are of: the first frame with a module is where the program crashed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.mentions import Mention
from evcorr.observable import Crash

_ANNOUNCED = re.compile(
    r"\b(?:call\s?stacks?|stack\s(?:back\s)?trace|stack\sof\sthe\s\w{4,12}\sthread|thread\b[^:.]{0,80}\blooks?)\b[^:]{0,160}:\s",
    re.IGNORECASE,
)
_FRAME = re.compile(r"\b(?P<module>[A-Za-z_][\w$]{1,30}![\w?@$:~<>]{2,120})")
_CRASHED = re.compile(r"\b(?:stop|terminat|crash|quit|watson|drwtsn|access\sviolat|user\.dmp)", re.IGNORECASE)
# a program that hangs, allocates or is only looked at has a stack too
_RUNS_ON = re.compile(r"\b(?:spin|\(hang|allocat|processor|CPU\b|break\sinto|attach|deadlock)", re.IGNORECASE)
_BEFORE, _BEHIND = 400, 700


def crashes_on_stacks(text: str) -> Iterator[Mention[Crash]]:
    """Yield a crash for each call stack of a program that stopped, with the frame on top as its module."""
    if "!" not in text or not ("tack" in text or "hread" in text):
        return
    for announced in _ANNOUNCED.finditer(text):
        told = text[max(0, announced.start() - _BEFORE) : announced.end()]
        frame = _FRAME.search(text, announced.end(), announced.end() + _BEHIND)
        if frame and _CRASHED.search(told) and not _RUNS_ON.search(told):
            yield Mention(Crash(module=frame["module"].rstrip(":")), frame.start(), frame.end())
