"""What the two client classes say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from specmint.ir.package import Credential

OPTIONS = {
    "base_url": "The server; default: the document's first one, if that is complete.",
    "timeout": "Seconds for each phase of a request, or an ``httpx.Timeout``.",
    "http_client": "Your own httpx client; it is used as it is and never closed here.",
    "default_headers": "Sent with every request.",
    "validate_requests": "Whether arguments are checked against the document before anything is sent.",
    "on_invalid_response": "What is done about an answer that does not fit: ``warn``, ``raise`` or ``ignore``.",
}


def constructor_docstring(credentials: tuple[Credential, ...]) -> str:
    """The arguments of a client, one a line."""
    own = {
        each.argument: f"For ``{each.scheme.name}``; default: the variable ``{each.variable}``." for each in credentials
    }
    lines = [f"- ``{name}``: {text}" for name, text in {**own, **OPTIONS}.items()]
    raises = "\n\nRaises CredentialsError where a credential is missing." if credentials else ""
    return "Make a client.\n\n" + "\n".join(lines) + raises
