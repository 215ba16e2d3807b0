# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The check for names of architectures in portable code finds them, and only them."""

import sys
import unittest

from _ete_support import SCRIPTS

sys.path.insert(0, str(SCRIPTS / "checks"))

import portable  # noqa: E402


class Portable(unittest.TestCase):
    def found(self, text, convention=False):
        return [what for _, what in portable.problems(text, portable.architectures(), convention)]

    def test_names(self):
        for name in (
            "CONFIG_ARM", "CONFIG_RISCV", "CONFIG_ARCH_POSIX", "CONFIG_CPU_CORTEX_M",
            "CONFIG_BOARD_QEMU_CORTEX_M3", "CONFIG_BOARD", "CONFIG_SOC_POSIX", "__x86_64__",
            "__ARM_ARCH",
        ):  # fmt: skip
            with self.subTest(name):
                self.assertEqual(self.found(f"#if defined({name})\n#endif\n"), [name])
                self.assertEqual(self.found(f"\tx = IS_ENABLED({name});\n"), [name])

    def test_properties(self):
        for name in (
            "CONFIG_64BIT", "CONFIG_CPU_HAS_FPU", "CONFIG_ARCH_HAS_STACKWALK", "CONFIG_NATIVE_BUILD",
            "CONFIG_ARCH_POSIX_RECOMMENDED_STACK_SIZE", "CONFIG_SOCKETS", "CONFIG_BOARDING",
            "CONFIG_ARMADA", "SOC_NAME",
        ):  # fmt: skip
            with self.subTest(name):
                self.assertEqual(self.found(f"#ifdef {name}\n#endif\n"), [])

    def test_comments_and_text_do_not_count(self):
        self.assertEqual(self.found('/* CONFIG_ARM */ char *s = "CONFIG_RISCV"; // CONFIG_X86\n'), [])

    def test_calling_convention(self):
        self.assertEqual(self.found("#if defined(__x86_64__)\n", convention=True), [])

    def test_tree(self):
        self.assertEqual(portable.main(), 0)


if __name__ == "__main__":
    unittest.main()
