"""Whether two mentions are of one crash, which articles name now by its service, now by its symbol file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from evcorr.mining.extractors.context.part import tells_symptoms
from evcorr.observable import Crash, Observable, Role, Stop

_STEM = re.compile(r"(?P<stem>[^\\/.]{1,80})(?:\.\w{1,4})?\Z")
_PROGRAM_FILE = re.compile(r"\w\.(?:exe|dbg)\Z", re.IGNORECASE)
_ABBREVIATION = 4
# so many letters are not two names' by chance
_LONG_NAME = 6
_FAULT = re.compile(r"stack|page|protection|illegal|divide", re.IGNORECASE)
_NAMED_FAULT = re.compile(
    r"(?:fatal )?exception (?:error )?0?[0-9A-F]{1,2}h?\b|general protection|GP fault|(?:0x)?c0000\w{3}"
    r"|memory (?:could|can) ?not|trap 0{0,3}D",
    re.IGNORECASE,
)
_FAULT_ITSELF = re.compile(
    r"access violat|(?:invalid )?page fault|GPF|fatal exception|illegal operation", re.IGNORECASE
)
_NAMED_WORD = re.compile(r"(?:general protection|GP|GPF|page fault|invalid page|access violat)", re.IGNORECASE)
_PAGE_FAULT = re.compile(r"invalid page fault|(?P<named>stack fault|general protection fault)", re.IGNORECASE)
# a code that is typed with a digit too few is one too
_OF_NT = re.compile(r"memory (?:could|can)|c0{3,4}(?:005|0fd)|0x0{1,7}5\Z", re.IGNORECASE)
_WINDOWS = re.compile(r"(?:krnl[23]86|kernel|user|gdi)\.exe", re.IGNORECASE)
_LIBRARY = re.compile(r"\.(?:dll|drv|ocx|vbx)\Z", re.IGNORECASE)
# what Windows says of any fault
_ANY_FAULT = re.compile(r"(?:application err|illegal op)", re.IGNORECASE)
# Windows 95 shows "A fatal exception 0E", which articles call "exception 0E" too
_FAMILY = re.compile(r"(?P<fatal>fatal|exception (?:error )?0[0-9a-f]\b)|(?P<page>page)", re.IGNORECASE)


def join_crashes(one: Crash, other: Crash) -> Crash | None:
    """Return what two mentions of crashes give together; None where they are of two."""
    one, other = _of_windows(one, other.image), _of_windows(other, one.image)
    if not _same_image(one.image, other.image):
        return None
    if not (_same_module(one.module, other.module) or _is_cut_short(one, other)):
        return None
    if not _share_a_name(one, other) and not _may_be_one_fault(one.exception, other.exception):
        return None
    if _are_told_apart(one, other):
        return None
    image, module = _fuller(one.image, other.image), _fuller_module(one.module, other.module)
    return replace(
        one,
        image=None if _is_library(image, module) else image,
        module=module,
        exception=_more_exact(one.exception, other.exception),
    )


def _is_cut_short(titled: Crash, other: Crash) -> bool:
    """Tell whether the title, which ends there, has only the beginning of the place that the body names."""
    begun, whole = ((crash.module or "").casefold() for crash in (titled, other))
    return titled.where == "TITLE" and len(begun) >= _LONG_NAME and whole.startswith(begun)


def _is_library(image: str | None, module: str | None) -> bool:
    """Tell whether what one mention calls the program is the library that another blames: Brush, and Brush.dll."""
    if image is None or module is None or "." in image:
        return False
    return _LIBRARY.search(module) is not None and _stem(image) == _stem(module)


def _of_windows(crash: Crash, program: str | None) -> Crash:
    """Return a crash of a module of Windows 3.x as one of the program that another mention names."""
    if crash.image and program and _WINDOWS.match(crash.image) and not _WINDOWS.match(program):
        return replace(crash, image=None, module=crash.module or crash.image)
    return crash


def is_bare(crash: Crash) -> bool:
    """Tell whether nothing but the word for a fault is known of a crash: no program, no module, no number."""
    return not (crash.image or crash.module) and _NAMED_FAULT.match(crash.exception or "") is None


def is_echo(crash: Crash, other: Crash) -> bool:
    """Tell whether a crash without a name is another that has one: by the same fault, or by a mere word for it.

    A title may use any: "Large Picture Causes GPF". The mere frame of a stack is of the crash whose place is told.
    """
    if _is_stack(crash):
        return other.role is Role.SYMPTOM and other.module is not None and "!" not in other.module
    if crash.image or crash.module or not (other.image or other.module):
        return False
    is_titled = crash.where == "TITLE" and other.role is Role.SYMPTOM
    return is_titled or _fault(crash) == _fault(other) or _is_mere_word(crash)


def _is_stack(crash: Crash) -> bool:
    """Tell whether nothing is known of a crash but the frame on top of a stack."""
    return crash.image is None and crash.exception is None and "!" in (crash.module or "")


def _fault(crash: Crash) -> str:
    """Return the word for a fault as such words are compared."""
    return (crash.exception or "").casefold().removeprefix("fatal ")


def _is_mere_word(crash: Crash) -> bool:
    """Tell whether a crash without a name is told by the word for its fault behind the symptoms: it is that of them."""
    is_further = crash.where != "TITLE" and not tells_symptoms(crash.where)
    return is_further and _NAMED_WORD.match(crash.exception or "") is not None


def is_the_problem(crash: Crash, seen: Iterable[Observable]) -> bool:
    """Tell whether a bare crash is what an article is about: it names nothing else that stops a program or system.

    Of two bare words for one crash, "an access violation or invalid page fault", the first counts.
    """
    if crash.role is not Role.SYMPTOM or _FAULT_ITSELF.match(crash.exception or "") is None:
        return False
    told = crash.where == "TITLE" or tells_symptoms(crash.where)
    others = list(seen)
    later = others[others.index(crash) :]
    return told and not any(
        other is not crash and not (other in later and _is_bare_crash(other)) and _tells_of_stopping(other, crash)
        for other in others
    )


def _is_bare_crash(item: Observable) -> bool:
    return isinstance(item, Crash) and is_bare(item)


def _tells_of_stopping(other: Observable, crash: Crash) -> bool:
    """Tell whether something is a crash or a STOP too, or has the very words for the fault."""
    if isinstance(other, Crash | Stop):
        return True
    return (crash.exception or "").casefold() in (other.text or "").casefold()


def _are_told_apart(one: Crash, other: Crash) -> bool:
    """Tell whether program and module of two crashes are the same, but a screen names another fault for each."""
    if _is_page_fault(one) is not _is_page_fault(other) and (_is_of_nt(one) or _is_of_nt(other)):
        return True
    if None in (one.image, one.module, other.image, other.module):
        return False
    fault, another = (_FAULT.search(crash.exception or "") for crash in (one, other))
    return fault is not None and another is not None and fault[0].casefold() != another[0].casefold()


def _is_page_fault(crash: Crash) -> bool:
    """Tell whether a crash is told as Windows 95 and 98 tell it, which name a module beside other faults."""
    fault = _PAGE_FAULT.match(crash.exception or "")
    return fault is not None and (fault["named"] is None or crash.module is not None)


def _is_of_nt(crash: Crash) -> bool:
    """Tell whether a crash is told as a box or a log of Windows NT tells the same fault."""
    if crash.exception == "access violation" and crash.where != "TITLE":
        return (crash.image or "").lower().endswith(".exe")
    return _OF_NT.search(crash.exception or "") is not None


def _share_a_name(one: Crash, other: Crash) -> bool:
    """Tell whether both name the program, or both the module; otherwise only the kind of fault can join them."""
    return None not in (one.image, other.image) or None not in (one.module, other.module)


def _same_image(one: str | None, other: str | None) -> bool:
    """Tell whether two names may be one program's: "IIS" or "SNA Print service" may be that of any file."""
    if one is None or other is None or are_spelt_alike(_stem(one), _stem(other)):
        return True
    if _PROGRAM_FILE.search(one) and _PROGRAM_FILE.search(other):
        return False
    return _is_description(one) or _is_description(other) or _ends_like(one, other) or _ends_like(other, one)


def _ends_like(name: str, file: str) -> bool:
    """Tell whether a program's file is called like the program, with letters before it: Word is Winword.exe."""
    return "." not in name and _stem(file).endswith(name.casefold())


def are_spelt_alike(one: str, other: str) -> bool:
    """Tell whether two names are the same but for a letter before the last, which articles leave out or mistake.

    Another digit is another version.
    """
    at = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    if at is None or min(len(one), len(other)) < _LONG_NAME or one[at].isdigit() or other[at].isdigit():
        return one == other
    return any("" != one[at + skipped :] == other[at + left :] for skipped, left in ((1, 1), (0, 1), (1, 0)))


def _is_description(name: str) -> bool:
    """Tell whether a name is no file's: "SNA Print service", IIS, spooler."""
    return " " in name or name.islower() or (name.isupper() and len(name) <= _ABBREVIATION)


def _same_module(one: str | None, other: str | None) -> bool:
    """Tell whether two names may be one place's: winvprt!MonitorThread is MonitorThread, and in Winvprt.dll."""
    if one is None or other is None:
        return True
    # "<unknown>" and "unknown"
    one, other = one.strip("<>"), other.strip("<>")
    names, others = _names(one), _names(other)
    if not names.isdisjoint(others) or _class_of(one) in others or _class_of(other) in names:
        return True
    return are_spelt_alike(_stem(one), _stem(other))


def _names(module: str) -> set[str]:
    """Return what a place may be named by: brush!CBrush::Clear by its file, by the function and by the method."""
    file, _, function = module.casefold().rpartition("!")
    return {_stem(file), _stem(function), function.rpartition("::")[2]} - {""}


def _class_of(module: str) -> str:
    """Return the class of a method: brush!CBrush::Clear is in CBrush."""
    return module.casefold().rpartition("!")[2].rpartition("::")[0]


def _fuller_module(one: str | None, other: str | None) -> str | None:
    """Return the name that tells more of a place: of two functions of one file, the one that is named first."""
    if one and other and "!" in one and "!" in other:
        return one
    return max(one or "", other or "", key=len) or None


def _may_be_one_fault(one: str | None, other: str | None) -> bool:
    """Tell whether two mentions without a name in common may be of one fault: "an illegal operation" is any."""
    return _family(one) == _family(other) or any(_ANY_FAULT.match(told or "") for told in (one, other))


def _family(exception: str | None) -> str:
    """Return which kind of fault an exception is, as far as different wordings of one fault go."""
    found = _FAMILY.search(exception or "")
    return (found and found.lastgroup) or "violation"


def _stem(name: str) -> str:
    r"""Return a program's name without folder and extension: exe\store.dbg is the symbol file of store.exe."""
    found = _STEM.search(name)
    return (found["stem"] if found else name).casefold()


def _fuller(one: str | None, other: str | None) -> str | None:
    """Return the name that tells more: the program's own, rather than its symbol file's or a description."""
    names = [name for name in (one, other) if name]
    if len(names) > 1 and "." not in names[0] + names[1]:
        short, long = sorted(names, key=len)
        if len(short) < len(long) and f" {short.casefold()} " in f" {long.casefold()} ":
            return long
    ranked = sorted(names, key=lambda name: (not name.lower().endswith(".exe"), " " in name))
    return ranked[0] if ranked else None


def _more_exact(one: str | None, other: str | None) -> str | None:
    """Return the exception that is a number, else the one that says which fault it is, in more words."""
    told = [text for text in (one, other) if text]
    return max(
        told, key=lambda text: (any(map(str.isdigit, text)), not _ANY_FAULT.match(text), len(text)), default=None
    )
