"""The names of one site in what its runbooks quote."""

from __future__ import annotations

import pytest

from evcorr.mining.own_names import without_names
from evcorr.mining.wording import Wording


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ("Cluster node 'FS-N2' was removed.", "Cluster node '<*>' was removed."),
        ('The pool "Shop" is down.', 'The pool "<*>" is down.'),
        ("[ex01.corp.example] is gone", "[<*>] is gone"),
        ("The zone corp.local of dc7$ on D: and MPIODisk7", "The zone <*> of <*> on <*> and <*>"),
        ("The driver's file 'disk' isn't there", "The driver's file '<*>' isn't there"),
    ],
)
def test_names_are_gaps(text: str, pattern: str) -> None:
    assert without_names(text) == pattern


@pytest.mark.parametrize(
    "text",
    ["Failed with 'The chain is broken.'", "It can't start spoolsv.exe or netlogon.dll.", "The SQL Server stopped."],
)
def test_other_words_stay(text: str) -> None:
    assert without_names(text) == text


def test_a_few_articles_name_their_own_machines() -> None:
    text = "Cluster node 'FS-N2' was removed from the active cluster membership."
    assert (
        Wording([("RB-1", text)]).pattern_of(text)
        == "Cluster node '<*>' was removed from the active cluster membership."
    )
