"""Templates of binary XML: a record of an .evtx log names one of its chunk, and adds values.

Tokens are those of libyal's description of the Windows XML Event Log format.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from operator import itemgetter

import msgspec

from evcorr.readers.evtx.chunks import CHUNK_SIZE
from evcorr.readers.evtx.plan import Element, Item, OddTemplateError, Plan, Substitution, plan_of

HEADER_SIZE = 24
"""Before its body a definition has the offset of the next, a GUID, and the body's size."""

MOST_ELEMENTS = 1 << 10
"""A template with more is not taken apart."""

_FRAGMENT = b"\x0f\x01\x01\x00"
_NAME_HEAD, _NAME_COUNT = 8, 6
"""Before its characters a name has the offset of the next, a hash, and at `_NAME_COUNT` their count."""


class _Known(msgspec.Struct, frozen=True):
    """A body seen before: its bytes but for the offsets of names, these names, and what it was found to be.

    Bodies are compared as numbers, with a byte of the body in each eight bits, which is a step for all their bytes.
    """

    others: int
    """The bits of a body set that belong to no offset of a name outside it."""
    body: int
    """The body without those, were it the first thing in its chunk."""
    inside: int
    """The lowest bit set of each offset of a name that stands right behind it."""
    offsets: struct.Struct
    """Takes the other offsets of names out of a body."""
    same: itemgetter[tuple[int, ...]] | None
    """Takes for each of these offsets that of the first name that is the same; None where all are different."""
    names: tuple[tuple[int, int, bytes], ...]
    """The numbers of the first ones, where in the body they would stand behind their offsets, and count and bytes."""
    plan: Plan | None

    def fits(self, data: bytes, base: int, body: int, end: int) -> bool:
        """Whether the body that stands there in a chunk has the same bytes, and names that stand before it is read."""
        first = body - base
        if int.from_bytes(data[body:end], "little") & self.others != self.body + first * self.inside:
            return False
        found = self.offsets.unpack_from(data, body)
        if self.same is not None and self.same(found) != found:
            return False
        for which, behind, name in self.names:
            if found[which] >= first + behind or not data.startswith(name, base + found[which] + _NAME_COUNT):
                return False
        return True


class Templates:
    """Takes templates apart; one that was seen before, in whatever chunk, is known by its bytes."""

    def __init__(self) -> None:
        self._known: dict[bytes, list[_Known]] = {}

    def plan(self, data: bytes, base: int, start: int) -> Plan | None:
        """What the definition is that begins at an offset of joined chunks; `base` is where its chunk begins."""
        body = start + HEADER_SIZE
        header = data[start + 4 : body]
        end = body + int.from_bytes(header[16:], "little")
        if end > base + CHUNK_SIZE:
            return None
        known = self._known.get(header)
        if known is None:
            known = self._known[header] = []
        for one in known:
            if one.fits(data, base, body, end):
                return one.plan
        taken = _Reading(data[base : base + CHUNK_SIZE], body - base, end - base)
        plan = taken.plan()
        if len(known) < _MOST_KINDS:
            known.append(taken.known(plan))
        return plan


_MOST_KINDS = 16
"""So many bodies of one GUID and size are remembered."""


class _Reading:
    """One pass over a body."""

    def __init__(self, chunk: bytes, start: int, end: int) -> None:
        self._chunk = chunk
        self._start = start
        self._end = end
        self._at = start
        self._names: list[tuple[int, bytes | None]] = []
        self._elements = 0

    def plan(self) -> Plan | None:
        """What it is; None if it is written otherwise than expected."""
        try:
            self._expect(_FRAGMENT)
            root = self._element()
            self._expect(b"\0")
            if self._at != self._end:
                return None
            return plan_of(root)
        except (OddTemplateError, struct.error, UnicodeDecodeError, IndexError):
            return None

    def known(self, plan: Plan | None) -> _Known:
        """What is remembered of it."""
        body = self._chunk[self._start : self._end]
        others, inside, form, at = bytearray(b"\xff" * len(body)), 0, "<", self._start
        named: list[tuple[int, bytes]] = []
        for place, name in self._names:
            within = place - self._start
            if name is None:
                inside |= 1 << 8 * within
                continue
            named.append((within + 4, name))
            others[within : within + 4] = bytes(4)
            form += f"{place - at}xI"
            at = place + 4
        mask = int.from_bytes(others, "little")
        names = [name for _, name in named]
        firsts = list(map(names.index, names))
        return _Known(
            others=mask,
            body=(int.from_bytes(body, "little") & mask) - self._start * inside,
            inside=inside,
            offsets=struct.Struct(form),
            same=itemgetter(*firsts) if len(set(firsts)) < len(firsts) else None,
            names=tuple((which, *named[which]) for which in sorted(set(firsts))),
            plan=plan,
        )

    def _take(self, form: str) -> int:
        if self._at + struct.calcsize(form) > self._end:
            raise OddTemplateError
        (value,) = struct.unpack_from(form, self._chunk, self._at)
        self._at += struct.calcsize(form)
        return int(value)

    def _expect(self, wanted: bytes) -> None:
        if not self._chunk.startswith(wanted, self._at, self._end):
            raise OddTemplateError
        self._at += len(wanted)

    def _name(self) -> str:
        """A name, which stands where it is first used in its chunk."""
        place, offset = self._at, self._take("<I")
        count = struct.unpack_from("<H", self._chunk, offset + _NAME_COUNT)[0]
        characters = self._chunk[offset + _NAME_HEAD : offset + _NAME_HEAD + 2 * count]
        if len(characters) != 2 * count:
            raise OddTemplateError
        if offset == self._at:
            self._at += _NAME_HEAD + 2 * count + 2
            self._names.append((place, None))
        else:
            self._names.append((place, self._chunk[offset + _NAME_COUNT : offset + _NAME_HEAD + 2 * count]))
        return characters.decode("utf-16-le")

    def _element(self) -> Element:
        """The element that begins here, up to its end, without recursion: templates may be made to nest deep."""
        open_elements: list[Element] = []
        while True:
            token = self._take("<B")
            if token in {0x01, 0x41}:
                element = self._begun(token)
                if open_elements:
                    open_elements[-1].content.append(element)
                open_elements.append(element)
                if self._take("<B") == 0x02:
                    continue
                self._at -= 1
                self._expect(b"\x03")
            elif token != 0x04:
                if not open_elements:
                    raise OddTemplateError
                open_elements[-1].content.append(self._item(token))
                continue
            ended = open_elements.pop()
            if not open_elements:
                return ended

    def _begun(self, token: int) -> Element:
        """An element's name and attributes."""
        self._elements += 1
        if self._elements > MOST_ELEMENTS:
            raise OddTemplateError
        self._at += 6  # a number that no reader needs, and the size
        element = Element(self._name())
        if token == 0x41:
            self._at += 4  # the size of the list
            while self._chunk[self._at] in {0x06, 0x46}:
                self._at += 1
                name = self._name()
                if name in element.attributes:
                    raise OddTemplateError
                element.attributes[name] = list(self._items())
        return element

    def _items(self) -> Iterator[Item]:
        while (token := self._chunk[self._at]) in {0x05, 0x45, 0x0D, 0x0E}:
            self._at += 1
            yield self._item(token)

    def _item(self, token: int) -> Item:
        """A text or a substitution."""
        if token in {0x0D, 0x0E}:
            return Substitution(self._take("<H"), self._take("<B"))
        if token not in {0x05, 0x45}:
            raise OddTemplateError
        self._expect(b"\x01")
        size = 2 * self._take("<H")
        self._at += size
        if self._at > self._end:
            raise OddTemplateError
        return self._chunk[self._at - size : self._at].decode("utf-16-le")
