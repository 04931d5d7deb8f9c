"""Call stacks under a line that says what they are of: the first frame with a module is where the program crashed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.mentions import Mention
from evcorr.mentions.crash import RAISING, stack_frame
from evcorr.mining.extractors.context.sentence import sentence_bounds
from evcorr.mining.extractors.crashes.faulting import subject_of
from evcorr.observable import Crash
from evcorr.text.folding import fold_blanks

_ANNOUNCED = re.compile(
    r"\b(?:call\s?stacks?|stack\s(?:back\s)?(?:trace|dump)|stack\sof\sthe\s\w{4,12}\sthread|thread\b[^:.]{0,80}\blooks?)\b[^:]{0,160}:\s"
    r"|\b(?:FramePtr|ChildEBP)\s{1,8}Ret\w{2,8}\s",
    re.IGNORECASE,
)
# Dr. Watson heads a stack so, where debuggers write RetAddr
_OF_WATSON = re.compile(r"FramePtr\s{1,8}ReturnAd\s\Z", re.IGNORECASE)
_CRASHED = re.compile(
    r"\b(?:stop|terminat|crash|quit|shuts?\b|watson|drwtsn|access\sviolat|user\.dmp)\w{0,12}", re.IGNORECASE
)
# a program that hangs, allocates or is only looked at has a stack too
_RUNS_ON = re.compile(
    r"\b(?:spin|\(hang|allocat|processor|CPU\b|break\sinto|in\sthis\sstate|attach|deadlock)", re.IGNORECASE
)
# the system's own frames, and those of which no function is known
_NO_PLACE = re.compile(r"(?:nt|ntkrnl\w{1,4}|ntoskrnl|hal|win32k)!|\w+!<?no", re.IGNORECASE)
# 04b6be7c  0041df22  e0020002 00000000 00000000  KERNEL32!RaiseException+0x6a
_RAISED = re.compile(rf"\b(?P<exception>[ce]0[0-9a-f]{{6}})(?:\s{{1,8}}[0-9a-f]{{8}}){{0,3}}\s{{1,20}}{RAISING}")
_BEFORE, _BEHIND = 400, 700


def crashes_on_stacks(text: str) -> Iterator[Mention[Crash]]:
    """Yield a crash for each call stack of a program that stopped, with the frame on top as its module."""
    if "!" not in text or not any(word in text for word in ("tack", "hread", "FramePtr", "ChildEBP")):
        return
    end = 0
    for announced in _ANNOUNCED.finditer(text):
        frame = stack_frame(text, announced.end(), announced.end() + _BEHIND)
        if frame is None or frame.start() < end or _NO_PLACE.match(frame["module"]):
            continue
        raised = _RAISED.search(text, announced.end(), frame.start())
        start = max(0, announced.start() - _BEFORE)
        told = text[start : announced.end()]
        if raised or _OF_WATSON.search(told) or (_CRASHED.search(told) and not _RUNS_ON.search(told)):
            end = frame.end()
            crash = Crash(
                image=_stopped(text, start, announced.start()),
                module=frame["module"].rstrip(":"),
                exception=raised["exception"] if raised else None,
            )
            yield Mention(crash, frame.start(), frame.end())


def _stopped(text: str, start: int, end: int) -> str | None:
    """Return the program that the text above a stack says stopped."""
    for found in _CRASHED.finditer(text, start, end):
        first, _ = sentence_bounds(text, found.start(), found.end())
        if program := subject_of(fold_blanks(text[first : found.end()])):
            return program
    return None
