"""The client has every operation and webhook of the document, but for those that are named as left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.corpus.checks.installed import open_client, operations, reachable, read_webhooks
from tests.corpus.checks.reading import Reading
from tests.corpus.outcomes import Finding
from tests.corpus.report import report_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.corpus.case import Case


def check(case: Case) -> Finding:
    """Both sides are counted apart: the document's from its text, the client's from what can be called on it."""
    reading = Reading(case.root)
    module, found = open_client(case), operations(case)
    described = {stated.route for stated in reading.operations()}
    exposed = {f"{each.method} {each.path}" for each in found}
    left_out = report_of(case).missing
    webhooks, offered = [stated.route for stated in reading.webhooks()], len(read_webhooks(case))
    problems = [
        *(f"{route}: neither in the client nor named as left out" for route in sorted(described - exposed - left_out)),
        *(f"{route}: left out and yet in the client" for route in sorted(left_out & exposed)),
        *(f"{route}: not in the document" for route in sorted(exposed - described)),
        *_unreachable(module, found),
    ]
    if offered != sum(route not in left_out for route in webhooks):
        problems.append(f"The document has {len(webhooks)} webhooks and callbacks, the client {offered}")
    counts = {"described": len(described), "exposed": len(exposed), "webhooks": len(webhooks), "offered": offered}
    return Finding(problems, {"openapi": reading.version, **counts})


def _unreachable(module: Any, found: list[Any]) -> Iterator[str]:
    keys = {scheme.argument: ("user", "key") if scheme.kind == "basic" else "key" for scheme in module.API.schemes}
    for kind in ("Client", "AsyncClient"):
        client = getattr(module, kind)(base_url="https://api.test", **keys)
        for each in found:
            if not reachable(client, each.name):
                yield f"{each.method} {each.path}: {kind} has no {each.name}"
