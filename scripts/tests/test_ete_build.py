# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""What of a build is shown, which directories may be emptied, which application is meant."""

import contextlib
import io
import json
import os
import unittest

from _ete_support import Case
from ete import build, cli, tree, ui
from ete.runner import execute

STACK = """
CMake Error at /x/cmake/configure.cmake:52 (message):
  configuration stopped: see the error above
Call Stack (most recent call first):
  /x/cmake/package.cmake:15 (include)
  CMakeLists.txt:5 (find_package)


-- Configuring incomplete, errors occurred!
""".strip().split("\n")

GENERATOR = [
    "error: prj.conf:3: there is no option CONFIG_FOO",
    "  mend: did you mean CONFIG_FOE?",
    "        or remove the line",
]


class Essence(unittest.TestCase):
    def test_the_generators_message_is_enough(self):
        self.assertEqual(build.essence(["-- Board: x", *GENERATOR, *STACK]), GENERATOR)

    def test_a_warning_of_the_generator_stands_beside_its_error(self):
        warning = ["warning: app.overlay:3: unused", "  mend: remove it"]
        self.assertEqual(build.essence([*warning, *GENERATOR, *STACK]), warning + GENERATOR)

    def test_cmakes_own_message_without_its_stack(self):
        text = [
            "CMake Error at CMakeLists.txt:6 (target_sorces):",
            '  Unknown CMake command "target_sorces".',
            "Call Stack (most recent call first):",
            "  /x/cmake/package.cmake:15 (include)",
            "-- Configuring incomplete, errors occurred!",
        ]
        self.assertEqual(build.essence(text), text[:2])

    def test_compiler_diagnostics_stay_whole(self):
        text = ["a.c:3:5: error: 'x' undeclared", "    3 |     x = 1;", "      |     ^"]
        self.assertEqual(build.essence(text), text)

    def test_ninja(self):
        sorter = build._Ninja(show=False)
        for line in (
            build.MARK + "1/3 Building C object a.c.obj",
            "FAILED: a.c.obj ",
            "gcc -c a.c -o a.c.obj",
            "a.c:1:1: error: boom",
            "ninja: build stopped: subcommand failed.",
        ):
            sorter.line(line)
        self.assertEqual(sorter.problem(), "a.c:1:1: error: boom")

    def test_ninja_that_runs_cmake_again(self):
        sorter = build._Ninja(show=False)
        for line in [build.MARK + "0/1 Re-running CMake...", *GENERATOR, *STACK]:
            sorter.line(line)
        self.assertEqual(sorter.problem(), "\n".join(GENERATOR))

    def test_a_command_that_fails_silently_is_named(self):
        sorter = build._Ninja(show=False)
        sorter.line("FAILED: zephyr/zephyr.bin ")
        sorter.line("false")
        self.assertEqual(sorter.problem(), "failed: zephyr/zephyr.bin")

    def test_telling(self):
        for lines, wanted in (
            (["x", "a.c:1: error: boom", "collect2: error: ld returned 1 exit status"], "boom"),
            (["a.c:1: undefined reference to 'f'", "collect2: error: ld returned 1"], "undefined"),
            (["nothing of note"], ""),
        ):
            with self.subTest(lines):
                self.assertIn(wanted, execute.telling(lines))


class Directories(Case):
    def test_only_build_directories_are_emptied(self):
        precious = self.write("home/thesis.txt", "years of work")
        with self.assertRaises(ui.Fail):
            build.wipe(precious.parent)
        self.assertTrue(precious.exists())
        self.write("b/CMakeCache.txt", "")
        self.write("b/sub/x.o", "")
        build.wipe(self.tmp / "b")
        self.assertEqual(list((self.tmp / "b").iterdir()), [])

    def test_configured_only_for_exactly_the_same(self):
        b = build.Build(self.tmp, "native_sim", self.tmp / "b", ["CONFIG_A=y"])
        self.assertFalse(b.configured())
        self.write("b/build.ninja", "")
        self.write("b/" + build.RECORD, json.dumps(b.want))
        self.assertTrue(b.configured())
        self.assertFalse(build.Build(self.tmp, "native_sim", b.dir, []).configured())
        self.assertFalse(build.Build(self.tmp, "other", b.dir, b.defs).configured())

    def test_default_directory(self):
        inside = tree.build_dir(tree.ROOT / "samples" / "x", "a/b")
        self.assertEqual(inside, tree.ROOT / "build" / "a_b" / "samples" / "x")
        self.assertEqual(tree.build_dir(self.tmp, "a"), self.tmp / "build" / "a")


class Applications(Case):
    def test_is_app(self):
        for text, wanted in (
            ("find_package(Zephyr REQUIRED)", True),
            ("  FIND_PACKAGE ( Zephyr )", True),
            ("# find_package(Zephyr)", False),
            ("project(x)", False),
        ):
            self.write("a/CMakeLists.txt", text)
            self.assertIs(tree.is_app(self.tmp / "a"), wanted, text)

    def test_found_by_folder_or_in_the_tree(self):
        self.write("a/CMakeLists.txt", "find_package(Zephyr)")
        os.chdir(self.tmp)
        self.addCleanup(os.chdir, tree.ROOT)
        self.assertEqual(tree.find_app("a"), self.tmp / "a")
        self.assertEqual(tree.find_app("samples/hello_world").name, "hello_world")
        self.assertEqual(tree.find_app(None), tree.DEMO)
        os.chdir(self.tmp / "a")
        self.assertEqual(tree.find_app(None), self.tmp / "a")

    def test_misspelt(self):
        with self.assertRaises(ui.Fail) as caught:
            tree.find_app("samples/helo_world")
        self.assertIn("samples/hello_world", caught.exception.mend)


class CommandLine(Case):
    def ete(self, *argv):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = cli.main(list(argv))
            except SystemExit as e:
                code = e.code
        return code, out.getvalue(), err.getvalue()

    def test_help_everywhere(self):
        self.assertEqual(self.ete("--help")[0], 0)
        for name in cli.COMMANDS:
            with self.subTest(name):
                code, out, _ = self.ete(name, "--help")
                self.assertEqual(code, 0)
                self.assertIn(f"usage: ete {name}", out)

    def test_usage_mistakes_are_exit_status_2(self):
        for argv, part in (
            ((), ""),
            (("bulid",), "ete build"),
            (("run", "--timeout", "soon"), "--timeout"),
            (("run", "--timeout", "-1"), "--timeout"),
            (("build", "--no-such"), "--no-such"),
            (("test", "-p", "native_sin", "-T", str(tree.ROOT / "samples")), "native_sim"),
            (("test", "-s", "sample.demoo", "-T", str(tree.ROOT / "samples")), "sample.demo"),
            (("test", "-T", "/no/such/folder"), "/no/such/folder"),
            (("bench", "no_suite"), "no suite"),
            (("check", "no_check"), "no check"),
        ):
            with self.subTest(argv):
                code, out, err = self.ete(*argv)
                self.assertEqual(code, 2)
                self.assertIn(part, out + err)

    def test_boards(self):
        code, out, _ = self.ete("boards", "--json")
        names = [b["target"] for b in json.loads(out)]
        self.assertEqual(code, 0)
        self.assertLessEqual({"native_sim", "native_sim/native/64", "qemu_cortex_m3"}, set(names))
        self.assertEqual(self.ete("boards", "no_such_board")[0], 1)


class New(CommandLine):
    def test_makes_an_application_and_overwrites_nothing(self):
        code, out, _ = self.ete("new", str(self.tmp / "my-app"))
        self.assertEqual(code, 0)
        self.assertTrue(tree.is_app(self.tmp / "my-app"))
        self.assertTrue(tree.is_app(self.tmp / "my-app" / "tests"))
        for file in (self.tmp / "my-app").rglob("*"):
            if file.is_file():
                self.assertNotIn("@NAME@", file.read_text())
                self.assertNotIn("SPDX", file.read_text())
        self.assertIn("project(my_app)", (self.tmp / "my-app" / "CMakeLists.txt").read_text())
        self.assertEqual(self.ete("new", str(self.tmp / "my-app"))[0], 2)


if __name__ == "__main__":
    unittest.main()
