"""A vendor who sorts his document in another way changes no fixture."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from specmint.building.batches import BuildContext
from specmint.document.reading.source import Source
from specmint.pipeline import build
from tests.conftest import ROOT
from tests.golden.cases import HERE
from tests.pipeline.clients import client

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = (
    ROOT / "spec" / "telnyx" / "assistant-versions.yaml",
    *(
        HERE / place / "spec.yaml"
        for place in (
            "bodies/urlencoded",
            "bodies/multipart",
            "bodies/free_map",
            "parameters/query_objects",
            "responses/ranges",
            "schemas/examples_come_first",
            "schemas/patterns",
            "sequences/json_events",
            "unions/discriminator_by_component_name",
            "webhooks/several",
        )
    ),
)
MEANT = {"content"}
"""Of several media types the first one may be sent, so that their order means something."""


def _reordered(node: Any, key: str = "", *, backwards: bool) -> Any:
    if isinstance(node, list):
        return [_reordered(each, backwards=backwards) for each in node]
    if not isinstance(node, dict):
        return node
    names = list(node) if key in MEANT else sorted(node, key=str, reverse=backwards)
    return {name: _reordered(node[name], name, backwards=backwards) for name in names}


def _fixtures(tree: Any, folder: Path) -> dict[str, str]:
    source = Source("spec.json", json.dumps(tree).encode(), {})
    built = build(client(folder, fixtures="all"), source, lambda _: None, BuildContext())
    return {path: text for path, text in built.files.items() if path.startswith("testing/fixtures/")}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.parent.name)
def test_a_document_sorted_in_another_way_gives_the_same_fixtures(document: Path, tmp_path: Path) -> None:
    tree = json.loads(json.dumps(yaml.safe_load(document.read_text(encoding="utf-8")), default=str))
    forwards, backwards = (_fixtures(_reordered(tree, backwards=each), tmp_path) for each in (False, True))
    assert forwards
    assert forwards == backwards == _fixtures(tree, tmp_path)
