"""The stage model: generates the source of every class with datamodel-code-generator."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from importlib.resources import as_file
from typing import TYPE_CHECKING

from specmint.api.schemas.reach import outside_unions
from specmint.building.batches import BatchFunction, BuildContext
from specmint.building.content_cache import key
from specmint.ir.models import Models
from specmint.package.modelling import dmcg
from specmint.package.modelling.assembly import Piece, assembled, by_module
from specmint.package.modelling.classes import received_classes, sent_classes
from specmint.package.modelling.corrections import corrected
from specmint.package.modelling.directions import RequestLowering, ResponseLowering
from specmint.package.modelling.docstrings import closed_up, raw
from specmint.package.modelling.units import units
from specmint.python.imports import refers_ahead, tidy
from specmint.python.runtime import TYPES, home_of
from specmint.text.order import import_order
from specmint.text.templates import templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from specmint.api.schemas.view import Schemas
    from specmint.ir.api import Api
    from specmint.ir.catalog import Catalog, ClassName
    from specmint.package.modelling.bundles import Bundle

BATCH = 60
"""How many classes one call generates: fewer cost time, more cost memory."""
LOAD = 100_000
"""How many characters of modules one task assembles."""


def model(api: Api, schemas: Schemas, catalog: Catalog, work: BuildContext) -> Pending:
    """Start the generation of the modules of models and params."""
    received = outside_unions(schemas, api, catalog.response, "response")
    sent = outside_unions(schemas, api, catalog.request, "request")
    responses = ResponseLowering(schemas, _reached(catalog, catalog.response), received, direction="response")
    requests = RequestLowering(schemas, _reached(catalog, catalog.request), sent, direction="request")
    bundles = {"models": received_classes(api, responses, catalog), "params": sent_classes(api, requests, catalog)}
    names = {kind: _by_module(bundle.schemas) for kind, bundle in bundles.items()}
    return Pending({kind: _Half(kind, units(bundle), work) for kind, bundle in bundles.items()}, names)


@dataclass(frozen=True)
class Pending:
    """Models that worker processes may still be generating.

    ``names`` holds the classes of each module, in the order of imports, of ``models`` and of ``params``.
    """

    halves: Mapping[str, _Half]
    names: Mapping[str, Mapping[str, tuple[str, ...]]]

    def result(self) -> Models:
        """Wait for the models. Raises BrokenNameError if a name differs from the requested one."""
        texts = {kind: half.modules() for kind, half in self.halves.items()}
        return Models(models=texts["models"], params=texts["params"])


class _Half:
    """The classes of models or of params: generated in batches, then assembled to modules."""

    def __init__(self, kind: str, bundles: Sequence[Bundle], work: BuildContext) -> None:
        self._work = work
        self._bundles = {key("class", kind, *vars(bundle).values()): bundle for bundle in bundles}
        makers = {"models": _models, "params": _params}
        self._order = work.start(BatchFunction(makers[kind], weight=_classes, load=BATCH), self._bundles)

    def modules(self) -> dict[str, str]:
        """The source of each module."""
        sources = self._order.texts(wait=True)
        pieces = [
            Piece(name, tuple(bundle.schemas), frozenset(dmcg.references([*bundle.schemas.values()])), source)
            for (name, bundle), source in zip(self._bundles.items(), sources, strict=True)
        ]
        modules = by_module(pieces)
        named = {key("module", name, sorted(modules), [each.name for each in modules[name]]): name for name in modules}
        wanted = {each: (modules[name], sorted(modules)) for each, name in named.items()}
        texts = self._work.start(BatchFunction(_assembled, weight=_length, load=LOAD), wanted).texts()
        return dict(zip(named.values(), texts, strict=True))


def _classes(bundle: Bundle) -> int:
    return len(bundle.schemas)


def _length(module: tuple[Sequence[Piece], Sequence[str]]) -> int:
    return sum(len(piece.source) for piece in module[0])


def _params(bundles: Sequence[Bundle]) -> list[str]:
    return [_mended(source) for source in dmcg.typed_dicts(bundles)]


def _models(bundles: Sequence[Bundle]) -> list[str]:
    with as_file(templates() / "dmcg") as folder:
        return [_mended(source) for source in dmcg.models(bundles, folder)]


def _mended(source: str) -> str:
    return raw(closed_up(corrected(source)))


def _assembled(modules: Sequence[tuple[Sequence[Piece], Sequence[str]]]) -> list[str]:
    """Annotations that can be evaluated at once are, which makes importing the models cheaper."""
    imports = TYPES.imports("..")
    relocated = {f"{dmcg.RUNTIME_MODULE}.{home_of(name)}": imports[name] for name in TYPES.runtime}
    made: list[str] = []
    for pieces, names in modules:
        text = assembled(pieces)
        places = relocated | {f"{dmcg.PEERS}.{name}": f".{name}" for name in names}
        made.append(tidy(text, imports, places, postponed=refers_ahead(text)))
    return made


def _by_module(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    modules: dict[str, list[str]] = defaultdict(list)
    for name in names:
        module, _, own = name.partition(".")
        modules[module].append(own)
    return {module: tuple(sorted(modules[module], key=import_order)) for module in sorted(modules)}


def _reached(catalog: Catalog, pointers: Iterable[str]) -> dict[str, ClassName]:
    return {pointer: catalog.classes[pointer] for pointer in sorted(pointers) if pointer in catalog.classes}
