"""What comes back: models, text, bytes, errors, and the policies for what is not documented."""

from __future__ import annotations

import json
import pickle
import warnings
from typing import Annotated, Any, Literal

import httpx
import pytest
from annotated_types import Ge
from pydantic import BaseModel
from typing_extensions import TypeAliasType

from specmint.runtime.calls import Operation, Returns
from specmint.runtime.decoding import read_error, read_success
from specmint.runtime.errors import (
    BadRequestError,
    InvalidResponseWarning,
    NotFoundError,
    RequestRejectedError,
    ResponseValidationError,
    ServerError,
    StatusError,
    UnexpectedStatusError,
    UnprocessableEntityError,
)
from specmint.runtime.leniency import lenient
from specmint.runtime.models import Model
from specmint.runtime.unions import ByProperty, UnknownMember
from tests.runtime.pets import Ball, Failure, Pet, Toy, retrieve

CALL = retrieve("1")
WRONG = {
    "name": 3,
    "born": "yesterday",
    "class": "fish",
    "toys": [{"kind": "ball", "size": "9"}, {"kind": "rope", "length": 1}, {"kind": "new"}, 5],
    "extra": [1],
}


def answer(status: int = 200, **how: Any) -> httpx.Response:
    return httpx.Response(status, **how)


def read(response: httpx.Response, policy: Any = "raise") -> Any:
    return read_success(CALL, response, policy)


def decode(kind: object, value: object) -> Any:
    """``value`` as an answer of this type, under the policy that says nothing."""
    call = Operation[object]("x", method="GET", path="/", responses=(Returns("200", "application/json", kind),)).call(
        {}
    )
    return read_success(call, httpx.Response(200, json=value), "ignore")


def test_json_becomes_the_documented_model() -> None:
    pet = read(answer(json={"id": "1", "name": "A", "new": 1}))
    assert isinstance(pet, Pet)
    assert pet.to_dict() == {"id": "1", "name": "A", "new": 1}


@pytest.mark.parametrize("content_type", ["application/json; charset=utf-8", "text/html", ""])
def test_json_is_read_whatever_it_is_declared_as(content_type: str) -> None:
    response = answer(content=b'\xef\xbb\xbf{"id": "1", "name": "A"}', headers={"content-type": content_type})
    assert isinstance(read(response), Pet)


def test_text_bytes_and_nothing() -> None:
    assert read(answer(202, text="é")) == "é"
    latin = {"content-type": "text/plain; charset=cp1252"}
    assert read(answer(202, content="é".encode("cp1252"), headers=latin)) == "é"
    assert read(answer(206, content=b"\x00", headers={"content-type": "image/png"})) == b"\x00"
    assert read(answer(206, text="a", headers={"content-type": "text/plain"}), "ignore") == b"a"
    assert read(answer(204)) is None
    assert read(answer(204, content=b"ignored")) is None


def test_raise_tells_path_message_and_answer_and_can_be_pickled() -> None:
    response = answer(json=WRONG, headers={"x-request-id": "r1", "set-cookie": "secret"})
    with pytest.raises(ResponseValidationError) as caught:
        read(response)
    error = caught.value
    assert [problem.path for problem in error.problems] == ["id", "name", "born", "toys[0].size", "toys[3]"]
    assert str(error).splitlines()[:2] == [
        "pets.retrieve: the answer with status 200 is not what the API documents:",
        "  id: Field required",
    ]
    assert str(error.problems[1]) == "name: Input should be a valid string; got an int"
    assert (error.status_code, error.request_id, error.body) == (200, "r1", response.content)
    assert error.headers["x-request-id"] == "r1"
    assert "secret" not in str(error) + repr(error)
    assert "yesterday" not in str(error)
    copied = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (str(copied), copied.body, copied.problems) == (str(error), error.body, error.problems)


def test_warn_points_at_the_caller_and_gives_the_best_that_can_be_made() -> None:
    with pytest.warns(InvalidResponseWarning) as caught:
        pet = read(answer(json=WRONG), "warn")
    assert caught[0].filename == __file__
    assert str(caught[0].message).startswith(
        "pets.retrieve: the answer with status 200 is not what the API documents: id: "
    )
    assert str(caught[0].message).endswith("; and 2 more")
    assert pet.to_dict() == WRONG
    assert json.loads(pet.to_json()) == WRONG


def test_ignore_keeps_what_fits_and_the_rest_as_it_is() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pet = read(answer(json=WRONG), "ignore")
    assert isinstance(pet, Pet)
    found: list[object] = [pet.id, pet.name, pet.born, pet.class_]
    assert found == [None, 3, "yesterday", "fish"]
    assert pet.weight is None
    assert "id" not in pet.model_fields_set
    assert [type(toy).__name__ for toy in pet.toys or ()] == ["Ball", "Rope", "UnknownMember", "int"]
    assert pet.model_extra == {"extra": [1]}


def test_text_is_not_taken_for_a_number() -> None:
    assert decode(Ball, {"kind": "ball", "size": "9"}).to_dict() == {"kind": "ball", "size": "9"}


def test_a_model_that_keeps_no_extras_is_made_too() -> None:
    class Closed(BaseModel):
        size: int

    assert decode(Closed, {"size": "x", "more": 1}).size == "x"


def test_names_of_fields_are_not_taken_for_names_on_the_wire() -> None:
    value = {"id": "1", "name": "A", "class_": "x", "class": "y"}
    pet = decode(Pet, value)
    assert pet.class_ == "y"
    assert pet.to_dict() == value


class Node(Model):
    value: int
    next: Node | None = None
    by_name: dict[str, Node] | None = None
    either: int | list[Node] | str | None = None
    constrained: Annotated[int | None, {"unhashable": []}] = None


def test_the_best_is_made_at_any_depth() -> None:
    value = {
        "value": 1,
        "next": {"value": "x", "next": {"value": 2}},
        "by_name": {"a": {"value": None}, "b": {"value": 3}},
        "either": [{"value": 4}, {"value": "y"}],
        "constrained": "z",
    }
    node = decode(Node, value)
    assert isinstance(node.next, Node)
    assert isinstance(node.next.next, Node)
    assert isinstance(node.by_name["a"], Node)
    assert [type(item) for item in node.either] == [Node, Node]
    assert node.to_dict() == value


def test_the_best_of_unions() -> None:
    Named = TypeAliasType("Named", Annotated[Ball | UnknownMember, ByProperty("kind")])  # noqa: N806 - a type
    assert decode(list[Named], [{"kind": "ball"}, 1])[0].to_dict() == {"kind": "ball"}
    assert decode(Annotated[Ball, "note"], {"kind": "ball"}).size is None
    assert decode(Annotated[Ball | Pet, ByProperty("kind")], {"kind": "?"}) == {"kind": "?"}
    assert decode(dict[str, int], [1]) == [1]
    assert decode(Literal["a"], "b") == "b"
    assert decode(int | None, "b") == "b"
    assert decode(Annotated[int | str, Ge(5)], 3) == 3
    assert lenient(Annotated[int, {"unhashable": []}], 1) == 1
    assert decode(Toy, {"kind": "ball"}).to_dict() == {"kind": "ball"}


def error_for(response: httpx.Response) -> StatusError:
    return read_error(CALL, response, lambda text: text.replace("key", "REDACTED"))


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (302, UnexpectedStatusError),
        (400, BadRequestError),
        (404, NotFoundError),
        (418, RequestRejectedError),
        (422, UnprocessableEntityError),
        (500, ServerError),
        (599, ServerError),
        (700, UnexpectedStatusError),
    ],
)
def test_each_status_has_its_error(status: int, kind: type[StatusError]) -> None:
    assert type(error_for(answer(status))) is kind


def test_an_error_holds_the_documented_model_and_can_be_pickled() -> None:
    error = error_for(answer(404, json={"detail": "no\n such key"}, headers={"request-id": "r2"}))
    assert isinstance(error.error, Failure)
    assert error.error.detail == "no\n such key"
    assert str(error) == 'pets.retrieve: 404 Not Found (request id r2): {"detail":"no\\n such REDACTED"}'
    copied = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (str(copied), copied.error, copied.status_code) == (str(error), error.error, 404)


def test_an_error_whose_body_is_another_still_comes() -> None:
    assert error_for(answer(404, json={"detail": 3})).error.detail == 3
    assert error_for(answer(404, text="<html>")).error is None
    assert error_for(answer(503, json={})).error is None
    assert error_for(answer(500, json={})).error is None
    assert error_for(answer(404, json={})).request_id is None


def test_messages_of_errors_are_short_and_printable() -> None:
    message = str(error_for(answer(500, text="a\x1b[31m\n" + "b" * 1000)))
    assert "\x1b" not in message
    assert message.endswith("b...")
    assert len(message) < 300
    assert str(error_for(answer(500))) == "pets.retrieve: 500 Internal Server Error"
