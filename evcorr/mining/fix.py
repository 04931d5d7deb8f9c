"""The release or file that an article says first corrects its problem, from the sentences and tables that tell it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from evcorr.article import Section
from evcorr.text.folding import fold_blanks
from evcorr.text.worded_regex import BegunRegex, WordedRegex

# forms of sentences that tell a release, in the group `what`
_FIRST = BegunRegex(("first",), r"\bfirst\s(?:corrected|fixed|resolved)\s(?:in|with)\s(?=(?P<what>.{2,220}))")
# what follows is only looked at, so that the next sentence can be found in it too
_SINCE = BegunRegex(
    (
        *("problem", "issue", "bug", "behavior", "error", "limitation", "this"),
        *("corrected", "no", "fix", "updated", "make"),
    ),
    r"""
    \b(?: (?:problem|issue|bug|behavior|error|limitation|This) \s
          (?:was|were|is|has\sbeen|have\sbeen) \s (?:corrected|fixed|resolved|addressed) \s (?:in|with)
        | corrected \s this \s (?:problem|bug) \s in
        | no \s longer \s (?:occurs?|exists?) \s in
        | fix \s is \s (?:already\s)? included \s in
        | updated \s (?:module|file|driver) \s is
        | make \s sure \s that (?=\s.{5,60}\sis\sinstalled)
    ) \s (?=(?P<what>.{2,220}))
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OBTAIN = BegunRegex(("obtain",), r"\bobtain (?=(?P<what>the latest service pack for .{2,220}))")

# a full stop ends the sentence, the one in "4.0" or "U.S." does not; nor do we read on into a clause
_END = re.compile(r"\.(?=\s|$)|[;:]\s|,?\s(?:or later|which|that|if|by|so|query|is installed)\b|\s\(|\. ?For\b")
_COUNTRY = re.compile(r"\bU\.\s?S\.\s?")
_NOISE = re.compile(r"\b(?:the|Microsoft|versions?|current)\s|\(R\)", re.IGNORECASE)
_LATEST = re.compile(r"\b(?:latest|next)\b", re.IGNORECASE)
_PACK = re.compile(r",?\s?\bservice packs?\b(?:\sfor\b)?", re.IGNORECASE)
_PACK_NUMBER = re.compile(r"\s?\bService Packs?\s(\d{1,2}[a-z]?)(?:\.0)?\b", re.IGNORECASE)
_FOR_SYSTEM = re.compile(r"\sfor Windows NT,\s(?=\d)")
_SERIES = re.compile(r"(?P<name>.{1,80}?)\s(?P<numbers>\d[\w.]{0,8}(?:(?:,\sand\s|,\s|\sand\s)\d[\w.]{0,8}){1,6})")
_JOINT = re.compile(r",?\s(?:and|or)\s(?=(?:in\s)?[A-Z])")
_CUES = ("correct", "fix", "resolved", "addressed", "no longer", "no\nlonger", "updated", "obtain", "installed")
_LETTER_AND_DIGIT = re.compile(r"(?=.{0,90}\d).{0,90}[A-Za-z]{2}")
_MAX_RELEASE = 90

_FILES_FOLLOW = BegunRegex(
    ("version of this", "following", "these", "file attributes"),
    r"version of this (?:fix|hotfix|feature|update)|(?:following|these) (?:updated )?files?\b|file attributes",
)
_FILE = WordedRegex(
    (".",),
    r"(?<![\w.\\])[\w$-]{1,32}\.(?:dll|exe|sys|vxd|drv|ocx|vbx|386|cpl|com|dat|inf|asp|msc|nlm|tlb|hlp|scr|acm|mpd|pdr)\b",
)
_FILE_VERSION = re.compile(r"(?<![\w./:])\d{1,4}\.\d{1,4}\.\d{1,5}(?:\.\d{1,5})?(?![\w/:])")
_FILE_DATE = re.compile(
    r"(?<![\w/])(?:\d{1,2}/\d{1,2}/\d{2,4}|[A-Za-z]{3}-\d{1,2}-\d{4}|\d{1,2}-(?:[A-Za-z]{3}-\d{4}|\d{1,2}-\d{2,4}))(?![\w/])"
)
_MAX_FILES = 6


def find_fix(sections: Iterable[Section]) -> str | None:
    """Return what first corrects the problem, as "Windows NT 4.0 SP4" or "Rassrv.exe 10/29/99"; None where untold.

    A pack without a number is "SP (latest)"; several answers are joined by "; ". A sentence that says "first corrected"
    is believed alone; otherwise the fixed files and the releases that the article names are all given.
    """
    told = tuple(sections)
    texts = [_without_country(section.text) for section in told if _may_tell(section.text)]
    answers = list(_releases(_FIRST, texts))
    if not answers:
        answers = [*_files(told), *_releases(_SINCE, texts)]
    if not answers:
        answers = list(_releases(_OBTAIN, texts))
    return "; ".join(dict.fromkeys(answers)) or None


def _without_country(text: str) -> str:
    return fold_blanks(_COUNTRY.sub("", text) if "U." in text else text)


def _may_tell(text: str) -> bool:
    """Tell whether a section has any of the words that the sentences on a fix are made of."""
    return any(map(text.__contains__, _CUES))


def _releases(form: BegunRegex, texts: Iterable[str]) -> Iterator[str]:
    """Yield the releases that a form of sentence names in texts."""
    for text in texts:
        for found in form.finditer(text):
            yield from _names(_END.split(found["what"], maxsplit=1)[0])


def _names(what: str) -> Iterator[str]:
    """Yield the releases of a phrase such as "the latest SNA Server versions 3.0 and 4.0 Service Packs"."""
    latest = _LATEST.search(what) is not None
    plain = _PACK_NUMBER.sub(r" SP\1", _NOISE.sub("", _NOISE.sub("", what)))
    plain = _FOR_SYSTEM.sub(" ", _PACK.sub("", _LATEST.sub("", plain)))
    for part in _JOINT.split(fold_blanks(plain)):
        for name in _series(part.strip(" ,.")):
            if 2 < len(name) <= _MAX_RELEASE and _LETTER_AND_DIGIT.search(name):
                yield f"{name} SP (latest)" if latest and " SP" not in name else name


def _series(part: str) -> list[str]:
    found = _SERIES.fullmatch(part)
    if not found:
        return [part.removeprefix("in ")]
    return [f"{found['name']} {number}" for number in re.findall(r"\d[\w.]*", found["numbers"])]


def _files(sections: Iterable[Section]) -> Iterator[str]:
    """Yield the files of the first fix table of each section, those of one version or date together."""
    for section in sections:
        introduced = _FILES_FOLLOW.search(section.text)
        if introduced:
            by_mark: dict[str, dict[str, None]] = {}
            for name, mark in _rows(section.text[introduced.end() :]):
                by_mark.setdefault(mark, {}).setdefault(name)
            for mark, names in list(by_mark.items())[:_MAX_FILES]:
                yield f"{', '.join(list(names)[:_MAX_FILES])} {mark}"


def _rows(text: str) -> Iterator[tuple[str, str]]:
    """Yield name and version (its date where it has none) of the files in the table that a text begins with."""
    begun = False
    for line in text.split("\n"):
        name = _FILE.search(line)
        mark = name and (_FILE_VERSION.search(line) or _FILE_DATE.search(line))
        if name and mark:
            begun = True
            yield name[0], mark[0]
        elif begun and line[:1].isalpha():
            return
