"""Playing a package's fixtures through its own mock: a program of its own, which knows specmint by no import.

``python replaying.py FOLDER PACKAGE`` prints what was played and what failed, as one JSON object. A request must be
accepted by the mock and be sent as it is written, an answer must come out of the client as it went in, a broken request
must not leave it.
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

SUCCESS = "response.2*.full.json"


class Player:
    """Plays the fixtures of one package, which must be importable."""

    def __init__(self, package: str) -> None:
        self._package = package
        self._testing = import_module(f"{package}.testing")

    def play_all(self) -> dict[str, Any]:
        """How many fixtures were played, and for each that failed its name and why."""
        folder: Path = self._testing.FIXTURES
        played, failed = 0, {}
        for path in sorted(folder.rglob("*.json")):
            played += 1
            try:
                self._play(path)
            except Exception as error:  # noqa: BLE001 - whatever goes wrong is what is asked for
                failed[path.relative_to(folder).as_posix()] = f"{type(error).__name__}: {error}"
        return {"played": played, "failed": failed}

    def _play(self, path: Path) -> None:
        content: Json = json.loads(path.read_text(encoding="utf-8"))
        kind = "invalid" if path.parent.name == "invalid" else path.name.partition(".")[0]
        players = {"request": self._sent, "response": self._answered, "invalid": self._refused, "webhook": self._read}
        players[kind](path, content)

    def _sent(self, path: Path, content: Json) -> None:
        answer = min(path.parent.glob(SUCCESS), default=None)
        with self._testing.MockedClient(on_invalid_response="raise" if answer else "ignore") as client:
            if answer:
                client.mock.respond_with(answer.stem)
            else:
                client.mock.respond(204)
            _call(client, content)
            (received,) = client.mock.requests
        _expect(received.method, content["method"])
        if not received.path.endswith(content["path"]):
            _expect(received.path, content["path"])
        if "body" in content and received.json is not None:
            _expect(received.json, content["body"])

    def _answered(self, path: Path, content: Json) -> None:
        request = min(path.parent.glob("request.*.json"), default=None)
        if request is None:
            return
        with self._testing.MockedClient(on_invalid_response="raise") as client:
            client.mock.respond_with(path.stem)
            try:
                result = _call(client, json.loads(request.read_text(encoding="utf-8")))
            except self._errors.StatusError as error:
                _expect(error.status_code, content["status"])
                _expect(error.body, _body(content))
                return
        _expect(_plain(result), _received(content))

    def _refused(self, _: Path, content: Json) -> None:
        with self._testing.MockedClient() as client:
            try:
                _call(client, content)
            except self._errors.RequestValidationError as error:
                problems = [(problem.path, problem.rule) for problem in error.problems]
                if (content["at"], content["rule"]) not in problems:
                    _expect(problems, (content["at"], content["rule"]))
                return
        message = "the broken request was sent"
        raise AssertionError(message)

    def _read(self, _: Path, content: Json) -> None:
        read = getattr(import_module(f"{self._package}.webhooks"), content["webhook"])
        _expect(_plain(read(_body(content), on_invalid="raise")), _received(content))

    @property
    def _errors(self) -> ModuleType:
        return import_module(f"{self._package}._runtime.errors")


def _call(client: object, content: Json) -> object:
    result = attrgetter(content["call"])(client)(**content["arguments"])
    return list(result) if hasattr(result, "__next__") else result


def _body(answer: Json) -> bytes:
    if "body" in answer:
        return json.dumps(answer["body"], ensure_ascii=False).encode()
    return answer["text"].encode() if "text" in answer else base64.b64decode(answer.get("base64", ""))


def _received(answer: Json) -> object:
    """What a call must give for an answer, as JSON; text and bytes as they are."""
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


def _expect(found: object, wanted: object) -> None:
    if found != wanted:
        message = f"{found!r} is not {wanted!r}"
        raise AssertionError(message)


def main(folder: str, package: str) -> None:
    """Play, and print the outcome."""
    sys.path.insert(0, folder)
    print(json.dumps(Player(package).play_all()))  # noqa: T201 - this is what the program is asked for


if __name__ == "__main__":
    main(*sys.argv[1:])
