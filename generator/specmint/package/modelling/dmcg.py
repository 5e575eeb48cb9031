"""The only module that calls datamodel-code-generator (dmcg)."""

from __future__ import annotations

import json
import re
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from specmint.package.modelling.bundles import Bundle
from specmint.package.modelling.literal_keys import plain_keys, with_literal_keys
from specmint.package.modelling.vocabulary import COMPONENTS, RUNTIME
from specmint.python import runtime
from specmint.text.prose import escaped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from specmint.ir.document import Node

RUNTIME_MODULE = "specmint_runtime"
"""The module name that represents the package's runtime."""

PEERS = "specmint_peers"
"""The package name that represents classes generated in other calls."""

WORD = re.compile(r"[A-Za-z_]\w*")
OPENING_COMMENT = re.compile(r"\A(#.*\n|\n)*")


class BrokenNameError(RuntimeError):
    """datamodel-code-generator gave a class or field another name than it should: a defect of specmint."""


def models(bundles: Sequence[Bundle], templates: Path) -> list[str]:
    """Generate pydantic models: one source for each bundle, independent of the other bundles."""
    from datamodel_code_generator.enums import DataModelType

    placed = [_placed(bundle, number) for number, bundle in enumerate(bundles)]
    return _generate(
        placed,
        {
            "output_model_type": DataModelType.PydanticV2BaseModel,
            "base_class": f"{RUNTIME_MODULE}.models.Model",
            "custom_template_dir": templates,
            "extra_template_data": {
                COMPONENTS + key: {"annotation": annotation}
                for bundle in placed
                for key, annotation in bundle.annotations.items()
            },
            "aliases": {key: name for bundle in placed for key, name in bundle.aliases.items()},
        },
        renames=True,
    )


def typed_dicts(bundles: Sequence[Bundle]) -> list[str]:
    """Generate TypedDicts: one source for each bundle, independent of the other bundles."""
    from datamodel_code_generator.enums import DataModelType

    options = {"use_closed_typed_dict": False, "use_generic_container_types": True, "special_field_name_prefix": ""}
    placed = [with_literal_keys(_placed(bundle, number)) for number, bundle in enumerate(bundles)]
    sources = _generate(placed, {"output_model_type": DataModelType.TypingTypedDict, **options}, renames=False)
    return [plain_keys(source) for source in sources]


def _placed(bundle: Bundle, number: int) -> Bundle:
    """The bundle as a module of its own, so that dmcg imports classes of other modules."""
    keys = {key: f"{_module(number)}.{key.split('.', 1)[1]}" for key in bundle.schemas}
    aliases = {}
    for place, name in bundle.aliases.items():
        module, cls, wire = place.split(".", 2)
        aliases[f"{keys[f'{module}.{cls}']}.{wire}"] = name
    return Bundle(
        {keys[key]: _referring(schema, keys) for key, schema in sorted(bundle.schemas.items())},
        aliases,
        {keys[key]: annotation for key, annotation in bundle.annotations.items()},
    )


def _module(number: int) -> str:
    return f"bundle_{number}"


def _referring(node: Any, keys: Mapping[str, str]) -> Any:
    """The schema with references to classes of the same call rewritten to their module."""
    if isinstance(node, list):
        return [_referring(each, keys) for each in node]
    if not isinstance(node, dict):
        return node
    target = node.get("$ref")
    if isinstance(target, str):
        key = target.removeprefix(COMPONENTS)
        return {**node, "$ref": COMPONENTS + keys.get(key, key)}
    return {key: _referring(value, keys) for key, value in node.items()}


def _generate(bundles: Sequence[Bundle], options: dict[str, Any], *, renames: bool) -> list[str]:
    from datamodel_code_generator import InputFileType, LiteralType, PythonVersion, generate

    if not bundles:
        return []
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        metadata = Path(folder) / "metadata.json"
        result = generate(
            _document(bundles),
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
        _prove(bundles, json.loads(metadata.read_text(encoding="utf-8")), renames=renames)
    if not isinstance(result, dict):
        message = "datamodel-code-generator gave one module where each class was told its own"
        raise BrokenNameError(message)
    sources = [result[f"{_module(number)}.py",] for number in range(len(bundles))]
    return [
        _with_own_imports(escaped(OPENING_COMMENT.sub("", source)), {key.split(".", 1)[1] for key in bundle.schemas})
        for source, bundle in zip(sources, bundles, strict=True)
    ]


def _with_own_imports(source: str, defined: set[str]) -> str:
    """The source without the imports that dmcg adds to all modules of one call."""
    lines = source.split("\n")
    imports = [line for line in lines if line.startswith("from ")]
    body = "\n".join(lines[len(imports) :])
    words = {*WORD.findall(body), "annotations"} - defined
    kept = set()
    for line in imports:
        module, _, names = line.partition(" import ")
        used = [name for name in names.split(", ") if name.split(" ")[-1] in words]
        kept |= {f"{module} import {', '.join(used)}"} if used else set()
    return "\n".join([*sorted(kept), body])


def _unchanged(name: str) -> str:
    return name


def _document(bundles: Sequence[Bundle]) -> Node:
    """An OpenAPI document with the wanted schemas, and with placeholders for the schemas to import."""
    own = {key: schema for bundle in bundles for key, schema in bundle.schemas.items()}
    others = {
        f"{RUNTIME}.{name}": {"x-python-import": {"module": f"{RUNTIME_MODULE}.{runtime.home_of(name)}", "name": name}}
        for name in sorted(runtime.TYPES.runtime)
    }
    for key in sorted(set(references(list(own.values()))) - own.keys() - others.keys()):
        module, name = key.split(".", 1)
        others[key] = {"x-python-import": {"module": f"{PEERS}.{module}", "name": name}}
    info = {"title": "bundle", "version": "1"}
    return {"openapi": "3.1.0", "info": info, "paths": {}, "components": {"schemas": {**others, **own}}}


def references(node: Any) -> Iterator[str]:
    """The keys of all schemas that a schema refers to."""
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict):
            target = each.get("$ref")
            if isinstance(target, str):
                yield target.removeprefix(COMPONENTS)
            waiting += each.values()
        elif isinstance(each, list):
            waiting += each


def _prove(bundles: Iterable[Bundle], metadata: Node, *, renames: bool) -> None:
    """Raise BrokenNameError if a class, or a field with a name of its own, is named otherwise than requested."""
    found = {
        model["name"]: {field["original_name"]: field["name"] for field in model["fields"]}
        for model in metadata["models"]
    }
    for bundle in bundles:
        for key, schema in bundle.schemas.items():
            if key not in found:
                message = f"{key} has no class; there are {', '.join(sorted(found))}"
                raise BrokenNameError(message)
            for wire in schema.get("properties", {}) if renames else ():
                told = bundle.aliases.get(f"{key}.{wire}", wire)
                if found[key].get(wire) != told:
                    message = f"the field {wire!r} of {key} is called {found[key].get(wire)!r} instead of {told!r}"
                    raise BrokenNameError(message)
