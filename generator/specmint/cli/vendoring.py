"""What ``specmint vendor`` does, and the status each of its jobs ends with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from specmint.configuration import find_clients
from specmint.diagnostics.report import report
from specmint.diagnostics.rules_vendoring import UNNAMED_CLIENT
from specmint.diagnostics.visible import visible
from specmint.exchange import told
from specmint.ir.diagnostics import SpecmintError
from specmint.vendoring.bringing import Delivery, EditsInConflictError, bring, keep_edits
from specmint.vendoring.delivery import delivery_of, moved
from specmint.vendoring.folder import lock_of, recovered, vendored_in
from specmint.vendoring.lock import LOCK_NAME
from specmint.vendoring.target import refuse_folder, refuse_name
from specmint.vendoring.verify import findings

if TYPE_CHECKING:
    from specmint.cli.console import Console
    from specmint.configuration import ClientConfig
    from specmint.vendoring.bringing import Brought
    from specmint.vendoring.lock import Options


def vendor_client(name: str | None, into: Path, options: Options, patches: Path | None, console: Console) -> int:
    """Put a client into a folder; 0 when it is there, 1 where edits are in the way."""
    everything = find_clients([], Path.cwd())
    client = _chosen(name, everything)
    folder = _place(into)
    default = client.package if options.single_file else folder.resolve().name
    options = replace(options, name=options.name or default)
    with told(folder):
        refuse_folder(folder, [each.output for each in everything], client.name)
    for each in (options.name,) if options.single_file else (options.name, folder.resolve().name):
        refuse_name(each)
    return _bring(client, folder, options, patches, console)


def update_folder(update: Path, patches: Path | None, console: Console) -> int:
    """Bring a vendored folder to what its client is now; 1 where edits are in the way."""
    folder = _place(update)
    with told(folder):
        recovered(folder)
        lock = vendored_in(folder).lock
        everything = find_clients([], Path.cwd())
        client = _chosen(lock.provenance.client, everything)
        refuse_folder(folder, [each.output for each in everything], client.name)
    return _bring(client, folder, lock.options, patches, console)


def keep_edits_of(folder: Path, patches: Path, console: Console) -> int:
    """Make patches of the edits in a folder."""
    folder = _place(folder)
    with told(folder):
        recovered(folder)
        names = keep_edits(folder, patches)
    told_names = ", ".join(names) or "nothing differs from what specmint made"
    console.message(f"{patches}: {visible(told_names)}")
    return 0


def check_folder(check: Path, console: Console) -> int:
    """Tell whether a folder holds just what was vendored; 1 where it does not."""
    with told(check):
        found = findings(_place(check))
    console.diagnostics(found)
    if not found:
        console.message(f"{check}: every file is as it was vendored.")
    return int(bool(found))


def _place(folder: Path) -> Path:
    """Where a folder really is, told from here if it is below."""
    place = folder.resolve()
    return place.relative_to(Path.cwd()) if Path.cwd() in place.parents else place


def _remembered_patches(folder: Path) -> Path | None:
    """The folder of patches that was used before: no patch is lost because nobody names it again."""
    place = lock_of(folder).patches if (folder / LOCK_NAME).exists() else ""
    return _place(folder / place) if place else None


def _chosen(name: str | None, clients: list[ClientConfig]) -> ClientConfig:
    """The client of this name, or the only one. Raises SpecmintError."""
    if name is None and len(clients) != 1:
        known = ", ".join(sorted(each.name for each in clients)) or "none"
        raise SpecmintError([report(UNNAMED_CLIENT, known=known)])
    (client,) = clients if name is None else find_clients([name], Path.cwd())
    return client


def _bring(client: ClientConfig, folder: Path, options: Options, patches: Path | None, console: Console) -> int:
    recovered(folder)
    delivery = _made(client, options, console)
    with told(folder):
        delivery = replace(delivery, patches=patches or _remembered_patches(folder))
        try:
            brought = bring(delivery, folder)
        except EditsInConflictError as error:
            for path, text in error.shown.items():
                console.result("\n".join([visible(path), *(visible(line) for line in text.splitlines())]))
            console.diagnostics(error.diagnostics)
            return 1
    _tell(brought, folder, console)
    return 0


def _tell(brought: Brought, folder: Path, console: Console) -> None:
    from specmint.cli.work import told_counts

    console.message(f"{folder}: {told_counts(brought.written)}")
    if brought.patched:
        console.message(f"{folder}: patched: {visible(', '.join(brought.patched))}")
    if brought.edited:
        console.message(f"{folder}: still edited: {visible(', '.join(brought.edited))}")


def _made(client: ClientConfig, options: Options, console: Console) -> Delivery:
    """The client as it is to be vendored, made in memory. Raises SpecmintError unless it is what its own lock names."""
    from specmint.cache import memory_key
    from specmint.lock import read_lock
    from specmint.memory import remembered
    from specmint.parallel import collecting_rarely, other_processes
    from specmint.pipeline import assemble
    from specmint.reading.source import read_source
    from specmint.scope import scope_of
    from specmint.stages.load import parse_source
    from specmint.work import Work

    lock = read_lock(client.output)
    if lock is None:
        raise moved(client.name, f"there is no specmint.lock in '{client.output}'")
    with console.progress(client.name) as progress:
        progress("reading")
        loaded = parse_source(read_source(client.document, client.reading), client.reading)
        if loaded.document.digest != lock.document.get("digest"):
            raise moved(client.name, f"{client.label} has changed since it was generated")
        scope = scope_of(loaded, client, lock.names)
        fixtures = client.fixtures and options.fixtures and not options.single_file
        made = replace(client, package=options.name, fixtures=fixtures)
        memory = remembered(memory_key(client))
        with collecting_rarely(), other_processes(for_models=not memory.kept) as executor:
            built = assemble(made, scope, progress, Work(executor, memory))
    return delivery_of(client.name, built.files, lock, loaded.document.tree, options)
