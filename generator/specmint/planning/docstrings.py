"""What ``help()`` and an editor show for a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from specmint.modelling.prose import clean, summary, wrapped

if TYPE_CHECKING:
    from specmint.ir.api import Operation
    from specmint.ir.catalog import Arguments

INDENT = 8
ENDS = ".!?"


def sentence(operation: Operation) -> str:
    """One line that says what an operation does."""
    text = summary(operation.summary or operation.description) or f"Send ``{operation.method} {operation.path}``"
    return text if text.endswith(tuple(ENDS)) else f"{text}."


def docstring(operation: Operation, arguments: Arguments) -> str:
    """Sentence, description, path parameters, and where it goes. What else a call takes is told by its type."""
    opening = sentence(operation)
    parts = [opening]
    if description := _unsaid(clean(operation.description), opening.rstrip(ENDS)):
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
    if operation.summary or operation.description:
        parts.append(f"``{operation.method} {operation.path}``")
    return "\n\n".join(wrapped(part, INDENT) for part in parts)


def _unsaid(description: str, said: str) -> str:
    """What a description adds to a sentence that it may begin with."""
    rest = description.removeprefix(said)
    return description if rest == description or rest[:1].isalnum() else rest.lstrip(f"{ENDS} \n")
