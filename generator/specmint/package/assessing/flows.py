"""The ways to a token that no client goes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_generation import FLOW_NOT_RUN
from specmint.ir.document import child
from specmint.ir.nodes import mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from specmint.ir.api import Api
    from specmint.ir.diagnostics import Diagnostic

_FLOWS: Final = {
    "implicit": "the implicit flow",
    "password": "the password flow",
    "authorizationCode": "the authorization code flow",
    "deviceAuthorization": "the device authorization flow",
}
"""The flows of OAuth 2 that ask a person (OpenAPI 3.2.0, section 4.29)."""


def flows_not_run(api: Api) -> Iterator[Diagnostic]:
    """One finding for each security scheme that operations need, of all its flows that a client does not run."""
    used = {name for operation in api.operations for alternative in operation.security for name in alternative}
    for name in api.security_schemes:
        place = child("#", "components", "securitySchemes", name)
        node = mapping(api.document.at(api.document.follow(place)))
        flows = [words for flow, words in _FLOWS.items() if flow in mapping(node.get("flows"))]
        flows += ["OpenID Connect"] if node.get("type") == "openIdConnect" else []
        if name in used and flows:
            yield report(FLOW_NOT_RUN, document=api.document, pointer=place, name=name, flows=" or ".join(flows))
