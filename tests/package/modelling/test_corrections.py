from __future__ import annotations

import ast

import pytest

from specmint.package.modelling.corrections import WIDE, corrected

EXTRA = '''class Weights(Model):
    """Größen."""
    model_config = ConfigDict(
        extra='allow',
    )
    __annotations__ = {{
        '__pydantic_extra__': Dict[str, {held}],
    }}
    unit: str
    """A unit."""


class Other(Model): ...
'''


def wide(count: int) -> str:
    return " | ".join(f"Member{number}" for number in range(count))


def test_wide_unions_are_written_flat() -> None:
    made = corrected(f'Pet = TypeAliasType("Ü", Annotated[{wide(WIDE + 1)}, ByShape()])\nOther: TypeAlias = A | B\n')
    flat = ", ".join(f"Member{number}" for number in range(WIDE + 1))
    assert made == f'Pet = TypeAliasType("Ü", Annotated[Union[{flat}], ByShape()])\nOther: TypeAlias = A | B\n'


def test_unions_inside_of_others_are_found() -> None:
    made = corrected(f"Pet: TypeAlias = list[{wide(WIDE + 1)}] | None\n")
    assert made.startswith("Pet: TypeAlias = list[Union[Member0, ")
    assert made.endswith("]] | None\n")


@pytest.mark.parametrize(
    "source", [f"Pet: TypeAlias = {wide(WIDE)}\n", '"""__pydantic_extra__"""\nx = {}\n', "a.b = 1"]
)
def test_other_sources_stay_as_they_are(source: str) -> None:
    assert corrected(source) == source


@pytest.mark.parametrize(
    ("held", "type_"),
    [
        ("int", "int"),
        ("list['Weights | None'] | Literal['a']", "list[Weights | None] | Literal['a']"),
    ],
)
def test_fields_without_names_are_typed(held: str, type_: str) -> None:
    made = corrected(EXTRA.format(held=held))
    ast.parse(made)
    assert "ConfigDict" not in made
    assert "__annotations__" not in made
    assert f"        __pydantic_extra__: dict[str, {type_}]\n\n\nclass Other(Model): ...\n" in made
    assert f"        def __getattr__(self, name: str) -> {type_}: ...\n" in made
    assert made.index('"""A unit."""') < made.index("TYPE_CHECKING")


def test_nothing_is_built_before_it_is_used() -> None:
    made = corrected("class A(Model):\n    a: A\n\n\nA.model_rebuild()\nB = 1\n")
    assert made.split() == ["class", "A(Model):", "a:", "A", "B", "=", "1"]
