"""Error codes in running text, as consoles, services, programs and articles write them, with their messages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from evcorr.codes import parse_code
from evcorr.late_regex import late_regex
from evcorr.mentions.error_form import FORMS, Form
from evcorr.mentions.error_message import message_of
from evcorr.mentions.hints import hints_in
from evcorr.mentions.mention import Mention
from evcorr.observable import ErrorCode

_FORMS_BY_HINT = {
    hint: tuple(number for number, form in enumerate(FORMS) if hint in form.hints)
    for hint in sorted({hint for form in FORMS for hint in form.hints})
}
"""Which forms a text may hold that has a hint: most texts have none, and none is then looked for."""

_BESIDE = {
    **{
        hint: late_regex(rf"{hint}[\s\S]{{0,120}}?\d")
        for hint in ("error", "code", "return", "failed", "result", "status")
    },
    **dict.fromkeys(("jet", "ese", "edb", "database", "dbi"), late_regex(r"-\d{3}")),
}
"""What a text also holds that has more than the word of a common hint: a digit not far behind it, a negative number."""


class ErrorMention(Mention[ErrorCode], frozen=True, kw_only=True):
    """A code in a text; `explicit` if the words around it leave no doubt that it is an error code.

    "System error 85" and "HRESULT = 0x80004005" are explicit; "error 85" and a bare 0x80004005 are loose.
    """

    explicit: bool


HINTS = frozenset(_FORMS_BY_HINT)


def find_errors(text: str, hints: Set[str] | None = None, *, more: Sequence[Form] = ()) -> Iterator[ErrorMention]:
    """Every error code in the text, in order, once, in the most certain of the forms that find it.

    The codes of STOP screens, event blocks and crashes are found too; callers leave out what lies inside those.
    `hints` are those of `HINTS`, and perhaps others, that the casefolded text has, if that is known; `more` are forms
    that are tried beside those of logs.
    """
    present = hints_in(text.casefold(), HINTS) if hints is None else HINTS & hints
    if not present and not more:
        return
    folded = text.casefold()
    borne_out = [hint for hint in present if _is_borne_out(hint, folded)]
    found: dict[int, tuple[Form, re.Match[str]]] = {}
    forms = [FORMS[number] for number in sorted({number for hint in borne_out for number in _FORMS_BY_HINT[hint]})]
    for form in (*forms, *(form for form in more if any(hint in folded for hint in form.hints))):
        for match in form.codes(text):
            found.setdefault(match.end("code"), (form, match))
    for _end, (form, match) in sorted(found.items(), key=lambda item: item[0]):
        yield _mention(text, form, match)


def _is_borne_out(hint: str, folded: str) -> bool:
    """Whether a text that has a hint may hold a code beside it."""
    beside = _BESIDE.get(hint)
    return beside is None or beside.search(folded) is not None


def _mention(text: str, form: Form, match: re.Match[str]) -> ErrorMention:
    """The code of one match with its space and its message."""
    written = "".join(match["code"].split())
    said = message_of(text, match)
    return ErrorMention(
        ErrorCode(code=written, space=form.space(parse_code(written)), text=said.text if said else None),
        said.start if said else match.start(),
        said.end if said else match.end(),
        explicit=form.explicit,
    )
