"""The module of webhooks: functions, the names they are read by, and the property that tells them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.api.naming.stage import call_names, name, webhook_names
from specmint.api.schemas.view import Schemas
from specmint.package.planning.webhooks import LONG_UNION, planned_webhooks
from tests.documents import DONE, Node, api, body, parameter, reference

if TYPE_CHECKING:
    from specmint.ir.webhooks import Webhooks


def told(schema: Node | None = None, content_type: str = "application/json", **rest: Any) -> Node:
    """A path item of a webhook."""
    sent = {} if schema is None else {"requestBody": body(schema, content_type)}
    return {"post": {"responses": DONE, **sent, **rest}}


def planned(webhooks: Node, schemas: Node | None = None, paths: Node | None = None) -> Webhooks | None:
    """What is planned for a document with these webhooks."""
    described = api(paths or {}, schemas, webhooks=webhooks)
    views = Schemas(described.document)
    calls = call_names(views, described.operations, {})
    return planned_webhooks(described, views, name(described, views, calls, webhook_names(described.webhooks, calls)))


def kind(value: str) -> Node:
    """An object that says by its property what it is."""
    return {"type": "object", "required": ["kind"], "properties": {"kind": {"const": value}}}


def test_without_webhooks_there_is_no_module() -> None:
    assert planned({}) is None


def test_one_webhook_is_read_by_its_function_alone() -> None:
    found = planned({"newPet": told(reference("Pet"))}, {"Pet": kind("pet")})
    assert found is not None
    assert [(each.function, each.constant, each.type) for each in found.functions] == [
        ("new_pet", "NEW_PET", "models.Pet")
    ]
    assert (found.named, found.decision) == ({}, None)
    assert found.exported == ["InvalidWebhookWarning", "WebhookValidationError", "new_pet"]


def test_several_are_read_by_name_and_by_the_property_that_tells_them_apart() -> None:
    found = planned({"b": told(reference("B")), "a": told(reference("A"))}, {"A": kind("a"), "B": kind("b")})
    assert found is not None
    assert {each: webhook.function for each, webhook in found.named.items()} == {"a": "a", "b": "b"}
    assert list(found.named) == ["a", "b"]
    assert found.any_type == "models.A | models.B"
    assert found.decision is not None
    assert (found.decision.property, found.decision.constants) == ("kind", {"a": "A", "b": "B"})


def test_nothing_is_decided_where_one_body_is_no_json() -> None:
    found = planned({"a": told(kind("a")), "b": told({"type": "string"}, "text/plain"), "c": told()})
    assert found is not None
    assert found.decision is None
    assert [each.type for each in found.functions] == ["models.AWebhook", "str", "None"]
    assert found.any_type == "models.AWebhook | str | None"


def test_nothing_is_decided_by_numbers() -> None:
    first: Node = {"type": "object", "properties": {"kind": {"const": 1}}}
    found = planned({"a": told(first), "b": told({"type": "object", "properties": {"kind": {"const": 2}}})})
    assert found is not None
    assert found.decision is None


def test_what_may_be_anything_makes_any_body_anything() -> None:
    found = planned({"a": told({}), "b": told({"type": "integer"}), "c": told({"type": "string"}, "image/png")})
    assert found is not None
    assert [each.type for each in found.functions] == ["Any", "int", "bytes"]
    assert found.any_type == "Any"


def test_a_long_union_is_grouped() -> None:
    found = planned({f"w{number:03}": told(kind(str(number))) for number in range(LONG_UNION + 1)})
    assert found is not None
    assert found.any_type.count("(") == 2


def test_post_goes_first_where_a_name_has_several_methods() -> None:
    other = told({"type": "integer"})["post"]
    found = planned({"a": {**told({"type": "string"}), "delete": other}, "b": told()})
    assert found is not None
    assert found.named["a"].function == "a"


def test_callbacks_are_not_read_by_name() -> None:
    item = {"{$request.body#/url}": told({"type": "string"})}
    paths: Node = {"/pets": {"post": {"responses": DONE, "callbacks": {"born": item}}}}
    found = planned({"a": told()}, paths=paths)
    assert found is not None
    assert [each.function for each in found.functions] == ["a", "pets_create_born"]
    assert found.named == {}
    assert found.functions[1].docstring == (
        "Read the body of born.\n\nThe callback ``born`` of ``POST /pets``, sent with POST to ``{$request.body#/url}``."
    )


def test_the_docstring_says_what_comes_with_the_body() -> None:
    parameters = [parameter("X-Key", "header", description="Proves it."), parameter("at")]
    item = told(summary="A pet was born", description="Once only.", deprecated=True, parameters=parameters)
    found = planned({"newPet": item})
    assert found is not None
    assert found.functions[0].docstring == (
        "A pet was born.\n\n"
        "Once only.\n\n"
        "Deprecated: the API's description advises against new uses.\n\n"
        "With it come:\n\n"
        "- header ``X-Key``: Proves it.\n"
        "- query ``at``\n\n"
        "The webhook ``newPet``, sent with POST."
    )
