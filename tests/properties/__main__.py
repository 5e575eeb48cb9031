"""``python -m tests.properties [SECONDS [SEED]]``: look at new schemas until the time is over."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Final

from tests.properties import findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

KINDS: Final[dict[str, tuple[Callable[[int], Iterator[str]], int]]] = {
    "check and examples": (findings.check_and_examples, 1),
    "comparison": (findings.comparison, 1),
    "types": (findings.types, 50),
}
"""What is looked at, and at every how many-th seed."""


def main(arguments: Sequence[str]) -> int:
    """Print every finding with its seed, then what was looked at; 1 where something was found."""
    seconds = float(arguments[0]) if arguments else 60
    seed = first = int(arguments[1]) if arguments[1:] else 0
    found, end = 0, monotonic() + seconds
    while seed == first or monotonic() < end:
        for name, (look, step) in KINDS.items():
            for sentence in look(seed) if seed % step == 0 else ():
                found += 1
                _tell(f"seed {seed}, {name}: {sentence}")
        seed += 1
    _tell(f"{seed - first} seeds from {first}, {found} findings")
    return 1 if found else 0


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
