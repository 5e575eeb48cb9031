"""Pydantic models of what the server sends."""

from .._runtime.models import Model


class PetAddress(Model):
    city: str | None = None


class PetOwnerAddress(Model):
    street: str | None = None


class PetToysItem(Model):
    name: str | None = None


class PetVisitsValue(Model):
    on: str | None = None


class PetOwner(Model):
    address: PetOwnerAddress | None = None


class Pet(Model):
    owner: PetOwner | None = None
    toys: list[PetToysItem] | None = None
    visits: dict[str, PetVisitsValue] | None = None
    address: PetAddress | None = None
