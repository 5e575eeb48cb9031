"""Which of two types takes the values of the other."""

from __future__ import annotations

import pytest

from specmint.changes.comparing.python.types import Fit, Home, Named, names_in, type_of

HOME = Home("models", frozenset({"Pet", "Cat", "Kind", "Tree"}))
ALIASES = {
    "models.Kind": type_of("Literal['cat', 'dog'] | str", HOME),
    "models.Tree": type_of("list[Tree] | str", HOME),
}


def _fits(given: str, taken: str, *, lenient: bool = False) -> bool:
    return Fit(ALIASES, ALIASES, lenient=lenient)(type_of(given, HOME), type_of(taken, HOME))


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("int", "int | None"),
        ("int", "float"),
        ("None", "Optional[int]"),
        ("Literal['cat']", "str"),
        ("Literal[1]", "float"),
        ("Literal['cat']", "Literal['cat', 'dog']"),
        ("Literal['cow']", "Kind"),
        ("list[int]", "Sequence[float]"),
        ("dict[str, Pet]", "Mapping[str, Any]"),
        ("Pet", "Any"),
        ("Pet", "Model"),
        ("Tree", "Tree | None"),
        ("list[list[str]]", "Tree"),
    ],
)
def test_a_value_is_taken_one_way_only(given: str, taken: str) -> None:
    assert _fits(given, taken)
    assert not _fits(taken, given)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kind", "str"),
        ("Annotated[int, Field(ge=1)]", "int"),
        ("Union[int, 'Pet']", "Pet | int"),
        ("Tree", "list[Tree] | str"),
    ],
)
def test_types_may_say_the_same_in_other_words(one: str, other: str) -> None:
    assert _fits(one, other)
    assert _fits(other, one)


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("bool", "int"),
        ("int", "str"),
        ("Pet", "Cat"),
        ("list[str]", "list[int]"),
        ("None", "int"),
        ("Literal[1]", "str"),
    ],
)
def test_a_value_is_taken_neither_way(given: str, taken: str) -> None:
    assert not _fits(given, taken)
    assert not _fits(taken, given)


def test_an_open_union_takes_members_that_are_new_where_readers_are_prepared() -> None:
    assert _fits("Pet | Cat | UnknownMember", "Pet | UnknownMember", lenient=True)
    assert not _fits("Pet | Cat | UnknownMember", "Pet | UnknownMember")
    assert not _fits("int | UnknownMember", "Pet | UnknownMember", lenient=True)


def test_what_is_no_type_is_itself() -> None:
    assert type_of("not a type") == {Named("not a type")}
    assert type_of("not a type") != type_of("another one")


def test_classes_are_known_by_the_package_they_stand_in() -> None:
    assert names_in(type_of("list[Pet] | Timestamp", HOME)) == {"list", "models.Pet", "Timestamp"}
