"""Package, Models and Fixtures to source files: templates printed, the runtime copied, all of it formatted."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

from specmint.planning.resources import IMPORTS_OF_ALIASES
from specmint.rendering.environment import environment
from specmint.rendering.formatting import Draft, formatted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.fixtures import Fixtures
    from specmint.ir.models import Models
    from specmint.ir.package import Package
    from specmint.rendering.formatting import Formatter
    from specmint.work import Work

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


def render(package: Package, models: PendingModels, fixtures: Fixtures | None, style: Style) -> dict[str, str]:
    """Every file of the package but the lock: text by relative POSIX path. The models are waited for last."""
    header = _template("header.jinja", package)
    code = formatted(dict(_python(package)), style.formatter, style.work)
    types = formatted(dict(_types(package, models.result())), style.formatter, style.work)
    return {
        **{path: header + text for path, text in {**code, **types, **dict(_runtime(package))}.items()},
        **dict(_data(package, fixtures)),
        "README.md": _template("README.md.jinja", package),
        "py.typed": "",
    }


@dataclass(frozen=True)
class Style:
    """The formatter, and what its work is done with."""

    formatter: Formatter
    work: Work


class PendingModels(Protocol):
    """Models that may still be in the making."""

    def result(self) -> Models:
        """Wait for the models."""


def _types(package: Package, models: Models) -> Iterator[tuple[str, Draft]]:
    for kind, modules in (("models", models.models), ("params", models.params)):
        for name, source in modules.items():
            text = _template("types.py.jinja", package, sentence=SENTENCES[kind], source=source)
            yield f"{kind}/{name}.py", Draft(text)


def _python(package: Package) -> Iterator[tuple[str, Draft]]:
    inner = ("models", "params", *(["testing"] * package.with_fixtures), *(["webhooks"] if package.webhooks else []))
    exported = sorted(("AsyncClient", "Client", *ERRORS, *inner))
    yield "__init__.py", Draft(_template("__init__.py.jinja", package, errors=ERRORS, modules=inner, exported=exported))
    yield "client.py", Draft(_template("client.py.jinja", package), {})
    if package.webhooks:
        yield "webhooks.py", Draft(_template("webhooks.py.jinja", package, webhooks=package.webhooks), {})
    for kind in SENTENCES:
        yield f"{kind}/__init__.py", Draft(_template(f"{kind}/__init__.py.jinja", package))
    yield "resources/__init__.py", Draft(_template("resources/__init__.py.jinja", package))
    for resource in (replace(package.root, children=()), *package.resources):
        if resource.path or resource.operations:
            text = _template("resources/resource.py.jinja", package, resource=resource)
            yield f"resources/{resource.module}.py", Draft(text, IMPORTS_OF_ALIASES)
    if package.with_fixtures:
        yield "testing/__init__.py", Draft(_template("testing/__init__.py.jinja", package))
        yield "testing/plugin.py", Draft(_template("testing/plugin.py.jinja", package))


def _template(name: str, package: Package, **inputs: object) -> str:
    return environment().get_template(name).render(client=package, **inputs)


def _runtime(package: Package) -> Iterator[tuple[str, str]]:
    """The runtime as it is, without what a package has no use for: formatted and tested as our own code."""
    unused = () if package.webhooks else ("webhooks.py",)
    for module in sorted((files("specmint") / "runtime").iterdir(), key=lambda each: each.name):
        if module.name.endswith(".py") and module.name not in unused:
            yield f"_runtime/{module.name}", module.read_text(encoding="utf-8")


def _data(package: Package, fixtures: Fixtures | None) -> Iterator[tuple[str, str]]:
    for name, content in package.schemas.items():
        yield f"schemas/{name}", json.dumps(content, indent=2, ensure_ascii=True) + "\n"
    for name, text in (fixtures.files if fixtures else {}).items():
        yield f"testing/fixtures/{name}", text
