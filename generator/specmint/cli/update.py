"""The commands that keep clients up to date: update, upgrade and propose."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from specmint.cli.console import Console
from specmint.configuration import find_clients

Clients = Annotated[list[str] | None, typer.Argument(help="Configured clients; all of them, if none is named.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say what is being done.")]
AllowWorse = Annotated[bool, typer.Option(help="Take a revision that lacks operations of the client or breaks some.")]
DryRun = Annotated[bool, typer.Option(help="Do everything but write.")]
ReportDir = Annotated[Path | None, typer.Option(help="Where the reports go, a folder each client: .specmint.")]
Usage = Annotated[Path | None, typer.Option(help="A folder of code that uses the client: tell which lines are hit.")]


def update(  # noqa: PLR0913 - the options of a command are its interface
    clients: Clients = None,
    *,
    given: Annotated[str, typer.Option("--from", help="A file or URL to take the new revision from.")] = "",
    allow_worse: AllowWorse = False,
    dry_run: DryRun = False,
    report_dir: ReportDir = None,
    usage: Usage = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Bring clients to the newest revision of their documents, and tell what that changes.

    All or nothing: a revision that cannot be used, or is worse than the present one, leaves everything as it was.
    """
    from specmint.cli.following import update_all
    from specmint.following.updating.options import UpdateOptions

    chosen = find_clients(clients or [], Path.cwd())
    if given and len(chosen) != 1:
        message = "--from needs the name of one client"
        raise typer.BadParameter(message)
    options = UpdateOptions(given, allow_worse=allow_worse, dry_run=dry_run, reports=report_dir, usage=usage)
    raise typer.Exit(update_all(chosen, options, Console(quiet=quiet, verbose=verbose)))


def upgrade(  # noqa: PLR0913 - as above
    clients: Clients = None,
    *,
    dry_run: DryRun = False,
    report_dir: ReportDir = None,
    usage: Usage = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Have clients made anew by the present version of specmint, from documents that did not move."""
    from specmint.cli.following import upgrade_all
    from specmint.following.updating.options import UpdateOptions

    options = UpdateOptions(dry_run=dry_run, reports=report_dir, usage=usage)
    console = Console(quiet=quiet, verbose=verbose)
    raise typer.Exit(upgrade_all(find_clients(clients or [], Path.cwd()), options, console))


def propose(  # noqa: PLR0913 - as above
    clients: Clients = None,
    *,
    base: Annotated[str, typer.Option(help="The branch, as it was fetched, that is to be brought up to date.")] = (
        "origin/main"
    ),
    allow_worse: AllowWorse = False,
    report_dir: ReportDir = None,
    usage: Usage = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Make a commit for each client that has something to follow: an upgrade if the tools moved, else an update.

    The commit is made on the base branch and apart from the working tree. It is not pushed: the folder of reports says
    what to push, and what the pull request says.
    """
    from specmint.cli.following import propose_all
    from specmint.following.updating.options import UpdateOptions

    options = UpdateOptions(allow_worse=allow_worse, reports=report_dir, usage=usage)
    raise typer.Exit(propose_all(clients or [], base, options, Console(quiet=quiet, verbose=verbose)))
