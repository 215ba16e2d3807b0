# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Which source an address belongs to, by the debug information; for maps that do not tell.

Functions and variables of each compilation unit are entered by their start; `at` wants just that.
Where several sources are compiled as one unit, each knows the file that it is written in.
"""

import os

UNITY = "/Unity/"  # in the name of a unit that CMake made of several sources


def _files(info, unit):
    """File number -> path, for all files of the unit."""
    lines = info.line_program_for_CU(unit)
    first = 0 if lines["version"] >= 5 else 1  # numbers of files and folders begin with
    folders = [f.decode(errors="replace") for f in lines["include_directory"]]
    found = {}
    for number, entry in enumerate(lines["file_entry"], first):
        name = entry.name.decode(errors="replace")
        at = entry.dir_index - first
        found[number] = os.path.join(folders[at] if at >= 0 else "", name)
    return found


def _written_in(die):
    """Number of the file; what stands for a function of which there are copies knows it."""
    while "DW_AT_decl_file" not in die.attributes:
        if "DW_AT_abstract_origin" not in die.attributes:
            return None
        die = die.get_DIE_from_attribute("DW_AT_abstract_origin")
    return die.attributes["DW_AT_decl_file"].value


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
                self._enter(info, unit, word, order)

    def _enter(self, info, unit, word, order):
        top = unit.get_top_DIE()
        source = top.attributes.get("DW_AT_name")
        folder = top.attributes.get("DW_AT_comp_dir")
        if source is None:
            return
        name = source.value.decode(errors="replace")
        name = os.path.join(folder.value.decode(errors="replace"), name) if folder else name
        files = _files(info, unit) if UNITY in name else {}
        for die in top.iter_children():
            source = files.get(_written_in(die), name) if files else name
            if die.tag == "DW_TAG_subprogram" and "DW_AT_low_pc" in die.attributes:
                self.known[die.attributes["DW_AT_low_pc"].value] = source
            if die.tag == "DW_TAG_subprogram":
                for inner in die.iter_children():
                    self._variable(inner, source, word, order)
            self._variable(die, source, word, order)

    def _variable(self, die, name, word, order):
        if die.tag != "DW_TAG_variable" or "DW_AT_location" not in die.attributes:
            return
        place = die.attributes["DW_AT_location"].value
        if isinstance(place, list) and len(place) == word + 1 and place[0] == 3:  # DW_OP_addr
            self.known[int.from_bytes(bytes(place[1:]), order)] = name

    def at(self, addr):
        return self.known.get(addr)
