# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Variables and their types from the debug information (DWARF 2 to 5) of a linked program.

Of each entry only what these need is looked at, which takes a tenth of a complete reader's time.
Entries have global numbers: their place in .debug_info.
"""

from collections import namedtuple

TYPE_TAGS = {
    0x01: "array", 0x02: "struct", 0x04: "enum", 0x13: "struct", 0x16: "typedef", 0x17: "struct",
    0x26: "same", 0x35: "same", 0x37: "same", 0x47: "same",
}  # fmt: skip  # const, volatile, restrict, _Atomic
MEMBER, SUBRANGE, ENUMERATOR, VARIABLE, INHERITANCE = 0x0D, 0x21, 0x28, 0x34, 0x1C
WANTED = {*TYPE_TAGS, MEMBER, SUBRANGE, ENUMERATOR, VARIABLE, INHERITANCE}

LOCATION, NAME, SIZE, CONST, UPPER, ORIGIN = 0x02, 0x03, 0x0B, 0x1C, 0x2F, 0x31
COUNT, OFFSET, DECLARATION, SPECIFICATION, TYPE = 0x37, 0x38, 0x3C, 0x47, 0x49
STR_OFFSETS_BASE, ADDR_BASE = 0x72, 0x73

# form -> bytes, where they are fixed; a: address, o: offset
FIXED = {
    0x01: "a", 0x05: 2, 0x06: 4, 0x07: 8, 0x0B: 1, 0x0C: 1, 0x0E: "o", 0x10: "o", 0x11: 1, 0x12: 2,
    0x13: 4, 0x14: 8, 0x17: "o", 0x19: 0, 0x1C: 4, 0x1D: "o", 0x1E: 16, 0x1F: "o", 0x20: 8,
    0x21: 0, 0x24: 8, 0x25: 1, 0x26: 2, 0x27: 3, 0x28: 4, 0x29: 1, 0x2A: 2, 0x2B: 3, 0x2C: 4,
}  # fmt: skip
LEB = {0x0D, 0x0F, 0x15, 0x1A, 0x1B, 0x22, 0x23}
BLOCKS = {0x03: 2, 0x04: 4, 0x0A: 1}
STRING, BLOCK, EXPRLOC, IMPLICIT = 0x08, 0x09, 0x18, 0x21
REFERENCES = {0x11, 0x12, 0x13, 0x14, 0x15}
STRX = {0x1A, 0x25, 0x26, 0x27, 0x28}
ADDRX = {0x1B, 0x29, 0x2A, 0x2B, 0x2C}

Abbreviation = namedtuple("Abbreviation", "tag children attributes size")
Variable = namedtuple("Variable", "name address type")


class Type:
    """`kind` is a word of TYPE_TAGS; `of` the entry that an array, typedef or qualifier is made of;
    members are (offset, type, name), an array's dimensions numbers of elements."""

    __slots__ = ("kind", "name", "of", "size", "members", "dimensions", "values")

    def __init__(self, kind, name, of, size):
        self.kind, self.name, self.of, self.size = kind, name, of, size
        self.members, self.dimensions, self.values = [], [], {}


def leb(data, at):
    byte = data[at]
    if byte < 128:
        return byte, at + 1
    value, shift = 0, 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            return value, at


def signed_leb(data, at):
    value, end = leb(data, at)
    bits = 7 * (end - at)
    return value - (1 << bits) if data[end - 1] & 64 else value, end


class DebugInfo:
    """`types`: number -> Type; `variables`: those with an address."""

    def __init__(self, elf):
        """`elf` has section(name) -> bytes, `order` ("<" or ">") and `word` (4 or 8)."""
        self.order, self.word = elf.order, elf.word
        self.endian = "little" if elf.order == "<" else "big"
        for name in ("info", "abbrev", "str", "line_str", "str_offsets", "addr"):
            setattr(self, name, elf.section(".debug_" + name))
        self.types, self.variables = {}, []
        self._tables = {}
        self._declared = {}  # entries that others take their name and type from
        self._waiting = []
        at = 0
        while at < len(self.info):
            at = self._unit(at)
        for name, address, kind, origin in self._waiting:
            known = self._declared.get(origin, (None, None))
            self.variables.append(Variable(name or known[0], address, kind or known[1]))

    def _number(self, data, at, size):
        return int.from_bytes(data[at : at + size], self.endian)

    def _abbreviations(self, offset):
        if offset in self._tables:
            return self._tables[offset]
        table, at, data = {}, offset, self.abbrev
        sizes = {"a": self.address_size, "o": self.offset_size}
        while True:
            code, at = leb(data, at)
            if code == 0:
                break
            tag, at = leb(data, at)
            children, at = data[at], at + 1
            attributes, total = [], 0
            while True:
                name, at = leb(data, at)
                form, at = leb(data, at)
                implicit = None
                if form == IMPLICIT:
                    implicit, at = signed_leb(data, at)
                if form == 0:
                    break
                size = FIXED.get(form)
                size = sizes.get(size, size)
                total = None if size is None or total is None else total + size
                attributes.append((name, form, size, implicit))
            table[code] = Abbreviation(tag, children, attributes, total)
        self._tables[offset] = table
        return table

    def _header(self, at):
        length, self.offset_size, body = self._number(self.info, at, 4), 4, at + 4
        if length == 0xFFFFFFFF:
            length, self.offset_size, body = self._number(self.info, at + 4, 8), 8, at + 12
        end = body + length
        version, body = self._number(self.info, body, 2), body + 2
        if version >= 5:
            kind, self.address_size = self.info[body], self.info[body + 1]
            table = self._number(self.info, body + 2, self.offset_size)
            body += 2 + self.offset_size + {4: 8, 5: 8, 2: 8 + self.offset_size, 6: 8}.get(kind, 0)
        else:
            table = self._number(self.info, body, self.offset_size)
            self.address_size = self.info[body + self.offset_size]
            body += self.offset_size + 1
        return body, end, self._abbreviations(table)

    def _value(self, form, size, implicit, at):
        """(value, where it ends) of an attribute."""
        data = self.info
        if form == IMPLICIT:
            return implicit, at
        if size is not None:
            value = self._number(data, at, size) if size else 1
            return (value + self.start if form in REFERENCES else value), at + size
        if form == 0x0D:
            return signed_leb(data, at)
        if form in LEB:
            value, at = leb(data, at)
            return (value + self.start if form in REFERENCES else value), at
        if form == STRING:
            end = data.index(b"\0", at)
            return data[at:end], end + 1
        if form in BLOCKS:
            length, at = self._number(data, at, BLOCKS[form]), at + BLOCKS[form]
        elif form in (BLOCK, EXPRLOC):
            length, at = leb(data, at)
        else:
            raise ValueError(f"debug information has an unknown form {form:#x}")
        return data[at : at + length], at + length

    def _skip(self, abbreviation, at):
        if abbreviation.size is not None:
            return at + abbreviation.size
        for _, form, size, implicit in abbreviation.attributes:
            at = at + size if size is not None else self._value(form, None, implicit, at)[1]
        return at

    def _read(self, abbreviation, at):
        found, forms = {}, {}
        for name, form, size, implicit in abbreviation.attributes:
            found[name], at = self._value(form, size, implicit, at)
            forms[name] = form
        return found, forms, at

    def _text(self, found, forms):
        value, form = found.get(NAME), forms.get(NAME)
        if value is None or isinstance(value, bytes):
            return (value or b"").decode(errors="replace")
        section = self.str
        if form == 0x1F:
            section = self.line_str
        elif form in STRX:
            at = self.strings_base + value * self.offset_size
            value = self._number(self.str_offsets, at, self.offset_size)
        return section[value : section.index(b"\0", value)].decode(errors="replace")

    def _unit(self, at):
        self.start = at
        at, end, table = self._header(at)
        self.strings_base, self.addresses_base = 2 * self.offset_size, 8
        parents, first = [], True
        while at < end:
            here = at
            code, at = leb(self.info, at)
            if code == 0:
                if parents:
                    parents.pop()
                continue
            abbreviation = table[code]
            if abbreviation.tag in WANTED or first:
                found, forms, at = self._read(abbreviation, at)
                if first:
                    self.strings_base = found.get(STR_OFFSETS_BASE, self.strings_base)
                    self.addresses_base = found.get(ADDR_BASE, self.addresses_base)
                else:
                    self._enter(here, abbreviation.tag, found, forms, parents)
            else:
                at = self._skip(abbreviation, at)
            first = False
            if abbreviation.children:
                parents.append(here)
        return end

    def _enter(self, here, tag, found, forms, parents):
        if tag in TYPE_TAGS:
            name = self._text(found, forms)
            self.types[here] = Type(TYPE_TAGS[tag], name, found.get(TYPE), found.get(SIZE, 0))
            return
        if tag == VARIABLE:
            self._variable(here, found, forms)
            return
        parent = self.types.get(parents[-1]) if parents else None
        if parent is None:
            return
        if tag == SUBRANGE:
            count = found.get(COUNT, found.get(UPPER, -1) + 1 if self._plain(found) else 0)
            parent.dimensions.append(count if isinstance(count, int) else 0)
        elif tag == ENUMERATOR:
            parent.values[self._text(found, forms)] = found.get(CONST)
        elif not isinstance(found.get(OFFSET, 0), bytes):
            name = self._text(found, forms)
            parent.members.append((found.get(OFFSET, 0), found.get(TYPE), name))

    @staticmethod
    def _plain(found):
        return isinstance(found.get(UPPER), int) and found[UPPER] < 1 << 31

    def _variable(self, here, found, forms):
        name, kind = self._text(found, forms), found.get(TYPE)
        place = found.get(LOCATION)
        if isinstance(place, bytes) and place:
            address = self._address(place)
            if address:
                origin = found.get(SPECIFICATION, found.get(ORIGIN))
                self._waiting.append((name, address, kind, origin))
                return
        self._declared[here] = (name, kind)

    def _address(self, place):
        """Of a location that is one constant address, else None. Dropped variables have 0."""
        size = self.address_size
        if place[0] == 3 and len(place) == 1 + size:  # DW_OP_addr
            return int.from_bytes(place[1:], self.endian)
        if place[0] == 0xA1:  # DW_OP_addrx
            index, end = leb(place, 1)
            if end == len(place):
                return self._number(self.addr, self.addresses_base + index * size, size)
        return None


