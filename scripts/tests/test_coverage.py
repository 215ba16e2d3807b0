# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""How scripts/checks/coverage.py adds up, and what it leaves out."""

import re
import sys
import unittest
from pathlib import Path
from unittest import mock

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "checks"))

import coverage  # noqa: E402


def counted(name, lines, run, branches, branches_run):
    return {
        "filename": name,
        "line_total": lines,
        "line_covered": run,
        "branch_total": branches,
        "branch_covered": branches_run,
    }


SUMMARY = {
    "files": [
        counted("kernel/a.c", 100, 90, 10, 5),
        counted("kernel/b.c", 100, 100, 10, 10),
        counted("lib/x/c.c", 50, 0, 0, 0),
        counted("lib/cpp/runtime.c", 1000, 0, 1000, 0),
    ]
}


class Sums(unittest.TestCase):
    def test_folders_and_all(self):
        text, total = coverage.table(SUMMARY)
        self.assertEqual((total.lines, total.lines_run), (250, 190))
        self.assertEqual((total.branches, total.branches_run), (20, 15))
        self.assertRegex(text, r"(?m)^kernel +190/200 +95\.0 % +15/20 +75\.0 %$")
        self.assertRegex(text, r"(?m)^lib/x +0/50 +0\.0 % +0/0 +100\.0 %$")
        self.assertNotIn("lib/cpp", text)

    def test_files_without_a_program(self):
        tracked = [Path(p) for p in ("kernel/a.c", "kernel/new.c", "lib/cpp/n.c", "tests/t.c")]
        with mock.patch.object(coverage.c_source, "tracked", return_value=tracked):
            self.assertEqual(coverage.missing(SUMMARY), ["kernel/new.c"])


class Assertions(unittest.TestCase):
    def test_lines_that_count_no_branches(self):
        for line in ("\tZ_ASSERT_LOCKED();", "__ASSERT(a > b,", "\t\t__ASSERT_NO_MSG(x);"):
            self.assertTrue(re.match(coverage.ASSERTION, line), line)
        for line in ("\tif (a) {", "\treturn ASSERTED(x);", "\tCHECKIF(!x) {"):
            self.assertFalse(re.match(coverage.ASSERTION, line), line)


if __name__ == "__main__":
    unittest.main()
