"""Runs the fixtures of a package against its own mock, in a process that does not import specmint.

``python replaying.py FOLDER PACKAGE`` prints how many fixtures ran and which failed, as one JSON object. The mock must
accept a valid request and receive it as the fixture has it; a response must reach the caller unchanged; the client must
refuse an invalid request before it is sent.
"""

from __future__ import annotations

import base64
import json
import sys
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from pydantic_core import to_jsonable_python

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    Json = dict[str, Any]


class Player:
    """Runs the fixtures of one package, which must be importable."""

    def __init__(self, package: str) -> None:
        self._package = package
        self._testing = import_module(f"{package}.testing")

    def play_all(self) -> dict[str, Any]:
        """Run all fixtures. Returns how many ran, and the name and reason of each failure."""
        folder: Path = self._testing.FIXTURES
        played, failed = 0, {}
        players = {"requests": self._sent, "responses": self._answered, "invalid": self._refused, "bodies": self._read}
        for path in sorted(folder.rglob("*.json")):
            content: Json = json.loads(path.read_text(encoding="utf-8"))
            for kind, name in ((each, name) for each in players for name in content.get(each, ())):
                played += 1
                try:
                    players[kind](content, name)
                except Exception as error:  # noqa: BLE001 - any exception is a failed fixture
                    place = f"{path.relative_to(folder).as_posix()} {kind} {name}"
                    failed[place] = f"{type(error).__name__}: {error}"
        return {"played": played, "failed": failed}

    def _sent(self, content: Json, name: str) -> None:
        request = content["requests"][name]
        answer = next((each for each in content.get("responses", ()) if each.startswith("2")), None)
        with self._testing.MockedClient(on_invalid_response="raise" if answer else "ignore") as client:
            if answer:
                client.mock.respond_with(answer)
            else:
                client.mock.respond(204)
            self._call(client, content, name)
            (received,) = client.mock.requests
        _expect(received.method, content["method"])
        if not received.path.endswith(request["path"]):
            _expect(received.path, request["path"])
        if "body" in request and received.json is not None:
            _expect(received.json, request["body"])

    def _answered(self, content: Json, name: str) -> None:
        request, answer = next(iter(content.get("requests", ())), None), content["responses"][name]
        if request is None:
            return
        with self._testing.MockedClient(on_invalid_response="raise") as client:
            client.mock.respond_with(name)
            try:
                result = self._call(client, content, request)
            except self._errors.StatusError as error:
                _expect(error.status_code, answer["status"])
                _expect(error.body, _body(answer))
                return
        _expect(_plain(result), _received(answer))

    def _refused(self, content: Json, name: str) -> None:
        wrong = content["invalid"][name]
        with self._testing.MockedClient() as client:
            try:
                self._call(client, content, name)
            except self._errors.RequestValidationError as error:
                problems = [(problem.path, problem.rule) for problem in error.problems]
                if (wrong["at"], wrong["rule"]) not in problems:
                    _expect(problems, (wrong["at"], wrong["rule"]))
                return
        message = "the broken request was sent"
        raise AssertionError(message)

    def _read(self, content: Json, name: str) -> None:
        body = content["bodies"][name]
        read = getattr(import_module(f"{self._package}.webhooks"), content["webhook"])
        _expect(_plain(read(_body(body), on_invalid="raise")), _received(body))

    def _call(self, client: object, content: Json, request: str) -> object:
        result = attrgetter(content["call"])(client)(**self._testing.arguments_of(content, request))
        return list(result) if hasattr(result, "__next__") else result

    @property
    def _errors(self) -> ModuleType:
        return import_module(f"{self._package}._runtime.errors")


def _body(answer: Json) -> bytes:
    if "body" in answer:
        return json.dumps(answer["body"], ensure_ascii=False).encode()
    return answer["text"].encode() if "text" in answer else base64.b64decode(answer.get("base64", ""))


def _received(answer: Json) -> object:
    """The value that a call must return for a response, as JSON; text and bytes unchanged."""
    if "content-type" not in answer["headers"]:
        return None
    return answer.get("items", answer["body"] if "body" in answer else answer.get("text", _body(answer)))


def _plain(value: object) -> object:
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return value if isinstance(value, bytes) else to_jsonable_python(value)


def _marked(value: object) -> object:
    """A JSON value in which ``true`` is not equal to 1."""
    if isinstance(value, list):
        return [_marked(each) for each in value]
    if isinstance(value, dict):
        return {name: _marked(each) for name, each in value.items()}
    return ("boolean", value) if isinstance(value, bool) else value


def _expect(found: object, wanted: object) -> None:
    if _marked(found) != _marked(wanted):
        message = f"{found!r} is not {wanted!r}"
        raise AssertionError(message)


def main(folder: str, package: str) -> None:
    """Run the fixtures and print the result."""
    sys.path.insert(0, folder)
    print(json.dumps(Player(package).play_all()))  # noqa: T201 - standard output carries the result


if __name__ == "__main__":
    main(*sys.argv[1:])
