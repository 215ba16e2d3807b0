# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Addresses as functions and lines: what is read out of dumps, and what a compiled program says."""

import re
import shutil
import subprocess
import unittest

from _ete_support import Case
from ete import addr2line, symbols, ui

ARM = """
hello
E: ***** USAGE FAULT *****
E: r0/a1:  0x00001111  r1/a2:  0x00002222  r2/a3:  0x00003333
E: r3/a4:  0x00004444 r12/ip:  0xe000e000 r14/lr:  0x00000151
E:  xpsr:  0x81000000
E: Faulting instruction address (r15/pc): 0x0000232a
E: >>> ZEPHYR FATAL ERROR 0: CPU exception on CPU 0
E: Current thread: 0x200003d4 (unknown)
and on
"""
RISCV = """
E:  mcause: 2, Illegal instruction
E:
E:      a0: 0000000000000000  ra: 0000000080001234
E:    mepc: 80004321
E: call trace:
E:       0: 0x80005550
E:       1: 0x80006660
E: >>> ZEPHYR FATAL ERROR 0: CPU exception on CPU 0
"""
NATIVE = "E: at 0x4050ae, stack pointer 0x7ffff7cdffa0\nE: >>> ZEPHYR FATAL ERROR 3: Kernel oops on CPU 0\n"


class Dumps(unittest.TestCase):
    def numbers(self, text):
        return [numbers for _, numbers in symbols.dumps(text)]

    def test_registers_that_hold_code(self):
        self.assertEqual(self.numbers(ARM), [[("return", 0x151), ("pc", 0x232A)]])
        self.assertEqual(self.numbers(NATIVE), [[("pc", 0x4050AE)]])

    def test_stack_trace(self):
        self.assertEqual(
            self.numbers(RISCV),
            [[("return", 0x80001234), ("pc", 0x80004321), ("trace", 0x80005550), ("trace", 0x80006660)]],
        )  # fmt: skip

    def test_several(self):
        self.assertEqual(len(self.numbers(ARM + "x\n" + NATIVE + NATIVE)), 3)

    def test_none(self):
        self.assertEqual(self.numbers("hello\nE: r14/lr: 0x00001234\nbye\n"), [])

    def test_colours(self):
        coloured = "\n".join(f"\x1b[1;31m{line}\x1b[0m\r" for line in NATIVE.splitlines())
        self.assertEqual(self.numbers(coloured), [[("pc", 0x4050AE)]])


SOURCE = """
    __attribute__((noinline)) int leaf(int a) { return a * 3 + 1; }
    static inline __attribute__((always_inline)) int between(int a)
    {
        return leaf(a) + 1;
    }
    int outer(int a)
    {
        return between(a) * 2;
    }
    int main(void) { return outer(1) + (int)(long)__builtin_return_address(0); }
"""


@unittest.skipUnless(shutil.which("gcc") and shutil.which("addr2line"), "no host compiler")
class Program(Case):
    def setUp(self):
        super().setUp()
        source = self.write("a.c", SOURCE)
        self.program = self.tmp / "a.elf"
        subprocess.run(["gcc", "-O1", "-g", "-no-pie", "-o", self.program, source], check=True)
        self.symbols = symbols.Symbols(self.program)
        self.at = {name: start for start, _, name in self.symbols.functions}

    def call_in_outer(self):
        """What the call of leaf returns to."""
        text = subprocess.run(
            ["objdump", "-d", "--disassemble=outer", self.program], capture_output=True, text=True
        ).stdout
        return int(re.search(r"call .*leaf>\s+([0-9a-f]+):", text)[1], 16)

    def test_function_and_line(self):
        ((place,),) = self.symbols.places([self.at["leaf"]])
        self.assertEqual((place.function, place.line), ("leaf", 1))
        self.assertTrue(place.file.endswith("a.c"))

    def test_inlined(self):
        (places,) = self.symbols.places([self.call_in_outer() - 1])
        self.assertEqual([p.function for p in places], ["between", "outer"])

    def test_nothing_known(self):
        self.assertEqual(self.symbols.places([0x10]), [[]])

    def test_without_debug_information(self):
        subprocess.run(["strip", "-g", self.program], check=True)
        ((place,),) = symbols.Symbols(self.program).places([self.at["leaf"] + 1])
        self.assertIn("leaf", place.function)

    def test_explained(self):
        dump = (
            f"E: ra: 0x{self.call_in_outer():x} pc: 0x{self.at['leaf']:x}\n"
            f"E: >>> ZEPHYR FATAL ERROR 0: CPU exception on CPU 0\n"
        )
        lines = symbols.explain(dump, self.program)
        self.assertEqual(len(lines), 4)
        self.assertRegex(lines[1], r"at +0x\w+ +leaf at .*a\.c:1")
        self.assertRegex(lines[2], r"called from +0x\w+ +between at .*a\.c:4")
        self.assertRegex(lines[3], r"inlined in +0x\w+ +outer at .*a\.c:8")

    def command(self, *argv):
        return addr2line.main(addr2line.parser("ete addr2line").parse_args(list(map(str, argv))))

    def test_command(self):
        self.assertEqual(self.command(self.program, hex(self.at["leaf"])), 0)
        self.assertEqual(self.command(self.program, "10"), 1)
        for wrong in ("leaf",), (), ("-l", self.tmp / "none"):
            with self.assertRaises(ui.Fail) as caught:
                self.command(self.program, *wrong)
            self.assertEqual(caught.exception.code, ui.EXIT_USAGE)


if __name__ == "__main__":
    unittest.main()
