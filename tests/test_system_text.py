import pytest

from evcorr.codes import is_system_text
from evcorr.text.pattern import fragments


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("There are currently no logon servers available", True),
        ("no logon servers <*> to service the logon request", True),
        ("The specified local group already exists.", True),
        ("no logon servers <*> local group already exists", False),
        ("The painter has lost its easel", False),
        ("", False),
    ],
)
def test_texts_of_codes(pattern: str, wanted: bool) -> None:
    assert is_system_text(fragments(pattern)) is wanted
