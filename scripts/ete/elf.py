# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""A reader of ELF files, as small as sizes need it: sections, symbols, and what goes to flash and
RAM.

It is our own because ete asks it after every build and a few structs are read in a millisecond.
"""

import struct
from collections import namedtuple
from pathlib import Path

from . import ui

SHT_SYMTAB = 2
SHF_WRITE, SHF_ALLOC, SHF_EXEC = 1, 2, 4
STT_OBJECT, STT_FUNC = 1, 2
EM_386, EM_ARM, EM_X86_64 = 3, 40, 62
PT_LOAD = 1
GAP_MAX = 8192
NEAR = 16 << 20

Section = namedtuple("Section", "name type flags addr size offset link entsize")
Symbol = namedtuple("Symbol", "name addr size kind section")
Totals = namedtuple("Totals", "rom ram")


class Elf:
    """`sections` and `symbols` of one file; Fail if it is none."""

    def __init__(self, path):
        try:
            self.data = Path(path).read_bytes()
        except OSError as e:
            raise ui.Fail(f"cannot read {path}: {e.strerror}", "ete build makes it") from None
        self.path = path
        if self.data[:4] != b"\x7fELF":
            raise ui.Fail(f"{path} is no ELF file")
        self.wide = self.data[4] == 2
        self.order = "<" if self.data[5] == 1 else ">"
        self.machine = self._unpack("H", 18)[0]
        self.sections = self._sections()
        self.segments = list(self._segments())
        allocated = [s for s in self.sections if s.flags & SHF_ALLOC and s.size]
        self.zeroed = [s.addr for s in allocated if self._segment(s) is None]

    def _unpack(self, layout, offset):
        return struct.unpack_from(self.order + layout, self.data, offset)

    def _text(self, offset):
        return self.data[offset : self.data.index(b"\0", offset)].decode(errors="replace")

    def _sections(self):
        shoff = self._unpack("Q", 40)[0] if self.wide else self._unpack("I", 32)[0]
        entsize, count, names = self._unpack("3H", 58 if self.wide else 46)
        raw = []
        for i in range(count):
            layout = "IIQQQQIIQQ" if self.wide else "10I"
            raw.append(self._unpack(layout, shoff + i * entsize))
        strings = raw[names][4] if raw else 0
        return [
            Section(self._text(strings + r[0]), r[1], r[2], r[3], r[5], r[4], r[6], r[9])
            for r in raw
        ]

    def symbols(self):
        """All functions and objects with a size."""
        for table in self.sections:
            if table.type != SHT_SYMTAB:
                continue
            strings = self.sections[table.link].offset
            for at in range(table.offset, table.offset + table.size, table.entsize):
                if self.wide:
                    name, info, _, index, value, size = self._unpack("IBBHQQ", at)
                else:
                    name, value, size, info, _, index = self._unpack("IIIBBH", at)
                if info & 15 in (STT_OBJECT, STT_FUNC) and 0 < index < len(self.sections):
                    yield Symbol(self._text(strings + name), value, size, info & 15, index)

    def _segments(self):
        """(virtual address, load address, bytes in the file) of what is loaded."""
        offset = self._unpack("Q", 32)[0] if self.wide else self._unpack("I", 28)[0]
        entsize, count = self._unpack("2H", 54 if self.wide else 42)
        for at in range(offset, offset + count * entsize, entsize or 1):  # objects have none
            if self.wide:
                kind, _, _, virtual, physical, size = self._unpack("IIQQQQ", at)
            else:
                kind, _, virtual, physical, size = self._unpack("5I", at)
            if kind == PT_LOAD:
                yield virtual, physical, size

    def _segment(self, section):
        """The segment whose bytes in the file hold the section, or None: it is zeroed at start."""
        for segment in self.segments:
            virtual, _, size = segment
            if virtual <= section.addr and section.addr + section.size <= virtual + size:
                return segment
        return None

    def memory(self, section):
        """Where a section lies: a string with F (flash: it is part of the image) and R (RAM).

        The type of a section does not tell (a linker script can make a table in flash that is
        called NOBITS and writable). RAM is what is not in the image, what is copied from it at
        start, and what is writable near such memory.
        """
        if not section.flags & SHF_ALLOC or not section.size:
            return ""
        segment = self._segment(section)
        if segment is None:
            return "R"
        if segment[0] != segment[1]:
            return "FR"
        return "FR" if section.flags & SHF_WRITE and self._near_ram(section) else "F"

    def _near_ram(self, section):
        return any(abs(addr - section.addr) < NEAR for addr in self.zeroed)

    def lma(self, section):
        """Where the image holds a section (its address, but for data that is copied at start)."""
        segment = self._segment(section)
        return section.addr + segment[1] - segment[0] if segment else section.addr

    def extents(self, letter):
        """(start, size, name) of all sections in flash ("F") or RAM ("R"), by address."""
        chosen = [s for s in self.sections if letter in self.memory(s)]
        start = self.lma if letter == "F" else (lambda s: s.addr)
        return sorted((start(s), s.size, s.name) for s in chosen)

    def padding(self, letter):
        """Bytes lost between sections. A hosted program's gaps are pages that nobody pays for, and
        a large gap is another memory."""
        if self.machine in (EM_386, EM_X86_64):
            return 0
        lost, end = 0, None
        for start, size, _ in self.extents(letter):
            if end is not None and 0 < start - end < GAP_MAX:
                lost += start - end
            end = max(end or 0, start + size)
        return lost

    def totals(self):
        """ROM: every byte of the image. RAM: data, bss and noinit, with all stacks. Both with the
        gaps that alignment leaves."""
        rom = sum(size for _, size, _ in self.extents("F")) + self.padding("F")
        ram = sum(size for _, size, _ in self.extents("R")) + self.padding("R")
        return Totals(rom, ram)


def totals(path):
    return Elf(path).totals()
