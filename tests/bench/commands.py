"""The command lines of specmint and its peers."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from tests.bench.measure import Command
from tests.bench.peers import DATAMODEL_CODEGEN, OPENAPI_GENERATOR, OPENAPI_PYTHON_CLIENT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def python(folder: Path, *arguments: str, path: Path | None = None) -> Command:
    """A Python program, which may import what stands in ``path``."""
    return Command((sys.executable, *arguments), folder, {"PYTHONPATH": str(path)} if path else {})


def specmint(folder: Path, *arguments: str, prepare: Callable[[], object] = lambda: None) -> Command:
    """The specmint of this checkout, in a folder that holds its cache too."""
    environment = {"XDG_CACHE_HOME": str(folder / "cache")}
    return Command((sys.executable, "-m", "specmint", *arguments), folder, environment, prepare)


def models(document: Path, output: Path, *formatters: str) -> Command:
    """datamodel-code-generator: models alone, formatted by what is named. Raises PeerError."""
    program = DATAMODEL_CODEGEN.installed() / "datamodel-codegen"
    options = ("--output-model-type", "pydantic_v2.BaseModel", "--formatters", *formatters)
    files = ("--input-file-type", "openapi", "--input", str(document), "--output", str(output))
    return Command((str(program), *files, *options), output.parent, {"PATH": _path(program.parent)})


def models_and_client(document: Path, output: Path) -> Command:
    """datamodel-code-generator with its experimental client. Raises PeerError."""
    alone = models(document, output / "models.py", "ruff-format")
    packages = ("--client-package", "client", "--client-model-package", "models")
    return Command(
        (*alone.arguments, "--generate-client", "httpx2", "--client-output", str(output / "client"), *packages),
        output,
        alone.environment,
        lambda: output.mkdir(exist_ok=True),
    )


def openapi_python_client(document: Path, output: Path, timeout: float) -> Command:
    """openapi-python-client, which finds ruff on its path. Raises PeerError."""
    program = OPENAPI_PYTHON_CLIENT.installed() / "openapi-python-client"
    options = ("--path", str(document), "--output-path", str(output), "--overwrite")
    environment = {"PATH": _path(program.parent)}
    return Command((str(program), "generate", *options), output.parent, environment, timeout=timeout)


def openapi_generator(document: Path, output: Path) -> Command:
    """OpenAPI Generator's client for Python, on the Java that its package brings along. Raises PeerError."""
    program = OPENAPI_GENERATOR.installed() / "openapi-generator-cli"
    options = ("generate", "--generator-name", "python", "--input-spec", str(document), "--output", str(output))
    return Command((str(program), *options), output.parent)


def _path(first: Path) -> str:
    return os.pathsep.join((str(first), os.environ.get("PATH", "")))
