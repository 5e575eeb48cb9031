"""Document and Catalog to Models: the text of every class, by datamodel-code-generator."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import as_file
from typing import TYPE_CHECKING

from specmint.ir.models import Models
from specmint.memory import key
from specmint.modelling import dmcg
from specmint.modelling.assembly import Piece, assembled, by_module
from specmint.modelling.corrections import corrected
from specmint.modelling.directions import RequestLowering, ResponseLowering
from specmint.modelling.docstrings import closed_up, raw
from specmint.modelling.imports import refers_ahead, tidy
from specmint.modelling.prose import wrapped
from specmint.modelling.units import units
from specmint.naming.fields import plain_field
from specmint.naming.identifiers import unused
from specmint.naming.reach import outside_unions
from specmint.schemas.content import body_schema
from specmint.templates import templates
from specmint.work import Task, Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from specmint.ir.api import Api, Operation
    from specmint.ir.catalog import Catalog, ClassName
    from specmint.ir.document import Node
    from specmint.modelling.lowering import Lowering
    from specmint.schemas.view import Schemas

BATCH = 60
"""How many classes are made at once: fewer cost time, more cost memory."""
LOAD = 100_000
"""How many characters of modules are put together at once."""
RUNTIME_PLACE = ".._runtime"
EXTRA = {
    "Annotated": "typing",
    "ByProperty": f"{RUNTIME_PLACE}.models",
    "ByShape": f"{RUNTIME_PLACE}.shapes",
    "TYPE_CHECKING": "typing",
    "Union": "typing",
}
RELOCATED = {f"{dmcg.RUNTIME_MODULE}.{home}": f"{RUNTIME_PLACE}.{home}" for home in set(dmcg.RUNTIME_HOMES.values())}


def model(api: Api, schemas: Schemas, catalog: Catalog, work: Work) -> Pending:
    """Have the modules of models and params made."""
    received = outside_unions(schemas, api, catalog.response, "response")
    sent = outside_unions(schemas, api, catalog.request, "request")
    responses = ResponseLowering(schemas, _reached(catalog, catalog.response), received, direction="response")
    requests = RequestLowering(schemas, _reached(catalog, catalog.request), sent, direction="request")
    bundles = {"models": _models_bundle(responses, catalog), "params": _params_bundle(api, requests, catalog)}
    return Pending({kind: _Half(kind, units(bundle), work) for kind, bundle in bundles.items()})


@dataclass(frozen=True)
class Pending:
    """Models that other processes may still be working at."""

    halves: Mapping[str, _Half]

    def result(self) -> Models:
        """Wait for the models. Raises BrokenNameError where a name did not hold."""
        texts = {kind: half.modules() for kind, half in self.halves.items()}
        return Models(models=texts["models"], params=texts["params"])


class _Half:
    """The classes of one kind, made by themselves wherever there is time, then put together to modules."""

    def __init__(self, kind: str, bundles: Sequence[dmcg.Bundle], work: Work) -> None:
        self._work = work
        self._bundles = {key("class", kind, *vars(bundle).values()): bundle for bundle in bundles}
        makers = {"models": _models, "params": _params}
        self._order = work.order(Task(makers[kind], weight=_classes, load=BATCH), self._bundles)

    def modules(self) -> dict[str, str]:
        """The source of each module."""
        sources = self._order.texts(wait=True)
        pieces = [
            Piece(name, tuple(bundle.schemas), frozenset(dmcg.references([*bundle.schemas.values()])), source)
            for (name, bundle), source in zip(self._bundles.items(), sources, strict=True)
        ]
        modules = by_module(pieces)
        named = {key("module", name, sorted(modules), [each.name for each in modules[name]]): name for name in modules}
        wanted = {each: (modules[name], sorted(modules)) for each, name in named.items()}
        texts = self._work.order(Task(_assembled, weight=_length, load=LOAD), wanted).texts()
        return dict(zip(named.values(), texts, strict=True))


def _classes(bundle: dmcg.Bundle) -> int:
    return len(bundle.schemas)


def _length(module: tuple[Sequence[Piece], Sequence[str]]) -> int:
    return sum(len(piece.source) for piece in module[0])


def _params(bundles: Sequence[dmcg.Bundle]) -> list[str]:
    return [_mended(source) for source in dmcg.typed_dicts(bundles)]


def _models(bundles: Sequence[dmcg.Bundle]) -> list[str]:
    with as_file(templates() / "dmcg") as folder:
        return [_mended(source) for source in dmcg.models(bundles, folder)]


def _mended(source: str) -> str:
    return raw(closed_up(corrected(source)))


def _assembled(modules: Sequence[tuple[Sequence[Piece], Sequence[str]]]) -> list[str]:
    """Annotations are evaluated where they stand if they can be: it makes importing the models cheaper."""
    made: list[str] = []
    for pieces, names in modules:
        text = assembled(pieces)
        places = RELOCATED | {f"{dmcg.PEERS}.{name}": f".{name}" for name in names}
        made.append(tidy(text, EXTRA, places, postponed=refers_ahead(text)))
    return made


def _reached(catalog: Catalog, pointers: Iterable[str]) -> dict[str, ClassName]:
    return {pointer: catalog.classes[pointer] for pointer in sorted(pointers) if pointer in catalog.classes}


def _models_bundle(lowering: Lowering, catalog: Catalog) -> dmcg.Bundle:
    decisions = lowering.decisions()
    definitions = {str(name): lowering.definition(pointer) for pointer, name in lowering.names.items()}
    aliases = {
        f"{name}.{wire}": field
        for pointer, name in lowering.names.items()
        for wire, field in _fields(definitions[str(name)], catalog.fields.get(pointer, {})).items()
        if field != wire
    }
    annotations: dict[str, str] = {}
    for pointer, name in lowering.names.items():
        if any("UnknownMember" in option.get("$ref", "") for option in definitions[str(name)].get("anyOf", ())):
            decision = decisions.get(pointer)
            annotations[str(name)] = f"ByProperty({decision.property!r})" if decision else "ByShape()"
    return dmcg.Bundle(definitions, aliases, annotations)


def _fields(definition: Node, named: Mapping[str, str]) -> dict[str, str]:
    """The attributes of a class; a property that only its union's discriminator knows has no name yet."""
    fields = dict(named)
    for wire in definition.get("properties", {}):
        if wire not in fields:
            fields[wire] = unused(plain_field(wire), fields.values())
    return fields


def _params_bundle(api: Api, lowering: Lowering, catalog: Catalog) -> dmcg.Bundle:
    lowering.decisions()
    definitions = {str(name): lowering.definition(pointer) for pointer, name in lowering.names.items()}
    for operation in api.operations:
        keywords = catalog.keywords.get(operation.key)
        if keywords and str(keywords) not in definitions:
            definitions[str(keywords)] = _keywords(operation, lowering, catalog)
    return dmcg.Bundle(definitions, {}, {})


def _keywords(operation: Operation, lowering: Lowering, catalog: Catalog) -> Node:
    """The keyword arguments of a call as one object: parameters outside the path, then the body's fields."""
    arguments = catalog.arguments[operation.key]
    properties: dict[str, Node] = {}
    required: list[str] = []
    for parameter in operation.parameters:
        if parameter.location != "path":
            keyword = arguments.parameters[parameter.location, parameter.name]
            text = lowering.parameter_text(parameter)
            lowered = lowering.lower(parameter.schema)
            properties[keyword] = {**lowered, "description": wrapped(text)} if text else lowered
            required += [keyword] * parameter.required
    if arguments.body_fields:
        body = lowering.schemas.view(body_schema(operation) or "#")
        for wire, keyword in arguments.body_fields.items():
            properties[keyword] = lowering.property(body, wire, body.properties[wire])
            required += [keyword] * (wire in body.required)
    return {"type": "object", "properties": properties, "required": required}
