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

from . import tree

Piece = namedtuple("Piece", "addr size name source")

_ENTRY = re.compile(r"^ (\S+)?\s+0x([0-9a-f]+)\s+0x([0-9a-f]+)(?: (\S.*))?$")
_NAME_ONLY = re.compile(r"^ (\.\S+|COMMON)$")


def parse(text):
    """All input sections of a map with a size: (addr, size, name, object); "" for fill."""
    at = text.find("Linker script and memory map")
    name = None
    for line in text[at if at >= 0 else 0 :].splitlines():
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
            if entry.get("output"):
                output = os.path.normpath(os.path.join(entry["directory"], entry["output"]))
                self.known[output] = entry["file"]

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

    def __init__(self, build_dir):
        path = Path(build_dir) / "zephyr" / "zephyr.map"
        text = path.read_text(errors="replace") if path.exists() else ""
        sources = Sources(build_dir)
        found = {}
        for addr, size, name, obj in parse(text):
            source = sources.of(obj) if obj else "(padding)"
            # Sections that are not loaded all start at 0: the ELF's own addresses decide later.
            found.setdefault((addr, size), Piece(addr, size, name, source))
        self.all = sorted(found.values())
        self.starts = [p.addr for p in self.all]

    def between(self, start, end):
        """The pieces inside one section, cut to it."""
        for piece in self.all[bisect.bisect_left(self.starts, start) :]:
            if piece.addr >= end:
                return
            if piece.addr + piece.size <= end:
                yield piece

    def at(self, addr):
        """The source of the piece that covers an address."""
        i = bisect.bisect_right(self.starts, addr) - 1
        while (
            i >= 0 and self.starts[i] + self.all[i].size <= addr and self.starts[i] > addr - 65536
        ):
            i -= 1
        if i >= 0 and self.all[i].addr <= addr < self.all[i].addr + self.all[i].size:
            return self.all[i].source
        return "(linker)"
