# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""west boards, west twister, west zephyr-export: doors to what ete and CMake have."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from west.commands import WestCommand

ROOT = Path(__file__).resolve().parents[2]


class _Ete(WestCommand):
    """A command of ete under a name that users of west know."""

    command = ""

    def __init__(self, name, text):
        super().__init__(name, text, f"{text}: see ete {self.command} --help.", True)

    def do_add_parser(self, parser_adder):
        return parser_adder.add_parser(self.name, help=self.help, description=self.description)

    def translate(self, words):
        return words

    def do_run(self, args, unknown):
        argv = [str(ROOT / "ete"), self.command, *self.translate(unknown)]
        sys.exit(subprocess.run(argv, check=False).returncode)


class Boards(_Ete):
    command = "boards"

    def __init__(self):
        super().__init__("boards", "list the boards")


class Twister(_Ete):
    command = "test"
    # Options of twister that ask for what ete test does anyway.
    ALWAYS = ("-i", "--inline-logs", "-n", "--no-clean", "-c", "--clobber-output", "-M")

    def __init__(self):
        super().__init__("twister", "build and run tests")

    def translate(self, words):
        renamed = {"-O": "-o", "--outdir": "--out", "-G": "--integration"}
        return [renamed.get(w, w) for w in words if w not in self.ALWAYS]


class Export(WestCommand):
    """Enter this tree into CMake's user package registry."""

    def __init__(self):
        super().__init__(
            "zephyr-export",
            "make find_package(Zephyr) find this tree without ZEPHYR_BASE",
            "Enter this tree into CMake's user package registry (~/.cmake/packages/Zephyr).",
        )

    def do_add_parser(self, parser_adder):
        return parser_adder.add_parser(self.name, help=self.help, description=self.description)

    def do_run(self, args, unknown):
        package = ROOT / "share" / "zephyr-package" / "cmake"
        registry = Path(os.path.expanduser("~/.cmake/packages/Zephyr"))
        registry.mkdir(parents=True, exist_ok=True)
        entry = registry / hashlib.sha256(str(package).encode()).hexdigest()[:32]
        entry.write_text(f"{package}\n")
        print(f"CMake finds the package Zephyr in {package} (registered in {entry})")
