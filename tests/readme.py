"""Runs what the README of a generated package shows: nothing in it is there only to be read."""

from __future__ import annotations

import ast
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
_UNANSWERED = "has no recorded answer"


def failures(package: str) -> Iterator[str]:
    """What fails of the first call, of the other calls and of the test, each against the package's own mock."""
    module = import_module(package)
    text = Path(str(module.__file__)).with_name("README.md").read_text(encoding="utf-8")
    for code in _BLOCK.findall(text):
        if f"from {package} import Client" in code:
            yield from _attempt(package, code, lambda code=code: _first_call(module, code))
        elif "def test_call(" in code:
            yield from _attempt(package, code, lambda code=code: _test(module, code))
        elif code.startswith("client."):
            for statement in ast.parse(code).body:
                call = ast.unparse(statement)
                yield from _attempt(package, call, lambda call=call: _call(module, call))


def _attempt(package: str, code: str, run: Any) -> Iterator[str]:
    try:
        run()
    except Exception as error:  # noqa: BLE001 - whatever it is, the other snippets are run too
        yield f"{package}: {type(error).__name__}: {error}\n{code}"


def _first_call(module: ModuleType, code: str) -> None:
    """Run the call with the client that it makes, which only gets another transport."""
    testing = import_module(f"{module.__name__}.testing")
    real = module.Client

    def make(**given: object) -> object:
        transport = testing.MockTransport(testing.FIXTURES, import_module(f"{module.__name__}.client").API)
        return real(**given, http_client=httpx.Client(transport=transport), on_invalid_response="raise")

    try:
        vars(module)["Client"] = make
        exec(code, {})  # noqa: S102 - what the README tells its readers to run
    except AssertionError as error:
        if _UNANSWERED not in str(error):
            raise
    finally:
        vars(module)["Client"] = real


def _test(module: ModuleType, code: str) -> None:
    names: dict[str, Any] = {}
    exec(code, names)  # noqa: S102 - what the README tells its readers to run
    policy = "ignore" if ".mock.respond(" in code else "raise"
    names["test_call"](import_module(f"{module.__name__}.testing").MockedClient(on_invalid_response=policy))


def _call(module: ModuleType, call: str) -> None:
    client = import_module(f"{module.__name__}.testing").MockedClient(on_invalid_response="raise")
    try:
        exec(call, {"client": client})  # noqa: S102 - what the README tells its readers to run
    except AssertionError as error:
        if _UNANSWERED not in str(error):
            raise
