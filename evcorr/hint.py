"""Which observables are mere hints: what they show is seen with other problems, and in ordinary logs, as well."""

from __future__ import annotations

from evcorr.any_crash import reports_any_crash
from evcorr.codes import parse_code
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Stop
from evcorr.ordinary import is_ordinary
from evcorr.signature import Rarity, Signature, is_reference
from evcorr.telling_code import is_common_literal, is_of_one_product
from evcorr.text.pattern import is_distinctive

LEAST_BITS = 24
"""Words of fewer bits are said by other articles and by ordinary logs too; see `mining.rarity` for what counts."""

LEAST_BITS_ALONE = 16
"""Words of fewer bits tell no problem, even where an entry says nothing else."""

MOST_ARTICLES = 5
"""What more articles show tells none of them from the others."""


def singles_out(text: str | None, rarity: Rarity | None) -> bool:
    """Whether the words of a pattern tell one problem from others, as far as is known how rare they are."""
    return bool(text) and is_distinctive(text or "") and (rarity is None or rarity.bits >= LEAST_BITS)


def tells_by_itself(rarity: Rarity | None) -> bool:
    """Whether a few words are rare enough to tell a problem where a log entry says nothing else."""
    return rarity is not None and rarity.bits >= LEAST_BITS_ALONE


def is_shared(observable: Observable, rarity: Rarity | None) -> bool:
    """Whether many articles, or ordinary logs, have the same event, code or words, so that these alone tell nothing."""
    # ordinary logs hold codes of which nobody complains; where words say that something failed with one, somebody does
    if not isinstance(observable, ErrorCode) and is_ordinary(observable):
        return True
    return rarity is not None and rarity.articles > MOST_ARTICLES


def is_hint(observable: Observable, rarity: Rarity | None = None) -> bool:
    """Whether an observable gives a weak match at most, but for words that are all that an entry says."""
    match observable:
        case Message(text=text):
            return not singles_out(text, rarity) or is_shared(observable, rarity)
        case Stop(code=code, params=params, module=module):
            return bool(code) and not params and not module
        case ErrorCode(code=code, space=space, text=text):
            value = parse_code(code)
            bare = is_common_literal(code) if value is None else space is None and not is_of_one_product(value)
            return not text and (bare or is_shared(observable, rarity))
        case Event(provider=provider, text=text, code=code):
            if code and provider:
                return False
            needs_text = not provider or bool(observable.only_with_text) or is_shared(observable, rarity)
            return reports_any_crash(observable) or (not text and needs_text)
        case Crash(image=image, module=module):
            # what an article calls "the video driver" no log names
            return not image and (not module or " " in module)


def only_hints(signature: Signature) -> bool:
    """Whether a signature can never be a finding at the default grade."""
    return not any(is_reference(signature, item) for item in signature.observables) and all(
        map(is_hint, signature.observables, signature.rarities())
    )
