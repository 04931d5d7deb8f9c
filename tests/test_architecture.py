"""What may import what, how large modules and functions may be, and what `import evcorr` may load."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import evcorr

ROOT = Path(__file__).parents[1]
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted((ROOT / "evcorr").rglob("*.py"))
}

VOCABULARY = "vocabulary"
"""The modules at the top: the values and phrases that all stages share, and the folding of text and codes."""

MAY_IMPORT = {
    VOCABULARY: set(),
    "mentions": {VOCABULARY},
    "mining": {VOCABULARY, "mentions", "inputs"},
    "inputs": {VOCABULARY},
    "readers": {VOCABULARY, "mentions", "inputs"},
    "matching": {VOCABULARY, "mentions"},
    "scanning": {VOCABULARY, "matching", "readers", "inputs"},
    "reporters": {VOCABULARY},
    "packs": {VOCABULARY, "matching"},
    "sigma": {VOCABULARY},
    "serving": {VOCABULARY, "matching", "scanning", "reporters"},
    "commands": {
        VOCABULARY,
        "mining",
        "inputs",
        "readers",
        "matching",
        "scanning",
        "reporters",
        "packs",
        "sigma",
        "serving",
    },
    "cli": {VOCABULARY, "commands"},
    "__init__": {VOCABULARY, "mining", "readers", "matching", "scanning", "reporters", "packs", "inputs"},
    "__main__": {"cli"},
}
"""For each folder, and the few modules that stand for one, what it may use: data flows one way."""

LONGEST_MODULE, LONGEST_FUNCTION = 300, 45


@cache
def parsed(module: str) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def part_of(module: str) -> str:
    """The folder of a module, or what a module at the top stands for."""
    names = module.split(".")
    if len(names) == 1:
        return "__init__"
    return names[1] if names[1] in MAY_IMPORT else VOCABULARY


def imports(module: str) -> Iterator[str]:
    """The modules of evcorr that a module imports, inside functions too."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("evcorr"):
            for name in node.names:
                full = f"{node.module}.{name.name}"
                yield full if full in MODULES else node.module


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_its_folder_may(module: str) -> None:
    part = part_of(module)
    foreign = {other for other in imports(module) if part_of(other) not in MAY_IMPORT[part] | {part}}
    assert not foreign, f"{module} ({part}) may not import {sorted(foreign)}"


def test_there_are_no_import_cycles() -> None:
    graph = {module: set(imports(module)) - {module} for module in MODULES if part_of(module) != "__init__"}
    TopologicalSorter(graph).prepare()


@pytest.mark.parametrize("stage", ["evcorr.readers", "evcorr.scanning", "evcorr.reporters", "evcorr.mining.extractors"])
def test_folders_of_a_stage_build_on_each_other_one_way(stage: str) -> None:
    depth = stage.count(".") + 1
    graph: dict[str, set[str]] = {}
    for module in MODULES:
        if module.startswith(f"{stage}.") and module.count(".") > depth:
            used = {other.split(".")[depth] for other in imports(module) if _is_below(other, stage, depth)}
            graph.setdefault(module.split(".")[depth], set()).update(used)
    TopologicalSorter({folder: used - {folder} for folder, used in graph.items()}).prepare()


def _is_below(module: str, stage: str, depth: int) -> bool:
    """Whether a module stands in a folder of a stage, not in the stage itself."""
    return module.startswith(f"{stage}.") and module.count(".") > depth


def functions(module: str) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.FunctionDef):
            yield node


@pytest.mark.parametrize("module", MODULES)
def test_modules_and_functions_stay_small(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    for function in functions(module):
        # a command's parameters and help are no logic
        if part_of(module) != "commands":
            assert (function.end_lineno or 0) - function.lineno < LONGEST_FUNCTION, function.name


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_named_after_its_being_shared(module: str) -> None:
    assert module.rpartition(".")[2] not in {"utils", "util", "helpers", "common", "manager", "misc", "base"}


@pytest.mark.parametrize("module", MODULES)
def test_no_number_of_repetitions_is_lost_in_an_f_string(module: str) -> None:
    # in an expression that is put together, {1,12} is a value; it must be {{1,12}}
    values = [node.value for node in ast.walk(parsed(module)) if isinstance(node, ast.FormattedValue)]
    assert not [ast.unparse(value) for value in values if isinstance(value, ast.Tuple | ast.Constant)]


def test_importing_evcorr_is_light() -> None:
    code = "import sys, evcorr; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert not {"lxml", "evtx", "Evtx", "rich", "click", "yaml", "numpy"} & set(loaded.stdout.split())


def test_every_public_name_is_there() -> None:
    for name in evcorr.__all__:
        assert getattr(evcorr, name).__class__ is not None
    with pytest.raises(AttributeError):
        evcorr.nonsense  # noqa: B018 - to be refused


def test_what_type_checkers_see_is_what_is_imported() -> None:
    tree = parsed("evcorr")
    named = [
        node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and str(node.module).startswith("evcorr")
    ]
    assert {alias.name: node.module for node in named for alias in node.names} == evcorr._MODULES
