"""Which values of a quoted message may identify a problem, and how they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evcorr.sample_values import all_values_in, fold_value, values_in


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Exception c0000005 in the easel (Internal ID 30c043f).", ("c0000005", "30c043f")),
        ("It failed with error -1018, then with 0xFFFFFC06.", ("-1018",)),
        ("The server {A9E69610-B80D-11D0-B9B9-00A0C922E750} hung", ("A9E69610-B80D-11D0-B9B9-00A0C922E750",)),
        (r"The easel in paint.dll (C:\art\canvas.dll) gave DS_E_NO_EASEL.", ("paint.dll", "DS_E_NO_EASEL")),
        ("At 16:55:59 on 10/3/2001 in 1999 the host 10.0.0.12 had 7 canvases and version 5.00.2195", ()),
        ("Exception at address 0x77f1cd91 of thread 1216 of HEADQUARTERS", ()),
        ("Nothing but words", ()),
    ],
)
def test_values_that_may_identify_a_problem(text: str, values: tuple[str, ...]) -> None:
    assert values_in(text) == values


def test_codes_are_compared_whatever_their_spelling() -> None:
    assert fold_value("0x80070005") == fold_value("5") != fold_value("6")
    assert {fold_value("-1018"), fold_value("PAINT.DLL")} <= all_values_in("error 0xfffffc06 of C:\\bin\\paint.dll.")


@given(st.text(max_size=200))
def test_a_text_has_its_own_values(text: str) -> None:
    assert all_values_in(text).issuperset(map(fold_value, values_in(text)))
