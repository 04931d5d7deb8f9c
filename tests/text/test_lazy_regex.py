"""Lazy regular expressions do what compiled ones do, and are compiled only when they are used."""

from __future__ import annotations

import pickle
import re
from unittest import mock

import pytest

from evcorr.text.lazy_regex import lazy_regex


def test_it_is_compiled_at_its_first_use_and_only_then() -> None:
    with mock.patch("re.compile", wraps=re.compile) as compiled:
        digits = lazy_regex(r"(?P<tens>\d)\d", re.ASCII)
        assert digits.pattern == r"(?P<tens>\d)\d"
        assert not compiled.called
        assert [digits.sub("x", text) for text in ("a12", "3")] == ["ax", "3"]
        found = digits.search("a12")
        assert found
        assert (found["tens"], found.re.pattern) == ("1", digits.pattern)
        assert compiled.call_count == 1


def test_it_has_nothing_else() -> None:
    with pytest.raises(AttributeError):
        lazy_regex("a").nonsense  # type: ignore[attr-defined]  # noqa: B018 - to be refused


def test_it_goes_to_other_processes_as_it_is() -> None:
    again = pickle.loads(pickle.dumps(lazy_regex(b"a+", re.IGNORECASE)))  # noqa: S301 - our own
    assert again.findall(b"xAax") == [b"Aa"]
