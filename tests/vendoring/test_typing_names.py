from __future__ import annotations

import pytest

from specmint.vendoring.typing_names import from_typing

SOURCE = """\
from typing import Any
from typing_extensions import NotRequired, TypeAliasType, deprecated
if TYPE_CHECKING:
    from typing_extensions import Self
from . import models
"""


@pytest.mark.parametrize(
    ("minor", "lines"),
    [
        (
            10,
            [
                "from typing_extensions import NotRequired, TypeAliasType, deprecated",
                "    from typing_extensions import Self",
            ],
        ),
        (
            11,
            [
                "from typing import NotRequired",
                "from typing_extensions import TypeAliasType, deprecated",
                "    from typing import Self",
            ],
        ),
        (
            13,
            [
                "from typing import NotRequired, TypeAliasType",
                "from typing_extensions import deprecated",
                "    from typing import Self",
            ],
        ),
    ],
)
def test_what_typing_has_is_imported_from_there(minor: int, lines: list[str]) -> None:
    assert [
        line
        for line in from_typing(SOURCE, minor).split("\n")
        if "NotRequired" in line or "typing_ext" in line or "Self" in line
    ] == lines


def test_long_imports_have_a_line_for_each_name() -> None:
    names = ["NotRequired", "Required", "Self", "Unpack", "ReadOnly", "TypeAliasType", "TypeIs"]
    source = "{indent}from typing_extensions import {names}\n".format(
        indent="if 1:\n" + " " * 40, names=", ".join(names)
    )
    assert f"from typing import (\n{' ' * 44}NotRequired,\n" in from_typing(source, 13)
