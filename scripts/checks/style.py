#!/usr/bin/env python3
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
"""Budgets on source files (doc/style.md): lengths, nesting, conditionals, comments, licences.

Exceptions stand in scripts/checks/exceptions.txt: path, rule, limit, reason.
"""
from __future__ import annotations

import statistics
import sys
from pathlib import Path

import c_source

LIMITS = {"file": 600, "private-header": 250, "public-header": 350, "script": 500,
          "function": 80, "nesting": 4, "line": 100}


def exceptions() -> dict[tuple[str, str], int]:
    out = {}
    for line in c_source.read(Path("scripts/checks/exceptions.txt")).splitlines():
        if line.strip() and not line.startswith("#"):
            path, rule, limit, reason = line.split(None, 3)
            assert reason, line
            out[path, rule] = int(limit)
    return out


class Checker:
    def __init__(self) -> None:
        self.problems: list[str] = []
        self.allowed = exceptions()
        self.used: set[tuple[str, str]] = set()

    def limit(self, path: Path, rule: str, value: int, what: str, line: int = 1) -> None:
        limit = LIMITS[rule]
        key = (str(path), rule)
        if value > limit and key in self.allowed:
            self.used.add(key)
            limit = self.allowed[key]
        if value > limit:
            self.problems.append(f"{path}:{line}: {what} {value}, at most {limit}")

    def c_file(self, path: Path, text: str) -> c_source.CFile:
        parsed = c_source.parse(text)
        if path.suffix == ".c":
            rule = "file"
        else:
            rule = "public-header" if str(path).startswith("include/") else "private-header"
        self.limit(path, rule, parsed.lines, "lines")
        for fn in parsed.functions:
            self.limit(path, "function", fn.length, f"{fn.name}(): lines", fn.line)
            self.limit(path, "nesting", fn.nesting - 1, f"{fn.name}(): nesting", fn.line)
        for number, line in enumerate(text.splitlines(), 1):
            if len(line.expandtabs(8)) > LIMITS["line"] and "\\x" not in line:
                self.limit(path, "line", len(line.expandtabs(8)), "columns", number)
            if line != line.rstrip():
                self.problems.append(f"{path}:{number}: space at the end of the line")
        return parsed


def licences(checker: Checker) -> None:
    skip = {"LICENSE", "VERSION"}
    for path in c_source.tracked():
        if path.name in skip or "corpus" in path.parts or path.suffix in (".png", ".json", ".bin"):
            continue
        head = c_source.read(path)[:600]
        if "SPDX-License-Identifier: Apache-2.0" not in head or "The Etesian Authors" not in head:
            checker.problems.append(f"{path}:1: no SPDX and copyright line in the first lines")


def kernel_shape(checker: Checker, kernel: list[c_source.CFile],
                 documented: list[c_source.CFile]) -> None:
    """Shape of kernel/; comments are counted together with its public headers, where calls are
    documented."""
    functions = [fn for f in kernel for fn in f.functions]
    lengths = sorted(fn.length for fn in functions)
    conditionals = sum(fn.conditionals for fn in functions)
    code = sum(f.code for f in kernel)
    per_thousand = 1000 * sum(f.asserts for f in kernel) / max(code, 1)
    share = 100 * sum(f.comments for f in documented) / max(sum(f.lines for f in documented), 1)
    median = statistics.median(lengths)
    p90 = lengths[int(len(lengths) * 0.9)]
    print(f"kernel: {code} lines of code, {len(functions)} functions, median {median}, p90 {p90}, "
          f"longest {lengths[-1]}; conditionals inside {conditionals}; "
          f"asserts {per_thousand:.0f} per 1000; comments {share:.0f} %")
    for name, value, low, high in (("asserts per 1000", per_thousand, 20, 40),
                                   ("comments, per cent", share, 15, 35)):
        if not low <= value <= high:
            checker.problems.append(f"kernel: {name} {value:.0f}, wanted {low} to {high}")
    for name, value, limit in (("median", median, 12), ("p90", p90, 40)):
        if value > limit:
            checker.problems.append(f"kernel: {name} of function lengths {value}, at most {limit}")
    allowed = checker.allowed.get(("kernel", "conditionals"), 0)
    checker.used.add(("kernel", "conditionals"))
    if conditionals > allowed:
        checker.problems.append(f"kernel: {conditionals} #if inside functions, at most {allowed}")


def main() -> int:
    checker = Checker()
    kernel, documented = [], []
    for path in c_source.tracked(".c", ".h"):
        parsed = checker.c_file(path, c_source.read(path))
        if path.parts[0] == "kernel":
            kernel.append(parsed)
        if path.parts[0] == "kernel" or str(path).startswith("include/zephyr/kernel"):
            documented.append(parsed)
    for path in c_source.tracked(".py"):
        checker.limit(path, "script", c_source.read(path).count("\n"), "lines")
    licences(checker)
    kernel_shape(checker, kernel, documented)
    for key in set(checker.allowed) - checker.used:
        checker.problems.append(f"scripts/checks/exceptions.txt: {' '.join(key)} is not needed")
    return c_source.report("style", checker.problems)


if __name__ == "__main__":
    sys.exit(main())
