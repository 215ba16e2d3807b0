# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The smallest set of assignments that makes an expression true.

A plan is a dict option -> value. plans(expr, want) lists a few plans that should make `expr` true
(or false), cheapest first: it walks down `and`, `or`, `not` and comparisons, and for an option
looks at its own prompt, at what selects it and at its defaults. It does not know everything (two
options may pull at each other), so the caller tries each plan on the real tree: see smallest().
"""

import kconfiglib as kl

_DEPTH = 7  # options that need options
_WIDTH = 12  # plans kept at each step
_FLIP = {
    kl.EQUAL: kl.UNEQUAL,
    kl.UNEQUAL: kl.EQUAL,
    kl.LESS: kl.GREATER_EQUAL,
    kl.GREATER_EQUAL: kl.LESS,
    kl.GREATER: kl.LESS_EQUAL,
    kl.LESS_EQUAL: kl.GREATER,
}


def _merge(a, b):
    """Both plans, or None if they disagree."""
    if any(a.get(k, v) != v for k, v in b.items()):
        return None
    return {**a, **b}


def _product(left, right):
    merged = (_merge(a, b) for a in left for b in right)
    return _best([m for m in merged if m is not None])


def _best(found):
    unique = {tuple(sorted((s.name, v) for s, v in p.items())): p for p in found}
    return [unique[k] for k in sorted(unique, key=lambda k: (len(k), k))][:_WIDTH]


def plans(expr, want, depth=_DEPTH, busy=frozenset()):
    """Plans that make `expr` true (want) or false (not want)."""
    if (kl.expr_value(expr) > 0) == want:
        return [{}]
    if depth == 0:
        return []
    if not isinstance(expr, tuple):
        return _plans_of(expr, want, depth, busy)
    op = expr[0]
    if op == kl.NOT:
        return plans(expr[1], not want, depth, busy)
    if op in (kl.AND, kl.OR):
        parts = [plans(e, want, depth, busy) for e in expr[1:]]
        if (op == kl.AND) == want:
            return _product(*parts)
        return _best(parts[0] + parts[1])
    return _plans_of_relation(op if want else _FLIP[op], expr[1], expr[2], depth, busy)


def _plans_of_relation(op, left, right, depth, busy):
    """CONFIG against a constant: the nearest value that makes the comparison true."""
    if left.is_constant or left.name is None or not left.nodes:
        left, right = right, left
        op = {kl.LESS: kl.GREATER, kl.GREATER: kl.LESS, kl.LESS_EQUAL: kl.GREATER_EQUAL,
              kl.GREATER_EQUAL: kl.LESS_EQUAL}.get(op, op)  # fmt: skip
    if not left.nodes:
        return []
    value = right.str_value
    if left.orig_type in (kl.BOOL, kl.TRISTATE):
        want = (value == "y") == (op in (kl.EQUAL, kl.GREATER_EQUAL, kl.LESS_EQUAL))
        return _plans_of(left, want, depth, busy)
    if op in (kl.LESS, kl.GREATER):
        try:
            number = int(value, 0) + (1 if op == kl.GREATER else -1)
        except ValueError:
            return []
        value = hex(number) if left.orig_type == kl.HEX else str(number)
    if op == kl.UNEQUAL:
        return []
    return _product([{left: value}], _visible(left, depth, busy))


def _visible(sym, depth, busy):
    """Plans that make the option's prompt appear."""
    found = []
    for node in sym.nodes:
        if node.prompt:
            found += plans(node.prompt[1], True, depth - 1, busy | {sym})
    return _best(found)


def _plans_of(item, want, depth, busy):
    if isinstance(item, kl.Choice):
        return [] if not want else _best(
            [p for n in item.nodes if n.prompt for p in plans(n.prompt[1], True, depth - 1, busy)]
        )
    if item in busy or item.is_constant or not item.nodes:
        return []
    busy |= {item}
    if not want:
        return _plans_off(item, depth, busy)
    found = _product([{item: "y"}], _visible(item, depth, busy))
    for selector in (item.rev_dep, item.weak_rev_dep):
        if selector is not item.kconfig.n:
            found += plans(selector, True, depth - 1, busy)
    if not any(n.prompt for n in item.nodes):
        for value, cond in item.defaults:
            both = (kl.AND, (kl.AND, value, cond), item.direct_dep)
            found += plans(both, True, depth - 1, busy)
    return _best(found)


def _plans_off(sym, depth, busy):
    if kl.expr_value(sym.rev_dep):  # selected: whoever does it must let go
        found = plans(sym.rev_dep, False, depth - 1, busy)
        return _product([{sym: "n"}], found) if sym.visibility else found
    if sym.choice:
        others = [s for s in sym.choice.syms if s is not sym and s.visibility]
        return _best([{s: "y"} for s in others])
    found = [{sym: "n"}] if sym.visibility else []
    if sym.direct_dep is not sym.kconfig.y and not sym.visibility:
        found += plans(sym.direct_dep, False, depth - 1, busy)
    return found


def _holds(kconf, plan, keep):
    """Does the plan work, without breaking what `keep` (option -> value) already had?"""
    before = {s: s.user_value for s in plan}
    chosen = {s.choice: s.choice.user_selection for s in plan if s.choice}
    for s, v in plan.items():
        s.set_value(v)
    good = all(_equal(s, v) for s, v in {**keep, **plan}.items())
    for s, v in before.items():
        if v is None:
            s.unset_value()
        else:
            s.set_value(v if isinstance(v, str) else kl.TRI_TO_STR[v])
    for choice, sym in chosen.items():
        choice.unset_value()
        if sym:
            sym.set_value(2)
    return good


def _equal(sym, value):
    if sym.orig_type in (kl.INT, kl.HEX) and sym.str_value and value:
        return int(sym.str_value, 0) == int(value, 0)
    return sym.str_value == value


def smallest(kconf, expr, extra, keep):
    """The smallest plan that makes `expr` true and, with the assignments `extra`, really works.
    `keep`: other assignments that should stay in force; given up if nothing else helps."""
    found = plans(expr, True)
    for kept in (keep, {}):
        for plan in found:
            clash = {s: v for s, v in kept.items() if s not in plan}
            if _holds(kconf, {**plan, **extra}, clash):
                return plan
    return None


def blockers(expr, depth=_DEPTH):
    """What keeps `expr` from being true and no assignment can change: facts of the hardware. Of an
    option that could be set if only its own dependencies were met, those are named instead."""
    out = []
    for part in kl.split_expr(expr, kl.AND):
        if kl.expr_value(part) or plans(part, True):
            continue
        deeper = []
        if depth and isinstance(part, (kl.Symbol, kl.Choice)):
            for node in part.nodes:
                if node.prompt:
                    deeper += blockers(node.prompt[1], depth - 1)
        elif depth and isinstance(part, tuple) and part[0] == kl.OR:
            for side in kl.split_expr(part, kl.OR):
                deeper += blockers(side, depth - 1)
            deeper = [part] if len(deeper) != 1 else deeper
        out += [d for d in (deeper or [part]) if d not in out]
    return out
