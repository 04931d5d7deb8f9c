"""Which messages say that something goes wrong."""

import pytest

from evcorr.text.complaint import complains


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("Paint Spooler could not print page 7.", True),
        ("The easel didn't answer.", True),
        ("Access is denied.", True),
        ("Begin backup of C: Verify: Off Mode: Replace Type: Normal.", False),
        ("The easel was folded and the canvas is in its box.", False),
        ("", False),
    ],
)
def test_words_of_trouble(text: str, is_so: bool) -> None:
    assert complains(text) is is_so
