from evcorr.mining.extractors.joining.merge import merge
from evcorr.observable import Crash, ErrorCode, Message


def test_what_repeats_a_part_of_something_that_itself_repeats_another_goes_with_it() -> None:
    told = "The program ended with exception c0000005."
    message = Message(text="The program ended", where="SYMPTOMS", line=3)
    error = ErrorCode(code="c0000005", space="exception", text=told, where="SYMPTOMS", line=5)
    crash = Crash(image="store.exe", exception="c0000005", where="CAUSE", line=9)
    assert merge([message, error, crash], title="x") == (
        Crash(image="store.exe", exception="c0000005", where="SYMPTOMS", line=3),
    )
