"""An HTML page taken apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "input", "br", "link", "img", "hr"}


@dataclass
class Element:
    """A start tag with its attributes, and the text inside of it."""

    tag: str
    attributes: dict[str, str]
    text: str = ""
    inside: tuple[str, ...] = ()


@dataclass
class Page(HTMLParser):
    """All elements of a page in their order. Fails on a tag that is not closed, or is closed and was not open."""

    source: str
    elements: list[Element] = field(default_factory=list)
    declarations: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[Element] = []
        self.feed(self.source)
        self.close()
        assert [element.tag for element in self._open] == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"{tag} has an attribute twice: {names}"
        inside = tuple(element.tag for element in self._open)
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, inside=inside))
        if tag not in _VOID:
            self._open.append(self.elements[-1])

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def handle_decl(self, decl: str) -> None:
        self.declarations.append(decl)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def all(self, tag: str, css_class: str = "") -> list[Element]:
        """The elements of a tag, those of a class only if it is given."""
        classes = {css_class} if css_class else set()
        return [
            each
            for each in self.elements
            if each.tag == tag and classes <= set(each.attributes.get("class", "").split())
        ]

    def ids(self) -> list[str]:
        """All ids in their order."""
        return [each.attributes["id"] for each in self.elements if "id" in each.attributes]
