# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""What the tests of ete share: its modules on the path, and files written from indented text."""

import os
import signal
import sys
import tempfile
import textwrap
import unittest
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[1]
ETE = SCRIPTS.parent / "ete"
sys.path.insert(0, str(SCRIPTS))

from ete import setup  # noqa: E402

setup.use_packages()

# A shell starts what stands behind `&` or nohup with these ignored; what is tested shall see them.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Case(unittest.TestCase):
    """A test with a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="ete-test-")
        self.addCleanup(folder.cleanup)
        self.tmp = Path(os.path.realpath(folder.name))

    def write(self, name, text):
        path = self.tmp / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(textwrap.dedent(text).lstrip("\n"))
        return path
