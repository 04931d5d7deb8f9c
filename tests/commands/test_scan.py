"""`evcorr scan` as a user meets it: streams, formats, exit statuses."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from evcorr.cli import main
from evcorr.reporters import REPORTERS, SUFFIXES
from tests.commands.calling import REVIEWED, SAMPLES, found, module, run


def test_the_samples_show_all_their_articles_and_their_damage() -> None:
    result = run("scan", SAMPLES, "--format", "json", "--signatures", REVIEWED)
    report = json.loads(result.stdout)
    assert result.exit_code == 3
    assert {finding["article"] for finding in report["findings"]} == {
        *("Q150047", "Q168845", "Q188315", "Q214563"),
        "windows-server/high-availability/troubleshoot-cluster-event-id-1135",
    }
    broken = {Path(problem["path"]).name for problem in report["problems"]}
    assert broken == {"empty.evt", "damaged.evtx", "sms-client-cut.evt"}
    read = {Path(source["path"]).name: source["records"] for source in report["inputs"]}
    assert read["damaged.evtx"] > 0
    assert read["sms-client-cut.evt"] > 0
    assert read["SysEvent.Evt"] == 12


@pytest.mark.parametrize(
    ("name", "article"),
    [
        ("sms-client.evt", "Q168845"),
        ("sms-client-saved.xml", "Q168845"),
        ("second-client.zip", "Q168845"),
        ("pasted-event.txt", "Q168845"),
        ("stop-screen.txt", "Q188315"),
        ("net-use.txt", "Q214563"),
        ("mmta-console.txt", "Q150047"),
    ],
)
def test_each_sample_names_its_article(name: str, article: str) -> None:
    path = SAMPLES / "logs" / name
    assert found(path) == [article]
    result = run("scan", path, "--format", "json")
    assert result.exit_code == 1
    # among all that come with evcorr, one other article at most tells of the same as well
    assert article in [finding["article"] for finding in json.loads(result.stdout)["findings"][:2]]


@pytest.mark.parametrize("name", ["clean-system.evtx", "clean-backup.log"])
def test_a_clean_log_names_nothing_and_says_what_was_checked(name: str) -> None:
    result = run("scan", SAMPLES / "logs" / name)
    assert result.exit_code == 0
    assert result.stdout.startswith("Nothing found in")
    assert name in result.stdout


@pytest.mark.parametrize(
    "name", ["net-use.txt", "stop-screen.txt", "mmta-console.txt", "pasted-event.txt", "sms-client.evt"]
)
def test_standard_input_is_read_as_a_file_is(name: str) -> None:
    path = SAMPLES / "logs" / name
    piped = json.loads(
        module("scan", "-", "--format", "json", "--signatures", REVIEWED, given=path.read_bytes()).stdout
    )
    assert [finding["article"] for finding in piped["findings"]] == found(path) != []
    assert piped["inputs"][0]["path"] == "-"


def test_a_script_gets_json_lines_and_nothing_else_on_standard_output() -> None:
    result = run("scan", SAMPLES / "logs", "--format", "jsonl", "--progress")
    ranks = [json.loads(line)["rank"] for line in result.stdout.splitlines()]
    assert ranks == list(range(1, len(ranks) + 1)) != []


def test_the_same_input_gives_the_same_bytes() -> None:
    for name in REPORTERS:
        arguments = ("scan", SAMPLES, "--signatures", REVIEWED, "--format", name)
        assert run(*arguments).stdout == run(*arguments).stdout


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".HTML", "", ".log"])
def test_the_name_of_the_output_says_its_format(tmp_path: Path, suffix: str) -> None:
    saved, target = tmp_path / "report.json", tmp_path / f"out{suffix}"
    run("scan", SAMPLES / "logs" / "net-use.txt", "-o", saved)
    assert run("render", saved, "-o", target).exit_code == 1
    name = SUFFIXES.get(suffix.lower(), "text")
    assert target.read_text(encoding="utf-8") == run("render", saved, "--format", name).stdout
    assert run("render", saved, "-o", target, "--format", "csv").exit_code == 1
    assert target.read_text(encoding="utf-8").startswith("\ufeffrank,")


def test_options_narrow_what_is_read() -> None:
    log = SAMPLES / "logs" / "sms-client.evt"
    assert found(log, "--provider", "Browser") == []
    assert found(log, "--channel", "Application") == []
    assert found(log, "--computer", "smsclient1", "--level", "warning") == ["Q168845"]
    for level in ("Warnung", "AVERTISSEMENT", "предупреждение", "3"):
        assert found(log, "--level", level) == ["Q168845"]
    assert found(log, "--since", "2000-01-01") == []
    assert found(log, "--until", "1999-03-01T23:00Z") == ["Q168845"]


@pytest.mark.parametrize("name", ["text", "html", "markdown"])
def test_a_report_says_how_it_was_narrowed(name: str) -> None:
    log = SAMPLES / "logs" / "net-use.txt"
    result = run("scan", log, "--signatures", REVIEWED, "--since", "2000-01-01", "--level", "error", "--format", name)
    told = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert "Looked only at entries since 2000-01-01T00:00:00, of the level Error; what does not tell that" in told
    assert "No entry that was looked at shows a symptom" in told


@pytest.mark.parametrize("epoch", ["", "soon", "9" * 30])
def test_a_time_that_is_none_is_not_taken_for_the_scan(epoch: str) -> None:
    arguments = ["scan", str(SAMPLES / "logs" / "net-use.txt"), "--format", "json", "--signatures", str(REVIEWED)]
    result = CliRunner().invoke(main, arguments, env={"SOURCE_DATE_EPOCH": epoch})
    assert json.loads(result.stdout)["started"] > "2020"


def test_what_does_not_apply_is_counted_and_shown_on_request() -> None:
    log = SAMPLES / "logs" / "net-use.txt"
    assert found(log, "--os", "NT 4.0 SP4") == ["Q214563"]
    assert found(log, "--os", "NT 4.0 SP6") == []
    assert "--all" in run("scan", log, "--signatures", REVIEWED, "--os", "NT 4.0 SP6").stdout
    assert found(log, "--os", "NT 4.0 SP6", "--all") == ["Q214563"]


def test_a_faulty_pack_is_a_problem_and_the_rest_is_used(tmp_path: Path) -> None:
    pack = tmp_path / "ours.jsonl"
    mined = run("mine", SAMPLES / "articles", "-o", pack)
    assert mined.exit_code == 0
    with pack.open("ab") as out:
        out.write(b'{"id": "Q5", "title": "x"}\n{"id": 6}\n')
    log = tmp_path / "log.txt"
    log.write_text("STOP: 0x0000001E (0xC0000005,0xF0C41A20,0x0,0x14) in Scandrv.sys\n", encoding="utf-8")
    result = run("scan", log, "--signatures", pack, "--format", "json")
    report = json.loads(result.stdout)
    assert result.exit_code == 3
    assert [finding["article"] for finding in report["findings"]] == ["Q990102"]
    problems = [(problem["path"], problem["position"]) for problem in report["problems"]]
    assert problems == [(str(pack), 6), (str(pack), 7)]
    assert [(source["path"], source["problems"]) for source in report["inputs"]] == [(str(pack), 2), (str(log), 0)]


def test_missing_and_unreadable_inputs_are_problems(tmp_path: Path) -> None:
    (tmp_path / "junk.evtx").write_bytes(bytes(range(256)) * 64)
    (tmp_path / "none").mkdir()
    result = run("scan", tmp_path / "gone.evtx", tmp_path / "junk.evtx", tmp_path / "none", "--format", "json")
    report = json.loads(result.stdout)
    assert result.exit_code == 3
    assert [Path(problem["path"]).name for problem in report["problems"]] == ["gone.evtx", "junk.evtx", "none"]


def test_a_missing_input_names_the_one_like_it(tmp_path: Path) -> None:
    (tmp_path / "System.evtx").write_bytes(b"")
    result = run("scan", tmp_path / "Sytem.evtx", "--format", "json")
    (problem,) = json.loads(result.stdout)["problems"]
    assert problem["reason"].endswith(f"; did you mean {tmp_path / 'System.evtx'}?")
    result = run("scan", tmp_path / "elsewhere" / "Sytem.evtx", "--format", "json")
    assert "did you mean" not in json.loads(result.stdout)["problems"][0]["reason"]


def test_the_help_of_scan_lists_every_option_once_under_a_heading() -> None:
    shown = run("scan", "--help").stdout
    options = shown.partition("The report:")[2]
    command = main.get_command(click.Context(main), "scan")
    assert command is not None
    for option in command.params:
        if isinstance(option, click.Option):
            listed = re.findall(rf"^  (?:-\w, )?{option.opts[-1]}(?![\w-])", options, re.MULTILINE)
            assert len(listed) == 1, option.opts
    assert re.findall(r"^(\S[^:\n]*):$", shown.partition("Exit status")[2], re.MULTILINE) == [
        *("The report", "Which entries are looked at", "What to know about the logs", "What is looked for"),
        *("Running", "Other"),
    ]
    assert max(map(len, shown.splitlines())) <= 80


def test_binary_on_standard_input_is_a_problem() -> None:
    done = module("scan", "-", given=bytes(range(256)) * 64)
    assert done.returncode == 3
    assert b"not a format evcorr reads" in done.stdout


def test_ctrl_c_is_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("evcorr.commands.scan.scan", interrupted)
    result = run("scan", SAMPLES, "--signatures", REVIEWED)
    assert result.exit_code == 130
    assert result.stdout == ""
    assert "Stopped" in result.stderr


def test_the_report_of_an_earlier_run_is_none_of_the_logs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((SAMPLES / "logs" / "net-use.txt").read_bytes())
    report = tmp_path / "report.txt"
    for _ in range(2):
        run("scan", tmp_path, "-o", report)
        assert " of 1 input\n" in report.read_text(encoding="utf-8")


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="standard output has no name")
def test_what_standard_output_is_redirected_to_is_none_of_the_logs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((SAMPLES / "logs" / "net-use.txt").read_bytes())
    with (tmp_path / "report.txt").open("wb") as out:
        command = [sys.executable, "-m", "evcorr", "scan", ".", "--signatures", str(REVIEWED)]
        assert subprocess.run(command, cwd=tmp_path, stdout=out, check=False, timeout=60).returncode == 1  # noqa: S603


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names")
def test_signatures_come_through_a_pipe_that_is_named(tmp_path: Path) -> None:
    pack, pipe = tmp_path / "ours.jsonl", tmp_path / "pipe"
    run("mine", SAMPLES / "articles", "-o", pack)
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(pack.read_bytes()))
    writer.start()
    log = tmp_path / "a.txt"
    log.write_text("The spool folder of the queue was not found\n", encoding="utf-8")
    result = run("scan", log, "--signatures", pipe, "--format", "json")
    writer.join(10)
    assert json.loads(result.output)["signatures"]["count"] == 5


def test_a_scan_says_on_request_which_reader_took_what_and_why() -> None:
    log = SAMPLES / "logs" / "net-use.txt"
    arguments = ("scan", log, "--signatures", REVIEWED, "-v")
    assert run(*arguments).stderr == f"{log}: read as text because of nothing but text\n"
    assert run(*arguments, "--format-in", "text").stderr == f"{log}: read as text as --format-in says\n"
