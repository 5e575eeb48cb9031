"""The stage plan: prepares everything that the templates print."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from specmint.api.schemas.checks import CheckSchemas
from specmint.api.schemas.content import body_media, checked_schema, is_structured, raw_types, sent_as
from specmint.api.schemas.module_names import module_names
from specmint.api.schemas.sequences import framing, is_json_sequence
from specmint.ir.api import DEFAULT_STYLES
from specmint.ir.package import (
    Argument,
    Child,
    Package,
    PlannedBody,
    PlannedOperation,
    PlannedParameter,
    PlannedResource,
)
from specmint.package.planning.client_docstrings import OPTIONS, constructor_docstring
from specmint.package.planning.credentials import planned_credentials, requires_credentials
from specmint.package.planning.derived import planned_derived
from specmint.package.planning.docstrings import docstring, sentence, ways
from specmint.package.planning.encodings import planned_form, upload
from specmint.package.planning.rare_keywords import has_rare_keywords
from specmint.package.planning.readme_calls import ReadmeCalls
from specmint.package.planning.resources import class_name, constant, readable
from specmint.package.planning.responses import planned_responses, returned, streamed
from specmint.package.planning.servers import base_url, planned_servers, server_names
from specmint.package.planning.types import body_text, type_text
from specmint.package.planning.webhooks import planned_webhooks
from specmint.text.identifiers import unused
from specmint.text.media_types import is_json
from specmint.text.order import import_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import Api, Operation, Parameter, Server
    from specmint.ir.catalog import Arguments, CallName, Catalog
    from specmint.package.planning.settings import Settings

UNPRINTABLE = re.compile(r"[^\x21-\x7e]+")
"""Characters that must not occur in the User-Agent header."""


def plan(
    api: Api, schemas: Schemas, catalog: Catalog, names: Mapping[str, Mapping[str, tuple[str, ...]]], settings: Settings
) -> Package:
    """Plan the package; ``names`` are the classes of each module, of ``models`` and of ``params``."""
    modules = module_names(catalog.calls.values())
    checks = _check_schemas(api, schemas, catalog, modules)
    own = (operation.server for operation in api.operations if operation.server)
    planner = _Planner(api, schemas, catalog, modules, checks, server_names([*api.servers, *own]))
    root, *resources = planner.resources()
    planned = [each for resource in (root, *resources) for each in resource.operations]
    operations = {str(catalog.calls[each.key]): each for each in api.operations}
    readme = ReadmeCalls(schemas, settings.fixtures or {}, operations)
    taken = {"self", *OPTIONS}
    credentials = planned_credentials(api, settings, taken)
    servers = planned_servers(api, taken)
    return Package(
        name=settings.package,
        title=api.title,
        api_version=UNPRINTABLE.sub("", api.version),
        base_url=base_url(api),
        source=settings.source,
        generator=settings.generator,
        root=root,
        resources=tuple(resources),
        credentials=credentials,
        constructor=constructor_docstring(credentials, servers, settings.transport),
        requires_credentials=requires_credentials(api),
        names=names,
        schemas=(checked := planner.checks.files()),
        has_rare_keywords=has_rare_keywords(checked.values()),
        tree=_tree(catalog, api),
        with_fixtures=settings.fixtures is not None,
        webhooks=planned_webhooks(api, schemas, catalog),
        servers=servers,
        transport=settings.transport,
        readme=readme.planned(planned, credentials, planner.security),
        security=planner.security,
    )


@dataclass(frozen=True)
class _Planner:
    api: Api
    schemas: Schemas
    catalog: Catalog
    modules: Mapping[tuple[str, ...], str]
    checks: CheckSchemas
    servers: Mapping[Server, str]

    def resources(self) -> list[PlannedResource]:
        """Every resource with its parents, the client itself first."""
        own: dict[tuple[str, ...], list[Operation]] = defaultdict(list)
        for operation in sorted(self.api.operations, key=lambda each: self.catalog.calls[each.key].method):
            own[self.catalog.calls[operation.key].resource].append(operation)
        below: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for path in sorted(filter(None, self.modules)):
            below[path[:-1]].append(path)
        return [self._resource(path, below[path], own[path]) for path in sorted(self.modules)]

    @cached_property
    def security(self) -> tuple[tuple[str, ...], ...]:
        """What the document says for all operations, if any selected one falls back on it."""
        whole = self.api.security
        return whole if any(operation.security == whole for operation in self.api.operations) else ()

    def _resource(
        self, path: tuple[str, ...], below: Sequence[tuple[str, ...]], own: Sequence[Operation]
    ) -> PlannedResource:
        operations = [self._operation(each) for each in own]
        members = {each[-1] for each in below} | {name for each in operations for name in each.attributes}
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
        responses = planned_responses(self.schemas, operation, self.catalog.classes)
        streams = streamed(self.schemas, operation, self.catalog.classes)
        rest = Argument(rest_name(operation, arguments), f"Unpack[params.{keywords.name}]") if keywords else None
        return PlannedOperation(
            constant=constant(call.method),
            function=f"{call.method}_call",
            attribute=call.method,
            name=str(call),
            method=operation.method,
            path=operation.path,
            parameters=tuple(self._parameter(operation, each) for each in operation.parameters),
            body=self._body(operation),
            responses=responses,
            security=None if operation.security == self.security else operation.security,
            scopes=operation.scopes,
            positional=tuple(path[-1:]),
            keywords=(*path[:-1], *([body] if body else [])),
            rest=rest,
            returns=returned(self.schemas, operation, self.catalog.classes),
            sentence=sentence(operation),
            docstring=docstring(operation, arguments, ways(operation, responses, streams)),
            streams=streams,
            server=self.servers[operation.server] if operation.server else None,
            derived=tuple(planned_derived(self.schemas, operation, self.catalog, streams)),
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
        explode = parameter.style in {"form", "cookie"}
        return PlannedParameter(
            argument=self.catalog.arguments[operation.key].parameters[parameter.location, parameter.name],
            name=parameter.name,
            location=parameter.location,
            required=parameter.required,
            style=None if parameter.style == DEFAULT_STYLES[parameter.location] else parameter.style,
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
            form=planned_form(self.schemas, media),
            upload=planned_form(self.schemas, form, form if is_json(media.content_type) else media) if form else None,
            octets=not is_structured(media.content_type),
            ranges=None if is_structured(media.content_type) else raw_types(body.content),
        )

    def _check(self, operation: Operation, pointer: str, what: str) -> str:
        call = self.catalog.calls[operation.key]
        reference = self.checks.reference(pointer, self.modules[call.resource], f"{call.method}.{what}")
        return reference.removeprefix(schema_file(call))


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


def schema_file(call: CallName) -> str:
    """The file that a call's references to schemas are about where they name none."""
    return f"{'_'.join(call.resource)}.json"


def _sentence(path: tuple[str, ...]) -> str:
    return f"The calls under ``client.{'.'.join(path)}``." if path else "The calls of the client itself."


def rest_name(operation: Operation, arguments: Arguments) -> str:
    """The name of the keyword arguments of a call: ``body``, ``query``, or ``arguments`` for a mixture.

    A path argument of the same name changes it.
    """
    name = "arguments" if arguments.body_fields else "query"
    if all(parameter.location == "path" for parameter in operation.parameters):
        name = "body"
    return unused(name, {arguments.parameters["path", each.name] for each in operation.located("path")})


def _tree(catalog: Catalog, api: Api) -> str:
    """The tree of resources and calls as a drawing."""
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
