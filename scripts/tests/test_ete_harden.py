# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""What protections cost, on a real build."""

import contextlib
import io
import shutil
import unittest
from unittest import mock

from _ete_support import Case
from ete import cli, harden


class Switches(Case):
    def test_what_is_needed_besides_is_named(self):
        words = harden.switch("STACK_CANARIES", ("TEST_RANDOM_GENERATOR",), True, {})
        self.assertEqual(words, ["CONFIG_STACK_CANARIES=y", "CONFIG_TEST_RANDOM_GENERATOR=y"])
        words = harden.switch("STACK_POINTER_RANDOM", (), False, {})
        self.assertEqual(words, ["CONFIG_STACK_POINTER_RANDOM=0"])

    def test_numbers_count_as_on(self):
        self.assertTrue(harden.is_on({"A": "64"}, "A"))
        self.assertFalse(harden.is_on({"A": "0"}, "A"))
        self.assertFalse(harden.is_on({}, "A"))


@unittest.skipUnless(shutil.which("arm-none-eabi-gcc"), "needs the compiler for Arm")
class Report(Case):
    def test_guards_are_on_and_cost_something(self):
        out = io.StringIO()
        first = harden.PROTECTIONS[:2]  # each is a build
        with contextlib.redirect_stdout(out), mock.patch.object(harden, "PROTECTIONS", first):
            cli.run_command(
                "harden",
                ["samples/hello_world", "-b", "qemu_cortex_m3", "-d", str(self.tmp / "build")],
            )
        rows = {line.split("  ")[0]: line for line in out.getvalue().splitlines()}
        self.assertRegex(rows["stack guards"], r"on +\+\d+ B")
        self.assertRegex(rows["user mode"], r"off +\+[\d,]+ B +\+[\d,]+ B +CONFIG_USERSPACE=y")
