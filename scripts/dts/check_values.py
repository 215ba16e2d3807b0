# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Checks of properties: type, allowed values, cells of references, reg, ranges, interrupts, names."""

from devicetree.dtlib import Type, _MarkerType

from mistakes import fail, nearest
from source import place_of

# type in a binding -> how the source writes it, and what dtlib calls that
_FORMS = {
    "boolean": ("{};", (Type.EMPTY,)),
    "int": ("{} = <1>;", (Type.NUM,)),
    "array": ("{} = <1 2 3>;", (Type.NUM, Type.NUMS)),
    "uint8-array": ("{} = [01 ff];", (Type.BYTES,)),
    "string": ('{} = "text";', (Type.STRING,)),
    "string-array": ('{} = "one", "two";', (Type.STRING, Type.STRINGS)),
    "phandle": ("{} = <&label>;", (Type.PHANDLE,)),
    "phandles": ("{} = <&label1 &label2>;", (Type.PHANDLE, Type.PHANDLES)),
    "phandle-array": ("{} = <&label 1 2>;",
                      (Type.PHANDLE, Type.PHANDLES, Type.PHANDLES_AND_NUMS)),
    "path": ("{} = &label;", (Type.PATH, Type.STRING)),
}

_WRITTEN = {
    Type.EMPTY: "has no value", Type.BYTES: "is a list of bytes", Type.NUM: "is one number",
    Type.NUMS: "is a list of numbers", Type.STRING: "is a string",
    Type.STRINGS: "is a list of strings", Type.PATH: "is a path",
    Type.PHANDLE: "is a reference to a node", Type.PHANDLES: "is a list of references",
    Type.PHANDLES_AND_NUMS: "is a list of references with cells",
    Type.COMPOUND: "mixes several kinds of values",
}

_SPECIAL_NAMES = {"reg-names": "reg", "interrupt-names": "interrupt"}


def example(name, kind):
    """How a property of that type is written."""
    return _FORMS.get(kind, ("{} = ...;",))[0].format(name)


def check_prop(node, spec):
    """One property against its specification in the binding."""
    prop = node._node.props.get(spec.name)
    if prop is None or spec.type not in _FORMS:
        return
    empty_list = prop.type is Type.NUMS and not prop.value
    if prop.type not in _FORMS[spec.type][1] and not (
            empty_list and spec.type in ("phandles", "phandle-array")):
        fail(f"'{spec.name}' of {node.path} {_WRITTEN[prop.type]}, but its type is {spec.type}",
             place_of(prop), f"write {example(spec.name, spec.type)}")
    if spec.type == "phandle-array":
        _check_references(node, prop, spec)
    elif spec.type in ("int", "string", "array", "string-array"):
        _check_allowed(node, prop, spec)


def _check_allowed(node, prop, spec):
    value = {"int": prop.to_num, "string": prop.to_string, "array": prop.to_nums,
             "string-array": prop.to_strings}[spec.type]()
    shown = f'"{value}"' if isinstance(value, str) else value
    if spec.enum and value not in spec.enum:
        near = nearest(str(value), [str(e) for e in spec.enum], 1)
        choices = ", ".join(str(e) for e in spec.enum)
        hint = [f"did you mean {near[0]}?"] if near and isinstance(value, str) else []
        fail(f"'{spec.name}' of {node.path} may not be {shown}", place_of(prop),
             hint + [f"allowed: {choices}"])
    if spec.const is not None and value != spec.const:
        fail(f"'{spec.name}' of {node.path} must be {spec.const}, not {shown}", place_of(prop),
             f"write {spec.name} = <{spec.const}>;" if spec.type == "int" else None)


def space_of(name, spec):
    """The <space> in #<space>-cells for a phandle-array."""
    if spec.specifier_space:
        return spec.specifier_space
    return "gpio" if name.endswith("gpios") else name[:-1]


def _check_references(node, prop, spec):
    space = space_of(prop.name, spec)
    for target, given, _ in _references(prop):
        cells = target.props.get(f"#{space}-cells")
        name = _label(target)
        if cells is None or cells.type is not Type.NUM:
            others = [_label(n) for n in node.edt.dt.node_iter() if f"#{space}-cells" in n.props]
            fail(f"'{prop.name}' of {node.path}: {name} is no {space} controller: it lacks "
                 f"#{space}-cells", place_of(prop),
                 "these are: " + ", ".join(others[:6]) if others else None)
        binding = node.edt._node2enode[target]._binding
        if binding is None:
            fail(f"'{prop.name}' of {node.path}: {name} has no binding", place_of(target),
                 f"a binding for its compatible must list its {space}-cells")
        names = binding.specifier2cells.get(space, [])
        want = cells.to_num()
        if f"{space}-map" not in target.props and len(names) != want:
            fail(f"{target.path}: #{space}-cells is {want}, but its binding has {len(names)} names "
                 f"in {space}-cells", place_of(cells), f"write #{space}-cells = <{len(names)}>;")
        if given != want:
            _fail_cells(node, prop, target, given, want, names)


def _fail_cells(node, prop, target, given, want, names):
    name = _label(target)
    shown = " ".join(names) if len(names) == want else " ".join(["<cell>"] * want)
    fail(f"'{prop.name}' of {node.path}: {name} takes {want} cells"
         + (f" ({', '.join(names)})" if names else "") + f", not {given}",
         place_of(prop), f"write <{name} {shown}>".replace(" >", ">"))


def _label(dt_node):
    return f"&{dt_node.labels[0]}" if dt_node.labels else f"&{{{dt_node.path}}}"


def _references(prop):
    """(node, number of cells behind it, marker index) for each reference in a value.

    Zeros in brackets of their own, behind what the reference needs, are empty entries.
    """
    dt = prop.node.dt
    marks = [(pos, kind, ref) for pos, kind, ref in prop._markers
             if kind in (_MarkerType.PHANDLE, _MarkerType.UINT32)]
    for index, (pos, kind, ref) in enumerate(marks):
        if kind is not _MarkerType.PHANDLE:
            continue
        end = next((p for p, k, _ in marks[index + 1:] if k is _MarkerType.PHANDLE),
                   len(prop.value))
        groups = [p for p, k, _ in marks[index + 1:] if k is _MarkerType.UINT32 and p < end]
        for start in groups:
            if not any(prop.value[start:end]):
                end = start
                break
        yield dt._ref2node(ref), (end - pos) // 4 - 1, index


def check_entries(node):
    """Number of cells behind references: edtlib takes surplus cells for empty entries."""
    for prop in node.props.values():
        if prop.type != "phandle-array":
            continue
        source = node._node.props[prop.name]
        space = space_of(prop.name, prop.spec)
        for target, given, _ in _references(source):
            cells = target.props.get(f"#{space}-cells")
            if cells is not None and given != cells.to_num():
                binding = node.edt._node2enode[target]._binding
                names = binding.specifier2cells.get(space, []) if binding else []
                _fail_cells(node, source, target, given, cells.to_num(), names)


def _cells(dt_node, name, default):
    prop = dt_node.props.get(name) if dt_node else None
    if prop is None:
        return default
    if prop.type is not Type.NUM:
        fail(f"'{name}' of {dt_node.path} must be one number", place_of(prop),
             f"write {name} = <1>;")
    return prop.to_num()


def check_cells(node):
    """Sizes of reg and ranges against #address-cells and #size-cells."""
    dt_node = node._node
    parent = dt_node.parent
    address, size = _cells(parent, "#address-cells", 2), _cells(parent, "#size-cells", 1)
    reg = dt_node.props.get("reg")
    if reg is not None and parent is not None:
        count = len(reg.value) // 4
        if reg.type not in (Type.NUM, Type.NUMS) or not address + size or count % (address + size):
            fail(f"'reg' of {dt_node.path} has {count} cells, but {parent.path} says "
                 f"#address-cells = <{address}>, #size-cells = <{size}>", place_of(reg),
                 f"give {address} cell(s) of address and {size} of size for each block, or change "
                 f"those two in {parent.path}")
        step = address + size
        for start in range(0, count, step) if size else ():
            if not any(reg.value[(start + address) * 4:(start + step) * 4]):
                fail(f"'reg' of {dt_node.path} has a block of size 0", place_of(reg),
                     "give its size in bytes, or #size-cells = <0> in the parent")
    ranges = dt_node.props.get("ranges")
    if ranges is not None and ranges.value:
        entry = _cells(dt_node, "#address-cells", 2) + address + _cells(dt_node, "#size-cells", 1)
        if len(ranges.value) % (4 * entry):
            fail(f"'ranges' of {dt_node.path} has {len(ranges.value) // 4} cells, not a multiple "
                 f"of {entry}", place_of(ranges),
                 "each entry: own address, parent's address, size")


def check_interrupts(node):
    dt_node = node._node
    prop = dt_node.props.get("interrupts")
    if prop is None or "interrupts-extended" in dt_node.props:
        return
    holder = dt_node
    while holder is not None and "interrupt-parent" not in holder.props:
        holder = holder.parent
    if holder is None:
        fail(f"{dt_node.path} has interrupts, but no interrupt-parent is known", place_of(prop),
             "set interrupt-parent = <&controller>; in it or in a parent")
    link = holder.props["interrupt-parent"]
    if link.type is not Type.PHANDLE:
        fail(f"'interrupt-parent' of {holder.path} {_WRITTEN[link.type]}", place_of(link),
             "write interrupt-parent = <&label>;")
    controller = link.to_node()
    cells = controller.props.get("#interrupt-cells")
    if cells is None:
        fail(f"{controller.path} is no interrupt controller: it lacks #interrupt-cells",
             place_of(link), "point interrupt-parent to one")
    want, count = cells.to_num(), len(prop.value) // 4
    if not want or count % want:
        binding = node.edt._node2enode[controller]._binding
        names = binding.specifier2cells.get("interrupt", []) if binding else []
        fail(f"'interrupts' of {dt_node.path} has {count} cells; {controller.path} takes {want} "
             f"for each interrupt" + (f" ({', '.join(names)})" if names else ""), place_of(prop))


def check_names(node):
    """<space>-names: one for each entry."""
    specs = node._binding.prop2specs if node._binding else {}
    spaces = dict(_SPECIAL_NAMES)
    for name, spec in specs.items():
        if spec.type == "phandle-array":
            spaces[f"{space_of(name, spec)}-names"] = name
    for names, of in spaces.items():
        prop = node._node.props.get(names)
        if prop is None or prop.type not in (Type.STRING, Type.STRINGS):
            continue
        count = _entries(node, "interrupts" if of == "interrupt" else of)
        given = len(prop.to_strings())
        if count is not None and count != given:
            fail(f"'{names}' of {node.path} has {given} names for {count} entries",
                 place_of(prop), "give each entry one name")


def _entries(node, name):
    dt_node = node._node
    prop = dt_node.props.get(name)
    if prop is None:
        return 0
    if name == "reg":
        size = _cells(dt_node.parent, "#address-cells", 2) + _cells(dt_node.parent, "#size-cells", 1)
        return len(prop.value) // (4 * size) if size else None
    if name == "interrupts":
        return None
    return sum(1 for _ in _references(prop))
