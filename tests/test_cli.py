"""The command line as a user meets it: streams, exit statuses, errors that say what to do."""

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
from click.testing import CliRunner, Result

from evcorr.cli import COMMANDS, main
from evcorr.commands.progress import _end_of
from evcorr.reporters import REPORTERS, SUFFIXES
from tests.mining.articles import article
from tests.samples import DELETE_FAILED, client_system
from tests.writers.evt_writer import write_evt
from tests.writers.evtx_writer import write_evtx

SAMPLES = Path(__file__).parents[1] / "samples"
REVIEWED = SAMPLES.parent / "signatures" / "reviewed"
EPOCH = {"SOURCE_DATE_EPOCH": "1000000000"}


def module(*arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run `python -m evcorr` as a process of its own, with real standard streams."""
    command = [sys.executable, "-m", "evcorr", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, check=False, env={**os.environ, **EPOCH})  # noqa: S603


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env=EPOCH)


def found(*arguments: object) -> list[str]:
    """The articles that a scan for the reviewed signatures names, best first."""
    report = json.loads(run("scan", "--format", "json", "--signatures", REVIEWED, *arguments).stdout)
    return [finding["article"] for finding in report["findings"]]


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


def test_progress_shows_the_end_of_a_long_path_with_nothing_in_it_that_acts() -> None:
    assert _end_of("logs/a.evtx") == "logs/a.evtx"
    assert _end_of("/exports/of/the/customer/of/last/week/System.evtx") == "…e/customer/of/last/week/System.evtx"
    assert _end_of("logs/\x1b[31m.evtx") == "logs/<U+001B>[31m.evtx"


def test_the_same_input_gives_the_same_bytes() -> None:
    for name in REPORTERS:
        arguments = ("scan", SAMPLES, "--signatures", REVIEWED, "--format", name)
        assert run(*arguments).stdout == run(*arguments).stdout


def test_a_saved_report_can_be_rendered(tmp_path: Path) -> None:
    saved = tmp_path / "report.json"
    scan = ("scan", SAMPLES, "--signatures", REVIEWED)
    assert run(*scan, "-o", saved).exit_code == 3
    for name in REPORTERS:
        rendered = run("render", saved, "--format", name)
        assert (rendered.exit_code, rendered.stdout) == (3, run(*scan, "--format", name).stdout)


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".HTML", "", ".log"])
def test_the_name_of_the_output_says_its_format(tmp_path: Path, suffix: str) -> None:
    saved, target = tmp_path / "report.json", tmp_path / f"out{suffix}"
    run("scan", SAMPLES / "logs" / "net-use.txt", "-o", saved)
    assert run("render", saved, "-o", target).exit_code == 1
    name = SUFFIXES.get(suffix.lower(), "text")
    assert target.read_text(encoding="utf-8") == run("render", saved, "--format", name).stdout
    assert run("render", saved, "-o", target, "--format", "csv").exit_code == 1
    assert target.read_text(encoding="utf-8").startswith("\ufeffrank,")


@pytest.mark.parametrize("content", ["", "{}", "[1", '{"schema": "evcorr-report/9"}', "\ufffd"])
def test_what_is_no_report_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    result = run("render", tmp_path / "x.json")
    assert result.exit_code == 2
    assert "not a saved evcorr report" in result.stderr


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


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["scan"], "Missing argument"),
        (["scan", ".", "--since", "yesterday"], "2026-11-21"),
        (["scan", ".", "--timezone", "Nowhere/Town"], "Europe/Berlin"),
        (["scan", ".", "--os", "OS/2"], "NT 4.0 SP6"),
        (["scan", ".", "--level", "loud"], "Warning"),
        (["scan", ".", "--encoding", "klingon"], "cp850"),
        (["scan", ".", "--format", "pdf"], "'html'"),
        (["scan", ".", "--since", "2026-11-21", "--until", "2026-11-20T10:00Z"], "--since is later than --until"),
        (["scan", ".", "--encoding", "idna"], "is no text encoding"),
        (["scan", ".", "--format", "htm"], "Did you mean 'html'?"),
        (["scan", ".", "--min-grade", "Stong"], "Did you mean 'strong'?"),
        (["scan", ".", "--signatures", str(SAMPLES / "README.md")], "a pack is what 'evcorr mine' writes"),
        (["scna", "."], "Did you mean 'scan'?"),
        (["KB168845"], "evcorr show KB168845"),
        ([str(SAMPLES)], f"evcorr scan {SAMPLES}"),
        (["scan", ".", "--signatures", "gone.jsonl"], "does not exist"),
        (["show", "Q1"], "no signature of Q1"),
        (["explain", "Q1", "."], "no signature of Q1"),
        (["check", "gone"], "does not exist"),
        (["nonsense"], "No such command"),
    ],
)
def test_wrong_usage_says_what_goes(arguments: list[str], hint: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert hint in result.stderr


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


def test_mining_into_a_folder_gives_a_pack_for_each_family(tmp_path: Path) -> None:
    packs = f"{tmp_path / 'packs'}/"
    assert run("mine", SAMPLES / "articles", "-o", packs, "--jobs", "2").exit_code == 0
    written = sorted(Path(packs).iterdir())
    assert [path.name for path in written] == ["other.jsonl", "winnt.jsonl"]
    one = tmp_path / "one.jsonl"
    run("mine", SAMPLES / "articles", "-o", one, "--jobs", "1")
    split = [line for path in written for line in path.read_bytes().splitlines()]
    assert sorted(one.read_bytes().splitlines()) == sorted(split)


@pytest.mark.parametrize("form", ["evt", "evtx"])
def test_the_source_that_an_article_leaves_out_comes_from_what_is_shipped(form: str, tmp_path: Path) -> None:
    log, pack = tmp_path / f"system.{form}", tmp_path / "ours.jsonl"
    # stored as a provider's insertion strings alone: without its source the event cannot be told
    log.write_bytes({"evt": write_evt, "evtx": write_evtx}[form](client_system()))
    symptoms = f"The description of event 3031 is as follows:\n\n   {DELETE_FAILED.format(server='LOGONSRV1')}"
    (tmp_path / "Q990201.TXT").write_bytes(article("Q990201", symptoms))

    assert run("mine", tmp_path / "Q990201.TXT", "-o", pack).exit_code == 0
    assert '"inferred":[{"field":"source","article":"Q165697"}' in pack.read_text(encoding="utf-8")
    report = json.loads(run("scan", log, "--signatures", pack, "--format", "json").stdout)
    assert [(one["article"], one["count"]) for one in report["findings"]] == [("Q990201", 4)]

    assert run("mine", tmp_path / "Q990201.TXT", "-o", pack, "--alone").exit_code == 0
    assert '"source"' not in pack.read_text(encoding="utf-8")
    assert run("scan", log, "--signatures", pack).exit_code == 0


def test_a_pack_that_cannot_be_written_ends_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    result = run("mine", SAMPLES / "articles", "-o", tmp_path / "file" / "ours.jsonl")
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: ")


def test_mining_says_which_file_is_left_out_for_another(tmp_path: Path) -> None:
    for name, id in (("a.md", 1234), ("b\x1b.md", 1235)):
        text = f"# RB-009: Paint dries\n\n## Symptoms\n\nEvent ID {id}, Source: Easel\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("mine", tmp_path, "-o", tmp_path / "ours.jsonl")
    told = f"{tmp_path}/b<U+001B>.md: left out: {tmp_path / 'a.md'} is RB-009 as well"
    assert result.stderr.splitlines() == [told, "1 signature from 2 articles"]


def test_mining_names_what_shows_nothing(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no article\n", encoding="utf-8")
    result = run("mine", SAMPLES / "articles", tmp_path)
    assert result.exit_code == 3
    assert "Q990103: nothing observable, so no signature" in result.stderr
    assert f"{tmp_path / 'notes.txt'}: no article: no sign of an article" in result.stderr
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [
        "Q990101",
        "Q990102",
        "Q990104",
        "RB-042",
        "samples/articles/label-printer-stalls",
    ]


def test_articles_are_shown_in_the_form_of_labels() -> None:
    result = run("articles", SAMPLES / "articles" / "Q990102.md")
    row = json.loads(result.stdout)
    assert (row["article"], row["related"], row["path"]) == (
        "Q990102",
        ["Q990101"],
        str(SAMPLES / "articles" / "Q990102.md"),
    )
    assert [(item["kind"], item["role"]) for item in row["observables"]] == [
        ("stop", "symptom"),
        ("message", "symptom"),
        ("event", "incidental"),
    ]
    assert set(row["observables"][0]) >= {"kind", "code", "params", "module", "role", "where", "line"}


@pytest.mark.parametrize(("article", "status"), [("168845", 1), ("Q188315", 0)])
def test_an_explanation_tells_why_and_why_not(article: str, status: int) -> None:
    arguments = ("explain", article, str(SAMPLES / "logs" / "sms-client.evt"), "--signatures", REVIEWED)
    result = run(*arguments)
    assert result.exit_code == status
    assert ("agreed: " in result.stdout) == bool(status)
    told = json.loads(run(*arguments, "--format", "json").stdout)
    assert any(one["verdict"] == "seen" for one in told["symptoms"]) == bool(status)


def test_an_explanation_reads_a_log_as_it_is_told_to(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    entry = "03/04/1999\t8:05:00 AM\tRdr\tWarning\tNone\t3031\tN/A\tPC1\tThe redirector was unable.\n"
    log.write_text(entry, encoding="utf-16")
    arguments = ("explain", "Q168845", log, "--signatures", REVIEWED, "--date-order", "dmy", "--timezone", "+02:00")
    assert "1999-04-03 06:05:00Z" in run(*arguments).stdout
    assert "0 entries" not in run(*arguments, "--encoding", "utf-16", "--format-in", "list").stdout
    assert run(*arguments, "--format-in", "evtx").exit_code == 3


@pytest.mark.parametrize("spelling", ["Q168845", "q168845", "KB168845", "168845"])
def test_a_signature_is_shown_in_words(spelling: str) -> None:
    result = run("show", spelling)
    assert result.exit_code == 0
    assert "event 3031 of Rdr" in result.stdout
    assert "source from Q165697" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    "end", ["bug-check-0x50--page-fault-in-nonpaged-area", "bug-check-0x50--page-fault-in-nonpaged-…"]
)
def test_a_signature_is_found_by_what_a_report_calls_it(end: str) -> None:
    result = run("show", end)
    assert result.exit_code == 0
    assert "windows-driver-docs-pr/debugger/bug-check-0x50--page-fault-in-nonpaged-area" in result.stdout


def test_of_articles_with_one_name_all_are_told(tmp_path: Path) -> None:
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        runbook = (SAMPLES / "articles" / "label-printer-stalls.md").read_text(encoding="utf-8")
        (tmp_path / folder / "stalls.md").write_text(runbook, encoding="utf-8")
    run("mine", tmp_path, "-o", tmp_path / "pack.jsonl")
    result = run("show", "stalls", "--signatures", tmp_path / "pack.jsonl")
    assert result.exit_code == 2
    assert "north/stalls" in result.stderr
    assert "south/stalls" in result.stderr


def test_a_signature_is_shown_as_json() -> None:
    shown = json.loads(run("show", "Q168845", "--format", "json", "--signatures", REVIEWED).stdout)
    assert (shown["article"], shown["status"]) == ("Q168845", "reviewed")
    (symptom,) = shown["symptoms"]
    assert (symptom["observable"]["id"], symptom["rarity"], symptom["hint"]) == (3031, None, False)


def test_the_signatures_that_come_along_have_no_fault() -> None:
    result = run("check", SAMPLES.parent / "signatures")
    assert (result.exit_code, result.stdout) == (0, "")


def test_formats_are_listed() -> None:
    listed = run("formats").stdout
    assert all(name in listed for name in ("evtx", "evt", "eventxml", "text"))


def test_a_stop_codes_reference_page_is_named_first() -> None:
    (code,) = json.loads(run("code", "0x1E", "--format", "json").stdout)
    assert code["articles"][0]["title"] == "Bug Check 0x1E KMODE_EXCEPTION_NOT_HANDLED"
    assert len(code["articles"]) > 1


def test_a_code_is_explained_with_the_articles_that_name_it() -> None:
    result = run("code", "2404")
    assert result.exit_code == 0
    for words in ("NERR_DevInUse", "ERROR_DEVICE_IN_USE", "0x80070964", "-2147022492", "Q214563"):
        assert words in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


@pytest.mark.parametrize(
    ("codes", "names", "status"),
    [
        (["0x80070005"], ["E_ACCESSDENIED", "ERROR_ACCESS_DENIED"], 0),
        (["-1018"], ["JET_errReadVerifyFailure"], 0),
        (["-2147024891", "7B"], ["E_ACCESSDENIED", "ERROR_ACCESS_DENIED", "INACCESSIBLE_BOOT_DEVICE"], 0),
        (["status_object_name_not_found"], ["STATUS_OBJECT_NAME_NOT_FOUND"], 0),
        (["99999"], [], 1),
        (["-3", "nonsense"], [], 1),
        (["STATUS_PENDING", "nonsense"], ["STATUS_PENDING"], 1),
    ],
)
def test_codes_in_every_spelling_and_by_name(codes: list[str], names: list[str], status: int) -> None:
    result = run("code", *codes, "--format", "json")
    rows = json.loads(result.stdout)
    assert [row["code"] for row in rows] == codes
    found = [reading["names"][0] for row in rows for reading in row["readings"]]
    assert [name for name in names if name not in found] == []
    assert bool(found) == bool(names)
    assert result.exit_code == status
    assert run("code", *codes).exit_code == status


@pytest.mark.parametrize(
    ("observable", "codes", "others"),
    [
        ({"kind": "error", "code": "0x8007270F", "space": "hresult"}, ["9999", "-2147014897"], ["0x9999"]),
        ({"kind": "error", "code": "ORA-01555", "space": "product"}, ["ora-01555"], ["1555"]),
        ({"kind": "stop", "code": "0x000009F9"}, ["0x9F9", "9F9", "2553", "0x100009F9"], ["9"]),
        ({"kind": "crash", "image": "a.exe", "exception": "c0ffee00"}, ["0xC0FFEE00"], ["0xC0FFEE01"]),
    ],
)
def test_an_article_is_found_by_its_code(
    tmp_path: Path, observable: dict[str, str], codes: list[str], others: list[str]
) -> None:
    pack = tmp_path / "ours.jsonl"
    pack.write_text(json.dumps({"id": "Q1", "title": "T", "observables": [observable]}), encoding="utf-8")

    def articles(code: str) -> list[str]:
        (row,) = json.loads(run("code", code, "--signatures", pack, "--format", "json").stdout)
        return [article["article"] for article in row["articles"]]

    assert [code for code in codes if articles(code) != ["Q1"]] == []
    assert [code for code in others if articles(code)] == []


@pytest.mark.parametrize("arguments", [[], ["--no-such-option"], ["-x"], ["5", "--signatures", "nowhere"]])
def test_code_told_wrongly(arguments: list[str]) -> None:
    assert run("code", *arguments).exit_code == 2


def test_what_was_asked_for_cannot_act_on_the_terminal() -> None:
    for form in ("text", "json"):
        result = run("code", "\x1b[2J\udcff", "--format", form)
        assert result.exit_code == 1
        assert "<U+001B>[2J<U+DCFF>" in result.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="names of files that are no text")
@pytest.mark.parametrize(
    ("arguments", "sample"),
    [(("explain", "Q214563"), "logs/net-use.txt"), (("articles",), "articles/Q990101.TXT")],
)
def test_a_file_whose_name_is_no_text_is_told_in_json(tmp_path: Path, arguments: tuple[str, ...], sample: str) -> None:
    path = tmp_path / "a\udcff.txt"
    path.write_bytes((SAMPLES / sample).read_bytes())
    form = "json" if arguments[0] == "explain" else "jsonl"
    result = run(*arguments, path, "--format", form)
    assert json.loads(result.stdout)
    assert r"a\\udcff.txt" in result.stdout


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


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_teaches_by_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    # each example on a line of its own
    assert command == "formats" or f"\n    evcorr {command} " in result.stdout
    assert "\\b" not in result.stdout
    assert "\b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    readme = (SAMPLES.parent / "README.md").read_text(encoding="utf-8")
    assert f"evcorr {command}" in readme


def test_the_list_of_commands_is_whole() -> None:
    listed = run("--help").stdout.partition("Commands:")[2]
    assert "..." not in listed
    assert all(f"\n  {command} " in listed for command in COMMANDS)


def test_as_a_module_and_into_a_pipe() -> None:
    done = module("scan", SAMPLES / "logs" / "net-use.txt")
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"Q214563" in done.stdout
    assert b"\x1b" not in done.stdout


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


def test_a_report_tells_the_steps_of_a_runbook(tmp_path: Path) -> None:
    pack = tmp_path / "ours.jsonl"
    run("mine", SAMPLES / "articles" / "RB-042.md", "--quote-fix", "-o", pack)
    log = tmp_path / "backup.txt"
    log.write_text("System error 1069 has occurred.\n\nThe service did not start due to a logon failure.\n")
    (finding,) = json.loads(run("scan", log, "--signatures", pack, "--format", "json").stdout)["findings"]
    assert finding["fix"].startswith("1. Ask for the new password")
    assert finding["remedies"] == [{"where": "What to do", "line": 22, "articles": ["Q990101"]}]


def test_what_can_not_be_read_empties_no_pack(tmp_path: Path) -> None:
    pack = tmp_path / "ours.jsonl"
    run("mine", SAMPLES / "articles", "-o", pack)
    before = pack.read_bytes()
    result = run("mine", tmp_path / "artickles", "-o", pack)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (3, "nothing is written")
    (tmp_path / "rule.yml").write_text("no rule", encoding="utf-8")
    result = run("import", tmp_path / "rule.yml", "-o", pack)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (3, "nothing is written")
    assert pack.read_bytes() == before


def test_what_is_read_is_not_overwritten(tmp_path: Path) -> None:
    log, article, report = tmp_path / "a.evt", tmp_path / "a.txt", tmp_path / "a.json"
    log.write_bytes((SAMPLES / "logs" / "sms-client.evt").read_bytes())
    article.write_bytes((SAMPLES / "articles" / "Q990101.TXT").read_bytes())
    run("scan", log, "-o", report)
    for command, path in (("scan", log), ("mine", article), ("articles", article), ("render", report)):
        before = path.read_bytes()
        result = run(command, path, "-o", path)
        assert (result.exit_code, "would be overwritten" in result.stderr) == (2, True), command
        assert path.read_bytes() == before


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
def test_a_pipe_among_signatures_or_rules_is_told_and_not_waited_for(tmp_path: Path) -> None:
    for name in ("a.jsonl", "a.yaml", "a.yml"):
        os.mkfifo(tmp_path / name)
    checked = run("check", tmp_path)
    assert checked.exit_code == 1
    assert checked.output.count("a pipe, which is read only where it is named itself") == 3
    imported = run("import", tmp_path, "-o", tmp_path / "sigma.jsonl")
    assert imported.exit_code == 3
    assert "a pipe, which is read only where it is named itself" in imported.output


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
