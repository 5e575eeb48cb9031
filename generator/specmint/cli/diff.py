"""The command ``specmint diff``: its options, and how they determine the documents and the client."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from specmint.cli.console import Console
from specmint.cli.reading import AllowFolder, AllowRemote, Headers, Overlays, Timeout, load_options
from specmint.configuration import find_clients, is_name
from specmint.document.reading.urls import is_url
from specmint.ir.client import ClientConfig
from specmint.ir.load_options import LoadOptions

if TYPE_CHECKING:
    from collections.abc import Sequence

Document = Annotated[
    str | None,
    typer.Argument(help="A path, a URL, - for standard input, or REV:path for a document in git.", show_default=False),
]


class Form(StrEnum):
    """The output formats of a comparison."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
    HTML = "html"
    GITHUB = "github"
    SARIF = "sarif"


class FailOn(StrEnum):
    """The changes that make the command end with 1."""

    BREAKING = "breaking"
    WARNING = "warning"
    ANY = "any"
    NONE = "none"


@dataclass(frozen=True)
class DiffOptions:
    """The documents to compare, the client, and the output format."""

    old: str
    new: str
    client: ClientConfig
    usage: Path | None
    form: Form
    output: Path | None
    fail_on: FailOn


def diff(  # noqa: PLR0913 - the options of a command are its interface
    old: Document = None,
    new: Document = None,
    *,
    client: Annotated[
        str | None, typer.Option(help="A configured client; alone, compares its document in git's HEAD with the file.")
    ] = None,
    select: Annotated[list[str] | None, typer.Option(help="Take only this; as for generate.")] = None,
    exclude: Annotated[list[str] | None, typer.Option(help="Do not take this.")] = None,
    package: Annotated[str | None, typer.Option(help="What your code imports the client as; for --usage.")] = None,
    usage: Annotated[
        Path | None, typer.Option(help="A folder with code that uses the client: tell what is hit.")
    ] = None,
    form: Annotated[Form, typer.Option("--format", help="How the comparison is told.")] = Form.TEXT,
    output: Annotated[Path | None, typer.Option(help="Write it to this file.")] = None,
    fail_on: Annotated[FailOn, typer.Option(help="End with 1 for changes as bad as this.")] = FailOn.BREAKING,
    overlay: Overlays = None,
    header: Headers = None,
    timeout: Timeout = LoadOptions.timeout,
    allow_remote: AllowRemote = False,
    allow_folder: AllowFolder = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say what is being done.")] = False,
) -> None:
    """Tell what changes for callers of a client between two revisions of a document.

    Ends with 1 where something breaks that nobody has accepted.
    """
    from specmint.cli.comparing import tell

    reading = load_options(overlay, header, allow_folder, timeout=timeout, allow_remote=allow_remote)
    if client is not None:
        if select or exclude or package or reading != LoadOptions():
            message = "--client takes the selection, the package and how documents are read from the configuration"
            raise typer.BadParameter(message)
        chosen = find_clients([client], Path.cwd())[0]
    else:
        chosen = _given(package, usage, (select or (), exclude or ()), reading)
    before, after = _documents(old, new, None if client is None else chosen)
    options = DiffOptions(before, after, chosen, usage, form, output, fail_on)
    raise typer.Exit(tell(options, Console(quiet=quiet, verbose=verbose)))


def _given(
    package: str | None, usage: Path | None, selection: tuple[Sequence[str], Sequence[str]], reading: LoadOptions
) -> ClientConfig:
    if usage is not None and package is None:
        message = "--usage needs to know what your code imports: --client NAME, or --package"
        raise typer.BadParameter(message)
    name = package or "client"
    if not is_name(name):
        message = "--package must be a Python identifier and no keyword, such as pet_store"
        raise typer.BadParameter(message)
    plain = ClientConfig(name=name, document="", label="", output=Path(name), package=name, reading=reading)
    select, exclude = map(tuple, selection)
    return replace(plain, select=select, exclude=exclude)


def _documents(old: str | None, new: str | None, client: ClientConfig | None) -> tuple[str, str]:
    """The two documents. By default, the configured one and its version in git."""
    if client is None and new is None:
        message = "name two documents, or a configured client with --client"
        raise typer.BadParameter(message)
    if old == new == "-":
        message = "only one of the documents can be standard input"
        raise typer.BadParameter(message)
    if client is None or (old and new):
        return old or "", new or ""
    if old is None and is_url(client.document):
        message = f"the document of '{client.name}' is a URL, which git has no history of: name the old one"
        raise typer.BadParameter(message)
    document = client.document if is_url(client.document) else Path(relpath(client.document)).as_posix()
    return old or f"HEAD:./{document}", document
