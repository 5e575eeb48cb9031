"""Api and Catalog to Package: everything the templates print."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from specmint.ir.order import import_order
from specmint.ir.package import (
    Argument,
    Child,
    Credential,
    Package,
    PlannedBody,
    PlannedOperation,
    PlannedParameter,
    PlannedResource,
    Snippet,
)
from specmint.naming.identifiers import snake_case, unused
from specmint.naming.modules import module_names
from specmint.planning.docstrings import docstring
from specmint.planning.encodings import planned_encodings, upload
from specmint.planning.faces import OPTIONS, constructor_docstring
from specmint.planning.resources import class_name, readable
from specmint.planning.responses import planned_responses, returned, streamed
from specmint.planning.snippets import snippet
from specmint.planning.types import body_text, type_text
from specmint.planning.webhooks import planned_webhooks
from specmint.schemas.checks import CheckSchemas
from specmint.schemas.content import body_media, checked_schema, is_json, sent_as
from specmint.schemas.sequences import framing, is_json_sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from specmint.ir.api import Api, Operation, Parameter
    from specmint.ir.catalog import Arguments, CallName, Catalog, ClassName
    from specmint.schemas.view import Schemas

UNPRINTABLE = re.compile(r"[^\x21-\x7e]+")
"""What may not stand in the header that names the client to the server."""


@dataclass(frozen=True)
class Settings:
    """What the configuration says about a package.

    ``source`` is how the generated files name the document. ``credentials`` maps a scheme to (argument, environment
    variable).
    """

    package: str
    source: str
    generator: str
    credentials: Mapping[str, tuple[str, str]]
    with_fixtures: bool


def plan(api: Api, schemas: Schemas, catalog: Catalog, settings: Settings) -> Package:
    """Lay out the package."""
    modules = module_names(catalog.calls.values())
    planner = _Planner(api, schemas, catalog, modules, _check_schemas(api, schemas, catalog, modules))
    root, *resources = planner.resources()
    schemes = _schemes_in_use(api)
    credentials = _credentials(api, schemes, settings)
    return Package(
        name=settings.package,
        title=api.title,
        api_version=UNPRINTABLE.sub("", api.version),
        base_url=api.server,
        source=settings.source,
        digest=api.document.digest,
        generator=settings.generator,
        root=root,
        resources=tuple(resources),
        credentials=credentials,
        constructor=constructor_docstring(credentials),
        requires_credentials=bool(schemes) and all(_needs_credentials(operation) for operation in api.operations),
        names={
            "models": _public(catalog, catalog.response, []),
            "params": _public(catalog, catalog.request, catalog.keywords.values()),
        },
        schemas=planner.checks.files(),
        snippets=tuple(planner.snippets()),
        tree=_tree(catalog, api),
        with_fixtures=settings.with_fixtures,
        webhooks=planned_webhooks(api, schemas, catalog),
    )


@dataclass(frozen=True)
class _Planner:
    api: Api
    schemas: Schemas
    catalog: Catalog
    modules: Mapping[tuple[str, ...], str]
    checks: CheckSchemas

    def resources(self) -> list[PlannedResource]:
        """Every resource and every one above it, the client itself first."""
        own: dict[tuple[str, ...], list[Operation]] = defaultdict(list)
        for operation in sorted(self.api.operations, key=lambda each: self.catalog.calls[each.key].method):
            own[self.catalog.calls[operation.key].resource].append(operation)
        below: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for path in sorted(filter(None, self.modules)):
            below[path[:-1]].append(path)
        return [self._resource(path, below[path], own[path]) for path in sorted(self.modules)]

    def _resource(
        self, path: tuple[str, ...], below: Sequence[tuple[str, ...]], own: Sequence[Operation]
    ) -> PlannedResource:
        operations = [self._operation(each) for each in own]
        members = {each[-1] for each in below} | {each.attribute for each in operations}
        return PlannedResource(
            path=path,
            module=self.modules[path],
            class_name=class_name(path),
            sentence=_sentence(path),
            children=tuple(self._child(each) for each in below),
            operations=tuple(readable(each, members) for each in operations),
        )

    def _child(self, path: tuple[str, ...]) -> Child:
        name = class_name(path)
        imported = ", ".join(sorted((name, f"Async{name}"), key=import_order))
        return Child(path[-1], name, self.modules[path], imported, _sentence(path))

    def _operation(self, operation: Operation) -> PlannedOperation:
        call, arguments = self.catalog.calls[operation.key], self.catalog.arguments[operation.key]
        path = [
            self._path_argument(each, arguments.parameters["path", each.name]) for each in operation.located("path")
        ]
        body = self._body_argument(operation)
        keywords = self.catalog.keywords.get(operation.key)
        rest = Argument(rest_name(operation, arguments), f"Unpack[params.{keywords.name}]") if keywords else None
        return PlannedOperation(
            constant=call.method.upper(),
            function=f"{call.method}_call",
            attribute=call.method,
            name=str(call),
            method=operation.method,
            path=operation.path,
            parameters=tuple(self._parameter(operation, each) for each in operation.parameters),
            body=self._body(operation),
            responses=planned_responses(self.schemas, operation, self.catalog.classes),
            security=operation.security,
            positional=tuple(path[-1:]),
            keywords=(*path[:-1], *([body] if body else [])),
            rest=rest,
            returns=returned(self.schemas, operation, self.catalog.classes),
            docstring=docstring(operation, arguments),
            streams=streamed(self.schemas, operation, self.catalog.classes),
        )

    def _path_argument(self, parameter: Parameter, argument: str) -> Argument:
        return Argument(argument, type_text(self.schemas, parameter.schema, self.catalog.classes, "params"))

    def _body_argument(self, operation: Operation) -> Argument | None:
        body = operation.request_body
        if body is None or self.catalog.arguments[operation.key].body_fields is not None:
            return None
        text = body_text(self.schemas, body_media(operation), self.catalog.classes)
        if body.required:
            return Argument("body", text)
        or_null = " | None" if text.endswith(" | None") else ""
        return Argument("body", f"{text.removesuffix(or_null)} | Absent{or_null}", "ABSENT")

    def _parameter(self, operation: Operation, parameter: Parameter) -> PlannedParameter:
        standard = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}[parameter.location]
        explode = parameter.style in {"form", "cookie"}
        return PlannedParameter(
            argument=self.catalog.arguments[operation.key].parameters[parameter.location, parameter.name],
            name=parameter.name,
            location=parameter.location,
            required=parameter.required,
            style=None if parameter.style == standard else parameter.style,
            explode=None if parameter.explode == explode else parameter.explode,
            allow_reserved=parameter.allow_reserved,
            content_type=parameter.content_type,
            schema=self._check(operation, parameter.schema, f"{parameter.location}.{parameter.name}"),
        )

    def _body(self, operation: Operation) -> PlannedBody | None:
        body = operation.request_body
        media = body_media(operation)
        if body is None or media is None:
            return None
        fields = self.catalog.arguments[operation.key].body_fields
        form = upload(self.schemas, body, media)
        return PlannedBody(
            content_type=sent_as(media.content_type),
            schema=self._check(operation, schema, "body") if (schema := checked_schema(self.schemas, media)) else None,
            required=body.required,
            spread=fields is not None,
            fields={keyword: wire for wire, keyword in (fields or {}).items() if keyword != wire},
            items=framing(self.schemas, media) if is_json_sequence(media.content_type) else None,
            encodings=planned_encodings(self.schemas, form if form and is_json(media.content_type) else media),
            upload=form.content_type if form else None,
        )

    def _check(self, operation: Operation, pointer: str, what: str) -> str:
        call = self.catalog.calls[operation.key]
        return self.checks.reference(pointer, self.modules[call.resource], f"{call.method}.{what}")

    def snippets(self) -> list[Snippet]:
        """One snippet an operation, in the order of the calls."""
        ordered = sorted(self.api.operations, key=lambda each: str(self.catalog.calls[each.key]))
        return [
            snippet(self.schemas, each, self.catalog.calls[each.key], self.catalog.arguments[each.key])
            for each in ordered
        ]


def _public(catalog: Catalog, pointers: Iterable[str], own: Iterable[ClassName]) -> dict[str, tuple[str, ...]]:
    """The classes that each module defines, in the order of imports."""
    modules: dict[str, list[str]] = defaultdict(list)
    for name in {*own, *(catalog.classes[pointer] for pointer in pointers if pointer in catalog.classes)}:
        modules[name.module].append(name.name)
    return {module: tuple(sorted(modules[module], key=import_order)) for module in sorted(modules)}


def _check_schemas(
    api: Api, schemas: Schemas, catalog: Catalog, modules: Mapping[tuple[str, ...], str]
) -> CheckSchemas:
    checks = CheckSchemas(schemas, catalog.classes)
    for operation in api.operations:
        call = catalog.calls[operation.key]
        module = modules[call.resource]
        for parameter in operation.parameters:
            checks.add(parameter.schema, module, f"{call.method}.{parameter.location}.{parameter.name}")
        media = body_media(operation)
        if media is not None and (schema := checked_schema(schemas, media)) is not None:
            checks.add(schema, module, f"{call.method}.body")
    return checks


def _sentence(path: tuple[str, ...]) -> str:
    return f"The calls under ``client.{'.'.join(path)}``." if path else "The calls of the client itself."


def rest_name(operation: Operation, arguments: Arguments) -> str:
    """What the keyword arguments of a call are called together: ``body``, ``query``, or ``arguments`` for a mixture.

    An argument of the path may be called like that already.
    """
    name = "arguments" if arguments.body_fields else "query"
    if all(parameter.location == "path" for parameter in operation.parameters):
        name = "body"
    return unused(name, {arguments.parameters["path", each.name] for each in operation.located("path")})


def _schemes_in_use(api: Api) -> list[str]:
    used = {name for operation in api.operations for alternative in operation.security for name in alternative}
    return [name for name in api.security_schemes if name in used]


def _needs_credentials(operation: Operation) -> bool:
    return bool(operation.security) and all(operation.security)


def _credentials(api: Api, schemes: list[str], settings: Settings) -> tuple[Credential, ...]:
    """The configured argument and variable; else ``api_key`` or ``credentials`` for the only scheme, or its name."""
    taken = {"self", *OPTIONS}
    found: list[Credential] = []
    for name in schemes:
        argument, variable = settings.credentials.get(name, ("", ""))
        argument = unused(argument or (_only(api, name) if len(schemes) == 1 else snake_case(name)), taken)
        taken.add(argument)
        variable = variable or snake_case(f"{settings.package}_{argument}").upper()
        found.append(Credential(api.security_schemes[name], argument, variable))
    return tuple(found)


def _only(api: Api, scheme: str) -> str:
    return "credentials" if api.security_schemes[scheme].kind == "basic" else "api_key"


def _tree(catalog: Catalog, api: Api) -> str:
    """The shape of the client, drawn."""
    lines = ["client"]
    _draw(lines, [(catalog.calls[each.key], each) for each in api.operations], 0, "")
    return "\n".join(lines)


def _draw(lines: list[str], entries: list[tuple[CallName, Operation]], depth: int, prefix: str) -> None:
    groups: dict[str, list[tuple[CallName, Operation]]] = {}
    for call, operation in entries:
        groups.setdefault((*call.resource, call.method)[depth], []).append((call, operation))
    for position, (label, group) in enumerate(sorted(groups.items())):
        last = position == len(groups) - 1
        leaves = [operation for call, operation in group if len(call.resource) == depth]
        route = f"  {leaves[0].method} {leaves[0].path}" if leaves else ""
        lines.append(f"{prefix}{'└── ' if last else '├── '}{label}{route}")
        inner = [(call, operation) for call, operation in group if len(call.resource) > depth]
        _draw(lines, inner, depth + 1, prefix + ("    " if last else "│   "))
