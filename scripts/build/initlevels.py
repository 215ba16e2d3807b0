# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Print what an image runs at boot, level by level: initlevels.py zephyr.elf

An entry's name is that of its object in the section .z_init_<LEVEL>_P_<priority>_..., its function
what the first word of it points to.
"""

import re
import struct
import sys

from elftools.elf.elffile import ELFFile

LEVELS = ("EARLY", "PRE_KERNEL_1", "PRE_KERNEL_2", "POST_KERNEL", "APPLICATION", "SMP")


def symbols(elf):
    table = elf.get_section_by_name(".symtab")
    if table is None:
        sys.exit("error: the image has no symbols")
    return list(table.iter_symbols())


def read(elf, address, size):
    for section in elf.iter_sections():
        start = section["sh_addr"]
        if start and start <= address and address + size <= start + section["sh_size"]:
            if section["sh_type"] != "SHT_NOBITS":
                return section.data()[address - start : address - start + size]
    return None


def main(path):
    with open(path, "rb") as f:
        elf = ELFFile(f)
        syms = symbols(elf)
        word = elf.elfclass // 8
        by_name = {s.name: s["st_value"] for s in syms}
        objects = {s["st_value"]: s for s in syms if s["st_info"]["type"] == "STT_OBJECT"}
        functions = {
            s["st_value"] & ~1: s.name for s in syms if s["st_info"]["type"] == "STT_FUNC"
        }
        form = ("<" if elf.little_endian else ">") + ("Q" if word == 8 else "I")
        bounds = [by_name.get(f"__init_{level}_start", 0) for level in LEVELS]
        bounds.append(by_name.get("__init_end", 0))
        for level, low, high in zip(LEVELS, bounds, bounds[1:]):
            print(f"{level}:")
            for address in sorted(a for a in objects if low <= a < high):
                name = objects[address].name
                data = read(elf, address, word)
                target = struct.unpack(form, data)[0] & ~1 if data else 0
                shown = functions.get(target, f"0x{target:x}")
                print(f"  {re.sub(r'^_+init_+', '', name)}: {shown}")


if __name__ == "__main__":
    main(sys.argv[1])
