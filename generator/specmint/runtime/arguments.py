"""The arguments of a call as JSON values that fit the API's description."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .bodies import ready_body, ready_field
from .errors import Problem
from .files import holds_files
from .media_types import is_structured
from .problems import Problems
from .values import described, is_array, is_object, json_value, member

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


def read_arguments(call: Call[Any], options: RequestOptions, checker: Checker | None) -> Arguments:
    """Turn the arguments of a call into JSON values, and check them if there is a ``checker``.

    ``extra_body`` is merged into the body unchecked. Raises RequestValidationError with everything that is wrong.
    """
    reading = _Reading(checker)
    arguments = Arguments()
    operation = call.operation
    for parameter in operation.parameters:
        reading.parameter(parameter, call.arguments.get(parameter.argument), arguments)
    extra = options.extra_body or {}
    if operation.body is not None:
        taken = {parameter.argument for parameter in operation.parameters}
        given = {name: value for name, value in call.arguments.items() if name not in taken}
        arguments.body = reading.body(operation.body, given, extra)
    elif extra:
        reading.problems.append(Problem("extra_body", "body", "cannot be sent, as this call has no body"))
    reading.problems.refuse(call.name)
    return arguments


class _Reading:
    """The reading of one call's arguments, and the problems met so far."""

    def __init__(self, checker: Checker | None) -> None:
        self.problems = Problems()
        self._checker = checker

    def parameter(self, parameter: Parameter, given: object, arguments: Arguments) -> None:
        """Read one parameter into ``arguments``; None stands for not given."""
        name = parameter.argument
        if given is None:
            if parameter.required and (self._checker or parameter.location == "path"):
                self.problems.append(Problem(name, "required", "must be given (required)"))
            return
        value = self.problems.attempt(json_value, given, name)
        if value is not None:
            arguments.parameters[name] = value
            if self._checker is not None and parameter.schema is not None:
                self.problems += self._checker.problems(parameter.schema, value, name)

    def body(self, body: Body, given: Mapping[str, object], extra: Mapping[str, object]) -> object:
        """What is sent as the body, or ``NOTHING``."""
        value: object = {} if extra else NOTHING
        if body.spread and (given or body.required):
            value = self._fields(body, given, extra)
        elif "body" in given:
            value = self._whole(body, given["body"], extra)
        elif body.required and not extra and self._checker is not None:
            self.problems.append(Problem("body", "required", "must be given (required)"))
        return self._merged(body, value, extra) if extra else value

    def _fields(self, body: Body, given: Mapping[str, object], extra: Mapping[str, object]) -> dict[str, object]:
        before = len(self.problems)
        value = {
            body.fields.get(name, name): self.problems.attempt(ready_field, body, item, name)
            for name, item in given.items()
        }
        if len(self.problems) == before and self._checker is not None and body.schema is not None:
            arguments = {wire: argument for argument, wire in body.fields.items()}
            found = self._checker.unknown_arguments(body.schema, value, arguments)
            found += self._checker.problems(body.schema, value, arguments=arguments)
            paths = {arguments.get(name, name): item for name, item in value.items()}
            self._keep(found, paths, [arguments.get(name, name) for name in extra])
        return value

    def _whole(self, body: Body, given: object, extra: Mapping[str, object]) -> object:
        before = len(self.problems)
        value = self.problems.attempt(ready_body, body, given, "body")
        checkable = is_array(value) if body.items else is_structured(body.content_type) or isinstance(value, str)
        if len(self.problems) == before and self._checker is not None and body.schema is not None and checkable:
            paths = {member("body", name): item for name, item in value.items()} if is_object(value) else {}
            found = self._found(self._checker, body, body.schema, value)
            self._keep(found, paths, [member("body", name) for name in extra])
        return value

    def _found(self, checker: Checker, body: Body, schema: str, value: object) -> list[Problem]:
        """The problems of a body, or of each item of a sequence."""
        if body.items is None or not is_array(value):
            return checker.problems(schema, value, "body")
        parts = ((item, member("body", index)) for index, item in enumerate(value))
        return [problem for item, path in parts for problem in checker.problems(schema, item, path)]

    def _keep(self, found: list[Problem], paths: Mapping[str, object], supplied: list[str]) -> None:
        """Keep the problems found but those of files, which have no schema, and those that ``extra_body`` mends."""
        files = [path for path, value in paths.items() if holds_files(value)]
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
