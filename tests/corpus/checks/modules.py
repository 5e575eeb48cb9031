"""Import every module of the client on its own."""

from __future__ import annotations

import sys
import warnings
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing import get_context
from typing import TYPE_CHECKING

from tests.corpus.checks.installed import install
from tests.corpus.outcomes import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from tests.corpus.case import Case

FORK = get_context("fork")
LIBRARIES = ("httpx", "pydantic", "pytest", "typing_extensions")


def check(case: Case) -> Finding:
    """A module that works only after another one was imported is a problem."""
    for library in LIBRARIES:
        import_module(library)
    install(case)
    modules = _Modules(case.package)
    for name in _names(case):
        modules.verify(name)
    problems = [f"{name}: {problem}" for name, problem in sorted(modules.verified.items()) if problem]
    return Finding(problems, {"imported": len(modules.verified) - len(problems)})


def _names(case: Case) -> Iterator[str]:
    for path in sorted(case.client.rglob("*.py")):
        parts = path.relative_to(case.clients).with_suffix("").parts
        yield ".".join(parts).removesuffix(".__init__")


@dataclass
class _Modules:
    """The modules of a package, each tried in a copy of this interpreter, and what is wrong with it.

    This interpreter itself imports a module once that and all it needs were tried and are well, so that those that
    come later are quick. It hides nothing: what works alone needs nobody to be imported before it.
    """

    package: str
    verified: dict[str, str] = field(default_factory=dict)

    def verify(self, name: str) -> None:
        """Try a module, and before it is settled all that it brings with it."""
        if name in self.verified:
            return
        self.verified[name], brought = _alone(self.package, name)
        for other in brought:
            self.verify(other)
        if not any(self.verified[other] for other in (name, *brought)):
            import_module(name)


def _alone(package: str, name: str) -> tuple[str, list[str]]:
    """What goes wrong when a module is imported in a copy of this interpreter; the modules that come with it."""
    receiver, sender = FORK.Pipe(duplex=False)
    process = FORK.Process(target=_import, args=(package, name, sender))
    process.start()
    sender.close()
    try:
        problem, brought = receiver.recv()
    except EOFError:
        return "the interpreter ended", []
    finally:
        process.join()
    return problem, brought


def _import(package: str, name: str, sender: Connection) -> None:
    warnings.simplefilter("error")
    before = set(sys.modules)
    try:
        import_module(name)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
        problem = f"{type(error).__name__}: {error}"
    else:
        problem = ""
    sender.send((problem, sorted(other for other in set(sys.modules) - before if other.partition(".")[0] == package)))
