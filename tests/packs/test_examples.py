"""Shipped signatures recognise a log that is made of them; `benchmarks/check_examples.py` takes them all."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from evcorr.packs.pack import load_signatures
from tests.examples import unseen

SAMPLE = 150

MAY_BE_MISSED = {"Event": 0, "Stop": 0, "Message": 0.02, "ErrorCode": 0.05, "Crash": 0.5}
"""The share of examples by kind: articles also write codes and names of programs in ways that no log does."""


@pytest.mark.parametrize("seed", range(2))
def test_a_signature_recognises_its_own_example(seed: int, tmp_path: Path) -> None:
    sample = random.Random(seed).sample(load_signatures(), SAMPLE)  # noqa: S311 - not for secrets
    made, missed = unseen(sample, tmp_path)
    assert made.keys() == MAY_BE_MISSED.keys()
    for kind, share in MAY_BE_MISSED.items():
        of_kind = [one for one in missed if one[0] == kind]
        assert len(of_kind) <= share * made[kind], of_kind
