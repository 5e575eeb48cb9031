"""The answers that a document describes: those of the package's fixtures, and the examples that its author wrote."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING, Any

import httpx
from pydantic_core import to_jsonable_python

from tests.corpus.checks.validators import Schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.corpus.checks.reading import Place, Reading, Stated

Json = dict[str, Any]
SHOWN = 200
JSON_TYPE = re.compile(r"application/(?:[^;]+\+)?json\s*(?:;|$)", re.IGNORECASE)


class Answers:
    """What servers of a document answer with."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._schemas = Schemas(reading, "writeOnly")
        self._stated = {stated.route: stated for stated in reading.operations()}

    def of(self, whole: Json, route: str) -> Iterator[tuple[str, Json]]:
        """Answers by name: fixtures, then the author's examples as far as they are what their own schema asks for."""
        yield from whole.get("responses", {}).items()
        if route in self._stated:
            yield from self._examples(self._stated[route])

    def _examples(self, stated: Stated) -> Iterator[tuple[str, Json]]:
        for status, each in (stated.operation / "responses").items():
            answer = self._reading.followed(each)
            for media_type, media in (answer / "content").items():
                schema = self._reading.followed(media) / "schema"
                if not re.fullmatch(r"[245]\d\d", status) or not JSON_TYPE.match(media_type) or not schema:
                    continue
                for name, value in self._values(self._reading.followed(media)):
                    if not any(self._schemas.problems(value, schema)):
                        yield (
                            f"{status} {name}",
                            {"status": int(status), "headers": {"content-type": media_type}, "body": value},
                        )

    def _values(self, media: Place) -> Iterator[tuple[str, Any]]:
        if isinstance(media.node, dict) and "example" in media.node:
            yield "example", media.node["example"]
        for name, each in (media / "examples").items():
            example = self._reading.followed(each)
            if isinstance(example.node, dict) and "value" in example.node:
                yield f"example {name}", example.node["value"]


def served(answer: Json) -> httpx.Response:
    """An answer as a server gives it."""
    return httpx.Response(answer["status"], headers=answer["headers"], content=_content(answer))


def difference(answer: Json, result: object) -> str:
    """How what a client gave differs from what was served; empty where it does not."""
    expected, got = _expected(answer), _plain(result)
    if isinstance(result, Exception):
        status, error = getattr(result, "status_code", None), getattr(result, "error", None)
        if status is None or answer["status"] < httpx.codes.BAD_REQUEST:
            return f"{type(result).__name__}: {str(result)[:SHOWN]}"
        if status != answer["status"] or getattr(result, "body", None) != _content(answer):
            return f"another status or body than was served: {status}"
        if "body" not in answer:
            return ""
        got = _plain(error)
    return "" if same(expected, got) else f"served {_shown(expected)}, given {_shown(got)}"


def same(left: object, right: object) -> bool:
    """Equality of JSON values: ``1`` is ``1.0`` and not ``true``."""
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(same(value, right[name]) for name, value in left.items())
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return left == right


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _content(answer: Json) -> bytes:
    if "body" in answer:
        return json.dumps(answer["body"], ensure_ascii=False).encode()
    return answer["text"].encode() if "text" in answer else base64.b64decode(answer.get("base64", ""))


def _expected(answer: Json) -> object:
    if "content-type" not in answer["headers"]:
        return None
    return answer.get("items", answer["body"] if "body" in answer else answer.get("text", _content(answer)))


def _plain(value: object) -> object:
    """What a client gave as JSON; bytes and errors as they are."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    return value if isinstance(value, bytes | Exception) else to_jsonable_python(value)
