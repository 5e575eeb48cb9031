"""The tasks of ``specmint vendor``, and the status of each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from specmint.building.rooted import rooted
from specmint.configuration import find_clients
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_vendoring import UNNAMED_CLIENT
from specmint.ir.client import EXTENTS
from specmint.ir.diagnostics import SpecmintError
from specmint.package.output.exchange import disk_errors_as_diagnostics
from specmint.text.visible import visible
from specmint.vendoring.folder import lock_of, recovered, vendored_in
from specmint.vendoring.install import EditsInConflictError, VendoredPackage, install, keep_edits
from specmint.vendoring.lock import LOCK_NAME
from specmint.vendoring.target import refuse_folder, refuse_name
from specmint.vendoring.vendored_package import moved, vendored_package
from specmint.vendoring.verify import findings

if TYPE_CHECKING:
    from specmint.cli.console import Console
    from specmint.ir.client import ClientConfig, Extent
    from specmint.vendoring.install import Installed
    from specmint.vendoring.lock import Options


def vendor_client(name: str | None, into: Path, options: Options, patches: Path | None, console: Console) -> int:
    """Install a client into a folder. Returns 1 if local edits conflict."""
    everything = find_clients([], Path.cwd())
    client = _chosen(name, everything)
    folder = _place(into)
    default = client.package if options.single_file else folder.resolve().name
    options = replace(options, name=options.name or default)
    with disk_errors_as_diagnostics(folder):
        refuse_folder(folder, [each.output for each in everything], client.name)
    for each in (options.name,) if options.single_file else (options.name, folder.resolve().name):
        refuse_name(each)
    return _bring(client, folder, options, patches, console)


def update_folder(update: Path, patches: Path | None, console: Console) -> int:
    """Update a vendored folder to its present client. Returns 1 if local edits conflict."""
    folder = _place(update)
    with disk_errors_as_diagnostics(folder):
        recovered(folder)
        lock = vendored_in(folder).lock
        everything = find_clients([], Path.cwd())
        client = _chosen(lock.provenance.client, everything)
        refuse_folder(folder, [each.output for each in everything], client.name)
    return _bring(client, folder, lock.options, patches, console)


def keep_edits_of(folder: Path, patches: Path, console: Console) -> int:
    """Turn the local edits of a folder into patches."""
    folder = _place(folder)
    with disk_errors_as_diagnostics(folder):
        recovered(folder)
        names = keep_edits(folder, patches)
    told_names = ", ".join(names) or "nothing differs from what specmint made"
    console.message(f"{patches}: {visible(told_names)}")
    return 0


def check_folder(check: Path, console: Console) -> int:
    """Check that a folder contains exactly what was vendored. Returns 1 otherwise."""
    with disk_errors_as_diagnostics(check):
        found = findings(_place(check))
    console.diagnostics(found)
    if not found:
        console.message(f"{check}: every file is as it was vendored.")
    return int(bool(found))


def _place(folder: Path) -> Path:
    """The real path of a folder, relative if below the current one. Raises SpecmintError if a link leads elsewhere."""
    with disk_errors_as_diagnostics(folder):
        found = rooted(folder)
    place = found.root / found.path
    return place.relative_to(Path.cwd()) if Path.cwd() in place.parents else place


def _remembered_patches(folder: Path) -> Path | None:
    """The folder of patches in the lock, so that patches stay when the option is not repeated."""
    place = lock_of(folder).patches if (folder / LOCK_NAME).exists() else ""
    if not place:
        return None
    with disk_errors_as_diagnostics(folder):
        # The lock may come from a stranger, so only folders inside of the project count.
        found = rooted(folder / place, Path.cwd())
    return _place(found.root / found.path)


def _chosen(name: str | None, clients: list[ClientConfig]) -> ClientConfig:
    """The client of this name, or the only one. Raises SpecmintError."""
    if name is None and len(clients) != 1:
        known = ", ".join(sorted(each.name for each in clients)) or "none"
        raise SpecmintError([report(UNNAMED_CLIENT, known=known)])
    (client,) = clients if name is None else find_clients([name], Path.cwd())
    return client


def _bring(client: ClientConfig, folder: Path, options: Options, patches: Path | None, console: Console) -> int:
    recovered(folder)
    package = _made(client, options, console)
    with disk_errors_as_diagnostics(folder):
        package = replace(package, patches=patches or _remembered_patches(folder))
        try:
            installed = install(package, folder)
        except EditsInConflictError as error:
            for path, text in error.shown.items():
                console.result("\n".join([visible(path), *(visible(line) for line in text.splitlines())]))
            console.diagnostics(error.diagnostics)
            return 1
    _tell(installed, folder, console)
    return 0


def _tell(installed: Installed, folder: Path, console: Console) -> None:
    from specmint.cli.work import counts

    console.message(f"{folder}: {counts(installed.written)}")
    if installed.patched:
        console.message(f"{folder}: patched: {visible(', '.join(installed.patched))}")
    if installed.edited:
        console.message(f"{folder}: still edited: {visible(', '.join(installed.edited))}")


def _made(client: ClientConfig, options: Options, console: Console) -> VendoredPackage:
    """The package to vendor, built in memory. Raises SpecmintError if it differs from the client's lock."""
    from specmint.api.selecting.scope import scope_of
    from specmint.document.reading.source import read_source
    from specmint.document.reading.stage import parse_source
    from specmint.package.output.lock import read_lock
    from specmint.pipeline import assemble, working

    lock = read_lock(client.output)
    if lock is None:
        raise moved(client.name, f"there is no specmint.lock in '{client.output}'")
    with console.progress(client.name) as progress:
        progress("reading")
        loaded = parse_source(read_source(client.document, client.reading), client.reading)
        if loaded.document.digest != lock.document.get("digest"):
            raise moved(client.name, f"{client.label} has changed since it was generated")
        scope = scope_of(loaded, client, lock.names)
        allowed: Extent = "none" if options.single_file else options.fixtures
        fixtures = min(client.fixtures, allowed, key=EXTENTS.index)
        made = replace(client, package=options.name, fixtures=fixtures)
        with working(client) as work:
            built = assemble(made, scope, progress, work)
    return vendored_package(client.name, built.files, lock, loaded.document.tree, options)
