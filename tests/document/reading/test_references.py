"""Every way to say what a reference leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from specmint.document.reading.stage import Loaded, load
from specmint.ir.load_options import LoadOptions

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\n"


def read(text: str, head: str = HEAD) -> Loaded:
    return load("-", LoadOptions(stdin=(head + text).encode()))


def references(node: Any) -> list[str]:
    if isinstance(node, list):
        return [found for item in node for found in references(item)]
    if not isinstance(node, dict):
        return []
    return [
        found
        for name, value in node.items()
        for found in ([value] if name == "$ref" else references(value))
        if isinstance(found, str)
    ]


SCHEMAS = """\
components:
  schemas:
    A:
      $id: https://example.com/schemas/a
      $anchor: top
      $defs:
        inner: {$anchor: in, type: string}
        deeper:
          $id: b/c
          $defs: {d: {type: integer}}
          properties:
            own: REFERENCE
    B: {$id: other, type: object}
    C: {$id: '#old', type: object}
"""
INNER = "#/components/schemas/A/$defs/inner"
DEEPER = "#/components/schemas/A/$defs/deeper"


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        ("https://example.com/schemas/a", "#/components/schemas/A"),
        ("https://example.com/schemas/a#", "#/components/schemas/A"),
        ("https://example.com/schemas/a#/$defs/inner", INNER),
        ("https://example.com/schemas/a#in", INNER),
        ("../a#in", INNER),
        ("#/$defs/d", f"{DEEPER}/$defs/d"),
        ("#", DEEPER),
        ("c#/$defs/d", f"{DEEPER}/$defs/d"),
        ("#/components/schemas/B", "#/components/schemas/B"),
        ("#old", "#/components/schemas/C"),
    ],
)
def test_schemas_that_have_a_name_of_their_own(reference: str, target: str) -> None:
    loaded = read(SCHEMAS.replace("REFERENCE", f"{{$ref: '{reference}'}}"))
    assert loaded.diagnostics == ()
    assert references(loaded.document.tree) == [target]
    assert "$id" not in str(loaded.document.tree)


def test_a_relative_name_starts_at_the_document(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("type: integer\n")
    text = SCHEMAS + "    D: {items: {$ref: other}}\n"
    (tmp_path / "spec.yaml").write_text(HEAD + text.replace("REFERENCE", "true"))
    tree = load(str(tmp_path / "spec.yaml")).document.tree
    assert tree["components"]["schemas"]["D"] == {"items": {"$ref": "#/components/schemas/B"}}


def test_a_file_beside_the_document_is_found_whatever_an_id_says(tmp_path: Path) -> None:
    (tmp_path / "pet.yaml").write_text("$id: https://example.com/pet\nproperties: {owner: {$ref: owner.yaml#person}}\n")
    (tmp_path / "owner.yaml").write_text("$defs: {one: {$anchor: person, type: string}}\n")
    (tmp_path / "spec.yaml").write_text(
        HEAD + "components: {schemas: {Pet: {$ref: pet.yaml}, All: {items: {$ref: 'https://example.com/pet'}}}}\n"
    )
    loaded = load(str(tmp_path / "spec.yaml"))
    assert loaded.diagnostics == ()
    assert loaded.document.tree["components"]["schemas"] == {
        "Pet": {"properties": {"owner": {"$ref": "#/components/schemas/one"}}},
        "All": {"items": {"$ref": "#/components/schemas/Pet"}},
        "one": {"type": "string"},
    }


def test_a_document_may_say_its_own_address() -> None:
    head = "openapi: 3.2.0\n$self: https://example.com/api/spec.yaml\n"
    text = "components: {schemas: {A: {type: string}, B: {items: {$ref: 'spec.yaml#/components/schemas/A'}}}}\n"
    assert references(read(text, head).document.tree) == ["#/components/schemas/A"]


@pytest.mark.parametrize("identifier", ["'http://[broken'", "'#'", "1"])
def test_names_that_are_none_do_no_harm(identifier: str) -> None:
    loaded = read(f"components: {{schemas: {{A: {{$id: {identifier}, items: {{$ref: '#/components/schemas/A'}}}}}}}}\n")
    assert references(loaded.document.tree) == ["#/components/schemas/A"]


def test_a_dynamic_reference_that_can_only_mean_one_schema() -> None:
    loaded = read(
        "components:\n  schemas:\n    Tree:\n      $dynamicAnchor: node\n"
        "      properties: {children: {items: {$dynamicRef: '#node', description: One}}}\n"
    )
    assert loaded.diagnostics == ()
    assert loaded.document.tree["components"]["schemas"]["Tree"] == {
        "properties": {"children": {"items": {"$ref": "#/components/schemas/Tree", "description": "One"}}}
    }


def test_a_dynamic_reference_that_may_mean_several_takes_any_value() -> None:
    loaded = read(
        "components:\n  schemas:\n    List: {items: {$dynamicRef: '#item'},"
        " $defs: {x: {$dynamicAnchor: item, not: {}}}}\n"
        "    Pets: {$ref: '#/components/schemas/List', $defs: {x: {$dynamicAnchor: item, type: string}}}\n"
    )
    assert [found.rule.name for found in loaded.diagnostics] == ["dynamic-reference"]
    assert loaded.document.tree["components"]["schemas"]["List"]["items"] == {}


def test_what_a_dynamic_reference_leaves_unevaluated_is_not_asked() -> None:
    loaded = read(
        "components:\n  schemas:\n    List: {$dynamicRef: '#more', unevaluatedProperties: false,"
        " $defs: {x: {$dynamicAnchor: more, type: object}}}\n"
        "    Pets: {$ref: '#/components/schemas/List', $defs: {x: {$dynamicAnchor: more, properties: {a: {}}}}}\n"
    )
    assert "unevaluatedProperties" not in loaded.document.tree["components"]["schemas"]["List"]


POINTED = """\
paths:
  /a/{id}:
    get:
      responses: {'200': {$ref: '#/components/responses/Pets'}}
  /b:
    get:
      responses: {'200': {description: x, content: {application/json: {schema: {$ref: 'REFERENCE'}}}}}
components:
  responses:
    Pets: {description: x, content: {application/json: {schema: {items: {anyOf: [{type: string}, {type: integer}]}}}}}
  schemas:
    A: {properties: {b: {$ref: '#/components/schemas/B'}, '50%': {type: string}, 'a%20b': {type: string}}}
    B: {properties: {c: {type: string}}}
"""
MEDIA = "#/components/responses/Pets/content/application~1json/schema"


@pytest.mark.parametrize(
    ("reference", "target"),
    [
        (f"{MEDIA}/items/anyOf/1", f"{MEDIA}/items/anyOf/1"),
        ("#/paths/~1a~1%7Bid%7D/get/responses/200/content/application~1json/schema", MEDIA),
        ("#/components/schemas/A/properties/b/properties/c", "#/components/schemas/B/properties/c"),
        ("#/components/schemas/A/properties/50%", "#/components/schemas/A/properties/50%"),
        ("#/components/schemas/A/properties/50%25", "#/components/schemas/A/properties/50%"),
        ("#/components/schemas/A/properties/a%20b", "#/components/schemas/A/properties/a%20b"),
        ("#/components/schemas/A/properties/b/properties/none", "#/components/schemas/A/properties/b/properties/none"),
        ("#/components/schemas/None", "#/components/schemas/None"),
    ],
)
def test_pointers_into_any_place(reference: str, target: str) -> None:
    tree = read(POINTED.replace("REFERENCE", reference)).document.tree
    assert tree["paths"]["/b"]["get"]["responses"]["200"]["content"]["application/json"]["schema"] == {"$ref": target}


def test_pointers_through_references_of_other_files(tmp_path: Path) -> None:
    (tmp_path / "spec.yaml").write_text(
        HEAD + "components: {schemas: {A: {items: {$ref: 'b.yaml#/paths/get/schema'}}, X: {$ref: 'b.yaml#/loop/x'}}}\n"
    )
    (tmp_path / "b.yaml").write_text("paths: {$ref: sub/c.yaml}\nloop: {$ref: '#/loop/y'}\n")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.yaml").write_text("get: {schema: {properties: {self: {$ref: '#/get/schema'}}}}\n")
    loaded = load(str(tmp_path / "spec.yaml"))
    assert [found.rule.name for found in loaded.diagnostics] == ["dangling-reference"]
    assert loaded.document.tree["components"]["schemas"]["A"] == {"items": {"$ref": "#/components/schemas/schema"}}
    assert loaded.document.tree["components"]["schemas"]["schema"]["properties"] == {
        "self": {"$ref": "#/components/schemas/schema"}
    }


def test_circles_of_pointers_through_references_end() -> None:
    loaded = read(
        "components: {schemas: {A: {$ref: '#/components/schemas/B/x'}, B: {$ref: '#/components/schemas/A/x'},"
        " C: {$id: 'c', $ref: '#/y/z'}}}\n"
    )
    assert references(loaded.document.tree) == ["#/components/schemas/B/x", "#/components/schemas/A/x", "#/y/z"]


SWAGGER = """\
swagger: '2.0'
info: {title: Pets, version: '1'}
produces: [application/json, text/csv]
paths:
  /a:
    post:
      parameters:
        - {name: b, in: body, schema: {properties: {c: {type: string}}}}
        - {name: q, in: query, type: string}
      responses: {'200': {description: x, schema: {items: {type: string}}}}
  /b:
    get:
      parameters: [{$ref: '#/paths/~1a/post/parameters/1'}]
      responses:
        '200': {description: x, schema: {$ref: '#/paths/~1a/post/responses/200/schema/items'}}
        '201': {description: x, schema: {$ref: '#/paths/~1a/post/parameters/0/schema/properties/c'}}
        '202': {description: x, schema: {$ref: '#/responses/R/schema'}}
responses: {R: {description: x, schema: {type: string}}}
"""


def test_pointers_of_swagger_lead_to_where_things_are_now() -> None:
    tree = read(SWAGGER, head="").document.tree
    assert references(tree["paths"]["/b"]) == [
        "#/paths/~1a/post/parameters/0",
        *["#/paths/~1a/post/responses/200/content/application~1json/schema/items"] * 2,
        *["#/paths/~1a/post/requestBody/content/application~1json/schema/properties/c"] * 2,
        *["#/components/responses/R/content/application~1json/schema"] * 2,
    ]


def test_names_do_not_depend_on_who_refers_first(tmp_path: Path) -> None:
    for folder in ("cats", "dogs"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "pet.yaml").write_text(f"title: {folder}\n")
    named = []
    for order in (("cats", "dogs"), ("dogs", "cats")):
        items = "".join(f"    {name}: {{items: {{$ref: {name}/pet.yaml}}}}\n" for name in order)
        (tmp_path / "spec.yaml").write_text(f"{HEAD}components:\n  schemas:\n{items}")
        schemas = load(str(tmp_path / "spec.yaml")).document.tree["components"]["schemas"]
        named.append({name: schema["title"] for name, schema in schemas.items() if "title" in schema})
    assert named == [{"pet": "cats", "dogs_pet": "dogs"}] * 2
