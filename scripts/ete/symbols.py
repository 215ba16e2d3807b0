# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Addresses of a program as function, file and line, and what the dump of a fatal error is about.

Lines come from the addr2line of the target's binutils, which a board's compiler brings along.
Without it there are at least functions, from the symbol table.
"""

import bisect
import os
import re
import shutil
import subprocess
from collections import namedtuple

from . import elf, tree

Place = namedtuple("Place", "function file line")  # line 0: not known

# e_machine -> prefixes of binutils that know it
TOOLS = {
    elf.EM_386: ("", "x86_64-linux-gnu-"),
    elf.EM_X86_64: ("", "x86_64-linux-gnu-"),
    elf.EM_ARM: ("arm-none-eabi-", "arm-zephyr-eabi-"),
    2: ("sparc64-linux-gnu-",),
    8: ("mipsel-linux-gnu-", "mips-linux-gnu-"),
    18: ("sparc64-linux-gnu-",),
    92: ("or1k-elf-",),
    94: ("xtensa-lx106-elf-",),
    183: ("aarch64-linux-gnu-", "aarch64-none-elf-"),
    243: ("riscv64-unknown-elf-", "riscv64-linux-gnu-"),
}


class Symbols:
    """One program. `places` answers for many addresses at once."""

    def __init__(self, path):
        self.path = path
        self.elf = elf.Elf(path)
        thumb = self.elf.machine == elf.EM_ARM
        code = {i for i, s in enumerate(self.elf.sections) if s.flags & elf.SHF_EXEC}
        self.functions = sorted(
            (s.addr & ~1 if thumb else s.addr, s.size, s.name)
            for s in self.elf.symbols()
            if s.kind == elf.STT_FUNC and s.section in code
        )
        self.starts = [f[0] for f in self.functions]

    def function(self, address):
        """(name, offset) of the function around an address, or None."""
        at = bisect.bisect_right(self.starts, address) - 1
        while at >= 0 and address - self.starts[at] < 1 << 16:
            start, size, name = self.functions[at]
            if start <= address < start + max(size, 1):
                return name, address - start
            at -= 1
        return None

    def is_code(self, address):
        """True for an address in a section that is executed."""
        return any(
            s.flags & elf.SHF_EXEC and s.addr <= address < s.addr + s.size
            for s in self.elf.sections
        )

    def places(self, addresses):
        """For each address the Places it stands for: the innermost function first, then those that
        it was compiled into. [] where nothing is known."""
        found = self._from_debug_information(list(addresses))
        return [places or self._from_symbols(a) for a, places in zip(addresses, found)]

    def _from_symbols(self, address):
        known = self.function(address)
        return [Place(f"{known[0]}+0x{known[1]:x}", "", 0)] if known else []

    def _from_debug_information(self, addresses):
        prefixes = TOOLS.get(self.elf.machine, ("",))
        tool = next(filter(None, (shutil.which(p + "addr2line") for p in prefixes)), None)
        if tool is None or not addresses:
            return [[] for _ in addresses]
        argv = [tool, "-a", "-f", "-i", "-e", str(self.path), *(f"0x{a:x}" for a in addresses)]
        done = subprocess.run(argv, capture_output=True, text=True, errors="replace", check=False)
        found, lines = [], iter(done.stdout.splitlines())
        for line in lines:
            if re.fullmatch(r"0x[0-9a-f]+", line):
                found.append([])
            elif found:
                place = _place(line, next(lines, "??:0"))
                found[-1] += [place] if place else []
        return found if len(found) == len(addresses) else [[] for _ in addresses]


def _place(function, where):
    file, _, line = re.sub(r" \(discriminator \d+\)$", "", where).rpartition(":")
    if function == "??":
        return None
    return Place(function, "" if file == "??" else file, int(line) if line.isdigit() else 0)


def show(place):
    """`function at kernel/sem.c:12`, the file as seen from the tree."""
    if not place.file:
        return place.function
    file = re.sub(r"^ZEPHYR_BASE(?=/)", str(tree.ROOT), place.file)
    file = os.path.normpath(file)
    if file.startswith(f"{tree.ROOT}/"):
        file = os.path.relpath(file, tree.ROOT)
    return f"{place.function} at {file}:{place.line or '?'}"


ORDER = ("pc", "return", "trace")
FATAL = "ZEPHYR FATAL ERROR"
NUMBER = re.compile(r"\b(?:0x([0-9a-fA-F]{4,16})|([0-9a-fA-F]{8}|[0-9a-fA-F]{16}))\b")
PC = re.compile(r"(\b(pc|epc|[ms]epc|elr\w*|eip|rip|npc)\b|instruction address|^\s*at\s*$)[^,;]*$", re.I)
RETURN = re.compile(r"(\b(lr|ra|x30|o7|i7)\b|return address)[^,;]*$", re.I)
TRACE = re.compile(r"(^\s*#?\d+:?|\btrace\b|\bbacktrace\b|\bcall\w*)[^,;]*$", re.I)
DUMP = re.compile(r"^(\S*\s*<?err>?\s*os:\s*|E:(?: |$))(.*)")


def _numbers(line):
    """(kind, address) of what a line of a dump says of code; kind is pc, return or trace."""
    end = 0
    for match in NUMBER.finditer(line):
        label = line[end : match.start()]
        end = match.end()
        kinds = (("pc", PC), ("return", RETURN), ("trace", TRACE))
        kind = next((name for name, pattern in kinds if pattern.search(label)), None)
        if kind:
            yield kind, int(match[1] or match[2], 16)


def dumps(text):
    """The dumps of fatal errors in an output: for each (the line that names the error, its
    addresses). A dump is what stands in lines of the error's kind without a gap."""
    block, title = [], None
    for line in [*text.splitlines(), ""]:
        match = DUMP.match(re.sub(r"\x1b\[[0-9;]*m", "", line).strip("\r\n "))
        if match:
            block += _numbers(match[2])
            if FATAL in line:
                if title is not None:  # two dumps without a line between them
                    yield title, block
                    block = []
                title = match[2]
            continue
        if title is not None:
            yield title, block
        block, title = [], None


def explain(text, path, limit=3):
    """Lines that say where the fatal errors of an output happened; [] if it has none."""
    found = [dump for dump in dumps(text) if dump[1]]
    if not found:
        return []
    symbols = Symbols(path)
    lines = []
    for title, numbers in found[:limit]:
        named = _named(symbols, numbers)
        if named:
            lines += [title.strip(), *named]
    if lines and len(found) > limit:
        lines.append(f"({len(found) - limit} more)")
    return lines


def _named(symbols, numbers):
    wanted = {}
    for kind, address in sorted(numbers, key=lambda n: ORDER.index(n[0])):
        address &= ~1 if symbols.elf.machine == elf.EM_ARM else -1
        # What a call returns to belongs to the line behind it.
        where = address if kind == "pc" else address - 1
        if symbols.is_code(where):
            wanted.setdefault(where, (kind, address))
    lines = []
    for (kind, address), places in zip(wanted.values(), symbols.places(wanted)):
        label = {"pc": "at", "return": "called from", "trace": "called from"}[kind]
        for place in places:
            lines.append(f"  {label:<11} 0x{address:08x}  {show(place)}")
            label = "inlined in"
    return lines
