# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The commands that west gets from this tree, in a workspace of their own; skipped without west."""

import os
import shutil
import subprocess
import unittest

from _ete_support import ETE, Case

WEST = os.environ.get("WEST") or shutil.which("west")
BOARD = "native_sim/native/64"


def not_copied(folder, names):
    made = {".git", ".venv", "build"} if folder == str(ETE.parent) else {"__pycache__"}
    return made & set(names)


@unittest.skipUnless(WEST, "needs west (or its path in $WEST)")
class West(Case):
    def west(self, *argv, code=0):
        done = subprocess.run(
            [WEST, *argv], cwd=self.tmp, capture_output=True, text=True, check=False, timeout=300
        )
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout + done.stderr

    def setUp(self):
        super().setUp()
        tree = self.tmp / "etesian"
        shutil.copytree(ETE.parent, tree, ignore=not_copied, symlinks=True)
        (tree / ".venv").symlink_to(ETE.parent / ".venv")
        self.west("init", "-l", "etesian")
        self.west("update")

    def test_build_and_run(self):
        app = "etesian/samples/hello_world"
        self.west("build", "-b", BOARD, app)
        self.assertIn("Hello World!", self.west("build", "-t", "run"))
        self.assertIn(f'CONFIG_BOARD_TARGET="{BOARD}"', self.config())
        # Another board in the same directory starts it anew; `--` and -D reach the build.
        self.west("build", "-b", "native_sim", app, "--", "-DCONFIG_MAIN_STACK_SIZE=5000")
        self.assertIn("CONFIG_MAIN_STACK_SIZE=5000\n", self.config())
        self.west("build")
        self.assertIn("CONFIG_MAIN_STACK_SIZE=5000\n", self.config())
        self.west("build", "-p", "-b", "native_sim", app)
        self.assertNotIn("CONFIG_MAIN_STACK_SIZE=5000\n", self.config())

    def config(self):
        return (self.tmp / "build" / "zephyr" / ".config").read_text()

    def test_scenario(self):
        self.west("build", "-b", BOARD, "-T", "sample.minimal.mt", "etesian/samples/basic/minimal")
        self.assertIn("CONFIG_MULTITHREADING=y\n", self.config())

    def test_mistakes(self):
        app = "etesian/samples/hello_world"
        self.assertIn("native_sim", self.west("build", "-b", "native_sam", app, code=1))
        self.assertIn("no application", self.west("build", "-b", BOARD, ".", code=2))
        self.assertIn("west boards", self.west("build", app, code=2))

    def test_other_commands(self):
        self.assertIn("qemu_cortex_m3", self.west("boards"))
        out = self.west("twister", "-T", "etesian/samples/hello_world", "-p", BOARD, "--no-clean")
        self.assertIn("1 passed, 0 failed, 0 skipped", out)


if __name__ == "__main__":
    unittest.main()
