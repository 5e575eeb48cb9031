"""Pydantic models of what the server sends."""

from typing import Annotated, Any, Literal

from typing_extensions import TypeAliasType

from .._runtime.models import Model
from .._runtime.shapes import ByShape
from .._runtime.unions import UnknownMember


class PetCountryHome(Model):
    garden: str | None = None


class PetHomeFlat(Model):
    type: Literal["flat"] | str | None = None
    floor: int | None = None


class PetHomeOther(Model):
    floor: int | None = None
    no: int | None = None


class PetHomeWithStreet(Model):
    street: str
    no: int | None = None


class PetKeeperBoss(Model):
    name: Any | None = None


class PetKeeperObject(Model):
    boss: PetKeeperBoss | None = None


PetHome = TypeAliasType(
    "PetHome", Annotated[PetCountryHome | PetHomeFlat | PetHomeWithStreet | PetHomeOther | UnknownMember, ByShape()]
)


PetKeeper = TypeAliasType("PetKeeper", Annotated[str | PetKeeperObject | UnknownMember, ByShape()])


class Pet(Model):
    home: PetHome | None = None
    keeper: PetKeeper | None = None
