"""The one door to datamodel-code-generator."""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from specmint.modelling.lowering import COMPONENTS, RUNTIME
from specmint.modelling.prose import escaped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.document import Node

RUNTIME_MODULE = "specmint_runtime"
RUNTIME_HOMES = {
    "DateLike": "inputs",
    "DateTimeLike": "inputs",
    "File": "bodies",
    "Model": "models",
    "Timestamp": "models",
    "UnknownMember": "models",
}
"""The types that schemas may refer to, with the runtime's module for each."""

OPENING_COMMENT = re.compile(r"\A(#.*\n|\n)*")


@dataclass(frozen=True)
class Bundle:
    """What dmcg is asked for: schemas by dotted key, field names that differ from the wire, annotations of unions."""

    schemas: Mapping[str, Node]
    aliases: Mapping[str, str]
    annotations: Mapping[str, str]


class BrokenNameError(RuntimeError):
    """datamodel-code-generator called something otherwise than it was told: a defect of specmint, not of a document."""


def models(bundle: Bundle, templates: Path) -> dict[str, str]:
    """Pydantic models, as source by module name."""
    from datamodel_code_generator.enums import DataModelType

    return _generate(
        bundle,
        {
            "output_model_type": DataModelType.PydanticV2BaseModel,
            "base_class": f"{RUNTIME_MODULE}.models.Model",
            "custom_template_dir": templates,
            "extra_template_data": {
                COMPONENTS + key: {"annotation": annotation} for key, annotation in bundle.annotations.items()
            },
            "aliases": dict(bundle.aliases),
        },
    )


def typed_dicts(bundle: Bundle) -> dict[str, str]:
    """TypedDicts, as source by module name."""
    from datamodel_code_generator.enums import DataModelType

    options = {"use_closed_typed_dict": False, "use_generic_container_types": True, "special_field_name_prefix": ""}
    return _generate(bundle, {"output_model_type": DataModelType.TypingTypedDict, **options})


def _generate(bundle: Bundle, options: dict[str, Any]) -> dict[str, str]:
    from datamodel_code_generator import InputFileType, LiteralType, PythonVersion, generate

    if not bundle.schemas:
        return {}
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        metadata = Path(folder) / "metadata.json"
        result = generate(
            _document(bundle),
            input_file_type=InputFileType.OpenAPI,
            output=None,
            formatters=[],
            disable_timestamp=True,
            target_python_version=PythonVersion.PY_310,
            custom_class_name_generator=_unchanged,
            emit_model_metadata=metadata,
            enum_field_as_literal=LiteralType.All,
            strict_nullable=True,
            treat_dot_as_module=True,
            use_annotated=True,
            use_double_quotes=True,
            use_exact_imports=True,
            use_field_description=True,
            use_schema_description=True,
            use_single_line_docstring=True,
            use_type_alias=True,
            **options,
        )
        _prove(bundle, json.loads(metadata.read_text(encoding="utf-8")))
    if not isinstance(result, dict):
        message = "datamodel-code-generator gave one module where each class was told its own"
        raise BrokenNameError(message)
    modules = {path[-1].removesuffix(".py"): text for path, text in result.items() if path != ("__init__.py",)}
    return {name: escaped(OPENING_COMMENT.sub("", text)) for name, text in modules.items()}


def _unchanged(name: str) -> str:
    return name


def _document(bundle: Bundle) -> Node:
    """An OpenAPI document with nothing but the wanted schemas, in an order that does not depend on the author's."""
    placeholders = {
        f"{RUNTIME}.{name}": {"x-python-import": {"module": f"{RUNTIME_MODULE}.{home}", "name": name}}
        for name, home in RUNTIME_HOMES.items()
    }
    schemas = {**placeholders, **dict(sorted(bundle.schemas.items()))}
    info = {"title": "bundle", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": {}, "components": {"schemas": schemas}}


def _prove(bundle: Bundle, metadata: Node) -> None:
    """Every class and every field must be called what it was told to be."""
    found = {
        model["name"]: {field["original_name"]: field["name"] for field in model["fields"]}
        for model in metadata["models"]
    }
    for key, schema in bundle.schemas.items():
        if key not in found:
            message = f"{key} has no class; there are {', '.join(sorted(found))}"
            raise BrokenNameError(message)
        for wire in schema.get("properties", {}) if bundle.aliases else ():
            told = bundle.aliases.get(f"{key}.{wire}", wire)
            if found[key].get(wire) != told:
                message = f"the field {wire!r} of {key} is called {found[key].get(wire)!r} instead of {told!r}"
                raise BrokenNameError(message)
