"""Reviewed signatures: one YAML file an article, written and vouched for by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from evcorr.signature import Signature, Status

if TYPE_CHECKING:
    import yaml

REVIEWED_SUFFIXES = frozenset({".yaml", ".yml"})

LARGEST_REVIEWED = 256 << 10
"""Bytes of one reviewed signature; a larger file is none."""

_DEEPEST = 16
"""Levels of a document; a signature has four."""

_PATH_STEP = re.compile(r"\.([A-Za-z_]+)|\[(\d+)\]")


def read_reviewed(content: bytes) -> Iterator[tuple[int, Signature | str, tuple[int, ...]]]:
    """The signature of one file, its line and those of its observables; or a line and what is wrong there.

    Only plain YAML is taken: tags, aliases and what is nested deep are refused, so that nothing can run or grow.
    """
    import yaml

    loader = _loader()
    if len(content) > LARGEST_REVIEWED:
        yield 1, f"no signature: larger than {LARGEST_REVIEWED >> 10} KiB", ()
        return
    try:
        refused = _refused(content)
        if refused:
            yield 1, refused, ()
            return
        root = yaml.compose(content, Loader=loader)
        value = yaml.load(content, Loader=loader)  # noqa: S506 - a safe one
    except yaml.MarkedYAMLError as error:
        yield _mark_line(error), error.problem or "not YAML", ()
        return
    except (yaml.YAMLError, ValueError) as error:
        yield 1, str(error).partition("\n")[0], ()
        return
    try:
        signature = msgspec.convert(value, type=Signature)
    except msgspec.ValidationError as error:
        yield _line_of(str(error), root), str(error), ()
    else:
        places = [f"`$.observables[{number}]`" for number in range(len(signature.observables))]
        lines = tuple(_line_of(place, root) for place in places)
        yield 1, msgspec.structs.replace(signature, status=Status.REVIEWED), lines


def _refused(content: bytes) -> str | None:
    """Why a document is not taken, though it is YAML."""
    import yaml

    depth = 0
    for event in yaml.parse(content, Loader=_loader()):
        if isinstance(event, yaml.AliasEvent):
            return "aliases (*name) have no place in a signature"
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return f"nested deeper than {_DEEPEST} levels"
    return None


def _loader() -> type[yaml.SafeLoader]:
    """The loader of plain YAML: libyaml's, which is ten times as fast, where PyYAML was built with it."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _mark_line(error: object) -> int:
    """The line, from 1, that a YAML error points at."""
    mark = getattr(error, "problem_mark", None)
    return mark.line + 1 if mark else 1


def _line_of(reason: str, node: object) -> int:
    """The line, from 1, of the value that a validation error names by its path (`$.observables[0].id`)."""
    path = reason.rpartition("`$")[2].rstrip("`")
    for key, index in _PATH_STEP.findall(path):
        below = _child(node, key, int(index or 0))
        if below is None:
            break
        node = below
    mark = getattr(node, "start_mark", None)
    return mark.line + 1 if mark else 1


def _child(node: object, key: str, index: int) -> object | None:
    """The node one step down: under a key of a mapping, or at an index of a sequence."""
    import yaml

    below: object | None = None
    if isinstance(node, yaml.MappingNode):
        below = next((value for name, value in node.value if name.value == key), None)
    elif isinstance(node, yaml.SequenceNode) and index < len(node.value):
        below = node.value[index]
    return below
