"""The command ``specmint vendor``: its options, and which of its four tasks they select."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from specmint.cli.console import Console
from specmint.cli.fixtures import Fixtures, FixturesExtent, WithoutFixtures, extent_of

Into = Annotated[Path | None, typer.Option(help="Put a copy of the client into this folder.")]
Check = Annotated[Path | None, typer.Option(help="Tell whether this folder holds just what was vendored.")]
Update = Annotated[Path | None, typer.Option(help="Bring this folder to what its client is now.")]
KeepEdits = Annotated[Path | None, typer.Option(help="Make patches of the edits in this folder; needs --patch.")]
Patch = Annotated[Path | None, typer.Option(help="A folder of patches to apply, now and at each update.")]


def vendor(  # noqa: PLR0913 - the options of a command are its interface
    client: Annotated[str | None, typer.Argument(help="With --into: a configured client.")] = None,
    *,
    into: Into = None,
    check: Check = None,
    update: Update = None,
    keep_edits: KeepEdits = None,
    patch: Patch = None,
    fixtures: Fixtures = FixturesExtent.ALL,
    without_fixtures: WithoutFixtures = False,
    single_file: Annotated[bool, typer.Option(help="One module, for scripts, without the testing folder.")] = False,
    python: Annotated[str, typer.Option(help="The oldest Python that the copy is to run on.")] = "3.10",
    rename: Annotated[
        str | None, typer.Option(help="What the copy is called, if not like its folder (one module: like the client).")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Say what is being done.")] = False,
) -> None:
    """Put a copy of a client into a source tree, verify it, and keep it up to date.

    --into puts it there, --check verifies it byte by byte, --update brings a newer version and merges it with what was
    edited, --keep-edits makes patches of edits that are meant.
    """
    from specmint.cli.vendoring import check_folder, keep_edits_of, update_folder, vendor_client
    from specmint.vendoring.lock import Options, is_supported

    console = Console(quiet=quiet, verbose=verbose)
    if sum(folder is not None for folder in (into, check, update, keep_edits)) != 1:
        message = "name one folder: --into, --check, --update or --keep-edits DIR"
        raise typer.BadParameter(message)
    extent = extent_of(fixtures, without=without_fixtures)
    options = Options(rename or "", fixtures=extent, single_file=single_file, python=python)
    if into is None and (client is not None or options != Options("")):
        message = "a client, and the options that say how it is vendored, go with --into; vendor.lock remembers them"
        raise typer.BadParameter(message)
    if not is_supported(python):
        message = f"--python must be 3.10 or later, such as 3.12; '{python}' is not"
        raise typer.BadParameter(message)
    if into is not None:
        raise typer.Exit(vendor_client(client, into, options, patch, console))
    if update is not None:
        raise typer.Exit(update_folder(update, patch, console))
    if keep_edits is not None and patch is not None:
        raise typer.Exit(keep_edits_of(keep_edits, patch, console))
    if check is None or patch is not None:
        message = "--keep-edits needs --patch DIR" if check is None else "--patch does not go with --check"
        raise typer.BadParameter(message)
    raise typer.Exit(check_folder(check, console))
