# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""What is wrong with a devicetree, where, and how to mend it.

explain() is called when edtlib refused the tree: it looks at every node against its binding until
it finds the mistake, and reports that instead of edtlib's message. tree() is always called, for
mistakes that edtlib lets pass. check_values.py holds the checks of single properties.
"""

import re

from devicetree.dtlib import Type

import check_values
import inferred
from mistakes import fail, nearest, similar, suggest
from source import place_of
from tree import Node

_STATUS = ("okay", "disabled", "reserved", "fail", "fail-sss")

# Properties that need no binding.
_FREE = re.compile(
    r"#|.*-controller$|pinctrl-|(compatible|status|ranges|phandle|interrupt-parent"
    r"|interrupts-extended|device_type)$")

# What the system looks for in /chosen: only to notice misspellings.
_CHOSEN = (
    "zephyr,bt-c2h-uart", "zephyr,bt-hci", "zephyr,bt-mon-uart", "zephyr,bt-uart", "zephyr,camera",
    "zephyr,canbus", "zephyr,ccm", "zephyr,code-partition", "zephyr,console", "zephyr,display",
    "zephyr,dtcm", "zephyr,entropy", "zephyr,flash", "zephyr,flash-controller", "zephyr,gdbstub-uart",
    "zephyr,hostlink", "zephyr,ieee802154", "zephyr,ipc", "zephyr,ipc_shm", "zephyr,itcm",
    "zephyr,keyboard-scan", "zephyr,log-uart", "zephyr,ocm", "zephyr,ot-uart", "zephyr,pcie-controller",
    "zephyr,settings-partition", "zephyr,shell-uart", "zephyr,sram", "zephyr,touch",
    "zephyr,tracing-uart", "zephyr,uart-mcumgr", "zephyr,uart-pipe", "zephyr,usb-device",
)


def explain(tree, error):
    """Raise the DtsError that tells what edtlib's `error` is about."""
    for node in tree.dt.node_iter():
        _check_name(node)
        _check_compatible(node)
        _check_status(node)
    for node in _with_bindings(tree):
        check_values.check_cells(node)
        if node._binding:
            _check_declared(node)
            _check_required(node)
            for spec in node._binding.prop2specs.values():
                check_values.check_prop(node, spec)
        check_values.check_interrupts(node)
        check_values.check_names(node)
    fail(*_fallback(tree, str(error)))


def tree(tree_):
    """Look for mistakes that do not keep edtlib from building the tree."""
    for node in tree_.nodes:
        check_values.check_entries(node)
        _ = node.hogs  # complains about wrong cells
        if node.status == "okay":
            _warn_no_binding(tree_, node)
        if node.regs and node.unit_addr is not None and node.regs[0].addr not in (
                node.unit_addr, None):
            tree_.warnings.append(f"{node.place}: {node.path}: the name says address "
                                  f"{node.unit_addr:#x}, 'reg' says {node.regs[0].addr:#x}")
        for prop in node.props.values():
            if prop.spec.deprecated and prop.name in node._node.props:
                tree_.warnings.append(f"{node.place_of(prop.name)}: property '{prop.name}' of "
                                      f"{node.path} is deprecated (see {node.binding_path})")
    _check_chosen(tree_)


def _with_bindings(tree_):
    """All nodes again, but only as far as their bindings, which cannot fail."""
    tree_._node2enode = {}
    nodes = []
    for dt_node in tree_.dt.node_iter():
        node = Node()
        node.edt = tree_
        node._node = dt_node
        compatible = dt_node.props.get("compatible")
        node.compats = compatible.to_strings() if compatible else []
        node.bus_node = node._bus_node(True)
        node._init_binding()
        tree_._node2enode[dt_node] = node
        nodes.append(node)
    return nodes


def _check_name(dt_node):
    address = dt_node.unit_addr
    if address and not re.fullmatch("[0-9a-fA-F]+", address):
        fail(f"the name of {dt_node.path} has no hexadecimal address behind '@'", dt_node.place,
             "write the first address of 'reg' without 0x, or no '@'")


def _check_compatible(dt_node):
    prop = dt_node.props.get("compatible")
    if prop is not None and prop.type not in (Type.STRING, Type.STRINGS):
        fail(f"'compatible' of {dt_node.path} is not a string or a list of strings",
             place_of(prop), 'compatible = "vendor,device";')


def _check_status(dt_node):
    prop = dt_node.props.get("status")
    if prop is None:
        return
    if prop.type is not Type.STRING:
        fail(f"'status' of {dt_node.path} is not a string", place_of(prop), 'status = "okay";')
    value = prop.to_string()
    if value not in _STATUS and value != "ok":
        known = "okay" if value.startswith(("enabl", "on", "yes", "1")) else next(
            iter(nearest(value, _STATUS)), None)
        fail(f"unknown status \"{value}\" of {dt_node.path}", place_of(prop),
             f'status = "{known}";' if known else "one of: " + ", ".join(_STATUS))


def _check_declared(node):
    specs = node._binding.prop2specs
    if node.binding_path is None or inferred.is_test_binding(node.binding_path):
        return
    for name, prop in node._node.props.items():
        if name in specs or _FREE.match(name):
            continue
        near = nearest(name, list(specs), 1)
        hint = [f"did you mean '{near[0]}'?"] if near else []
        fail(f"{node.path} has no property '{name}' in its binding", place_of(prop),
             hint + [f"properties are listed in {_short(node.binding_path)}"])


def _check_required(node):
    if node.status != "okay":
        return
    for name, spec in node._binding.prop2specs.items():
        if spec.required and name not in node._node.props and spec.default is None:
            target = f"&{node.labels[0]} {{ ... }};" if node.labels else f"{node.path}"
            fail(f"{node.path} lacks the property '{name}', which its binding requires",
                 node.place, [f"add to {target}: {check_values.example(name, spec.type)}",
                              f"see {_short(node.binding_path)}"])


def _short(path):
    marker = path.rfind("/dts/bindings/")
    return path if marker < 0 else path[marker + 1:]


def _fallback(tree_, text):
    """Message and place for what no check knows: edtlib's words, without its object names."""
    text = re.sub(r"<(?:Node|Property) '?([^' >]+)'? (?:in|at) [^>]*>", r"\1", text)
    text = text.replace(f" in {tree_.dt.filename}", "").replace(f"{tree_.dt.filename}: ", "")
    for word in re.findall(r"/[\w,.+@/-]*", text):
        if tree_.dt.has_node(word):
            return text, place_of(tree_.dt.get_node(word))
    return text, None


def _warn_no_binding(tree_, node):
    """An enabled node with a compatible that nearly has a binding is most likely misspelt."""
    if node._binding or not node.compats or node.path == "/":
        return
    known = tree_.library.compats
    for compat in node.compats:
        near = [n for n in nearest(compat, list(known), 1) if similar(compat, n) > 0.85]
        if near and compat not in known:
            tree_.warnings.append(
                f"{node.place_of('compatible')}: compatible '{compat}' of {node.path} has no "
                f"binding, its properties are ignored; did you mean '{near[0]}'?")
            return


def _check_chosen(tree_):
    chosen = tree_.dt.root.nodes.get("chosen")
    for name, prop in chosen.props.items() if chosen else ():
        if prop.type is Type.STRING and prop.to_string().startswith("/"):
            path = prop.to_string()
            if not tree_.dt.has_node(path):
                paths = [n.path for n in tree_.nodes]
                fail(f"/chosen: '{name}' points to {path}, which does not exist", place_of(prop),
                     suggest(path, paths) or f"write {name} = &label;")
        elif prop.type is Type.PHANDLE and name.startswith("zephyr,"):
            tree_.warnings.append(f"{place_of(prop)}: /chosen: '{name}' is ignored: write "
                                  f"{name} = &label; without < >")
        if name.startswith("zephyr,") and name not in _CHOSEN:
            near = [n for n in nearest(name, _CHOSEN, 1) if similar(name, n) > 0.85]
            if near:
                tree_.warnings.append(f"{place_of(prop)}: nothing looks for '{name}' in /chosen; "
                                      f"did you mean '{near[0]}'?")
