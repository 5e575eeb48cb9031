"""The calls under ``client.owners``."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .._runtime.resources import AsyncResource, Resource

if TYPE_CHECKING:
    from .owners_pets import AsyncPets, Pets


class Owners(Resource):
    """The calls under ``client.owners``."""

    @cached_property
    def pets(self) -> Pets:
        """The calls under ``client.owners.pets``."""
        from .owners_pets import Pets

        return Pets(self._session)


class AsyncOwners(AsyncResource):
    """The calls under ``client.owners``."""

    @cached_property
    def pets(self) -> AsyncPets:
        """The calls under ``client.owners.pets``."""
        from .owners_pets import AsyncPets

        return AsyncPets(self._session)
