"""The rules that give an operation its call: ``client.<resource>.<method>``."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from specmint.ir.catalog import CallName
from specmint.naming.identifiers import snake_case, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from specmint.ir.api import Operation

ITEM_METHODS = {"GET": "retrieve", "POST": "update", "PUT": "update", "PATCH": "update", "DELETE": "delete"}
COLLECTION_METHODS = {"GET": "list", "POST": "create", "PUT": "update", "PATCH": "update", "DELETE": "delete"}
OTHER_METHODS = {"HEAD": "head", "OPTIONS": "options", "TRACE": "trace", "QUERY": "query"}
VERSION = re.compile(r"v\d+([._]\d+)*((alpha|beta)\d*)?$", re.IGNORECASE)
NOISE = frozenset({"api", "rest"})
TYPES = frozenset({"object", "str"})
"""Words that the signature of every method uses: a method or a resource called so would hide them."""
CLIENT = frozenset({"close", "mock", "send"})
"""What a client has already."""


def name_calls(
    operations: Iterable[Operation], explicit: Mapping[str, str], returns_list: Callable[[Operation], bool]
) -> dict[str, CallName]:
    """Name every operation, keyed by ``METHOD /path``.

    The configuration's ``explicit`` names win, then ``x-specmint-name``, then the rules on the path. Operations that
    the rules give the same name are told apart by their HTTP method or, that failing, by their operationId or path, so
    that every operation can be called.
    """
    ordered = sorted(operations, key=lambda operation: (operation.path, operation.method))
    names: dict[str, CallName] = {}
    for operation in ordered:
        if (given := explicit.get(operation.key)) is not None:
            names[operation.key] = _given(given, "configuration")
        elif operation.explicit_name is not None:
            names[operation.key] = _given(operation.explicit_name, "x-specmint-name")
        else:
            names[operation.key] = _by_path(operation, returns_list)
    return _apart(ordered, names)


def _given(name: str, rule: str) -> CallName:
    *resource, method = _parts(name.split("."))
    return CallName(tuple(resource), method, rule)


def _parts(segments: Iterable[str]) -> tuple[str, ...]:
    """The attributes that lead to a call, those that are taken with an underscore."""
    names = (snake_case(segment) for segment in segments)
    return tuple(
        f"{name}_" if name in TYPES or (name in CLIENT and position == 0) else name
        for position, name in enumerate(names)
    )


def _by_path(operation: Operation, returns_list: Callable[[Operation], bool]) -> CallName:
    segments = _segments(operation.path)
    resource = _parts(segment for segment in segments if not _is_parameter(segment) and segment != "actions")
    method, verb = operation.method, ITEM_METHODS.get(operation.method)
    if verb is None:
        return CallName(resource, OTHER_METHODS[method], "method")
    if not resource:
        return CallName((), verb, "root")
    if _is_action(segments):
        return CallName(resource[:-1], resource[-1], "action")
    if _is_parameter(segments[-1]):
        return CallName(resource, verb, "item")
    if method == "GET" and not _is_plural(segments[-1]) and not returns_list(operation):
        return CallName(resource, verb, "single")
    return CallName(resource, COLLECTION_METHODS[method], "collection")


def _segments(path: str) -> list[str]:
    """The segments of a path, less a leading prefix that says nothing (``/api/v2``)."""
    segments = [segment for segment in path.split("/") if segment]
    while len(segments) > 1 and (segments[0].lower() in NOISE or VERSION.match(segments[0])):
        segments = segments[1:]
    return segments


def _is_parameter(segment: str) -> bool:
    return segment.startswith("{") and segment.endswith("}")


def _is_action(segments: list[str]) -> bool:
    """A trailing word after an id or under ``actions/`` is done to that item, unless it names a collection."""
    *parents, last = segments
    if not parents or _is_parameter(last):
        return False
    return parents[-1] == "actions" or (_is_parameter(parents[-1]) and not _is_plural(last))


def _is_plural(segment: str) -> bool:
    last = words(segment)[-1:] or [""]
    return last[0].lower().endswith("s") and not last[0].lower().endswith("ss")


def _apart(operations: list[Operation], names: dict[str, CallName]) -> dict[str, CallName]:
    """Make names unique; a method may also not be called like a resource below its own."""
    resources = {name.resource[:depth] for name in names.values() for depth in range(len(name.resource) + 1)}
    taken: set[tuple[str, ...]] = set()
    result: dict[str, CallName] = {}
    for operation in sorted(operations, key=lambda each: _precedence(names[each.key])):
        name = names[operation.key]
        method = next(
            each
            for each in _candidates(operation, name.method)
            if (*name.resource, each) not in taken and (*name.resource, each) not in resources
        )
        rule = name.rule if method == name.method else f"{name.rule}, made distinct"
        taken.add((*name.resource, method))
        result[operation.key] = CallName(name.resource, method, rule)
    return {operation.key: result[operation.key] for operation in operations}


def _precedence(name: CallName) -> int:
    return {"configuration": 0, "x-specmint-name": 1}.get(name.rule, 2)


def _candidates(operation: Operation, method: str) -> Iterator[str]:
    yield method
    if method in ITEM_METHODS.values():
        yield f"{method}_{operation.method.lower()}"
    else:
        yield f"{ITEM_METHODS.get(operation.method, operation.method.lower())}_{method}"
    if operation.operation_id:
        yield snake_case(operation.operation_id)
    by_path = snake_case(f"{operation.method} {operation.path}")
    yield by_path
    yield from (f"{by_path}_{number}" for number in count(2))
