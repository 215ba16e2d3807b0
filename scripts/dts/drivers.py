# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Has every enabled node its driver? Asked after Kconfig and before anything is compiled.

A driver is an option that depends on DT_HAS_<COMPATIBLE>_ENABLED. Two things are mistakes:

- an enabled node with a binding of the tree that no option of the tree serves, unless
  dts/no-driver.txt lists its compatible or the node has the property etesian,no-driver;
- a driver in the build whose node uses another node (by GPIO, PWM, DMA, ... or as its bus) whose own
  driver exists and was left out: that ends as an undefined reference.

A node whose class the application does not use (no CONFIG_I2C) is no mistake.
"""

import os

from mistakes import fail
from names import ident

WAIVERS = "dts/no-driver.txt"
_USED = ("gpios", "pwms", "dmas", "io-channels", "mboxes")
_BUSES = ("i2c", "spi", "i3c", "espi", "mspi", "uart")


def waived(base):
    """Compatibles listed in dts/no-driver.txt."""
    with open(os.path.join(str(base), WAIVERS), encoding="utf-8") as file:
        lines = (line.strip() for line in file)
        return {line for line in lines if line and not line.startswith("#")}


def check(tree, kconf, base):
    """Raise DtsError for the first enabled node that lacks the driver it must have."""
    excused = waived(base)
    own = os.path.join(str(base), "dts", "bindings") + os.sep
    options = {}
    for node in tree.nodes:
        excuse = node.props.get("etesian,no-driver")
        if node.status != "okay" or not node.compats or excuse and excuse.val:
            continue
        options[node] = [o for c in node.compats for o in _options(kconf, c)]
        if not options[node] and str(node.binding_path).startswith(own) and not (
                excused & set(node.compats)) and not node.matching_compat.startswith("vnd,"):
            fail(f"no option of the tree drives {node.path}, compatible "
                 f"\"{node.matching_compat}\"", node.place_of("compatible"),
                 [f"add a driver that depends on {_symbol(node.matching_compat)}, or list the",
                  f"compatible in {WAIVERS}, or disable the node: status = \"disabled\";",
                  "or excuse it alone: etesian,no-driver;"])
    in_build = {n for n, found in options.items() if any(o.str_value == "y" for o in found)}
    for node in tree.nodes:
        if node in in_build:
            for target, prop in _uses(node):
                if options.get(target) and target not in in_build:
                    _left_out(node, target, prop, options[target])


def _symbol(compat):
    return f"DT_HAS_{ident(compat).upper()}_ENABLED"


def _options(kconf, compat):
    """Options that depend on the compatible being there."""
    symbol = kconf.syms.get(_symbol(compat))
    return [o for o in symbol._dependents if getattr(o, "nodes", None)] if symbol else []


def _uses(node):
    """(node that the driver of `node` needs to have a device, by what)."""
    for prop in node.props.values():
        if prop.type == "phandle-array" and prop.name.endswith(_USED):
            yield from ((entry.controller, prop.name) for entry in prop.val if entry is not None)
    if node.bus_node is not None and set(node.on_buses) & set(_BUSES):
        yield node.bus_node, "reg"


def _left_out(node, target, prop, options):
    names = sorted({o.name for o in options if o.name})
    what = "its bus" if prop == "reg" else f"'{prop}'"
    fail(f"{node.path} has a driver in this build and needs {target.path} ({what}), which has none",
         node.place_of(prop), [f"in prj.conf: {' or '.join(f'CONFIG_{n}=y' for n in names)}, "
                               "and what it depends on", f"or disable {node.path}"])
