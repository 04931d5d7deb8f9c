"""Events as operators write them for short, source and id: "volsnap 25: ...", "Schannel, 36874 (Error)", "Ntfs 55"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from evcorr.event_number import LARGEST_ID, written_id
from evcorr.mentions import Mention
from evcorr.mining.extractors.context.sentence import channel_in, paragraph_at
from evcorr.mining.extractors.events.event_description import shown_below
from evcorr.mining.extractors.events.known_source import is_formed_like_source, is_no_source, is_source, may_be_source
from evcorr.observable import Event
from evcorr.text.begun_regex import has_one
from evcorr.text.folding import fold_blanks
from evcorr.text.level_words import level_told

# the sign and the number come first in the expressions, and what tells it from others: found faster than a name
# no date, as in the logs of Systems Management Server: "SMS_DATA_LOADER 12/23/98 1:03:02 PM"
_ID = r"(?P<id>(?!\d{1,2}/\d{1,2}/\d\d)[1-9]\d{0,4})"
_BEGINS = tuple(f"{sign}{digit}" for sign in " /" for digit in range(1, 10))
_DASH = "[-\u2013]"
_LEVEL = (
    r"(?:[ ][(\[](?P<level>[^\W\d_]{4,14})[)\]]"
    rf"|(?:,|[ ]?/)?[ ](?P<word>Error|Warning|Critical|Information)(?=:[ ]|[ ]\"|[ ]{_DASH}[ ]))"
)
_IN_LOG = r"[ ]in[ ](?:the[ ])?(?P<log>System|Application|Security)(?:[ ][Ll]og)?(?::\s|[ ]\()(?=\")"
_SIGNED = tuple(
    re.compile(
        rf"{before}{_ID}(?:{_LEVEL}(?P<sign>:[ ]|[ ](?=\")|[ ]{_DASH}[ ]|)"
        rf"|(?P<said>\)?:[ ]|[ ]{{1,8}}{_DASH}>?[ ]|,?[ ](?=\")|{_IN_LOG})(?=[\"'\\<A-Z]|\(\d)"
        # "GroupPolicy 1129 The processing of Group Policy failed"
        r"|(?P<open>[ ])(?![KMG]B\b)(?=[A-Z]\w*[ ][a-z]\w*[ ]\w))"
    )
    for before in (" ", "/")
)
# "1311 (NTDS KCC) - The Knowledge Consistency Checker ..."
_NAME_BEHIND = re.compile(rf" \((?<=\d \()(?P<name>[A-Za-z][^()\n]{{1,50}})\)(?:[ ]{_DASH}|:)[ ](?=[\"'\\<A-Z])")
# "many warnings 4101 from source Display: The driver stopped"
_OF_LEVEL = re.compile(
    rf"\b(?i:(?P<level>error|warning)s?)[ ]{_ID}[ ](?:from|of)[ ](?:the[ ])?[Ss]ource:?[ ](?P<quote>[\"'`]?)"
    r"(?P<name>[A-Z][\w$.-]{1,60}(?:[ ][A-Z][\w$.-]{0,30}){0,4})(?P=quote)(?P<sign>:[ ]|(?![\w-]))"
)
_NUMBER_BEFORE = re.compile(r"(?<![\w.,/-])[1-9]\d{1,4}\Z")
_LOOSE = re.compile(
    rf" {_ID}(?<=\d\d)(?P<more>(?:(?:,[ ]|[ ]and[ ]|/)\d{{2,5}})*)(?=[,;.):]*(?:\s|\Z))(?![ ](?:MB|GB|KB|ms|%))"
)
_BEFORE_ID = ",-/\u2013 "
# "Application Error, ID 1000", "Hyper-V-VmSwitch (ID 113): ...", "Hyper-V-VMMS logs 15268: ..."
_LABELS = frozenset({"ID", "(ID", "EventID", "(EventID"})
_VERBS = frozenset({"logs", "logged", "reports", "reported"})
_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"[A-Za-z][\w$.]*(?:[-/][A-Za-z][\w$.]*)*(?:[ ](?:[A-Z][\w$.-]*|for|of))*\Z")
# what may stand before the name in its line: a bullet, and a label such as "Session host, System log:"
_OPENING = re.compile(r"[ \t]*(?:[-*\u2022][ \t]{1,3}|\d{1,2}[.)][ \t]{1,3})?(?P<label>[A-Z][^:\n]{1,60}:[ ])?")
# what comes before a name that does not open its line
_LINK = re.compile(r"(?:[,;:(]|\b(?:and|or|has|by|from|see|then|also))[ ]?\Z", re.IGNORECASE)
# a whole sentence in brackets is what the event says
_IN_BRACKETS = re.compile(r"[ ]\((?P<text>[A-Z][\w'-]*[ ][^()\n]{12,600}[.!])\)")
_QUOTED = re.compile(r"\"(?P<text>[^\"\n]{8,600})\"")
# lines set in alike, right below
_BELOW = re.compile(
    r":?[ \t]*\n(?P<indent>[ \t]{0,16})(?=[A-Z'\"]\S{0,30}[ ]\S)[^\n]{8,600}"
    r"(?:\n(?P=indent)[ \t]*[^\s*\u2022-][^\n]{0,600}){0,8}"
)
# what most numbers stand behind
_PRODUCTS = frozenset(
    {"Windows", "Office", "Word", "Excel", "Outlook", "Access", "NT", "Version", "Page", "Pack", "Step"}
)
_DRIVER = re.compile(r"[a-z]{1,12}\d[a-z\d]{1,12}")
_LONGEST_ID = 8
_REACH, _MOST_WORDS, _LONGEST = 80, 5, 900
_SURE_DIGITS = 2
# "SharePoint Foundation 2010"
_YEARS = range(1995, 2031)


class _Head(msgspec.Struct):
    """The source and the id of an event in short form; where the name starts, and where its description may start."""

    start: int
    end: int
    provider: str
    ids: tuple[int, ...]
    level: str | None
    is_followed: bool
    channel: str | None = None


class _Named(msgspec.Struct):
    """The name before an id: where it starts, and whether nothing but a bullet or a label stands before it."""

    start: int
    name: str
    opens_line: bool


def find_short_events(text: str, folded: str) -> Iterator[Mention[Event]]:
    """Yield the events that a section names by source and id, with the description that follows on the line.

    `folded` is the text casefolded. Without a level or a description the section has to speak of a log or of events.
    """
    has_ids = has_one(_BEGINS, text, folded)
    signed = (*(_signed(text) if has_ids else ()), *_named_behind(text), *(_of_level(text) if has_ids else ()))
    starts = {head.start for head in signed}
    speaks_of_log = "log" in folded or "event" in folded
    loose = (head for head in _loose(text) if head.start not in starts) if speaks_of_log and has_ids else ()
    heads = sorted((*signed, *loose), key=lambda head: head.start)
    for place, head in enumerate(heads):
        limit = _line_end(text, head.end, heads[place + 1].start) if place + 1 < len(heads) else len(text)
        said, end = _description(text, head, limit)
        for number in head.ids:
            event = Event(
                event_id=number,
                provider=head.provider,
                channel=head.channel or channel_in(_before_on_line(text, head.start)),
                level=head.level,
                text=said,
            )
            yield Mention(event, head.start, end)


def _signed(text: str) -> Iterator[_Head]:
    """Yield the heads that a level or the description behind the id gives away."""
    for found in (found for form in _SIGNED for found in form.finditer(text)):
        word = found["level"] or found["word"]
        level = level_told(word)
        named = None if word and level is None else _named(text, found.start(), int(found["id"]), is_signed=True)
        if named is None or not _is_told(named, found):
            continue
        is_followed = bool(found["sign"] or found["said"] or found["open"])
        yield _Head(
            start=named.start,
            end=found.end(),
            provider=named.name,
            ids=(int(found["id"]),),
            level=level,
            is_followed=is_followed,
            channel=found["log"],
        )


def _named_behind(text: str) -> Iterator[_Head]:
    """Yield the ids with a source of no other meaning in brackets behind them, and a description."""
    for found in _NAME_BEHIND.finditer(text):
        before = _NUMBER_BEFORE.search(text, max(0, found.start() - _LONGEST_ID), found.start())
        number = written_id(before[0]) if before else None
        if before and number is not None and is_source(found["name"], number):
            yield _Head(before.start(), found.end(), found["name"], (number,), None, is_followed=True)


def _of_level(text: str) -> Iterator[_Head]:
    """Yield the ids that stand between the word for their level and their source."""
    for found in _OF_LEVEL.finditer(text):
        number = written_id(found["id"])
        if number is not None:
            name, level = found["name"].rstrip("."), level_told(found["level"])
            yield _Head(found.start(), found.end(), name, (number,), level, is_followed=found["sign"] == ": ")


def _is_told(named: _Named, found: re.Match[str]) -> bool:
    """Tell whether a name, with a number and a level or words behind it, is a source with the id of an event."""
    number = found["id"]
    if found["open"] or (found["word"] and found.string[found.end("id")] != ","):
        return is_source(named.name) and (named.opens_line or not found["open"])
    if found["level"] or found["word"] or is_source(named.name):
        return True
    if may_be_source(named.name):
        return len(number) >= _SURE_DIGITS
    # a call in a program: PaintWall 1033, "blue"
    is_formed = named.opens_line and is_formed_like_source(named.name) and found["said"] != ", "
    return is_formed and len(number) > _SURE_DIGITS and int(number) not in _YEARS


def _loose(text: str) -> Iterator[_Head]:
    """Yield sources of no other meaning with ids behind them."""
    for found in _LOOSE.finditer(text):
        named = _named(text, found.start(), int(found["id"]), is_signed=False)
        if named is not None and is_source(named.name, int(found["id"])) and int(found["id"]) not in _YEARS:
            ids = tuple(filter(None, map(written_id, _NUMBER.findall(found[0]))))
            yield _Head(named.start, found.end(), named.name, ids, None, is_followed=False)


def _named(text: str, end: int, number: int, *, is_signed: bool) -> _Named | None:
    """Return the name that ends at a place: the longest that is a source's, or all that opens its line or clause.

    Before an id that a sign behind it gives away a verb may stand between, behind a source of no other meaning.
    """
    line = max(text.rfind("\n", max(0, end - _REACH), end) + 1, end - _REACH, 0)
    before, last = text[line:end].rstrip(_BEFORE_ID), text[max(line, text.rfind(" ", line, end) + 1) : end]
    is_told = is_signed and last in _VERBS
    if last in _LABELS or is_told:
        before = before.removesuffix(last).rstrip(_BEFORE_ID)
        last = before[before.rfind(" ") + 1 :]
    if number > LARGEST_ID or not last or last in _PRODUCTS or not _may_end_name(last):
        return None
    found = _NAME.search(before)
    if found is None:
        return None
    words = found[0].split(" ")
    names = (" ".join(words[first:]) for first in range(max(0, len(words) - _MOST_WORDS), len(words)))
    known = next((name for name in names if is_source(name, number)), None)
    start = len(before) - len(known) if known else found.start()
    opening = _OPENING.match(before, 0, start)
    opens = opening is not None and opening.end() == start
    if known or (not is_told and (opens or _LINK.search(before, 0, start)) and not is_no_source(found[0])):
        return _Named(line + start, known or found[0], opens_line=opens)
    return None


def _may_end_name(last: str) -> bool:
    """Tell whether a word may be the last of a source: any but one of prose; drivers have digits in their names."""
    return not last.islower() or may_be_source(last) or _DRIVER.fullmatch(last) is not None


def _line_end(text: str, start: int, following: int) -> int:
    """Return where the line before that of the following place ends, or the place itself if it is on this line."""
    line = text.rfind("\n", start, following)
    return line if line >= 0 else following


def _description(text: str, head: _Head, limit: int) -> tuple[str | None, int]:
    """Return what follows a head on its line and those it goes on in, up to the next head; and where it ends."""
    if not head.is_followed:
        bracketed = _IN_BRACKETS.match(text, head.end, limit)
        if bracketed and len(head.ids) == 1:
            return fold_blanks(bracketed["text"]), bracketed.end()
        return _lines_below(text, head, limit) or shown_below(text, head.start, head.end) or (None, head.end)
    if quoted := _QUOTED.match(text, head.end):
        return fold_blanks(quoted["text"]), quoted.end()
    paragraph = paragraph_at(text, head.start)
    end = min(limit, head.end + _LONGEST, paragraph.end if paragraph else len(text))
    return fold_blanks(text[head.end : end]) or None, end


def _before_on_line(text: str, place: int) -> str:
    """Return what stands before a place on its line, as far as anybody looks."""
    earliest = max(0, place - _REACH)
    return text[max(earliest, text.rfind("\n", earliest, place) + 1) : place]


def _lines_below(text: str, head: _Head, limit: int) -> tuple[str, int] | None:
    """Return the lines right below a head that is all of its line, or set in deeper than it; and where they end."""
    below = _BELOW.match(text, head.end, limit)
    before = _before_on_line(text, head.start)
    own = len(before) - len(before.lstrip())
    if below is None or len(below["indent"]) < own + bool(before.strip()):
        return None
    return fold_blanks(below[0].removeprefix(":")), below.end()
