"""The sections of an article that say what to do, with the registry keys, commands and other articles they name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from evcorr.article import Article, Section
from evcorr.mining.references import find_references
from evcorr.remedy import Remedy, Standing
from evcorr.text.folding import fold_blanks
from evcorr.text.worded_regex import WordedRegex

MOST_FACTS = 6
"""So many keys, commands and articles are kept of a section; one that names more is a manual."""

FEWEST_SEGMENTS = 2
"""Keys above those hold all that there is."""

LONGEST_QUOTE = 600
"""Characters of an article's own words on what to do that are kept, where that is asked for."""

_CURE = re.compile(
    r"(?:\d{1,2}[.)]\s)?(?:(?:the|possible|recommended|quick|immediate|temporary|permanent|short-term|long-term)\s)?"
    r"(?:resolutions?|resolving|solutions?|work\s?-?arounds?|mitigations?|remediations?|remed(?:y|ies)|fix(?:es)?|repair|recovery"
    r"|(?:corrective|recommended|user|administrator)\sactions?|how\sto\s(?:fix|resolve|work\saround|correct)|what\sto\sdo|action\sitems"
    r"|ma(?:\u00df|ss)nahmen?|abhilfe|l\u00f6sung|behebung|to\s(?:resolve|work\saround|fix|correct))\b",
    re.IGNORECASE,
)
"""Headings of sections that say what to do."""

_CURE_ELSE = re.compile(
    r"(?:\d{1,2}[.)]\s)?(?:next\ssteps|roll\s?-?back(?:\s(?:steps|plan|procedure))?)\W{0,3}", re.IGNORECASE
)
"""Headings of sections that say what to do where no other section does."""

_STATUS = re.compile(r"status\b", re.IGNORECASE)

_STANDINGS = (
    (Standing.BY_DESIGN, WordedRegex(("design",), r"\bis\sby\sdesign\b")),
    (
        Standing.ON_REQUEST,
        WordedRegex(
            ("fix",),
            r"\b(?:supported|hot)\s?(?:hot)?fix\sis\s(?:now\s)?available\b|\bcontact\sMicrosoft\s(?:Product\s)?"
            r"(?:Support|Technical)[^.]{0,80}\bto\sobtain\sthe\s(?:hot)?fix",
        ),
    ),
    (Standing.OPEN, WordedRegex(("researching",), r"\b(?:are|is)\sresearching\sthis\s(?:problem|bug|issue)\b")),
)

_ROOTS = {
    "hkey_local_machine": "HKLM", "hkey_current_user": "HKCU", "hkey_classes_root": "HKCR", "hkey_users": "HKU",
    "hkey_current_config": "HKCC", "hklm": "HKLM", "hkcu": "HKCU", "hkcr": "HKCR",
}  # fmt: skip
_SEGMENT = r"[^\\\n\"'`;,<>|:*?()\[\]]{1,60}"
_KEY = re.compile(
    rf"(?:(?P<root>{'|'.join(_ROOTS)})\s{{0,4}}\\|(?<![\w\\])\\?(?=(?:SYSTEM\\CurrentControlSet|SOFTWARE\\Microsoft)\\))"
    rf"(?P<path>\s{{0,12}}{_SEGMENT}(?:\s{{0,2}}\n?\s{{0,12}}\\\s{{0,2}}(?:\n\s{{1,12}})?{_SEGMENT}){{0,14}})",
    re.IGNORECASE,
)
_PROSE = re.compile(
    r"\.(?=\s|$)|\s{2,}|\s(?:key|sub-?key|registry|value|entry|entries|hive|subtree|path|folder|and|to|in|is|are|or|so|under|with"
    r"|by|if|on|for|from|must|should|has|does|exists?|was|that|as|then|where|contains?)\b.*"
)
"""What the name of a key may run on into."""
_VALUE = re.compile(
    r"^[ \t]{0,12}(?:[-*\u2022]\s)?(?:"
    r"(?:add\s)?(?:value|entry)(?:\sname)?[ \t]{0,4}:[ \t]{1,12}(?P<labelled>[A-Za-z][\w .-]{1,48}?)"
    r"|(?!(?:data|value)?\s?type\b)(?P<typed>[A-Za-z][\w.-]{1,48})[ \t]{0,4}:?[ \t]{1,12}\(?REG_[A-Z_]{2,12}\)?.{0,40}"
    r")[ \t]{0,4}$",
    re.IGNORECASE | re.MULTILINE,
)
_REACH = 700
"""The values of a key stand within so many characters behind it."""

_PROGRAMS = (
    "arp|attrib|bcdboot|bcdedit|bootcfg|bootrec|cacls|certutil|chkdsk|chkntfs|cipher|cluster|compact|convert|dcdiag"
    "|dcpromo|dfsutil|diskpart|diskperf|dism|dnscmd|edbutil|esentutl|eseutil|fixboot|fixmbr|fsutil|gpupdate|gpresult"
    "|icacls|iisreset|ipconfig|ipxroute|isinteg|jetpack|ksetup|lodctr|lpq|mountvol|msiexec|mtacheck|nbtstat|netdiag"
    "|netdom|netsh|nltest|ntdsutil|ntfrsutl|powercfg|rdisk|regsvr32|repadmin|route|sc|secedit|setspn|sfc|shutdown"
    "|snacfg|subinacl|unlodctr|vssadmin|w32tm|wbadmin|wecutil|wevtutil|winrm|winsat|xcacls"
)
_NET = (
    "accounts|computer|config|continue|file|group|localgroup|name|pause|send|session|share|start|statistics|stop|time"
    "|use|user|view"
)
_VERBS = (
    "Add|Clear|Disable|Enable|Get|Install|Invoke|New|Remove|Repair|Reset|Restart|Set|Start|Stop|Test|Uninstall|Update"
)
_PROMPT = r"(?:(?:[A-Z]:\\[^>\n]{0,40}|PS[^>\n]{0,60})>[ \t]?)?"
_CALL = (
    rf"(?:(?:{_PROGRAMS})(?:\.exe)?[ \t]{{1,4}}(?!\d)[-/\\\w<\"%*{{]|net[ \t]{{1,4}}(?:{_NET})\b"
    rf"|(?-i:(?:{_VERBS})-[A-Z]\w{{2,40}}\b))"
)
_COMMAND = re.compile(
    rf"^[ \t>]{{0,16}}+(?:\d{{1,2}}[.)][ \t]{{1,4}})?{_PROMPT}(?P<command>{_CALL}[^\n]{{0,90}})$",
    re.IGNORECASE | re.MULTILINE,
)
_TYPED = re.compile(rf"[\"\u201c`](?P<command>{_CALL}[^\"\u201d`\n]{{0,80}})[\"\u201d`]", re.IGNORECASE)
_SENTENCE = re.compile(
    r"(?:[a-z]{2,}|\))[.:]$|\b(?:is|are|the|this|that|you|your|command|does|will|can|should)\s", re.IGNORECASE
)
"""What a line that begins like a command has that is a sentence."""


def find_remedies(article: Article) -> tuple[Remedy, ...]:
    """The parts of an article that say what to do, in order; a status only where it says that nothing can be done."""
    parts: defaultdict[str, list[Section]] = defaultdict(list)
    for section in article.sections:
        heading = _part(section)
        if section.text.strip() and (_CURE.match(heading) or _STATUS.match(heading)):
            parts[heading].append(section)
    if not any(_CURE.match(heading) for heading in parts):
        parts |= _else(article)
    found = (_remedy(heading, sections, article.id) for heading, sections in parts.items())
    return tuple(remedy for remedy in found if remedy is not None)


def _else(article: Article) -> dict[str, list[Section]]:
    """The first part that says what to do by a heading that is believed only where no other part does."""
    found = [section for section in article.sections if _CURE_ELSE.fullmatch(_part(section)) and section.text.strip()]
    return {_part(found[0]): [section for section in found if _part(section) == _part(found[0])]} if found else {}


def quote_remedy(article: Article, remedies: Iterable[Remedy]) -> str | None:
    """The article's own words on what to do, of the first of its remedies, on one line; None without one."""
    where = next((remedy.where for remedy in remedies if not remedy.is_status), None)
    if where is None:
        return None
    texts = (
        section.text.lstrip().removeprefix(section.heading) for section in article.sections if _part(section) == where
    )
    words = fold_blanks(" ".join(texts))
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE].rpartition(' ')[0]} ..."


def _part(section: Section) -> str:
    """The heading of the part of the article that a section belongs to."""
    return fold_blanks(section.part or section.heading)


def _remedy(heading: str, sections: list[Section], own: str) -> Remedy | None:
    """What the sections of one part say; None for a status that says nothing of its own."""
    text = "\n\n".join(section.text for section in sections)
    flat = fold_blanks(text)
    standing = next((name for name, words in _STANDINGS if words.search(flat)), None)
    if _STATUS.match(heading):
        return Remedy(where=heading, line=sections[0].line, standing=standing) if standing else None
    return Remedy(
        where=heading,
        line=sections[0].line,
        registry=_first(_registry(text)),
        commands=_first(_commands(text)),
        articles=find_references(sections, own=own)[:MOST_FACTS],
        standing=standing,
    )


def _first(facts: Iterable[str]) -> tuple[str, ...]:
    """The first of the facts, each once."""
    return tuple(dict.fromkeys(facts))[:MOST_FACTS]


def _registry(text: str) -> Iterator[str]:
    """Each key, with the names of the values that follow it."""
    keys = list(_KEY.finditer(text)) if "\\" in text else []
    limits = [key.start() for key in keys[1:]] + [len(text)]
    for key, limit in zip(keys, limits, strict=False):
        name = _key_name(key)
        if name is None:
            continue
        values = _VALUE.finditer(text, key.end(), min(limit, key.end() + _REACH))
        names = list(dict.fromkeys((value["labelled"] or value["typed"]).strip() for value in values))
        yield f"{name}: {', '.join(names[:MOST_FACTS])}" if names else name


def _key_name(found: re.Match[str]) -> str | None:
    """A key by its short root, without the words of a sentence that go on behind it; None for a root alone."""
    segments = [" ".join(part.split()) for part in found["path"].split("\\")]
    segments[-1] = _PROSE.sub("", segments[-1]).strip()
    root = _ROOTS[(found["root"] or "hklm").casefold()]
    kept = [part for part in segments if part]
    return "\\".join((root, *kept)) if len(kept) >= FEWEST_SEGMENTS else None


def _commands(text: str) -> Iterator[str]:
    """What stands on a line of its own, or in quotes, and begins like a command of Windows."""
    found = sorted((*_COMMAND.finditer(text), *_TYPED.finditer(text)), key=lambda match: match.start())
    for match in found:
        command = " ".join(match["command"].split())
        if not _SENTENCE.search(command):
            yield command
