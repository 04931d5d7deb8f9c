from hypothesis import given
from hypothesis import strategies as st

from evcorr.text.folding import fold_blanks, fold_name, is_english, squeeze, squeezed_offsets, words


def test_wraps_case_quotes_and_dashes_make_no_difference() -> None:
    assert squeeze("The  “Server”\r\n\tservice \u2013 stopped\x00") == squeeze("the 'server' service - STOPPED")


@given(st.text(), st.text())
def test_squeezing_works_character_by_character(one: str, other: str) -> None:
    assert squeeze(one + other) == squeeze(one) + squeeze(other)


@given(st.text())
def test_every_squeezed_character_has_its_place(text: str) -> None:
    offsets = squeezed_offsets(text)
    assert len(offsets) == len(squeeze(text))
    assert offsets == sorted(offsets)
    assert all(squeeze(text)[index] in squeeze(text[offset]) for index, offset in enumerate(offsets))


@given(st.text())
def test_squeezing_a_squeezed_text_changes_nothing(text: str) -> None:
    assert squeeze(squeeze(text)) == squeeze(text)


def test_names_are_compared_without_case_blanks_and_punctuation() -> None:
    assert fold_name("Dr. Watson") == fold_name("DRWATSON")
    assert fold_name("Service_Control-Manager") == fold_name("Service Control Manager")
    assert fold_name("Srv") != fold_name("Srv2")


def test_words_and_blanks() -> None:
    assert words("Drive is used, LOCAL_") == ["drive", "is", "used", "local"]
    assert fold_blanks("  a \n\t b  ") == "a b"


def test_english_is_told_from_other_languages() -> None:
    assert is_english("The driver was not loaded.")
    assert not is_english("Der Treiber wurde nicht geladen.")
    assert not is_english("Le service n'a pas pu démarrer.")
