# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""What runs at boot, in order: read from a finished image.

    init_order.py ELF MAP [EDT_JSON] [-o FILE]

One line for each entry: priority, function, and for a device its name and devicetree node with the
place that defines it. The image tells the order, the linker's map the priorities.
"""

import argparse
import json
import re
import sys
from bisect import bisect_right

from elftools.elf.elffile import ELFFile
from mistakes import show_path
from names import path_id

LEVELS = ("EARLY", "PRE_KERNEL_1", "PRE_KERNEL_2", "POST_KERNEL", "APPLICATION", "SMP")
_SECTION = re.compile(r"\.z_init_\w+_P_(\d+)_SUB_\w+\s+0x([0-9a-f]+)\s+0x([0-9a-f]+)")


class Image:
    """An ELF file: symbols by name and by address, and the words in its sections."""

    def __init__(self, file):
        elf = ELFFile(file)
        self.size = elf.elfclass // 8
        self.order = "little" if elf.little_endian else "big"
        self.sections = [s for s in elf.iter_sections() if s["sh_addr"] and s["sh_type"] != "SHT_NOBITS"]
        symbols = list(elf.get_section_by_name(".symtab").iter_symbols())
        self.address = {s.name: s["st_value"] for s in symbols if s.name}
        thumb = 1 if elf["e_machine"] == "EM_ARM" else 0
        self.functions = {s["st_value"] & ~thumb: s.name for s in symbols
                          if s["st_info"]["type"] == "STT_FUNC"}
        self.objects = {s["st_value"]: s.name for s in symbols
                        if s["st_info"]["type"] == "STT_OBJECT"}
        self.thumb = thumb

    def word(self, address):
        for section in self.sections:
            start = section["sh_addr"]
            if start <= address < start + section["sh_size"]:
                data = section.data()[address - start:address - start + self.size]
                return int.from_bytes(data, self.order)
        return 0

    def text(self, address):
        for section in self.sections:
            start = section["sh_addr"]
            if start <= address < start + section["sh_size"]:
                return section.data()[address - start:].split(b"\0", 1)[0].decode()
        return ""

    def function(self, address):
        return self.functions.get(address & ~self.thumb, hex(address)) if address else "-"


def priorities(map_text):
    """[(first address, address behind, priority)] of the input sections."""
    found = ((int(start, 16), int(size, 16), prio) for prio, start, size in
             _SECTION.findall(map_text))
    return [(start, start + size, prio) for start, size, prio in found if start]


def priority(sections, entry):
    return next((prio for start, end, prio in sections if start <= entry < end), "?")


def lines(image, map_text, facts):
    sections = priorities(map_text)
    starts = [image.address[f"__init_{level}_start"] for level in LEVELS]
    nodes = {f"__device_{path_id(path)}": (path, node) for path, node in facts["nodes"].items()}
    shown = None
    for entry in range(starts[0], image.address["__init_end"], 2 * image.size):
        level = LEVELS[bisect_right(starts, entry) - 1]
        if level != shown:
            shown = level
            yield f"{level}:"
        function, device = image.word(entry), image.word(entry + image.size)
        line = f"{priority(sections, entry):>5}  {image.function(function):36}"
        if device:
            line += f" {image.text(image.word(device)):24}"
            path, node = nodes.get(image.objects.get(device), (None, None))
            if path:
                line += f" {path} ({show_path(node['place'][0])}:{node['place'][1]})"
        yield line.rstrip()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("elf")
    parser.add_argument("map")
    parser.add_argument("edt", nargs="?", help="edt.json of the build: adds devicetree nodes")
    parser.add_argument("-o", metavar="FILE", help="also write it there")
    args = parser.parse_args()
    facts = {"nodes": {}}
    if args.edt:
        with open(args.edt, encoding="utf-8") as file:
            facts = json.load(file)
    with open(args.elf, "rb") as elf, open(args.map, encoding="utf-8", errors="replace") as map_file:
        text = "\n".join(lines(Image(elf), map_file.read(), facts)) + "\n"
    sys.stdout.write(text)
    if args.o:
        with open(args.o, "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    main()
