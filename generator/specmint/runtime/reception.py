"""Requests as a server sees them: read from the wire alone, and held against the operation they are meant for."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from email.parser import BytesParser
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote

from .checks import checker_for
from .media_types import URLENCODED, is_json, is_structured, media_type
from .urls import route_of, split_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .calls import ApiDescription, Body, Call, Operation, Parameter
    from .checks import Checker
    from .errors import Problem
    from .transport import httpx


@dataclass(frozen=True)
class ReceivedRequest:
    """A request as it arrived.

    ``call`` names the operation. ``path`` is percent-encoded and includes the base URL's own; ``path_parameters`` and
    ``query`` are decoded. ``json`` is the body where that is JSON, else None.
    """

    call: str
    method: str
    path: str
    path_parameters: dict[str, str]
    query: list[tuple[str, str]]
    headers: httpx.Headers
    content: bytes = field(repr=False)
    json: Any = None


def receive(request: httpx.Request, call: Call[Any], api: ApiDescription) -> ReceivedRequest:
    """Read a request, whose content is there, and raise AssertionError where it does not fit its operation."""
    path, _, query = request.url.raw_path.decode("ascii").partition("?")
    template = route_of(call.operation.path).path
    found = _template_pattern(template).search(path)
    received = ReceivedRequest(
        call=call.name,
        method=request.method,
        path=path,
        path_parameters={name: unquote(text) for name, text in _named(template, found)},
        query=parse_qsl(query, keep_blank_values=True),
        headers=request.headers,
        content=request.content,
        json=_json(request),
    )
    mistakes = list(_mistakes(received, call, api))
    if found is None:
        mistakes.insert(0, f"the path {path} is not of the form {call.operation.path}")
    if mistakes:
        message = "\n".join((f"The request of {call.name} does not fit the API:", *(f"  {text}" for text in mistakes)))
        raise AssertionError(message)
    return received


def _template_pattern(template: str) -> re.Pattern[str]:
    """What finds a path of a template at the end of a path; each expression is a group."""
    pieces = split_template(template)
    return re.compile("".join("([^/]+)" if index % 2 else re.escape(piece) for index, piece in enumerate(pieces)) + "$")


def _named(template: str, found: re.Match[str] | None) -> list[tuple[str, str]]:
    return list(zip(split_template(template)[1::2], found.groups(), strict=True)) if found is not None else []


def _json(request: httpx.Request) -> object:
    try:
        return json.loads(request.content) if is_json(request.headers.get("content-type", "")) else None
    except ValueError:
        return None


def _mistakes(received: ReceivedRequest, call: Call[Any], api: ApiDescription) -> Iterator[str]:
    operation = call.operation
    if received.method != operation.method:
        yield f"the method is {received.method} and not {operation.method}"
    names = {name for name, _ in received.query}
    for constant in route_of(operation.path).constants:
        if unquote(constant.name) not in names:
            yield f"the constant {constant} of the path is missing from the query"
    for parameter in operation.parameters:
        if parameter.required and not _is_there(parameter, received, operation.parameters):
            yield f"the required {parameter.location} parameter {parameter.name} is missing"
    if operation.body is not None:
        yield from _body_mistakes(received, operation, operation.body, api)
    elif received.content:
        yield "there is a body, and the operation takes none"


def _is_there(parameter: Parameter, received: ReceivedRequest, parameters: tuple[Parameter, ...]) -> bool:
    if parameter.location == "path":
        return True
    if parameter.location == "header":
        return parameter.name in received.headers
    if parameter.location == "cookie":
        return f"{parameter.name}=" in received.headers.get("cookie", "")
    names = {name.partition("[")[0] for name, _ in received.query}
    # The properties of an exploded object stand in the query by names that no parameter has.
    return parameter.name in names or not names <= {other.name for other in parameters}


def _body_mistakes(
    received: ReceivedRequest, operation: Operation[Any], body: Body, api: ApiDescription
) -> Iterator[str]:
    content_type = received.headers.get("content-type", "")
    if not received.content and media_type(content_type) != URLENCODED:  # a form without fields has no content
        if body.required:
            yield "the required body is missing"
        return
    upload = body.upload.content_type if body.upload is not None else body.content_type
    if media_type(content_type) not in {media_type(body.content_type), media_type(upload)}:
        yield f"the body is {content_type or 'without content type'} and not {body.content_type}"
    elif body.schema is not None and is_structured(content_type):
        checker = checker_for(api.schemas, api.keywords).of(operation.schemas)
        yield from map(str, _problems(received, body.schema, checker))


def _problems(received: ReceivedRequest, schema: str, checker: Checker) -> list[Problem]:
    """The problems of a body. The fields of forms are text, so that only their names are checked."""
    if is_json(received.headers["content-type"]):
        return checker.problems(schema, received.json, "body")
    form = dict.fromkeys((name.partition("[")[0] for name in _field_names(received)), "")
    return [problem for problem in checker.problems(schema, form, "body") if problem.rule == "required"]


def _field_names(received: ReceivedRequest) -> list[str]:
    content_type = received.headers["content-type"]
    if media_type(content_type) != "multipart/form-data":
        return [name for name, _ in parse_qsl(received.content.decode(), keep_blank_values=True)]
    head = f"Content-Type: {content_type}\r\n\r\n".encode("latin-1")
    parts = BytesParser().parsebytes(head + received.content).walk()
    return [str(name) for part in parts if (name := part.get_param("name", header="content-disposition"))]
