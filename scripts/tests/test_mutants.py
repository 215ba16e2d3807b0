# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The changes that scripts/checks/mutants.py makes."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "checks"))

import mutants  # noqa: E402


def function(*lines):
    return "int f(int a)\n{\n" + "".join(f"\t{line}\n" for line in lines) + "}\n"


def changed(*lines):
    """kind -> the changed lines of a function with these lines."""
    text = function(*lines)
    found = {}
    for m in mutants.of_text(text, "x.c"):
        old, new = text.split("\n"), m.apply(text).split("\n")
        found.setdefault(m.kind, []).append(
            [b.strip() for a, b in zip(old, new, strict=True) if a != b]
        )
    return found


class Operators(unittest.TestCase):
    def test_comparisons(self):
        for old, new in (("==", "!="), ("<", "<="), (">=", ">")):
            self.assertEqual(changed(f"return a {old} b;"), {"compare": [[f"return a {new} b;"]]})

    def test_logic_and_bits(self):
        self.assertEqual(changed("return a && b;"), {"logic": [["return a || b;"]]})
        self.assertEqual(changed("return a & b;"), {"bits": [["return a | b;"]]})

    def test_arithmetic(self):
        self.assertEqual(changed("return a + b;"), {"arithmetic": [["return a - b;"]]})
        self.assertEqual(
            changed("a++;"), {"arithmetic": [["a--;"]], "drop": [[";"]]}
        )

    def test_constants(self):
        self.assertEqual(
            changed("return 1U;"), {"constant": [["return 2U;"]], "constant-0": [["return 0U;"]]}
        )
        self.assertEqual(changed("return a0 == b1;").keys(), {"compare"})

    def test_condition_is_negated_as_a_whole(self):
        self.assertEqual(changed("if (f(a) || b) {", "}")["negate"], [["if (!(f(a) || b)) {"]])

    def test_condition_of_two_lines(self):
        self.assertEqual(changed("while (a(b) &&", "c) {", "}")["negate"], [["while (!(a(b) &&",
                                                                             "c)) {"]])

    def test_error(self):
        self.assertEqual(changed("return -EINVAL;"), {"error": [["return 0;"]]})

    def test_statements_are_dropped(self):
        for line in ("go(a, b);", "a->b = c;", "a[i] |= b;", "(void)go();", "*p = q;"):
            self.assertIn([";"], changed(line)["drop"], line)


class LeftAlone(unittest.TestCase):
    def test_nothing_to_change(self):
        for line in (
            "return a;", "int *p = q;", "struct k_thread *t = first;", "/* a == b */",
            'puts_("a < b") ? x : y;', "goto out;", "p->q;", "x = -y, z = &w ? *v : u",
        ):
            kinds = changed(line).keys() - {"drop"}
            self.assertEqual(kinds, set(), line)

    def test_assertions_and_macros(self):
        self.assertEqual(changed("Z_ASSERT(a == 1,", '"%d", a + 1);'), {})
        self.assertEqual(changed("__ASSERT_NO_MSG(a < 3);", "return b;"), {})
        self.assertEqual(mutants.of_text("#define X(a) \\\n\t((a) + 1)\nint y = 3 + 4;\n"), [])

    def test_literal_is_kept(self):
        text = function('if (same(a, "b c")) {', "}")
        negated = [m for m in mutants.of_text(text) if m.kind == "negate"][0]
        self.assertIn('if (!(same(a, "b c"))) {', negated.apply(text))


class Order(unittest.TestCase):
    def test_names_are_unique_and_stable(self):
        text = function("if (a == 1 && b < 2) {", "a = b + 1;", "}", "return a ? 1 : 0;")
        names = [m.name for m in mutants.of_text(text, "k.c")]
        self.assertEqual(len(names), len(set(names)))
        self.assertEqual(names, [m.name for m in mutants.of_text(text, "k.c")])
        self.assertIn("k.c:3:8:compare", names)


if __name__ == "__main__":
    unittest.main()
