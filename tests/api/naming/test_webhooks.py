"""The functions that read webhooks and callbacks, and where their classes live."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from specmint.api.naming.stage import call_names, name, webhook_names
from specmint.api.schemas.view import Schemas
from tests.documents import DONE, Node, api, body, reference

if TYPE_CHECKING:
    from specmint.ir.api import Api

TOLD: Node = {"post": {"responses": DONE}}
CALLBACK: Node = {"{$request.body#/url}": TOLD}


def functions(described: Api) -> dict[str, str]:
    """The function of each webhook by its key, the first word left out."""
    calls = call_names(Schemas(described.document), described.operations, {})
    return {key.split(" ", 1)[1]: given for key, given in webhook_names(described.webhooks, calls).items()}


@pytest.mark.parametrize(
    ("written", "function"),
    [
        ("newPet", "new_pet"),
        ("email.sent", "email_sent"),
        ("branch-protection-rule/created", "branch_protection_rule_created"),
        ("+1", "plus1"),
        ("0rtt", "n0rtt"),
        ("", "empty"),
        ("class", "class_"),
        ("read", "read_"),
        ("read_any", "read_any_"),
        ("models", "models_"),
        ("bytes", "bytes_"),
        ("ünï", "uni"),
    ],
)
def test_a_webhook_is_called_as_its_author_calls_it(written: str, function: str) -> None:
    assert functions(api({}, webhooks={written: TOLD})) == {f"POST {written}": function}


def test_a_callback_is_called_like_its_call_and_itself() -> None:
    described = api({"/pets": {"post": {"responses": DONE, "callbacks": {"onBirth": CALLBACK}}}})
    assert list(functions(described).values()) == ["pets_create_on_birth"]


def test_methods_and_addresses_tell_apart_what_would_be_called_the_same() -> None:
    item = {"post": TOLD["post"], "put": TOLD["post"]}
    callbacks: Node = {"on": {"{$request.body#/a}": TOLD, "{$request.body#/b}": TOLD}}
    described = api({"/pets": {"post": {"responses": DONE, "callbacks": callbacks}}}, webhooks={"pet": item})
    assert list(functions(described).values()) == [
        "pet",
        "pet_put",
        "pets_create_on",
        "pets_create_on_request_body_b",
    ]


def test_no_order_changes_a_name() -> None:
    names = ("petBorn", "pet_born", "pet-born", "pet_born_2")
    found = [functions(api({}, webhooks=dict.fromkeys(order, TOLD))) for order in permutations(names)]
    assert found == [found[0]] * len(found)
    assert found[0]["POST pet_born"] == "pet_born"
    assert len(set(found[0].values())) == len(names)


def modules(described: Api) -> dict[str, str]:
    """The module of each class by its name."""
    schemas = Schemas(described.document)
    calls = call_names(schemas, described.operations, {})
    catalog = name(described, schemas, calls, webhook_names(described.webhooks, calls))
    return {each.name: each.module for each in catalog.classes.values()}


def test_webhooks_about_one_thing_share_a_module() -> None:
    inside: Node = {"type": "object", "properties": {"owner": reference("Owner"), "at": {"type": "string"}}}
    told: Node = {"post": {"requestBody": body(inside), "responses": DONE}}
    described = api(
        {},
        {"Owner": {"type": "object", "properties": {"name": {"type": "string"}}}},
        webhooks={"email.sent": told, "email.opened": told, "domain.sold": told},
    )
    assert modules(described) == {
        "EmailSentWebhook": "webhooks_email",
        "EmailOpenedWebhook": "webhooks_email",
        "DomainSoldWebhook": "webhooks_domain",
        "Owner": "shared",
    }


def test_the_classes_of_a_callback_live_with_its_call() -> None:
    told: Node = {"post": {"requestBody": body(reference("Pet")), "responses": DONE}}
    callbacks: Node = {"born": {"{$request.body#/url}": told}}
    described = api(
        {"/pets": {"post": {"responses": DONE, "callbacks": callbacks}}},
        {"Pet": {"type": "object", "properties": {"name": {"type": "string"}}}},
    )
    assert modules(described) == {"Pet": "pets"}


def test_a_body_that_stands_elsewhere_is_not_named_after_one_webhook() -> None:
    shared: Node = {"Told": body({"type": "object", "properties": {"a": {"type": "string"}}})}
    told: Node = {"post": {"requestBody": {"$ref": "#/components/requestBodies/Told"}, "responses": DONE}}
    described = api({}, components={"requestBodies": shared}, webhooks={"a": told, "b": told})
    assert not any("Webhook" in each for each in modules(described))
