# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Bindings made from what a node holds, for nodes that need no binding file.

These are /zephyr,user, which belongs to the application, and nodes of the vendor "vnd", which stands in
for a real one in tests: a test may use whatever properties it likes.
"""

from devicetree import edtlib
from devicetree.dtlib import Type

USER_PATH = "/zephyr,user"
_STAND_IN = "vnd,"

_TYPES = {
    Type.EMPTY: "boolean", Type.BYTES: "uint8-array", Type.NUM: "int", Type.NUMS: "array",
    Type.STRING: "string", Type.STRINGS: "string-array", Type.PHANDLE: "phandle",
    Type.PHANDLES: "phandles", Type.PHANDLES_AND_NUMS: "phandle-array", Type.PATH: "path",
}

# References that have cells even where the source shows none.
_WITH_CELLS = ("clocks", "dmas", "io-channels", "mboxes", "pwms", "resets")

_CELL_NAMES = {
    "clock": ["id", "bus"], "dma": ["channel", "slot"], "gpio": ["pin", "flags"],
    "interrupt": ["irq", "priority"], "io-channel": ["input"], "mbox": ["channel"],
    "pwm": ["channel", "period", "flags"], "reset": ["id"],
}


def is_stand_in(node):
    return any(compat.startswith(_STAND_IN) for compat in node.compats)


def is_test_binding(path):
    """Whether a binding is one of the tree's own for the stand-in vendor: it lets pass the rest."""
    return path is not None and "/dts/bindings/test/vnd," in path


def binding(dt_node, names=None):
    """A binding for the properties of a node (those in `names`, or all)."""
    raw = {"description": "typed by its own properties",
           "properties": {name: {"type": kind} for name, kind in _kinds(dt_node)
                          if names is None or name in names}}
    raw |= dict(_cells(dt_node))
    made = edtlib.Binding(None, {}, raw=raw, require_compatible=False)
    made.buses = []
    return made


def _kinds(dt_node):
    for name, prop in dt_node.props.items():
        default = edtlib._DEFAULT_PROP_SPECS.get(name)
        if default:
            yield name, default.type
        elif prop.type in _TYPES and name != "phandle":
            yield name, _kind(name, _TYPES[prop.type])


def _kind(name, kind):
    if name in _WITH_CELLS and kind in ("phandle", "phandles"):
        return "phandle-array"
    if name.endswith("-names"):
        return "string-array"
    if kind == "phandle-array" and not name.endswith("s"):
        return "compound"
    return kind


def _cells(dt_node):
    for name, prop in dt_node.props.items():
        if name.startswith("#") and name.endswith("-cells") and prop.type is Type.NUM:
            space, count = name[1:-len("-cells")], prop.to_num()
            if space not in ("address", "size"):
                known = _CELL_NAMES.get(space, [])
                yield f"{space}-cells", [
                    known[i] if i < len(known) else f"cell{i}" for i in range(count)]
