"""Reviewed signatures: one YAML file an article, written and vouched for by a person."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from evcorr.signature import Signature, Status

REVIEWED_SUFFIXES = frozenset({".yaml", ".yml"})

_PATH_STEP = re.compile(r"\.([A-Za-z_]+)|\[(\d+)\]")


def read_reviewed(content: bytes) -> Iterator[tuple[int, Signature | str]]:
    """The signature of one file with its line, or the line and what is wrong there.

    Only plain YAML is taken: tags and aliases are refused, so that nothing can run or grow.
    """
    import yaml

    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(content, Loader=yaml.SafeLoader)):
            yield 1, "aliases (*name) have no place in a signature"
            return
        root = yaml.compose(content, Loader=yaml.SafeLoader)
        value = yaml.safe_load(content)
    except yaml.MarkedYAMLError as error:
        yield _mark_line(error), error.problem or "not YAML"
        return
    except (yaml.YAMLError, ValueError) as error:
        yield 1, str(error).partition("\n")[0]
        return
    try:
        signature = msgspec.convert(value, type=Signature)
    except msgspec.ValidationError as error:
        yield _line_of(str(error), root), str(error)
    else:
        yield 1, msgspec.structs.replace(signature, status=Status.REVIEWED)


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
