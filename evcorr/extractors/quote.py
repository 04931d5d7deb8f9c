"""What an article shows apart from its prose: the message, log entry or screen under a line such as
"you receive the following error message:".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from evcorr.extractors.paragraph import Paragraph, paragraphs
from evcorr.text import fold_blanks

_SHOWN = (
    r"(?:error|warning|message(?!\s(?:path|body|file|header|class|queue|type|store|id|size|handling))|stop|fault"
    r"|exception|alert|(?<!command\s)(?<!DOS\s)prompt|notification|dialog(?:\sbox)?|pop-?up|trap)s?"
)
_SAYS = re.compile(
    rf"\b(?:{_SHOWN}|reports?|displays?|returns?|logs?|generates?|produces?|receives?|says|states|reads|responds?|see|get"
    rf"|shows?|with|similar|like|contains?)\b",
    re.IGNORECASE,
)
_NAMES = re.compile(rf"\b(?:{_SHOWN}|events?|question|(?:is|are|reads|appears)\sas\sfollows)\b", re.IGNORECASE)
_IS_SHOWN = re.compile(
    rf"\b(?:{_SHOWN}|events?|text|question|description|entry|entries|displayed|reported|returned|logged|shown|generated|recorded|received"
    rf"|appears?|occurs?)\b",
    re.IGNORECASE,
)
_SAID = re.compile(r"\b(?:reports?|displays?|returns?|receives?|says|states|generates?)\s(?:the\s)?\Z", re.IGNORECASE)
_NEAR = 80
# "this error occurs in the following situations:", "to correct the error, use the following command:"
_OTHER = re.compile(
    r"""
      \b(?:follow|perform|use|using|do|try|complete|take|run|enter|type|typing|execut\w{1,5}|issu\w{1,4}|choose|add|insert|modify|edit|change|replac\w{1,4}|set|creat\w{1,4})
      \s(?:either\s|one\sor\smore\s|one\s|any\s|all\s|each\s|of\s|by\s|the\s|a\s|an\s|these\s|this\s|some\s){0,5}
      (?:following|steps|command\w{0,1}|methods?|procedures?|below|code|program|line)\b
    | \b(?:following|these|below|several|possible|more|two|three|common|many|known)\s(?:\w{1,16}\s){0,2}?
      (?:reasons?|causes?|situations?|tables?|conditions?|circumstances|steps?|commands?|methods?|procedures?|articles?|workarounds?
         |scenarios?|ways?|files?|keys?|values?|settings?|code|examples?|lines?|programs?|registry|parameters?|options?
         |solutions?|things?|sites?|locations?|true|versions?|products?|functions?|syntax|statements?|criteria|factors
         |components|services|programs|problems|changes|actions?|configurations?|questions?|sections?|macro|query|batch
         |information\sapplies|addresses?|places?|modifications?|environments?|drivers?|computers?|systems?)\b
    | \barticles?\b .{0,80} \bKnowledge\sBase
    | \b(?:if|when|because|unless)\s(?:all\s|any\s|either\s|one\s|both\s|you\s|the\s|a\s|of\s|are\s){0,6}
      (?:following|true|conditions)\b
    | \b(?:type|enter|run|use|click|press|choose|select)(?:\sthe\s\w{1,20})?:\Z
    | \b(?:syntax|example|steps|instructions|procedure|code|workaround|resolution|do\sthis)\b[^:]{0,30}:\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SURE = re.compile(
    rf"""
    \b(?:following|similar)\s
    (?:(?!steps?|methods?|commands?|reasons?|causes?|articles?|files?|keys?|conditions?)[\w'.-]{{1,20}}\s){{0,5}}?
    (?:{_SHOWN}|events?|description|entry)\b(?:\s\S{{1,20}}){{0,9}}:\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "The following message may be displayed. It may also be displayed when ...": the colon is missing
_FOLLOWING = re.compile(rf"\bfollowing\s(?:[\w'.-]{{1,20}}\s){{0,2}}?(?:{_SHOWN}|events?)\b", re.IGNORECASE)
_PLURAL = re.compile(
    r"\b(?:messages|errors|warnings|events|stops|entries|one of|any of|either of|exceptions|alerts)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])[\"')]{0,2}\s+(?=[\"'(A-Z])")
_MAX_PARAGRAPHS = 12
_MAX_LENGTH = 1600
_FAR = 60
_SHORT, _LONG = 20, 800
_PLACE_WORDS = 5
# "displays the error messages:" and then one message an item
_LISTED = re.compile(
    r"\b(?:receives?|displays?|reports?|returns?|generates?|following|get|see)\b.{0,80}"
    r"\b(?:(?:error|warning)\smessages?|errors|following\smessages?)(?:\s\w{1,20}){0,3}:\Z",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"""
    \bevents?\b (?!\s(?:log|viewer|handler|procedure)\b) (?:\s(?:ids?|error|log\sentr\w{1,3})){0,2} (?:\smessages?)?
    (?:(?!\b(?:error|message|warning)s?\b).){0,200}\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DASH = re.compile(r"[-*]\s")


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
    """Return the passages of a section that are announced as messages, log entries or screens, in order."""
    return tuple(_quotes(text))


def last_sentence(flat: str) -> str:
    """Return the last sentence of a paragraph on one line."""
    return _SENTENCE.split(flat[-_LONG:])[-1]


def lead_of(text: str, offset: int) -> str:
    """Return the end of the paragraph of prose before an offset: it announces, at any distance, what is shown there."""
    index = bisect_left(paragraphs(text), offset, key=lambda paragraph: paragraph.start)
    for paragraph in reversed(paragraphs(text)[max(0, index - _FAR) : index]):
        if paragraph.is_prose and not paragraph.is_separator and len(paragraph.flat) > _SHORT:
            return paragraph.flat[-_LONG:]
    return ""


def announces(sentence: str) -> bool:
    """Tell whether a sentence that ends in a colon leads up to a message, rather than to steps, reasons or code."""
    if _SURE.search(sentence):
        return True
    if _OTHER.search(sentence):
        return False
    before, following, after = sentence.rpartition("following")
    if not following:
        return _NAMES.search(sentence[-_NEAR:]) is not None
    if len(after) > 2:
        return _IS_SHOWN.search(after) is not None or _SAID.search(before) is not None
    return _SAYS.search(before[-_NEAR:]) is not None


def _quotes(text: str) -> Iterator[Quote]:
    all_paragraphs = paragraphs(text)
    announced: str | None = None
    for index, paragraph in enumerate(all_paragraphs):
        sentence = _announcement(paragraph)
        if sentence is None and announced and _is_place(paragraph):
            sentence = announced
        if sentence is not None:
            shown = _shown_under(paragraph, all_paragraphs[index + 1 : index + 1 + _MAX_PARAGRAPHS])
            yield from _divide(text, shown, sentence)
        if paragraph.is_prose:
            announced = sentence


def _is_place(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph only says where a message of those announced is seen: "From File Manager:"."""
    return paragraph.is_prose and paragraph.flat.endswith(":") and len(paragraph.flat.split()) <= _PLACE_WORDS


def _announcement(paragraph: Paragraph) -> str | None:
    """Return the sentence of a paragraph that leads up to what is shown under it; None if none does."""
    if not paragraph.flat.endswith(":"):
        return paragraph.flat if _FOLLOWING.search(paragraph.flat) else None
    sentence = last_sentence(paragraph.flat)
    return sentence if announces(sentence) else None


def _shown_under(lead: Paragraph, following: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs under a lead that are set apart from it."""
    shown: list[Paragraph] = []
    for paragraph in following:
        if paragraph.is_separator and shown:
            shown.append(paragraph)
            continue
        apart = _is_apart(paragraph, lead) or (_is_listed(paragraph, lead) and (not shown or shown[0].is_item))
        quoted = not shown and paragraph.flat.startswith('"') and paragraph.flat.endswith('"')
        if not apart and not quoted:
            break
        shown.append(paragraph)
        if (quoted and not apart) or (lead.is_item and paragraph.indent <= lead.indent + 2):
            break
    while shown and shown[-1].is_separator:
        shown.pop()
    return shown


def _is_apart(paragraph: Paragraph, lead: Paragraph) -> bool:
    """Tell whether a paragraph is set in deeper than its lead, and no further item of the lead's own list."""
    if paragraph.is_item and paragraph.indent <= lead.indent + 2:
        return False
    return paragraph.indent > lead.indent + lead.is_item


def _is_listed(paragraph: Paragraph, lead: Paragraph) -> bool:
    """Tell whether an item is one of the messages that its lead announces."""
    return not lead.is_item and _DASH.match(paragraph.flat) is not None and _LISTED.search(lead.flat) is not None


def _divide(text: str, shown: list[Paragraph], sentence: str) -> Iterator[Quote]:
    alone = _PLURAL.search(sentence) is None or any(paragraph.is_separator for paragraph in shown)
    groups: list[list[Paragraph]] = [[]]
    for paragraph in shown:
        if paragraph.is_separator:
            groups.append([])
        elif (alone and not shown[0].is_item) or not groups[-1]:
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    for group in groups:
        if group and group[-1].end - group[0].start <= _MAX_LENGTH:
            start, end = group[0].start, group[-1].end
            yield Quote(start, end, fold_blanks(text[start:end]), sentence, alone)
