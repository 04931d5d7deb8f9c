"""Expressions with words find what they find without, and each word is one that no match can do without."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import evcorr
from evcorr.text.worded_regex import BegunRegex, WordedRegex

WORDED = WordedRegex(("kelvin", "is"), r"\d\s(?:kelvin|is)\b")
BEGUN = BegunRegex(("kelvin", "is"), r"\b(?:kelvin|is)\s\d")
TEXTS = st.lists(
    st.sampled_from(["kelvin", "KELVIN", "\u212aelvin", "Is", "\u0130s", "\u0131s", " ", "5", "\u00df", "x"])
)


@pytest.mark.parametrize("regex", [WORDED, BEGUN])
@given(TEXTS.map("".join))
def test_what_is_found_is_what_the_expression_finds(regex: WordedRegex | BegunRegex, text: str) -> None:
    found = [match.span() for match in re.finditer(regex.regex.pattern, text, re.IGNORECASE)]
    assert [match.span() for match in regex.finditer(text)] == found
    first = regex.search(text)
    assert (first.span() if first else None) == (found[0] if found else None)


def test_only_a_stretch_is_searched() -> None:
    text = "1 is 2 is 3 is"
    assert [match[0] for match in WORDED.finditer(text, 2, 13)] == ["2 is"]
    assert (found := WORDED.search(text, 2)) is not None
    assert found[0] == "2 is"


def test_case_is_minded_where_the_expression_minds_it() -> None:
    assert WordedRegex(("av",), "AV", flags=0).search("an av") is None
    assert WordedRegex(("av",), "AV", flags=0).search("an AV") is not None


def instances() -> Iterator[tuple[str, WordedRegex | BegunRegex]]:
    """All of them in evcorr, also those in tuples, by their places."""
    for module in pkgutil.walk_packages(evcorr.__path__, "evcorr."):
        if module.name != "evcorr.__main__":
            for name, value in vars(importlib.import_module(module.name)).items():
                for regex in _in(value):
                    yield f"{module.name}.{name}", regex


def _in(value: object) -> Iterator[WordedRegex | BegunRegex]:
    if isinstance(value, WordedRegex | BegunRegex):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _in(item)


INSTANCES = dict(instances())


def test_there_are_some() -> None:
    assert len(INSTANCES) > 10


@pytest.mark.parametrize("place", INSTANCES)
def test_no_match_can_do_without_the_words(place: str) -> None:
    regex = INSTANCES[place]
    parsed = _parser.parse(regex.regex.pattern, regex.flags)
    assert all(word == word.casefold() for word in regex.words)
    if isinstance(regex, BegunRegex):
        assert begins(parsed, regex.words), f"a match may begin with none of {regex.words}"
    else:
        assert holds(parsed, regex.words), f"a match may have none of {regex.words}"


def test_what_may_be_left_out_is_no_word() -> None:
    assert not holds(_parser.parse(r"a(?:word)?b"), ("word",))
    assert not holds(_parser.parse(r"word|w.rd"), ("word",))
    assert not begins(_parser.parse(r"\w?word"), ("word",))
    assert holds(_parser.parse(r"(?<=\d)a\s(?:word|swor(?:ds|d))"), ("word",))
    assert begins(_parser.parse(r"(?<!no )\b[Ww]ord"), ("word",))


ANYTHING = "\0"
MOST = 500
LONG = 20


def holds(pattern: Iterable[Any], words: Sequence[str]) -> bool:
    """Whether each text that a parsed expression matches has one of the words."""
    items = list(pattern)
    return any(_holds(items[at:], words) for at in range(len(items)))


def _holds(items: Sequence[Any], words: Sequence[str]) -> bool:
    """Whether one of the words stands at the first of the items."""
    if all(any(word in spelling for word in words) for spelling in spellings(items)):
        return True
    name, value = str(items[0][0]), items[0][1]
    match name:
        case "BRANCH":
            return all(holds(branch, words) for branch in value[1])
        case "SUBPATTERN":
            return holds(value[3], words)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return value[0] > 0 and holds(value[2], words)
        case "ASSERT":
            return holds(value[1], words)
        case _:
            return False


def begins(pattern: Iterable[Any], words: Sequence[str]) -> bool:
    """Whether each text that a parsed expression matches begins with one of the words."""
    return all(spelling.startswith(tuple(words)) for spelling in spellings(pattern))


def spellings(pattern: Iterable[Any]) -> list[str]:
    """How a match may begin, folded, with ANYTHING for what may be many things."""
    known = [""]
    for name, value in ((str(item[0]), item[1]) for item in pattern):
        parts = _spelled(name, value)
        if len(known) * len(parts) > MOST or all(ANYTHING in one or len(one) > LONG for one in known):
            return [one + ANYTHING for one in known]
        known = [one + part for one, part in product(known, parts)]
    return known


def _spelled(name: str, value: Any) -> list[str]:
    """How what one item matches may be spelled."""
    match name:
        case "LITERAL":
            return [chr(value).casefold()]
        case "IN" if all(str(kind) == "LITERAL" for kind, _ in value):
            return sorted({chr(code).casefold() for _, code in value})
        case "SUBPATTERN":
            return spellings(value[3])
        case "BRANCH":
            return sorted({one for branch in value[1] for one in spellings(branch)})
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, repeated = value
            once = spellings(repeated)
            times = max(least, 1) if len(once) == 1 and least <= LONG else 1
            more = "" if most == times else ANYTHING
            return [*([] if least else [""]), *(one * times + more for one in once)]
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return [""]
        case _:
            return [ANYTHING]
