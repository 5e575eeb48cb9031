"""Which Python names a change in the document is about, so that it can be shown beside its effects in Python."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from specmint.api.schemas.content import body_schema
from specmint.changes.comparing.python.surface import MODELS, PARAMS
from specmint.changes.rules.wire.objects import PROPERTY_RENAMED
from specmint.changes.rules.wire.operations import PATH_PARAMETER_RENAMED
from specmint.changes.rules.wire.parameters import PARAMETER_RENAMED
from specmint.ir.document import child, unescape
from specmint.ir.routes import request_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.changes.comparing.revision import Revision
    from specmint.changes.rules.change import Change
    from specmint.ir.api import Operation


_RENAMINGS: Final = frozenset({PATH_PARAMETER_RENAMED, PARAMETER_RENAMED, *PROPERTY_RENAMED})


def linked(change: Change, old: Revision, new: Revision) -> Change:
    """The change with its calls sorted, and with the dotted names that stand for it in either package."""
    found: set[str] = set()
    for revision, spot in ((old, change.old), (new, change.new)):
        if spot is not None and spot.pointer:
            found.update(_symbols(revision, spot.pointer, change))
    calls, symbols = tuple(sorted(set(change.calls))), tuple(sorted({*change.symbols, *found}))
    return replace(change, calls=calls, symbols=symbols)


def renamed(change: Change, old: Revision, new: Revision) -> Iterator[tuple[str, str]]:
    """The dotted names in the old package of what a change renames, each with its last part in the new package."""
    if change.rule not in _RENAMINGS or change.old is None or change.new is None:
        return
    after = {_owner(symbol): symbol.rpartition(".")[2] for symbol in _symbols(new, change.new.pointer, change)}
    for symbol in _symbols(old, change.old.pointer, change):
        name = after.get(_owner(symbol), symbol.rpartition(".")[2])
        if not symbol.endswith(f".{name}"):
            yield symbol, name


def _owner(symbol: str) -> tuple[str, ...]:
    """What something is a part of, wherever that stands: ``params.pets.Pet.name`` is one of ``params`` and ``Pet``."""
    kind, _, *owner, _ = symbol.split(".")
    return (kind, *owner)


def _symbols(revision: Revision, pointer: str, change: Change) -> Iterator[str]:
    if change.rule.direction != "response":
        yield from _arguments(revision, pointer, change)
    parts = pointer.split("/")
    for end in range(len(parts), 1, -1):
        if "/".join(parts[:end]) in revision.catalog.classes:
            yield from _in_type(revision, "/".join(parts[:end]), parts[end:], change)
            # A property's own class is one thing that changed, the field of this class another.
            if parts[end - 2] != "properties":
                return


def _in_type(revision: Revision, pointer: str, rest: list[str], change: Change) -> Iterator[str]:
    """The class at a pointer or, if the pointer goes on into one of its properties, the field."""
    kinds = {"request": (PARAMS,), "response": (MODELS,)}.get(change.rule.direction, (MODELS, PARAMS))
    name = revision.catalog.classes[pointer].name
    wire = unescape(rest[1]) if len(rest) > 1 and rest[0] == "properties" else None
    for kind in kinds:
        known = revision.surface.types.get(f"{kind}.{name}")
        if known is None:
            continue
        attribute = revision.catalog.fields.get(pointer, {}).get(wire or "", wire) if kind == MODELS else wire
        yield f"{known.symbol}.{attribute}" if attribute in known.fields else known.symbol


def _arguments(revision: Revision, pointer: str, change: Change) -> Iterator[str]:
    """The arguments for a parameter, or for a property of a body whose properties are keywords."""
    for key in change.operations:
        operation = revision.operations.get(request_of(key))
        call = revision.surface.calls.get(str(revision.catalog.calls.get(operation.key))) if operation else None
        if operation is None or call is None:
            continue
        if pointer == operation.pointer:
            yield call.symbol
        keywords = revision.surface.types.get(call.keywords or "")
        for argument in _named(revision, operation, pointer):
            if keywords is not None and argument in keywords.fields:
                yield f"{keywords.symbol}.{argument}"
            elif argument in call.arguments:
                yield f"{call.symbol}.{argument}"


def _named(revision: Revision, operation: Operation, pointer: str) -> Iterator[str]:
    """The arguments of an operation that a pointer leads into."""
    arguments = revision.catalog.arguments[operation.key]
    for parameter in operation.parameters:
        if _is_in(pointer, parameter.pointer) or _is_in(pointer, parameter.schema):
            yield arguments.parameters[parameter.location, parameter.name]
    body = body_schema(operation)
    if body is None or not arguments.body_fields:
        return
    body = revision.scope.api.document.follow(body)
    for wire, argument in arguments.body_fields.items():
        if _is_in(pointer, child(body, "properties", wire)):
            yield argument


def _is_in(pointer: str, around: str) -> bool:
    return pointer == around or pointer.startswith(f"{around}/")
