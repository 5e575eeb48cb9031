"""Formats the output of ``specmint operations``: every operation under its resource, with sizes."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from specmint.text.counting import counted
from specmint.text.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from specmint.package.output.size import PackageSize, Size


class Row(NamedTuple):
    """One operation or webhook: its resource, its name there, and its request.

    ``remark`` is a sentence for a line of its own.
    """

    resource: str
    name: str
    method: str
    path: str
    remark: str = ""


def listing(rows: Sequence[Row], sizes: Mapping[str, Size]) -> Iterator[str]:
    """The lines for the rows, resource by resource. ``sizes`` are shown for the resources that have one."""
    width = max((len(row.method) for row in rows), default=0)
    for resource, group in groupby(sorted(rows, key=lambda row: row.resource.split(".")), lambda row: row.resource):
        listed = list(group)
        yield f"{resource or 'client'}{f'  {size_text(sizes[resource])}' if resource in sizes else ''}"
        indent = max(len(row.name) for row in listed)
        for row in listed:
            yield visible(f"  {row.name:<{indent}}  {row.method:<{width}}  {row.path}")
            yield from [f"      {row.remark}"] * bool(row.remark)
        yield ""


def summary(taken: int, offered: int, size: PackageSize | None) -> Iterator[str]:
    """The last lines: the number of operations, and the size of their client."""
    operations = counted(offered, "operation") if taken == offered else f"{taken:,} of {counted(offered, 'operation')}"
    if size is None:
        yield operations
        return
    yield f"{operations}: {size_text(size.total)}"
    yield f"  common to its resources: {size_text(size.rest)}"
    yield f"  and the runtime, the same in every client: {counted(size.runtime.lines, 'line')} more"


def size_text(size: Size) -> str:
    """``77 models, 1,340 lines``."""
    return f"{counted(size.models, 'model')}, {counted(size.lines, 'line')}"
