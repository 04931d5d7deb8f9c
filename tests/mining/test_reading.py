"""Articles read by one process and by several."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from evcorr.errors import EvcorrError
from evcorr.mining import reading
from evcorr.mining.extractors import MOST
from evcorr.mining.miner import Superseded, mine
from evcorr.mining.reading import MinedArticle, read_articles
from evcorr.packs.pack import dump_pack
from evcorr.record import Problem
from evcorr.running.progress import Progress
from tests.mining.articles import article

MANY = 150
"""More than two batches."""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """An archive of many articles, one of them broken."""
    path = tmp_path / "kb.tar.xz"
    with tarfile.open(path, "w:xz") as tar:
        for number in range(MANY):
            symptoms = f"The following error message appears:\n\n   Spooler number {number} could not find its tray."
            data = b"no article" if number == 70 else article(f"Q{900000 + number}", symptoms)
            member = tarfile.TarInfo(f"kb/Q{900000 + number}.TXT")
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return path


def test_articles_come_in_order_and_a_broken_one_is_a_problem(archive: Path) -> None:
    items = list(read_articles([archive], jobs=2))
    names = [(item.path if isinstance(item, MinedArticle) else item.origin.path) for item in items]
    assert names == [f"{archive}!kb/Q{900000 + number}.TXT" for number in range(MANY)]
    problems = [item for item in items if isinstance(item, Problem)]
    assert [(item.origin.path, item.reason[:10]) for item in problems] == [(names[70], "no article")]


def test_the_number_of_processes_makes_no_difference(archive: Path) -> None:
    seen: list[Progress] = []
    alone, together = mine([archive], jobs=1), mine([archive], seen.append, jobs=2)
    assert dump_pack(together.signatures) == dump_pack(alone.signatures) != b""
    assert together == alone
    assert seen[-1].done == MANY - 1


def test_editions_that_are_left_out_are_told(tmp_path: Path) -> None:
    for name, date in (("a.txt", "16-MAY-2002"), ("b.txt", "17-MAY-2003"), ("c.txt", "18-MAY-2001")):
        (tmp_path / name).write_bytes(article("Q900001", "Event ID: 4711\nSource: Spooler", date=date))
    mined = mine([tmp_path])
    assert mined.articles == 3
    taken = str(tmp_path / "b.txt")
    assert mined.superseded == tuple(Superseded("Q900001", str(tmp_path / name), taken) for name in ("a.txt", "c.txt"))


def test_the_text_of_sections_is_not_kept(archive: Path) -> None:
    first = next(read_articles([archive]))
    assert isinstance(first, MinedArticle)
    assert first.observables
    assert first.article.sections == ()


def test_a_batch_is_full_of_files_or_of_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_BATCH_SIZE", 10)
    files = [("a", b"x" * 6), ("b", b"x" * 6), ("c", b"x" * 6)]
    assert [len(batch) for batch in reading._batches(files)] == [2, 1]


def test_what_is_too_large_is_no_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_ARTICLE", 100)
    path = tmp_path / "Q1.TXT"
    path.write_bytes(bytes(101))
    (problem,) = read_articles([path])
    assert isinstance(problem, Problem)
    assert "larger than" in problem.reason


def test_an_article_that_names_too_much_is_cut_off_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "Q900001.TXT"
    codes = "".join(f"   System error {number} has occurred.\n\n" for number in range(1, MOST + 3))
    path.write_bytes(article("Q900001", codes))
    mined, problem = read_articles([path])
    assert isinstance(mined, MinedArticle)
    assert isinstance(problem, Problem)
    assert len(mined.observables) == MOST
    assert "1,000" in problem.reason


def _end(_: object, **_options: object) -> list[MinedArticle | Problem]:
    import os

    os._exit(9)


def test_the_end_of_a_process_is_told(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_mine_batch", _end)
    with pytest.raises(EvcorrError, match="--jobs 1"):
        list(read_articles([archive], jobs=2))
