"""Names resource classes, and writes types so that they are unambiguous inside of them."""

from __future__ import annotations

import re
from dataclasses import replace
from keyword import iskeyword
from typing import TYPE_CHECKING

from specmint.python.runtime import CLIENT, RESOURCES
from specmint.text.identifiers import pascal_case

if TYPE_CHECKING:
    from collections.abc import Container

    from specmint.ir.package import Argument, PlannedOperation

IMPORTED = RESOURCES.names | CLIENT.names | {"AsyncClient", "AsyncRoot", "Client", "Root"}
"""The names that modules of resources and of the client import or define themselves."""

AMBIGUOUS = frozenset({"I", "O"})
"""Names that look like digits (pycodestyle E742)."""

ALIASES = {
    "bool": "builtins",
    "bytes": "builtins",
    "date": "datetime",
    "dict": "builtins",
    "float": "builtins",
    "int": "builtins",
    "list": "builtins",
    "models": "..",
    "params": "..",
}
"""The type names that a method or resource may hide, with the module of each."""


def imports() -> dict[str, str]:
    """The names that a resource's module may import, with the module of each."""
    return {**RESOURCES.imports(".."), **{f"{name} as {name}_": module for name, module in ALIASES.items()}}


def class_name(path: tuple[str, ...]) -> str:
    """The class of a resource: the last part of its name, or the whole path if its parent has the same name.

    ``Async...``, its asynchronous twin, must not hide an import either.
    """
    if not path:
        return "Root"
    name = pascal_case(path[-1])
    if name in {pascal_case(part) for part in path[:-1]}:
        name = pascal_case("_".join(path))
    is_taken = iskeyword(name) or (IMPORTED | AMBIGUOUS) & {name, f"Async{name}"}
    return f"{name}Resource" if is_taken else name


def constant(method: str) -> str:
    """The name of a call's constant: the method in capitals, unless an import has that name."""
    name = method.upper()
    return f"{name}_" if name in RESOURCES.names else name


def readable(operation: PlannedOperation, members: Container[str]) -> PlannedOperation:
    """The operation with types that are unambiguous in a class with ``members``, such as ``list_[str]``."""

    def argument(given: Argument) -> Argument:
        return replace(given, type=_readable(given.type, members))

    streams = operation.streams
    return replace(
        operation,
        returns=_readable(operation.returns, members),
        derived=tuple(
            replace(
                each,
                returns=_readable(each.returns, members),
                awaited_returns=_readable(each.awaited_returns, members),
            )
            for each in operation.derived
        ),
        streams=streams and replace(streams, item=_readable(streams.item, members)),
        responses=tuple(
            replace(each, type=_readable(each.type, members)) if each.type else each for each in operation.responses
        ),
        positional=tuple(map(argument, operation.positional)),
        keywords=tuple(map(argument, operation.keywords)),
        rest=argument(operation.rest) if operation.rest else None,
    )


def _readable(text: str, members: Container[str]) -> str:
    def alias(found: re.Match[str]) -> str:
        word = found.group()
        return f"{word}_" if word in ALIASES and word in members else word

    return re.sub(r"(?<![\w.])[a-z]+\b", alias, text)
