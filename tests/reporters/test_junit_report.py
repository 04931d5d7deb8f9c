"""The report as JUnit XML."""

from __future__ import annotations

import io

import pytest
from lxml import etree

from evcorr.report import Report
from evcorr.reporters.junit import write_junit
from tests.reporters.attacks import ATTACKS
from tests.reports import empty_report, hostile_report, sample_report

COUNTED = {
    "tests": "testcase",
    "failures": "testcase/failure",
    "errors": "testcase/error",
    "skipped": "testcase/skipped",
}


def suites(report: Report) -> dict[str, etree._Element]:
    out = io.StringIO()
    write_junit(report, out)
    root = etree.fromstring(out.getvalue().encode())
    return {str(suite.get("name")): suite for suite in root.iterchildren("testsuite")}


@pytest.mark.parametrize(
    "report", [sample_report(), empty_report(), hostile_report()], ids=["sample", "none", "hostile"]
)
def test_a_suite_counts_its_tests(report: Report) -> None:
    for suite in suites(report).values():
        for count, path in COUNTED.items():
            assert suite.get(count) == str(len(suite.findall(path))), count


def test_a_finding_is_a_failed_test_that_says_what_to_do() -> None:
    first = suites(sample_report())["evcorr.findings"][0]
    assert first.get("name") == "Q168845 Redirector Logs Event 3031 When a Client Joins the Site"
    failure = first[0]
    assert failure.get("type") == "strong"
    assert "Install Windows NT 4.0 Service Pack 5" in str(failure.get("message"))
    assert "logs/System.evt record 812" in str(failure.text)


def test_what_does_not_apply_is_skipped() -> None:
    skipped = suites(sample_report())["evcorr.findings"].findall("testcase/skipped")
    assert [one.get("message") for one in skipped] == ["no: fixed in Windows NT 4.0 SP2; ALPHA runs SP3"]


def test_an_input_with_problems_is_a_test_in_error() -> None:
    inputs = suites(sample_report())["evcorr.inputs"]
    broken = {one.get("name") for one in inputs if len(one)}
    assert broken == {"logs/Security.evtx is read", "logs/old.zip!app.evt is read"}
    assert "byte 65536 the chunk's checksum is wrong" in str(inputs.findtext("testcase/error"))


def test_nothing_found_is_a_test_that_passed() -> None:
    (only,) = suites(empty_report())["evcorr.findings"]
    assert not only.findall("failure")
    assert "no proof of health" in str(only.findtext("system-out"))


@pytest.mark.parametrize("text", ATTACKS)
def test_hostile_text_is_text(text: str) -> None:
    plain, attacked = suites(hostile_report("plain")), suites(hostile_report(text))
    for name, suite in plain.items():
        assert [one.tag for one in suite.iter()] == [one.tag for one in attacked[name].iter()]
