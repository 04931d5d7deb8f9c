"""Error codes in running text, as consoles, services, programs and articles write them, with their messages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache

from evcorr.codes import parse_code
from evcorr.mentions.cues import cue_lookup
from evcorr.mentions.database_code import DATABASE_FORMS
from evcorr.mentions.error_form import FORMS, Form
from evcorr.mentions.error_message import message_of
from evcorr.mentions.mention import Mention
from evcorr.mentions.told_code import TOLD_FORMS
from evcorr.mentions.update_code import UPDATE_FORMS
from evcorr.observable import ErrorCode
from evcorr.text.folding import fold_blanks
from evcorr.text.lazy_regex import lazy_regex

_BESIDE = {
    **{
        cue: lazy_regex(rf"{cue}[\s\S]{{0,120}}?\d")
        for cue in ("error", "code", "return", "failed", "result", "status")
    },
    **dict.fromkeys(("jet", "ese", "edb", "database", "dbi"), lazy_regex(r"-\d{3}")),
    " error": lazy_regex(r"error(?:(?<=\d\serror)|(?<=\d\sserver\serror))"),
}
"""What a text also holds that has more than the word of a common cue: a digit not far from it, a negative number."""


class ErrorMention(Mention[ErrorCode], frozen=True, kw_only=True):
    """A code in a text; `explicit` if the words around it leave no doubt that it is an error code.

    "System error 85" and "HRESULT = 0x80004005" are explicit; "error 85" and a bare 0x80004005 are loose.
    """

    explicit: bool


_MOST_KINDS = 1 << 9
"""Of so many sets of cues it is remembered which forms have one."""


class Forms:
    """Ways to write a code, most certain first, by their cues: most texts have none, and none is then looked for."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self._forms = tuple(forms)
        self.cues = frozenset(cue for form in self._forms for cue in form.cues)
        """Of these a casefolded text has one that holds any of the forms."""
        self.cues_in = cue_lookup(self.cues)
        self._by_cue = {
            cue: tuple(number for number, form in enumerate(self._forms) if cue in form.cues) for cue in self.cues
        }
        self._forms_by = lru_cache(_MOST_KINDS)(self._with)

    def in_text(self, folded: str, present: Set[str]) -> tuple[Form, ...]:
        """The forms that a casefolded text with these of the cues may hold, in order."""
        return self._forms_by(frozenset([cue for cue in present if _is_borne_out(cue, folded)]))

    def _with(self, cues: frozenset[str]) -> tuple[Form, ...]:
        """The forms that need one of these cues, in order."""
        return tuple(self._forms[number] for number in sorted({n for cue in cues for n in self._by_cue[cue]}))


def _is_borne_out(cue: str, folded: str) -> bool:
    """Whether a text that has a cue may hold a code beside it."""
    beside = _BESIDE.get(cue)
    return beside is None or beside.search(folded) is not None


FORMS_OF_LOGS = (*DATABASE_FORMS, *UPDATE_FORMS, *FORMS, *TOLD_FORMS)
"""All forms that logs are read for, in order of certainty."""

LOG_FORMS = Forms(FORMS_OF_LOGS)
CUES = LOG_FORMS.cues


def find_errors(text: str, cues: Set[str] | None = None, *, forms: Forms = LOG_FORMS) -> Iterator[ErrorMention]:
    """Every error code in the text, in order, once, in the most certain of the forms that find it.

    The codes of STOP screens, event blocks and crashes are found too; callers leave out what lies inside those.
    `cues` are those of the forms, and perhaps others, that the casefolded text has, if that is known.
    """
    present = forms.cues_in(text.casefold()) if cues is None else forms.cues & cues
    if not present:
        return
    folded = text.casefold()
    found: dict[int, tuple[Form, re.Match[str]]] = {}
    for form in forms.in_text(folded, present):
        for match in form.codes(text, folded):
            found.setdefault(match.end("code"), (form, match))
    for _end, (form, match) in sorted(found.items(), key=lambda item: item[0]):
        yield _mention(text, form, match)


def _mention(text: str, form: Form, match: re.Match[str]) -> ErrorMention:
    """The code of one match with its space and its message."""
    code = match["code"]
    written = "".join(code.split()) if code.startswith("-") else fold_blanks(code)
    said = message_of(text, match)
    return ErrorMention(
        ErrorCode(code=written, space=form.space(parse_code(written)), text=said.text if said else None),
        said.start if said else match.start(),
        said.end if said else match.end(),
        explicit=form.explicit,
    )
