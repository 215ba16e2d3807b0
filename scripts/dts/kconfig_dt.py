# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Questions that Kconfig files and test filters ask about the devicetree.

Both work on the facts of facts.py (a dictionary, or the edt.json of a finished build).
functions() gives what Kconfig calls as $(dt_...,args): each returns a string. filter_functions()
gives what `filter:` in testcase.yaml calls: each returns True or False.
"""

_SHIFTS = {"k": 10, "m": 20, "g": 30}


class Tree:
    """The facts with the few lookups that all questions share."""

    def __init__(self, facts):
        self.facts = facts
        self.nodes = facts["nodes"]

    def path(self, name):
        """Path of a node given by path or alias, or None."""
        path = name if name.startswith("/") else self.facts["aliases"].get(name)
        return path if path in self.nodes else None

    def node(self, path):
        return self.nodes.get(path) if path else None

    def labelled(self, label):
        return self.node(self.facts["labels"].get(label))

    def chosen(self, name):
        return self.node(self.facts["chosen"].get(name))

    def parent(self, path):
        return self.node(path.rsplit("/", 1)[0] or "/") if path and path != "/" else None


def okay(node):
    return bool(node) and node["status"] == "okay"


def has_compat(node, compat):
    return bool(node) and compat in node["compats"]


def prop(node, name):
    """(type, value) of a property, or (None, None)."""
    return tuple(node["props"].get(name, (None, None))) if node else (None, None)


def reg(node, index, part):
    """Address (part 1) or size (part 2) of a register block, 0 if there is none."""
    regs = node.get("reg", []) if node else []
    return (regs[index][part] or 0) if index < len(regs) else 0


def _yes(value):
    return "y" if value else "n"


def _scaled(value, unit):
    return value >> _SHIFTS[unit.lower()] if unit else value


def _number(name, value):
    """As the function's name asks: ..._hex or ..._int."""
    return hex(value) if name.endswith("_hex") else str(value)


def _existence(tree):
    compats = tree.facts["compats"]

    def of_compat(compat):
        return [tree.node(path) for path in compats.get(compat, [])]

    return {
        "dt_has_compat": (lambda k, n, c: _yes(any(
            has_compat(x, c) for x in tree.nodes.values())), 1, 1),
        "dt_compat_enabled": (lambda k, n, c: _yes(c in compats), 1, 1),
        "dt_compat_on_bus": (lambda k, n, c, bus: _yes(any(
            bus in x.get("on_buses", []) for x in of_compat(c))), 2, 2),
        "dt_compat_any_on_bus": (lambda k, n, c, bus: _yes(any(
            bus in x.get("on_buses", []) for x in of_compat(c))), 2, 2),
        "dt_compat_any_has_prop": (lambda k, n, c, p: _yes(any(
            p in x["props"] for x in of_compat(c))), 2, 2),
        "dt_compat_all_has_prop": (lambda k, n, c, p: _yes(of_compat(c) and all(
            p in x["props"] for x in of_compat(c))), 2, 2),
        "dt_path_enabled": (lambda k, n, p: _yes(okay(tree.node(tree.path(p)))), 1, 1),
        "dt_alias_enabled": (lambda k, n, a: _yes(okay(tree.node(tree.path(a)))), 1, 1),
        "dt_nodelabel_enabled": (lambda k, n, x: _yes(okay(tree.labelled(x))), 1, 1),
        "dt_nodelabel_enabled_with_compat": (lambda k, n, x, c: _yes(
            okay(tree.labelled(x)) and has_compat(tree.labelled(x), c)), 2, 2),
        "dt_chosen_enabled": (lambda k, n, c: _yes(okay(tree.chosen(c))), 1, 1),
        "dt_chosen_has_compat": (lambda k, n, c, compat: _yes(
            has_compat(tree.chosen(c), compat)), 2, 2),
        "dt_chosen_path": (lambda k, n, c: tree.facts["chosen"].get(c, ""), 1, 1),
        "dt_chosen_label": (lambda k, n, c: prop(tree.chosen(c), "label")[1] or _name(
            tree.facts["chosen"].get(c, "")), 1, 1),
        "dt_node_has_compat": (lambda k, n, p, c: _yes(
            has_compat(tree.node(tree.path(p)), c)), 2, 2),
        "dt_nodelabel_has_compat": (lambda k, n, x, c: _yes(has_compat(tree.labelled(x), c)), 2, 2),
        "dt_nodelabel_path": (lambda k, n, x: tree.facts["labels"].get(x, ""), 1, 1),
        "dt_node_parent": (lambda k, n, p: _parent_path(tree.path(p)), 1, 1),
        "dt_gpio_hogs_enabled": (lambda k, n: _yes(any(
            okay(x) and "gpio-hog" in x["props"] for x in tree.nodes.values())), 0, 0),
    }


def _name(path):
    return path.rsplit("/", 1)[-1]


def _parent_path(path):
    return "" if not path or path == "/" else path.rsplit("/", 1)[0] or "/"


def _properties(tree):
    def finders():
        yield "dt_node", lambda name: tree.node(tree.path(name))
        yield "dt_nodelabel", tree.labelled
        yield "dt_chosen", tree.chosen

    out = {}
    for prefix, find in finders():
        out |= {
            f"{prefix}_has_prop": (_has_prop(find), 2, 2),
            f"{prefix}_bool_prop": (_bool_prop(find), 2, 2),
            f"{prefix}_str_prop_equals": (_str_prop_equals(find), 3, 3),
            f"{prefix}_array_prop_has_val": (_array_has(find), 3, 3),
        }
        for form in ("int", "hex"):
            out |= {
                f"{prefix}_int_prop_{form}": (_int_prop(find), 2, 3),
                f"{prefix}_array_prop_{form}": (_array_prop(find), 3, 4),
                f"{prefix}_ph_array_prop_{form}": (_cell_prop(find), 4, 5),
                f"{prefix}_reg_addr_{form}": (_reg(find, 1), 1, 3),
                f"{prefix}_reg_size_{form}": (_reg(find, 2), 1, 3),
            }
    out["dt_node_ph_prop_path"] = (lambda k, n, p, name: _pointed(
        prop(tree.node(tree.path(p)), name)), 2, 2)
    for form in ("int", "hex"):
        out[f"dt_chosen_partition_addr_{form}"] = (_partition(tree), 1, 3)
    return out


def _has_prop(find):
    return lambda k, n, node, name: _yes(prop(find(node), name)[0])


def _bool_prop(find):
    def call(k, n, node, name):
        kind, value = prop(find(node), name)
        return _yes(kind == "boolean" and value)
    return call


def _str_prop_equals(find):
    def call(k, n, node, name, wanted):
        kind, value = prop(find(node), name)
        return _yes(kind == "string" and value == wanted)
    return call


def _array_has(find):
    def call(k, n, node, name, wanted):
        kind, value = prop(find(node), name)
        return _yes(kind in ("array", "uint8-array") and int(wanted, 0) in value)
    return call


def _int_prop(find):
    def call(k, n, node, name, unit=None):
        kind, value = prop(find(node), name)
        return _number(n, _scaled(value, unit) if kind == "int" else 0)
    return call


def _array_prop(find):
    def call(k, n, node, name, index, unit=None):
        kind, value = prop(find(node), name)
        index = int(index)
        there = kind in ("array", "uint8-array") and index < len(value)
        return _number(n, _scaled(value[index], unit) if there else 0)
    return call


def _cell_prop(find):
    def call(k, n, node, name, index, cell, unit=None):
        kind, value = prop(find(node), name)
        index = int(index)
        entry = value[index] if kind == "phandle-array" and index < len(value) else None
        return _number(n, _scaled(entry[1].get(cell, 0), unit) if entry else 0)
    return call


def _reg(find, part):
    return lambda k, n, node, index="0", unit=None: _number(
        n, _scaled(reg(find(node), int(index), part), unit))


def _pointed(pair):
    kind, value = pair
    return value if kind in ("phandle", "path") else ""


def _partition(tree):
    """Address of a chosen partition, counted from where its flash is."""
    def call(k, n, chosen, index="0", unit=None):
        path = tree.facts["chosen"].get(chosen)
        node = tree.node(path)
        flash = tree.node(_parent_path(_parent_path(path or "/") or "/"))
        base = reg(flash, 0, 1) if flash else 0
        return _number(n, _scaled(base + reg(node, int(index), 1), unit) if node else 0)
    return call


def functions(facts):
    """{name: (function, fewest arguments, most arguments)} for kconfiglib's Kconfig.functions."""
    tree = Tree(facts)
    return _existence(tree) | _properties(tree)


def filter_functions(facts):
    """{name: function} for the expressions of testcase.yaml."""
    tree = Tree(facts)

    def parent_matches(path, compat):
        parent = tree.parent(path)
        return bool(parent) and parent["match"] == compat

    def alias_with_parent(alias, compat):
        path = tree.path(alias)
        return okay(tree.node(path)) and parent_matches(path, compat)

    def label_with_parent(label, compat):
        path = tree.facts["labels"].get(label)
        return okay(tree.parent(path)) and parent_matches(path, compat)

    return {
        "dt_compat_enabled": lambda compat: compat in facts["compats"],
        "dt_alias_exists": lambda alias: okay(tree.node(tree.path(alias))),
        "dt_chosen_enabled": lambda chosen: okay(tree.chosen(chosen)),
        "dt_nodelabel_enabled": lambda label: okay(tree.labelled(label)),
        "dt_enabled_alias_with_parent_compat": alias_with_parent,
        "dt_label_with_parent_compat_enabled": label_with_parent,
        "dt_node_has_prop": lambda label, name: prop(
            tree.labelled(label) or tree.node(tree.path(label)), name)[0] is not None,
        "dt_nodelabel_prop_enabled": lambda label, name: bool(
            prop(tree.labelled(label), name)[1]),
        "dt_compat_enabled_with_alias": lambda alias, compat: okay(
            tree.node(tree.path(alias))) and has_compat(tree.node(tree.path(alias)), compat),
    }
