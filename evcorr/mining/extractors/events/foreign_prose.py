"""Events in the prose of German and French runbooks: "Ereignis 7031, Quelle Service Control Manager"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evcorr.event_number import written_id
from evcorr.mentions import Mention
from evcorr.mining.extractors.context.log_word import FOREIGN_WORDS
from evcorr.mining.extractors.context.sentence import sentence_at
from evcorr.mining.extractors.events.event_description import description_behind, shown_below
from evcorr.mining.extractors.events.known_source import is_no_source, may_be_source
from evcorr.observable import Event
from evcorr.text.folding import fold_blanks
from evcorr.text.level_words import level_told

_NUMBER = r"\d{1,5}(?![\w%]|[.:,]\d)"
_NEXT = r"(?:,\s(?:(?:und|et|dann|puis)\s)?|\s?/\s?|\s(?:und|oder|sowie|dann|et|ou|puis|bis|à)\s)"
_EVENT = re.compile(
    rf"""
    (?<!\w)(?:ereignis(?:se[ns]?)?(?P<label>[ -]?(?:IDs?|Nr\.?|nummern?|kennung(?:en)?))?
        (?P<with>\smit\sde[rn]\s(?:Ereignis-?|Event-?)?(?:IDs?|Nummern?))?
      |(?P<before>(?:ID|numéro|code)s?\sd(?:e\sl)?')?événements?(?P<number>\s(?:ID|n[°o]\.?|numéros?|avec\sl'ID))?)
    (?:\s?:)?\s{{1,3}}(?P<ids>{_NUMBER}(?:{_NEXT}{_NUMBER}){{0,12}})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANGE = re.compile(r"(?P<low>\d{1,5})(?:\s(?:bis|à)\s(?P<high>\d{1,5}))?")
_MOST_OF_RANGE = 60
_WORD = r"(?-i:[A-Z][\w.+$]{0,40}(?:[-/][A-Z][\w.+]{0,40}){0,6})"
_NAME = rf"{_WORD}(?:\s(?!Ereignis|Event)(?:{_WORD}|\d[\d.]{{0,8}})){{0,5}}"
_QUOTE = r"[\"'`]?"
_LABEL = r"\b(?:ereignis)?(?:quelle|source)(?:\s?:)?\s"
_BEHIND = re.compile(
    rf"""
    [\s,;(\[-]{{1,4}}(?:(?:von|aus|mit|de|avec|dans)\s)?(?:(?:der|la)\s)?{_LABEL}{_QUOTE}(?P<labelled>{_NAME}|[a-z]\w{{2,30}}){_QUOTE}[)\]]?
  | ,?\s(?:(?:wird|werden|wurden?|(?:est|sont)\s\w{{4,14}})\s)?(?:von|durch|aus|par|de|du)\s(?:de[rmn]\s|la\s|le\s)?
      {_QUOTE}(?P<told>{_NAME}|[a-z]\w{{2,30}}){_QUOTE}
  | \s[(\[](?P<bracketed>{_NAME}|[a-z]\w{{2,30}})[)\]]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"{_LABEL}{_QUOTE}(?P<labelled>{_NAME}){_QUOTE},?\s(?:l')?\Z|(?<![\w-])(?P<told>[A-Z][\w-]{{2,40}})-\Z",
    re.IGNORECASE,
)
_LOGS = {
    "System": r"system(?:ereignis)?-?(?:protokoll|log)|(?:protokoll|journal)\s[\"']?syst[eè]me?\b",
    "Application": r"anwendungs(?:ereignis)?-?(?:protokoll|log)|(?:protokoll|journal)\s[\"']?(?:anwendung|application)",
    "Security": r"sicherheits(?:ereignis)?-?(?:protokoll|log)|(?:protokoll|journal)\s[\"']?(?:sicherheit|sécurité)",
}
_LOG = re.compile("|".join(rf"(?P<{name}>{words})" for name, words in _LOGS.items()), re.IGNORECASE)
_LOG_WORD = re.compile(r"protokoll|journal|log\b|ereignisanzeige|observateur", re.IGNORECASE)
# "Quelle VSS (Fehler)"
_LEVEL = re.compile(r"\s?[(\[,]\s?(?P<level>[^\W\d]{3,16}(?:\s\w{3,10})?)[)\]]?(?=[\s,.:;]|\Z)")
# "..., steht dort mit folgendem Text:", and what it says below
_LEADS_ON = re.compile(
    r"[^.:]{0,100}\b(?:protokolliert|gemeldet|geschrieben|eingetragen|aufgezeichnet|folgende\w{0,2}(?:\s\w{4,20})?|meldung|text"
    r"|wortlaut|consigné\w{0,2}|enregistré\w{0,2}|journalisé\w{0,2}|suivant\w{0,2}|message)\s?:",
    re.IGNORECASE,
)
_REACH = 120
_YEARS = range(1990, 2050)
_SURE_DIGITS = 3


def find_foreign(text: str, folded: str) -> Iterator[Mention[Event]]:
    """Yield the events that a section names in a sentence in German or French; `folded` is its casefolded text."""
    if not any(word in folded for word in FOREIGN_WORDS):
        return
    for found in _EVENT.finditer(text):
        ids = _ids(found["ids"])
        provider, end = _source(text, found)
        sentence = sentence_at(text, found.start(), found.end())
        is_labelled = any(found[group] for group in ("label", "with", "before", "number"))
        if not (provider or is_labelled or _LOG_WORD.search(sentence) or _are_sure(ids)):
            continue
        level, end = _level(text, end)
        description, end = _description(text, found.start(), end) if len(ids) == 1 else (None, end)
        for number in ids:
            what = Event(event_id=number, provider=provider, channel=_channel(sentence), level=level, text=description)
            yield Mention(what, found.start(), end)


def _ids(numbers: str) -> list[int]:
    """Return the ids of a list such as "7000, 7001 und 7024" or "9301 bis 9303"."""
    ids: list[int] = []
    for found in _RANGE.finditer(numbers):
        low, high = int(found["low"]), int(found["high"] or found["low"])
        ids += range(low, high + 1) if low < high <= low + _MOST_OF_RANGE else dict.fromkeys((low, high))
    return [number for number in dict.fromkeys(ids) if written_id(str(number)) is not None]


def _are_sure(ids: list[int]) -> bool:
    """Tell whether numbers behind the word alone are ids, rather than a count or years."""
    return all(len(str(number)) >= _SURE_DIGITS and number not in _YEARS for number in ids)


def _source(text: str, found: re.Match[str]) -> tuple[str | None, int]:
    """Return the source that stands beside an event, and where the mention of both ends."""
    behind = _BEHIND.match(text, found.end(), min(len(text), found.end() + _REACH))
    if behind and (name := _name(behind)):
        return name, behind.end()
    before = _BEFORE.search(text, max(0, found.start() - _REACH), found.start())
    return (_name(before) if before else None), found.end()


def _name(found: re.Match[str]) -> str | None:
    """Return what a mention calls the source; a name without that word has to be known, or joined by hyphens."""
    name = fold_blanks(found[found.lastgroup or 0])
    if is_no_source(name):
        return None
    if found.lastgroup == "labelled":
        return name
    is_told = may_be_source(name) or (found.lastgroup == "bracketed" and name[0].isupper())
    return name if is_told or name.count("-") > 1 else None


def _level(text: str, end: int) -> tuple[str | None, int]:
    """Return the level that stands in brackets or behind a comma, and where it ends."""
    found = _LEVEL.match(text, end)
    level = level_told(found["level"]) if found else None
    return (level, found.end()) if found and level else (None, end)


def _description(text: str, start: int, end: int) -> tuple[str | None, int]:
    """Return what is quoted behind an event, or shown below it, and where that ends."""
    behind = description_behind(text, end)
    return behind if behind[0] else shown_below(text, start, end, _LEADS_ON) or (None, end)


def _channel(sentence: str) -> str | None:
    """Return the log that a sentence speaks of; None if it names none, or several."""
    names = {found.lastgroup for found in _LOG.finditer(sentence)}
    return names.pop() if len(names) == 1 else None
