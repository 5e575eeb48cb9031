"""The calls that the README shows. Their values are those of fixtures, which were validated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from specmint.api.schemas.content import body_schema
from specmint.ir.package import Readme, ShownCall
from specmint.package.planning.credentials import first_credentials
from specmint.text.escaping import literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import Operation
    from specmint.ir.credentials import Credential
    from specmint.ir.package import PlannedOperation

    Json = dict[str, Any]

MOST: Final = 20
"""So many calls are shown beside the first one."""
WIDTH: Final = 75
"""The longest line of a call in characters, as far as its values can be parted: indented and behind ``answer = ``, it
fits the usual 88 of formatters, some of which format Markdown too.
"""
_HARMLESS: Final = ("GET", "QUERY", "HEAD", "OPTIONS")
_CONDITIONS: Final = frozenset(
    {"allOf", "anyOf", "dependencies", "dependentRequired", "dependentSchemas", "if", "minProperties", "not", "oneOf"}
)
"""The keywords by which a property may need another one."""


class ReadmeCalls:
    """Chooses the calls of a README and writes them down.

    ``fixtures`` are JSON texts by path, ``operations`` those of the document by the names of their calls.
    """

    def __init__(self, schemas: Schemas, fixtures: Mapping[str, str], operations: Mapping[str, Operation]) -> None:
        self._schemas = schemas
        self._fixtures = fixtures
        self._operations = operations

    def planned(
        self,
        operations: list[PlannedOperation],
        credentials: tuple[Credential, ...],
        security: tuple[tuple[str, ...], ...],
    ) -> Readme:
        """The first call with its credentials, some of the others by name, and one that downloads.

        ``security`` is that of operations without any of their own. Where nothing is known of the first call, there are
        no calls.
        """
        chosen = self._first(operations)
        first = self._shown(chosen) if chosen else None
        keys = first_credentials(credentials, security, chosen)
        if first is None:
            return Readme(credentials=keys)
        others = sorted((each for each in operations if each is not chosen), key=lambda each: each.name)
        shown = filter(None, map(self._shown, others[:MOST]))
        return Readme(first, keys, tuple(shown), next(self._downloads(operations), None))

    def _downloads(self, operations: list[PlannedOperation]) -> Iterator[ShownCall]:
        for each in operations:
            for name in each.derived_calls("bytes"):
                if call := self._shown(each, name):
                    yield call

    def _shown(self, planned: PlannedOperation, name: str = "") -> ShownCall | None:
        """A call with what it requires, or with one argument; None where no request has been made for it.

        ``name`` is that of a call derived from it.
        """
        whole = self._whole(planned)
        arguments = _arguments(whole, "minimal")
        if arguments is None:
            return None
        if not whole["requests"]["minimal"].get("body"):
            arguments |= self._one_field(self._operations[planned.name], whole)
        path = [arguments.pop(each.name) for each in planned.positional]
        return ShownCall(
            lines=tuple(_call(name or planned.name, path, arguments).split("\n")),
            method=planned.method,
            gives_value=planned.returns != "None",
            is_answered=_is_answered(whole),
        )

    def _first(self, planned: list[PlannedOperation]) -> PlannedOperation | None:
        """The call that a newcomer can best begin with: one that changes nothing, needs little, and has an answer.

        A call that deletes comes last, and among those that change something the one of which the most is known first.
        """
        return min(planned, key=self._rank, default=None)

    def _rank(self, planned: PlannedOperation) -> tuple[bool, int, int, bool, str]:
        whole = self._whole(planned)
        needed = len(_arguments(whole, "minimal") or ())
        is_harmless = planned.method in _HARMLESS
        known = needed if is_harmless else -len(_arguments(whole, "full") or ())
        harm = 0 if is_harmless else 2 if planned.method == "DELETE" else 1
        return not _is_answered(whole), harm, known, not planned.attribute.startswith("list"), planned.name

    def _whole(self, planned: PlannedOperation) -> Json:
        whole: Json = json.loads(self._fixtures.get(f"{planned.name.replace('.', '/')}.json", "{}"))
        return whole

    def _one_field(self, operation: Operation, whole: Json) -> Json:
        """A field of the full body, where the schema lets each of them stand alone."""
        schema, passed = body_schema(operation), whole.get("body", {})
        full = whole["requests"].get("full", {}).get("body")
        if schema is None or "argument" in passed or not isinstance(full, dict):
            return {}
        view, names = self._schemas.view(schema), passed.get("fields", {})
        is_free = not view.required and _CONDITIONS.isdisjoint(view.keywords)
        simple = {names.get(name, name): value for name, value in full.items() if not isinstance(value, dict | list)}
        return dict(list(simple.items())[:1]) if is_free else {}


def _is_answered(whole: Json) -> bool:
    """Whether the package's mock has an answer to the call."""
    return any(name.startswith("2") for name in whole.get("responses", ()))


def _arguments(whole: Json, name: str) -> Json | None:
    """The keyword arguments of a request, as the method takes them."""
    request = whole.get("requests", {}).get(name)
    if request is None:
        return None
    arguments: Json = dict(request["arguments"])
    if "body" in request:
        passed, body = whole["body"], request["body"]
        names = passed.get("fields", {})
        arguments |= (
            {passed["argument"]: body}
            if "argument" in passed
            else {names.get(field, field): value for field, value in body.items()}
        )
    return arguments


def _call(name: str, path: list[Any], arguments: Json) -> str:
    """The call as code, on one line if it fits."""
    given = [*map(literal, path), *(f"{key}={literal(value)}" for key, value in arguments.items())]
    short = f"client.{name}({', '.join(given)})"
    if len(short) <= WIDTH or not given:
        return short
    rows = [*(_written(value, 4, 1) for value in path)]
    rows += [f"{key}={_written(value, 4, len(key) + 2)}" for key, value in arguments.items()]
    return "\n".join((f"client.{name}(", *(f"    {row}," for row in rows), ")"))


def _written(value: Any, indent: int, around: int) -> str:
    """A value as code; a container that does not fit beside what stands ``around`` it has a line for each part."""
    text = literal(value)
    if indent + around + len(text) <= WIDTH or not isinstance(value, dict | list) or not value:
        return text
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    rows = "".join(f"{' ' * (indent + 4)}{row},\n" for row in _rows(value, indent + 4))
    return f"{opening}\n{rows}{' ' * indent}{closing}"


def _rows(value: dict[str, Any] | list[Any], indent: int) -> Iterator[str]:
    if isinstance(value, list):
        yield from (_written(item, indent, 1) for item in value)
        return
    for key, item in value.items():
        name = literal(key)
        yield f"{name}: {_written(item, indent, len(name) + 3)}"
