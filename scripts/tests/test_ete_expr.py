# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The language of `filter`: one table of expressions that hold or not, one of mistakes."""

import unittest

import _ete_support  # noqa: F401
from ete.runner import expr

VALUES = {
    "CONFIG_A": "y",
    "CONFIG_NUM": "32",
    "CONFIG_HEX": "0x40",
    "CONFIG_TEXT": "armv7",
    "CONFIG_ZERO": "0",
    "ARCH": "arm",
    "PLATFORM": "qemu_cortex_m3",
    "TOOLCHAIN_HAS_NEWLIB": "1",
}
TREE = {
    ("dt_compat_enabled", ("vnd,uart",)),
    ("dt_nodelabel_enabled", ("uart0",)),
    ("dt_label_with_parent_compat_enabled", ("part0", "fixed-partitions")),
}

TABLE = (
    ("CONFIG_A", True),
    ("CONFIG_NONE", False),
    ("CONFIG_ZERO", True),  # set, though to 0
    ("not CONFIG_A", False),
    ("not not CONFIG_A", True),
    ("NOT CONFIG_A OR CONFIG_A", True),
    ('CONFIG_A == "y"', True),
    ("CONFIG_A == 'y'", True),
    ('CONFIG_A != "y"', False),
    ("CONFIG_NUM == 32", True),
    ("CONFIG_NUM == 0x20", True),
    ('CONFIG_NUM == "32"', True),
    ("CONFIG_HEX == 64", True),
    ("CONFIG_HEX >= 0x40", True),
    ("CONFIG_NUM > 31", True),
    ("CONFIG_NUM > 32", False),
    ("CONFIG_NUM < 33", True),
    ("CONFIG_NUM <= 31", False),
    ("CONFIG_NONE < 1", True),  # absent counts as 0
    ("CONFIG_NONE > 0", False),
    ("CONFIG_TEXT > 0", False),
    ('ARCH in ["arm", "riscv"]', True),
    ('ARCH in ["x86"]', False),
    ("ARCH in []", False),
    ("CONFIG_NUM in [16, 32]", True),
    ('PLATFORM : "qemu_.*"', True),
    ('PLATFORM : "cortex"', False),  # matches at the start only
    ('CONFIG_TEXT: "armv[67]"', True),
    ("CONFIG_A and CONFIG_NONE", False),
    ("CONFIG_NONE or CONFIG_A and CONFIG_NONE", False),
    ("(CONFIG_NONE or CONFIG_A) and CONFIG_A", True),
    ("not CONFIG_NONE and CONFIG_A", True),
    ("not (CONFIG_NONE and CONFIG_A)", True),
    ("CONFIG_A or CONFIG_NONE and CONFIG_NONE", True),
    ("TOOLCHAIN_HAS_NEWLIB == 1", True),
    ('dt_compat_enabled("vnd,uart")', True),
    ('dt_compat_enabled("vnd,spi")', False),
    ("dt_nodelabel_enabled(uart0)", True),
    ('dt_label_with_parent_compat_enabled("part0", "fixed-partitions")', True),
    ('not dt_compat_enabled("vnd,spi") and ARCH == "arm"', True),
    ("CONFIG_A\n  and\n  CONFIG_NUM == 32\n", True),
)

MISTAKES = (
    ("", "the end"),
    ("CONFIG_A and", "the end"),
    ("CONFIG_A CONFIG_B", "'and' or 'or'"),
    ("(CONFIG_A", "expected ')'"),
    ("CONFIG_A == y", '"y"'),
    ("CONFIG_A > y", "expected int"),
    ("CONFIG_A & CONFIG_B", "cannot read"),
    ("ARCH in arm", "expected '['"),
    ('PLATFORM : "("', "not a regular expression"),
    ('dt_compat_enable("a")', "did you mean dt_compat_enabled"),
    ("dt_compat_enabled()", "takes 1"),
    ('dt_compat_enabled("a", "b")', "takes 1"),
    ("and", "expected name"),
)


def holds(text, values=VALUES):
    return expr.evaluate(expr.parse(text), lambda n: values.get(n, ""), lambda f, a: (f, a) in TREE)


class Filter(unittest.TestCase):
    def test_table(self):
        for text, wanted in TABLE:
            with self.subTest(text):
                self.assertIs(holds(text), wanted)

    def test_mistakes_are_told(self):
        for text, part in MISTAKES:
            with self.subTest(text), self.assertRaises(expr.FilterError) as caught:
                expr.parse(text)
            self.assertIn(part, str(caught.exception))

    def test_decided_before_configuration_where_possible(self):
        known = {"ARCH": "arm"}
        for text, wanted in (
            ('ARCH == "x86" and CONFIG_A', False),
            ('CONFIG_A and ARCH == "x86"', False),
            ('ARCH == "arm" and CONFIG_A', None),
            ('ARCH == "arm" or CONFIG_A', True),
            ("not CONFIG_A", None),
            ('dt_compat_enabled("x") or ARCH == "x86"', None),
        ):
            with self.subTest(text):
                self.assertIs(expr.evaluate(expr.parse(text), known.get, lambda *_: None), wanted)


if __name__ == "__main__":
    unittest.main()
