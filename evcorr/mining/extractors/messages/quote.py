"""What an article shows apart from its prose: a message, a log entry or a screen, under the line that announces it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from evcorr.mining.extractors.context.paragraph import Paragraph, paragraphs
from evcorr.mining.extractors.context.sentence import paragraph_at
from evcorr.mining.extractors.messages.announcement import (
    announcement,
    heads_place,
    is_sure,
    last_sentence,
    lists_messages,
    names_place,
    names_shown,
    names_system,
    says_where,
    speaks_of_error_message,
)
from evcorr.mining.extractors.messages.said import speaks_of_error
from evcorr.mining.extractors.messages.shown_lines import lines_apart
from evcorr.mining.extractors.messages.tool_output import powershell_errors
from evcorr.text.folding import fold_blanks

_PLURAL = re.compile(
    r"\b(?:messages|errors|warnings|events|following stops|entries|one of|any of|either of|exceptions|alerts)\b",
    re.IGNORECASE,
)
_ONE_OF = re.compile(r"\b(?:one|any|some|either)\s(?:or\smore\s)?of\sthe\sfollowing\b", re.IGNORECASE)
_CLAUSE = re.compile(r"\s(?:when|if|while|after|before|during|that|which|because|as)\s")
_NEAR = 60
_MAX_PARAGRAPHS = 12
_MAX_LENGTH = 1600
# the article's own words, though set in like what is shown
_REMARK = re.compile(r"(?:NOTE|Note)\b|[Ww]here\s")
_MESSAGE_FOLLOWS = re.compile(
    r"\bthe\sfollowing\s(?:message|(?:dialog|message)\sbox)(?:\sappears|\sis\sdisplayed)?:\Z", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?-i:[A-Z\"]).{10,400}[.!?]\"?")
# the title of a window, above its text
_TITLE = re.compile(r"[A-Z][\w./()-]{0,24}(?:\s(?:[A-Z][\w./()-]{0,24}|-|for|of|and)){0,5}(?<!\.)")
_FAR = 60
_SHORT, _LONG = 20, 800
_EVENT = re.compile(
    r"""
    \bevents?\b (?!\s(?:log|viewer|handler|procedure)\b) (?:\s(?:ids?|error|log\sentr\w{1,3})){0,2}
    (?:(?<=event\sid):?\s\d{1,5}\s(?:errors?|warnings?)|(?<=event)\s\d{1,5}\s(?:errors?|warnings?))? (?:\smessages?)?
    (?:(?!\b(?:error|message|warning)s?\b).){0,200}\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DASH = re.compile(r"[-*]\s")
# an item that tells what may happen, rather than what a screen says
_TELLS_READER = re.compile(
    r"[-*]\s(?:You|Users?)\s(?:may|might)\s(?:also\s)?(?:receive|experience|see|notice|get|find|be\s(?:un)?able)\b"
)
# a code alone, above the words of its message: "Setup Error 544", "System error 127 has occurred."
_CODE_ALONE = re.compile(
    r"(?:[A-Z][\w-]{1,20}\s){0,3}(?i:error):?\s(?:code:?\s)?\#?\d{1,5}(?:\shas\soccurred)?[.:]?|A\ssystem\serror\shas\soccurred\."
)
# what the services of Windows NT say in two paragraphs
_OF_SERVICE = re.compile(
    r".{0,20}\b(?:Could|Can)\s?not\s(?:start|stop|pause|continue)\s.{1,120}\sservice\son\s\S{1,60}", re.IGNORECASE
)
# the last line of a box of Exchange Server: "Microsoft Exchange Administrator ID no: c1031d9c"
_CLOSES_BOX = re.compile(r"\bID\s[Nn](?:o|umber)\s?[.:]?\s{0,2}(?:0x)?[\w-]{3,30}\W{0,2}\Z")
_FOOT_WORDS = 12
_ENDS = (".", "!", "?")


class Quote(msgspec.Struct, frozen=True):
    """A passage that is shown: its half-open range in the section, its text on one line, and what leads up to it."""

    start: int
    end: int
    text: str
    lead: str
    """The sentence that announces it."""
    is_alone: bool
    """The lead announces one thing, so that all paragraphs under it are its text."""

    @property
    def is_event(self) -> bool:
        """Whether an event is announced, in whatever layout it is shown, rather than a message."""
        return _EVENT.search(self.lead) is not None


@lru_cache(maxsize=32)
def quotes(text: str) -> tuple[Quote, ...]:
    """Return the passages of a section that are announced as messages, log entries or screens, in order.

    What PowerShell prints of an error needs no announcement.
    """
    announced = tuple(_quotes(text))
    printed = [
        Quote(start, end, fold_blanks(text[start:end]), "", is_alone=True)
        for start, end in powershell_errors(text)
        if not any(quote.start < end and start < quote.end for quote in announced)
    ]
    return tuple(sorted((*announced, *printed), key=lambda quote: quote.start)) if printed else announced


def lead_of(text: str, offset: int) -> str:
    """Return the end of the paragraph of prose before an offset: it announces, at any distance, what is shown there."""
    paragraph = leading_paragraph(text, offset)
    return paragraph.flat[-_LONG:] if paragraph else ""


def lead_above(text: str, start: int) -> str:
    """Return the end of the prose right before a passage that is set apart; "" for a place in prose itself."""
    paragraph = paragraph_at(text, start)
    return "" if paragraph is None or paragraph.is_prose else lead_of(text, start)


def leading_paragraph(text: str, offset: int, *, items: bool = True) -> Paragraph | None:
    """Return the paragraph of prose that leads up to an offset; no item of a list unless `items`."""
    index = bisect_left(paragraphs(text), offset, key=lambda paragraph: paragraph.start)
    for paragraph in reversed(paragraphs(text)[max(0, index - _FAR) : index]):
        is_said = paragraph.is_prose and not paragraph.is_separator and len(paragraph.flat) > _SHORT
        if is_said and (items or not paragraph.is_item):
            return paragraph
    return None


def _quotes(text: str) -> Iterator[Quote]:
    all_paragraphs = paragraphs(text)
    announced: str | None = None
    before: str | None = None
    is_due = False
    for index, paragraph in enumerate(all_paragraphs):
        sentence = announcement(paragraph)
        is_place = sentence is None and announced is not None and is_due and heads_place(paragraph)
        is_open = sentence is None or not names_shown(sentence)
        if is_open and announced and (is_place or names_place(paragraph)):
            sentence = announced
        # messages of several systems, with a note between them
        if sentence is None and before and names_system(paragraph):
            sentence = before
        if sentence is not None:
            shown = _shown_under(paragraph, all_paragraphs[index + 1 : index + 1 + _MAX_PARAGRAPHS])
            yield from _divide(text, shown, sentence)
            # nothing is shown right under the lead, but under headings below it
            is_due = is_sure(sentence.rstrip(".:") + ":") and (is_place or not shown)
        if paragraph.is_prose:
            before = announced if _REMARK.match(paragraph.flat) else None
            announced = sentence


def _shown_under(lead: Paragraph, following: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs under a lead that are set apart from it."""
    shown: list[Paragraph] = []
    for paragraph in following:
        if paragraph.is_separator and shown:
            shown.append(paragraph)
            continue
        goes_on = lead.is_item and paragraph.flat[0].islower()
        is_remark = _REMARK.match(paragraph.flat) is not None
        if is_remark and shown and _notes_one_of_several(paragraph, lead):
            continue
        if shown and (goes_on or is_remark or speaks_of_error_message(paragraph.flat)):
            break
        # a lead of its own; a message that ends like one may be shown alone
        if (shown or _is_of_several(lead.flat) or says_where(paragraph)) and _leads_on(paragraph):
            break
        apart = _is_apart(paragraph, lead) or (_is_listed(paragraph, lead) and (not shown or shown[0].is_item))
        quoted = not shown and paragraph.flat.startswith('"') and paragraph.flat.endswith('"')
        level = not shown and _is_in_step(paragraph, lead)
        if not apart and not quoted and not level:
            break
        shown.append(paragraph)
        if level or (quoted and not apart) or (_is_in_item(paragraph, lead) and not _TITLE.fullmatch(paragraph.flat)):
            break
    while shown and shown[-1].is_separator:
        shown.pop()
    tells_reader = any(paragraph.is_item and _TELLS_READER.match(paragraph.flat) for paragraph in shown)
    return [] if tells_reader else shown


def _leads_on(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph leads up to what is shown under it, rather than being shown itself."""
    return paragraph.flat.endswith(":") and is_sure(last_sentence(paragraph.flat))


def _notes_one_of_several(paragraph: Paragraph, lead: Paragraph) -> bool:
    """Tell whether a remark stands amid the messages that a lead announces, and is on the one before it."""
    announced = last_sentence(lead.flat)
    return (
        not lead.is_item and paragraph.indent > lead.indent and _is_of_several(announced) and speaks_of_error(announced)
    )


def _is_in_item(paragraph: Paragraph, lead: Paragraph) -> bool:
    """Tell whether a paragraph is level with the words of an item that announces one message, and so all there is."""
    is_level = lead.is_item and not paragraph.is_item and paragraph.indent <= lead.indent + 2
    return is_level and not _ONE_OF.search(lead.flat)


def _is_apart(paragraph: Paragraph, lead: Paragraph) -> bool:
    """Tell whether a paragraph is set in deeper than its lead, and no step or further item of a list."""
    if paragraph.is_item and (paragraph.indent <= lead.indent + 2 or paragraph.flat[0].isalnum()):
        return False
    return paragraph.indent > lead.indent + lead.is_item


def _is_in_step(paragraph: Paragraph, lead: Paragraph) -> bool:
    """Tell whether a message stands level with the line that announces it: in a step, or as a sentence of its own."""
    if paragraph.indent != lead.indent or paragraph.is_item or (lead.is_item and not lead.indent):
        return False
    if lead.indent > 0 and (speaks_of_error_message(lead.flat) or _MESSAGE_FOLLOWS.search(lead.flat)):
        return True
    return is_sure(lead.flat) and _SENTENCE.fullmatch(paragraph.flat) is not None and not _REMARK.match(paragraph.flat)


def _is_listed(paragraph: Paragraph, lead: Paragraph) -> bool:
    """Tell whether an item is one of the messages that its lead announces; under an item it is set in deeper."""
    is_below = not lead.is_item or paragraph.indent > lead.indent
    return is_below and _DASH.match(paragraph.flat) is not None and lists_messages(lead.flat)


def _divide(text: str, shown: list[Paragraph], sentence: str) -> Iterator[Quote]:
    alone = not _is_of_several(sentence) or any(paragraph.is_separator for paragraph in shown)
    groups: list[list[Paragraph]] = [[]]
    for paragraph in shown:
        if paragraph.is_separator or says_where(paragraph):
            groups.append([])
        elif groups[-1] and _CLOSES_BOX.search(groups[-1][-1].flat):
            groups.append([paragraph])
        elif (alone and not shown[0].is_item) or not groups[-1] or _goes_on(groups[-1][-1], paragraph):
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    for group in groups:
        if group and group[-1].end - group[0].start <= _MAX_LENGTH:
            start, end = group[0].start, group[-1].end
            for first, last in lines_apart(text, start, end, alone=alone, is_only=len(shown) == 1):
                yield Quote(first, last, fold_blanks(text[first:last]), sentence, alone)


def _goes_on(before: Paragraph, paragraph: Paragraph) -> bool:
    """Tell whether two paragraphs are one message: its code and its words, in either order, or its last line."""
    if _CLOSES_BOX.search(paragraph.flat) and len(paragraph.flat.split()) <= _FOOT_WORDS:
        return True
    if _CODE_ALONE.fullmatch(before.flat):
        return paragraph.flat.endswith(_ENDS)
    return _OF_SERVICE.fullmatch(before.flat) is not None


def _is_of_several(sentence: str) -> bool:
    """Tell whether a sentence announces more than one thing.

    What stands behind "following" counts, up to the next clause, or what stands before it at the end of a sentence.
    """
    if _ONE_OF.search(sentence):
        return True
    before, following, after = sentence.rpartition("following")
    if not following:
        return _PLURAL.search(sentence) is not None
    # "error messages similar to the following when you paint:"
    told = _CLAUSE.split(after)[0].rstrip(" :") or before[-_NEAR:]
    return _PLURAL.search(told) is not None
