"""The arguments of a call as JSON values that fit the API's description."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from .bodies import ready_body, ready_field
from .errors import Problem
from .headers import IDEMPOTENCY_KEYS
from .json_values import json_value
from .keys import unknown_arguments
from .media_types import is_structured
from .problems import Problems
from .serialization import is_undefined
from .values import described, is_array, is_object, member

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .calls import Body, Call, Parameter, RequestOptions
    from .checks import Checker

NOTHING = object()
"""The body of a request that has none."""


class Arguments:
    """JSON values by argument, without those that are not sent, and the body to encode, which may be ``NOTHING``."""

    def __init__(self) -> None:
        self.parameters: dict[str, object] = {}
        self.body: object = NOTHING


def read_arguments(call: Call[Any], options: RequestOptions, checker: Checker, *, check: bool) -> Arguments:
    """Turn the arguments of a call into JSON values, and ``check`` them against the API's description.

    What is no argument of the call is refused in any case. ``extra_body`` is merged into the body unchecked. Raises
    RequestValidationError with everything that is wrong.
    """
    operation = call.operation
    parameters = tuple(parameter.argument for parameter in operation.parameters)
    reading = _Reading(checker.of(operation.schemas), parameters, check=check)
    arguments = Arguments()
    for parameter in operation.parameters:
        reading.parameter(parameter, call.arguments.get(parameter.argument), arguments)
    extra = options.extra_body or {}
    given = {name: value for name, value in call.arguments.items() if name not in reading.parameters}
    if operation.body is not None:
        arguments.body = reading.body(operation.body, given, extra)
    else:
        reading.problems += unknown_arguments(given, reading.parameters, "extra_query")
        if extra:
            reading.problems.append(Problem("extra_body", "body", "cannot be sent, as this call has no body"))
    reading.problems.refuse(call.name)
    return arguments


class _Reading:
    """The reading of one call's arguments, and the problems met so far."""

    def __init__(self, checker: Checker, parameters: tuple[str, ...], *, check: bool) -> None:
        self.problems = Problems()
        self.parameters = parameters
        self._checker = checker
        self._check = check

    def parameter(self, parameter: Parameter, given: object, arguments: Arguments) -> None:
        """Read one parameter into ``arguments``; None stands for not given."""
        name = parameter.argument
        given = self._new_key(parameter) if given is None else given
        if given is None:
            if parameter.required and (self._check or parameter.location == "path"):
                self.problems.append(Problem(name, "required", "must be given (required)"))
            return
        value = self.problems.attempt(json_value, given, name)
        if value is not None:
            arguments.parameters[name] = value
            if parameter.schema is not None:
                self._checker.leave_out_read_only(parameter.schema, value)
                self.problems += self._found(parameter.schema, value, name)
            if self._check and parameter.required and is_undefined(parameter, value):
                self.problems.append(Problem(name, "required", "must hold something, or nothing is sent (required)"))

    def _new_key(self, parameter: Parameter) -> str | None:
        """A key for a header that names a call so that it can be sent again, if the header is optional and takes it."""
        if parameter.required or parameter.location != "header" or parameter.name.lower() not in IDEMPOTENCY_KEYS:
            return None
        key = str(uuid4())
        return key if parameter.schema is None or not self._checker.problems(parameter.schema, key) else None

    def body(self, body: Body, given: Mapping[str, object], extra: Mapping[str, object]) -> object:
        """What is sent as the body, or ``NOTHING``."""
        value: object = {} if extra else NOTHING
        if body.spread and (given or body.required):
            value = self._fields(body, given, extra)
        elif "body" in given:
            value = self._whole(body, given["body"], extra)
        elif body.required and not extra and self._check:
            self.problems.append(Problem("body", "required", "must be given (required)"))
        if not body.spread:
            others = [name for name in given if name != "body"]
            self.problems += unknown_arguments(others, (*self.parameters, "body"), "extra_body")
        return self._merged(body, value, extra) if extra else value

    def _fields(self, body: Body, given: Mapping[str, object], extra: Mapping[str, object]) -> dict[str, object]:
        before = len(self.problems)
        value = {
            body.fields.get(name, name): self.problems.attempt(ready_field, body, item, name)
            for name, item in given.items()
        }
        if len(self.problems) == before and body.schema is not None:
            arguments = {wire: argument for argument, wire in body.fields.items()}
            self.problems += self._checker.unknown_arguments(body.schema, value, arguments, self.parameters)
            self._checker.leave_out_read_only(body.schema, value)
            found = self._found(body.schema, value, "", arguments)
            paths = {arguments.get(name, name): item for name, item in value.items()}
            self._keep(body, found, paths, [arguments.get(name, name) for name in extra])
        return value

    def _whole(self, body: Body, given: object, extra: Mapping[str, object]) -> object:
        before = len(self.problems)
        value = self.problems.attempt(ready_body, body, given, "body")
        checkable = is_array(value) if body.items else is_structured(body.content_type) or isinstance(value, str)
        if len(self.problems) == before and body.schema is not None and checkable:
            found: list[Problem] = []
            for part, path in _parts(body, value):
                self._checker.leave_out_read_only(body.schema, part)
                found += self._found(body.schema, part, path)
            paths = {member("body", name): item for name, item in value.items()} if is_object(value) else {}
            self._keep(body, found, paths, [member("body", name) for name in extra])
        return value

    def _found(
        self, schema: str, value: object, path: str, arguments: Mapping[str, str] = MappingProxyType({})
    ) -> list[Problem]:
        """The problems of a value with its schema; of two about one key, the one that says more about it."""
        if not self._check:
            return []
        strange = self._checker.strange_keys(schema, value, path, arguments)
        told = {problem.path for problem in strange}
        rest = self._checker.problems(schema, value, path, arguments)
        return strange + [problem for problem in rest if problem.path not in told]

    def _keep(self, body: Body, found: list[Problem], paths: Mapping[str, object], supplied: list[str]) -> None:
        """Keep the problems found but those of files, which have no schema, and those that ``extra_body`` mends."""
        form = body.file_form
        files = [path for path, value in paths.items() if form is not None and form.holds_files(value)]
        self.problems += [
            problem
            for problem in found
            if not (problem.rule == "required" and problem.path in supplied)
            and not any(problem.path == path or problem.path.startswith((f"{path}.", f"{path}[")) for path in files)
        ]

    def _merged(self, body: Body, value: object, extra: Mapping[str, object]) -> object:
        if not is_object(value):
            message = f"can only be added to a body that is an object; {described(value)}"
            self.problems.append(Problem("extra_body", "body", message))
            return value
        added = self.problems.attempt(ready_body, body, extra, "extra_body")
        return {**value, **added} if is_object(added) else value


def _parts(body: Body, value: object) -> list[tuple[object, str]]:
    """What a body's schema describes, with the path of each: the body, or each item of a sequence."""
    if body.items is None or not is_array(value):
        return [(value, "body")]
    return [(item, member("body", index)) for index, item in enumerate(value)]
