"""Symptom or incidental: why an article names something, judged by section, sentence and kind of article."""

from __future__ import annotations

import re
from functools import lru_cache

from evcorr.article import Article, Section, explained_stop
from evcorr.codes import format_stop
from evcorr.mining.extractors.context.expected import (
    is_expected,
    tells_other_causes,
    tells_success,
)
from evcorr.mining.extractors.context.paragraph import paragraphs
from evcorr.mining.extractors.context.part import is_further
from evcorr.mining.extractors.context.reference import is_in_reference
from evcorr.mining.extractors.context.sentence import paragraph_at, sentence_bounds
from evcorr.mining.extractors.extractor import AnyMention
from evcorr.mining.extractors.messages.announcement import last_sentence
from evcorr.mining.extractors.messages.quote import lead_above, leading_paragraph
from evcorr.mining.extractors.messages.said import speaks_of_error, speaks_of_failure
from evcorr.observable import Message
from evcorr.text.folding import fold_blanks
from evcorr.text.worded_regex import WordedRegex

_HOW_TO = re.compile(
    r"""
    (?:[\w-]{1,12}:\s)?(?:how\s?to\b
      (?!:?\s(?:troubleshoot|resolve|fix|diagnose|correct|recover|work\saround)\b
        |:?\s(?:prevent|avoid|eliminate)\b.{1,80}\b(?:err(?:or)?|message|warning|fault)s?\b)
      |sample\b|step.by.step|using\b|testing\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LIST = re.compile(
    r"\bbugs\sfixed\b|\blist\sof\s(?:\w{1,12}\s){0,3}(?:bugs|fixes)\b|\breadme(?:\.\w{3})?\b|\brelease\snotes\b",
    re.IGNORECASE,
)
# trouble that somebody who follows a guide may see: "you may receive the following error message"
_TROUBLE_AHEAD = re.compile(
    r"""
      \b(?:(?:you\s(?:may|might|can)\s(?:also\s)?|if\syou\s)(?:get|see|receive)|(?:may|might)\s(?:also\s)?(?:log|display|cause|receive|get|see))
      \b[^.:]{0,80}\b(?:errors?|events?|warnings?)\b
    | \bevent\s(?:viewer|log)\s(?:may|might)\s(?:also\s)?(?:display|contain|record|show|include)\b
    | \b(?:errors?|events?|warnings?)\b[^.:]{0,40}\b(?:may|might)\s(?:also\s)?(?:be\s)?
      (?:appear|occur|displayed|logged|received|reported)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# a message of a failure, whatever it is called: "If no tin is found, you get the following message"
_MESSAGE_AHEAD = re.compile(
    r"""
    \b(?:(?:you|they|users?|clients?)\s(?:(?:may|might|can|will|also)\s){0,2}(?:receives?|gets?)|fails?\swith|results?\sin)
    \s[^.:]{0,80}\b(?:errors?|warnings?|messages?)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# sections that speak of the cure or of other articles, no longer of the problem
_ASIDE = re.compile(
    r"(?:references?|resolutions?|resolve|solutions?|workarounds?|status|see\salso|next\ssteps"
    r"|related\s(?:articles?|topics?|content|information)|how\sdo\s(?:you|i)\sknow\s(?:this|it|that)\s(?:\w+\s)?worked)\b"
    r"|(?:\d{1,2}[.)]\s)?(?:(?:immediate|temporary|permanent|short-term|long-term)\s)?"
    r"(?:(?:remediation|mitigation)s?\b|action\sitems|ma(?:\u00df|ss)nahmen?\b|abhilfe|l\u00f6sung|behebung|r\u00e9solution|contournement|correctif|(?:remed(?:y|ies)|fix(?:es)?|roll\s?-?back|verification|escalation|what\sto\sdo"
    r"|(?:resolution|solution|workaround)s?)(?:\s(?:steps|plan|procedure))?\W{0,3}\Z)",
    re.IGNORECASE,
)
_SEEN = (
    r"(?:log(?:ged)?|display(?:ed)?|generated?|return(?:ed)?|report(?:ed)?|record(?:ed)?|shown?|receive[d]?|seen?|raised?"
    r"|produced?|issued?|created?|written|appear(?:s|ed)?|occurs?)"
)
# in the clause that leads to the thing: "is not logged", "instead of displaying", "the correct message"
_NOT_BEFORE = re.compile(
    rf"""
    \b(?:not|never|no\slonger|cannot|\w{{1,12}}n't)\s(?:be\s|been\s|get\s|always\s|actually\s)?{_SEEN}\b(?!\s(?:up|on|off)\b)
  | \bfail(?:s|ed)?\sto\s(?:notify\syou|log(?!\son\b)|record|generate|report|display|return|produce)\b
  | \bno\s(?:["'(]\Z|\Z)
  | \bno\s(?:such\s)?(?:error|warning|event|message|entry|indication)\b(?!\s(?:trap|handl|check))
  | \b(?:(?:correct|expected)\s(?:error|message)|(?:expected|correct)\s(?:results?|behavior|response))\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# what stands behind it is not seen, but what is announced before it is: "the following error instead of an event:"
_IN_PLACE = re.compile(
    r"\b(?:instead\sof|rather\sthan|would\snormally|unlike|should\sreturn)\b(?!.*\s(?:receives?|gets?|sees?)\s)",
    re.IGNORECASE,
)
_ANNOUNCED = re.compile(r"\b(?:following|this\s(?:error|message))\b", re.IGNORECASE)
# right behind it: "does not appear", "is never logged"
_NOT_AFTER = re.compile(
    rf"\A\W{{0,3}}(?:\w{{1,12}}\s){{0,4}}?(?:not|never|no\slonger|\w{{1,12}}n't)\s(?:be\s|been\s)?{_SEEN}\b",
    re.IGNORECASE,
)
# "you receive run-time error 11, as expected"
_EXPECTED = re.compile(r"\bas\sexpected\b", re.IGNORECASE)
# where the clause that names a thing begins or ends
_CLAUSE = re.compile(r"[,;]\s|\s(?:or|but|and)\s")
# what is said of the problem behind what ought to be: "an error should be logged, but you see"
_TURN = re.compile(r"\b(?:but|however|instead|yet|although)\b", re.IGNORECASE)
_OTHERWISE = re.compile(r"\s{0,8}(?:otherwise|or\selse),\s", re.IGNORECASE)
_AFTER_FIX = WordedRegex(
    ("fix", "update", "patch", "correction", "setting", "change", "new", "now", "installed", "applied"),
    r"""
      \b(?:after|once|when|with)\s(?:you\s)?(?:have\s)?(?:the\syou\s)?(?:apply|applying|applied|install(?:ing|ed)?)?\s?
      (?:the|this)\s(?:\w{1,16}\s)?(?:fix|hotfix|update|patch|correction)\b(?!\.\w)
    | (?-i:\bWith)\s[^.:;,]{1,60}(?:[^.:;,]|\.\d){0,30}\s(?:applied|installed),\s
    | \bafter\syou\s(?:enable|make|change|add)\s(?:the|these)\s(?:preceding|above|following)\s(?:settings?|changes?)\b
    | \b(?:the|these)\s(?:following\s)?new\sevents?\b | \bthese\snew\serrors?\b | \bnew\sevents\b
    | \bnow\s(?:logs?|returns?|displays?|receives?)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)

_SYMPTOMS = re.compile(r"SYMPTOM", re.IGNORECASE)
_SUMMARY = re.compile(r"SUMMARY\b|INTRODUCTION\b", re.IGNORECASE)


def is_guide(article: Article) -> bool:
    """Tell whether an article shows how to do something, or lists fixes: it has no problem of its own to be seen."""
    has_symptoms = any(section.heading.upper().startswith("SYMPTOM") for section in article.sections)
    return not has_symptoms and any((_HOW_TO.match(article.title), _LIST.search(article.title)))


def is_seen_in_guide(title: str, section: Section, mention: AnyMention) -> bool:
    """Tell whether somebody may see what a guide of this title names: on the way, or before it."""
    told = _told_before(section.text, mention.start)
    if any(map(_TROUBLE_AHEAD.search, told)):
        return True
    what = mention.what
    if not isinstance(what, Message) or _HOW_TO.match(title) is None:
        return False
    is_failure = any(map(_MESSAGE_AHEAD.search, told)) and speaks_of_failure(what.text)
    return is_failure or _is_purpose(section, mention)


def _is_purpose(section: Section, mention: AnyMention) -> bool:
    """Tell whether a summary says, before any step or list, that a message of a failure is shown."""
    raw = section.text[mention.start : mention.end]
    if not _SUMMARY.match(section.heading) or not speaks_of_failure(raw):
        return False
    first, last = sentence_bounds(section.text, mention.start, mention.end)
    told = (
        fold_blanks(section.text[first:last]).replace(fold_blanks(raw), ""),
        last_sentence(lead_above(section.text, first)),
    )
    return any(map(speaks_of_error, told)) and not any(
        paragraph.is_item for paragraph in paragraphs(section.text) if paragraph.start <= mention.start
    )


def _told_before(text: str, start: int) -> tuple[str, str]:
    """Return the sentence of a place and the one that leads up to what is shown there."""
    first, last = sentence_bounds(text, start, start)
    return fold_blanks(text[first:last]), last_sentence(lead_above(text, start))


def own_bug_check(article: Article) -> str | None:
    """Return the STOP code that an article is the reference page of, as `0x0000001E`; None for any other article.

    Such a page tells what codes may stand beside its own, and what other STOPs are like it: nobody need see those.
    """
    code = explained_stop(article.title)
    return None if code is None else format_stop(code)


def is_aside(section: Section) -> bool:
    """Tell whether a section speaks of the cure or of other articles, no longer of the problem."""
    return _is_aside(section.part or section.heading)


@lru_cache(maxsize=256)
def _is_aside(heading: str) -> bool:
    return _ASIDE.match(heading) is not None


def is_incidental(heading: str, text: str, start: int, end: int) -> bool:
    """Tell whether a place in a section names what somebody with the article's problem need not see.

    `heading` is that of the part of the article that the section belongs to.
    """
    if _is_aside(heading) or (is_further(heading) and _comes_of_neglect(text, start, end)):
        return True
    return is_in_reference(text, start) or _is_denied(heading, text, start, end)


def _comes_of_neglect(text: str, start: int, end: int) -> bool:
    """Tell whether something is seen only by who does not do what an article says: "Otherwise, you receive ..."."""
    first, _ = sentence_bounds(text, start, end)
    return any(_OTHERWISE.match(part) for part in (text[first:start], last_sentence(lead_above(text, start))))


def _is_denied(heading: str, text: str, start: int, end: int) -> bool:
    """Tell whether the clause around a place, or the one that announces it, says that it is not seen, or only later.

    What is seen once a fix is there may itself be the problem; then it stands among the symptoms.
    """
    first, last = _clause_bounds(text, start, end)
    before = _before_own_words(fold_blanks(text[first:start]))
    lead, introduction = lead_above(text, start), last_sentence(_introduction(text, start))
    told = (before, _prose_before(text, start), lead, introduction)
    if not _SYMPTOMS.match(heading) and any(map(_AFTER_FIX.search, told)):
        return True
    if any(is_expected(_TURN.split(part)[-1]) for part in (before, last_sentence(lead), introduction)):
        return True
    behind = fold_blanks(text[end:last])
    if (
        tells_success(behind)
        or tells_other_causes(before, behind)
        or any(_EXPECTED.search(part) for part in (before, behind))
    ):
        return True
    after = _CLAUSE.split(behind)[0]
    if _NOT_AFTER.search(after) or _denies(_CLAUSE.split(before)[-1]):
        return True
    announcing = _announcing(last_sentence(lead))
    return _NOT_BEFORE.search(announcing) is not None or _IN_PLACE.search(_ANNOUNCED.split(announcing)[0]) is not None


def _prose_before(text: str, start: int) -> str:
    """Return what the paragraph of prose around a place says before it; "" for what is shown apart."""
    paragraph = paragraph_at(text, start)
    if paragraph is None or not paragraph.is_prose:
        return ""
    return _before_own_words(fold_blanks(text[paragraph.start : start]))


def _before_own_words(before: str) -> str:
    """Return what stands before a place, without the words of the message in quotation marks that the place is in."""
    return before[: before.rindex('"')] if before.count('"') % 2 else before


def _denies(clause: str) -> bool:
    return any((_NOT_BEFORE.search(clause), _IN_PLACE.search(clause)))


def _announcing(lead: str) -> str:
    """Return the clause of a lead that says what follows: "the following error appears" of one that goes on behind."""
    clauses = _CLAUSE.split(lead)
    return next(filter(_ANNOUNCED.search, reversed(clauses)), clauses[-1])


def _clause_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of the sentence around a place; lines before and behind one that is shown apart are others."""
    first, last = sentence_bounds(text, start, end)
    paragraph = paragraph_at(text, start)
    if paragraph is None or paragraph.is_prose:
        return first, last
    line_end = text.find("\n", end, last)
    opens = not text[text.rfind("\n", 0, start) + 1 : start].strip()
    closes = not text[end : line_end if line_end >= 0 else last].strip()
    return start if opens else first, end if closes else last


def _introduction(text: str, start: int) -> str:
    """Return the prose that introduces the list in an item of which a place stands, or is shown; "" outside of one."""
    paragraph = paragraph_at(text, start)
    if paragraph is not None and not paragraph.is_prose:
        paragraph = leading_paragraph(text, start)
    if paragraph is None or not paragraph.is_item:
        return ""
    introduction = leading_paragraph(text, paragraph.start, items=False)
    return introduction.flat if introduction and introduction.flat.endswith(":") else ""
