"""Patterns: the words of a message in fixed order, with a gap wherever a value varies from log to log.

A pattern is written as one readable text with the mark `<*>` for each gap. `generalise` makes it from a message as an
article quotes it, and `opening` keeps its first sentences; `fragments` takes it apart for comparison, `find` compares.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from evcorr.text.folding import Squeezed, distinct_words, squeeze, words
from evcorr.text.lazy_regex import lazy_regex
from evcorr.text.squeezed_bytes import is_wordless

GAP = "<*>"
"""Stands for any text of up to `MAX_GAP` squeezed characters, or none."""

MAX_GAP = 300
"""A value longer than this (a path, a list) is no longer thought to be part of the same message."""

ENOUGH_LETTERS = 40
"""So many letters, whole sentences taken, single a message out; what follows them is left out of the pattern."""

_VARIABLE = lazy_regex(
    r"""
      <[^<>\n]{1,60}>                                    # <server>, <blank>
    | \[[A-Z][A-Z _-]{2,30}\]                            # [PORTNAME]
    | %{1,2}[0-9A-Za-z]{1,8}%?                           # %1, %s, %%20013, %SystemRoot%
    | \{[0-9A-Fa-f-]{8,40}\}                             # {GUID}
    | \\\\[^\s"'<>|]{0,200}                             # \\server\share
    | (?<![\w\\])\\[A-Za-z](?:[\w\\$.-]{0,119}[\w$])    # \Device\ScsiPort0, \add-ins\SMTP
    | (?<!\w)[-+]0[xX][0-9A-Fa-f]{1,16}\b
    | \b(?:
        [A-Za-z]:[\\/][^\s"'<>|]{0,200}                  # C:\path
      | [A-Za-z]{2,8}://[^\s"'<>]{1,200}                 # addresses
      | [\w$.-]{1,60}+@[\w.-]{1,60}\b                    # mail addresses
      | 0[xX][0-9A-Fa-f]{1,16}\b                         # 0x80040115
      | (?=[0-9A-Fa-f]{0,15}[0-9])[0-9A-Fa-f]{6,32}\b    # c0000005, 8ab25beb042fd311
      | [0-9]+(?:[.:/,-][0-9]+){0,7}\b                   # 85, 10/3/2001, 16:55:59, 10.0.0.1
      | [Xx]{3,16}\b                                     # XXXXXXXX
      | (?:server|computer|user|domain|file|share|host|machine|mailbox|service|volume|printer|path)[_-]?names?\b
      | (?:[Ss]erver|[Cc]omputer|[Mm]achine|[Dd]omain|[Uu]ser|[Cc]lient)[A-Z0-9]\b )   # ServerD, Computer1
    """,
    re.VERBOSE,
)
_SHOUTED = lazy_regex(
    r"\b(?=[A-Z0-9_$-]{0,40}[A-Z]{3})[A-Z][A-Z0-9_$-]{6,40}\b(?!\.(?:EXE|DLL|SYS|DRV|VXD|OCX|CPL|DBG|COM)\b)", re.ASCII
)
"""SMSLOGONSERVER, BUILD-SRV-2: a name in capitals amid ordinary words is somebody's computer, user or site.

That of a program (EDBUTIL.EXE) is the same on every computer.
"""

_GLUED = lazy_regex(rf"[^\W_]{{0,40}}{re.escape(GAP)}[^\W_]{{0,40}}")
"""COM<*>, <*>Service: what is glued to a value is part of its word, and fragments are whole words."""

_GAPS = lazy_regex(rf"{re.escape(GAP)}(?:[\s.,;:()\[\]#/\\'\"=+-]*{re.escape(GAP)})+")
_EDGES = lazy_regex(rf"^(?:[\s:;,.=>-]|{re.escape(GAP)})+|(?:[\s:;,=(\[#<-]|{re.escape(GAP)}[.!?)\]]*)+$")
_SENTENCE = lazy_regex(r"(?<=[.!?])\s+(?=[A-Z<\"'])")
_LETTER = lazy_regex(r"[^\W\d_]")
_FEWEST_LETTERS = lazy_regex(r"(?:[\W\d_]*+[^\W\d_]){5}")
"""What else is left is no words."""

Span = tuple[int, int]
"""A half-open range of characters."""


@lru_cache(maxsize=1024)
def generalise(text: str) -> str | None:
    """The pattern of a message as an article quotes it; None where nothing but values remains.

    A pattern is its own pattern: what only shows as a value once another is out is taken out too.
    """
    pattern: str | None = text
    for _ in range(_MOST_PASSES):
        again = _generalised(pattern) if pattern else None
        if again == pattern:
            break
        pattern = again
    return pattern


_MOST_PASSES = 5
"""No message of the archive takes more."""


def _generalised(text: str) -> str | None:
    pattern = _VARIABLE.sub(GAP, text)
    if _SHOUTED.search(pattern) and not _is_shouted(pattern):
        pattern = _SHOUTED.sub(GAP, pattern)
    if GAP in pattern:
        pattern = _GAPS.sub(GAP, _GLUED.sub(GAP, pattern))
    pattern = _EDGES.sub("", pattern)
    return pattern if _FEWEST_LETTERS.match(pattern.replace(GAP, "")) else None


def _is_shouted(text: str) -> bool:
    """Whether the message as a whole is written in capitals, so that capitals mark no names."""
    letters = _LETTER.findall(text)
    return sum(map(str.isupper, letters)) * 2 > len(letters)


@lru_cache(maxsize=1024)
def opening(pattern: str) -> str:
    """The first sentences of a pattern, as many as single it out where nothing tells which of its words are rare."""
    taken = ""
    for sentence in _SENTENCE.split(pattern):
        taken = f"{taken} {sentence}".strip()
        if len(_LETTER.findall(taken.replace(GAP, ""))) >= ENOUGH_LETTERS:
            break
    return _EDGES.sub("", taken)


def brief(text: str) -> str | None:
    """The opening of the pattern of a message; None as for `generalise`."""
    pattern = generalise(text)
    # fewer words may be capitals for the most part, or hold nothing but values
    return generalise(opening(pattern)) if pattern else None


def fragments(pattern: str) -> tuple[str, ...]:
    """The squeezed literal parts of a pattern, in order.

    Its full stop is none of them: who copies a message by hand, or tells it in a sentence, leaves it out.
    """
    parts = [part for part in map(squeeze, pattern.split(GAP)) if part]
    if parts and parts[-1][-1] in _FULL_STOPS and parts[-1][-2:-1].isalnum():
        parts[-1] = parts[-1][:-1]
    return tuple(parts)


_FULL_STOPS = frozenset(".!\u3002")
"""What a message ends with; what is cut off ends with several."""


def find(parts: tuple[str, ...], text: str | Squeezed) -> tuple[Span, ...] | None:
    """Where the fragments stand in a text, one range each, in order and no more than `MAX_GAP` apart; None if nowhere.

    A fragment begins and ends at a word's edge, as the text is written: "error 5" is not found in "error 53". One
    without words, as codes are, stands in one line, and is no part of a longer number, GUID, SID or time.
    """
    if not parts:
        return None
    looked_in = Squeezed(text) if isinstance(text, str) else text
    for part in parts:
        if part not in looked_in.squeezed:
            return None
    history = _reached([_occurrences(part, looked_in) for part in parts])
    if not history[-1]:
        return None
    offsets = looked_in.offsets
    last = next((place for place in history[-1] if offsets[place[1] - 1] >= looked_in.known), history[-1][0])
    return tuple((offsets[start], offsets[end - 1] + 1) for start, end in _walk_back(history[:-1], last))


def _occurrences(part: str, looked_in: Squeezed) -> list[Span]:
    """All places of a fragment in the squeezed text that are whole words of the text."""
    text, squeezed, offsets = looked_in.text, looked_in.squeezed, looked_in.offsets
    found, start, wordless = [], squeezed.find(part), is_wordless(part)
    while start >= 0:
        end = start + len(part)
        first, behind = offsets[start], offsets[end - 1] + 1
        if _at_edge(text, first) and _at_edge(text, behind) and (not wordless or _stands_alone(text, first, behind)):
            found.append((start, end))
        start = squeezed.find(part, start + 1)
    return found


def _at_edge(text: str, offset: int) -> bool:
    """Whether a word may begin or end before this character."""
    return not (0 < offset < len(text) and text[offset - 1].isalnum() and text[offset].isalnum())


_JOINED_BEFORE = lazy_regex(r"(?:\d[.:-]|[0-9A-Fa-f]{4}-)\Z")
_JOINED_BEHIND = lazy_regex(r"[.:-]\d|-[0-9A-Fa-f]{4}")


def _stands_alone(text: str, first: int, behind: int) -> bool:
    """Whether a code begins and ends here, in one line."""
    return not (
        "\n" in text[first:behind]
        or _JOINED_BEFORE.search(text[max(0, first - 5) : first])
        or _JOINED_BEHIND.match(text, behind)
    )


def _reached(places: list[list[Span]]) -> list[list[Span]]:
    """Of the places of each fragment those that are within reach behind one of the fragment before."""
    reached = places[0]
    history = [reached]
    for following in places[1:]:
        ends = sorted(end for _, end in reached)
        reached = [place for place in following if _within_reach(ends, place[0])]
        history.append(reached)
    return history


def _within_reach(ends: list[int], start: int) -> bool:
    """Whether some fragment ends at most `MAX_GAP` before `start`; the nearest end decides."""
    nearest = bisect_left(ends, start + 1) - 1
    return nearest >= 0 and start - ends[nearest] <= MAX_GAP


def _walk_back(history: list[list[Span]], last: Span) -> list[Span]:
    """One place of each fragment, the last possible ones before the place of the last fragment."""
    chain = [last]
    for places in reversed(history):
        before = chain[-1][0]
        chain.append(max(place for place in places if place[1] <= before and before - place[1] <= MAX_GAP))
    return chain[::-1]


def is_distinctive(pattern: str) -> bool:
    """Whether the words of a pattern single a message out by themselves: at least four, and twenty letters."""
    literal = pattern.replace(GAP, " ")
    return len(words(literal)) >= 4 and len(_LETTER.findall(literal)) >= 20


def coverage(pattern: str, text: str) -> float:
    """The share, from 0 to 1, of a pattern's distinct words that the text has too, in any order."""
    wanted = pattern_words(pattern)
    return len(wanted & distinct_words(text)) / len(wanted) if wanted else 0.0


@lru_cache(maxsize=1024)
def pattern_words(pattern: str) -> frozenset[str]:
    """The distinct words of a pattern, casefolded, without its gaps."""
    return frozenset(words(pattern.replace(GAP, " ")))
