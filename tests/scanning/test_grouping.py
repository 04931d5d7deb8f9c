"""Findings that the same entries show alike are one group, and say what would tell them apart."""

from evcorr.article import Platform
from evcorr.observable import Crash, ErrorCode, Event, Message, Stop
from evcorr.scanning.judging.grouping import in_short
from tests.builders import signature
from tests.scanning.test_finding import DISK, disk, findings


def test_findings_that_the_same_entries_show_alike_are_one_group() -> None:
    known = [signature(DISK, id="Q1"), signature(DISK, id="Q2"), signature(Event(event_id=9, provider="Disk"), id="Q3")]
    found = findings(known, [disk(), disk(1, event_id=9), disk(2)])
    groups = {item.article: item.group for item in found}
    assert groups["Q1"] == groups["Q2"] != groups["Q3"]
    assert sorted(set(groups.values())) == [1, 2]
    assert next(item for item in found if item.rank == 1).group == 1


def test_more_that_agrees_is_another_group() -> None:
    known = [signature(DISK, id="Q1"), signature(Event(event_id=7, provider="Disk"), id="Q2")]
    found = findings(known, [disk(message="The device has a bad block.")])
    assert {item.group for item in found} == {1, 2}
    assert all(not item.tell_apart for item in found)


def test_a_group_says_what_would_tell_its_findings_apart() -> None:
    nt = Platform("Windows NT Server", ("4.0",))
    known = [
        signature(DISK, id="Q1", platforms=(nt, Platform("SNA Server", ("4.0",)))),
        signature(DISK, Stop(code="0x0000001E", module="a.sys"), id="Q2", platforms=(nt,), fixed_in="Windows NT SP9"),
    ]
    hints = {item.article: item.tell_apart for item in findings(known, [disk()])}
    assert hints["Q1"] == ("it is about SNA Server",)
    assert hints["Q2"] == ("it would also show STOP 0x0000001E in a.sys", "it is fixed in Windows NT SP9")


def test_what_all_of_a_group_say_tells_none_apart() -> None:
    error = ErrorCode(code="122", space="win32")
    known = [
        signature(DISK, error, id="Q1", fixed_in="Windows NT SP9"),
        signature(DISK, error, id="Q2", fixed_in="Windows NT SP8"),
    ]
    hints = {item.article: item.tell_apart for item in findings(known, [disk()])}
    assert hints == {"Q1": ("it is fixed in Windows NT SP9",), "Q2": ("it is fixed in Windows NT SP8",)}


def test_a_group_says_which_values_its_articles_quote() -> None:
    known = [signature(DISK, id="Q1", values=(("c0000022",),)), signature(DISK, id="Q2")]
    hints = {item.article: item.tell_apart for item in findings(known, [disk()])}
    assert hints == {"Q1": ("event 7 of Disk with c0000022",), "Q2": ()}


def test_observables_in_a_few_words() -> None:
    assert [
        in_short(item)
        for item in (
            DISK,
            Event(event_id=9),
            Stop(module="a.sys"),
            ErrorCode(code="5"),
            Message(text="x" * 100),
            Crash(image="a.exe", module="b.dll"),
        )
    ] == ["event 7 of Disk", "event 9", "a STOP in a.sys", "error 5", f"“{'x' * 80}…”", "a crash of a.exe in b.dll"]
