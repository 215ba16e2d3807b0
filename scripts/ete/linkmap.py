# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Whose bytes are where: the linker's map read back, object files told by their source.

GNU ld's map lists every input section with address, size and object file. compile_commands.json
says which source an object was made of. What no input section covers is fill or made by the linker.
"""

import bisect
import json
import os
import re
from collections import namedtuple
from pathlib import Path

from . import dwarf, tree

Piece = namedtuple("Piece", "addr size name source")
PARTIAL = "(libraries)/embedded.o"

_ENTRY = re.compile(r"^ (\S+)?\s+0x([0-9a-f]+)\s+0x([0-9a-f]+)(?: (\S.*))?$")
_NAME_ONLY = re.compile(r"^ (\.\S+|COMMON)$")


_OUTPUT = re.compile(r"^([^\s*]\S*)(?:\s|$)")


def parse(text, loaded):
    """All input sections with a size in the output sections of `loaded`: (addr, size, name,
    object); the object of fill is "". What is in other sections has no place in memory."""
    at = text.find("Linker script and memory map")
    name, output = None, ""
    for line in text[at if at >= 0 else 0 :].splitlines():
        if not line.startswith(" "):
            head = _OUTPUT.match(line)
            output = head[1] if head else output
            continue
        if output not in loaded:
            continue
        only = _NAME_ONLY.match(line)
        if only:
            name = only[1]
            continue
        match = _ENTRY.match(line)
        if match:
            addr, size = int(match[2], 16), int(match[3], 16)
            label = match[1] or name
            if label == "*fill*":
                yield addr, size, label, ""
            elif label and match[4] and size:
                yield addr, size, label, match[4].strip()
        name = None


class Sources:
    """From the object file a map names to a short path of its source."""

    def __init__(self, build_dir):
        self.dir = Path(build_dir)
        self.known = {}
        try:
            commands = json.loads((self.dir / "compile_commands.json").read_text())
        except (OSError, ValueError):
            commands = []
        for entry in commands:
            output = re.search(r" -o (\S+)", entry.get("command", ""))
            if output:
                path = os.path.normpath(os.path.join(entry["directory"], output[1]))
                self.known[path] = entry["file"]

    def of(self, object_name):
        archive = re.fullmatch(r"(.*\.a)\((.*)\)", object_name)
        if archive:
            member = re.sub(r"\.(c|S|s|cpp)?\.?(obj|o)$", "", archive[2])
            return f"(libraries)/{os.path.basename(archive[1])}/{member}"
        path = os.path.normpath(os.path.join(self.dir, object_name))
        if path in self.known:
            return self.short(self.known[path])
        return f"(libraries)/{os.path.basename(object_name)}"

    def short(self, source):
        """Relative to the tree; generated files and applications elsewhere get a folder of their
        own."""
        for root, name in ((self.dir, "(generated)"), (tree.ROOT, "")):
            try:
                return str(Path(name) / Path(source).relative_to(root))
            except ValueError:
                continue
        return str(Path("(app)") / Path(source).name)


class Pieces:
    """The input sections of a build by address."""

    def __init__(self, build_dir, elf):
        path = Path(build_dir) / "zephyr" / "zephyr.map"
        text = path.read_text(errors="replace") if path.exists() else ""
        self.sources = Sources(build_dir)
        loaded = {s.name for s in elf.sections if elf.memory(s)}
        found = {}
        for addr, size, name, obj in parse(text, loaded):
            source = self.sources.of(obj) if obj else "(padding)"
            found.setdefault((addr, size), Piece(addr, size, name, source))
        pieces = sorted(found.values())
        if any(p.source == PARTIAL for p in pieces):
            pieces = list(self._split(pieces, elf))
        elif any(dwarf.UNITY in p.source for p in pieces):
            pieces = list(self._told_apart(pieces, elf))
        self.all = pieces
        self.starts = [p.addr for p in self.all]

    def _told_apart(self, pieces, elf):
        """Several sources compiled as one: each function and variable is an input section."""
        units = dwarf.Units(elf.path)
        addresses = {s.name: s.addr & ~1 for s in elf.symbols()}
        for piece in pieces:
            if dwarf.UNITY in piece.source:
                text_of = re.fullmatch(r"\.rodata\.(\w+)\.str[\d.]+", piece.name)
                addr = addresses.get(text_of[1]) if text_of else piece.addr
                piece = piece._replace(
                    source=self._source_in_unity(units.at(addr) or piece.source)
                )
            yield piece

    def _source_in_unity(self, name):
        """What belongs to no source of such a unit counts for the library's folder."""
        short = self.sources.short(name) if os.path.isabs(name) else name
        folder = re.search(r"zephyr/(.+)/CMakeFiles/.*" + dwarf.UNITY, short)
        return f"{folder[1]}/(constants)" if folder else short

    def _split(self, pieces, elf):
        """A partial link (native_sim) hides its objects from the map: take the symbols inside it,
        and their sources from the debug information."""
        units = dwarf.Units(elf.path)
        symbols = sorted({(s.addr, s.size) for s in elf.symbols()})
        for piece in pieces:
            if piece.source != PARTIAL:
                yield piece
                continue
            at, end = piece.addr, piece.addr + piece.size
            first = bisect.bisect_left(symbols, (at, 0))
            for addr, size in symbols[first:]:
                if addr + size > end:
                    break
                if addr < at:
                    continue
                if addr > at:
                    yield Piece(at, addr - at, "", "(padding)" if addr - at < 64 else "(constants)")
                name = units.at(addr)
                source = self._source_in_unity(name) if name else "(unknown)"
                yield Piece(addr, size, piece.name, source)
                at = addr + size
            if end > at:
                yield Piece(at, end - at, "", "(padding)" if end - at < 64 else "(constants)")

    def between(self, start, end):
        """The pieces that lie inside one section."""
        for piece in self.all[bisect.bisect_left(self.starts, start) :]:
            if piece.addr >= end:
                return
            if piece.addr + piece.size <= end:
                yield piece

    def at(self, addr):
        """The source of the piece that covers an address."""
        i = bisect.bisect_right(self.starts, addr) - 1
        if i >= 0 and self.all[i].addr <= addr < self.all[i].addr + self.all[i].size:
            return self.all[i].source
        return "(linker)"
