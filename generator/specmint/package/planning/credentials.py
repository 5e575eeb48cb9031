"""The arguments for credentials, and whether a client requires any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.ir.credentials import Credential
from specmint.text.identifiers import snake_case, unused

if TYPE_CHECKING:
    from specmint.ir.api import Api, Operation
    from specmint.ir.package import PlannedOperation
    from specmint.package.planning.settings import Settings


def requires_credentials(api: Api) -> bool:
    """Whether every operation needs a credential."""
    return bool(_schemes_in_use(api)) and all(_needs_credentials(operation) for operation in api.operations)


def planned_credentials(api: Api, settings: Settings, taken: set[str]) -> tuple[Credential, ...]:
    """The argument and environment variable of each scheme.

    Configured ones come first; else the only scheme gets ``api_key`` or ``credentials``, and others their own name.
    """
    schemes = _schemes_in_use(api)
    found: list[Credential] = []
    for name in schemes:
        argument, variable = settings.credentials.get(name, ("", ""))
        argument = unused(argument or (_only(api, name) if len(schemes) == 1 else snake_case(name)), taken)
        taken.add(argument)
        variable = variable or snake_case(f"{settings.package}_{argument}").upper()
        found.append(Credential(api.security_schemes[name], argument, variable))
    return tuple(found)


def first_credentials(
    credentials: tuple[Credential, ...], security: tuple[tuple[str, ...], ...], first: PlannedOperation | None
) -> tuple[Credential, ...]:
    """The credentials that an operation needs; ``security`` is that of operations without any of their own."""
    alternatives = security if first is None or first.security is None else first.security
    names = next(filter(None, alternatives), ())
    return tuple(each for each in credentials if each.scheme.name in names)


def _only(api: Api, scheme: str) -> str:
    return "credentials" if api.security_schemes[scheme].kind == "basic" else "api_key"


def _schemes_in_use(api: Api) -> list[str]:
    used = {name for operation in api.operations for alternative in operation.security for name in alternative}
    return [name for name in api.security_schemes if name in used]


def _needs_credentials(operation: Operation) -> bool:
    return bool(operation.security) and all(operation.security)
