"""Which documents are read, and as what."""

from __future__ import annotations

import json
from typing import Any

import pytest

from specmint.document.reading.stage import load
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.load_options import LoadOptions


def loaded_version(tree: Any) -> str:
    return load("-", LoadOptions(stdin=json.dumps(tree).encode())).document.version


@pytest.mark.parametrize("version", ["3.0.0", "3.0.4", "3.1.0", "3.1.2", "3.2.0", "3.1.0-rc1", "3.0", "3.2"])
def test_supported_versions(version: str) -> None:
    assert loaded_version({"openapi": version}) == version


@pytest.mark.parametrize("version", ["2.0", 2.0], ids=repr)
def test_swagger(version: Any) -> None:
    assert loaded_version({"swagger": version}) == "2.0"


def test_a_version_without_quotes() -> None:
    assert load("-", LoadOptions(stdin=b"openapi: 3.1\n")).document.version == "3.1"


@pytest.mark.parametrize("version", ["3", 3, "4.0.0", "3.3.0", "3.1.x", "", None, [], "2.0"], ids=repr)
def test_other_versions(version: Any) -> None:
    with pytest.raises(SpecmintError) as caught:
        loaded_version({"openapi": version})
    assert caught.value.diagnostics[0].rule.name == "unsupported-version"


@pytest.mark.parametrize(
    ("tree", "kind"), [([], "a list"), ("x", "text"), (1, "a number"), (None, "null"), (True, "true")], ids=repr
)
def test_what_is_no_mapping(tree: Any, kind: str) -> None:
    with pytest.raises(SpecmintError, match=f"The document is {kind}"):
        loaded_version(tree)
