import pytest
from msgspec.structs import replace

from evcorr.mining.extractors.joining.merge import merge
from evcorr.observable import Crash, ErrorCode, Event, Message, Role, Stop


def test_what_repeats_a_part_of_something_that_itself_repeats_another_goes_with_it() -> None:
    told = "The program ended with exception c0000005."
    message = Message(text="The program ended", where="SYMPTOMS", line=3)
    error = ErrorCode(code="c0000005", space="exception", text=told, where="SYMPTOMS", line=5)
    crash = Crash(image="store.exe", exception="c0000005", where="CAUSE", line=9)
    assert merge([message, error, crash], title="x") == (
        Crash(image="store.exe", exception="c0000005", where="SYMPTOMS", line=3),
    )


def test_sentence_that_goes_on_behind_an_id_does_not_describe_an_event_that_is_shown() -> None:
    shown = Event(event_id=77, provider="Paint", text="The brush is dry.", where="SYMPTOMS", line=3)
    told = Event(event_id=77, text="reporting a dry brush.", where="CAUSE", line=9)
    assert merge([shown, told], title="x") == (shown,)
    assert merge([told], title="x") == (told,)


def test_what_a_title_calls_an_application_error_goes_with_the_crash() -> None:
    message = Message(text="An Application Error Has Occurred", where="TITLE", line=1)
    crash = Crash(image="store.exe", exception="c0000005", where="SYMPTOMS", line=9)
    assert merge([message, crash], title="x") == (
        Crash(image="store.exe", exception="c0000005", where="TITLE", line=1),
    )


def test_words_of_a_symptom_are_not_taken_from_another_title() -> None:
    shown = Message(text="The tin is empty.", where="SYMPTOMS", line=3)
    quoted = Message(text="The Tin Is Empty", role=Role.INCIDENTAL, where="REFERENCES", line=9)
    assert merge([shown, quoted], title="x") == (shown,)


def test_message_of_a_title_that_only_the_cure_quotes_is_a_symptom() -> None:
    titled = Message(text="Tin Was Found Empty", where="TITLE", line=1)
    quoted = Message(text="The tin was empty.", role=Role.INCIDENTAL, where="WORKAROUND", line=9)
    assert merge([titled, quoted], title="Tin Was Found Empty") == (
        Message(text="The tin was empty.", where="TITLE", line=1),
    )


def test_title_only_words_the_message_that_the_symptoms_show() -> None:
    title = "Error Message: Brush Fails to Wet"
    titled = Message(text="Brush Fails to Wet", where="TITLE", line=1)
    other = Message(text="The tin is closed.", where="SYMPTOMS", line=5)
    shown = Message(text="Paint could not be applied to a brush.", where="SYMPTOMS", line=9)
    assert merge([titled, other, shown], title=title, title_line=1) == (
        Message(text="Paint could not be applied to a brush.", where="TITLE", line=1),
        other,
    )


@pytest.mark.parametrize("shown", [ErrorCode(code="5"), Stop(code="0x0000001E")])
def test_title_words_what_the_symptoms_give_as_a_code(shown: ErrorCode | Stop) -> None:
    title = "Error Message: Brush Fails to Wet"
    titled = Message(text="Brush Fails to Wet", where="TITLE", line=1)
    seen = replace(shown, where="SYMPTOMS", line=9)
    assert merge([titled, seen], title=title, title_line=1) == (replace(seen, where="TITLE", line=1),)


def test_box_that_says_what_an_event_says_too_stands_for_itself_among_the_symptoms() -> None:
    event = Event(event_id=7, text="Mixing failed. The tin was not found.", where="SYMPTOMS", line=5)
    box = Message(text="The tin was not found.", where="SYMPTOMS", line=9)
    later = replace(box, where="MORE INFORMATION")
    assert merge([event, box], title="Painting Stops") == (event, box)
    assert merge([event, later], title="Painting Stops") == (event,)


def test_message_of_a_title_stands_for_itself_if_it_is_quoted_or_nothing_is_shown() -> None:
    titled = Message(text="Brush Fails to Wet", where="TITLE", line=1)
    shown = Message(text="Paint could not be applied.", where="SYMPTOMS", line=9)
    late = Message(text="The tin is closed.", where="MORE INFORMATION", line=9)
    quoting, plain = '"Brush Fails to Wet" Error Message', "Error Message: Brush Fails to Wet"
    assert merge([titled, shown], title=quoting, title_line=1) == (titled, shown)
    assert merge([titled, late], title=plain, title_line=1) == (titled, late)


def test_message_of_a_title_that_the_body_has_too_is_kept_beside_others() -> None:
    title = "Error Message: Brush Fails to Wet"
    titled = Message(text="Brush Fails to Wet", where="TITLE", line=1)
    other = Message(text="The tin is closed.", where="SYMPTOMS", line=5)
    same = Message(text="Brush fails to wet.", where="CAUSE", line=9)
    assert merge([titled, other, same], title=title, title_line=1) == (
        Message(text="Brush fails to wet.", where="TITLE", line=1),
        other,
    )


@pytest.mark.parametrize(
    "title", ["Painting Stops with a Wall That Is Far Too Wet to Paint, Event ID 23", "Event ID 23"]
)
def test_id_that_a_full_title_breaks_off_in_is_that_of_the_body(title: str) -> None:
    cut = Event(event_id=23, where="TITLE", line=2)
    shown = Event(event_id=2380, provider="Paint", text="The wall is wet.", where="SYMPTOMS", line=9)
    whole = replace(shown, where="TITLE", line=2)
    assert merge([cut, shown], title=title, title_line=2) == ((whole,) if len(title) > 60 else (cut, shown))


def test_id_at_the_end_of_a_full_title_that_the_body_has_too_is_whole() -> None:
    title = "Painting Stops with a Wall That Is Far Too Wet to Paint, Event ID 23"
    seen = [Event(event_id=number, where="SYMPTOMS", line=9) for number in (2380, 23)]
    assert merge([Event(event_id=23, line=2), *seen], title=title, title_line=2) == (
        Event(event_id=23, line=2),
        seen[0],
    )


def test_title_words_the_fault_that_the_symptoms_show() -> None:
    title = "Err Msg: PAINT.EXE Generated an Application Error"
    titled = Message(text="PAINT.EXE Generated an Application Error", where="TITLE", line=1)
    fault = Crash(image="paint.exe", exception="c0000005", where="SYMPTOMS", line=9)
    other = Crash(image="brush.exe", exception="c0000005", where="SYMPTOMS", line=9)
    assert merge([titled, fault], title=title, title_line=1) == (
        Crash(image="paint.exe", exception="c0000005", where="TITLE", line=1),
    )
    assert merge([titled, other], title=title, title_line=1) == (titled, other)
