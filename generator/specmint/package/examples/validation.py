"""Validates every fixture with jsonschema-rs, which shares no code with the maker of the values."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import jsonschema_rs

from specmint.api.schemas.references import is_schema
from specmint.ir.document import DanglingReferenceError
from specmint.package.examples.addressable import addressable
from specmint.package.examples.affordable_patterns import affordable
from specmint.package.examples.lenient_schemas import mended
from specmint.package.examples.reached_schemas import ReachedSchemas
from specmint.package.examples.unfolding import Unfolding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from specmint.ir.document import Document, Node

DOCUMENT = "urn:document"
MOST = 1000
"""The most compiled schemas in the cache: each holds a copy of everything it refers to."""
REPORTED_AS_OTHERS = ("additionalProperties", "dependentRequired")


_Key = tuple[str, frozenset[str] | None, bool]
"""A schema, the schemas that a value reaches from it or None for all, and whether formats count."""


class Validator:
    """Validates values against a document's schemas (JSON Schema 2020-12).

    ``tree`` is the document, perhaps without what one direction leaves out. A value is accepted only if its formats are
    right too. A violation must fail without formats, since formats are annotations (section 7.2.1).
    """

    def __init__(self, document: Document, tree: Node) -> None:
        self._document = document
        self._tree = affordable(tree)
        self._registry = _registry(self._tree)
        self._unfolding = Unfolding(document)
        self._reached = ReachedSchemas(replace(document, tree=self._tree))
        self._large: dict[str, bool] = {}
        self._compiled: dict[_Key, jsonschema_rs.Draft202012Validator | None] = {}

    def accepts(self, sites: Sequence[str], value: Any) -> bool:
        """Whether a value satisfies the schemas at all the pointers. An unusable schema accepts nothing."""
        try:
            return all((schema := self._schema(site, value)) is not None and schema.is_valid(value) for site in sites)
        except (ValueError, RecursionError):
            return False

    def breaks_only(self, rule: str, sites: Sequence[str], value: Any, at: list[str | int]) -> bool:
        """Whether a value violates only the keyword ``rule`` at the path ``at``.

        In a union, the failure of the intended member counts, since the other members fail too.
        """
        try:
            schemas = [self._schema(site, value, formats=False) for site in sites]
            errors = [error for schema in schemas if schema for error in schema.iter_errors(value)]
        except (ValueError, RecursionError):
            return False
        return bool(errors) and all(_blames(error, rule, at) for error in errors)

    def _schema(self, pointer: str, value: Any, *, formats: bool = True) -> jsonschema_rs.Draft202012Validator | None:
        """The schema, compiled as far as the value needs it.

        Compiling costs more than validating, so places that refer to the same schema share it, and so do values.
        """
        try:
            target = self._document.follow(pointer)
        except DanglingReferenceError:
            target = pointer
        if target not in self._large:
            self._large[target] = self._reached.is_large(target)
        reached = self._reached.by(value, target) if self._large[target] else None
        key = target, reached, formats
        if key not in self._compiled:
            if len(self._compiled) > MOST:
                self._compiled.clear()
            self._compiled[key] = self._compile(target, reached, formats=formats)
        return self._compiled[key]

    def _compile(
        self, pointer: str, reached: frozenset[str] | None, *, formats: bool
    ) -> jsonschema_rs.Draft202012Validator | None:
        if self._unfolding.is_too_wide(pointer):
            return None
        if reached is None:
            whole = _compiled(pointer, self._registry, formats=formats)
            return whole or _compiled(pointer, self._mended, formats=formats)
        cut = self._reached.cut_out(reached)
        return _compiled(pointer, _registry(cut), formats=formats) or _compiled(
            pointer, _registry(self._without_broken(cut)), formats=formats
        )

    @cached_property
    def _mended(self) -> jsonschema_rs.Registry:
        """The document's schemas without what is broken in them."""
        return _registry(self._without_broken(self._tree))

    def _without_broken(self, tree: Node) -> Any:
        return mended(tree, "document", lambda pointer: is_schema(self._document, pointer))


def _registry(tree: Node) -> jsonschema_rs.Registry:
    tree = addressable(tree)
    try:
        return jsonschema_rs.Registry([(DOCUMENT, tree)])
    except ValueError:
        return jsonschema_rs.Registry([(DOCUMENT, _encodable(tree))])


def _compiled(
    pointer: str, registry: jsonschema_rs.Registry, *, formats: bool
) -> jsonschema_rs.Draft202012Validator | None:
    reference = {"$ref": f"{DOCUMENT}#{quote(pointer[1:], safe='/~')}"}
    try:
        return jsonschema_rs.Draft202012Validator(reference, registry=registry, validate_formats=formats, offline=True)
    except (ValueError, jsonschema_rs.ReferencingError):
        return None


def _encodable(node: Any) -> Any:
    """A copy of a node with question marks for lone surrogates, which UTF-8 cannot encode."""
    if isinstance(node, dict):
        return {_encodable(key): _encodable(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_encodable(value) for value in node]
    return node.encode("utf-8", "replace").decode() if isinstance(node, str) else node


def _blames(error: jsonschema_rs.ValidationError, rule: str, at: list[str | int]) -> bool:
    """Whether an error, or each error of the intended member of a union in a union, is of the rule at the path."""
    waiting = [error]
    while waiting:
        each = waiting.pop()
        if isinstance(each.kind, jsonschema_rs.ValidationErrorKind.OneOfMultipleValid):
            # The members may differ by a format only, which is no rule to violate.
            return False
        meant = _meant_member(each)
        if meant is not None:
            waiting += meant
        elif _keyword(each) != rule or each.instance_path != at:
            return False
    return True


def _keyword(error: jsonschema_rs.ValidationError) -> str:
    """The keyword that a value fails. The validator reports some keywords by another name."""
    last = error.schema_path[-1] if error.schema_path else ""
    return str(last) if last in REPORTED_AS_OTHERS else error.kind.name


def _meant_member(error: jsonschema_rs.ValidationError) -> list[jsonschema_rs.ValidationError] | None:
    """The errors of a value for the union member that it is intended for; None if that is unclear."""
    kinds = jsonschema_rs.ValidationErrorKind
    members = error.kind.context if isinstance(error.kind, kinds.AnyOf | kinds.OneOfNotValid) else []
    meant = [errors for errors in members if not any(_speaks_against(each, error.instance_path) for each in errors)]
    return meant[0] if len(meant) == 1 else None


def _speaks_against(error: jsonschema_rs.ValidationError, at: list[str | int]) -> bool:
    """Whether a value cannot be intended for a member: its type or one of its constants differs."""
    depth = {"type": 0, "const": 1, "enum": 1}.get(error.kind.name)
    return depth is not None and len(error.instance_path) == len(at) + depth
