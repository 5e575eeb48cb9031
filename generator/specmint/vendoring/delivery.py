"""A package that was just made, turned into what is vendored, if it is what the client's own lock names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_vendoring import CLIENT_MOVED
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import digest
from specmint.vendoring.bringing import Delivery
from specmint.vendoring.dressing import dressed
from specmint.vendoring.lock import Provenance
from specmint.vendoring.single_file import single_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.output import Lock
    from specmint.vendoring.lock import Options

AS_LOCKED = ("_runtime/", "models/", "params/", "resources/", "schemas/", "webhooks.py")
"""What is the same in every copy of a client, whatever it is called and whether it has fixtures."""
UNSTATED = "not stated by the document"


def delivery_of(
    client: str, files: Mapping[str, str], lock: Lock, document: Mapping[str, Any], options: Options
) -> Delivery:
    """What is vendored of a package. ``lock`` is that of the client's own output, ``document`` its whole tree.

    Raises SpecmintError if the package is not what the lock names.
    """
    refuse_others(client, files, lock)
    licence = licence_of(document)
    origin = Provenance(client, {**lock.document, "licence": licence}, dict(lock.tools))
    chosen = single_file(files, options.name) if options.single_file else files
    return Delivery(dressed(chosen, origin, options), origin, options)


def refuse_others(client: str, files: Mapping[str, str], lock: Lock) -> None:
    """Raise SpecmintError if a file that does not depend on options is another than the one that a lock names."""
    ours = {path: digest(text.encode()) for path, text in files.items() if path.startswith(AS_LOCKED)}
    theirs = {path: value for path, value in lock.files.items() if path.startswith(AS_LOCKED)}
    different = sorted(path for path in ours.keys() | theirs.keys() if ours.get(path) != theirs.get(path))
    if different:
        raise moved(client, f"its configuration or the tools changed, which shows in {different[0]}")


def moved(client: str, reason: str) -> SpecmintError:
    """The error for a client that is not what its lock names."""
    return SpecmintError([report(CLIENT_MOVED, client=client, reason=reason)])


def licence_of(document: Mapping[str, Any]) -> str:
    """The licence that a document states: its name or SPDX expression, and where to read it (OpenAPI 3.1.1, 4.8.4)."""
    info = document.get("info")
    licence = info.get("license") if isinstance(info, dict) else None
    parts = [licence.get(key) for key in ("name", "identifier", "url")] if isinstance(licence, dict) else []
    return ", ".join(dict.fromkeys(part for part in parts if isinstance(part, str) and part)) or UNSTATED
