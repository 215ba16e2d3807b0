# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The macros of a node's properties: <node>_P_<property> and its suffixes.

    _EXISTS 1, _LEN, and the value itself where C has a form for it
    _IDX_<i>, _IDX_<i>_EXISTS        elements of arrays
    _IDX_<i>_PH, _IDX_<i>_VAL_<cell> node and cells of an entry that points somewhere
    _NAME_<name>_IDX                 index of the entry with that name in <space>-names
    _ENUM_IDX, _ENUM_VAL_<v>_EXISTS  where the binding has an enum
    _STRING_TOKEN, _STRING_UPPER_TOKEN, _STRING_UNQUOTED (also per element)
"""

from names import ident, literal, node_id, number, token, unquotable

# Arrays whose length in cells means nothing: they have DT_NUM_REGS() and the like instead.
_NO_LENGTH = ("ranges", "dma-ranges", "reg", "interrupts")


def write_props(out, node, nid):
    for prop in node.props.values():
        name = f"{nid}_P_{ident(prop.name)}"
        writer = _WRITERS.get(prop.type)
        if writer is None:
            continue
        writer(out, name, prop)
        out.define(f"{name}_EXISTS", 1)
        _write_enum(out, name, prop)


def _write_enum(out, name, prop):
    index = prop.enum_index if not isinstance(prop.val, list) else None
    if index is None:
        return
    value = prop.val if isinstance(prop.val, int) else token(prop.val)
    out.define(f"{name}_ENUM_IDX", index)
    out.define(f"{name}_ENUM_VAL_{value}_EXISTS", 1)


def _length(out, name, count):
    out.define(f"{name}_LEN", count)
    out.lengths.add(count)


def _boolean(out, name, prop):
    out.define(name, 1 if prop.val else 0)


def _int(out, name, prop):
    out.define(name, number(prop.val))


def _array(out, name, prop):
    values = [number(v) for v in prop.val]
    out.define(name, "{" + ", ".join(values) + "}")
    for index, value in enumerate(values):
        out.define(f"{name}_IDX_{index}", value)
        out.define(f"{name}_IDX_{index}_EXISTS", 1)
    if prop.name not in _NO_LENGTH:
        _length(out, name, len(values))


def _text(out, name, text):
    """The forms of a string other than its literal."""
    out.define(f"{name}_STRING_TOKEN", token(text))
    out.define(f"{name}_STRING_UPPER_TOKEN", token(text).upper())
    if unquotable(text):
        out.define(f"{name}_STRING_UNQUOTED", text)


def _string(out, name, prop):
    out.define(name, literal(prop.val))
    _text(out, name, prop.val)
    out.define(f"{name}_IDX_0", name)
    out.define(f"{name}_IDX_0_EXISTS", 1)
    _length(out, name, 1)


def _strings(out, name, prop):
    out.define(name, "{" + ", ".join(literal(v) for v in prop.val) + "}")
    for index, value in enumerate(prop.val):
        out.define(f"{name}_IDX_{index}", literal(value))
        out.define(f"{name}_IDX_{index}_EXISTS", 1)
        _text(out, f"{name}_IDX_{index}", value)
    _length(out, name, len(prop.val))


def _pointers(out, name, nodes):
    for index, node in enumerate(nodes):
        out.define(f"{name}_IDX_{index}", node_id(node))
        out.define(f"{name}_IDX_{index}_PH", node_id(node))
        out.define(f"{name}_IDX_{index}_EXISTS", 1)
    _length(out, name, len(nodes))


def _phandle(out, name, prop):
    out.define(name, node_id(prop.val))
    _pointers(out, name, [prop.val])


def _phandles(out, name, prop):
    _pointers(out, name, prop.val)


def _phandle_array(out, name, prop):
    for index, entry in enumerate(prop.val):
        if entry is None:
            continue
        out.define(f"{name}_IDX_{index}_EXISTS", 1)
        out.define(f"{name}_IDX_{index}_PH", node_id(entry.controller))
        for cell, value in entry.data.items():
            out.define(f"{name}_IDX_{index}_VAL_{ident(cell)}", number(value))
            out.define(f"{name}_IDX_{index}_VAL_{ident(cell)}_EXISTS", 1)
        if entry.name:
            out.define(f"{name}_NAME_{ident(entry.name)}_EXISTS", 1)
            out.define(f"{name}_NAME_{ident(entry.name)}_IDX", index)
    _length(out, name, len(prop.val))


_WRITERS = {
    "boolean": _boolean, "int": _int, "array": _array, "uint8-array": _array, "string": _string,
    "string-array": _strings, "phandle": _phandle, "path": _phandle, "phandles": _phandles,
    "phandle-array": _phandle_array,
}
