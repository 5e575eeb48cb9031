"""Pydantic models of what the server sends."""

from __future__ import annotations

from .._runtime.models import Model


class PetPerson(Model):
    name: str | None = None


class PetVet(Model):
    practice: str | None = None


class Shelter(Model):
    keeper: PetPerson | None = None


class Pet(Model):
    owner: PetPerson | None = None
    parents: list[Pet] | None = None
    vet: PetVet | None = None
    shelter: Shelter | None = None
