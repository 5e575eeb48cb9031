"""What ``help()`` and an editor show for a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.modelling.prose import as_sentence, clean, documented, summary
from specmint.schemas.content import body_media, essence, is_json

if TYPE_CHECKING:
    from specmint.ir.api import Operation
    from specmint.ir.catalog import Arguments

INDENT = 8
ENDS = ".!?"


def sentence(operation: Operation) -> str:
    """One line that says what an operation does."""
    return as_sentence(
        summary(operation.summary or operation.description) or f"Send ``{operation.method} {operation.path}``"
    )


def docstring(operation: Operation, arguments: Arguments) -> str:
    """Sentence, description, path parameters, and where it goes. What else a call takes is told by its type."""
    opening = sentence(operation)
    parts = [opening]
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
    if operation.summary or operation.description:
        parts.append(f"``{operation.method} {operation.path}``")
    return documented("\n\n".join(parts), INDENT)


def _other_json(operation: Operation) -> str:
    """The other media types of a body that are spelled alike, such as the several kinds of patches."""
    media = body_media(operation)
    if media is None or operation.request_body is None or not is_json(media.content_type):
        return ""
    names = dict.fromkeys(essence(each.content_type) for each in operation.request_body.content)
    others = [name for name in names if name.endswith("+json") and "*" not in name]
    return " or ".join(f"``{name}``" for name in others if name != essence(media.content_type))


def unsaid(description: str, said: str) -> str:
    """What a description adds to a sentence that it may begin with."""
    rest = description.removeprefix(said)
    return description if rest == description or rest[:1].isalnum() else rest.lstrip(f"{ENDS} \n")
