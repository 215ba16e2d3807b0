#!/usr/bin/env python3
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
"""Portable code knows no architecture, board or SoC: it asks for properties (CONFIG_64BIT,
CONFIG_CPU_HAS_FPU, CONFIG_NATIVE_BUILD for programs of the host), never for names.

The names are those that a port's, board's or SoC's Kconfig defines. Looked at are C files of the
kernel, libraries, subsystems and tests; tests/arch and tests/boards are for such names. Where the
compiler's calling convention decides (how a va_list is laid out), its own macros may be asked.
"""
from __future__ import annotations

import re
import sys
from pathlib import Path

import c_source

PLACES = ("kernel/", "lib/", "subsys/", "tests/")
NOT = ("tests/arch/", "tests/boards/", "tests/build/", "tests/fuzz/")
NAME = re.compile(r"\bCONFIG_(BOARD|SOC)(_\w+)?\b|\bCONFIG_(\w+)")
SYMBOL = re.compile(r"^config (\w+)", re.M)
# Not architectures, though an architecture's Kconfig defines them or they begin like one.
PROPERTIES = re.compile(r"(ARCH_HAS|CPU_HAS|HAS)_\w+|ARCH_POSIX_RECOMMENDED_STACK_SIZE")
CONVENTION = {"lib/cbprintf/package_print.c"}  # how a va_list is laid out
COMPILER = re.compile(
    r"\b__(arm|aarch64|riscv|x86_64|i386|mips|sparc|xtensa|or1k)(_\w+)?\b|\b__ARM_ARCH\w*"
)


def architectures() -> set[str]:
    """Names of ports: the symbols of arch/Kconfig and arch/*/Kconfig that stand for a family."""
    names = set()
    for path in c_source.tracked("Kconfig"):
        if path.parts[0] == "arch" and len(path.parts) == 3:
            names.add(path.parts[1].upper())
            text = c_source.read(path)
            names |= {n for n in SYMBOL.findall(text) if n.startswith(path.parts[1].upper())}
            names |= {n for n in SYMBOL.findall(text) if n.startswith("CPU_") and "HAS" not in n}
    return names | {"ARCH_POSIX", "RISCV", "OPENRISC", "X86_64"}


def problems(text: str, known: set[str], convention: bool) -> list[tuple[int, str]]:
    """(line, name) of each that does not belong in portable code."""
    found = []
    for number, line in enumerate(c_source.blank(text).splitlines(), 1):
        for match in NAME.finditer(line):
            name = match[3] or match[1] + (match[2] or "")
            if not match[3] or name in known and not PROPERTIES.fullmatch(name):
                found.append((number, f"CONFIG_{name}"))
        if not convention:
            found += [(number, match[0]) for match in COMPILER.finditer(line)]
    return found


def main() -> int:
    known = architectures()
    count = 0
    for path in c_source.tracked(".c", ".h"):
        name = path.as_posix()
        if name.startswith(PLACES) and not name.startswith(NOT):
            for line, what in problems(c_source.read(path), known, name in CONVENTION):
                print(f"{name}:{line}: {what} in portable code: ask for a property instead")
                count += 1
    print("portable-code conditionals: " + (str(count) if count else "none"))
    return count > 0


if __name__ == "__main__":
    sys.exit(main())
