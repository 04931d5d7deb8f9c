"""Shipped signatures recognise a log that is made of them; `benchmarks/check_examples.py` takes them all."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from evcorr.packs.pack import load_signatures
from tests.examples import unseen

SAMPLE = 150

KINDS = {"Event", "Stop", "Message", "ErrorCode", "Crash"}


@pytest.mark.parametrize("seed", range(2))
def test_a_signature_recognises_its_own_example(seed: int, tmp_path: Path) -> None:
    sample = random.Random(seed).sample(load_signatures(), SAMPLE)  # noqa: S311 - not for secrets
    made, missed = unseen(sample, tmp_path)
    assert made.keys() == KINDS
    assert missed == []
