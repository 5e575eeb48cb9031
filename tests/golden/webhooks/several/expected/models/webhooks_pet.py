"""Pydantic models of what the server sends."""

from typing import Literal

from .._runtime.models import Model
from .._runtime.timestamps import Timestamp
from .shared import Owner


class PetCreatedWebhookPet(Model):
    name: str | None = None


class PetDeleted(Model):
    type: Literal["pet.deleted"] | str
    at: Timestamp | None = None


class PetCreatedWebhook(Model):
    type: Literal["pet.created"] | str
    owner: Owner
    pet: PetCreatedWebhookPet | None = None
