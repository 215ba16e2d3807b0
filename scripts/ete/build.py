# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Configure with CMake and build with Ninja, and show of their output what a person needs.

A build directory remembers (in ete.json) what it was configured with. CMake runs again only if that
changed; everything else that may need it (an edited CMakeLists.txt, prj.conf, overlay) is in
Ninja's own rules. Call stacks, progress and command lines stay in build.log; the generator's
messages, compiler diagnostics and warnings are passed through.
"""

import fcntl
import json
import os
import re
import shutil
import sys
from contextlib import contextmanager
from pathlib import Path

from . import boards, needs, proc, setup, tree, ui

MARK = "@ete "
RECORD = "ete.json"
LOG = "build.log"


class Build:
    """What is to be built: application, board, directory and the -D variables (VAR=VALUE)."""

    def __init__(self, app, board, directory, defs=()):
        self.app = Path(app).resolve()
        self.board = board
        self.dir = Path(directory).resolve()
        self.defs = list(defs)

    @property
    def want(self):
        return {"app": str(self.app), "board": self.board, "defs": self.defs}

    @property
    def recorded(self):
        try:
            return json.loads((self.dir / RECORD).read_text())
        except (OSError, ValueError):
            return None

    @property
    def log(self):
        return self.dir / LOG

    def configured(self):
        return self.recorded == self.want and (self.dir / "build.ninja").exists()

    @property
    def elf(self):
        return self.dir / "zephyr" / "zephyr.elf"


class BuildFailed(ui.Fail):
    """`stage` is "CMake" or "Build"; the output was shown (or is in `text` if it was captured)."""

    def __init__(self, stage, log, text):
        what = "configuration" if stage == "CMake" else "build"
        super().__init__(f"{what} failed; all output is in {tree.show(log)}")
        self.stage = stage
        self.text = text

    def tell(self):
        ui.note(self.message)  # what is wrong was said above


def environment():
    env = dict(os.environ)
    env["ZEPHYR_BASE"] = str(tree.ROOT)
    env["NINJA_STATUS"] = MARK + "%f/%t "
    return env


def wipe(directory):
    """Empty a build directory; anything that does not look like one is left alone."""
    directory = Path(directory)
    if not directory.exists() or not any(directory.iterdir()):
        return
    ours = ("CMakeCache.txt", RECORD, LOG, "build.ninja", "CMakeFiles")
    if not any((directory / name).exists() for name in ours):
        raise ui.Fail(
            f"{tree.show(directory)} is not empty and no build directory",
            "name another one with -d",
            ui.EXIT_USAGE,
        )
    for child in directory.iterdir():
        if child.is_dir() and not child.is_symlink():
            shutil.rmtree(child)
        else:
            child.unlink()


@contextmanager
def locked(directory):
    """Two calls on one build directory take turns."""
    try:
        Path(directory).mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise ui.Fail(
            f"cannot make the build directory {tree.show(directory)}: {e.strerror}",
            "-d names another one",
            ui.EXIT_USAGE,
        ) from e
    fd = os.open(directory, os.O_RDONLY)
    try:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            ui.note(f"waiting for another ete in {tree.show(directory)}")
            fcntl.flock(fd, fcntl.LOCK_EX)
        yield
    finally:
        os.close(fd)


COLOUR = re.compile(r"\x1b\[[0-9;]*[mK]")


def _pump(argv, log, on_line, cwd=None):
    """Run a tool; every line goes to the log and to on_line. Returns its exit status."""
    coloured = ui.colour_wanted(sys.stderr)
    with proc.piped(argv, cwd, environment(), text=True, errors="replace") as child:
        for line in child.stdout:
            plain = COLOUR.sub("", line)
            log.write(plain)
            on_line((line if coloured else plain).rstrip("\n"))
        return child.wait()


_STACK = re.compile(r"^Call Stack \(most recent call first\):|^-- |^\s+[\w./-]+:\d+ \([\w-]+\)$")
_NOISE = re.compile(
    r"^(ninja: (build stopped|error: rebuilding|no work to do|Entering)|"
    r"CMake Generate step failed|See also \"|"
    r"-- |Re-run|Loading Zephyr|make: )|^Configuring incomplete, errors occurred|"
    r"^Memory region +Used Size|^ +[\w*-]+: +\d+ [KMG]?B +\d+ [KMG]?B +[\d.]+%$"
)
_OURS = re.compile(r"^(error|warning): ")


def essence(lines):
    """Of the output of CMake and Ninja the lines that say what is wrong.

    Where the generator named a mistake, CMake's own complaint that a command failed adds nothing.
    """
    ours, i = [], 0
    while i < len(lines):
        if _OURS.match(lines[i]):
            ours.append(lines[i])
            while i + 1 < len(lines) and re.match(r"^\s+\S", lines[i + 1]) and len(ours) < 60:
                i += 1
                ours.append(lines[i])
        i += 1
    if any(line.startswith("error: ") for line in ours):
        return ours
    kept = [line for line in lines if not _STACK.match(line) and not _NOISE.match(line)]
    return [line for i, line in enumerate(kept) if line.strip() or (i and kept[i - 1].strip())]


class _Ninja:
    """Sort Ninja's output: progress to the status line, what commands said to the caller.

    When Ninja runs CMake again, what that says is held back until it is over, as in configure().
    """

    def __init__(self, show):
        self.show = show
        self.said = []
        self.cmake = None  # the lines of a running CMake
        self.command_follows = False
        self.failed = []

    def problem(self):
        """What the failed commands said, or at least which they were."""
        if self.cmake is not None:
            text = essence(self.cmake)
            self._say(text)
            return "\n".join(text)
        return "\n".join(essence(self.said)) or "failed: " + " ".join(self.failed)

    def _say(self, lines):
        self.said += lines
        if self.show and lines:
            ui.status.clear()
            print("\n".join(lines), file=sys.stderr)

    def line(self, line):
        if line.startswith(MARK):
            if self.cmake is not None:
                self._say(_warnings(self.cmake))
            self.cmake = [] if line.endswith("Re-running CMake...") else None
            if self.show:
                ui.status.set("[" + line[len(MARK) :].replace(" ", "] ", 1))
        elif line.startswith("FAILED: "):
            self.command_follows = True
            self.failed.append(line[len("FAILED: ") :].strip())
        elif self.command_follows:
            self.command_follows = False
        elif self.cmake is not None:
            self.cmake.append(line)
        elif not _NOISE.match(line):
            self._say([line])


def prepare(build):
    """Make the directory, and empty it if it was configured for something else."""
    recorded = build.recorded
    if recorded != build.want and (recorded is not None or (build.dir / "CMakeCache.txt").exists()):
        wipe(build.dir)
    build.dir.mkdir(parents=True, exist_ok=True)


def configure(build, show=True):
    """Run CMake if the directory is not configured for exactly this build. True if it ran."""
    if build.configured():
        return False
    prepare(build)
    argv = [
        "cmake",
        "-GNinja",
        "-S",
        str(build.app),
        "-B",
        str(build.dir),
        f"-DBOARD={build.board}",
    ]
    argv += ["-D" + d for d in build.defs]
    lines = []
    if show:
        ui.status.set(f"configuring {tree.show(build.app)} for {build.board}")
    with open(build.log, "w") as log:
        log.write("$ " + " ".join(argv) + "\n")
        code = _pump(argv, log, lines.append)
    if show:
        ui.status.clear()
    text = "\n".join(essence(lines))
    if code != 0:
        if show:
            print(text, file=sys.stderr)
        raise BuildFailed("CMake", build.log, text)
    warnings = _warnings(lines)
    if show and warnings:
        print("\n".join(warnings), file=sys.stderr)
    (build.dir / RECORD).write_text(json.dumps(build.want))
    return True


def _warnings(lines):
    """The warnings of a configuration that went well: ours, and CMake's without their call
    stacks."""
    kept, inside = [], False
    for line in lines:
        if re.match(r"(warning: |CMake (Deprecation )?Warning)", line):
            inside = True
        elif line.strip() and not line.startswith(" ") or _STACK.match(line):
            inside = False
        if inside and line.strip():
            kept.append(line)
    return kept


def ninja(build, targets=(), jobs=None, show=True):
    """Build; BuildFailed carries what the commands said."""
    argv = ["ninja", "-C", str(build.dir), *(["-j", str(jobs)] if jobs else []), *targets]
    sorter = _Ninja(show)
    with open(build.log, "a") as log:
        log.write("$ " + " ".join(argv) + "\n")
        code = _pump(argv, log, sorter.line)
    if show:
        ui.status.clear()
    if code != 0:
        raise BuildFailed("Build", build.log, sorter.problem())
    return sorter.said


def add_arguments(p):
    """The arguments that build, run, menuconfig and size share."""
    p.add_argument(
        "app",
        nargs="?",
        metavar="APP",
        help="folder of the application (default: this folder if it is one, else samples/demo)",
    )
    p.add_argument(
        "-b", "--board", help="board, as `ete boards` lists them (default: $BOARD, else native_sim)"
    )
    p.add_argument(
        "-d",
        "--build-dir",
        metavar="DIR",
        help=(
            "build directory (default: build/BOARD/APP in the tree; APP/build/BOARD for "
            "applications elsewhere)"
        ),
    )
    p.add_argument(
        "-p", "--pristine", action="store_true", help="start from an empty build directory"
    )
    p.add_argument(
        "-D",
        dest="defs",
        action="append",
        metavar="VAR=VALUE",
        default=[],
        help=(
            "a CMake or Kconfig variable, such as -DCONFIG_LOG=y (kept for later calls "
            "until others are given, or -p)"
        ),
    )


def from_args(args):
    """The Build that the arguments name, its tools set up."""
    for word in [d for d in args.defs if d.startswith("BOARD=")]:
        args.defs.remove(word)
        args.board = args.board or word[len("BOARD=") :]
    recorded = _recorded_in(args)
    app = Path(recorded["app"]) if recorded and args.app is None else tree.find_app(args.app)
    board = (
        args.board or (recorded or {}).get("board") or os.environ.get("BOARD") or tree.DEFAULT_BOARD
    )
    directory = args.build_dir or tree.build_dir(app, board)
    build = Build(app, board, directory, args.defs)
    old = build.recorded
    if (
        old
        and not args.pristine
        and not args.defs
        and (old["app"], old["board"]) == (str(build.app), board)
    ):
        build.defs = old["defs"]
    return build


def _recorded_in(args):
    """What an explicitly named directory was configured for: `ete build -d DIR` goes on with it."""
    if not args.build_dir:
        return None
    return Build("", "", args.build_dir).recorded


def board_roots(build):
    roots = [d.split("=", 1)[1] for d in build.defs if d.startswith("BOARD_ROOT=")]
    return [root for r in roots for root in re.split("[;]", r)] + [str(build.app)]


def groups(build):
    group = needs.group_of(boards.find(build.board, board_roots(build)))
    return (group,) if group else ()


def do(build, pristine=False, run=False, targets=(), jobs=None):
    """Set up, configure and build; the whole of `ete build`."""
    setup.ensure(groups(build), run)
    with locked(build.dir):
        if pristine:
            wipe(build.dir)
        configure(build)
        return ninja(build, targets, jobs)
