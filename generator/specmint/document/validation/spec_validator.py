"""Runs openapi-spec-validator and adds a pointer to each finding.

Its keyword validators are used unchanged. Each is wrapped, so that its findings and exceptions get a pointer, and a
crash in one part affects that part only. The metaschemas are run by jsonschema-rs instead.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Literal

from jsonschema.validators import extend
from jsonschema_path.paths import SchemaPath
from openapi_spec_validator import (
    OpenAPIV2SpecValidator,
    OpenAPIV30SpecValidator,
    OpenAPIV31SpecValidator,
    OpenAPIV32SpecValidator,
)
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError
from openapi_spec_validator.validation.keywords import SchemaValidator, ValueValidator

from specmint.document.reading.targets import value_at
from specmint.document.validation.chains import with_short_chains
from specmint.document.validation.metaschema import violations
from specmint.document.validation.spared import spared
from specmint.ir.document import child

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from jsonschema.exceptions import ValidationError
    from openapi_spec_validator.validation.keywords import KeywordValidator
    from openapi_spec_validator.validation.registries import KeywordValidatorRegistry

    from specmint.document.reading.structure import Structure
    from specmint.document.reading.versions import Family
    from specmint.ir.document import Node

_VALIDATORS: Final = {
    "2.0": OpenAPIV2SpecValidator,
    "3.0": OpenAPIV30SpecValidator,
    "3.1": OpenAPIV31SpecValidator,
    "3.2": OpenAPIV32SpecValidator,
}

MOST_STEPS: Final = 200_000
"""The most keywords that defaults are checked against; the largest published documents need a tenth of that."""

Origin = Literal["metaschema", "default", "keyword", "crash"]


class LocatedError(OpenAPIValidationError):
    """A finding of the library. ``keyword`` is the failed keyword, or the kind of the error."""

    def __init__(self, origin: Origin, pointer: str, keyword: str, problem: str) -> None:
        super().__init__(problem)
        self.origin = origin
        self.pointer = pointer
        self.keyword = keyword


def findings(tree: Node, family: Family, structure: Structure) -> Iterator[LocatedError]:
    """The findings of openapi-spec-validator about a tree, in its order."""
    short = with_short_chains(tree)
    yield from _located(short, family)(spared(short, structure)).iter_errors()


class TooLongError(Exception):
    """Checking defaults exceeded the limit of steps."""


class _Steps:
    """Counts the keywords that defaults are checked against, for the whole document."""

    def __init__(self) -> None:
        self._left = MOST_STEPS

    def counted(self, keyword: Callable[..., Any]) -> Callable[..., Any]:
        """The validation function of a keyword, with counting."""

        def step(*arguments: Any) -> Any:
            self._left -= 1
            if self._left < 0:
                message = f"the defaults take more than {MOST_STEPS:,} steps to check"
                raise TooLongError(message)
            return keyword(*arguments)

        return step

    def validator(self, shipped: Any) -> Any:
        """A validator class with counting."""
        counted = {name: self.counted(function) for name, function in shipped.VALIDATORS.items()}
        return extend(shipped, counted)  # type: ignore[no-untyped-call]


def _located(tree: Node, family: Family) -> Callable[[Node], Any]:
    shipped = _VALIDATORS[family]
    steps = _Steps()
    return type(
        shipped.__name__,
        (shipped,),
        {
            "schema_validator": _Metaschema(tree, family),
            "keyword_validators": {
                name: partial(_Located, tree, steps, validator)
                for name, validator in shipped.keyword_validators.items()
            },
            # Nothing is fetched during validation.
            "resolver_handlers": {},
        },
    )


class _Metaschema:
    def __init__(self, tree: Node, family: Family) -> None:
        self._tree = tree
        self._family: Family = family

    def iter_errors(self, _: Node) -> Iterator[LocatedError]:
        for path, keyword, problem in violations(self._tree, self._family):
            yield LocatedError("metaschema", child("#", *path), keyword, problem)


class _Seen(list[int]):
    """Replaces the lists in which the library searches every schema it visits."""

    def __init__(self) -> None:
        super().__init__()
        self._members: set[int] = set()

    def append(self, item: int) -> None:
        self._members.add(item)

    def __contains__(self, item: object) -> bool:
        return item in self._members


class _Properties:
    """The properties that a schema has anywhere, each schema visited once."""

    def __init__(self) -> None:
        self._known: dict[int, frozenset[str]] = {}

    def of(self, schema: SchemaPath) -> frozenset[str]:
        """The same result as ``SchemaValidator._collect_properties``."""
        node = schema.read_value()
        if not isinstance(node, dict):
            return frozenset()
        if id(node) not in self._known:
            self._known[id(node)] = frozenset()
            inner = [schema / name for name in ("items", "not") if name in node]
            inner += [each for name in ("allOf", "anyOf", "oneOf") if name in node for each in schema / name]
            own = node.get("properties")
            names = frozenset(own) if isinstance(own, dict) else frozenset()
            self._known[id(node)] = names.union(*map(self.of, inner))
        return self._known[id(node)]


class _Located:
    """A wrapped keyword validator."""

    def __init__(
        self,
        tree: Node,
        steps: _Steps,
        validator: Callable[..., KeywordValidator],
        registry: KeywordValidatorRegistry,
    ) -> None:
        self._tree = tree
        self._inner: Any = validator(registry)
        if isinstance(self._inner, ValueValidator):
            self._inner.value_validator_cls = steps.validator(self._inner.value_validator_cls)
        self._options: Mapping[str, bool] = {}
        if isinstance(self._inner, SchemaValidator):
            self._inner.visited_schema_ids = _Seen()
            # The library collects those of a shared part again for each use.
            setattr(self._inner, "_collect_properties", _Properties().of)  # noqa: B010 - the attribute is not declared
            # The metaschema has validated every schema of the document already.
            self._options = {"meta_checked": True}

    def __call__(self, *arguments: Any, **options: Any) -> Iterator[LocatedError]:
        try:
            for error in self._inner(*arguments, **{**options, **self._options}):
                yield error if isinstance(error, LocatedError) else self._finding(error, arguments)
        except Exception as crash:  # noqa: BLE001 - after any exception of the library the rest is still validated
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
    """The pointer for a path that leads through references, as far as these resolve."""
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
