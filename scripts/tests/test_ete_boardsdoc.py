# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The page of all boards: counted from results, reasons gathered, lines of ports counted."""

import json
import unittest

from _ete_support import Case
from ete import boardsdoc, ui


def record(platform, name, status, reason="", **more):
    base = {"platform": platform, "arch": "arm", "path": "tests/x", "name": name}
    return {**base, "status": status, "reason": reason, **more}


RECORDS = [
    record("qemu_b", "x.a", "passed"),
    record("qemu_b", "x.b", "error", "Build failure: no"),
    record("qemu_b", "x.c", "filtered", "not enough RAM: 16 KB, min_ram is 64"),
    record("qemu_b", "x.d", "skipped", "RAM overflow"),
    record("native_sim", "x.a", "passed"),
    record("native_sim", "x.b", "failed", "failed: one"),
    record("native_sim", "x.c", "filtered", "filter: CONFIG_X"),
    record("native_sim", "hello", "passed", path="samples/hello_world", used_rom=4100, used_ram=300),
]


class Page(Case):
    def test_results(self):
        rows = boardsdoc.results_table(RECORDS)
        self.assertEqual(rows[1], ("`native_sim`", "arm", "2", "1", "1", "4,100", "300"))
        self.assertEqual(rows[2], ("`qemu_b`", "arm", "1", "1", "2", "-", "-"))

    def test_reasons(self):
        rows = dict(boardsdoc.skip_table(RECORDS)[1:])
        self.assertEqual(len(rows), 3)
        self.assertEqual(rows["too large for the board's memory"], "1: `qemu_b`")
        self.assertFalse(any("min_ram is" in reason for reason in rows))

    def test_failures_are_named(self):
        self.assertEqual(len(boardsdoc.failures(RECORDS)), 2)
        self.assertIn("x.b", boardsdoc.page(RECORDS))

    def test_of_several_results_the_last_counts(self):
        files = []
        for number, status in enumerate(("failed", "passed")):
            data = {"testsuites": [record("qemu_b", "x.a", status)]}
            files.append(self.write(f"{number}.json", json.dumps(data)))
        (one,) = boardsdoc.load(files)
        self.assertEqual(one["status"], "passed")
        with self.assertRaises(ui.Fail):
            boardsdoc.load([self.tmp / "none.json"])

    def test_lines(self):
        text = '/* a\n * b */\nint a; // c\n\n// d\nchar *s = "/* no comment */";\n'
        self.assertEqual(boardsdoc.code_lines(text), 2)
        ports = boardsdoc.lines_table()
        self.assertIn("`arch/arm`", {row[0] for row in ports})
        for row in ports[1:]:
            self.assertGreater(int(row[-1]), 100, row)
            self.assertEqual(sum(map(int, row[1:-1])), int(row[-1]))
            self.assertGreater(int(row[1]), 20, row)


if __name__ == "__main__":
    unittest.main()
