"""What an article says to do: where it says so, and the facts in it that can be used as they are."""

from __future__ import annotations

import enum

import msgspec

_LATEST = " SP (latest)"


def release(fixed_in: str) -> str:
    """The releases that have a fix, as people name them: `Windows NT 4.0 SP (latest)` is its latest service pack."""
    parts = fixed_in.split("; ")
    return "; ".join(
        f"the latest service pack of {part.removesuffix(_LATEST)}" if part.endswith(_LATEST) else part for part in parts
    )


class Standing(enum.StrEnum):
    """What an article's maker says of the problem as a whole."""

    BY_DESIGN = "by design"
    """It is no fault, but how the product works."""
    OPEN = "open"
    """It was known, and no fix was, when the article was written."""
    ON_REQUEST = "on request"
    """There was a fix that only the maker's support gave out."""


class Remedy(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """One section of an article that says what to do, by its heading and line (from 1), with its facts."""

    where: str
    line: int | None = None
    registry: tuple[str, ...] = ()
    """Keys and values of the registry that it tells to look at or change: `HKLM\\...\\Parameters: IRPStackSize`."""
    commands: tuple[str, ...] = ()
    """Commands that it tells to run, as written."""
    articles: tuple[str, ...] = ()
    """Other articles that it sends the reader to."""
    standing: Standing | None = None

    @property
    def is_status(self) -> bool:
        """Whether the section only says how things stand."""
        return self.where.casefold().startswith("status")
