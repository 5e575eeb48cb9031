"""Pydantic models of what the server sends."""

from typing import Annotated

from pydantic import Field

from .._runtime.models import Model


class Pet(Model):
    pet_name4: Annotated[str | None, Field(alias="petName")] = None
    pet_name: str | None = None
    pet_name2: Annotated[str | None, Field(alias="PetName")] = None
    pet_name3: Annotated[str | None, Field(alias="pet-name")] = None
    pet_url: Annotated[str | None, Field(alias="petURL")] = None
