"""Whole packages, made in memory without fixtures, formatted by the quicker formatter."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from specmint.building.batches import BuildContext
from specmint.document.reading.source import Source
from specmint.ir.client import ClientConfig
from specmint.pipeline import Built, build

if TYPE_CHECKING:
    from types import ModuleType

    import pytest

    from tests.documents import Node


def tree(paths: Node, **rest: Any) -> Node:
    """An OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": paths,
        **rest,
    }


def made(document: Node, package: str = "pets_client", **options: Any) -> Built:
    """The files of a client of a document."""
    settings = {"fixtures": False, "formatter": "ruff", **options}
    client = ClientConfig(package, "spec.json", "spec.json", Path("unused"), package, **settings)
    return build(client, Source("spec.json", json.dumps(document).encode(), {}), lambda _: None, BuildContext())


def installed(built: Built, folder: Path, patch: pytest.MonkeyPatch, package: str = "pets_client") -> ModuleType:
    """The package itself, imported from a folder."""
    for path, text in built.files.items():
        place = folder / package / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    patch.syspath_prepend(str(folder))
    return importlib.import_module(package)
