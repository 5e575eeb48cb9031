"""Pydantic models of what the server sends."""

from typing import Annotated, Literal

from typing_extensions import TypeAliasType

from .._runtime.models import Model
from .._runtime.unions import ByProperty, UnknownMember


class Order(Model):
    table: int


class OrdersWatchResponseItemClosed(Model):
    event: Literal["closed"]
    data: str


class Placed(Model):
    event: Literal["placed"]
    data: Order


OrdersWatchResponseItem = TypeAliasType(
    "OrdersWatchResponseItem", Annotated[Placed | OrdersWatchResponseItemClosed | UnknownMember, ByProperty("event")]
)
