"""The accessibility probe: the browser's own accessibility tree of every frame, in reading order.

Source: Chrome DevTools Protocol, `Accessibility.getFullAXTree`; names follow Accessible Name and Description
Computation 1.2 as the browser implements it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from a11y.browser.probes.dom import Dom
from a11y.browser.world import Asked, ProbeError, World
from a11y.words.state import AxNode

_SILENT = {"InlineTextBox", "LineBreak"}
"""Parts of text that are never exposed on their own."""
_NAMELESS = {"none", "generic", "GenericContainer", "presentation"}
"""Roles that mean nothing without a name."""
_SAID = {
    "busy", "disabled", "invalid", "live", "atomic", "autocomplete", "hasPopup", "level", "multiselectable",
    "orientation", "readonly", "required", "checked", "expanded", "modal", "pressed", "selected", "focusable",
    "focused", "roledescription", "keyshortcuts", "errormessage", "valuetext",
}  # fmt: skip

_SAID_UNSET = {"expanded", "pressed"}
"""What is said also when it is not so: `collapsed` is another thing than nothing that could open."""
_UNSET = (False, None, "", "false")


def ask_for_tree(world: World) -> Asked:
    """Have the browser tell the tree of the top document. Raises `ProbeError`."""
    return world.ask("Accessibility.getFullAXTree")


def read_tree(world: World, dom: Dom, told: dict[str, Any]) -> tuple[AxNode, ...]:
    """The accessibility tree that the browser told, frames in their place: those are asked for one by one."""
    found: list[AxNode] = []
    _read(told["nodes"], 0, found, lambda owner, inner: _go_into(world, dom, owner, inner, found))
    return tuple(found)


def look_at_some(world: World, elements: Sequence[int]) -> tuple[AxNode, ...]:
    """What the tree says of some elements of any frame, by their `Node.id`; those that are not exposed are left out.

    Each has the depth 0. Of a few elements this costs a tenth of the whole tree. Raises `ProbeError`.
    """
    asked = [
        ("Accessibility.getPartialAXTree", {"backendNodeId": one, "fetchRelatives": False})
        for one in dict.fromkeys(elements)
    ]
    told = (node for answer in world.send_together(asked) for node in answer["nodes"])
    return tuple(said for node in told if (said := _node(node, 0)) is not None)


def look_at_document(world: World) -> tuple[AxNode, ...]:
    """The accessibility tree of the top document alone, while somebody acts in it. Raises `ProbeError`."""
    found: list[AxNode] = []
    _read(world.send("Accessibility.getFullAXTree")["nodes"], 0, found)
    return tuple(found)


def _read_frame(world: World, dom: Dom, frame: int, depth: int, found: list[AxNode]) -> None:
    try:
        nodes = world.send("Accessibility.getFullAXTree", frameId=dom.frames[frame])["nodes"]
    except ProbeError:
        return  # a frame of another process has its own protocol session
    _read(nodes, depth, found, lambda owner, inner: _go_into(world, dom, owner, inner, found))


def _go_into(world: World, dom: Dom, owner: int, depth: int, found: list[AxNode]) -> None:
    if owner in dom.frame_elements:
        _read_frame(world, dom, dom.frame_elements[owner], depth, found)


def _read(
    nodes: list[dict[str, Any]],
    depth: int,
    found: list[AxNode],
    go_into: Callable[[int, int], None] = lambda *_: None,
) -> None:
    by_id: dict[str, dict[str, Any]] = {node["nodeId"]: node for node in nodes}
    if not nodes:
        return
    stack = [(nodes[0]["nodeId"], depth)]
    while stack:
        identity, level = stack.pop()
        node = by_id.get(identity)
        if node is None:
            continue
        said = _node(node, level)
        inner = level
        if said is not None:
            found.append(said)
            inner = level + 1
            go_into(said.id, inner)
        stack += [(child, inner) for child in reversed(node.get("childIds", ()))]


def _node(node: dict[str, Any], depth: int) -> AxNode | None:
    """The node as words; none when it is not exposed."""
    role = str(node.get("role", {}).get("value", ""))
    name = " ".join(str(node.get("name", {}).get("value", "")).split())
    if node.get("ignored") or role in _SILENT or (role in _NAMELESS and not name):
        return None
    properties = {
        one["name"]: _plain(one["value"].get("value", ""))
        for one in node.get("properties", ())
        if one["name"] in _SAID and (one["value"].get("value") not in _UNSET or one["name"] in _SAID_UNSET)
    }
    return AxNode(
        id=node.get("backendDOMNodeId", 0),
        depth=depth,
        role=role,
        name=name,
        name_from=_name_source(node.get("name", {})) if role != "StaticText" else "",
        description=" ".join(str(node.get("description", {}).get("value", "")).split()),
        value=str(node.get("value", {}).get("value", "")),
        properties=properties,
    )


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _name_source(name: dict[str, Any]) -> str:
    """Where the name comes from, `attribute:aria-label`, `relatedElement:label`, `contents`."""
    for source in name.get("sources", ()):
        if source.get("superseded") or not (source.get("value") or {}).get("value"):
            continue
        detail = source.get("attribute") or source.get("nativeSource") or ""
        return f"{source['type']}:{detail}" if detail else str(source["type"])
    return ""
