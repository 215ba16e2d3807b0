# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
"""tests/lib/api/api.py: reading facts of the API, and what is written to try them."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests/lib/api"))
import api  # noqa: E402

FACTS = """# <zephyr/sys/thing.h>
## functions
char * __must_check thing_get(unsigned int n,const char * v[4],void (* cb)(int a,int b)) [syscall]
int thing_print(const char * fmt,...)
void thing_end(void)
## macros
THING_ONE
THING_TWO(a,b)
thing_end()
## typedefs
thing_cb : void (*)(int a,int b)
## structs and unions, in order of members
struct thing: uint32_t:2 flag; uint8_t[] data
union thing::(anon): struct k_fifo * const fifo; void (* const)(int) cb
## enumerators
thing_kind: THING_A, THING_B
anon123456789: THING_C
"""


class Api(unittest.TestCase):
    def lines(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "thing.txt"
            path.write_text(FACTS)
            return api.extract_header(path, "zephyr/sys/thing.h")

    def probe(self, *skipped):
        probe = api.Probe("zephyr/sys/thing.h", list(skipped))
        for line in self.lines()[1:]:
            probe.add(line)
        return probe

    def test_extract(self):
        self.assertEqual(self.lines(), [
            "<zephyr/sys/thing.h>",
            "f char *|thing_get|unsigned int,const char *[4],void (*)(int a,int b)",
            "f int|thing_print|const char *,...",
            "f void|thing_end|void",
            "m THING_ONE THING_TWO thing_end",
            "t thing_cb",
            "e THING_A THING_B THING_C",
            "s struct thing: flag data",
            "s struct thing: fifo cb",
        ])

    def test_probe(self):
        text = self.probe().text()
        self.assertIn("#include <zephyr/sys/thing.h>", text)
        self.assertIn("{ int (*f)(const char *,...) = thing_print; api_linked((void *)f); }", text)
        self.assertIn('#ifndef THING_TWO\n#error "macro THING_TWO is missing"\n#endif', text)
        self.assertIn("#ifndef thing_end\n\t{ void (*f)(void) = thing_end;", text)
        self.assertNotIn("macro thing_end is missing", text)
        for use in ("{ thing_cb *t = p; (void)t; }", "(void)((struct thing *)p)->fifo;",
                    "(void)(THING_C == 0);"):
            self.assertIn(use, text)

    def test_left_out(self):
        probe = self.probe("thing_p*", "thing.f*", "zephyr/sys/thing.h:THING_TWO",
                           "zephyr/sys/other.h:THING_ONE")
        text = probe.text()
        self.assertEqual(sorted(probe.functions), ["thing_end", "thing_get"])
        for gone in ("thing_print", "->fifo", "->flag", "THING_TWO"):
            self.assertNotIn(gone, text)
        self.assertIn("THING_ONE", text)
        self.assertIn("->data", text)

    def test_committed_names_are_read(self):
        with tempfile.TemporaryDirectory() as folder:
            old = Path(folder) / "zephyr_gone_h.c"
            old.write_text("old")
            api.probe(Path(folder))
            self.assertFalse(old.exists())
            self.assertIn("API_PROBE(zephyr_kernel_h, ",
                          (Path(folder) / "api_probes.h").read_text())
            self.assertFalse((Path(folder) / "zephyr_kernel_smp_h.c").exists())

    def test_every_row_left_out_has_a_reason(self):
        text = api.LEFT_OUT.read_text()
        for part in text.split("\n\n")[1:]:
            if part.startswith("# members of"):
                continue
            for row in part.splitlines()[1:]:
                self.assertGreater(len(row.split()), 1, row)


if __name__ == "__main__":
    unittest.main()
