# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""What runs at boot, in order: read from a finished image.

    init_order.py ELF MAP [EDT_JSON] [-o FILE]

One line for each entry: priority (derived: the devicetree tells), function, and for a device its name
and devicetree node with the place that defines it. The image tells the order, the linker's map the
priorities.
"""

import argparse
import json
import os
import re
import struct
import sys
from bisect import bisect_right

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from mistakes import show_path  # noqa: E402
from names import path_id  # noqa: E402

LEVELS = ("EARLY", "PRE_KERNEL_1", "PRE_KERNEL_2", "POST_KERNEL", "APPLICATION", "SMP")
_ARM, _SYMTAB, _NOBITS, _OBJECT, _FUNC = 40, 2, 8, 1, 2
_SECTION = re.compile(r"\.z_init_\w+_P_(\d+|derived)_SUB_\w+\s+0x([0-9a-f]+)\s+0x([0-9a-f]+)")


class Image:
    """An ELF file: symbols by name and by address, and the words in its sections. Read here, since
    every build does so and loading a library would take longer than all the rest."""

    def __init__(self, data):
        self.size = 8 if data[4] == 2 else 4
        self.order = "big" if data[5] == 2 else "little"
        self.mark = ">" if data[5] == 2 else "<"
        machine, = struct.unpack_from(self.mark + "H", data, 18)
        self.thumb = 1 if machine == _ARM else 0
        headers = self._headers(data)
        self.sections = [(address, data[offset:offset + size])
                         for kind, address, offset, size, _ in headers if address and kind != _NOBITS]
        self.address, self.functions, self.objects = {}, {}, {}
        for kind, _, offset, size, link in headers:
            if kind == _SYMTAB:
                self._read_symbols(data[offset:offset + size], data[headers[link][2]:])

    def _headers(self, data):
        wide = self.size == 8
        table, = struct.unpack_from(self.mark + "QI"[not wide], data, 40 if wide else 32)
        length, count = struct.unpack_from(self.mark + "HH", data, 58 if wide else 46)
        form = self.mark + ("4xI8xQQQI" if wide else "4xI4xIIII")
        return [struct.unpack_from(form, data, table + i * length) for i in range(count)]

    def _read_symbols(self, table, strings):
        form = self.mark + ("IBxxxQ8x" if self.size == 8 else "II4xBxxx")
        for symbol in struct.iter_unpack(form, table):
            name, info, value = symbol if self.size == 8 else (symbol[0], symbol[2], symbol[1])
            text = strings[name:strings.index(b"\0", name)].decode() if name else ""
            if not text:
                continue
            self.address[text] = value
            if info & 15 == _FUNC:
                self.functions[value & ~self.thumb] = text
            elif info & 15 == _OBJECT:
                self.objects[value] = text

    def word(self, address):
        for start, data in self.sections:
            if start <= address < start + len(data):
                return int.from_bytes(data[address - start:][:self.size], self.order)
        return 0

    def text(self, address):
        for start, data in self.sections:
            if start <= address < start + len(data):
                return data[address - start:].split(b"\0", 1)[0].decode()
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
        line = f"{priority(sections, entry):>7}  {image.function(function):36}"
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
    parser.add_argument("-o", metavar="FILE", help="write it there")
    args = parser.parse_args()
    facts = {"nodes": {}}
    if args.edt:
        with open(args.edt, encoding="utf-8") as file:
            facts = json.load(file)
    with open(args.elf, "rb") as elf, open(args.map, encoding="utf-8", errors="replace") as map_file:
        text = "\n".join(lines(Image(elf.read()), map_file.read(), facts)) + "\n"
    if args.o:
        with open(args.o, "w", encoding="utf-8") as file:
            file.write(text)
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
