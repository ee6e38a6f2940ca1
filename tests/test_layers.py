"""Holds the layers of ARCHITECTURE.md: the imports are read from the source, nothing is executed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import a11y

ROOT = Path(a11y.__file__).parent
LAYERS = {
    "": 0,
    "words": 0,
    "facts": 1,
    "content": 1,
    "browser": 2,
    "rules": 3,
    "coverage": 3,
    "speech": 3,
    "comparing": 3,
    "gate": 3,
    "gating": 3,
    "reporting": 4,
    "cli": 5,
    "plugin": 5,
    "walking": 5,
    "scenario": 5,
    "index": 5,
    "__main__": 5,
}
"""The part of the package and its layer."""

ONLY_IN = {
    "playwright": ("a11y.browser",),
    "axe_playwright_python": ("a11y.browser",),
    "babel.messages": (
        "a11y.facts.catalog_formats",
        "a11y.facts.catalog_reading",
        "a11y.facts.catalog_writing",
        "a11y.facts.own_words",
        "a11y.facts.plural_counts",
        "a11y.facts.pseudo_locale",
        "a11y.facts.scenario_words",
        "a11y.index",
    ),
    "jinja2": ("a11y.reporting.render",),
    "django": ("a11y.index",),
    "PIL": ("a11y.browser", "a11y.reporting.marked_image"),
    "segno": ("a11y.reporting.kit.qr",),
    "aiosmtpd": ("a11y.browser.mail.sink",),
    "rich": ("a11y.reporting.terminal", "a11y.reporting.progress", "a11y.cli", "a11y.walking"),
    "click": ("a11y.cli",),
    "translate": ("a11y.coverage",),
    "pytest": ("a11y.plugin", "a11y.walking"),
    "a11y.index": ("a11y.index",),
}
"""A library, and the modules or packages that alone may import it."""

LONGEST = 400
"""Lines in a module, at most."""


def modules() -> dict[str, Path]:
    """Every module of the product by its dotted name."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        if "_content" not in parts:
            found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


def part(module: str) -> str:
    """`a11y.browser.probes.axe` is of the part `browser`."""
    return module.partition(".")[2].partition(".")[0]


@cache
def tree(module: str) -> ast.Module:
    """The parsed source of a module."""
    return ast.parse(MODULES[module].read_text(encoding="utf-8"), str(MODULES[module]))


def imports(module: str) -> Iterator[str]:
    """Dotted names that a module imports, wherever in it; of `from x import y` also `x.y`."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} has a relative import"
            assert node.module
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def own_imports(module: str) -> set[str]:
    """Modules of ours that a module imports."""
    names = [name for name in imports(module) if name in MODULES]
    # `from a.b import c` asks for the module a.b only when c is not a module itself
    return {name for name in names if not any(other.startswith(f"{name}.") for other in names)} - {module}


def within(module: str, places: tuple[str, ...]) -> bool:
    """Whether a module is one of these, or lies in one."""
    return any(module == place or module.startswith(f"{place}.") for place in places)


def test_every_module_has_a_layer() -> None:
    """A new part of the package is given its layer on purpose."""
    assert {part(module) for module in MODULES} - set(LAYERS) == set()


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down(module: str) -> None:
    """A module imports from its own layer and lower ones only."""
    layer = LAYERS[part(module)]
    up = sorted(other for other in own_imports(module) if LAYERS[part(other)] > layer)
    assert up == [], f"{module} (layer {layer}) imports from above"


def test_there_is_no_import_cycle() -> None:
    """No module imports itself by way of others, not even when a function does the import."""
    graph = TopologicalSorter({module: own_imports(module) for module in MODULES})
    try:
        graph.prepare()
    except CycleError as error:
        pytest.fail(" imports ".join(error.args[1]))


@pytest.mark.parametrize("library", ONLY_IN)
def test_a_library_has_one_place(library: str) -> None:
    """What a library cannot do well, or may change, is met in one place of the product."""
    users = [
        module
        for module in MODULES
        if any(name == library or name.startswith(f"{library}.") for name in imports(module))
    ]
    strays = [module for module in users if not within(module, ONLY_IN[library])]
    assert strays == [], f"import {library} only in {', '.join(ONLY_IN[library])}"


def test_the_embedded_index_stands_alone() -> None:
    """The index imports nothing of the harness, and only the command line names its module to start it."""
    for module in MODULES:
        names = {node.value for node in ast.walk(tree(module)) if isinstance(node, ast.Constant)}
        if within(module, ("a11y.index",)):
            strays = [other for other in own_imports(module) if part(other) not in {"index", ""}]
            assert strays == [], module
        elif "a11y.index" in names:
            assert within(module, ("a11y.cli",)), module


@pytest.mark.parametrize("module", MODULES)
def test_a_module_can_be_read_in_one_go(module: str) -> None:
    """No module is longer than a few screens."""
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", MODULES)
def test_the_product_never_just_waits(module: str) -> None:
    """Nothing waits for a fixed time in a page: it waits for what it needs."""
    called = {node.attr for node in ast.walk(tree(module)) if isinstance(node, ast.Attribute)}
    assert "wait_for_timeout" not in called
