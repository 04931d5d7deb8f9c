"""The reference is what the command line says of itself."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tools.build_reference import PAGES, reference

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", reference())
def test_the_reference_is_current(name: str) -> None:
    path = ROOT / name
    assert path.read_text(encoding="utf-8") == reference()[name], "run: python tools/build_reference.py"


def test_no_page_is_left_over() -> None:
    pages = {f"docs/{path.relative_to(ROOT / 'docs').as_posix()}" for path in (ROOT / "docs").rglob("*.md")}
    assert pages == {f"docs/{file}" for _, file in PAGES} | {name for name in reference() if name.endswith(".md")}


def test_the_man_page_is_roff_without_a_fault() -> None:
    groff = shutil.which("groff")
    text = (ROOT / "docs" / "evcorr.1").read_text(encoding="utf-8")
    assert text.count(".SS evcorr ") == len([name for name in reference() if "/commands/" in name])
    if groff:
        run = subprocess.run(  # noqa: S603
            [groff, "-man", "-ww", "-Tutf8", "-z"], input=text, capture_output=True, text=True, check=True
        )
        assert run.stderr == ""
