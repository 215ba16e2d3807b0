# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Sizes: a small image with known sections, read by our own ELF reader; the linker's map."""

import json
import shutil
import subprocess
import unittest
from pathlib import Path

from _ete_support import Case
from ete import elf, linkmap, sizedata, ui

SOURCE = """
const char table[100] = {1};
char data[24] = {1};
char bss[200];
__attribute__((section(".noinit"))) char stack[512];
__attribute__((section(".ramfunc"))) int in_ram(void) { return 1; }
int _start(void) { return table[3] + data[0] + bss[0] + stack[0] + in_ram(); }
"""

# Flash at 0x1000; RAM at 0x20000000, where data and a function are copied at start.
SCRIPT = """
SECTIONS {
  .text 0x1000 : { *(.text*) }
  .rodata : { *(.rodata*) }
  .vectors (NOLOAD) : { . = . + 64; }
  /DISCARD/ : { *(.note*) *(.comment) *(.eh_frame*) }
  .end : { BYTE(1) }
  data_at = LOADADDR(.end) + 16;
  .data 0x20000000 : AT(data_at) { *(.data*) }
  .ramfunc : AT(data_at + SIZEOF(.data)) { *(.ramfunc) }
  .bss : { *(.bss*) }
  .noinit (NOLOAD) : { *(.noinit*) }
}
"""


@unittest.skipUnless(shutil.which("gcc"), "needs gcc")
class Image(Case):
    def setUp(self):
        super().setUp()
        (self.tmp / "zephyr").mkdir()
        self.elf = self.tmp / "zephyr" / "zephyr.elf"
        self.build_from(self.write("src/a.c", SOURCE), [])

    def build_from(self, source, more):
        """The files that a build leaves behind, of one source."""
        script = self.write("x.ld", SCRIPT)
        obj = self.tmp / "a.obj"
        flags = ["-Os", "-fno-pic", "-fno-pie", "-fno-stack-protector", "-fcf-protection=none"]
        flags += ["-fno-asynchronous-unwind-tables", "-ffunction-sections", "-fdata-sections"]
        command = ["gcc", *flags, *more, "-o", str(obj), "-c", str(source)]
        subprocess.run(command, check=True)
        subprocess.run(
            ["gcc", "-nostdlib", "-static", "-no-pie", f"-T{script}", str(obj), "-o", str(self.elf)]
            + ["-Wl,-Map=" + str(self.tmp / "zephyr" / "zephyr.map"), "-Wl,--build-id=none"],
            check=True,
            capture_output=True,
        )
        record = [{"directory": str(self.tmp), "command": " ".join(command), "file": str(source)}]
        self.write("compile_commands.json", json.dumps(record))

    def test_sources_compiled_as_one(self):
        one = self.write("src/one.c", "const char *one(void) { return \"of the first\"; }\n")
        two = self.write("src/two.c", "int counter;\nint two(void) { return counter++; }\n")
        unity = self.write(
            "zephyr/lib/x/CMakeFiles/x.dir/Unity/unity_0_c.c",
            f'#include "{one}"\n#include "{two}"\nint _start(void) {{ return two() + *one(); }}\n',
        )
        self.build_from(unity, ["-g", "-O1", "-fno-inline"])
        sizes = sizedata.Sizes(self.tmp)
        by_name = {u.name: Path(u.source).name for u in sizes.symbols}
        self.assertEqual(by_name["one"], "one.c")
        self.assertEqual(by_name["two"], "two.c")
        self.assertEqual(by_name["counter"], "two.c")
        self.assertIn("lib/x/(constants)", sizes.files)  # the text

    def section(self, name):
        (found,) = [s for s in elf.Elf(self.elf).sections if s.name == name]
        return found

    def test_where_sections_lie(self):
        image = elf.Elf(self.elf)
        memory = {s.name: image.memory(s) for s in image.sections}
        wanted = {".text": "F", ".rodata": "F", ".data": "FR", ".ramfunc": "FR"}
        wanted.update({".bss": "R", ".noinit": "R"})
        self.assertEqual({name: memory[name] for name in wanted}, wanted)

    def test_ram_is_everything_but_the_image(self):
        image = elf.Elf(self.elf)
        image.machine = elf.EM_ARM  # not of a hosted program: gaps count
        used = image.totals().ram
        first = self.section(".data").addr
        last = self.section(".noinit")
        self.assertEqual(used, last.addr + last.size - first)

    def test_not_an_elf_file(self):
        with self.assertRaises(ui.Fail):
            elf.Elf(self.write("x", "hello"))
        with self.assertRaises(ui.Fail):
            elf.Elf(self.tmp / "none")

    def test_symbols_and_their_source(self):
        sizes = sizedata.Sizes(self.tmp)
        found = {use.name: (use.rom, use.ram, use.source) for use in sizes.symbols}
        self.assertEqual(found["stack"], (0, 512, "(generated)/src/a.c"))
        self.assertEqual(found["bss"], (0, 200, "(generated)/src/a.c"))
        self.assertEqual(found["data"], (24, 24, "(generated)/src/a.c"))
        self.assertEqual(found["table"], (100, 0, "(generated)/src/a.c"))

    def test_folders_add_up_to_the_total(self):
        sizes = sizedata.Sizes(self.tmp)
        rom, ram = map(sum, zip(*sizes.files.values()))
        self.assertEqual((rom, ram), tuple(sizes.total))
        top = sizes.folders(1)
        self.assertEqual(sum(v[0] for v in top.values()), sizes.total.rom)


class Map(Case):
    TEXT = """
Discarded input sections

 .text.gone     0x00000000       0x99 a.obj

Linker script and memory map

text            0x00001000      0x140
 .text.f        0x00001000       0x24 a.obj
                0x00001000                f
 .text.a_rather_long_name
                0x00001024       0x10 b.obj
 *fill*         0x00001034        0x4
 .text.g        0x00001038        0x0 a.obj
 *(SORT_BY_NAME(.x))
 .text.m        0x00001038        0x8 /lib/libc.a(mem cpy.o)

.debug_info     0x00000000      0x500
 .debug_info    0x00000000      0x500 a.obj
"""

    def test_parse(self):
        self.assertEqual(
            list(linkmap.parse(self.TEXT, {"text"})),
            [
                (0x1000, 0x24, ".text.f", "a.obj"),
                (0x1024, 0x10, ".text.a_rather_long_name", "b.obj"),
                (0x1034, 0x4, "*fill*", ""),
                (0x1038, 0x8, ".text.m", "/lib/libc.a(mem cpy.o)"),
            ],
        )


if __name__ == "__main__":
    unittest.main()
