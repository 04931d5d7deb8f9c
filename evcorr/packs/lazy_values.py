"""Values that are kept as bytes, and decoded when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Generic, TypeVar, overload

import msgspec

Value = TypeVar("Value")


class Packed(msgspec.Struct, array_like=True):
    """Encoded values, one behind the other, and where each ends: none of them is copied before it is decoded."""

    data: memoryview
    ends: list[int]

    @classmethod
    def of(cls, values: Iterable[object]) -> Packed:
        """These values."""
        encoded = list(map(msgspec.msgpack.encode, values))
        return cls(memoryview(b"".join(encoded)), list(accumulate(map(len, encoded))))

    def __len__(self) -> int:
        return len(self.ends)

    def __getitem__(self, number: int) -> memoryview:
        return self.data[self.ends[number - 1] if number else 0 : self.ends[number]]


class Lazy(Sequence[Value], Generic[Value]):
    """Values in order that are decoded when they are asked for."""

    @overload
    def __getitem__(self, number: int) -> Value: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Value]: ...

    def __getitem__(self, number: int | slice) -> Value | Sequence[Value]:
        if isinstance(number, slice):
            return [self[one] for one in range(len(self))[number]]
        return self._at(range(len(self))[number])

    def _at(self, number: int) -> Value:
        """The value at a place, counted from the first."""
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as lists have none
