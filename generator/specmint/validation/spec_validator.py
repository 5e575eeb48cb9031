"""openapi-spec-validator, with a place for each of its findings.

Its validators of keywords are taken as they are. Each is wrapped, so that what it yields or raises knows where it
stands, and a crash in one part costs that part only. The metaschemas run in jsonschema-rs.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal

from jsonschema_path.paths import SchemaPath
from openapi_spec_validator import (
    OpenAPIV2SpecValidator,
    OpenAPIV30SpecValidator,
    OpenAPIV31SpecValidator,
    OpenAPIV32SpecValidator,
)
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError
from openapi_spec_validator.validation.keywords import SchemaValidator, ValueValidator

from specmint.ir.document import child
from specmint.reading.targets import value_at
from specmint.validation.metaschema import violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from jsonschema.exceptions import ValidationError
    from openapi_spec_validator.validation.keywords import KeywordValidator
    from openapi_spec_validator.validation.registries import KeywordValidatorRegistry

    from specmint.ir.document import Node
    from specmint.reading.versions import Family

_VALIDATORS: Final = {
    "2.0": OpenAPIV2SpecValidator,
    "3.0": OpenAPIV30SpecValidator,
    "3.1": OpenAPIV31SpecValidator,
    "3.2": OpenAPIV32SpecValidator,
}

Origin = Literal["metaschema", "default", "keyword", "crash"]


class LocatedError(OpenAPIValidationError):
    """What the library has to say of one place. ``keyword`` is the failed one, or the kind of the error."""

    def __init__(self, origin: Origin, pointer: str, keyword: str, problem: str) -> None:
        super().__init__(problem)
        self.origin = origin
        self.pointer = pointer
        self.keyword = keyword


def findings(tree: Node, family: Family) -> Iterator[LocatedError]:
    """What openapi-spec-validator finds in a tree, as it finds it."""
    yield from _located(tree, family)(tree).iter_errors()


def _located(tree: Node, family: Family) -> Callable[[Node], Any]:
    shipped = _VALIDATORS[family]
    return type(
        shipped.__name__,
        (shipped,),
        {
            "schema_validator": _Metaschema(family),
            "keyword_validators": {
                name: partial(_Located, tree, validator) for name, validator in shipped.keyword_validators.items()
            },
            # Nothing is ever fetched while validating.
            "resolver_handlers": {},
        },
    )


class _Metaschema:
    def __init__(self, family: Family) -> None:
        self._family: Family = family

    def iter_errors(self, tree: Node) -> Iterator[LocatedError]:
        for path, keyword, problem in violations(tree, self._family):
            yield LocatedError("metaschema", child("#", *path), keyword, problem)


class _Seen(list[int]):
    """Stands in for the lists in which the library looks up every schema it visits."""

    def __init__(self) -> None:
        super().__init__()
        self._members: set[int] = set()

    def append(self, item: int) -> None:
        self._members.add(item)

    def __contains__(self, item: object) -> bool:
        return item in self._members


class _Located:
    """One validator of keywords."""

    def __init__(
        self, tree: Node, validator: Callable[..., KeywordValidator], registry: KeywordValidatorRegistry
    ) -> None:
        self._tree = tree
        self._inner: Any = validator(registry)
        self._options: Mapping[str, bool] = {}
        if isinstance(self._inner, SchemaValidator):
            self._inner.visited_schema_ids = _Seen()
            # The metaschema has seen every schema of the document already.
            self._options = {"meta_checked": True}

    def __call__(self, *arguments: Any, **options: Any) -> Iterator[LocatedError]:
        try:
            for error in self._inner(*arguments, **{**options, **self._options}):
                yield error if isinstance(error, LocatedError) else self._finding(error, arguments)
        except Exception as crash:  # noqa: BLE001 - whatever the library stumbles over, the rest is still worth a look
            yield LocatedError(
                "crash", self._pointer(arguments), type(crash).__name__, f"{type(crash).__name__}: {crash}"
            )

    def _finding(self, error: ValidationError, arguments: tuple[Any, ...]) -> LocatedError:
        pointer = self._pointer(arguments)
        if not isinstance(self._inner, ValueValidator):
            return LocatedError("keyword", pointer, type(error).__name__, error.message)
        place = child(pointer, "default", *error.absolute_path)
        problem = json.dumps(error.instance) + error.message.removeprefix(repr(error.instance))
        return LocatedError("default", place, str(error.validator), problem)

    def _pointer(self, arguments: tuple[Any, ...]) -> str:
        path = next(argument for argument in arguments if isinstance(argument, SchemaPath))
        return real_pointer(self._tree, path.parts)


def real_pointer(tree: Node, path: Sequence[Any]) -> str:
    """The pointer of what is at a path that leads through references, as far as they lead."""
    pointer = "#"
    for part in path:
        try:
            target = _followed(tree, pointer)
            value_at(tree, child(target, part))
        except (LookupError, TypeError, ValueError):
            return pointer
        pointer = child(target, part)
    return pointer


def _followed(tree: Node, pointer: str) -> str:
    """The end of the chain of references that starts at a pointer. Raises LookupError for a circle."""
    seen = {pointer}
    while isinstance(node := value_at(tree, pointer), dict) and isinstance(node.get("$ref"), str):
        pointer = node["$ref"]
        if pointer in seen:
            raise LookupError(pointer)
        seen.add(pointer)
    return pointer
