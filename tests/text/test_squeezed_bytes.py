"""Words of which no stored value is a part: wherever a text shows a fragment, its texts hold them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evcorr.text.squeezed_bytes import is_wordless, own_words, squeeze_bytes

HEX = st.text("0123456789ABCDEF", min_size=12, max_size=12)
OTHERS = st.one_of(
    st.sampled_from(["true", "false", "S-1-5-18", "S-1-0-0", "2016-07-08T18:12:51.681000Z"]),
    st.integers(-(2**31), 2**40).map(str),
    st.integers(0, 2**40).map(hex),
    HEX.map(lambda digits: f"{digits[:8]}-{digits[8:12]}-ABCD-EF01-{digits}"),
)
TEXTS = st.text("abcdefstrulxz. ", max_size=9)


@settings(max_examples=500)
@given(st.data())
def test_what_stands_in_rendered_values_stands_in_the_texts_among_them(data: st.DataObject) -> None:
    values = data.draw(
        st.lists(st.one_of(TEXTS.map(lambda text: (True, text)), OTHERS.map(lambda text: (False, text))))
    )
    rendered = squeeze_bytes("\n".join(text for _, text in values))
    texts = b"".join(squeeze_bytes(text) if is_text else b"\1" for is_text, text in values)
    start = data.draw(st.integers(0, len(rendered)))
    fragment = rendered[start : data.draw(st.integers(start, len(rendered)))]
    assert all(word in texts for word in own_words(fragment))


@pytest.mark.parametrize(
    ("fragment", "words"),
    [
        ("The spooler could not find it", (b"thespoolercouldnotfindi",)),
        ("error 0x5 in tray", (b"rror", b"intray")),
        ("is gone, true for all", (b"isgone,", b"orall")),
        ("401.1", ()),
    ],
)
def test_own_words(fragment: str, words: tuple[bytes, ...]) -> None:
    assert own_words(squeeze_bytes(fragment)) == words


@pytest.mark.parametrize(
    ("part", "expected"), [("401.1", True), ("000c", True), ("theoperation", False), ("[0003][0000005]", True)]
)
def test_codes_have_no_words(part: str, expected: bool) -> None:
    assert is_wordless(part) is expected
