"""Messages and events that tell of no trouble: how far things have got, that all went well, whether to go on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evcorr.mining.extractors.context.expected import says_success, tells_stage
from evcorr.mining.extractors.context.part import is_further
from evcorr.mining.extractors.context.sentence import paragraph_at, sentence_bounds
from evcorr.mining.extractors.extractor import AnyMention
from evcorr.mining.extractors.messages.announcement import last_sentence
from evcorr.mining.extractors.messages.quote import lead_above
from evcorr.mining.extractors.messages.said import speaks_of_failure
from evcorr.observable import Event, Message
from evcorr.text.folding import fold_blanks

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
# so many described events make a list
_LIST = 8


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


def lists_events(mentions: Sequence[AnyMention]) -> bool:
    """Tell whether a section describes so many events that it is a list of what may be logged, trouble or not."""
    described = {mention.what.event_id for mention in mentions if isinstance(mention.what, Event) and mention.what.text}
    return len(described) >= _LIST


def shown_below(text: str, mention: AnyMention, following: Sequence[AnyMention]) -> AnyMention:
    """Return the record of an event that a sentence only names and leads up to; any other mention itself."""
    what = mention.what
    if not isinstance(what, Event) or what.text is not None or not following:
        return mention
    shown, paragraph = following[0], paragraph_at(text, mention.start)
    is_same = isinstance(shown.what, Event) and shown.what.event_id == what.event_id
    leads = is_same and paragraph is not None and not text[paragraph.end : shown.start].strip()
    return shown if leads else mention


def _may_be_idle(heading: str, message: Message) -> bool:
    """Tell whether a message stands behind the symptoms, or says outside of the title that something was done."""
    return is_further(heading) or (heading != "TITLE" and says_success(message.text))


def _is_of_routine(heading: str, event: Event) -> bool:
    """Tell whether an event behind the symptoms is mere information, or says, without a level, what was done."""
    description = event.text or ""
    if _UNUSUAL.search(description):
        return False
    if event.level is None:
        return is_further(heading) and _DONE.search(description) is not None
    return event.level.startswith("Info") and _PROBLEM.match(heading) is None
