"""Finding the parts of a document in its text."""

from __future__ import annotations

import pytest

from specmint.diagnostics.place import position_at
from specmint.document.reading.parse import parse
from specmint.ir.document import Position, tokens

YAML = """\
# a comment
openapi: 3.1.0
info: {title: "Pets", version: '1'}
paths:
  /pets/{id}:
    get:
      tags: [a, b]
      parameters:
        - name: id
          in: path
      200: integer key
base: &base
  shared: 1
copy:
  <<: *base
  own: 2
many:
  <<: [*base]
alias: *base
"""
JSON = """\
{
  "openapi" : "3.1.0",
  "paths": { "/pets/{id}": {"get": {"tags": ["a", "b", {"c": []}], "x": {}}}},
  "é😀": [1, "after"], "a/b~c": "\\"quoted\\""
}
"""


def line_and_column(text: str, source: str, pointer: str) -> tuple[int, int]:
    position = position_at(text, parse(source, text).places.offset(list(tokens(pointer))))
    return position.line, position.column


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("#", (2, 1)),
        ("#/openapi", (2, 10)),
        ("#/info", (3, 1)),
        ("#/info/title", (3, 15)),
        ("#/paths/~1pets~1{id}", (5, 3)),
        ("#/paths/~1pets~1{id}/get", (6, 5)),
        ("#/paths/~1pets~1{id}/get/tags/1", (7, 17)),
        ("#/paths/~1pets~1{id}/get/parameters/0", (9, 11)),
        ("#/paths/~1pets~1{id}/get/parameters/0/in", (10, 15)),
        ("#/paths/~1pets~1{id}/get/200", (11, 12)),
        ("#/copy/own", (16, 8)),
        ("#/copy/shared", (13, 11)),
        ("#/many/shared", (13, 11)),
        ("#/alias/shared", (13, 11)),
        ("#/paths/nowhere/at/all", (4, 1)),
        ("#/info/title/below/a/scalar", (3, 15)),
    ],
)
def test_yaml(pointer: str, place: tuple[int, int]) -> None:
    assert line_and_column(YAML, "spec.yaml", pointer) == place


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("#", (1, 1)),
        ("#/openapi", (2, 15)),
        ("#/paths", (3, 3)),
        ("#/paths/~1pets~1{id}/get/tags/1", (3, 51)),
        ("#/paths/~1pets~1{id}/get/tags/2", (3, 56)),
        ("#/paths/~1pets~1{id}/get/tags/2/c", (3, 57)),
        ("#/paths/~1pets~1{id}/get/x", (3, 68)),
        ("#/é😀/1", (4, 13)),
        ("#/a~1b~0c", (4, 32)),
        ("#/paths/nowhere", (3, 3)),
        ("#/openapi/below", (2, 15)),
    ],
)
def test_json(pointer: str, place: tuple[int, int]) -> None:
    assert line_and_column(JSON, "spec.json", pointer) == place


@pytest.mark.parametrize(
    ("offset", "position"),
    [(0, Position(1, 1)), (2, Position(2, 1)), (5, Position(3, 1)), (6, Position(3, 2)), (99, Position(4, 1))],
)
def test_line_breaks(offset: int, position: Position) -> None:
    assert position_at("a\nb\r\nc\u2028\r", offset) == position
