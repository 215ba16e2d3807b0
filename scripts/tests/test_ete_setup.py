# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The set-up of a fresh machine, with a made-up apt-get: what is asked for, and only once."""

import contextlib
import io
import os
import time
import unittest
from unittest import mock

from _ete_support import Case
from ete import needs, setup, ui

APT = """#!/bin/sh
echo "$@" >> {tmp}/apt.log
case "$1" in
update) touch {tmp}/updated ;;
install)
	{refuse}
	for last; do :; done
	echo '#!/bin/sh' > {tmp}/bin/etetool
	chmod +x {tmp}/bin/etetool
	;;
esac
"""


class Fresh(Case):
    """A machine where the tool `etetool` of package `etetool-pkg` is missing."""

    def setUp(self):
        super().setUp()
        (self.tmp / "bin").mkdir()
        tool = needs.Tool("etetool", "etetool-pkg", "etetool", why="this test")
        self.patch(mock.patch.dict(needs.TOOLS, {"etetool": tool}))
        self.patch(mock.patch.dict(needs.ARCHES, {"arch": ((), ("etetool",))}))
        self.patch(mock.patch.object(needs, "BASE", ()))
        self.patch(mock.patch.object(setup, "STAMP", self.tmp / "stamp.json"))
        self.patch(mock.patch.object(setup, "_make_venv", self.made_venv))
        self.patch(mock.patch.dict(os.environ, PATH=f"{self.tmp}/bin:{os.environ['PATH']}"))
        self.venvs = 0

    def patch(self, patcher):
        patcher.start()
        self.addCleanup(patcher.stop)

    def made_venv(self):
        self.venvs += 1

    def apt(self, refuse=":"):
        path = self.tmp / "bin" / "apt-get"
        path.write_text(APT.format(tmp=self.tmp, refuse=refuse))
        path.chmod(0o755)
        sudo = self.tmp / "bin" / "sudo"  # whoever runs this test: no password is asked
        sudo.write_text('#!/bin/sh\n[ "$1" = -n ] && shift\nexec "$@"\n')
        sudo.chmod(0o755)

    def ensure(self, **kw):
        with contextlib.redirect_stderr(io.StringIO()) as err:
            setup.ensure(("arch",), **kw)
        return err.getvalue()

    def log(self):
        try:
            return (self.tmp / "apt.log").read_text().splitlines()
        except OSError:
            return []

    def test_shows_and_installs_what_is_missing_once(self):
        self.apt()
        said = self.ensure(run=True)
        self.assertIn("missing: etetool (this test), package etetool-pkg", said)
        self.assertEqual(len(self.log()), 1)
        self.assertIn("etetool-pkg", self.log()[0])
        self.assertEqual(self.ensure(run=True), "")
        self.assertEqual((len(self.log()), self.venvs), (1, 1))

    def test_only_what_the_call_needs(self):
        self.apt()
        self.ensure(run=False)
        self.assertEqual(self.log(), [])

    def test_empty_package_lists_are_fetched(self):
        self.apt(refuse="[ -e {0}/updated ] || exit 100".format(self.tmp))
        self.ensure(run=True)
        self.assertEqual([line.split()[0] for line in self.log()], ["install", "update", "install"])

    def test_a_failing_apt_is_told_with_the_command(self):
        self.apt(refuse="echo E: no network; exit 100")
        with self.assertRaises(ui.Fail) as caught:
            self.ensure(run=True)
        self.assertIn("E: no network", caught.exception.message)
        self.assertIn("sudo apt-get install", caught.exception.mend)

    def test_without_root_the_exact_command_is_printed(self):
        self.apt()
        with (
            mock.patch.object(setup, "_privilege", lambda: None),
            self.assertRaises(ui.Fail) as caught,
        ):
            self.ensure(run=True)
        command = "sudo apt-get install -y --no-install-recommends etetool-pkg"
        self.assertIn(command, caught.exception.mend)
        self.assertEqual(self.log(), [])

    def test_a_tool_that_vanished_is_noticed(self):
        self.apt()
        self.ensure(run=True)
        (self.tmp / "bin" / "etetool").unlink()
        self.ensure(run=True)
        self.assertEqual(len(self.log()), 2)

    def test_changed_requirements_make_the_packages_anew(self):
        self.apt()
        self.ensure()
        changed = self.write("requirements.txt", "x==1\n")
        with mock.patch.object(setup, "REQUIREMENTS", changed):
            self.ensure()
        self.assertEqual(self.venvs, 2)

    def test_a_broken_stamp_is_no_stamp(self):
        self.apt()
        self.write("stamp.json", '{"tools": 1')
        self.ensure()
        self.assertEqual(self.venvs, 1)

    def test_a_second_call_is_quick(self):
        self.apt()
        self.ensure(run=True)
        start = time.process_time()
        self.ensure(run=True)
        self.assertLess(time.process_time() - start, 0.1)


class Groups(unittest.TestCase):
    def test_boards(self):
        def board(target, arch):
            return type("B", (), {"target": target, "arch": arch})

        with mock.patch.object(needs.platform, "machine", lambda: "x86_64"):
            self.assertEqual(needs.group_of(board("native_sim", "posix")), "posix32")
            self.assertEqual(needs.group_of(board("native_sim/native/64", "posix")), "posix")
        self.assertEqual(needs.group_of(board("qemu_cortex_m3", "arm")), "arm")
        self.assertIsNone(needs.group_of(None))

    def test_every_row_names_tools_that_exist(self):
        for build, run in needs.ARCHES.values():
            self.assertLessEqual(set(build + run), set(needs.TOOLS))
        self.assertLessEqual(set(needs.BASE + needs.OPTIONAL), set(needs.TOOLS))

    def test_qemu_is_for_running_only(self):
        names = [t.name for t in needs.tools_for(("arm",), run=False)]
        self.assertIn("arm-none-eabi-gcc", names)
        self.assertNotIn("qemu-system-arm", names)


if __name__ == "__main__":
    unittest.main()
