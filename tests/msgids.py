"""Every wording that the code says, collected from its source: what a catalogue has to hold, no more and no less."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import publisher
from publisher.regions import Region

ROOM = Path(publisher.__file__).parent


@dataclass(frozen=True)
class Said:
    """One wording; `plural` where the call gives a count."""

    text: str
    plural: bool
    where: str


class Unreadable(Exception):
    """A call of `say` whose wording does not stand in the code beside it."""


def said() -> tuple[Said, ...]:
    """All wordings of the package."""
    return tuple(item for path in sorted(ROOM.rglob("*.py")) for item in said_in(path))


def said_in(path: Path) -> Iterator[Said]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "publisher.language"
        for alias in node.names
        if alias.name in ("say", "later")
    }
    if path.name == "language.py" or not names:
        return
    for scope, call in _calls(tree, tree, names):
        name = names[getattr(call.func, "id", "")]
        plural = name == "say" and (len(call.args) > 1 or any(keyword.arg == "count" for keyword in call.keywords))
        for text in _texts(call.args[0], scope, tree, path):
            yield Said(text, plural, f"{path.relative_to(ROOM.parent)}:{call.lineno}")


def _calls(scope: ast.AST, node: ast.AST, names: dict[str, str]) -> Iterator[tuple[ast.AST, ast.Call]]:
    """Calls with the function in which they stand."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id in names:
            yield scope, child
        inside = child if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else scope
        yield from _calls(inside, child, names)


def _texts(node: ast.expr, scope: ast.AST, tree: ast.AST, path: Path) -> Iterator[str]:
    """The wordings that the first argument of a call may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _texts(node.body, scope, tree, path)
        yield from _texts(node.orelse, scope, tree, path)
    elif isinstance(node, ast.Name):
        found = list(_given(node.id, scope, tree))
        # A constant of another module was collected where `later` made it.
        if not found and not node.id.isupper():
            raise Unreadable(f"{path}:{node.lineno}: say({node.id}): its wording must stand in the same function.")
        yield from found
    elif isinstance(node, ast.Subscript):
        yield from _texts(node.value, scope, tree, path)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
        yield from _texts(node.func.value, scope, tree, path)
        yield from _texts(node.args[1], scope, tree, path)
    elif not isinstance(node, ast.Attribute):
        raise Unreadable(f"{path}:{node.lineno}: say() needs its wording beside it, or in a constant made with later().")


def _given(name: str, scope: ast.AST, tree: ast.AST) -> Iterator[str]:
    """The literals that a name is given in its function, by assignment or as one of several, or in its module."""
    for node in ast.walk(tree if name.isupper() else scope):
        if isinstance(node, ast.Assign):
            targets, value = node.targets, node.value
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            targets, value = [node.target], node.value
        elif isinstance(node, ast.For | ast.comprehension):
            targets, value = [node.target], node.iter
        else:
            continue
        if any(_is(target, name) for target in targets):
            yield from _literals(value, scope, tree)


def _is(target: ast.expr, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(target))


def _literals(node: ast.expr, scope: ast.AST, tree: ast.AST) -> Iterator[str]:
    """The wordings in an expression: not the keys of a table, nor what a wording is chosen by."""
    parts: list[ast.expr] = []
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        parts = [node.body, node.orelse]
    elif isinstance(node, ast.Tuple | ast.List):
        parts = node.elts
    elif isinstance(node, ast.Dict):
        parts = node.values
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "later":
        parts = node.args[:1]
    elif isinstance(node, ast.Name):
        yield from _given(node.id, scope, tree)
    for part in parts:
        yield from _literals(part, scope, tree)


def places(text: str) -> set[str]:
    """The {named} places of a wording."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def pack_texts(region: Region) -> Iterator[str]:
    """Every text of a pack that an edition may print, or the newsroom show."""
    yield from (region.name, region.report_name, region.source_name, region.emergency_call, region.emergency_note)
    yield from filter(None, (region.open_group, region.guarded_group, region.guarded_list, region.population_source))
    yield from (shift.name for shift in region.shifts)
    for area in region.areas:
        yield from (area.name, area.short)
    for category in region.categories:
        yield from (category.name, category.short)
        for item in category.subcategories:
            yield from filter(None, (item.name, item.short, item.noun, item.event, item.complaint))
    for agency in region.agencies:
        yield from filter(None, (agency.name, agency.field))
    if region.map:
        yield from (sea.name for sea in region.map.seas)
        yield from (name for name, _ in region.map.beside)
