"""Reads a page as a reader's tools do: its headings, fields, labels, scripts and forms."""

from __future__ import annotations

from html.parser import HTMLParser

Attributes = dict[str, str]


class Page(HTMLParser):
    """The elements of a page that the tests ask about."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, Attributes]] = []
        self.inside_label: list[bool] = []
        self.labelled: set[str] = set()
        self.wrapped: list[Attributes] = []
        self.forms: list[tuple[Attributes, list[str]]] = []
        self.inline_script = False
        self._labels = 0
        self._script = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        self.elements.append((tag, known))
        if tag == "label":
            self._labels += 1
            self.labelled.add(known.get("for", ""))
        if tag == "form":
            self.forms.append((known, []))
        if tag in ("input", "select", "textarea", "button"):
            if self._labels:
                self.wrapped.append(known)
            if self.forms:
                self.forms[-1][1].append(known.get("name", ""))
        self._script = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        if tag == "label":
            self._labels -= 1
        self._script = False

    def handle_data(self, data: str) -> None:
        self.inline_script |= self._script and bool(data.strip())

    def all(self, *tags: str) -> list[Attributes]:
        return [known for tag, known in self.elements if tag in tags]

    @property
    def unlabelled(self) -> list[Attributes]:
        return [
            field
            for field in self.all("input", "select", "textarea")
            if field.get("type") != "hidden"
            and field not in self.wrapped
            and field.get("id") not in self.labelled
            and "aria-label" not in field
        ]
