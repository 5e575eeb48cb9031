"""Pydantic models of what the server sends."""

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from .._runtime.models import Model
from .._runtime.unions import ByProperty, UnknownMember


class Order(Model):
    number: int
    dish: str | None = None


class OrdersListResponseItemPlaced(Model):
    event: Literal["placed"]
    data: Order


class OrdersListResponseItemReady(Model):
    event: Literal["ready"]
    data: int


OrdersListResponseItem = TypeAliasType(
    "OrdersListResponseItem",
    Annotated[OrdersListResponseItemPlaced | OrdersListResponseItemReady | UnknownMember, ByProperty("event")],
)
