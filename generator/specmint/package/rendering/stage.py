"""The stage render: prints the templates and copies the modules of the runtime that they use."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from specmint.package.planning import resources
from specmint.package.rendering.environment import environment
from specmint.python.formatting import Draft, formatted
from specmint.python.runtime import CLIENT, PLACE, WEBHOOKS, exceptions, sources, travelling
from specmint.text.order import import_order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.building.batches import BuildContext
    from specmint.ir.client import Formatter
    from specmint.ir.fixtures import Fixtures
    from specmint.ir.models import Models
    from specmint.ir.package import Package

SENTENCES = {
    "models": "Pydantic models of what the server sends.",
    "params": "TypedDicts of what a caller may pass.",
}


def render(package: Package, models: PendingModels, fixtures: Fixtures | None, style: Style) -> dict[str, str]:
    """Every file of the package but the lock: text by relative POSIX path.

    The models are awaited last, since other processes may still generate them.
    """
    header = _template("header.jinja", package)
    code = formatted(dict(_python(package)), style.formatter, style.work)
    types = formatted(dict(_types(package, models.result())), style.formatter, style.work)
    python = {**code, **types}
    python |= {f"{PLACE}/{name}.py": source for name, source in travelling(python.values()).items()}
    python[f"{PLACE}/transport.py"] = _transport(package)
    return {
        **{path: header + text for path, text in python.items()},
        **dict(_data(package, fixtures)),
        "README.md": _template("README.md.jinja", package),
        "py.typed": "",
    }


@dataclass(frozen=True)
class Style:
    """The formatter, and the build context it runs in."""

    formatter: Formatter
    work: BuildContext


class PendingModels(Protocol):
    """Models that may still be in work."""

    def result(self) -> Models:
        """Wait for the models."""


def _transport(package: Package) -> str:
    """The runtime module that imports the HTTP library."""
    plain = "import httpx\n"
    return sources()["transport"].replace(
        plain, plain if package.transport == "httpx" else f"import {package.transport} as httpx\n"
    )


def _types(package: Package, models: Models) -> Iterator[tuple[str, Draft]]:
    for kind, modules in (("models", models.models), ("params", models.params)):
        for name, source in modules.items():
            text = _template("types.py.jinja", package, sentence=SENTENCES[kind], source=source)
            yield f"{kind}/{name}.py", Draft(text)


def _python(package: Package) -> Iterator[tuple[str, Draft]]:
    errors = sorted(exceptions(), key=import_order)
    inner = ("models", "params", *(["testing"] * package.with_fixtures), *(["webhooks"] if package.webhooks else []))
    tokens = ("ClientCredentials", "RefreshToken") if package.fetches_tokens else ()
    exported = sorted(("AsyncClient", "Client", *tokens, *errors, *inner))
    yield "__init__.py", Draft(_template("__init__.py.jinja", package, errors=errors, modules=inner, exported=exported))
    yield "client.py", Draft(_template("client.py.jinja", package), CLIENT.imports("."))
    if package.webhooks:
        yield (
            "webhooks.py",
            Draft(_template("webhooks.py.jinja", package, webhooks=package.webhooks), WEBHOOKS.imports(".")),
        )
    for kind in SENTENCES:
        yield f"{kind}/__init__.py", Draft(_template(f"{kind}/__init__.py.jinja", package))
    yield "resources/__init__.py", Draft(_template("resources/__init__.py.jinja", package))
    for resource in (replace(package.root, children=()), *package.resources):
        if resource.path or resource.operations:
            text = _template("resources/resource.py.jinja", package, resource=resource)
            yield f"resources/{resource.module}.py", Draft(text, resources.imports())
    if package.with_fixtures:
        yield "testing/__init__.py", Draft(_template("testing/__init__.py.jinja", package))
        yield "testing/plugin.py", Draft(_template("testing/plugin.py.jinja", package))


def _template(name: str, package: Package, **inputs: object) -> str:
    return environment().get_template(name).render(client=package, **inputs)


def _data(package: Package, fixtures: Fixtures | None) -> Iterator[tuple[str, str]]:
    for name, content in package.schemas.items():
        yield f"schemas/{name}", json.dumps(content, indent=2, ensure_ascii=True) + "\n"
    for name, text in (fixtures.files if fixtures else {}).items():
        yield f"testing/fixtures/{name}", text
