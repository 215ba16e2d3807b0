# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Which source an address belongs to, by the debug information; for maps that do not tell.

Functions and variables of each compilation unit are entered by their start; `at` wants just that.
"""

import os


class Units:
    def __init__(self, path):
        from elftools.elf.elffile import ELFFile

        self.known = {}
        with open(path, "rb") as f:
            elf = ELFFile(f)
            if not elf.has_dwarf_info():
                return
            info = elf.get_dwarf_info()
            word = elf.elfclass // 8
            order = "little" if elf.little_endian else "big"
            for unit in info.iter_CUs():
                self._enter(unit, word, order)

    def _enter(self, unit, word, order):
        top = unit.get_top_DIE()
        source = top.attributes.get("DW_AT_name")
        folder = top.attributes.get("DW_AT_comp_dir")
        if source is None:
            return
        name = source.value.decode(errors="replace")
        name = os.path.join(folder.value.decode(errors="replace"), name) if folder else name
        for die in top.iter_children():
            if die.tag == "DW_TAG_subprogram" and "DW_AT_low_pc" in die.attributes:
                self.known[die.attributes["DW_AT_low_pc"].value] = name
            elif die.tag == "DW_TAG_subprogram":
                for inner in die.iter_children():
                    self._variable(inner, name, word, order)
            self._variable(die, name, word, order)

    def _variable(self, die, name, word, order):
        if die.tag != "DW_TAG_variable" or "DW_AT_location" not in die.attributes:
            return
        place = die.attributes["DW_AT_location"].value
        if isinstance(place, list) and len(place) == word + 1 and place[0] == 3:  # DW_OP_addr
            self.known[int.from_bytes(bytes(place[1:]), order)] = name

    def at(self, addr):
        return self.known.get(addr)
