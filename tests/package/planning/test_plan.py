"""The package as it is laid out for the templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from specmint.api.schemas.view import Schemas
from specmint.ir.package import Argument
from specmint.package.planning.client_docstrings import OPTIONS
from specmint.package.planning.resources import IMPORTED, class_name, constant, readable
from specmint.package.planning.settings import Settings
from specmint.package.planning.stage import plan
from tests.documents import DONE, Node, answer, api, body, catalog, parameter

if TYPE_CHECKING:
    from specmint.ir.package import Package, PlannedOperation

KEY: Node = {"type": "apiKey", "in": "header", "name": "X-Key"}
TEXT: Node = {"type": "string"}
PET: Node = {"type": "object", "properties": {"a": TEXT}}
PETS = answer({"items": PET})


def planned(paths: Node, credentials: dict[str, tuple[str, str]] | None = None, **rest: Any) -> Package:
    """The plan of a package with empty models."""
    described = api(paths, **rest)
    settings = Settings("pets_client", "spec.yaml", "1.0", credentials or {}, fixtures={})
    return plan(described, Schemas(described.document), catalog(described), {"models": {}, "params": {}}, settings)


def one(node: Node, path: str = "/pets", method: str = "post") -> PlannedOperation:
    """The only operation of a package."""
    package = planned({path: {method: {"responses": DONE, **node}}})
    return next(each for resource in package.resources for each in resource.operations)


def test_what_a_package_says_of_itself() -> None:
    package = planned({"/pets": {"get": {"responses": DONE}}})
    assert (package.name, package.title, package.api_version) == ("pets_client", "Pets", "1")
    assert (package.base_url, package.source, package.generator) == ("https://api.example.com", "spec.yaml", "1.0")
    assert package.sentence == "A client of Pets."


def test_every_resource_and_those_above_it() -> None:
    package = planned({"/ai/assistants/{id}": {"get": {"parameters": [parameter("id", "path")], "responses": DONE}}})
    assert [(each.path, each.module, each.class_name) for each in (package.root, *package.resources)] == [
        ((), "root", "Root"),
        (("ai",), "ai", "Ai"),
        (("ai", "assistants"), "ai_assistants", "Assistants"),
    ]
    child = package.resources[0].children[0]
    assert (child.attribute, child.imported) == ("assistants", "Assistants, AsyncAssistants")
    assert child.sentence == "The calls under ``client.ai.assistants``."


def test_the_shape_of_the_client_is_drawn() -> None:
    item = {"parameters": [parameter("id", "path")], "get": {"responses": DONE}, "put": {"responses": DONE}}
    package = planned(
        {"/pets/{id}": item, "/pets/toys": {"post": {"responses": DONE}}, "/a": {"post": {"responses": DONE}}}
    )
    assert package.tree.splitlines() == [
        "client",
        "├── a",
        "│   └── create  POST /a",
        "└── pets",
        "    ├── retrieve  GET /pets/{id}",
        "    ├── toys",
        "    │   └── create  POST /pets/toys",
        "    └── update  PUT /pets/{id}",
    ]


CREDENTIALS: dict[str, tuple[list[str], dict[str, tuple[str, str]], list[tuple[str, str]]]] = {
    "the only one": (["someKey"], {}, [("api_key", "PETS_CLIENT_API_KEY")]),
    "several": (
        ["someKey", "other"],
        {},
        [("some_key", "PETS_CLIENT_SOME_KEY"), ("other", "PETS_CLIENT_OTHER")],
    ),
    "configured": (["a", "b"], {"a": ("token", "TOKEN")}, [("token", "TOKEN"), ("b", "PETS_CLIENT_B")]),
    "options of the client": (
        ["timeout", "base-url", "self"],
        {},
        [("timeout2", "PETS_CLIENT_TIMEOUT2"), ("base_url2", "PETS_CLIENT_BASE_URL2"), ("self_", "PETS_CLIENT_SELF_")],
    ),
    "the same twice": (["a-b", "a_b"], {}, [("a_b", "PETS_CLIENT_A_B"), ("a_b2", "PETS_CLIENT_A_B2")]),
    "configured like an option": (["a"], {"a": ("timeout", "T")}, [("timeout2", "T")]),
    "not in use": ([], {}, []),
}


@pytest.mark.parametrize("case", CREDENTIALS)
def test_credentials(case: str) -> None:
    names, configured, expected = CREDENTIALS[case]
    node = {"responses": DONE, "security": [{key: [] for key in names}]}
    schemes = dict.fromkeys([*names, "unused"], KEY)
    package = planned({"/pets": {"get": node}}, configured, components={"securitySchemes": schemes})
    assert [(each.argument, each.variable) for each in package.credentials] == expected
    assert package.requires_credentials is bool(names)
    assert not {each.argument for each in package.credentials} & set(OPTIONS)


@pytest.mark.parametrize("security", [[], [{}], [{"a": []}, {}]])
def test_credentials_that_an_operation_does_without_are_not_required(security: list[Node]) -> None:
    paths = {"/pets": {"get": {"responses": DONE}, "post": {"responses": DONE, "security": security}}}
    package = planned(paths, security=[{"a": []}], components={"securitySchemes": {"a": KEY}})
    assert [each.argument for each in package.credentials] == ["api_key"]
    assert not package.requires_credentials


REST: dict[str, tuple[str, Node, Argument | None]] = {
    "nothing": ("/pets", {}, None),
    "fields": (
        "/pets",
        {"requestBody": body(PET)},
        Argument("body", "Unpack[params.PetsCreateParams]"),
    ),
    "parameters": ("/pets", {"parameters": [parameter("q")]}, Argument("query", "Unpack[params.PetsCreateParams]")),
    "both": (
        "/pets",
        {"parameters": [parameter("q")], "requestBody": body(PET)},
        Argument("arguments", "Unpack[params.PetsCreateParams]"),
    ),
    "a path parameter of that name": (
        "/pets/{query}",
        {"parameters": [parameter("query", "path"), parameter("q")]},
        Argument("query2", "Unpack[params.PetsUpdateParams]"),
    ),
}


@pytest.mark.parametrize("case", REST)
def test_keyword_arguments(case: str) -> None:
    path, node, rest = REST[case]
    assert one(node, path).rest == rest


def test_arguments_of_the_path() -> None:
    node = {"parameters": [parameter("b", "path", schema={"type": "integer"}), parameter("a", "path")]}
    made = one(node, "/pets/{a}/toys/{b}")
    assert made.positional == (Argument("b", "int"),)
    assert made.keywords == (Argument("a", "str"),)


@pytest.mark.parametrize(
    ("required", "expected"),
    [(True, Argument("body", "Sequence[Any]")), (False, Argument("body", "Sequence[Any] | Absent", "ABSENT"))],
)
def test_a_body_that_is_one_argument(expected: Argument, *, required: bool) -> None:
    content = {"application/json": {"schema": {"type": "array"}}}
    made = one({"requestBody": {"required": required, "content": content}})
    assert made.keywords == (expected,)
    assert made.body
    assert (made.body.spread, made.body.required, made.body.schema) == (False, required, "#/create.body")


def test_fields_that_are_called_otherwise_on_the_wire() -> None:
    made = one({"requestBody": body({"properties": {"petName": TEXT, "age": TEXT}})})
    assert made.body
    assert (made.body.spread, made.body.fields) == (True, {"pet_name": "petName"})


def test_a_body_without_a_schema() -> None:
    made = one({"requestBody": {"content": {"application/json": {}}}})
    assert made.body
    assert (made.body.schema, made.keywords) == (None, (Argument("body", "Any | Absent", "ABSENT"),))


def test_only_what_is_no_standard_is_said_of_a_parameter() -> None:
    node = {
        "parameters": [parameter("a"), parameter("b", style="deepObject", explode=True), parameter("c", explode=False)]
    }
    assert [(each.style, each.explode) for each in one(node).parameters] == [
        (None, None),
        ("deepObject", True),
        (None, False),
    ]


def test_requests_are_checked_against_what_the_document_says() -> None:
    package = planned({"/pets": {"post": {"parameters": [parameter("q")], "responses": DONE}}})
    assert package.schemas == {"pets.json": {"create.query.q": TEXT}}
    assert package.resources[0].operations[0].parameters[0].schema == "#/create.query.q"


def test_calls_are_told_in_the_order_of_their_names() -> None:
    package = planned({path: {"post": {"responses": DONE}} for path in ("/b", "/a/xs", "/a")})
    assert [(each.name, each.method, each.path) for each in package.calls] == [
        ("a.create", "POST", "/a"),
        ("a.xs.create", "POST", "/a/xs"),
        ("b.create", "POST", "/b"),
    ]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ((), "Root"),
        (("pets",), "Pets"),
        (("pets", "toys"), "Toys"),
        (("folders", "folders"), "FoldersFolders"),
        (("a", "b", "a"), "ABA"),
        (("client",), "ClientResource"),
        (("root",), "RootResource"),
        (("session",), "SessionResource"),
        (("images", "i"), "IResource"),
        (("none",), "NoneResource"),
        (("true",), "TrueResource"),
    ],
)
def test_classes_of_resources(path: tuple[str, ...], name: str) -> None:
    assert class_name(path) == name
    assert not path or {class_name(path), f"Async{class_name(path)}"}.isdisjoint(IMPORTED)


def test_no_statement_is_called_like_a_constant_of_the_runtime() -> None:
    assert [constant(name) for name in ("list", "events", "absent")] == ["LIST", "EVENTS_", "ABSENT_"]


def test_types_are_readable_beside_members_of_the_same_name() -> None:
    responses = {**answer({"type": "array", "items": {"type": "string", "format": "date"}}), "404": {"description": ""}}
    made = readable(one({"responses": responses, "parameters": [parameter("q")]}), {"list", "params", "date", "str"})
    assert made.returns == "list_[date_]"
    assert [each.type for each in made.responses] == ["list_[date_]", None]
    assert made.rest == Argument("query", "Unpack[params_.PetsCreateParams]")
    assert readable(one({"responses": responses}), set()).returns == "list[date]"


def test_security_of_the_whole_document_stands_once() -> None:
    own = {"responses": DONE, "security": [{"b": []}]}
    paths = {"/pets": {"get": {"responses": DONE}, "post": own, "delete": {"responses": DONE, "security": []}}}
    package = planned(paths, security=[{"a": []}], components={"securitySchemes": {"a": KEY, "b": KEY}})
    assert package.security == (("a",),)
    assert {each.attribute: each.security for each in package.resources[0].operations} == {
        "delete": (),
        "create": (("b",),),
        "list": None,
    }


def test_security_that_no_operation_falls_back_on_is_left_out() -> None:
    own = {"responses": DONE, "security": [{"b": []}]}
    package = planned(
        {"/pets": {"get": own}}, security=[{"a": []}], components={"securitySchemes": {"a": KEY, "b": KEY}}
    )
    assert package.security == ()
