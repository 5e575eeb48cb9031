"""TypedDicts of what a caller may pass."""

from typing import Literal, TypeAlias, TypedDict

from typing_extensions import NotRequired

from .._runtime.models import Model
from .._runtime.unions import UnknownMember

Cat = TypedDict("Cat", {"at_type": NotRequired[str], "lives": NotRequired[int], "@type": NotRequired[Literal["meow"]]})


Dog = TypedDict("Dog", {"tricks": NotRequired[int], "@type": NotRequired[Literal["woof"]]})


Pet: TypeAlias = Cat | Dog | Model | UnknownMember
