"""What things are called in messages."""

from __future__ import annotations

import pytest

from specmint.changes.comparing.wire.merged_schemas import MergedSchemas
from specmint.changes.comparing.wire.words import label, subject
from tests.changes.comparing.wire.documents import DONE, document, scope
from tests.documents import schemas_of

PAGE = {"name": "page", "in": "query", "schema": {"type": "object", "properties": {"size": {}}}}
MEMBERS = [{"$ref": "#/components/schemas/Cat"}, {"title": "A dog"}, {"properties": {"kind": {"enum": ["cow"]}}}, {}]
SENT = {**DONE, "requestBody": {"content": {"application/json": {"schema": {"properties": {"a": {}}}}}}}
TREE = document(
    {"parameters": [PAGE], "callbacks": {"done": {"{$url}": {"post": SENT}}}},
    paths={"/shared": {"parameters": [PAGE], "get": DONE}},
    webhooks={"sold": {"post": SENT}},
    schemas={"Pet": {"oneOf": MEMBERS, "properties": {"tags": {"items": {"prefixItems": [{}]}}}, "not": {}}},
    components={"parameters": {"Page": PAGE, "Lost": {"$ref": "#/nowhere"}}, "headers": {"Limit": {"schema": {}}}},
)
BODY = "requestBody/content/application~1json/schema"


@pytest.mark.parametrize(
    ("pointer", "words"),
    [
        ("#/components/schemas/Pet", "Pet"),
        ("#/components/schemas/Pet/properties/tags/items/prefixItems/0", "Pet.tags[][0]"),
        ("#/components/schemas/Pet/oneOf/0", "Pet(Cat)"),
        ("#/components/schemas/Pet/oneOf/1", "Pet(A dog)"),
        ("#/components/schemas/Pet/oneOf/2", "Pet(cow)"),
        ("#/components/schemas/Pet/oneOf/3", "Pet(option 4)"),
        ("#/components/schemas/Pet/not", "Pet not"),
        ("#/components/parameters/Page/schema/properties/size", "query parameter page size"),
        ("#/components/parameters/Lost", " parameter "),
        ("#/components/headers/Limit/schema", "header Limit"),
        ("#/components/links/Next", "links Next"),
        ("#/paths/~1things/post/parameters/0/schema", "query parameter page"),
        ("#/paths/~1shared/parameters/0/schema", "query parameter page"),
        ("#/paths/~1things/post/responses/200/headers/Limit/schema", "response 200 header Limit"),
        ("#/paths/~1things/post", "the operation"),
        (f"#/webhooks/sold/post/{BODY}/properties/a", "webhook sold body a"),
        (f"#/paths/~1things/post/callbacks/done/{{$url}}/post/{BODY}/properties/a", "callback done body a"),
        ("#", "the document"),
    ],
)
def test_a_place_has_a_name(pointer: str, words: str) -> None:
    assert subject(scope(TREE).api.document, pointer) == words


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        ({"title": " Pet "}, "Pet"),
        ({"type": "object", "properties": {"kind": {"const": "cat"}}}, 'kind "cat"'),
        ({"enum": ["a", 1]}, '"a" or 1'),
        ({"type": "array", "items": {"type": "number"}}, "array of number"),
        ({"type": "object", "properties": {"a": {}, "b": {}}}, "object with a and b"),
        ({"type": ["string", "boolean"]}, "string or boolean"),
        ({"type": []}, "nothing"),
        ({}, "anything"),
    ],
)
def test_a_schema_has_a_name(schema: dict[str, object], words: str) -> None:
    schemas = MergedSchemas(schemas_of(Holder={"properties": {"value": schema}}, Named={}))
    assert label(schemas, ("#/components/schemas/Holder/properties/value",)) == words
    assert label(schemas, ("#/components/schemas/Named",)) == "Named"
    assert label(schemas, ()) == "anything"
