# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""What Kconfig files and test filters may ask about the devicetree, over the facts of facts.py.

functions(facts) is for kconfiglib (text in, text out); filter_functions(facts) for `filter:` lines.
Names, arguments and results are those that applications know; a question about something that is
not there is answered with n or 0.
"""

_UNITS = {"": 0, "k": 10, "K": 10, "m": 20, "M": 20, "g": 30, "G": 30}


class Questions:
    """Each public method answers one kind of question in Python terms."""

    def __init__(self, facts):
        self.facts = facts
        self.nodes = facts["nodes"]

    def by_path(self, path):
        return self.nodes.get(self.facts["aliases"].get(path, path))

    def by_chosen(self, name):
        return self.nodes.get(self.facts["chosen"].get(name))

    def by_label(self, label):
        return self.nodes.get(self.facts["labels"].get(label))

    def by_alias(self, alias):
        return self.nodes.get(self.facts["aliases"].get(alias))

    @staticmethod
    def enabled(node):
        return node is not None and node["status"] == "okay"

    @staticmethod
    def prop(node, name):
        """Value of a property, None where there is none."""
        entry = node and node["props"].get(name)
        return entry[1] if entry else None

    @staticmethod
    def reg(node, index, column):
        regs = (node or {}).get("reg", [])
        value = regs[int(index)][column] if int(index) < len(regs) else None
        return value or 0

    def compat_nodes(self, compat):
        return [self.nodes[p] for p in self.facts["compats"].get(compat, [])]

    def parent(self, path):
        return self.nodes.get(path.rsplit("/", 1)[0] or "/")

    def children(self, path):
        below = path.rstrip("/") + "/"
        return [n for p, n in self.nodes.items() if p.startswith(below) and p != path]


def _yes(truth):
    return "y" if truth else "n"


def _int(value, unit=""):
    if isinstance(value, bool) or not isinstance(value, int):
        return 0
    return value >> _UNITS[unit]


def _has_prop(node, prop):
    return node is not None and node["props"].get(prop) is not None and (
        node["props"][prop][1] is not False)


def _lookups(q):
    """name part -> how the first argument names a node."""
    return {"chosen": q.by_chosen, "node": q.by_path, "nodelabel": q.by_label}


def _regs(q):
    out = {}
    for where, find in _lookups(q).items():
        for what, column in (("addr", 1), ("size", 2)):
            def ask(name, index="0", unit="", find=find, column=column):
                return _int(q.reg(find(name), index, column), unit)

            base = f"dt_{where}_reg_{what}"
            out[f"{base}_int"] = (lambda _, *a, ask=ask: str(ask(*a)), 1, 3)
            out[f"{base}_hex"] = (lambda _, *a, ask=ask: hex(ask(*a)), 1, 3)
    return out


def _props(q):
    out = {}

    def array_item(find):
        def ask(name, prop, index="0", unit=""):
            value = q.prop(find(name), prop)
            fits = isinstance(value, list) and int(index) < len(value)
            return _int(value[int(index)], unit) if fits else 0
        return ask

    def single(find):
        return lambda name, prop, unit="": _int(q.prop(find(name), prop), unit)

    for where, find in _lookups(q).items():
        for suffix, text in (("int", str), ("hex", hex)):
            one, many = single(find), array_item(find)
            out[f"dt_{where}_int_prop_{suffix}"] = (
                lambda _, *a, one=one, text=text: text(one(*a)), 2, 3)
            out[f"dt_{where}_array_prop_{suffix}"] = (
                lambda _, *a, many=many, text=text: text(many(*a)), 3, 4)
        out[f"dt_{where}_has_prop"] = (
            lambda _, name, prop, find=find: _yes(_has_prop(find(name), prop)), 2, 2)
        out[f"dt_{where}_bool_prop"] = (
            lambda _, name, prop, find=find: _yes(q.prop(find(name), prop) is True), 2, 2)
        out[f"dt_{where}_has_compat"] = (
            lambda _, name, compat, find=find: _yes(
                q.enabled(find(name)) and compat in find(name)["compats"]), 2, 2)
    out["dt_node_str_prop_equals"] = (
        lambda _, path, prop, text: _yes(q.prop(q.by_path(path), prop) == text), 3, 3)
    out["dt_nodelabel_array_prop_has_val"] = (
        lambda _, label, prop, val: _yes(
            int(val, 0) in (q.prop(q.by_label(label), prop) or [])), 3, 3)
    out["dt_compat_any_has_prop"] = (
        lambda _, compat, prop, *val: _yes(any(
            _has_prop(n, prop) and (not val or str(q.prop(n, prop)) == val[0])
            for n in q.compat_nodes(compat))), 2, 3)
    return out


def _highest_irq(q, controller):
    target = q.facts["labels"].get(controller, controller)
    lines = [cells.get("irq", 0) for n in q.nodes.values() if q.enabled(n)
             for path, cells, _ in n.get("irqs", []) if path == target]
    return max(lines, default=0)


def _presence(q):
    return {
        "dt_has_compat": (lambda _, c: _yes(
            any(c in n["compats"] for n in q.nodes.values())), 1, 1),
        "dt_compat_enabled": (lambda _, c: _yes(q.compat_nodes(c)), 1, 1),
        "dt_compat_on_bus": (lambda _, c, bus: _yes(
            any(bus in n.get("on_buses", []) for n in q.compat_nodes(c))), 2, 2),
        "dt_compat_all_on_bus": (lambda _, c, bus: _yes(
            all(bus in n.get("on_buses", []) for n in q.compat_nodes(c))), 2, 2),
        "dt_chosen_enabled": (lambda _, name: _yes(q.enabled(q.by_chosen(name))), 1, 1),
        "dt_chosen_label": (lambda _, name: q.prop(q.by_chosen(name), "label") or "", 1, 1),
        "dt_chosen_path": (lambda _, name: q.facts["chosen"].get(name, ""), 1, 1),
        "dt_path_enabled": (lambda _, path: _yes(q.enabled(q.by_path(path))), 1, 1),
        "dt_alias_enabled": (lambda _, alias: _yes(q.enabled(q.by_alias(alias))), 1, 1),
        "dt_nodelabel_exists": (lambda _, label: _yes(q.by_label(label)), 1, 1),
        "dt_nodelabel_enabled": (lambda _, label: _yes(q.enabled(q.by_label(label))), 1, 1),
        "dt_nodelabel_enabled_with_compat": (lambda _, label, c: _yes(
            q.enabled(q.by_label(label)) and c in q.by_label(label)["compats"]), 2, 2),
        "dt_nodelabel_path": (lambda _, label: q.facts["labels"].get(label, ""), 1, 1),
        "dt_node_parent": (lambda _, path: path.rsplit("/", 1)[0] or "/", 1, 1),
        "dt_gpio_hogs_enabled": (lambda _: _yes(any(
            "gpio-hog" in n["props"] and q.enabled(n) for n in q.nodes.values())), 0, 0),
        "dt_highest_controller_irq_number": (lambda _, c: str(_highest_irq(q, c)), 1, 1),
    }


def functions(facts):
    """name -> (function of (name, *texts) giving text, fewest, most arguments)."""
    q = Questions(facts)
    out = {**_presence(q), **_regs(q), **_props(q)}
    wrapped = {}
    for name, (fn, least, most) in out.items():
        # kconfiglib passes the configuration first, then the function's own name
        wrapped[name] = (lambda kconf, own, *args, fn=fn: fn(own, *args), least, most)
    return wrapped


def filter_functions(facts):
    """name -> function of texts giving a truth value, for `filter:` in testcase.yaml."""
    q = Questions(facts)

    def parent_has(node, path, compat):
        parent = q.parent(path) if node else None
        return bool(parent) and q.enabled(parent) and compat in parent["compats"]

    def alias_with_parent(alias, compat):
        path = facts["aliases"].get(alias, "")
        node = q.nodes.get(path)
        return q.enabled(node) and parent_has(node, path, compat)

    def label_with_parent(label, compat):
        return any(q.prop(n, "label") == label and parent_has(n, p, compat)
                   for p, n in q.nodes.items() if q.enabled(n))

    return {
        "dt_compat_enabled": lambda c: bool(q.compat_nodes(c)),
        "dt_alias_exists": lambda alias: q.enabled(q.by_alias(alias)),
        "dt_enabled_alias_with_parent_compat": alias_with_parent,
        "dt_label_with_parent_compat_enabled": label_with_parent,
        "dt_chosen_enabled": lambda name: q.enabled(q.by_chosen(name)),
        "dt_nodelabel_enabled": lambda label: q.enabled(q.by_label(label)),
        "dt_nodelabel_prop_enabled": lambda label, prop: q.prop(q.by_label(label), prop) is True,
        "dt_node_has_prop": lambda name, prop: _has_prop(
            q.by_path(name) or q.by_label(name), prop),
    }
