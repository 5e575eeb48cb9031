"""The docstrings of calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.api.schemas.content import body_media
from specmint.text.media_types import essence, is_json
from specmint.text.prose import as_sentence, clean, documented, summary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from specmint.ir.answers import PlannedResponse, Streamed
    from specmint.ir.api import Operation
    from specmint.ir.catalog import Arguments

INDENT = 8
LONGEST = 100
"""The longest first line, in characters, that also shows method and path."""
ENDS = ".!?"


def sentence(operation: Operation) -> str:
    """One line about what an operation does."""
    return as_sentence(
        summary(operation.summary or operation.description) or f"Send ``{operation.method} {operation.path}``"
    )


def docstring(operation: Operation, arguments: Arguments, ways: Iterable[str] = ()) -> str:
    """The docstring: summary, method and path, description, path parameters, and ``ways`` to receive the response.

    Other arguments are documented in the type of the keyword arguments.
    """
    opening = sentence(operation)
    route = f"``{operation.method} {operation.path}``"
    is_told = operation.summary or operation.description
    first = f"{opening.rstrip(ENDS)} ({route})." if is_told else opening
    fits = len(first) <= LONGEST
    parts = [first if fits else opening]
    if description := unsaid(clean(operation.description), opening.rstrip(ENDS)):
        parts.append(description)
    if operation.deprecated:
        parts.append("Deprecated: the API's description advises against new uses.")
    described = [
        f"- ``{arguments.parameters[each.location, each.name]}``: {clean(each.description)}"
        for each in operation.located("path")
        if clean(each.description)
    ]
    if described:
        parts.append("\n".join(described))
    if others := _other_json(operation):
        parts.append(f"The body may also be sent as {others}, named in ``extra_headers``.")
    if named := ", ".join(f"``{scope}``" for each in operation.scopes.values() for scope in each):
        parts.append(f"Needs the scopes {named}.")
    parts += ways
    if is_told and not fits:
        parts.append(route)
    return documented("\n\n".join(parts), INDENT)


def _other_json(operation: Operation) -> str:
    """The other JSON media types of a body, such as several kinds of patches."""
    media = body_media(operation)
    if media is None or operation.request_body is None or not is_json(media.content_type):
        return ""
    names = dict.fromkeys(essence(each.content_type) for each in operation.request_body.content)
    others = [name for name in names if name.endswith("+json") and "*" not in name]
    return " or ".join(f"``{name}``" for name in others if name != essence(media.content_type))


def ways(operation: Operation, responses: Iterable[PlannedResponse], streams: Streamed | None) -> Iterator[str]:
    """The ways to receive a response other than as its type: item by item, or as another media type."""
    if streams and streams.is_only_way:
        yield "The items come one by one, as they arrive; ``close`` what is returned to leave before the end."
    statuses = {response.status for response in operation.successes}
    others = [each.content_type for each in responses if each.status in statuses and not each.is_typed]
    if others:
        names = " or ".join(f"``{name}``" for name in dict.fromkeys(others))
        yield f"A server may answer with {names} too, which is given as text or bytes."


def unsaid(description: str, said: str) -> str:
    """The part of a description that goes beyond its first sentence."""
    rest = description.removeprefix(said)
    return description if rest == description or rest[:1].isalnum() else rest.lstrip(f"{ENDS} \n")
