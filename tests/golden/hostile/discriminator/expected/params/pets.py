"""TypedDicts of what a caller may pass."""

from typing import Literal, TypeAlias, TypedDict

from .._runtime.models import Model
from .._runtime.unions import UnknownMember

Cat = TypedDict("Cat", {'the "kind"': Literal['c\n"at']})


Dog = TypedDict("Dog", {'the "kind"': Literal["{{ d }}"]})


Pet: TypeAlias = Cat | Dog | Model | UnknownMember
