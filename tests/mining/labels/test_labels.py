"""Articles written for these tests, in the layouts of the archive, against labels made by hand: all must be exact."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from evcorr.article import Article
from evcorr.mining.extractors import extract
from evcorr.mining.layouts import parse_article
from evcorr.observable import Observable

HERE = Path(__file__).parent
LABELS = [json.loads(line) for line in (HERE / "labels.jsonl").read_text(encoding="utf-8").splitlines()]


def read(label: dict[str, Any]) -> Article:
    return parse_article((HERE / "articles" / label["path"]).read_bytes(), path=label["path"])


@pytest.fixture(params=LABELS, ids=[label["article"] for label in LABELS])
def label(request: pytest.FixtureRequest) -> dict[str, Any]:
    found: dict[str, Any] = request.param
    return found


def test_observables_are_as_labelled(label: dict[str, Any]) -> None:
    mined = [msgspec.to_builtins(item) for item in extract(read(label))]
    for item in mined:
        del item["line"], item["inferred"]
    wanted = [
        item | ({"params": item["params"] and tuple(item["params"])} if "params" in item else {})
        for item in label["observables"]
    ]
    assert mined == wanted


def test_article_facts_are_as_labelled(label: dict[str, Any]) -> None:
    article = read(label)
    platforms = [(item["product"], tuple(item["versions"])) for item in label["platforms"]]
    assert (article.id, article.title, article.fixed_in) == (label["article"], label["title"], label["fixed_in"])
    assert [(platform.product, platform.versions) for platform in article.platforms] == platforms
    assert list(article.related) == label["related"]


def test_lines_point_at_the_mention(label: dict[str, Any]) -> None:
    lines = (HERE / "articles" / label["path"]).read_text(encoding="utf-8").split("\n")
    for item in extract(read(label)):
        assert item.line is not None
        assert lines[item.line - 1].strip()


def test_every_article_is_labelled() -> None:
    assert {label["path"] for label in LABELS} == {path.name for path in (HERE / "articles").iterdir()}


def test_labels_of_unseen_articles_are_observables() -> None:
    rows = [json.loads(line) for line in (HERE / "unseen.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len({row["article"] for row in rows}) == len(rows)
    for row in rows:
        assert len(msgspec.convert(row["observables"], tuple[Observable, ...])) == len(row["observables"])
