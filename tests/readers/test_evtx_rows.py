"""Steps for many rows at once give what a step for each would give."""

import numpy as np
import pytest

from evcorr.readers.evtx.rows import Stretch, alike, any_of, by_width, different


@pytest.fixture
def chance() -> np.random.Generator:
    return np.random.default_rng(20261127)


@pytest.mark.parametrize(("rows", "kinds", "values"), [(0, 1, 1), (1, 1, 1), (500, 3, 2), (90_000, 2, 1 << 40)])
def test_rows_are_alike_that_have_the_same_kind_and_numbers(
    chance: np.random.Generator, rows: int, kinds: int, values: int
) -> None:
    # with 90,000 rows many have sums that come together
    numbers = chance.integers(0, values, (rows, 3)).astype(np.uint64)
    kind = chance.integers(0, kinds, rows)
    other = alike(kind, numbers)
    assert (numbers[other] == numbers).all()
    assert (kind[other] == kind).all()
    if rows == 500:
        assert len(set(other.tolist())) == len(
            {(one, *row) for one, row in zip(kind.tolist(), map(tuple, numbers), strict=True)}
        )


def test_kinds_alone_are_alike_where_there_are_no_rows(chance: np.random.Generator) -> None:
    kinds = chance.integers(0, 1 << 50, 40)[chance.integers(0, 40, 300)]
    other = alike(kinds)
    assert (kinds[other] == kinds).all()
    assert len(set(other.tolist())) == len(set(kinds.tolist()))


def test_what_is_different_comes_as_it_is_first_seen(chance: np.random.Generator) -> None:
    numbers = chance.integers(0, 40, 300)
    found, which = different(numbers, 40)
    assert found.tolist() == list(dict.fromkeys(numbers.tolist()))
    assert (found[which] == numbers).all()


def test_any_of_the_flags_of_a_row(chance: np.random.Generator) -> None:
    for width in (1, 3, 256, 300):
        flags = chance.random((200, width)) < 1 / width
        assert (any_of(flags) == flags.any(axis=1)).all()
    assert any_of(np.ones((1, 256), bool)).all()


def test_texts_are_their_bytes_and_zeros(chance: np.random.Generator) -> None:
    data = chance.bytes(4096)
    sizes = chance.integers(0, 60, 100)
    starts = chance.integers(0, 4000, 100)
    texts = Stretch(data).texts(starts, sizes)
    for text, start, size in zip(texts, starts.tolist(), sizes.tolist(), strict=True):
        assert text.tobytes() == data[start : start + size].ljust(8 * texts.shape[1], b"\0")


def test_each_row_is_in_the_narrowest_group_that_holds_its_values() -> None:
    counts = np.array([0, 1, 2, 4, 5, 41, 255])
    groups = {width: counts[rows].tolist() for width, rows in by_width(counts, np.arange(7))}
    assert groups == {1: [0, 1], 4: [2, 4], 8: [5], 256: [41, 255]}
