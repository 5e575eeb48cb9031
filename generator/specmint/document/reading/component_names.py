"""Names the components that come from other files."""

from __future__ import annotations

import re
from itertools import accumulate, count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from specmint.ir.document import tokens

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

_NOT_ALLOWED: Final = re.compile(r"[^A-Za-z0-9._-]+")
"""The characters that component names must not contain (OpenAPI 3.1.1, section 4.8.7.2)."""


def _candidates(file: str, pointer: str) -> Iterator[str]:
    """The last part of the pointer or the name of the file, then the same with more and more parent folders."""
    path = PurePosixPath(urlsplit(file).path)
    parts = [part for part in (*path.parent.parts, path.stem) if part not in {"/", ".", ".."}]
    named = [*parts, *list(tokens(pointer))[-1:]]
    yield from accumulate(reversed(named), lambda name, part: f"{part}_{name}")


def free_name(file: str, pointer: str, taken: Container[str]) -> str:
    """A name for the component at ``pointer`` of a file: its own one if that is free."""
    names = [_NOT_ALLOWED.sub("_", name) for name in _candidates(file, pointer)]
    for name in names:
        if name and name not in taken:
            return name
    return next(name for number in count(2) if (name := f"{names[0]}_{number}") not in taken)
