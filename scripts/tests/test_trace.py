# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The check of requirements against tests: what it reads, and each mistake it must find."""

import contextlib
import importlib.util
import io
import json
import sys
import unittest
from pathlib import Path
from unittest import mock

from _ete_support import SCRIPTS, Case

CHECKS = SCRIPTS / "checks"
sys.path.append(str(CHECKS))

# by its file, as the standard library has a module "trace"
_spec = importlib.util.spec_from_file_location("checks_trace", CHECKS / "trace.py")
trace = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = trace
_spec.loader.exec_module(trace)

PAGE = Path("doc/requirements/sem.md")
FILE = Path("tests/kernel/sem/src/main.c")
APP = Path("tests/kernel/sem")


def page(*items):
    return "# Semaphores\n\n" + "\n".join(items) + "\n"


class Pages(unittest.TestCase):
    def read(self, *items):
        problems = []
        return trace.read_requirements({PAGE: page(*items)}, problems), problems

    def test_well_formed(self):
        found, problems = self.read(
            "- **SEM-1** It shall be", "  over two lines.", "- **SEM-2** It shall too."
        )
        self.assertEqual(problems, [])
        self.assertEqual([r.text for r in found.values()],
                         ["It shall be over two lines.", "It shall too."])
        self.assertEqual(found["SEM-2"].line, 5)

    def expect(self, words, *items):
        _, problems = self.read(*items)
        self.assertEqual(len(problems), 1, problems)
        self.assertIn(words, problems[0])

    def test_gap(self):
        self.expect("the next one is SEM-2", "- **SEM-1** It shall be.", "- **SEM-3** It shall be.")

    def test_reuse(self):
        _, problems = self.read("- **SEM-1** It shall be.", "- **SEM-1** It shall too.")
        self.assertIn("SEM-1 is at doc/requirements/sem.md:3 already", problems[-1])

    def test_reuse_on_another_page(self):
        problems = []
        text = page("- **SEM-1** It shall be.")
        trace.read_requirements({PAGE: text, Path("doc/requirements/x.md"): text}, problems)
        self.assertIn("already", problems[0])

    def test_two_prefixes(self):
        self.expect("one page has one prefix", "- **SEM-1** It shall be.", "- **MTX-1** It shall be.")

    def test_no_shall(self):
        self.expect("says nothing that shall be", "- **SEM-1** It is.")

    def test_form(self):
        self.expect("not read", "- **SEM-1** It shall be.", "- **SEM-2**: It shall be.")

    def test_empty_page(self):
        self.expect("no requirement on this page")

    def test_readme_may_be_empty(self):
        problems = []
        trace.read_requirements({Path("doc/requirements/README.md"): "# Requirements\n"}, problems)
        self.assertEqual(problems, [])


class Tests(unittest.TestCase):
    def read(self, text):
        problems = []
        return trace.read_tests(FILE, text, problems), problems

    def test_forms(self):
        found, problems = self.read(
            "/* Verifies: SEM-1, SEM-2 */\nZTEST(suite, test_a)\n{\n}\n"
            "/* Verifies: SEM-3,\n * SEM-4 */\n/* why */\n#ifdef X\n\nZTEST_USER_F(suite, test_b)\n"
            "#define M(n) \\\n\t/* Verifies: SEM-5 */ \\\n\tZTEST(suite, test_##n)\n"
            "/* Verifies: SEM-6 */\nint main(void)\n"
        )
        self.assertEqual(problems, [])
        self.assertEqual(
            [(t.label, t.ids) for t in found],
            [("suite.test_a", ["SEM-1", "SEM-2"]), ("suite.test_b", ["SEM-3", "SEM-4"]),
             ("suite.test_##n", ["SEM-5"]), ("main", ["SEM-6"])],
        )

    def test_before_no_test(self):
        _, problems = self.read("/* Verifies: SEM-1 */\nstatic int x;\nZTEST(suite, test_a)\n")
        self.assertIn("stands before no test", problems[0])

    def test_no_name(self):
        for text in ("/* Verifies: sem-1 */", "/* Verifies: */", "/* Verifies: SEM-1 and SEM-2 */"):
            _, problems = self.read(text + "\nZTEST(suite, test_a)\n")
            self.assertIn("no name of a requirement", problems[0])

    def place(self, scenarios, build="target_sources(app PRIVATE src/main.c)"):
        test = trace.Test(FILE, 1, "suite", "test_a", ["SEM-1"])
        problems = []
        trace.place(test, scenarios, lambda path: build, problems)
        return test, problems

    def test_placed(self):
        test, problems = self.place({APP: ["kernel.sem"]})
        self.assertEqual((problems, test.app, test.scenarios), ([], APP, ["kernel.sem"]))

    def test_in_no_application(self):
        self.assertIn("no application", self.place({})[1][0])

    def test_run_nowhere(self):
        self.assertIn("run nowhere", self.place({APP: []})[1][0])

    def test_not_compiled(self):
        self.assertIn("not compiled", self.place({APP: ["a"]}, "src/other.c")[1][0])
        self.assertEqual(self.place({APP: ["a"]}, "file(GLOB s src/*.c)")[1], [])


class Link(unittest.TestCase):
    def link(self, items, *ids):
        problems = []
        requirements = trace.read_requirements({PAGE: page(*items)}, problems)
        test = trace.Test(FILE, 7, "suite", "test_a", list(ids), APP, ["kernel.sem"])
        trace.link(requirements, [test], problems)
        return requirements, test, problems

    ITEMS = ("- **SEM-1** It shall be.", "- **SEM-2** Withdrawn: nobody needs it.")

    def test_linked(self):
        requirements, test, problems = self.link(self.ITEMS, "SEM-1")
        self.assertEqual((problems, requirements["SEM-1"].tests), ([], [test]))
        self.assertIn("`suite.test_a`", trace.matrix(requirements))
        self.assertEqual(trace.records(requirements)[0]["tests"][0]["test"], "test_a")

    def test_untested(self):
        self.assertIn("no test verifies SEM-1", self.link(self.ITEMS)[2][0])

    def test_unknown(self):
        problems = self.link(self.ITEMS, "SEM-1", "SEM-11")[2]
        self.assertEqual(len(problems), 1)
        self.assertIn("SEM-11 is on no page; did you mean SEM-1?", problems[0])

    def test_withdrawn(self):
        self.assertIn("is withdrawn", self.link(self.ITEMS, "SEM-1", "SEM-2")[2][0])


class Results(Case):
    def judge(self, cases, name="test_a"):
        self.write("twister.json", json.dumps({"testsuites": [
            {"path": str(APP), "status": "passed",
             "testcases": [{"identifier": f"kernel.sem.{n}", "status": s} for n, s in cases]}]}))
        test = trace.Test(FILE, 1, "suite", name, ["SEM-1"], APP)
        problems = []
        trace.judge([test], trace.results_of([self.tmp]), problems)
        return test.status, problems

    def test_states(self):
        self.assertEqual(self.judge([("a", "passed"), ("a", "skipped")]), ("passed", []))
        self.assertEqual(self.judge([("a", "passed"), ("a", "failed")])[0], "failed")
        self.assertEqual(self.judge([("a", "skipped")])[0], "not run")
        self.assertIn("not run", self.judge([("b", "passed")])[1][0])
        self.assertEqual(self.judge([], "main"), ("passed", []))

    def test_name_made_by_a_macro(self):
        self.assertEqual(self.judge([("sem", "passed")], "test_##n"), ("passed", []))
        self.assertEqual(self.judge([("sem", "failed"), ("x", "passed")], "test_##n")[0], "failed")

    def test_no_results(self):
        with self.assertRaises(trace.ui.Fail):
            trace.results_of([self.tmp / "nothing"])


class Whole(Case):
    def run_on(self, requirement, test):
        """The check on a tree of one page and one test file: (status, what it prints)."""
        files = {PAGE: page(requirement), FILE: test, APP / "CMakeLists.txt": "src/main.c"}
        tracked = lambda *ends: [p for p in files if not ends or p.name.endswith(ends)]  # noqa: E731
        out = io.StringIO()
        with mock.patch.object(trace.c_source, "tracked", tracked), \
                mock.patch.object(trace.c_source, "read", files.__getitem__), \
                mock.patch.object(trace, "runnable_scenarios", lambda: {APP: ["kernel.sem"]}), \
                contextlib.redirect_stdout(out):
            status = trace.main(["--out", str(self.tmp / "trace")])
        return status, out.getvalue()

    def test_good_and_bad(self):
        status, text = self.run_on("- **SEM-1** It shall be.",
                                   "/* Verifies: SEM-1 */\nZTEST(suite, test_a)\n")
        self.assertEqual(status, 0, text)
        self.assertIn("SEM-1", (self.tmp / "trace" / "report.md").read_text())
        self.assertEqual(json.loads((self.tmp / "trace" / "report.json").read_text())[0]["id"],
                         "SEM-1")
        status, text = self.run_on("- **SEM-1** It shall be.", "ZTEST(suite, test_a)\n")
        self.assertEqual(status, 1)
        self.assertIn("no test verifies SEM-1", text)


if __name__ == "__main__":
    unittest.main()
