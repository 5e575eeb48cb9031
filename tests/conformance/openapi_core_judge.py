"""Has openapi-core judge requests; run by the Python of an environment of its own: ``openapi_core_judge.py FILE``.

FILE holds JSON: the document, its URI, and requests with their routes. What is printed is JSON: errors by request.
It imports nothing of this project, whose lock openapi-core does not fit.
"""

from __future__ import annotations

import base64
import json
import sys
from http.cookies import CookieError, SimpleCookie
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SHOWN, MOST_CAUSES = 200, 4


class Sent:
    """A request as openapi-core's protocol has it."""

    def __init__(self, record: dict[str, Any]) -> None:
        structures, datatypes = import_module("werkzeug.datastructures"), import_module("openapi_core.datatypes")
        url = urlsplit(record["url"])
        headers = structures.Headers(record["headers"])
        self.host_url = f"{url.scheme}://{url.netloc}"
        # As servers hand a path over: decoded, but for slashes, which would be delimiters then.
        self.path = "%2F".join(map(unquote, url.path.replace("%2f", "%2F").split("%2F")))
        self.method = record["method"].lower()
        self.content_type = headers.get("content-type", "")
        self.body = base64.b64decode(record["content"]) or None
        self.parameters = datatypes.RequestParameters(
            query=structures.ImmutableMultiDict(parse_qsl(url.query, keep_blank_values=True)),
            header=headers,
            cookie=structures.ImmutableMultiDict(_cookies(headers.get("cookie", ""))),
        )


def main(file: Path) -> None:
    """Judge the requests of a file."""
    whole = json.loads(file.read_text(encoding="utf-8"))
    core = import_module("openapi_core")
    config = core.Config(spec_validator_cls=None)
    judges: dict[str, Any] = {}
    told: list[list[str]] = []
    for record in whole["requests"]:
        path = record["route"].split(" ", 1)[1]
        if path not in judges:
            judges.clear()  # requests come sorted by path, and a judge of a large document is large
            tree = {**whole["document"], "paths": {path: whole["document"]["paths"][path]}}
            if record["base_url"]:
                tree["servers"] = [{"url": record["base_url"]}]
            judges[path] = core.OpenAPI.from_dict(tree, config=config, base_uri=whole["uri"])
        told.append(_errors(judges[path], record))
    sys.stdout.write(json.dumps(told))


def _errors(judge: Any, record: dict[str, Any]) -> list[str]:
    try:
        return [_told(each) for each in judge.iter_request_errors(Sent(record))]
    except Exception as error:  # noqa: BLE001 - what breaks the judge is told of this request, and the others are judged
        return [f"crash: {_told(error)}"]


def _told(error: BaseException | None) -> str:
    """An error and what led to it, on one line."""
    told: list[str] = []
    while error is not None and len(told) < MOST_CAUSES:
        schema = getattr(error, "schema_errors", ())
        # A message begins with the value, which may be long, and ends with what is wrong with it.
        inner = [f"{each.json_path}: {each.message[-SHOWN:]} ({each.validator})" for each in schema]
        told.append(f"{type(error).__name__}: {'; '.join(inner) if inner else str(error)[:SHOWN]}")
        error = error.__cause__ or error.__context__
    return " <- ".join(told)


def _cookies(text: str) -> list[tuple[str, str]]:
    try:
        return [(name, morsel.value) for name, morsel in SimpleCookie(text).items()]
    except CookieError:
        return []


if __name__ == "__main__":
    main(Path(sys.argv[1]))
