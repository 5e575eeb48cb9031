"""Package, Models and Fixtures to source files: templates printed, the runtime copied, all of it formatted."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from specmint.modelling.imports import tidy
from specmint.planning.resources import IMPORTS_OF_ALIASES
from specmint.rendering.environment import environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from specmint.ir.fixtures import Fixtures
    from specmint.ir.models import Models
    from specmint.ir.package import Package
    from specmint.rendering.formatting import Formatting

SENTENCES = {
    "models": "Pydantic models of what the server sends.",
    "params": "TypedDicts of what a caller may pass.",
}
ERRORS = (
    "AnsweredError",
    "APIConnectionError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ClientError",
    "ConflictError",
    "CredentialsError",
    "InvalidResponseWarning",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "RequestRejectedError",
    "RequestValidationError",
    "ResponseValidationError",
    "ServerError",
    "StatusError",
    "UnexpectedStatusError",
    "UnprocessableEntityError",
)
"""The runtime's exceptions, which the package's face offers; named here, so that the runtime is not imported."""


def render(
    package: Package, models: Future[Models], fixtures: Fixtures | None, formatting: Formatting
) -> dict[str, str]:
    """Every file of the package but the lock: text by relative POSIX path. The models are waited for last."""
    header = _template("header.jinja", package)
    formatted = formatting.apply(dict(_python(package)), lambda: dict(_types(package, models.result())))
    python = {**formatted, **dict(_runtime())}
    return {
        **{path: header + text for path, text in python.items()},
        **dict(_data(package, fixtures)),
        "README.md": _template("README.md.jinja", package),
        "py.typed": "",
    }


def _types(package: Package, models: Models) -> Iterator[tuple[str, str]]:
    for kind, modules in (("models", models.models), ("params", models.params)):
        for name, source in modules.items():
            text = _template("types.py.jinja", package, sentence=SENTENCES[kind], source=source)
            yield f"{kind}/{name}.py", text


def _python(package: Package) -> Iterator[tuple[str, str]]:
    inner = ("models", "params", "testing") if package.with_fixtures else ("models", "params")
    exported = sorted(("AsyncClient", "Client", *ERRORS, *inner))
    yield "__init__.py", _template("__init__.py.jinja", package, errors=ERRORS, modules=inner, exported=exported)
    yield "client.py", tidy(_template("client.py.jinja", package), {}, {})
    for kind in SENTENCES:
        yield f"{kind}/__init__.py", _template(f"{kind}/__init__.py.jinja", package)
    yield "resources/__init__.py", _template("resources/__init__.py.jinja", package)
    for resource in (replace(package.root, children=()), *package.resources):
        if resource.path or resource.operations:
            text = _template("resources/resource.py.jinja", package, resource=resource)
            yield f"resources/{resource.module}.py", tidy(text, IMPORTS_OF_ALIASES, {})
    if package.with_fixtures:
        yield "testing/__init__.py", _template("testing/__init__.py.jinja", package)
        yield "testing/plugin.py", _template("testing/plugin.py.jinja", package)


def _template(name: str, package: Package, **inputs: object) -> str:
    return environment().get_template(name).render(client=package, **inputs)


def _runtime() -> Iterator[tuple[str, str]]:
    """The runtime as it is: formatted and tested as our own code."""
    for module in sorted((files("specmint") / "runtime").iterdir(), key=lambda each: each.name):
        if module.name.endswith(".py"):
            yield f"_runtime/{module.name}", module.read_text(encoding="utf-8")


def _data(package: Package, fixtures: Fixtures | None) -> Iterator[tuple[str, str]]:
    for name, content in package.schemas.items():
        yield f"schemas/{name}", json.dumps(content, indent=2, ensure_ascii=True) + "\n"
    for name, text in (fixtures.files if fixtures else {}).items():
        yield f"testing/fixtures/{name}", text
