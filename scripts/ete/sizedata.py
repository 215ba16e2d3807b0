# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The sizes of one build as data: totals, bytes by source file, bytes by symbol."""

from collections import namedtuple

from . import elf, linkmap

Use = namedtuple("Use", "name source rom ram")


class Sizes:
    """`total`, `files` (source -> [rom, ram]) and `symbols` (list of Use, largest first)."""

    def __init__(self, build_dir):
        self.elf = elf.Elf(build_dir / "zephyr" / "zephyr.elf")
        self.total = self.elf.totals()
        self.pieces = linkmap.Pieces(build_dir, self.elf)
        self.files = {}
        self._by_file()
        self.symbols = sorted(self._by_symbol(), key=lambda u: (-(u.rom + u.ram), u.name))

    def _add(self, source, size, memory):
        row = self.files.setdefault(source, [0, 0])
        row[0] += size * ("F" in memory)
        row[1] += size * ("R" in memory)

    def _by_file(self):
        for section in self.elf.sections:
            memory = self.elf.memory(section)
            if not memory:
                continue
            end = section.addr + section.size
            covered = section.addr
            for piece in self.pieces.between(section.addr, end):
                if piece.addr < covered:
                    continue  # folded into what stands before it
                if piece.addr > covered:
                    self._add("(linker)", piece.addr - covered, memory)
                self._add(piece.source, piece.size, memory)
                covered = piece.addr + piece.size
            if end > covered:
                self._add("(linker)", end - covered, memory)
        self._add("(padding)", self.elf.padding("F"), "F")
        self._add("(padding)", self.elf.padding("R"), "R")
        self.files = {k: v for k, v in self.files.items() if any(v)}

    def _by_symbol(self):
        seen = set()
        for symbol in self.elf.symbols():
            memory = self.elf.memory(self.elf.sections[symbol.section])
            key = (symbol.addr, symbol.size)
            if not memory or not symbol.size or key in seen:
                continue  # an alias takes no bytes
            seen.add(key)
            address = (
                symbol.addr & ~1
                if symbol.kind == elf.STT_FUNC and self.elf.machine == elf.EM_ARM
                else symbol.addr
            )
            yield Use(
                symbol.name,
                self.pieces.at(address),
                symbol.size * ("F" in memory),
                symbol.size * ("R" in memory),
            )

    def folders(self, depth):
        """name -> [rom, ram] of every folder down to depth; deeper files count in their folder."""
        rows = {}
        for source, (rom, ram) in self.files.items():
            parts = source.split("/")
            for level in range(1, min(depth, len(parts)) + 1):
                row = rows.setdefault("/".join(parts[:level]), [0, 0])
                row[0] += rom
                row[1] += ram
        return rows
