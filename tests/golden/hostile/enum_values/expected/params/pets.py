"""TypedDicts of what a caller may pass."""

from typing import Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired

PetKind: TypeAlias = Literal['"', "'", "\\", "\n", "\u2028", "\x00", "{{ x }}", "]", "__import__"]


class PetsUpdateParams(TypedDict):
    kind: NotRequired[PetKind]
    flag: NotRequired[Literal['"] | str\nimport os']]
