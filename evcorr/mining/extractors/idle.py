"""Messages and events that tell of no trouble: how far things have got, that all went well, whether to go on."""

from __future__ import annotations

import re

from evcorr.mining.extractors.context.expected import says_success, tells_stage
from evcorr.mining.extractors.context.sentence import sentence_bounds
from evcorr.mining.extractors.extractor import AnyMention
from evcorr.mining.extractors.messages.announcement import last_sentence
from evcorr.mining.extractors.messages.quote import lead_above
from evcorr.mining.extractors.messages.said import speaks_of_failure
from evcorr.observable import Event, Message
from evcorr.text.folding import fold_blanks

_FURTHER = re.compile(r"MORE INFORMATION\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:success|start(?:ed|ing)\b|complete|beg[iau]n\b|end\s|entered\b|enabled\b|connect(?:ed|ion\s\w+\sestablished)\b|established\b"
    r"|loaded\b|registered\b|logged\son\b|wrote\b|in\sprogress\b|converged\b|operation\b|transfer)",
    re.IGNORECASE,
)
_UNUSUAL = re.compile(r"\b(?:exception|dump|duplicate|abnormal|unexpected|unhandled|skipped)", re.IGNORECASE)
_PROBLEM = re.compile(r"TITLE\b|SYMPTOM|SUMMARY|CAUSE", re.IGNORECASE)
_ASKS = re.compile(r"\b(?:Do you want|Would you like(?! to see)|Are you sure)\b[^?]{4,120}\?\Z")
# words of what is wrong besides those for failure
_TROUBLE = re.compile(
    r"\b(?:err(?:or)?|warn|fail|fault|prob|requires?|must|incorrect|wrong|too\s\w|busy|detected|exceed|violat|abort|suspend|conflict|stop|only|allowed|damaged|older|newer|nothing|in\suse|another|off-?line|more\sthan|different|encountered)",
    re.IGNORECASE,
)
_NEAR = 40


def tells_of_no_trouble(heading: str, text: str, mention: AnyMention) -> bool:
    """Tell whether a message says only how far things have got or that all went well, or asks behind the symptoms.

    The same is told of an event there that says that a step was done. Nobody with the problem looks for these, unless
    the title has one, or the sentence that leads up to one calls it an error.
    """
    what = mention.what
    if not isinstance(what, Message | Event) or what.text is None or speaks_of_failure(what.text):
        return False
    before = fold_blanks(text[max(0, mention.start - _NEAR) : mention.start])
    if isinstance(what, Message) and tells_stage(before) and not _TROUBLE.search(what.text):
        return True
    if not (_may_be_idle(heading, what) if isinstance(what, Message) else _is_of_routine(heading, what)):
        return False
    if _ASKS.search(what.text):
        return True
    if _TROUBLE.search(what.text):
        return False
    first, _ = sentence_bounds(text, mention.start, mention.end)
    return not any(
        _TROUBLE.search(part) for part in (text[first : mention.start], last_sentence(lead_above(text, mention.start)))
    )


def _may_be_idle(heading: str, message: Message) -> bool:
    """Tell whether a message stands behind the symptoms, or says outside of the title that something was done."""
    return is_further(heading) or (heading != "TITLE" and says_success(message.text))


def is_further(heading: str) -> bool:
    """Tell whether a part of an article stands behind what tells of the problem."""
    return _FURTHER.match(heading) is not None


def _is_of_routine(heading: str, event: Event) -> bool:
    """Tell whether an event behind the symptoms is mere information, or says, without a level, what was done."""
    description = event.text or ""
    if _UNUSUAL.search(description):
        return False
    if event.level is None:
        return is_further(heading) and _DONE.search(description) is not None
    return event.level.startswith("Info") and _PROBLEM.match(heading) is None
