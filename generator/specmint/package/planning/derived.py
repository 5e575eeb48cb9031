"""The calls that go with an operation: its answer in another way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specmint.api.schemas.content import body_as_keywords
from specmint.ir.answers import PlannedDerived
from specmint.package.planning.docstrings import INDENT, sentence
from specmint.text.identifiers import words
from specmint.text.prose import documented

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.api.schemas.view import Schemas
    from specmint.ir.answers import Streamed
    from specmint.ir.api import Operation
    from specmint.ir.catalog import Arguments, Catalog

_STREAM: Final = frozenset({"stream", "streaming", "streamed"})
_BESIDE: Final = frozenset({"is", "use", "enable", "enabled", "response", "output"})
"""Words that may stand beside those in the name of what asks for a stream."""


def planned_derived(
    schemas: Schemas, operation: Operation, catalog: Catalog, streams: Streamed | None
) -> Iterator[PlannedDerived]:
    """The derived calls of an operation, which may give its answer as a stream."""
    names = catalog.derived.get(operation.key, {})
    opening = f"{sentence(operation)}\n\nAs ``{catalog.calls[operation.key].method}``, but "
    if "bytes" in names:
        yield PlannedDerived(
            names["bytes"],
            "bytes",
            "AbstractContextManager[Download]",
            "AbstractAsyncContextManager[AsyncDownload]",
            _told(f"{opening}the bytes of the answer are still to be read: in pieces, or to a file."),
        )
    if "items" in names and streams and not streams.is_only_way:
        sets = _chooser(schemas, operation, catalog.arguments[operation.key])
        parts = [
            f"{opening}the items of the answer come one by one, as they arrive.",
            *([f"``{sets}`` is set by this."] if sets else []),
            "``close`` what is returned to leave before the end.",
        ]
        returns = f"ItemStream[{streams.item}]"
        yield PlannedDerived(names["items"], "items", returns, f"Async{returns}", _told(" ".join(parts)), sets)


def _told(text: str) -> str:
    return documented(text, INDENT)


def _chooser(schemas: Schemas, operation: Operation, arguments: Arguments) -> str | None:
    """The keyword that asks for a stream: the only boolean of the query or the body that is called so."""
    body = body_as_keywords(schemas, operation) if arguments.body_fields else None
    fields = schemas.properties(body, "request") if body else {}
    places = [
        *((each.name, arguments.parameters["query", each.name], each.schema) for each in operation.located("query")),
        *((name, keyword, fields[name]) for name, keyword in (arguments.body_fields or {}).items()),
    ]
    found = [keyword for name, keyword, schema in places if _is_about_streams(name) and _is_boolean(schemas, schema)]
    return found[0] if len(found) == 1 else None


def _is_about_streams(name: str) -> bool:
    said = {word.lower() for word in words(name)}
    return bool(said & _STREAM) and said <= _STREAM | _BESIDE


def _is_boolean(schemas: Schemas, pointer: str) -> bool:
    view = schemas.view(pointer)
    return set(view.types) - {"null"} == {"boolean"} and (not view.enum or True in view.enum)
