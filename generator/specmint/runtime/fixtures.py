"""The fixtures of one operation: requests, requests that break a rule, and responses, by name in one JSON file."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from pathlib import Path


def load_fixture(path: Path) -> dict[str, Any]:
    """Read the fixtures of an operation, which are one JSON object."""
    fixtures: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return fixtures


def arguments_of(fixtures: dict[str, Any], request: str = "full") -> dict[str, Any]:
    """The keyword arguments of a request of the given name, valid or not, as the method takes them.

    Raises KeyError for a request that is not there.
    """
    requests: dict[str, Any] = fixtures["requests"]
    recorded: dict[str, Any] = requests[request] if request in requests else _broken(fixtures, request)
    arguments: dict[str, Any] = dict(recorded["arguments"])
    if "body" not in recorded:
        return arguments
    passed: dict[str, Any] = fixtures["body"]
    body: Any = recorded["body"]
    if "argument" in passed:
        return {**arguments, passed["argument"]: body}
    names: dict[str, str] = passed.get("fields", {})
    fields = cast("dict[str, Any]", body)
    return {**arguments, **{names.get(name, name): value for name, value in fields.items()}}


def _broken(fixtures: dict[str, Any], request: str) -> dict[str, Any]:
    """A request that breaks a rule: a valid one with another value, or none, at the place of a pointer (RFC 6901)."""
    broken: dict[str, Any] = fixtures.get("invalid", {})[request]
    changed: dict[str, Any] = deepcopy(fixtures["requests"][broken["request"]])
    tokens: list[str] = [token.replace("~1", "/").replace("~0", "~") for token in broken["pointer"].split("/")[1:]]
    holder: Any = changed
    for token in tokens[:-1]:
        holder = holder[_key(holder, token)]
    key = _key(holder, tokens[-1])
    if "value" in broken:
        holder[key] = broken["value"]
    else:
        del holder[key]
    return changed


def _key(holder: object, token: str) -> Any:
    """What a token of a pointer means in a list, or in an object."""
    return int(token) if isinstance(holder, list) else token
