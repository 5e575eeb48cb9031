"""The docstrings of the two client classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.package.planning.servers import server_lines

if TYPE_CHECKING:
    from specmint.ir.client import Transport
    from specmint.ir.credentials import Credential
    from specmint.ir.servers import PlannedServers

OPTIONS = {
    "base_url": "The server of all calls; default: what the document says, if that is complete.",
    "timeout": "Seconds for each phase of a request, or an ``{transport}.Timeout``.",
    "http_client": "Your own {transport} client, with what it sends by itself; it is never closed here.",
    "default_headers": "Sent with every request; arguments and ``extra_headers`` of a call win over them.",
    "validate_requests": "Whether arguments are checked against the document before anything is sent.",
    "on_invalid_response": "What is done about an answer that does not fit: ``warn``, ``raise`` or ``ignore``.",
    "max_response_bytes": "The most bytes of an answer that is read whole, or of an item; default: 256 MiB.",
    "max_retries": "How often a call is sent again that failed in passing; default: 2.",
    "total_timeout": "Seconds for all tries of a call together, with the pauses between them; default: no limit.",
}


def constructor_docstring(
    credentials: tuple[Credential, ...], servers: PlannedServers | None, transport: Transport
) -> str:
    """The arguments of the constructor, one on each line."""
    own = {each.argument: _told(each) for each in credentials}
    options = {name: text.replace("{transport}", transport) for name, text in OPTIONS.items()}
    lines = [f"- ``{name}``: {text}" for name, text in {**own, **server_lines(servers), **options}.items()]
    raises = "\n\nRaises CredentialsError where a credential is missing." if credentials else ""
    return "Make a client.\n\n" + "\n".join(lines) + raises


def _told(credential: Credential) -> str:
    """The security scheme, with its description as one paragraph."""
    said = " ".join(credential.scheme.description.split())
    return f"For ``{credential.scheme.name}``; default: the variable ``{credential.variable}``. {said}".rstrip()
