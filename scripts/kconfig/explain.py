# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Say why an option did not get the value it was given, and the least that would give it."""

import kconfiglib
from build.errors import BuildError


def check(kconf, assigned):
    """Raise for the first assignment that did not take effect."""
    for a in assigned.values():
        sym = kconf.syms[a.name]
        if sym.choice or _same(sym, a.value):
            continue
        raise BuildError(f"CONFIG_{a.name}={a.value} has no effect: it is '{sym.str_value}'",
                         **a.where, mend="see its dependencies: " + kconfiglib.expr_str(sym.direct_dep))


def _same(sym, value):
    if sym.orig_type == kconfiglib.HEX and sym.str_value:
        return int(sym.str_value, 16) == int(value, 16)
    if sym.orig_type == kconfiglib.INT and sym.str_value:
        return int(sym.str_value) == int(value)
    return sym.str_value == value
