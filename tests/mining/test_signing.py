import pytest

from evcorr.article import Article
from evcorr.matching.keys import keys_of
from evcorr.mining.signing import sign
from evcorr.observable import Crash, ErrorCode, Event, Message, Observable, Role, Stop


def signed(*observables: Observable) -> tuple[Observable, ...]:
    signature = sign(Article(id="Q1", title="An article"), observables)
    return signature.observables if signature else ()


def test_only_symptoms_count() -> None:
    assert signed(Event(event_id=7, provider="Disk", role=Role.INCIDENTAL)) == ()
    assert signed(Event(event_id=7, provider="Disk")) == (Event(event_id=7, provider="Disk"),)


def test_what_no_log_can_show_by_itself_is_left_out() -> None:
    assert signed(Event(event_id=7), Message(text="1234"), Crash(exception="c0000005")) == ()


def test_texts_become_patterns() -> None:
    assert signed(Message(text="Could not open <file> on the volume.")) == (
        Message(text="Could not open <*> on the volume."),
    )


def test_a_code_too_short_to_be_looked_for_is_part_of_its_message() -> None:
    kept = signed(
        ErrorCode(code="BB8", text="The delivery of a message failed due to error BB8"),
        ErrorCode(code="50A"),
        ErrorCode(code="LNK2001"),
    )
    assert [type(one) for one in kept] == [Message, ErrorCode]
    assert all(any(keys_of(one)) for one in kept)


@pytest.mark.parametrize("code", ["0", "0x0", "00000000-0000-00000000"])
def test_nought_is_no_code_to_look_for(code: str) -> None:
    assert signed(ErrorCode(code=code)) == ()
    assert signed(ErrorCode(code=code, text="The server could not be found.")) == (
        Message(text="The server could not be found."),
    )


def test_a_space_that_does_not_have_the_code_is_left_open() -> None:
    assert signed(ErrorCode(code="85", space="win32"), ErrorCode(code="99999", space="win32")) == (
        ErrorCode(code="85", space="win32"),
        ErrorCode(code="99999", space=None),
    )


def test_a_stop_code_that_windows_does_not_have_is_a_slip_of_the_pen() -> None:
    assert signed(Stop(code="0x0C00021A")) == ()
    assert signed(Stop(code="0x0C00021A", module="winlogon.exe")) == (Stop(module="winlogon.exe"),)


def test_the_name_of_a_stop_is_the_stop() -> None:
    assert signed(Message(text="PAGE_FAULT_IN_NONPAGED_AREA", where="TITLE", line=2)) == (
        Stop(code="0x00000050", where="TITLE", line=2),
    )
    assert signed(Message(text="NO_SUCH_NAME_OF_A_STOP")) == (Message(text="NO_SUCH_NAME_OF_A_STOP"),)


def test_values_of_a_text_are_kept_beside_its_pattern() -> None:
    quoted = Event(event_id=7, provider="Disk", text="Could not open <file> on the volume, error c0000022 (ID 30c043f)")
    known = sign(Article(id="Q1", title="An article"), (quoted, Event(event_id=8, provider="Disk")))
    assert known is not None
    assert known.values == (("c0000022", "30c043f"), ())
    assert known.values_of(0) == ("c0000022", "30c043f")
    plain = sign(Article(id="Q1", title="An article"), (Event(event_id=8, provider="Disk"),))
    assert plain is not None
    assert (plain.values, plain.values_of(0)) == ((), ())


def test_the_code_of_an_error_is_no_value_of_its_words() -> None:
    known = sign(Article(id="Q1", title="An article"), (ErrorCode(code="85", text="System error 0x55 has occurred."),))
    assert known is not None
    assert known.values == ()


def test_texts_of_one_pattern_are_one_symptom_where_the_article_names_it_first() -> None:
    first, second = (
        Message(text=f"Could not open {name} on the volume.", line=line) for name, line in (("%1", 3), ("%2", 9))
    )
    assert signed(first, Event(event_id=7, provider="Disk"), second) == (
        Message(text="Could not open <*> on the volume.", line=3),
        Event(event_id=7, provider="Disk"),
    )
