"""What an API is: references followed, what belongs together joined, what cannot be used left out and named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from specmint.api.resolving.stage import resolve
from specmint.ir.api import Api, Operation, SecurityScheme
from specmint.ir.document import child
from tests.documents import DONE, Node, answer, body, document, operation, parameter

if TYPE_CHECKING:
    from specmint.ir.diagnostics import Diagnostic

TEXT: Node = {"type": "string"}


def resolved(paths: Node | None = None, **rest: Any) -> tuple[Api, list[str]]:
    """The API and the codes of what was found."""
    found = resolve(document(paths, **rest))
    return found.api, [each.rule.name for each in found.diagnostics]


def broken(paths: Node, **tree: Any) -> tuple[tuple[Operation, ...], tuple[Diagnostic, ...]]:
    """The operations of a document whose reader let everything through, and what was found."""
    whole = document()
    whole.tree.update(tree)
    whole.tree["paths"] = paths
    found = resolve(whole)
    return found.api.operations, found.diagnostics


def test_what_an_api_says_of_itself() -> None:
    api, found = resolved(info={"title": "Pets", "version": "2", "description": "About pets."})
    assert (api.title, api.version, api.description) == ("Pets", "2", "About pets.")
    assert [server.url for server in api.servers] == ["https://api.example.com"]
    assert (api.operations, api.security_schemes, found) == ((), {}, [])


def test_operations_are_sorted_by_path_and_method() -> None:
    item = {method: {"responses": DONE} for method in ("put", "get", "delete")}
    api, _ = resolved({"/b": item, "/a": item})
    assert [each.key for each in api.operations] == ["DELETE /a", "GET /a", "PUT /a", "DELETE /b", "GET /b", "PUT /b"]


def test_everything_an_operation_says() -> None:
    given = operation(
        method="post",
        operationId="id",
        summary="Short.",
        description="Long.",
        tags=["a", 7],
        deprecated=True,
        requestBody={"description": "It.", "content": {"application/json": {"schema": TEXT}, "text/plain": {}}},
        responses={"2xx": {"description": "Good."}, "default": {"description": "Bad."}},
        **{"x-specmint-name": "pets.make"},
    )
    assert (given.operation_id, given.summary, given.description) == ("id", "Short.", "Long.")
    assert (given.tags, given.deprecated, given.explicit_name) == (("a", "7"), True, "pets.make")
    assert given.request_body
    assert (given.request_body.required, given.request_body.description) == (False, "It.")
    content = [(each.content_type, each.schema) for each in given.request_body.content]
    pointer = "#/paths/~1pets/post/requestBody/content/application~1json/schema"
    assert content == [("application/json", pointer), ("text/plain", None)]
    assert [(each.status, each.description) for each in given.responses] == [("2XX", "Good."), ("default", "Bad.")]


def test_parameters_of_the_path_are_merged() -> None:
    item = {
        "parameters": [parameter("id", "path"), parameter("q"), parameter("X-A", "header")],
        "get": {"parameters": [parameter("q", required=True), parameter("q", "cookie")], "responses": DONE},
    }
    api, _ = resolved({"/pets/{id}": item})
    parameters = api.operations[0].parameters
    assert [(each.name, each.location, each.required) for each in parameters] == [
        ("id", "path", True),
        ("q", "query", True),
        ("X-A", "header", False),
        ("q", "cookie", False),
    ]


def test_references_are_followed() -> None:
    components = {
        "parameters": {"Limit": parameter("limit"), "Alias": {"$ref": "#/components/parameters/Limit"}},
        "requestBodies": {"Pet": body(TEXT)},
        "responses": {"Done": {"description": "Done."}},
        "pathItems": {"Item": {"get": {"responses": DONE}}},
    }
    item = {
        "parameters": [{"$ref": "#/components/parameters/Alias"}],
        "post": {
            "requestBody": {"$ref": "#/components/requestBodies/Pet"},
            "responses": {"204": {"$ref": "#/components/responses/Done"}},
        },
    }
    api, _ = resolved({"/pets": item, "/same": {"$ref": "#/components/pathItems/Item"}}, components=components)
    post, get = api.operations
    assert post.parameters[0].pointer == "#/components/parameters/Limit"
    assert post.request_body
    assert post.request_body.pointer == "#/components/requestBodies/Pet"
    assert post.responses[0].pointer == "#/components/responses/Done"
    assert (get.key, get.pointer) == ("GET /same", "#/components/pathItems/Item/get")


STYLES: dict[str, tuple[Node, tuple[str, bool]]] = {
    "path": (parameter("a", "path"), ("simple", False)),
    "query": (parameter("a"), ("form", True)),
    "header": (parameter("a", "header"), ("simple", False)),
    "cookie": (parameter("a", "cookie"), ("form", True)),
    "deepObject": (parameter("a", style="deepObject"), ("deepObject", False)),
    "exploded": (parameter("a", "path", style="label", explode=True), ("label", True)),
    "not exploded": (parameter("a", explode=False), ("form", False)),
}


@pytest.mark.parametrize("case", STYLES)
def test_styles(case: str) -> None:
    node, expected = STYLES[case]
    found = operation("/pets/{a}" if node["in"] == "path" else "/pets", parameters=[node]).parameters[0]
    assert (found.style, found.explode) == expected


def test_what_else_a_parameter_says() -> None:
    found = operation(parameters=[parameter("a", description="A.", deprecated=True, allowReserved=True)]).parameters[0]
    assert (found.description, found.deprecated, found.allow_reserved, found.content_type) == ("A.", True, True, None)


@pytest.mark.parametrize(("media", "schema"), [({"schema": TEXT}, "/schema"), ({}, ""), ({"example": 1}, "")])
def test_a_parameter_may_be_text_of_a_media_type(media: Node, schema: str) -> None:
    node = {"name": "a", "in": "query", "content": {"application/json": media}}
    found = operation(parameters=[node]).parameters[0]
    assert found.content_type == "application/json"
    assert found.schema == f"#/paths/~1pets/get/parameters/0/content/application~1json{schema}"


SCHEMES: dict[str, tuple[Node, SecurityScheme | None]] = {
    "bearer": ({"type": "http", "scheme": "bearer"}, SecurityScheme("s", "bearer", "header", "Authorization", "")),
    "basic": ({"type": "http", "scheme": "Basic"}, SecurityScheme("s", "basic", "header", "Authorization", "")),
    "OAuth": ({"type": "oauth2", "flows": {}}, SecurityScheme("s", "bearer", "header", "Authorization", "")),
    "OpenID": (
        {"type": "openIdConnect", "openIdConnectUrl": "https://x", "description": "Words."},
        SecurityScheme("s", "bearer", "header", "Authorization", "Words."),
    ),
    "key": ({"type": "apiKey", "in": "query", "name": "k"}, SecurityScheme("s", "apiKey", "query", "k", "")),
    "another scheme": (
        {"type": "http", "scheme": "Token"},
        SecurityScheme("s", "http", "header", "Authorization", "", "Token"),
    ),
    "a scheme in other letters": (
        {"type": "http", "scheme": "BEARER", "bearerFormat": "JWT"},
        SecurityScheme("s", "bearer", "header", "Authorization", ""),
    ),
    "a challenge": ({"type": "http", "scheme": "Digest"}, None),
    "a signature": ({"type": "http", "scheme": "dpop"}, None),
    "no scheme": ({"type": "http"}, None),
    "no name of a scheme": ({"type": "http", "scheme": "my token"}, None),
    "no name of a header": ({"type": "apiKey", "in": "header", "name": "X-Größe"}, None),
    "a header in two lines": ({"type": "apiKey", "in": "header", "name": "X-A\r\nX-B"}, None),
    "no name of a cookie": ({"type": "apiKey", "in": "cookie", "name": "a; b"}, None),
    "a parameter of any name": (
        {"type": "apiKey", "in": "query", "name": "größe &"},
        SecurityScheme("s", "apiKey", "query", "größe &", ""),
    ),
    "no name of a parameter": ({"type": "apiKey", "in": "query", "name": ""}, None),
    "certificate": ({"type": "mutualTLS"}, None),
    "key without a place": ({"type": "apiKey", "name": "k"}, None),
}


@pytest.mark.parametrize("case", SCHEMES)
def test_security_schemes(case: str) -> None:
    node, scheme = SCHEMES[case]
    api, found = resolved(components={"securitySchemes": {"s": node}})
    assert api.security_schemes == ({"s": scheme} if scheme else {})
    assert found == ([] if scheme else ["unsupported-security-scheme"])


SECURITY: dict[str, tuple[Any, tuple[tuple[str, ...], ...], list[str]]] = {
    "the document's": (None, (("a",),), []),
    "its own": ([{"b": []}, {}], (("b",), ()), []),
    "both": ([{"a": [], "b": []}], (("a", "b"),), []),
    "none": ([], (), []),
    "one that is not declared": ([{"c": []}, {"a": []}], (("a",),), ["missing-security-scheme"]),
    "one that cannot be met": ([{"d": []}, {"a": []}], (("a",),), ["unsupported-security-scheme"]),
}


@pytest.mark.parametrize("case", SECURITY)
def test_security(case: str) -> None:
    given, expected, codes = SECURITY[case]
    scheme = {"type": "http", "scheme": "bearer"}
    schemes = {"a": scheme, "b": scheme, **({"d": {"type": "mutualTLS"}} if "cannot" in case else {})}
    node = {"responses": DONE} if given is None else {"responses": DONE, "security": given}
    api, found = resolved({"/pets": {"get": node}}, security=[{"a": []}], components={"securitySchemes": schemes})
    assert api.operations[0].security == expected
    assert found == codes


SERVERS: dict[str, tuple[Any, str]] = {
    "the first": ([{"url": "https://a.example"}, {"url": "https://b.example"}], "https://a.example"),
    "variables": (
        [{"url": "https://{region}.example/{v}", "variables": {"region": {"default": "eu"}, "v": {"default": "2"}}}],
        "https://eu.example/2",
    ),
    "relative": ([{"url": "/v2"}], ""),
    "none": ([], ""),
    "with a query": ([{"url": "https://a.example?x=1"}], ""),
    "with a user": ([{"url": "https://me@a.example"}], ""),
    "another scheme": ([{"url": "file:///etc"}], ""),
}


@pytest.mark.parametrize("case", SERVERS)
def test_servers(case: str) -> None:
    servers, url = SERVERS[case]
    api, found = resolved(servers=servers)
    assert [server.default_url for server in api.servers[:1]] == ([url] if url else [])
    assert found == ([] if url else ["unusable-server"])


@pytest.mark.parametrize("servers", [None, 7, {}, [None], ["https://a.example"], [{"url": 7, "variables": [1]}]])
def test_servers_without_sense(servers: object) -> None:
    whole = document()
    whole.tree["servers"] = servers
    assert resolve(whole).api.servers == ()


LEFT_OUT: dict[str, tuple[str, Node]] = {
    "a body that is not there": ("/a", {"requestBody": {"$ref": "#/components/requestBodies/None"}}),
    "a body that is no mapping": ("/a", {"requestBody": {"$ref": "#/info/title"}}),
    "dots in the path": ("/a/../b", {}),
    "a dot in the path": ("/a/.", {}),
    "dots before a query": ("/a/..?b=1", {}),
}


@pytest.mark.parametrize("case", LEFT_OUT)
def test_what_is_broken_is_left_out_alone(case: str) -> None:
    path, node = LEFT_OUT[case]
    operations, found = broken({path: {"get": {"responses": DONE, **node}}, "/b": {"get": {"responses": {}}}})
    assert [each.key for each in operations] == ["GET /b"]
    assert [each.rule.name for each in found] == ["operation-left-out"]
    assert f"GET {path} is left out: " in found[0].message
    assert (found[0].pointer, found[0].operations) == (child("#/paths", path, "get"), (f"GET {path}",))


@pytest.mark.parametrize("item", [{"$ref": "#/components/pathItems/None"}, {"$ref": 7}, {"$ref": "#/info/title"}])
def test_a_path_that_is_not_there_is_left_out(item: Node) -> None:
    operations, found = broken({"/a": item, "/b": {"get": {"responses": {}}}})
    assert [each.key for each in operations] == ["GET /b"]
    assert [(each.rule.name, each.operations) for each in found] == [("operation-left-out", ("/a",))]


def test_a_path_item_may_say_more_than_it_refers_to() -> None:
    shared = {"parameters": [parameter("q"), parameter("r")], "get": {"responses": DONE}, "put": {"responses": DONE}}
    item = {"$ref": "#/components/pathItems/A", "parameters": [parameter("s")], "post": {"responses": DONE}}
    api, found = resolved({"/a": item}, components={"pathItems": {"A": shared}})
    assert [each.key for each in api.operations] == ["GET /a", "POST /a", "PUT /a"]
    assert {each.name for each in api.operations[0].parameters} == {"q", "r", "s"}
    assert found == []


@pytest.mark.parametrize("reference", ["#/components/parameters/None", "#/info/title", "#/components/parameters/A"])
def test_a_parameter_that_leads_nowhere_costs_itself(reference: str) -> None:
    components = {
        "parameters": {"A": {"$ref": "#/components/parameters/B"}, "B": {"$ref": "#/components/parameters/A"}}
    }
    operations, found = broken(
        {"/a": {"get": {"parameters": [{"$ref": reference}, parameter("q")]}}}, components=components
    )
    assert [each.name for each in operations[0].parameters] == ["q"]
    assert {"#/paths/~1a/get", "#/paths/~1a/get/parameters/0"} <= set(operations[0].parts)
    assert found == ()


@pytest.mark.parametrize("reference", ["#/components/responses/None", "#/info/title"])
def test_an_answer_that_leads_nowhere_may_hold_anything(reference: str) -> None:
    responses = {"200": {"$ref": reference}, "404": {"description": "Gone."}}
    operations, found = broken({"/a": {"get": {"responses": responses}}})
    first, second = operations[0].responses
    assert [(each.content_type, each.schema) for each in first.content] == [("*/*", None)]
    assert (first.status, second.status, second.content) == ("200", "404", ())
    assert found == ()


def test_extensions_are_no_answers_and_no_paths() -> None:
    node = {"responses": {"x-a": {"description": ""}, "204": {"description": ""}}}
    api, found = resolved({"/a": {"get": node}, "x-b": {"get": node}})
    assert [(each.key, [answer.status for answer in each.responses]) for each in api.operations] == [
        ("GET /a", ["204"])
    ]
    assert found == []


def test_a_media_type_that_leads_nowhere_may_hold_anything() -> None:
    content = {"application/json": {"$ref": "#/components/mediaTypes/None"}}
    operations, found = broken({"/a": {"get": {"responses": {"200": {"content": content}}}}})
    assert [(each.content_type, each.schema) for each in operations[0].responses[0].content] == [
        ("application/json", None)
    ]
    assert found == ()


def test_what_is_referred_to_twice_is_no_part_twice() -> None:
    reference = {"$ref": "#/components/responses/Done"}
    components = {"responses": {"Done": {"description": "Done."}}}
    api, _ = resolved({"/a": {"get": {"responses": {"204": reference, "205": reference}}}}, components=components)
    assert [each.pointer for each in api.operations[0].responses] == ["#/components/responses/Done"] * 2
    assert len(set(api.operations[0].parts)) == len(api.operations[0].parts)


@pytest.mark.parametrize("status", ["", "20", "2hello", "600", "OK", "20X"])
def test_what_is_no_status_is_left_out(status: str) -> None:
    api, found = resolved({"/a": {"get": {"responses": {status: {"description": ""}, "4xx": {"description": ""}}}}})
    assert [each.status for each in api.operations[0].responses] == ["4XX"]
    assert found == ["unusable-status"]


def test_a_path_parameter_that_nobody_declares_is_there_all_the_same() -> None:
    api, found = resolved({"/a/{b}/{c}/{b}": {"get": {"parameters": [parameter("c", "path")], "responses": DONE}}})
    c, b = api.operations[0].parameters
    assert [(each.name, each.location, each.required) for each in (c, b)] == [("c", "path", True), ("b", "path", True)]
    assert api.document.at(b.schema) == TEXT
    assert found == []


def test_a_path_parameter_that_the_path_does_not_name_has_no_place() -> None:
    given = operation("/a/{b}", parameters=[parameter("b", "path"), parameter("c", "path"), parameter("c")])
    assert [(each.name, each.location) for each in given.parameters] == [("b", "path"), ("c", "query")]


QUERIES: dict[str, tuple[str, list[Node], list[tuple[str, str]]]] = {
    "constants only": ("/a?beta=true&x", [], []),
    "a declared query parameter": ("/a?q={q}", [parameter("q")], [("q", "query")]),
    "a path parameter": ("/a?q={term}", [parameter("term", "path")], [("q", "query")]),
    "nobody's": ("/a?q={term}&{rest}", [], [("q", "query"), ("rest", "query")]),
    "in a fragment": ("/a#{b}", [parameter("b", "path")], []),
}


@pytest.mark.parametrize("case", QUERIES)
def test_the_query_of_a_path(case: str) -> None:
    path, given, expected = QUERIES[case]
    found = operation(path, parameters=given)
    assert (found.path, [(each.name, each.location) for each in found.parameters]) == (path, expected)


@pytest.mark.parametrize(
    "node",
    [
        {"in": "query", "schema": {}},
        {"name": "a", "schema": {}},
        {"name": "a", "in": {"$ref": 7}, "schema": {}},
        {"name": "a", "in": "body", "schema": {}},
        {"name": 7, "in": "query", "schema": {}},
        {"name": "Authorization", "in": "header", "schema": {}},
    ],
    ids=str,
)
def test_parameters_that_say_nothing_are_passed_over(node: Node) -> None:
    operations, found = broken({"/a": {"get": {"parameters": [node], "responses": {}}}})
    assert operations[0].parameters == ()
    assert found == ()


@pytest.mark.parametrize("rest", [{}, {"content": {}}, {"content": 7}, {"type": "integer"}], ids=str)
def test_a_parameter_without_a_schema_is_read_as_one(rest: Node) -> None:
    operations, _ = broken({"/a": {"get": {"parameters": [{"name": "a", "in": "query", **rest}]}}})
    assert operations[0].parameters[0].schema == operations[0].parameters[0].pointer == "#/paths/~1a/get/parameters/0"


def test_of_two_parameters_the_first_counts() -> None:
    given = operation(parameters=[parameter("a", description="1"), parameter("b"), parameter("a", description="2")])
    assert [(each.name, each.description) for each in given.parameters] == [("a", "1"), ("b", "")]


def test_a_header_that_cannot_be_sent_is_told() -> None:
    api, found = resolved({"/a": {"get": {"parameters": [parameter("a\r\nb", "header")], "responses": DONE}}})
    assert api.operations[0].parameters == ()
    assert found == ["unusable-header"]


@pytest.mark.parametrize("content_type", ["application", "a b/c", "text/plain\r\nX: y", "*/*; q=\n", ""])
def test_what_is_no_media_type_is_left_out(content_type: str) -> None:
    responses = {"200": {"description": "", "content": {content_type: {}, "text/plain; charset=utf-8": {}}}}
    api, found = resolved({"/a": {"get": {"responses": responses}}})
    assert [each.content_type for each in api.operations[0].responses[0].content] == ["text/plain; charset=utf-8"]
    assert found == ["unsupported-media-type"]


def test_a_body_without_content_is_none() -> None:
    assert operation(method="post", requestBody={"content": {}}).request_body is None


def test_a_scheme_that_is_not_there_is_told() -> None:
    whole = document()
    whole.tree["components"]["securitySchemes"] = {"s": {"$ref": "#/components/securitySchemes/None"}}
    assert resolve(whole).api.security_schemes == {}


@pytest.mark.parametrize("name", ["", "a b", "import", 7])
def test_an_explicit_name_that_is_none_is_told(name: object) -> None:
    api, found = resolved({"/a": {"get": {"x-specmint-name": name, "responses": answer(TEXT)}}})
    assert api.operations[0].explicit_name is None
    assert found == ["bad-name"]


@pytest.mark.parametrize("info", [None, 7, "x"])
@pytest.mark.parametrize("security", [7, [7], [None], {}])
def test_parts_without_sense(info: object, security: object) -> None:
    operations, _ = broken({"/a": {"get": {}, "put": 7}}, info=info, security=security)
    assert [each.key for each in operations] == ["GET /a"]


@pytest.mark.parametrize("text", [None, [], {}, True])
def test_texts_without_sense(text: object) -> None:
    node = dict.fromkeys(("operationId", "summary", "description"), text)
    operations, _ = broken({"/a": {"get": {**node, "tags": [text, 7]}}}, info={"title": text, "version": 2})
    given = operations[0]
    assert (given.operation_id, given.summary, given.description, given.tags) == ("", "", "", ("7",))


@pytest.mark.parametrize("node", [None, 7, [], {"s": 7}, {"s": [None]}, {"s": {}}])
def test_schemes_without_sense(node: object) -> None:
    operations, _ = broken({"/a": {"get": {"security": [{"s": []}]}}}, components={"securitySchemes": node})
    assert operations[0].security == ()


def test_schemes_are_parts_of_operations_that_can_meet_no_other() -> None:
    schemes = {"s": {"type": "mutualTLS"}, "t": {"type": "http", "scheme": "basic"}}
    one, both = ({"security": [{"s": []}], "responses": DONE}, {"security": [{"s": []}, {"t": []}], "responses": DONE})
    api, _ = resolved({"/a": {"get": one, "put": both}}, components={"securitySchemes": schemes})
    place = "#/components/securitySchemes/s"
    assert [place in each.parts for each in api.operations] == [True, False]


def test_representations_of_other_content_are_named() -> None:
    text: Node = {"schema": {"type": "string"}}
    content = {"application/json": text, "text/json": text, "text/csv": {"schema": {"type": "integer"}}, "a/b": {}}
    sent = {"requestBody": {"content": content}, "responses": {}}
    assert _others({"/pets": {"post": sent}}) == ["text/csv", "a/b"]


def test_of_answers_only_what_differs_by_parameters_alone_is_never_used() -> None:
    whole = {"application/json": {}, "application/json;v=2": {"schema": {"type": "integer"}}, "text/csv": {}}
    got = {"responses": {"200": {"description": "", "content": whole}}}
    assert _others({"/pets": {"get": got}}) == ["application/json;v=2"]


def _others(paths: Node) -> list[str]:
    found = resolve(document(paths)).diagnostics
    return [each.message.split("'")[1] for each in found if each.rule.name == "other-representation"]
