"""The commands and their options."""

from __future__ import annotations

import sys
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from specmint.cli.console import Console
from specmint.cli.diff import diff
from specmint.cli.disk import disk_errors_anywhere
from specmint.cli.fixtures import Fixtures, FixturesExtent, WithoutFixtures, extent_of
from specmint.cli.reading import AllowFolder, AllowRemote, Headers, Overlays, Timeout, load_options
from specmint.cli.rules import rules
from specmint.cli.status import status_of
from specmint.cli.update import propose, update, upgrade
from specmint.cli.vendor import vendor
from specmint.configuration import find_clients, is_name, label
from specmint.ir.client import ClientConfig
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.load_options import LoadOptions

if TYPE_CHECKING:
    from specmint.ir.client import Extent

app = typer.Typer(
    name="specmint",
    help="Small, typed, reviewed Python clients from OpenAPI documents.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


INTERRUPTED = 130
"""The exit status of Typer after Ctrl-C."""


class Style(StrEnum):
    """The formatters."""

    BLACK = "black"
    RUFF = "ruff"


class TextOrJson(StrEnum):
    """The output formats of ``specmint operations``."""

    TEXT = "text"
    JSON = "json"


class LintFormat(StrEnum):
    """The output formats of ``specmint lint``."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say what is being done.")]
Clients = Annotated[list[str] | None, typer.Argument(help="Configured clients; all of them, if none is named.")]
Select = Annotated[
    list[str] | None,
    typer.Option(
        help="Take only this: a call or resource ('pets.*'), 'GET /pets/*', an operationId or a tag. May be repeated."
    ),
]
Exclude = Annotated[list[str] | None, typer.Option(help="Do not take this, said as for --select.")]
Spec = Annotated[str, typer.Argument(help="An OpenAPI document: a path, a URL, or - for standard input.")]


@app.callback(invoke_without_command=True)
def version(
    context: typer.Context, *, show: Annotated[bool, typer.Option("--version", help="Print the version.")] = False
) -> None:
    """Small, typed, reviewed Python clients from OpenAPI documents."""
    if show:
        from specmint._version import __version__

        Console().result(f"specmint {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        message = "name a command; specmint --help lists them"
        raise typer.BadParameter(message)


@app.command()
def generate(  # noqa: PLR0913 - the options of a command are its interface
    clients: Clients = None,
    *,
    spec: Annotated[str | None, typer.Option(help="A document to use instead of the configured ones.")] = None,
    package: Annotated[str | None, typer.Option(help="With --spec: the name of the package.")] = None,
    out: Annotated[Path | None, typer.Option(help="With --spec: the folder of the package.")] = None,
    select: Select = None,
    exclude: Exclude = None,
    formatter: Annotated[Style, typer.Option(help="With --spec: what formats the package.")] = Style.BLACK,
    fixtures: Fixtures = FixturesExtent.ALL,
    without_fixtures: WithoutFixtures = False,
    overlay: Overlays = None,
    header: Headers = None,
    timeout: Timeout = LoadOptions.timeout,
    allow_remote: AllowRemote = False,
    allow_folder: AllowFolder = None,
    allow_incomplete: Annotated[bool, typer.Option(help="End with 0 although something was left out.")] = False,
    report: Annotated[Path | None, typer.Option(help="Write what became of the documents to this JSON file.")] = None,
    overwrite_edits: Annotated[bool, typer.Option(help="Replace generated files that somebody edited.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Write the clients, as the documents give them.

    Ends with 1 where something was left out or degraded.
    """
    from specmint.cli.work import generate_all

    console = Console(quiet=quiet, verbose=verbose)
    reading = load_options(overlay, header, allow_folder, timeout=timeout, allow_remote=allow_remote)
    extent = extent_of(fixtures, without=without_fixtures)
    if spec is None:
        if package or out or select or exclude or extent != "all" or reading != LoadOptions():
            message = "options that say what to generate from which document go with --spec"
            raise typer.BadParameter(message)
        chosen = find_clients(clients or [], Path.cwd())
    elif package is None or out is None or clients:
        message = "--spec needs --package and --out, and no client's name"
        raise typer.BadParameter(message)
    else:
        given = _given(spec, package, out, tuple(select or ()), formatter, fixtures=extent)
        chosen = [replace(given, reading=reading, exclude=tuple(exclude or ()))]
    if allow_incomplete:
        chosen = [replace(each, allow_incomplete=True) for each in chosen]
    raise typer.Exit(generate_all(chosen, console, report, overwrite_edits=overwrite_edits))


def _given(  # noqa: PLR0913 - one field each
    spec: str, package: str, out: Path, select: tuple[str, ...], formatter: Style, *, fixtures: Extent
) -> ClientConfig:
    if not is_name(package):
        message = "--package must be a Python identifier and no keyword, such as pet_store"
        raise typer.BadParameter(message)
    return ClientConfig(
        name=package,
        document=spec,
        label=label(spec),
        output=out,
        package=package,
        select=select,
        formatter=formatter.value,
        fixtures=fixtures,
    )


@app.command()
def check(
    clients: Clients = None,
    *,
    rebuild: Annotated[bool, typer.Option(help="Build anew, although the lock says that nothing moved.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Tell whether the clients are what their documents give, and if not, why.

    Uses no network. Where they are not, prints the difference and ends with 1.
    """
    from specmint.cli.check import check_all

    console = Console(quiet=quiet, verbose=verbose)
    raise typer.Exit(check_all(find_clients(clients or [], Path.cwd()), console, rebuild=rebuild))


@app.command()
def operations(  # noqa: PLR0913 - as above
    spec: Spec,
    *,
    select: Select = None,
    exclude: Exclude = None,
    size: Annotated[
        bool | None,
        typer.Option("--size/--no-size", help="Measure the code that it would be; the default with a selection."),
    ] = None,
    explain: Annotated[bool, typer.Option(help="Tell where the name of each call comes from.")] = False,
    overlay: Overlays = None,
    header: Headers = None,
    timeout: Timeout = LoadOptions.timeout,
    allow_remote: AllowRemote = False,
    allow_folder: AllowFolder = None,
    form: Annotated[TextOrJson, typer.Option("--format", help="Text, or one JSON document.")] = TextOrJson.TEXT,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """List operations by their calls; tell the size of a selection.

    With --select or --exclude, lists just what these take and measures the code that it would be.
    """
    from specmint.cli.operations import list_operations

    client = replace(
        _given(spec, "client", Path(), tuple(select or ()), Style.BLACK, fixtures="none"),
        exclude=tuple(exclude or ()),
        reading=load_options(overlay, header, allow_folder, timeout=timeout, allow_remote=allow_remote),
    )
    measure = bool(select or exclude) if size is None else size
    console = Console(quiet=quiet, verbose=verbose)
    raise typer.Exit(list_operations(client, form.value, console, measure=measure, explain=explain))


@app.command()
def lint(  # noqa: PLR0913 - as above
    spec: Spec,
    *,
    overlay: Overlays = None,
    header: Headers = None,
    timeout: Timeout = LoadOptions.timeout,
    allow_remote: AllowRemote = False,
    allow_folder: AllowFolder = None,
    form: Annotated[
        LintFormat, typer.Option("--format", help="Text, one JSON document, or GitHub annotations.")
    ] = LintFormat.TEXT,
    quiet: Quiet = False,
    verbose: Verbose = False,
) -> None:
    """Tell what is wrong with a document, and how to mend it."""
    from specmint.cli.work import lint_document

    reading = load_options(overlay, header, allow_folder, timeout=timeout, allow_remote=allow_remote)
    raise typer.Exit(lint_document(spec, reading, form.value, Console(quiet=quiet, verbose=verbose)))


app.command()(update)
app.command()(upgrade)
app.command()(propose)
app.command()(vendor)
app.command()(diff)
app.command()(rules)


def main() -> None:
    """Run the command. Unexpected errors end in a message without a traceback."""
    try:
        with disk_errors_anywhere():
            app()
    except SpecmintError as error:
        Console().diagnostics(error.diagnostics)
        sys.exit(status_of(error.diagnostics))
    except SystemExit as ending:
        if ending.code == INTERRUPTED:
            Console().message("Interrupted; nothing was left half done.")
        raise
    except Exception as error:  # noqa: BLE001 - the last resort
        from specmint.diagnostics.report import report
        from specmint.diagnostics.rules_output import INTERNAL_ERROR

        Console().diagnostics([report(INTERNAL_ERROR, problem=f"{type(error).__name__}: {error}")])
        sys.exit(2)
