"""`evcorr export` and `evcorr import` as a user calls them."""

from pathlib import Path

from click.testing import CliRunner

from evcorr.cli import main
from evcorr.packs.pack import load_signatures
from tests.samples import REVIEWED


def test_reviewed_signatures_go_out_and_come_back(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["export", *map(str, REVIEWED), "-o", str(tmp_path / "rules")])
    assert run.exit_code == 0, run.output
    assert "6 rules in 4 files" in run.output
    run = CliRunner().invoke(main, ["import", str(tmp_path / "rules"), "-o", str(tmp_path / "back.jsonl")])
    assert run.exit_code == 3, run.output
    assert "evcorr_q150047.yml: Q150047, all symptoms" in run.output
    assert len(load_signatures([tmp_path / "back.jsonl"])) == 5


def test_a_hostile_rule_is_told_safely(tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text('title: "\\e[31mred"\nlogsource: {product: linux}\n', encoding="utf-8")
    run = CliRunner().invoke(main, ["import", str(tmp_path), "-o", str(tmp_path / "pack.jsonl")])
    assert run.exit_code == 3
    assert "\x1b" not in run.output
