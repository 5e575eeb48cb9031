"""What the classes of resources are called, and how types are written inside them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from specmint.naming.identifiers import pascal_case

if TYPE_CHECKING:
    from collections.abc import Container

    from specmint.ir.package import Argument, PlannedOperation

IMPORTED = frozenset(
    {
        "Absent",
        "Any",
        "ApiDescription",
        "AsyncClient",
        "AsyncItemStream",
        "AsyncResource",
        "AsyncRoot",
        "AsyncSession",
        "Body",
        "Call",
        "Client",
        "Content",
        "Credential",
        "DateLike",
        "DateTimeLike",
        "Encoding",
        "File",
        "InvalidResponsePolicy",
        "ItemStream",
        "Mapping",
        "Model",
        "Operation",
        "Parameter",
        "Path",
        "RequestOptions",
        "Resource",
        "Returns",
        "Root",
        "SecurityScheme",
        "Sequence",
        "SessionOptions",
        "SyncSession",
        "Timeout",
        "Timestamp",
        "Unpack",
    }
)
"""What the modules of resources and of the client import or define themselves."""

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
"""Words of types that a method or a resource may be called like, with the module that each comes from."""

IMPORTS_OF_ALIASES = {f"{name} as {name}_": module for name, module in ALIASES.items()}


def class_name(path: tuple[str, ...]) -> str:
    """The class of a resource: its last part, or the whole path where the resource around it is called the same.

    Its asynchronous twin, ``Async...``, must not hide what is imported either.
    """
    if not path:
        return "Root"
    name = pascal_case(path[-1])
    if name in {pascal_case(part) for part in path[:-1]}:
        name = pascal_case("_".join(path))
    return f"{name}Resource" if (IMPORTED | AMBIGUOUS) & {name, f"Async{name}"} else name


def readable(operation: PlannedOperation, members: Container[str]) -> PlannedOperation:
    """The operation with types that mean the same in a class with ``members``: ``list_[str]`` beside a ``list``."""

    def argument(given: Argument) -> Argument:
        return replace(given, type=_readable(given.type, members))

    return replace(
        operation,
        returns=_readable(operation.returns, members),
        streams=_readable(operation.streams, members) if operation.streams else None,
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
