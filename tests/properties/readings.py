"""The readings of a schema, each as the question whether it admits a value."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, NotRequired, Required, get_args, get_origin, get_type_hints

import jsonschema
import pydantic
import referencing
import referencing.jsonschema

from specmint.api.schemas.checks import CheckSchemas
from specmint.api.schemas.view import Schemas
from specmint.building.batches import BuildContext
from specmint.changes.comparing.wire.compare import wire_changes
from specmint.document.reading.source import Source
from specmint.document.reading.stage import parse_source
from specmint.ir.client import ClientConfig
from specmint.package.examples.direction import HiddenProperties
from specmint.package.examples.goals import FULL, MINIMAL, NoValueError
from specmint.package.examples.shape import Shapes
from specmint.package.examples.synthesis import Synthesis
from specmint.package.examples.tangles import Tangles
from specmint.package.examples.unions import Unions
from specmint.package.examples.validation import Validator
from specmint.pipeline import build
from specmint.runtime.checks import Checker
from specmint.runtime.further_applicators import FURTHER_KEYWORDS
from specmint.runtime.schemas import Schemas as ShippedSchemas
from tests.changes.comparing.wire.documents import held, scope
from tests.documents import component
from tests.properties.leniencies import relaxed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from specmint.ir.document import Document

Node = dict[str, Any]
JSON_VERSION = "3.1.0"


def tree_of(components: Node, paths: Node | None = None) -> Node:
    """A document with these components."""
    info = {"title": "Things", "version": "1"}
    servers = [{"url": "https://api.example.com"}]
    holder = {"openapi": JSON_VERSION, "info": info, "servers": servers, "paths": paths or {}}
    return {**holder, "components": {"schemas": components}}


@dataclass(frozen=True)
class Judge:
    """The independent validator, on the components as they are, or as the leniencies read them."""

    components: Node
    lax: bool = False

    @cached_property
    def _registry(self) -> referencing.Registry[Any]:
        read = self.components
        if self.lax:
            read = {name: relaxed(each, self.components) for name, each in self.components.items()}
        whole = {"components": {"schemas": read}}
        resource: referencing.Resource[Any] = referencing.jsonschema.DRAFT202012.create_resource(whole)
        registry: referencing.Registry[Any] = referencing.Registry()
        known: referencing.Registry[Any] = registry.with_resource("urn:it", resource)
        return known

    def accepts(self, name: str, value: Any) -> bool:
        """Whether a value is valid against a component."""
        schema = {"$ref": f"urn:it{component(name)}"}
        return jsonschema.Draft202012Validator(schema, registry=self._registry).is_valid(value)


class Readings:
    """What the generator makes of components."""

    def __init__(self, components: Node, folder: Path) -> None:
        self.components = components
        self._folder = folder
        self._document: Document = parse_source(
            Source("it.json", json.dumps(tree_of(components)).encode(), {})
        ).document
        self._schemas = Schemas(self._document)

    @cached_property
    def _checker(self) -> tuple[Checker, dict[str, str]]:
        made = CheckSchemas(self._schemas, {})
        for name in self.components:
            made.add(component(name), "it", name)
        references = {name: made.reference(component(name), "it", name) for name in self.components}
        for name, content in made.files().items():
            (self._folder / name).write_text(json.dumps(content), encoding="utf-8")
        return Checker(ShippedSchemas(self._folder), dict(FURTHER_KEYWORDS)), references

    def check_accepts(self, name: str, value: Any) -> bool:
        """Whether the check of a client lets a value pass."""
        checker, references = self._checker
        return not checker.problems(references[name], value)

    def examples(self, name: str) -> Iterator[Any]:
        """The values that fixtures would have."""
        shapes = Shapes(self._document)
        hidden = HiddenProperties(shapes, "request")
        validator = Validator(self._document, hidden.tree())
        made = Synthesis(shapes, Unions(self._schemas), hidden, validator, Tangles(), _ignored, _ignored)
        for wish in (MINIMAL, FULL):
            with suppress(NoValueError):
                yield made.value((component(name),), wish)


def _ignored(_: str) -> None:
    """What is noticed on the way is no concern of these tests."""


def is_compatible(old: Node, new: Node, way: str) -> bool:
    """Whether the comparison of two revisions of one schema, with its components, tells nothing that breaks."""
    documents = (held({"$ref": component("S0")}, way, schemas=each) for each in (old, new))
    return all(change.level != "breaking" for change in wire_changes(*map(scope, documents)))


@contextmanager
def request_types(components: Node, folder: Path) -> Iterator[dict[str, pydantic.TypeAdapter[Any]]]:
    """The types that a client gives the components where they are sent, by name."""
    name = f"properties_client_{abs(hash(folder))}"
    fields = {key: {"$ref": component(key)} for key in components}
    body = {"content": {"application/json": {"schema": {"type": "object", "properties": fields}}}}
    operation = {
        "x-specmint-name": "things.create",
        "requestBody": body,
        "responses": {"204": {"description": "Done."}},
    }
    source = Source("it.json", json.dumps(tree_of(components, {"/things": {"post": operation}})).encode(), {})
    client = ClientConfig(name=name, document="it.json", label="it.json", output=folder, package=name)
    built = build(client, source, _ignored, BuildContext())
    for path, text in built.files.items():
        target = folder / name / path
        target.parent.mkdir(parents=True, exist_ok=True)
        # Before Python 3.12, pydantic reads only the TypedDict of typing_extensions.
        target.write_text(text.replace("from typing import", "from typing_extensions import"), encoding="utf-8")
    sys.path.insert(0, str(folder))
    try:
        keywords = built.catalog.keywords["POST /things"]
        params = getattr(import_module(f"{name}.params"), keywords.name)
        hints = get_type_hints(params, include_extras=True)
        fields_of = built.catalog.arguments["POST /things"].body_fields or {}
        yield {wire: pydantic.TypeAdapter[Any](_bare(hints[field])) for wire, field in fields_of.items()}
    finally:
        sys.path.remove(str(folder))
        for module in [each for each in sys.modules if each.split(".")[0] == name]:
            del sys.modules[module]


def _bare(hint: Any) -> Any:
    """What ``NotRequired`` and ``Required`` hold."""
    return get_args(hint)[0] if get_origin(hint) in (NotRequired, Required) else hint
