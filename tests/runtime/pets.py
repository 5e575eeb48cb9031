"""A small API as the generator would write it: what the runtime's tests call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import httpx
from pydantic import Field
from typing_extensions import TypeAliasType

from specmint.runtime.api_keys import CookieKey, QueryKey
from specmint.runtime.basic_login import BasicLogin
from specmint.runtime.calls import ApiDescription, Body, Call, Operation, Parameter, Returns
from specmint.runtime.credentials import SecurityScheme
from specmint.runtime.mock import MockTransport
from specmint.runtime.models import Model
from specmint.runtime.sessions import SessionOptions
from specmint.runtime.streams import AsyncStreamingSession, StreamingSession
from specmint.runtime.timestamps import Timestamp  # noqa: TC001 - pydantic looks it up
from specmint.runtime.unions import ByProperty, UnknownMember

if TYPE_CHECKING:
    from collections.abc import Callable


HERE = Path(__file__).parent
FIXTURES = HERE / "fixtures"


class Pet(Model):
    id: str
    name: str
    born: Timestamp | None = None
    class_: Annotated[str | None, Field(alias="class")] = None
    toys: list[Toy] | None = None
    weight: float | None = None


Toy = TypeAliasType("Toy", Annotated["Ball | Rope | UnknownMember", ByProperty("kind")])


class Ball(Model):
    kind: Literal["ball"]
    size: int
    inside: Toy | None = None


class Rope(Model):
    kind_: Annotated[Literal["rope", "cord"], Field(alias="kind")]
    length: float


class Failure(Model):
    detail: str


BEARER = SecurityScheme("bearer", argument="api_key", variable="PETS_API_KEY", prefix="Bearer")
KEY_HEADER = SecurityScheme("header", argument="header_key", variable="PETS_HEADER_KEY", parameter="X-Api-Key")
KEY_QUERY = QueryKey("query", argument="query_key", variable="PETS_QUERY_KEY", parameter="key")
KEY_COOKIE = CookieKey("cookie", argument="cookie_key", variable="PETS_COOKIE_KEY", parameter="sid")
BASIC = BasicLogin("basic", argument="login", variable="PETS_LOGIN")

API = ApiDescription(
    "Pets API",
    base_url="https://pets.example/v1",
    package="pets",
    version="1.2",
    schemas=HERE / "schemas",
    schemes=(BEARER, KEY_HEADER, KEY_QUERY, KEY_COOKIE, BASIC),
    requires_credentials=False,
)

NAMED = (Parameter("petId", keyword="pet_id", location="path", required=True, schema="pets.json#/PetId"),)

RETRIEVE: Operation[Pet] = Operation(
    "pets.retrieve",
    method="GET",
    path="/pets/{petId}",
    parameters=(
        *NAMED,
        Parameter("limit", location="query", schema="pets.json#/Limit"),
        Parameter("tags", location="query"),
        Parameter("X-Trace", keyword="trace", location="header"),
        Parameter("theme", location="cookie"),
    ),
    responses=(
        Returns("200", "application/json", Pet),
        Returns("202", "text/plain", str),
        Returns("204"),
        Returns("206", "image/*"),
        Returns("4XX", "application/json", Failure),
        Returns("503"),
    ),
)

CREATE: Operation[Pet] = Operation(
    "pets.create",
    method="POST",
    path="/pets",
    body=Body("application/json", schema="pets.json#/NewPet", required=True, fields={"class_": "class"}),
    responses=(Returns("201", "application/json", Pet), Returns("default", "application/json", Failure)),
)

TOUCH: Operation[None] = Operation(
    "pets.touch",
    method="PATCH",
    path="/pets/{petId}",
    parameters=NAMED,
    body=Body("application/json", schema="pets.json#/NewPet"),
    responses=(Returns("204"),),
)


def operation_with(body: Body) -> Operation[object]:
    return Operation("pets.send", method="POST", path="/send", body=body, responses=(Returns("204"),))


def retrieve(pet_id: str, **arguments: object) -> Call[Pet]:
    return RETRIEVE.call({"pet_id": pet_id, **arguments})


def create(**body: Any) -> Call[Pet]:
    return CREATE.call(body)


class Client(StreamingSession):
    def __init__(
        self,
        http_client: httpx.Client | None = None,
        api: ApiDescription = API,
        credentials: dict[str, object] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(api, credentials or {}, SessionOptions(**{"max_retries": 0, **options}), http_client)


class AsyncClient(AsyncStreamingSession):
    def __init__(self, http_client: httpx.AsyncClient | None = None, **options: Any) -> None:
        super().__init__(API, {"bearer": "k"}, SessionOptions(**{"max_retries": 0, **options}), http_client)


class MockedClient(Client):
    def __init__(self, **options: Any) -> None:
        self.mock = MockTransport(FIXTURES, API)
        super().__init__(httpx.Client(transport=self.mock), **options)


def answering(handler: Callable[[httpx.Request], httpx.Response] | httpx.Response) -> httpx.Client:
    """An HTTP client that never leaves the process."""
    return httpx.Client(
        transport=httpx.MockTransport(handler if callable(handler) else lambda _: handler), follow_redirects=False
    )
