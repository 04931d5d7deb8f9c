"""The meaning of a match with a STOP or a crash: code, module, parameters, program and exception, as far as told."""

from __future__ import annotations

from collections.abc import Mapping

from evcorr.any_crash import is_shared_module
from evcorr.codes import named_codes, parse_code
from evcorr.grade import Grade
from evcorr.matching.agreement import Agreement
from evcorr.matching.index import Symptom
from evcorr.matching.keys import program
from evcorr.mentions import Mention
from evcorr.observable import Crash, Stop
from evcorr.signature import is_reference
from evcorr.text.folding import fold_name
from evcorr.text.pattern import Span

ENOUGH_PARAMS = 3
"""So many small parameters tell a crash if all that the article states are the same."""

ALL_FOUR = 4
"""A STOP has so many parameters."""

ALL_PARAMS = "all params"
"""What `Agreement.agreed` calls it where all parameters that the article states are the same."""

SPECIFIC_PARAM = 0xFF
"""STOP parameters up to this value (an IRQL, a read or write flag) are common to many crashes."""

LONG_FUNCTION = 8
"""Functions with shorter names (`wcslen`) are in many modules."""

_ANY_EXCEPTION = frozenset({0xC0000005, 0x80000003})
"""Access violation and breakpoint, which most crashes are; other exceptions are as rare as addresses."""


def compare_stop(stop: Stop, symptom: Symptom, found: Mention[Stop]) -> Agreement | None:
    """Code, module and parameters, as far as the article states them; None where a STOP is another one.

    A code alone is a hint, but for the reference page of the code, which is about whatever STOP shows it.
    """
    shown, place = found.what, _place(found)
    if stop.code and (not shown.code or parse_code(stop.code) != parse_code(shown.code)):
        return None
    same_module = _same(program(stop.module), program(shown.module))
    if not stop.code:
        return Agreement(Grade.LIKELY, ("module",), place) if same_module else None
    params = _params_agree(stop.params or (), shown.params or ())
    agreed = _names(
        {
            "code": True,
            "module": same_module,
            "params": params,
            ALL_PARAMS: params and _params_are_all(stop.params or (), shown.params or ()),
        }
    )
    enough = params or is_reference(symptom.signature, stop)
    grade = Grade.STRONG if same_module else Grade.LIKELY if enough else Grade.WEAK
    differing = _names(
        {
            "module": bool(stop.module and shown.module) and not same_module,
            "params": not params and _params_differ(stop.params or (), shown.params or ()),
        }
    )
    return Agreement(grade, agreed, place, differing)


def compare_crash(crash: Crash, found: Mention[Crash]) -> Agreement | None:
    """Program, module or function, and exception, as far as both tell them; None where a crash is another one.

    A program that ends by another exception, in no module of its own, is no more than a hint.
    """
    shown, place = found.what, _place(found)
    same_exception = _same_exception(crash.exception, shown.exception)
    same_module = _same_module(crash.module, shown.module)
    same = {
        "image": _same(program(crash.image), program(shown.image)),
        "module": same_module,
        "exception": bool(same_exception),
    }
    agreed = _names(same)
    if crash.image and not same["image"]:
        return None
    if not crash.image and not same["module"]:
        return None
    other_module = bool(crash.module and shown.module) and not same_module
    differing = _names({"module": other_module, "exception": same_exception is False})
    if crash.image and other_module:
        return Agreement(Grade.WEAK, agreed, place, differing)
    is_anywhere = not crash.module or is_shared_module(_as_far_as_shown(crash.module, shown))
    if is_anywhere and (not crash.image or same_exception is False):
        return Agreement(Grade.WEAK, agreed, place, differing)
    sure = {"image", "module"} <= set(agreed) or (
        same_exception is not False and _same_own_function(crash.module or "", shown.module or "")
    )
    return Agreement(Grade.STRONG if sure else Grade.LIKELY, agreed, place, differing)


def _same_own_function(module: str, shown: str) -> bool:
    """Whether a crash is in the function that an article names, of a module that not every program runs in."""
    function = module.partition("!")[2]
    is_own = len(function) >= LONG_FUNCTION and not is_shared_module(module.partition("!")[0])
    return is_own and _same(function, shown.rpartition("!")[2])


def _as_far_as_shown(module: str, shown: Crash) -> str:
    """The module that an article names, without its function where the log tells none."""
    told = "!" in (shown.module or "") or _same(module.partition("!")[2], shown.module)
    return module if told else module.partition("!")[0]


def _place(found: Mention[Stop] | Mention[Crash]) -> tuple[Span, ...]:
    """The range of a mention; none for what was read out of data fields."""
    return ((found.start, found.end),) if found.end > found.start else ()


def _names(told: Mapping[str, bool]) -> tuple[str, ...]:
    return tuple(name for name, is_so in told.items() if is_so)


def _params_agree(wanted: tuple[str, ...], seen: tuple[str, ...]) -> bool:
    """Whether a parameter that tells one crash from another is the same in the same place, or all of several are."""
    values = [(parse_code(one), parse_code(other)) for one, other in zip(wanted, seen, strict=False)]
    same = [one for one, other in values if one == other and one is not None]
    # a zero may as well be a number that nobody knew; four of them are none
    enough = ENOUGH_PARAMS if any(same) else ALL_FOUR
    return any(map(_is_specific, same)) or len(same) == len(wanted) >= enough


def _params_are_all(wanted: tuple[str, ...], seen: tuple[str, ...]) -> bool:
    """Whether each of several parameters is the same in the same place."""
    values = [parse_code(one) for one in wanted]
    return len(values) > 1 and None not in values and values == [parse_code(one) for one in seen[: len(wanted)]]


def _params_differ(wanted: tuple[str, ...], seen: tuple[str, ...]) -> bool:
    """Whether a parameter that tells one crash from another is another one."""
    values = [(parse_code(one), parse_code(other)) for one, other in zip(wanted, seen, strict=False)]
    return any(one != other and _is_specific(one) for one, other in values if one is not None and other is not None)


def _is_specific(param: int) -> bool:
    """Whether a parameter is an address or a number of its own: no small number, and no exception of every crash."""
    return param > SPECIFIC_PARAM and param not in _ANY_EXCEPTION


def _same(one: str | None, other: str | None) -> bool:
    return bool(one and other) and fold_name(one or "") == fold_name(other or "")


def _same_module(one: str | None, other: str | None) -> bool:
    """Whether two modules are the same, and the function in it where both name one (`store!EcFoo`).

    Dr. Watson names the function alone.
    """
    functions = [name.partition("!")[2] for name in (one or "", other or "")]
    if any(functions) and not all(functions):
        function = functions[0] or functions[1]
        return _same(function, other if functions[0] else one) or _same(program(one), program(other))
    return _same(program(one), program(other)) and (not all(functions) or _same(*functions))


def _same_exception(one: str | None, other: str | None) -> bool | None:
    """Whether two exceptions are the same code or the same words; None where nothing tells it."""
    if not one or not other:
        return None
    values = (_exception_code(one), _exception_code(other))
    if None not in values:
        return values[0] == values[1]
    return True if _same(one, other) else None


def _exception_code(exception: str) -> int | None:
    """The code of an exception that is a number, or its name in words: an access violation is 0xC0000005."""
    value = parse_code(exception)
    if value is not None:
        return value
    words = _AS_WINDOWS_95_SAYS.get(exception.casefold(), exception)
    known = named_codes().get(f"status_{'_'.join(words.casefold().split())}", ())
    return next((code.value for space, code in known if space == "ntstatus"), None)


_AS_WINDOWS_95_SAYS = {"invalid page fault": "access violation"}
