"""A search for the signatures that name a code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from evcorr.codes import CodeDescription, identity_of, parse_code
from evcorr.observable import Crash, ErrorCode, Event, Observable, Stop
from evcorr.signature import Signature, is_reference
from evcorr.text.folding import squeeze

Named: TypeAlias = tuple[Signature, tuple[Observable, ...]]
"""A signature, and those of its observables that name a code."""


def signatures_naming(code: CodeDescription, signatures: Iterable[Signature]) -> list[Named]:
    """Each signature that looks for the code, in any spelling, with the observables that do.

    The reference pages of a STOP code come first, the others in the order given.
    """
    found = [
        (signature, named)
        for signature in signatures
        if (named := tuple(observable for observable in signature.observables if _names(observable, code)))
    ]
    return sorted(found, key=lambda item: not any(is_reference(item[0], one) for one in item[1]))


def _names(observable: Observable, code: CodeDescription) -> bool:
    match observable:
        case Stop(code=str(written)):
            return parse_code(written) in code.stops
        case ErrorCode(code=written) | Crash(exception=str(written)) | Event(code=str(written)):
            value = identity_of(written)
            return squeeze(written) == squeeze(code.written) if value is None else value in code.errors
        case _:
            return False
