"""What was given is sent or refused, and never dropped without a word."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from specmint.runtime.calls import Body, Operation, Parameter, RequestOptions, Returns
from specmint.runtime.checks import Checker
from specmint.runtime.errors import Problem, RequestValidationError
from specmint.runtime.octets import Octets
from specmint.runtime.requests import wire_request
from specmint.runtime.schemas import Schemas
from specmint.runtime.unions import UnknownMember
from tests.runtime.pets import AsyncClient, Ball, Client, create, retrieve

if TYPE_CHECKING:
    from pathlib import Path

CLOSED = {"additionalProperties": False}
RULE = {
    "type": "object",
    "required": ["dayName"],
    "properties": {"id": {"readOnly": True}, "dayName": {"type": "string"}, "class": {}, "address1": {}},
}
SCHEMAS: dict[str, Any] = {
    "Rule": RULE,
    "ClosedRule": RULE | CLOSED,
    "Policy": {
        "type": "object",
        "properties": {
            "rules": {"type": "array", "items": {"$ref": "#/Rule"}},
            "closed": {"type": "array", "prefixItems": [True], "items": {"$ref": "#/ClosedRule"}},
            "free": {"type": "object"},
            "open": RULE | {"additionalProperties": {}},
            "typed": RULE | {"additionalProperties": {"$ref": "#/Rule"}},
            "patterned": RULE | {"patternProperties": {"^day": {}}},
            "either": {"oneOf": [{"$ref": "#/Rule"}, {"properties": {"dayNames": {}}}]},
            "in": {"$ref": "#/Rule"},
        },
    },
    "ClosedPolicy": {"type": "object", "properties": {"id": {"readOnly": True}, "name": {}}} | CLOSED,
}
POLICY = Body("application/json", schema="s.json#/Policy", fields={"in_": "in"})


@pytest.fixture(name="checker")
def given_checker(tmp_path: Path) -> Checker:
    (tmp_path / "s.json").write_text(json.dumps(SCHEMAS))
    return Checker(Schemas(tmp_path), {})


def operation(body: Body | None = POLICY) -> Operation[None]:
    since = Parameter("olderThan", "query", keyword="older_than")
    return Operation("jobs.x", method="POST", path="/x", parameters=(since,), body=body, responses=(Returns("204"),))


def problems(
    checker: Checker, arguments: dict[str, object], body: Body | None = POLICY, *, check: bool = True
) -> list[Problem]:
    with pytest.raises(RequestValidationError) as caught:
        wire_request(operation(body).call(arguments), RequestOptions(), checker, check=check)
    return list(caught.value.problems)


def sent(checker: Checker, arguments: dict[str, object], described: Body = POLICY, *, check: bool = True) -> Any:
    content = wire_request(operation(described).call(arguments), RequestOptions(), checker, check=check).body.content
    assert isinstance(content, bytes)
    return json.loads(content)


BODIES = {
    "no body": None,
    "fields": POLICY,
    "one argument": Body("application/json", spread=False),
    "bytes": Body("application/octet-stream", spread=False, octets=Octets()),
}


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("check", [True, False])
def test_an_argument_that_a_call_does_not_take_is_refused_with_the_one_that_is_meant(
    checker: Checker, body: str, *, check: bool
) -> None:
    (problem,) = problems(checker, {"older_then": "2024-01-01"}, BODIES[body], check=check)
    assert problem.rule == "unknownArgument"
    assert "Did you mean older_than?" in problem.message


@pytest.mark.parametrize("check", [True, False])
def test_every_kind_of_session_refuses_an_unknown_argument(*, check: bool) -> None:
    transport = httpx.MockTransport(lambda _: httpx.Response(204))
    with pytest.raises(RequestValidationError, match="Did you mean trace"):
        Client(httpx.Client(transport=transport), validate_requests=check).send(retrieve("1", trase="x"))
    with pytest.raises(RequestValidationError, match="Did you mean name"):
        Client(httpx.Client(transport=transport), validate_requests=check).send(create(nme="x"))
    client = AsyncClient(httpx.AsyncClient(transport=transport), validate_requests=check)
    with pytest.raises(RequestValidationError, match="Did you mean trace"):
        asyncio.run(client.send(retrieve("1", trase="x")))


REFUSED: dict[str, tuple[dict[str, object], list[str]]] = {
    "a Python name": ({"rules": [{"day_name": "x"}]}, ["rules[0].day_name unknownKey", "rules[0].dayName required"]),
    "a keyword": ({"in_": {"dayName": "x", "class_": 1}}, ["in_.class_ unknownKey"]),
    "a typing error": ({"rules": [{"dayName": "x", "clas": 1}]}, ["rules[0].clas unknownKey"]),
    "in a union": ({"either": {"dayName": "x", "addres1": 1}}, ["either.addres1 unknownKey"]),
    "in a closed object": ({"closed": [{}, {"dayName": "x", "Class": 1}]}, ["closed[1].Class unknownKey"]),
    "below typed properties": ({"typed": {"dayName": "x", "y": {"dayname": 1}}}, ["typed.y.dayname unknownKey"]),
    "read-only": ({"closed": [{}, {"dayName": "x", "id": 1}]}, ["closed[1].id readOnly"]),
    "closed, like nothing": ({"closed": [{}, {"dayName": "x", "zzz": 1}]}, ["closed[1].zzz additionalProperties"]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_keys_that_resemble_declared_ones_are_refused(checker: Checker, case: str) -> None:
    given, expected = REFUSED[case]
    found = [f"{problem.path} {problem.rule}" for problem in problems(checker, given)]
    assert found[0] == expected[0]
    assert set(expected) <= set(found)
    assert not any(each.endswith("unknownKey") for each in set(found) - set(expected))


def test_the_declared_name_is_told(checker: Checker) -> None:
    first = problems(checker, {"rules": [{"day_name": "x"}]})[0]
    assert str(first) == "rules[0].day_name: is no key that the API's description names. Did you mean dayName?"


SENT: dict[str, dict[str, object]] = {
    "like nothing": {"rules": [{"dayName": "x", "colour": 1}]},
    "another number": {"rules": [{"dayName": "x", "address2": 1}]},
    "beside the declared one": {"rules": [{"dayName": "x", "day_name": "y"}]},
    "a free object": {"free": {"dayNam": 1}},
    "allowed in so many words": {"open": {"dayName": "x", "clas": 1}},
    "typed": {"typed": {"dayName": "x", "clas": {"dayName": "y"}}},
    "by a pattern": {"patterned": {"dayName": "x", "day_name": 1}},
    "declared in another alternative": {"either": {"dayNames": 1}},
    "read-only where others are allowed": {"rules": [{"id": 1, "dayName": "x"}]},
}


@pytest.mark.parametrize("case", SENT)
def test_other_keys_are_sent(checker: Checker, case: str) -> None:
    assert sent(checker, SENT[case]) == SENT[case]


def test_keys_that_came_in_an_answer_are_sent(checker: Checker) -> None:
    content: dict[str, Any] = {"dayName": "x", "clas": 1, "inner": {"day_name": 1}}
    for received in (Ball.model_construct(**content), UnknownMember(content)):
        assert sent(checker, {"rules": [received]}) == {"rules": [content]}


def test_one_client_can_leave_keys_unchecked(checker: Checker) -> None:
    body: dict[str, object] = {"rules": [{"day_name": "x"}]}
    assert sent(checker, body, check=False) == body


def test_a_model_goes_without_what_is_read_only_where_the_schema_is_closed(checker: Checker) -> None:
    for check in (True, False):
        model = Ball.model_construct(dayName="x", id=1)
        found = sent(checker, {"rules": [model], "closed": [0, model]}, check=check)
        assert found == {"rules": [{"dayName": "x", "id": 1}], "closed": [0, {"dayName": "x"}]}


def test_an_argument_that_is_read_only_is_told_where_the_schema_is_closed(checker: Checker) -> None:
    (problem,) = problems(checker, {"id": 1}, Body("application/json", schema="s.json#/ClosedPolicy"))
    assert (problem.path, problem.rule) == ("id", "readOnly")
    whole = Body("application/json", schema="s.json#/ClosedPolicy", spread=False)
    assert sent(checker, {"body": Ball.model_construct(id=1, name="x")}, whole) == {"name": "x"}


def test_an_argument_is_only_suggested_where_it_resembles_what_is_given(checker: Checker) -> None:
    described = Body("application/json", schema="s.json#/Rule")
    found = problems(checker, {"dayName": "x", "status": 1, "address": 1}, described)
    hint = "is no argument of this call.{} Pass what the API's description does not name in extra_body."
    assert [problem.message for problem in found] == [hint.format(""), hint.format(" Did you mean address1?")]
