#!/usr/bin/env python3
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
"""Includes may only point down (doc/layers.md), and never in a circle.

Every file's own #include lines are read; as each header is itself checked, what a file reaches through
headers is covered too.
"""
from __future__ import annotations

import re
import sys
from pathlib import Path

import c_source

# layer of a file (longest prefix wins) -> prefixes of repository paths it may include
LAYERS: dict[str, list[str]] = {
    "lib/": ["lib/", "include/"],
    "arch/": ["arch/", "include/"],
    "arch/posix/runner/": ["arch/posix/runner/"],
    "kernel/": ["kernel/", "arch/arch.h", "include/", "lib/"],
    "drivers/": ["drivers/", "include/", "lib/", "soc/", "arch/posix/"],
    "soc/": ["soc/", "include/", "lib/"],
    "boards/": ["boards/", "soc/", "include/", "lib/"],
    "subsys/": ["subsys/", "include/", "lib/"],
    "include/": ["include/"],
    "samples/": ["include/", "samples/"],
    "tests/": ["include/", "tests/", "lib/"],
    "benchmarks/": ["include/", "benchmarks/"],
}
# what a layer must not include, although a prefix above allows it
FORBIDDEN: dict[str, list[str]] = {
    "kernel/": ["include/zephyr/drivers/", "include/zephyr/logging/", "include/zephyr/shell/",
                "include/zephyr/net/", "include/zephyr/fs/", "include/zephyr/settings/"],
    "lib/": ["include/zephyr/drivers/", "include/zephyr/net/"],
    "drivers/": ["include/zephyr/shell/", "include/zephyr/settings/"],
}
# the clock driver's interface is the kernel's own: the kernel defines it, one driver fills it
EXCEPTIONS = {"include/zephyr/drivers/timer/system_timer.h"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def layer_of(path: str) -> str | None:
    fitting = [prefix for prefix in LAYERS if path.startswith(prefix)]
    return max(fitting, key=len, default=None)


def resolve(path: Path, kind: str, name: str, known: set[str]) -> str | None:
    """The repository file that an include line means; None: generated or the compiler's."""
    candidates = [f"include/{name}", name]
    if kind == '"':
        here = (path.parent / name).as_posix()
        parts: list[str] = []
        for part in here.split("/"):
            if part == ".." and parts:
                parts.pop()
            elif part != ".":
                parts.append(part)
        candidates.insert(0, "/".join(parts))
    return next((c for c in candidates if c in known), None)


def circles(graph: dict[str, list[str]]) -> list[list[str]]:
    found: list[list[str]] = []
    state: dict[str, int] = {}

    def visit(node: str, trail: list[str]) -> None:
        state[node] = 1
        for target in graph.get(node, []):
            if state.get(target) == 1:
                found.append(trail[trail.index(target):] + [target])
            elif target not in state:
                visit(target, trail + [target])
        state[node] = 2

    for start in sorted(graph):
        if start not in state:
            visit(start, [start])
    return found


def main() -> int:
    sys.setrecursionlimit(10000)
    problems: list[str] = []
    paths = c_source.tracked(".c", ".h", ".S", ".cpp")
    known = {p.as_posix() for p in paths}
    graph: dict[str, list[str]] = {}
    for path in paths:
        text = c_source.read(path)
        layer = layer_of(path.as_posix())
        for match in INCLUDE.finditer(text):
            target = resolve(path, match.group(1), match.group(2), known)
            if target is None:
                continue
            if path.suffix == ".h":
                graph.setdefault(path.as_posix(), []).append(target)
            if layer is None or target in EXCEPTIONS:
                continue
            bad = not any(target.startswith(p) for p in LAYERS[layer])
            bad |= any(target.startswith(p) for p in FORBIDDEN.get(layer, []))
            if bad:
                line = text.count("\n", 0, match.start()) + 1
                problems.append(f"{path}:{line}: {layer} may not include {target} (doc/layers.md)")
    problems += ["circular include: " + " -> ".join(c) for c in circles(graph)]
    return c_source.report("layers", problems)


if __name__ == "__main__":
    sys.exit(main())
