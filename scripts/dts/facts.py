# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""What Kconfig, CMake, test filters and error hints ask about a devicetree, as plain data.

collect() gives a dictionary that survives JSON:
    aliases, labels, chosen   name -> node path
    compats                   compatible -> paths of enabled nodes
    nodes                     path -> {status, place, labels, compats, parent-compat..., reg, props}
        reg    [[name or None, address or None, size or None], ...]
        props  name -> [type, value]; nodes are paths, phandle-array entries [path, {cell: n}, name]
"""


def collect(tree):
    return {
        "dts": tree.dts_path,
        "aliases": {a: node.path for node in tree.nodes for a in node.aliases},
        "labels": {label: node.path for node in tree.nodes for label in node.labels},
        "chosen": {name: node.path for name, node in tree.chosen_nodes.items()},
        "compats": {c: [n.path for n in nodes] for c, nodes in tree.compat2okay.items() if nodes},
        "nodes": {node.path: _node(node) for node in tree.nodes},
    }


def _node(node):
    fact = {
        "status": node.status,
        "place": list(node.place),
        "status_place": list(node.place_of("status")),
        "labels": node.labels,
        "compats": node.compats,
        "match": node.matching_compat,
        "ord": node.dep_ordinal,
        "props": {name: [prop.type, _value(prop)] for name, prop in node.props.items()},
    }
    if node.regs:
        fact["reg"] = [[reg.name, reg.addr, reg.size] for reg in node.regs]
    if node.on_buses:
        fact["on_buses"] = node.on_buses
    if node.buses:
        fact["buses"] = node.buses
    if node.interrupts:
        fact["irqs"] = [[irq.controller.path, dict(irq.data), irq.name] for irq in node.interrupts]
    if node.ranges:
        fact["ranges"] = [[r.child_bus_addr, r.parent_bus_addr, r.length] for r in node.ranges]
    return fact


def _value(prop):
    if prop.type in ("phandle", "path"):
        return prop.val.path
    if prop.type == "phandles":
        return [node.path for node in prop.val]
    if prop.type == "uint8-array":
        return list(prop.val)
    if prop.type == "phandle-array":
        return [e and [e.controller.path, dict(e.data), e.name] for e in prop.val]
    return prop.val
