# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""west build: the conventions of west (one build directory, named or in the current folder, that
later calls go on with) over the same steps that `ete build` takes.
"""

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

from west.commands import WestCommand

sys.path.append(str(Path(__file__).resolve().parents[1]))

from ete import build, setup, tree, ui  # noqa: E402

BUILD_DIR = "build"


def cached(directory, name):
    """A variable of CMake's cache, or None."""
    try:
        text = (Path(directory) / "CMakeCache.txt").read_text(errors="replace")
    except OSError:
        return None
    found = re.search(rf"^{re.escape(name)}:\w+=(.*)$", text, re.M)
    return found[1] if found else None


class Build(WestCommand):
    """The class that west-commands.yml names."""

    def __init__(self):
        super().__init__(
            "build", "build an application", "Configure and build an application.", True
        )

    def do_add_parser(self, parser_adder):
        p = parser_adder.add_parser(
            self.name,
            help=self.help,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            description=self.description,
            epilog="usage: west build [OPTIONS] [APP] [-- -DVAR=VALUE...]",
        )
        p.add_argument("-b", "--board", help="board to build for")
        p.add_argument("-d", "--build-dir", help=f"build directory (default: {BUILD_DIR})")
        p.add_argument("-t", "--target", action="append", default=[], help="run, menuconfig...")
        p.add_argument(
            "-p", "--pristine", nargs="?", const="always", default="auto",
            choices=("always", "auto", "never"),
            help="empty the build directory first; auto (default): if it is for something else",
        )  # fmt: skip
        p.add_argument("-c", "--cmake", action="store_true", help="run CMake also if need not be")
        p.add_argument("--cmake-only", action="store_true", help="configure, build nothing")
        p.add_argument("-T", "--test-item", help="a scenario of the sample.yaml or testcase.yaml")
        p.add_argument("-S", "--snippet", action="append", default=[])
        p.add_argument("--shield", action="append", default=[])
        p.add_argument("--extra-conf", action="append", default=[])
        p.add_argument("--extra-dtc-overlay", action="append", default=[])
        p.add_argument("-o", "--build-opt", action="append", default=[], help="for Ninja")
        p.add_argument("-n", "--just-print", action="store_true", help="show the build's commands")
        p.add_argument("-f", "--force", action="store_true", help=argparse.SUPPRESS)
        return p

    def do_run(self, args, unknown):
        try:
            wanted = self._wanted(args, *self._rest(unknown))
            self._build(wanted, args)
        except ui.Fail as failure:
            failure.tell()
            sys.exit(failure.code)

    def _rest(self, words):
        """(application, -D variables) of what argparse left over."""
        app, defs = None, []
        for word in words:
            if word.startswith("-D"):
                defs.append(word[2:])
            elif word != "--" and not word.startswith("-") and app is None:
                app = word
            elif word != "--":
                raise ui.Fail(f"west build does not take {word}", None, ui.EXIT_USAGE)
        return app, defs

    def _directory(self, args):
        if args.build_dir:
            return Path(args.build_dir)
        if cached(".", "ZEPHYR_BASE") or cached(".", "APPLICATION_SOURCE_DIR"):
            return Path.cwd()  # called inside a build directory
        return Path(BUILD_DIR)

    def _wanted(self, args, app, defs):
        directory = self._directory(args)
        old = build.Build("", "", directory).recorded or {}
        if args.pristine == "always":
            build.wipe(directory)
        app = Path(app) if app else Path(old.get("app") or ".")
        if not tree.is_app(app):
            raise ui.Fail(
                f"{app} is no application: no CMakeLists.txt with find_package(Zephyr)",
                "west build -b BOARD PATH/TO/APP",
                ui.EXIT_USAGE,
            )
        board = args.board or old.get("board") or self._configured_board()
        if not board:
            raise ui.Fail("for which board?", "west build -b BOARD; west boards lists them", 2)
        defs = defs + self._variables(args) + self._scenario(app, args.test_item)
        same = old and (old["app"], old["board"]) == (str(app.resolve()), board)
        if same and not defs and args.pristine != "always":
            defs = old["defs"]
        if old and not same and args.pristine == "never":
            raise ui.Fail(
                f"{directory} is for {old['app']} on {old['board']}", "-p, or another -d", 2
            )
        return build.Build(app, board, directory, defs)

    def _configured_board(self):
        configured = self.config.get("build.board") if getattr(self, "config", None) else None
        return configured or os.environ.get("BOARD")

    @staticmethod
    def _variables(args):
        lists = (
            ("SNIPPET", args.snippet),
            ("SHIELD", args.shield),
            ("EXTRA_CONF_FILE", args.extra_conf),
            ("EXTRA_DTC_OVERLAY_FILE", args.extra_dtc_overlay),
        )
        return [f"{name}={';'.join(values)}" for name, values in lists if values]

    @staticmethod
    def _scenario(app, name):
        """The variables that a scenario of the application's own file asks for."""
        if not name:
            return []
        setup.ensure()
        from ete.runner import suite

        for file in filter(Path.exists, (app / n for n in suite.NAMES)):
            for scenario in suite.load(file):
                if scenario.name == name:
                    return list(scenario.extra_args) + [
                        f"{variable}={';'.join(values)}"
                        for variable, values in (
                            ("CONF_FILE", scenario.extra_conf_files),
                            ("EXTRA_CONF_FILE", scenario.extra_overlay_confs),
                            ("DTC_OVERLAY_FILE", scenario.extra_dtc_overlay_files),
                            ("SNIPPET", scenario.required_snippets),
                        )
                        if values
                    ]
        raise ui.Fail(f"no scenario '{name}' in {app}", None, ui.EXIT_USAGE)

    def _build(self, wanted, args):
        interactive = [t for t in args.target if t in ("run", "menuconfig", "guiconfig")]
        setup.ensure(build.groups(wanted), run="run" in args.target)
        with build.locked(wanted.dir):
            if args.cmake:
                (wanted.dir / build.RECORD).unlink(missing_ok=True)
            build.configure(wanted)
            if args.cmake_only:
                return
            options = [w for o in args.build_opt for w in o.split()] + ["-n"] * args.just_print
            if not interactive:
                build.ninja(wanted, [*options, *args.target])
                return
        # These talk to the person at the terminal.
        env = {**os.environ, "ZEPHYR_BASE": str(tree.ROOT)}
        argv = ["ninja", "-C", str(wanted.dir), *options, *args.target]
        sys.exit(subprocess.run(argv, env=env, check=False).returncode)
