"""The code page of text that is no UTF-8: told only where it is sure, else it is that of Western Europe.

What tells it are words that Event Viewer writes in the languages of Windows. Those with a script of their own are told
by charset-normalizer as well, and believed if the text is then written in that script throughout.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from evcorr.text.label_words import LABELS_AS_SPELLED
from evcorr.text.lazy_regex import lazy_regex
from evcorr.text.level_words import LEVEL_WORDS

SAMPLE_SIZE = 1 << 13
"""Bytes of lines with letters beyond ASCII that are looked at."""

_LEAST_SHARE = 0.1
"""In a script of its own at least so many of a line's bytes are beyond ASCII; accents are fewer."""

_FEWEST_LETTERS = 6
_FEWEST_WORDS = 2
_SHORTEST_WORD = 6
"""Bytes of a word in UTF-8: two ideographs, four or five letters."""

_SURE = 0.85

_KANA = lazy_regex("[\u3041-\u30ff]")
_HANGUL = lazy_regex("[\uac00-\ud7a3]")
_IDEOGRAPH = lazy_regex("[\u4e00-\u9fff]")
_WIDE = lazy_regex("[\u3000-\u303f\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]")
_CYRILLIC = lazy_regex("[\u0400-\u045f\u0490\u0491]")
_GREEK = lazy_regex("[\u0384-\u03ce]")


@lru_cache(maxsize=8)
def code_page_of(text: bytes) -> str | None:
    """The code page that some lines are written in; None where they may be Western European."""
    lines = [line for line in text.split(b"\n") if not line.isascii()]
    sample = b"\n".join(lines)[:SAMPLE_SIZE]
    if not sample:
        return None
    return _by_words(sample) or _by_script(sample)


def _by_words(sample: bytes) -> str | None:
    """The page in which most words of Event Viewer are found, at least two, and twice as many as in any other."""
    western = _words_in(sample, "cp1252") | _words_in(sample, "cp850")
    found = {page: len(_words_in(sample, page) - western) for page in (*_LATIN_PAGES, *_SCRIPTS)}
    best, second = sorted(found, key=lambda page: found[page], reverse=True)[:2]
    return best if found[best] >= _FEWEST_WORDS and found[best] >= 2 * found[second] else None


def _words_in(sample: bytes, page: str) -> frozenset[str]:
    """Words of Event Viewer, beyond ASCII, that some bytes are in a page."""
    words = _WORD.findall(sample.decode(page, "replace").casefold())
    return _known_words().intersection(words)


@cache
def _known_words() -> frozenset[str]:
    said = " ".join((*LABELS_AS_SPELLED, *LEVEL_WORDS)).casefold()
    return frozenset(
        word for word in _WORD.findall(said) if len(word.encode()) >= _SHORTEST_WORD and not word.isascii()
    )


def _by_script(sample: bytes) -> str | None:
    """The page of a script of its own, if the text is written in it throughout."""
    beyond = len(sample) - len(sample.translate(None, _BEYOND_ASCII))
    if beyond < _FEWEST_LETTERS or beyond < _LEAST_SHARE * len(sample):
        return None
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=[*_SCRIPTS, "cp1252"]).best()
    page = best.encoding if best is not None else ""
    is_sure = _SCRIPTS.get(page)
    return page if is_sure is not None and is_sure(sample.decode(page, "replace")) else None


_BEYOND_ASCII = bytes(range(0x80, 0x100))


def _letters(text: str) -> str:
    """What of a text is beyond ASCII."""
    return "".join(one for one in text if one > "\x7f")


def _share(script: re.Pattern[str], text: str) -> float:
    letters = _letters(text)
    return len(script.findall(letters)) / len(letters) if len(letters) >= _FEWEST_LETTERS // 2 else 0


def _is_japanese(text: str) -> bool:
    return len(_KANA.findall(text)) >= _FEWEST_LETTERS and _share(_WIDE, text) >= _SURE


def _is_korean(text: str) -> bool:
    return _share(_HANGUL, text) >= _SURE


def _is_chinese(encoding: str, first: int, last: int) -> Callable[[str], bool]:
    """Whether a text is Chinese; `first` and `last` lead the commonest characters in an encoding."""

    def is_sure(text: str) -> bool:
        leads = [lead for one in _IDEOGRAPH.findall(text) for lead in _lead(one, encoding)]
        common = sum(first <= lead <= last for lead in leads)
        return _share(_WIDE, text) >= _SURE and len(leads) > 1 and common >= _SURE * len(leads)

    return is_sure


def _lead(letter: str, encoding: str) -> Iterator[int]:
    yield from letter.encode(encoding, "replace")[:1]


def _is_alphabet(script: re.Pattern[str]) -> Callable[[str], bool]:
    """Whether the words of a text are written in an alphabet; words that mix it with ASCII are another page's."""

    def is_sure(text: str) -> bool:
        words = [word for word in _WORD.findall(text) if script.search(word)]
        pure = sum(all(map(script.match, word)) for word in words)
        return _share(script, text) >= _SURE and pure >= _SURE * len(words)

    return is_sure


_LATIN_PAGES = ("cp1250", "cp852", "cp1254", "cp857")
"""Pages whose letters look mostly like Western ones."""

_WORD = lazy_regex(r"[^\W\d_]+")
_SCRIPTS: dict[str, Callable[[str], bool]] = {
    "cp932": _is_japanese,
    "cp949": _is_korean,
    "gbk": _is_chinese("gb2312", 0xB0, 0xD7),
    "cp950": _is_chinese("big5", 0xA4, 0xC6),
    "cp1251": _is_alphabet(_CYRILLIC),
    "cp866": _is_alphabet(_CYRILLIC),
    "koi8_r": _is_alphabet(_CYRILLIC),
    "cp1253": _is_alphabet(_GREEK),
    "cp737": _is_alphabet(_GREEK),
}
"""Pages of scripts of their own, and what makes sure of each."""
