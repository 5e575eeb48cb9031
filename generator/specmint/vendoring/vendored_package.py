"""Builds the package to vendor from a client's files, after checking them against the client's lock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from specmint.diagnostics.report import report
from specmint.diagnostics.rules_vendoring import CLIENT_MOVED
from specmint.ir.diagnostics import SpecmintError
from specmint.ir.output import digest
from specmint.python.runtime import PLACE
from specmint.vendoring.install import VendoredPackage
from specmint.vendoring.lock import Provenance
from specmint.vendoring.provenance import dressed
from specmint.vendoring.single_file import single_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from specmint.ir.output import Lock
    from specmint.vendoring.lock import Options

AS_LOCKED = (f"{PLACE}/", "models/", "params/", "resources/", "schemas/", "webhooks.py")
"""The files that are the same in every copy of a client, whatever its name and options.

Of the runtime only modules that both copies have are compared, since some of them serve fixtures only.
"""
UNSTATED = "not stated by the document"


def vendored_package(
    client: str, files: Mapping[str, str], lock: Lock, document: Mapping[str, Any], options: Options
) -> VendoredPackage:
    """Build the package to vendor.

    ``lock`` is the lock of the client's output, ``document`` the whole OpenAPI document. Raises SpecmintError if the
    files differ from those that the lock records.
    """
    refuse_others(client, files, lock)
    licence = licence_of(document)
    origin = Provenance(client, {**lock.document, "licence": licence}, dict(lock.tools))
    chosen = single_file(files, options.name) if options.single_file else files
    return VendoredPackage(dressed(chosen, origin, options), origin, options)


def refuse_others(client: str, files: Mapping[str, str], lock: Lock) -> None:
    """Raise SpecmintError if a file that does not depend on vendoring options differs from the lock."""
    ours = {path: digest(text.encode()) for path, text in files.items() if path.startswith(AS_LOCKED)}
    theirs = {path: value for path, value in lock.files.items() if path.startswith(AS_LOCKED)}
    in_one = {path for path in ours.keys() ^ theirs.keys() if not path.startswith(f"{PLACE}/")}
    different = sorted(in_one | {path for path in ours.keys() & theirs.keys() if ours[path] != theirs[path]})
    if different:
        raise moved(client, f"its configuration or the tools changed, which shows in {different[0]}")


def moved(client: str, reason: str) -> SpecmintError:
    """The error for a client whose files differ from its lock."""
    return SpecmintError([report(CLIENT_MOVED, client=client, reason=reason)])


def licence_of(document: Mapping[str, Any]) -> str:
    """The licence that a document states: its name or SPDX expression, and where to read it (OpenAPI 3.1.1, 4.8.4)."""
    info = document.get("info")
    licence = info.get("license") if isinstance(info, dict) else None
    parts = [licence.get(key) for key in ("name", "identifier", "url")] if isinstance(licence, dict) else []
    return ", ".join(dict.fromkeys(part for part in parts if isinstance(part, str) and part)) or UNSTATED
