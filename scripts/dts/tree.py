# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The devicetree with its bindings: edtlib's EDT, brought to what Zephyr 3.7 promises.

Added to edtlib 0.0.2: several buses per controller, GPIO hogs, vendor and model names, dependencies
of child-binding nodes counted for their parent, cycles reported by path. Building the tree raises
edtlib's own errors; edt.load() hands those to check.py, which finds the place and the mend.
"""

from devicetree import edtlib
from devicetree.grutils import Graph

import inferred
import needs
from mistakes import fail
from source import PlacedDT

edtlib._LOG.disabled = True  # check.py says the same with places

class Hog:
    """One line taken by a GPIO hog: its controller's cells by name."""

    def __init__(self, controller, data):
        self.controller = controller
        self.data = data


class Node(edtlib.Node):
    """edtlib's node and what 3.7 adds. `place` is where the source opens it."""

    @property
    def place(self):
        return self._node.place

    def place_of(self, prop):
        """Where property `prop` was last assigned, else where the node is."""
        written = self._node.props.get(prop)
        return getattr(written, "place", None) or self.place

    @property
    def buses(self):
        if not self._binding:
            return []
        return getattr(self._binding, "buses", None) or (
            [self._binding.bus] if self._binding.bus else [])

    @property
    def bus(self):
        buses = self.buses
        return buses[0] if buses else None

    @property
    def on_buses(self):
        return self.bus_node.buses if self.bus_node else []

    @property
    def on_bus(self):
        """The bus whose binding matched, as edtlib's code for SPI asks for it."""
        buses = self.on_buses
        if self._binding and getattr(self._binding, "on_bus", None) in buses:
            return self._binding.on_bus
        return buses[0] if buses else None

    def _init_binding(self):
        self._binding = self.binding_path = self.matching_compat = None
        if self.path == inferred.USER_PATH and not self.compats:
            self._binding = inferred.binding(self._node)
            return
        table = self.edt._compat2binding
        for compat in self.compats:
            for bus in [*self.on_buses, None]:
                if (compat, bus) in table:
                    self._bind(table[compat, bus], compat)
                    return
        parent = self.parent
        if not self.compats and parent and parent._binding and parent._binding.child_binding:
            child = parent._binding.child_binding
            self._bind(child, child.compatible)
        elif inferred.is_stand_in(self) or self._is_below_stand_in():
            self._binding = inferred.binding(self._node)

    def _is_below_stand_in(self):
        return bool(not self.compats and self.parent and inferred.is_stand_in(self.parent))

    def _bind(self, binding, compat):
        self._binding = binding
        self.binding_path = binding.path
        self.matching_compat = compat

    def _check_undeclared_props(self):
        if inferred.is_test_binding(self.binding_path):
            extra = set(self._node.props) - set(self._binding.prop2specs)
            for spec in inferred.binding(self._node, extra).prop2specs.values():
                self._init_prop(spec, False)
        elif self.binding_path is not None:
            super()._check_undeclared_props()

    @property
    def has_child_binding(self):
        return bool(self._binding and self._binding.child_binding)

    @property
    def hogs(self):
        """Hogs of a GPIO hog node: cells of `gpios` by the parent controller's binding."""
        if "gpio-hog" not in self._node.props or not self.parent or not self.parent._binding:
            return []
        names = self.parent._binding.specifier2cells.get("gpio", [])
        if not names or "gpios" not in self._node.props:
            return []
        cells = self._node.props["gpios"].to_nums()
        if len(cells) % len(names):
            fail(f"'gpios' of hog {self.path} has {len(cells)} cells, not a multiple of "
                 f"{len(names)}", self.place_of("gpios"),
                 f"give {' '.join('<%s>' % n for n in names)} for each line")
        return [Hog(self.parent, dict(zip(names, cells[i:i + len(names)])))
                for i in range(0, len(cells), len(names))]


class Tree(edtlib.EDT):
    """The tree of one build. `deps` are the files it came from, `warnings` what looked odd."""

    def __init__(self, source_path, files, library):
        # edtlib's constructor would parse with its own classes; this repeats its few steps.
        self._warn_reg_unit_address_mismatch = False
        self._default_prop_types = True
        self._fixed_partitions_no_bus = True
        self._werror = False
        self.dts_path = files[0]
        self.bindings_dirs = []
        self.library = library
        self.warnings = []
        self.vendors = {}
        self._compat2binding = {}
        self._dt = PlacedDT(source_path)

    def resolve(self):
        """Match bindings, type properties, order by dependency. Raises edtlib's errors."""
        edtlib._check_dt(self._dt)
        self._compat2binding = self.library.load(edtlib._dt_compats(self._dt))
        self._init_nodes()
        self._init_graph()
        self._init_luts()
        self._check()

    @property
    def dt(self):
        """The dtlib tree below."""
        return self._dt

    def _init_nodes(self):
        self._node2enode = {}
        self.nodes = []
        for dt_node in self._dt.node_iter():
            node = Node()
            node.edt = self
            node._node = dt_node
            compatible = dt_node.props.get("compatible")
            node.compats = compatible.to_strings() if compatible else []
            node.bus_node = node._bus_node(self._fixed_partitions_no_bus)
            node._init_binding()
            node._init_regs()
            node._init_ranges()
            self.nodes.append(node)
            self._node2enode[dt_node] = node
        for node in self.nodes:
            node._init_props(default_prop_types=True)
            node._init_interrupts()
            node._init_pinctrls()

    def _init_graph(self):
        graph = self._graph = Graph()
        for node in self.nodes:
            for child in node.children.values():
                graph.add_edge(child, node)
            self._add_references(node, node)
            if node.has_child_binding:
                for child in node.children.values():
                    if not child.compats:
                        self._add_references(node, child)

    def _add_references(self, node, holder):
        """`node` depends on whatever the properties and interrupts of `holder` point to."""
        targets = [intr.controller for intr in holder.interrupts]
        for prop in holder.props.values():
            if prop.type in ("phandle",):
                targets.append(prop.val)
            elif prop.type == "phandles":
                targets += prop.val
            elif prop.type == "phandle-array":
                targets += [entry.controller for entry in prop.val if entry is not None]
        for target in targets:
            if target is not node and not (holder is not node and _below(target, node)):
                self._graph.add_edge(node, target)

    def _init_luts(self):
        if len(self.nodes) == 1:
            self.nodes[0].dep_ordinal = 0
        loop = self._find_loop()
        if loop:
            names = " -> ".join(n.path for n in loop)
            fail(f"devicetree nodes depend on each other: {names}", loop[0].place,
                 ["remove one of these references:", needs.edges(loop)])
        super()._init_luts()

    def _find_loop(self):
        """A list of nodes, each depending on the next, the last the same as the first; or None."""
        done, trail = set(), []

        def visit(node):
            if node in trail:
                return trail[trail.index(node):] + [node]
            if node in done:
                return None
            trail.append(node)
            for target in node.depends_on:
                loop = visit(target)
                if loop:
                    return loop
            done.add(trail.pop())
            return None

        return next(filter(None, map(visit, self.nodes)), None)

    def _check(self):
        """edtlib's tree-wide warnings are not wanted; check.py has its own."""

    def vendor_and_model(self, compat):
        """(vendor's name or None, model or None) of "vendor,model"."""
        prefix, comma, model = compat.partition(",")
        if not comma:
            return None, None
        return self.vendors.get(prefix), model


def _below(node, ancestor):
    while node is not None:
        if node is ancestor:
            return True
        node = node.parent
    return False
