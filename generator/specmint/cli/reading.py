"""The options for reading a document, which several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from specmint.ir.load_options import LoadOptions

if TYPE_CHECKING:
    from collections.abc import Iterable

Overlays = Annotated[
    list[Path] | None, typer.Option("--overlay", help="An OpenAPI Overlay to apply first; may be given several times.")
]
Headers = Annotated[
    list[str] | None,
    typer.Option("--header", help="A header for the document's own URL, 'Name: value'; ${NAME} is a variable."),
]
Timeout = Annotated[float, typer.Option("--timeout", help="Seconds by which a download has to be complete.", min=0.001)]
AllowRemote = Annotated[
    bool, typer.Option("--allow-remote", help="Follow references to URLs, though never to private addresses.")
]
AllowFolder = Annotated[
    Path | None,
    typer.Option("--allow-folder", help="References may lead to files below this folder, not only the document's."),
]


def load_options(
    overlays: Iterable[Path] | None,
    headers: Iterable[str] | None,
    allow_folder: Path | None,
    *,
    timeout: float,
    allow_remote: bool,
) -> LoadOptions:
    """The options for ``load``. Raises typer.BadParameter for a header without a name."""
    return LoadOptions(
        timeout=timeout,
        headers=dict(map(_header, headers or ())),
        root=allow_folder,
        allow_remote=allow_remote,
        overlays=tuple(map(str, overlays or ())),
    )


def _header(text: str) -> tuple[str, str]:
    name, colon, value = text.partition(":")
    if not colon or not name.strip():
        # The text is not repeated, since it may be a secret.
        message = "--header must look like 'Name: value'"
        raise typer.BadParameter(message)
    return name.strip(), value.strip()
