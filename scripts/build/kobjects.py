# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The table of kernel objects; see doc/security/design.md.

    kobjects.py FIRST.elf TABLE.S LIST.txt   make it of what a first link has put where; list it too
    kobjects.py --verify FIRST.elf LAST.elf LIST.txt   the last link has moved none of them

Whatever variable has the type of a kernel object, or has such a part, is one. Left out is what
users can write. The table stands behind everything else: <zephyr/linker/object-table.ld>.
"""

import bisect
import re
import sys
from collections import namedtuple
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build import perfect_hash  # noqa: E402
from build.debuginfo import DebugInfo  # noqa: E402
from build.syscalls import write_if_changed  # noqa: E402
from ete.elf import SHF_ALLOC, SHT_SYMTAB, STT_OBJECT, Elf  # noqa: E402
from ete.ui import Fail  # noqa: E402

# struct -> member of enum k_objects
KINDS = {
    **{f"k_{name}": f"K_OBJ_{name.upper()}" for name in (
        "mem_slab", "msgq", "mutex", "pipe", "queue", "poll_signal", "sem", "stack", "thread",
        "timer", "futex", "condvar", "event",
    )},
    "sys_mutex": "K_OBJ_SYS_MUTEX", "net_if": "K_OBJ_NET_IF", "device": "device",
}  # fmt: skip
STACK = "K_OBJ_THREAD_STACK_ELEMENT"
USER_STACK_TYPE = "z_user_stack_t"  # of <zephyr/kernel/thread_stack.h>
IN_USER_MEMORY = {"K_OBJ_SYS_MUTEX", "K_OBJ_FUTEX"}
ALWAYS_READY = {"device", *IN_USER_MEMORY}  # others: if they were made by K_..._DEFINE()
INITIALIZED, DRIVER = 1, 8  # K_OBJ_FLAG_*

Object = namedtuple("Object", "address kind data name")  # data: a stack's size
Entry = namedtuple("Entry", "address type flags data name")  # data: text for the assembler


class Image(Elf):
    """A linked program."""

    def __init__(self, path):
        super().__init__(path)
        self.word = 8 if self.wide else 4
        self.by_name = {s.name: s for s in self.sections}
        self.values, self.placed = {}, {}
        for table in (s for s in self.sections if s.type == SHT_SYMTAB):
            self._symbols(table)

    def _symbols(self, table):
        strings = self.sections[table.link].offset
        for at in range(table.offset, table.offset + table.size, table.entsize):
            if self.wide:
                name, info, _, index, value, size = self._unpack("IBBHQQ", at)
            else:
                name, value, size, info, _, index = self._unpack("IIIBBH", at)
            if name and index:
                text = self._text(strings + name)
                self.values[text] = value
                if info & 15 == STT_OBJECT and size:
                    self.placed.setdefault(text, set()).add((value, size))

    def section(self, name):
        s = self.by_name.get(name)
        return self.data[s.offset : s.offset + s.size] if s else b""

    def word_at(self, address):
        """What stands at an address at start; 0 where nothing is loaded."""
        for s in self.sections:
            if s.flags & SHF_ALLOC and s.type != 8 and s.addr <= address < s.addr + s.size:
                return self._unpack("Q" if self.wide else "I", s.offset + address - s.addr)[0]
        return 0


class Finder:
    """All kernel objects of a program."""

    def __init__(self, image):
        self.image = image
        self.info = DebugInfo(image)
        self.types = self.info.types
        self.enumerators = {}
        self.structs = {}
        for t in self.types.values():
            if t.kind == "enum" and t.name in ("k_objects", "z_object_facts"):
                self.enumerators.update(t.values)
            elif t.kind == "struct" and t.size:
                self.structs.setdefault(t.name, t)
        self.parts = {}  # number of a type -> the objects in it
        self.users = (image.values.get("_app_smem_start", 0), image.values.get("_app_smem_end", 0))
        self.lists = self._lists()

    def _lists(self):
        """Address ranges of what K_..._DEFINE() has made."""
        values = self.image.values
        return [
            (start, values.get(f"{name[:-6]}_end", 0))
            for name, start in values.items()
            if re.fullmatch(r"_k_\w+_list_start", name)
        ]

    def resolve(self, number):
        """Through names and qualifiers to what a type is; whether it is a user's stack."""
        stack = False
        while number in self.types and self.types[number].kind in ("typedef", "same"):
            stack |= self.types[number].name == USER_STACK_TYPE
            number = self.types[number].of
        return self.types.get(number), stack

    def inside(self, number):
        """Objects in a variable of this type: (offset, kind, data)."""
        if number not in self.parts:
            self.parts[number] = ()
            self.parts[number] = tuple(self._inside(number))
        return self.parts[number]

    def _inside(self, number):
        kind, _ = self.resolve(number)
        if kind is None or kind.kind == "enum":
            return
        if kind.kind == "array":
            yield from self._elements(kind)
        elif KINDS.get(kind.name) and kind.size and not self._is_wrapped(kind):
            yield 0, KINDS[kind.name], 0
        else:
            for offset, member, _ in kind.members:
                for more, name, data in self.inside(member):
                    yield offset + more, name, data

    @staticmethod
    def _is_wrapped(kind):
        """Without a life of its own in the kernel: a struct around a k_mutex."""
        return kind.name == "sys_mutex" and any(m[2] == "kernel_mutex" for m in kind.members)

    def _elements(self, array):
        element, is_stack = self.resolve(array.of)
        dimensions = list(array.dimensions)
        if is_stack and dimensions:
            size, count = dimensions.pop(), 1
            for n in dimensions:
                count *= n
            for i in range(count if size else 0):
                yield i * size, STACK, size
            return
        parts = self.inside(array.of)
        if not parts:
            return
        count, size = 1, self.size_of(element)
        for n in dimensions:
            count *= n
        for i in range(count):
            for offset, name, data in parts:
                yield i * size + offset, name, data

    def size_of(self, kind):
        if kind.kind != "array":
            return kind.size
        size = self.size_of(self.resolve(kind.of)[0])
        for n in kind.dimensions:
            size *= n
        return size

    def objects(self):
        """address -> Object. Of two at one address the outer wins, of which the other is a part."""
        found = {}
        for variable in self.info.variables:
            for offset, kind, data in self.inside(variable.type):
                address = variable.address + offset
                mine = self.users[0] <= address < self.users[1]
                if not mine or kind in IN_USER_MEMORY:
                    found.setdefault(address, Object(address, kind, data, variable.name))
        return found

    def device_kinds(self):
        """Address of a struct of operations -> class of driver."""
        found = {}
        for variable in self.info.variables:
            kind, _ = self.resolve(variable.type)
            while kind is not None and kind.kind == "struct":
                name = "K_OBJ_DRIVER_" + kind.name.removesuffix("_driver_api").upper()
                if name in self.enumerators:
                    found[variable.address] = name
                    break
                if not kind.members or kind.members[0][0] != 0:
                    break
                kind, _ = self.resolve(kind.members[0][1])
        return found

    def entries(self):
        """What stands in the table: a list of Entry, and how many mutexes it needs."""
        devices, mutexes, entries = self.device_kinds(), 0, []
        members = {m[2]: m[0] for m in self.struct("device").members}
        for o in sorted(self.objects().values()):
            kind, flags, data = o.kind, 0, str(o.data)
            if kind in ALWAYS_READY or any(a <= o.address < b for a, b in self.lists):
                flags |= INITIALIZED
            if kind == "device":
                kind = devices.get(self.image.word_at(o.address + members["api"]), "K_OBJ_ANY")
                flags |= DRIVER
            elif kind == "K_OBJ_SYS_MUTEX":
                data = f"z_object_mutexes + {mutexes * self.struct('k_mutex').size}"
                mutexes += 1
            elif kind == STACK:
                data = str(o.data - self.enumerators["Z_OBJECT_STACK_RESERVED"])
            if kind in self.enumerators:
                entries.append(Entry(o.address, self.enumerators[kind], flags, data, o.name))
        return entries, mutexes

    def struct(self, name):
        if name not in self.structs:
            raise Fail(
                f"{self.image.path} has no debug information on struct {name}",
                "no option may remove it: the table of kernel objects is made of it",
            )
        return self.structs[name]


def entry_lines(entry, layout, word):
    """An initialised struct k_object, whatever the order of its members."""
    fields = {
        "name": (word, f"{entry.address:#x}"),
        "type": (1, str(entry.type)),
        "flags": (1, str(entry.flags)),
        "data": (word, entry.data),
    }
    lines, at = [f"\t/* {entry.name} */"], 0
    for offset, _, name in sorted(layout.members):
        if name in fields:
            if offset > at:
                lines.append(f"\t.zero {offset - at}")
            size, value = fields[name]
            lines.append(f"\t.{size}byte {value}" if size > 1 else f"\t.byte {value}")
            at = offset + size
    if layout.size > at:
        lines.append(f"\t.zero {layout.size - at}")
    return lines


def render(finder, entries, mutexes):
    """The text of the table."""
    layout, word = finder.struct("k_object"), finder.image.word
    hashed = perfect_hash.find([e.address & perfect_hash.MASK for e in entries])
    order = {perfect_hash.slot(hashed, e.address & perfect_hash.MASK): e for e in entries}
    lines = [
        "/* Generated by scripts/build/kobjects.py: do not edit. */",
        '#include "kernel/user/object_table.S"',
        f"Z_OBJECT_HASH({hashed.multiplier:#x}, {hashed.shift}, {hashed.count})",
        *(f"\t.2byte {d}" for d in hashed.displacements),
        "Z_OBJECT_ENTRIES",
    ]
    for _, e in sorted(order.items()):
        lines += entry_lines(e, layout, word)
    lines.append(f"Z_OBJECT_ENTRIES_END({len(entries) * layout.size})")
    if mutexes:
        lines.append(f"Z_OBJECT_MUTEXES({mutexes * finder.struct('k_mutex').size})")
    return "\n".join(lines) + "\n"


def listing(finder, entries):
    """The objects for people to read, and for verify()."""
    names = {value: name for name, value in finder.enumerators.items() if name[:5] == "K_OBJ"}
    return "".join(f"{e.address:#x} {names[e.type]} {e.name}\n" for e in sorted(entries))


def verify(first, last, listed):
    """In both links every variable that holds a kernel object has the same address."""
    a, b = Image(first), Image(last)
    objects = sorted(int(line.split()[0], 16) for line in Path(listed).read_text().splitlines())
    for name, places in a.placed.items():
        for start, size in places - b.placed.get(name, set()):
            at = bisect.bisect_left(objects, start)
            if at < len(objects) and objects[at] < start + size:
                raise Fail(
                    f"the table of kernel objects has moved '{name}' from {start:#x}",
                    "the port's linker script has to include <zephyr/linker/object-table.ld> "
                    "behind all else",
                )


def main(argv):
    if argv[0] == "--verify":
        verify(*argv[1:])
        return
    finder = Finder(Image(argv[0]))
    entries, mutexes = finder.entries()
    write_if_changed(argv[1], render(finder, entries, mutexes))
    write_if_changed(argv[2], listing(finder, entries))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (Fail, ValueError) as e:
        sys.exit(f"error: {e}")
