"""Document and Catalog to Models: the text of every class, by datamodel-code-generator."""

from __future__ import annotations

from importlib.resources import as_file
from typing import TYPE_CHECKING

from specmint.ir.models import Models
from specmint.modelling import dmcg
from specmint.modelling.docstrings import closed_up
from specmint.modelling.imports import refers_ahead, tidy
from specmint.modelling.lowering import Lowering, RequestLowering, ResponseLowering
from specmint.modelling.prose import wrapped
from specmint.naming.identifiers import distinct, unused
from specmint.schemas.content import body_schema
from specmint.templates import templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from concurrent.futures import Executor, Future

    from specmint.ir.api import Api, Operation
    from specmint.ir.catalog import Catalog, ClassName
    from specmint.ir.document import Node
    from specmint.schemas.view import Schemas

RUNTIME_PLACE = ".._runtime"
EXTRA = {"Annotated": "typing", "ByProperty": f"{RUNTIME_PLACE}.models", "ByShape": f"{RUNTIME_PLACE}.shapes"}
RELOCATED = {f"{dmcg.RUNTIME_MODULE}.{home}": f"{RUNTIME_PLACE}.{home}" for home in set(dmcg.RUNTIME_HOMES.values())}
MODEL_ATTRIBUTES = frozenset(
    {
        "construct", "copy", "dict", "from_orm", "json", "model_computed_fields", "model_config", "model_construct",
        "model_copy", "model_dump", "model_dump_json", "model_extra", "model_fields", "model_fields_set",
        "model_json_schema", "model_parametrized_name", "model_post_init", "model_rebuild", "model_validate",
        "model_validate_json", "model_validate_strings", "parse_file", "parse_obj", "parse_raw", "schema",
        "schema_json", "to_dict", "to_json", "update_forward_refs", "validate",
    }
)  # fmt: skip
"""What every model has already; listed here, so that names do not depend on the version of pydantic at hand."""
TYPES = frozenset({"str", "int", "float", "bool", "list", "dict", "bytes", "object", "date"})
"""Names that the annotations of a module use: a field called like one would hide it from the fields after it."""


def model(api: Api, schemas: Schemas, catalog: Catalog, executor: Executor) -> Future[Models]:
    """Have the modules of models and params made. The future raises BrokenNameError where a name did not hold."""
    responses = ResponseLowering(schemas, _reached(catalog, catalog.response), direction="response")
    requests = RequestLowering(schemas, _reached(catalog, catalog.request), direction="request")
    return executor.submit(_make, _models_bundle(responses), _params_bundle(api, requests, catalog))


def _make(models: dmcg.Bundle, params: dmcg.Bundle) -> Models:
    with as_file(templates() / "dmcg") as folder:
        made = {"models": dmcg.models(models, folder), "params": dmcg.typed_dicts(params)}
    texts = {kind: _tidied(modules) for kind, modules in made.items()}
    return Models(models=texts["models"], params=texts["params"])


def _reached(catalog: Catalog, pointers: Iterable[str]) -> dict[str, ClassName]:
    return {pointer: catalog.classes[pointer] for pointer in sorted(pointers) if pointer in catalog.classes}


def _models_bundle(lowering: Lowering) -> dmcg.Bundle:
    decisions = lowering.decisions()
    definitions = {str(name): lowering.definition(pointer) for pointer, name in lowering.names.items()}
    aliases = {
        f"{key}.{wire}": field
        for key, definition in definitions.items()
        for wire, field in field_names(definition.get("properties", {})).items()
        if field != wire
    }
    annotations: dict[str, str] = {}
    for pointer, name in lowering.names.items():
        if any("UnknownMember" in option.get("$ref", "") for option in definitions[str(name)].get("anyOf", ())):
            decision = decisions.get(pointer)
            annotations[str(name)] = f"ByProperty({decision.property!r})" if decision else "ByShape()"
    return dmcg.Bundle(definitions, aliases, annotations)


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


def field_names(wire: Iterable[str]) -> dict[str, str]:
    """The attributes of a model by the names on the wire: identifiers that hide neither pydantic nor a builtin type."""
    names = distinct(wire)
    taken = set(names.values())
    for name, field in names.items():
        if field in MODEL_ATTRIBUTES | TYPES:
            names[name] = unused(f"{field}_", taken)
            taken.add(names[name])
    return names


def _tidied(modules: Mapping[str, str]) -> dict[str, str]:
    """Annotations are evaluated where they stand if they can be: it makes importing the models cheaper."""
    closed = {name: closed_up(text) for name, text in sorted(modules.items())}
    return {name: tidy(text, EXTRA, RELOCATED, postponed=refers_ahead(text)) for name, text in closed.items()}
