# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Say why an option did not get the value it was given, and the least that would give it."""

import re

import kconfiglib as kl
from build.errors import BuildError, warn

from kconfig import solve

_SWITCH = (kl.BOOL, kl.TRISTATE)


class NoEffect(BuildError):
    """The assignment does nothing, here or with these options, but does no harm: an application
    for several boards has such lines. Shown as a warning."""


def check(kconf, assigned, facts=None):
    """Raise for the first assignment that did not take effect though it could, and is of weight: a
    switch turned on. Warn about the others. `facts` are the devicetree's."""
    wrong = []
    for a in assigned.values():
        sym = kconf.syms[a.name]
        if sym.choice and a.value == "n":
            continue
        if sym.choice and sym.choice.user_selection is not sym:
            continue  # a later assignment chose another one
        if not solve._equal(sym, a.value):
            wrong.append((sym, a))
    keep = {kconf.syms[a.name]: a.value for a in assigned.values()}
    for sym, _ in wrong:
        keep.pop(sym)
    for sym, a in wrong:
        try:
            _explain(kconf, sym, a, keep, assigned, facts)
        except NoEffect as e:
            warn(e.message, e.file, e.line, e.mend)


def warn_marked(kconf, assigned):
    """Warn about options of the user that select DEPRECATED or EXPERIMENTAL."""
    for mark in ("DEPRECATED", "EXPERIMENTAL"):
        flag, wanted = kconf.syms.get(mark), kconf.syms.get("WARN_" + mark)
        if not flag or not wanted or flag.str_value != "y" or wanted.str_value != "y":
            continue
        for part in kl.split_expr(flag.rev_dep, kl.OR):
            sym = kl.split_expr(part, kl.AND)[0]
            if isinstance(sym, kl.Symbol) and kl.expr_value(part) and sym.name in assigned:
                warn(f"CONFIG_{sym.name} is {mark.lower()}", **assigned[sym.name].where)


def _lines(plan, assigned):
    """Assignments as lines to type; more than four share lines."""
    lines = []
    for sym, value in plan.items():
        if sym.orig_type == kl.STRING:
            value = f'"{value}"'
        there = assigned.get(sym.name)
        note = f"  (in place of line {there.line})" if there and there.line else ""
        lines.append(f"CONFIG_{sym.name}={value}{note}")
    if len(lines) > 4:
        size = -(-len(lines) // 4)
        lines = ["   ".join(lines[i : i + size]) for i in range(0, len(lines), size)]
    return lines


def _names(expr):
    text = kl.expr_str(expr)
    return text if len(text) <= 160 else text[:157] + "..."


def _unmet(expr):
    """The parts of a conjunction that are not true."""
    parts = [p for p in kl.split_expr(expr, kl.AND) if kl.expr_value(p) == 0]
    return ", ".join(_names(p) for p in parts) or _names(expr)


def _prompt_condition(sym):
    """When the option can be set; kconf.n if never."""
    cond = sym.kconfig.n
    for node in sym.nodes:
        if node.prompt:
            cond = node.prompt[1] if cond is sym.kconfig.n else (kl.OR, cond, node.prompt[1])
    return cond


def _explain(kconf, sym, a, keep, assigned, facts):
    text = f"CONFIG_{a.name}={a.value}"
    cond = _prompt_condition(sym)
    if cond is kconf.n:
        _no_prompt(kconf, sym, a, keep, assigned)
    if a.value == "n" and sym.orig_type in _SWITCH and kl.expr_value(sym.rev_dep):
        _selected(kconf, sym, a, assigned)
    if sym.visibility and sym.orig_type in (kl.INT, kl.HEX):
        _out_of_range(sym, a)
    plan = solve.smallest(kconf, cond, {sym: a.value}, keep)
    if plan:
        kind = BuildError if sym.orig_type in _SWITCH else NoEffect
        raise kind(
            f"{text} has no effect: it needs {_unmet(cond)}", **a.where, mend=_lines(plan, assigned)
        )
    _impossible(kconf, sym, a, cond, facts)


def _no_prompt(kconf, sym, a, keep, assigned):
    """The option is there to be selected, not to be set."""
    plan = None
    if a.value == "y" and sym.orig_type in _SWITCH:
        found = solve.plans(sym, True)
        plan = next((p for p in found if solve._holds(kconf, p, {sym: "y"})), None)
    elif a.value == "n" and kl.expr_value(sym.rev_dep):
        _selected(kconf, sym, a, assigned)
    mend = "remove this line"
    if plan:
        mend = [*_lines(plan, assigned), "instead of this line"][:4]
    raise BuildError(
        f"CONFIG_{a.name} can not be set: other options set it (now '{sym.str_value}')",
        **a.where,
        mend=mend,
    )


def _selected(kconf, sym, a, assigned):
    who = [e for e in kl.split_expr(sym.rev_dep, kl.OR) if kl.expr_value(e)]
    names = [_names(kl.split_expr(e, kl.AND)[0]) for e in who]
    plan = solve.plans(sym.rev_dep, False)
    mend = _lines(plan[0], assigned) if plan else "remove this line"
    raise NoEffect(
        f"CONFIG_{a.name}=n has no effect: {', '.join(names)} selects it", **a.where, mend=mend
    )


def _out_of_range(sym, a):
    for low, high, cond in sym.ranges:
        if kl.expr_value(cond):
            number = int(a.value, 0)
            nearest = low if number < int(low.str_value, 0) else high
            raise BuildError(
                f"CONFIG_{a.name}={a.value} is out of its range, "
                f"{low.str_value} to {high.str_value}",
                **a.where,
                mend=f"CONFIG_{a.name}={nearest.str_value}",
            )


def _impossible(kconf, sym, a, cond, facts):
    """No assignment helps: name the fact of the hardware or of the toolchain in the way."""
    lacks = solve.blockers(cond) or [cond]
    lacks = [p for p in lacks if not isinstance(p, tuple)] or lacks
    mend = ["remove this line: nothing in prj.conf can change that on this board"]
    devices = [re.fullmatch(r"DT_HAS_(\w+)_ENABLED", kl.expr_str(p)) for p in lacks]
    if all(devices):
        mend = _devicetree_mend(devices[0].group(1), facts)
    raise NoEffect(
        f"CONFIG_{a.name}={a.value} has no effect: it needs {', '.join(map(_names, lacks))}",
        **a.where,
        mend=mend,
    )


def _devicetree_mend(upper, facts):
    """Which devicetree node would switch DT_HAS_<upper>_ENABLED on."""
    for path, node in ((facts or {}).get("nodes") or {}).items():
        for compatible in node.get("compats", []):
            if re.sub(r"\W", "_", compatible).upper() == upper:
                name = f"&{node['labels'][0]}" if node.get("labels") else f"&{{{path}}}"
                return [f"enable the node {path} in an overlay:", f'{name} {{ status = "okay"; }};']
    words = upper.lower().replace("_", "-")
    return [f"add a devicetree node for it in an overlay: its compatible is like '{words}'"]
