# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""scripts/dts/drivers.py: enabled nodes without a driver."""

import sys
import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

BASE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(BASE / "scripts" / "dts"))

import drivers  # noqa: E402
import edt  # noqa: E402
from names import ident  # noqa: E402


def option(name, value):
    return SimpleNamespace(name=name, str_value=value, nodes=["here"])


class Drivers(unittest.TestCase):
    def setUp(self):
        board = BASE / "boards/native/native_sim/native_sim.dts"
        includes, bindings = edt.search_dirs([BASE])
        with tempfile.TemporaryDirectory() as folder:
            overlay = Path(folder) / "app.overlay"
            overlay.write_text("&gpio0 { etesian,no-driver; };\n")
            self.tree = edt.load(board, [], includes, bindings, out_dir=folder)
            self.excusing = edt.load(board, [overlay], includes, bindings, out_dir=folder)
        self.gpio = self.tree.label2node["gpio0"]

    def kconf(self, **options):
        syms = {f"DT_HAS_{ident(c).upper()}_ENABLED": SimpleNamespace(_dependents=[])
                for c in self.tree.compat2okay}
        for compat, found in options.items():
            syms[f"DT_HAS_{compat.upper()}_ENABLED"]._dependents = [found]
        return SimpleNamespace(syms=syms)

    def check(self, waived, tree=None, **options):
        with mock.patch.object(drivers, "waived", lambda base: set(waived)):
            drivers.check(tree or self.tree, self.kconf(**options), BASE)

    def all_but(self, compat):
        return {c for c in self.tree.compat2okay if c != compat}

    def test_no_option_at_all(self):
        with self.assertRaises(edt.DtsError) as caught:
            self.check(self.all_but("zephyr,gpio-emul"))
        text = str(caught.exception)
        self.assertIn("native_sim.dts:", text)
        self.assertIn("/gpio_emul", text)
        self.assertIn("DT_HAS_ZEPHYR_GPIO_EMUL_ENABLED", text)
        self.assertLessEqual(len(text.splitlines()), 5)

    def test_listed_or_excused(self):
        self.check(self.tree.compat2okay)
        self.check(self.all_but("zephyr,gpio-emul"), self.excusing)

    def test_class_not_used(self):
        self.check(self.all_but("zephyr,gpio-emul"), zephyr_gpio_emul=option("GPIO_EMUL", "n"))

    def test_needed_by_a_driver_in_the_build(self):
        rest = self.all_but("zephyr,gpio-emul")
        users = {"gpio_leds": option("LED_GPIO", "y")}
        # gpio-leds has its lines in children: the driver of a node with lines of its own is asked.
        node = next(n for n in self.tree.nodes if "gpio-leds" in n.compats)
        line = next(iter(node.children.values())).props["gpios"]
        with mock.patch.dict(node.props, gpios=line):
            self.check(rest, zephyr_gpio_emul=option("GPIO_EMUL", "y"), **users)
            with self.assertRaises(edt.DtsError) as caught:
                self.check(rest, zephyr_gpio_emul=option("GPIO_EMUL", "n"), **users)
        self.assertIn("needs /gpio_emul ('gpios')", str(caught.exception))
        self.assertIn("CONFIG_GPIO_EMUL=y", str(caught.exception))


if __name__ == "__main__":
    unittest.main()
