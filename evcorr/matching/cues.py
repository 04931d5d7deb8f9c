"""Cues: the places of a text where a STOP, an error code, a crash or a pasted event may stand.

`mentions` finds these with regular expressions, which take long over text that has none of them. Each kind has words of
which a text that shows it holds one; beside most of them something else has to stand as well, which is told here by a
short look at the bytes around.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product

from evcorr.codes import identity
from evcorr.codes.value import NT_BIT
from evcorr.matching.event_cues import AROUND_ID, event_looks
from evcorr.matching.look import BLANKS, Look, Looks, ahead, always, before
from evcorr.matching.number_cues import NUMBERED_ERRORS, number_in
from evcorr.matching.version_cues import VERSION_LOOKS
from evcorr.mentions import crash, error, stop
from evcorr.mentions.update_code import UPDATE_FORMS
from evcorr.text.lazy_regex import lazy_regex

LONG_CODES_ONLY = frozenset(
    (
        *("code", "return", "failed", "result", "status", "hresult", "hr =", "hr=", "hr:", "exception", "0x"),
        *("no:", "no.:", "id no", "id#", "id #", "800", "c0000", "214", "e0", "sys0", "sys1", "sys2", "sys3"),
        *(cue for form in UPDATE_FORMS for cue in form.cues),
    )
)
"""Words of forms whose codes all have seven digits or more, or letters: they are found by the digits of known codes."""

_NO_WORD = rb"[^0-9a-z]"
_APART = rb"[^0-9a-z]{0,60}+"

_DATABASES = ("jet", "ese", "edb", "database", "dbi")
_DIGIT_NEAR = ahead(rb"[^0-9]{0,110}[0-9]")
_BEGUN_BY_ERROR = frozenset({"severity", "of type", "error type", "error: type"})
"""Words that stand in forms which begin with the word error, and are found by that."""

_ERROR_LOOKS: Mapping[str, Look] = {
    **{word: ahead(b"|".join(patterns)) for word, patterns in NUMBERED_ERRORS.items()},
    "sense": ahead(rb"sense[^0-9a-z]{1,4}(?:code|data)"),
    # the state stands before it
    "[microsoft][": always,
    **dict.fromkeys(("state:", "state="), ahead(rb"state[:=].{0,3}[0-9a-z]{3}[0-9]{2}[^0-9a-z]")),
    **dict.fromkeys((") 1 ", ") 2 "), ahead(rb"\) [12] [0-9]{5}:")),
    "reserved": ahead(rb"reserved[^0-9a-z]{1,8}error"),
    **dict.fromkeys(_DATABASES, ahead(rb"(?<![0-9a-z_])\w{1,44}[^.\n]{0,61}?-[0-9]{3}")),
}


def _is_stop(data: bytes, start: int) -> object:
    """Whether a code or a driver stands behind the word, or a code not far before it."""
    return _STOPPED.match(data, start) or _STOP_CODE.search(data, max(0, start - 48), start)


_STOPPED = lazy_regex(
    rb"stop(?:s|ped)?"
    + _APART
    + rb"(?:(?:errors?|messages?|msg|screens?|codes?|number|value|event|of|with|id|is|the|an?)"
    + _APART
    + rb"){0,12}?(?:[0o]x[0-9a-fo]|[0-9a-f]{8}|[0-9a-f]{2}(?![0-9a-z])|(?:in|on|at|from)"
    + _NO_WORD
    + rb")"
)
_STOP_CODE = lazy_regex(rb"0x0{2,6}[0-9a-f]{1,2}")
_STOP_LOOKS: Mapping[str, Look] = {
    "stop": _is_stop,
    "trap": ahead(rb"trap:?" + _NO_WORD + rb"{1,20}0x"),
}
_CRASH_LOOKS: Mapping[str, Look] = {
    "pid=": ahead(rb"(?<=\()pid="),
    "fault": before(rb"page|protection|gp|stack", within=32),
    "faulting": ahead(rb"faulting" + _NO_WORD + rb"{1,8}application"),
    "caused": ahead(
        rb"caused"
        + _NO_WORD
        + rb"{1,20}(?:an?d?[^0-9a-z]|access|invalid|page|ipf|gen|gp|stack|segment|divide|illegal|unrec|exception|error)"
    ),
    "generated": ahead(rb"generated" + _NO_WORD + rb"{1,20}an" + _NO_WORD),
    "exception": ahead(rb"exception" + _NO_WORD + rb"{1,8}(?:[0-9a-f]{2}|.{1,80}occurred)"),
    "violation": before(b"access", within=16),
    "fatal": ahead(rb"fatal" + _NO_WORD + rb"{1,20}exception"),
    "illegal": ahead(rb"illegal" + _NO_WORD + rb"{1,8}instruction"),
    "divide": ahead(rb"divide" + _NO_WORD + rb"{1,8}(?:error|by)"),
    "unrecoverable": ahead(rb"unrecoverable" + _NO_WORD + rb"{1,8}application"),
    "referenced": ahead(rb"referenced" + _NO_WORD + rb"{1,8}memory"),
}


def _is_known(known: frozenset[int]) -> Look:
    """Whether the number behind `%%` is one of these."""

    def look(data: bytes, start: int) -> bool:
        number = _REFERRED.match(data, start + len("%%"))
        return number is not None and identity(int(number[0])) in known

    return look


_REFERRED = lazy_regex(rb"[0-9]{1,10}(?![0-9])")


def _literals(known: frozenset[int]) -> Iterator[tuple[str, Look]]:
    for word in sorted(_ERROR_WORDS):
        yield word, _is_known(known) if word == "%%" else _ERROR_LOOKS.get(word, _DIGIT_NEAR)
    for word in sorted(stop.CUES):
        yield word, _STOP_LOOKS.get(word, always)
    for word in sorted({cue for _, cues in crash.FORMS for cue in cues}):
        yield word, _CRASH_LOOKS.get(word, always)


_ERROR_WORDS = error.CUES - LONG_CODES_ONLY

WORDS_OF_NUMBERS = _ERROR_WORDS - _BEGUN_BY_ERROR - {"error", *_DATABASES}
"""Words of forms of short codes that need not begin with the word error or have a minus sign."""


def may_show_fault(data: bytes) -> bool:
    """Whether a STOP or a crash may stand in some bytes."""
    return any(word in data and _agrees(look, word, data) for word, look in _FAULT_LOOKS)


def _agrees(look: Look, word: bytes, data: bytes) -> bool:
    """Whether a look agrees at some place of its word."""
    start = data.find(word)
    while start >= 0 and not look(data, start):
        start = data.find(word, start + 1)
    return start >= 0


_FAULT_LOOKS = tuple(
    (word.encode(), looks.get(word, always))
    for words, looks in (
        (stop.CUES, _STOP_LOOKS),
        ({cue for _, cues in crash.FORMS for cue in cues}, _CRASH_LOOKS),
    )
    for word in sorted(words)
)


def looks_by_word(known: frozenset[int], ids: frozenset[int]) -> Looks:
    """The words, as literals for an engine, and of each the look that has to agree.

    `known` are the identities of the error codes that are looked for, `ids` those of the events. The bytes to look at
    have a line feed before every line, the first one too.
    """
    sharper = {word: number_in(by, known) for word, by in NUMBERED_ERRORS.items()}
    faults = ((word, sharper.get(word, look)) for word, look in _literals(known) if word not in _BEGUN_BY_ERROR)
    return _by_word((*faults, *event_looks(ids).items(), *VERSION_LOOKS.items()), known)


def looks_in_records(known: frozenset[int]) -> Looks:
    """The same for single records, in which nobody looks for pasted events, by words that are rarer in binary data.

    Which number stands behind a word is not told there, as other bytes may stand between them. The small negative
    numbers of databases are looked for themselves, and codes in letters are words of their own.
    """
    words = ((word, look) for word, look in _literals(known) if word not in {*_DATABASES, "ora-"})
    codes = ((f"{-value % (1 << 32):03}", _is_negative) for value in known if -value % (1 << 32) <= _MOST_NEGATIVE)
    return _by_word((*words, *codes), known)


_MOST_NEGATIVE = 99999
"""Codes of databases have five digits at most."""


def _is_negative(data: bytes, start: int) -> bool:
    """Whether a minus sign stands before a number."""
    return data[max(0, start - len("-00")) : start].rstrip(b"0").endswith(b"-")


_NOTHING = (b"",)


def _by_word(words: Iterable[tuple[str, Look]], known: frozenset[int]) -> Looks:
    """The words, and those by which codes of 32 bits begin, sorted, each with its looks."""
    looks: defaultdict[bytes, list[Look]] = defaultdict(list)
    for word, look in words:
        for front, end in product(*_AROUND.get(word, (_NOTHING, _NOTHING))):
            looks[front + word.encode() + end].append(_from(len(front), look))
    spellings = frozenset(long_spellings(known))
    for start in {spelling[:_BEGINNING] for spelling in spellings}:
        looks[start].append(_is_spelled(spellings))
    # in the same order in every process, or what an engine keeps of them would be of no use to the next
    return {word: tuple(looks[word]) for word in sorted(looks)}


_AROUND: Mapping[str, tuple[Iterable[bytes], Iterable[bytes]]] = {
    **dict.fromkeys(("fault", "violation"), (BLANKS, _NOTHING)),
    **dict.fromkeys(("caused", "generated"), (_NOTHING, BLANKS)),
    "%%": (_NOTHING, [b"%d" % digit for digit in range(10)]),
    "id": AROUND_ID,
}
"""Of common words what stands before and behind them where they matter: to look for it too spares most looks."""


def _from(place: int, look: Look) -> Look:
    """A look at a word that begins so many bytes after the place it is told."""
    return (lambda data, start: look(data, start + place)) if place else look


def long_spellings(identities: Iterable[int]) -> Iterator[bytes]:
    """The ways to write a code that fills 32 bits, known by its identity: eight hexadecimal digits, or a negative."""
    for value in identities:
        for whole in {value, value | 0x80070000 if value <= 0xFFFF else value, value | NT_BIT}:
            if whole >= 0x10000000:
                yield f"{whole:08x}".encode()
                if 0x100000000 - whole in _NEGATIVE:
                    yield f"{0x100000000 - whole}".encode()


_NEGATIVE = range(2146000000, 2148000000)
"""The codes that programs write as negative numbers, without their sign."""

_BEGINNING = 5
"""Spellings are looked for by their first digits, which few numbers share, so that there are not thousands of them."""


def _is_spelled(spellings: frozenset[bytes]) -> Look:
    """Whether one of these stands here, and not within a longer number or word."""

    def look(data: bytes, start: int) -> bool:
        if data[start - 1 : start].isdigit():
            return False
        return any(
            data[start : start + size] in spellings and not data[start + size : start + size + 1].isalnum()
            for size in SPELLED
        )

    return look


SPELLED = (len("80070005"), len("2147024891"))
"""So many characters such spellings have. No form has a digit before a code, or a letter or digit behind it."""
