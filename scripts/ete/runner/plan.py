# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Which scenario runs on which board, and if not, why not.

The rules and their order are those of the format: the command line's choice first, then what the
scenario asks of the board. What depends on the configured build (a `filter` that reads Kconfig or
devicetree) is left to execute.py.
"""

import os
import re
from pathlib import Path

from .. import tree, ui
from . import expr, suite
from . import platforms as boards_of

RUNNABLE_HARNESSES = ("test", "ztest", "console", "gtest")
# Harnesses that need a program that we do not drive: neither built nor run, and said so.
FOREIGN_HARNESSES = ("pytest", "bsim", "robot", "shell", "ctest", "power")
EVERY_BOARD = "every_board"  # a tag: with -p all, further scenarios of a file on every board too
SKIP_DIRS = {".git", ".venv", "twister-out"}


class Configuration:
    """A scenario on a board: what is planned, then what came out."""

    def __init__(self, scenario, platform, out):
        self.scenario = scenario
        self.platform = platform
        self.out = out
        self.reason = ""
        self.status = None  # passed, failed, error, skipped, filtered
        self.run = False
        self.quiet = False  # left out by the command line: not even counted as skipped
        self.cases = []
        self.trace = []  # of a failed run: where its fatal errors happened
        self.build_time = 0.0
        self.run_time = 0.0
        self.rom = self.ram = None

    @property
    def label(self):
        return f"{self.platform.name} {self.scenario.name}"

    def leave_out(self, reason, status="filtered", quiet=False):
        self.status, self.reason, self.quiet = status, reason, quiet


def _skipped(folder):
    """Folders that hold what was made, not what was written."""
    return (
        folder.name in SKIP_DIRS
        or folder == tree.ROOT / "build"
        or (folder / "CMakeCache.txt").exists()
    )


def find_files(roots):
    """All test files below the roots, each once, in the order of their paths."""
    found = {}
    for root in map(Path, roots):
        if root.is_file():
            found.setdefault(root.resolve())
            continue
        if not root.is_dir():
            raise ui.Fail(f"no folder {root}", None, ui.EXIT_USAGE)
        for folder, dirs, files in os.walk(root, followlinks=True):
            dirs[:] = sorted(d for d in dirs if not _skipped(Path(folder, d)))
            for name in suite.NAMES:
                if name in files:
                    found.setdefault(Path(folder, name).resolve())
                    break  # a sample.yaml hides the testcase.yaml beside it
    return list(found)


def load_files(files):
    """(scenarios, the BadYaml of each file that has a mistake)."""
    scenarios, bad = [], []
    for path in files:
        try:
            scenarios += suite.load(path)
        except suite.BadYaml as e:
            bad.append(e)
    return scenarios, bad


def out_dir(base, scenario, platform, root):
    """The folder of one configuration: board, path of the application, scenario."""
    try:
        where = scenario.dir.relative_to(root)
    except ValueError:
        # Outside the tree: the whole path without its root keeps two trees apart.
        where = Path(*scenario.dir.parts[1:])
    return base / platform.slug / where / scenario.name


def _scope(scenario, chosen, named, everything):
    """The boards to look at for a scenario: those chosen, and where the user named none also those
    that the scenario is made for."""
    units = [p for p in everything.values() if p.unit]
    if scenario.type == "unit":
        return [p for p in units if p in chosen or not named]
    chosen = [p for p in chosen if p not in units]
    if named:
        return chosen
    scope = list(chosen)
    if scenario.build_on_all:
        scope = [p for p in everything.values() if p not in units]
    extra = [p for p in everything.values() if p.in_list(scenario.integration_platforms)]
    scope += [p for p in extra if p not in scope]
    if scenario.platform_allow:
        allowed = [p for p in everything.values() if p.in_list(scenario.platform_allow)]
        if not any(p in scope for p in allowed):
            scope = allowed or scope
    return scope


def _board_reason(s, p):
    """Why the scenario cannot be on this board, by the board's record alone; "" if it can."""
    toolchains = boards_of.toolchain_of(p)
    missing_env = [v for v in p.env if v not in os.environ]
    lacking = set(s.depends_on) - p.supported
    checks = (
        (s.arch_allow and p.arch not in s.arch_allow, "architecture not in arch_allow"),
        (p.arch in s.arch_exclude, "architecture in arch_exclude"),
        (s.vendor_allow and p.vendor not in s.vendor_allow, "vendor not in vendor_allow"),
        (p.vendor in s.vendor_exclude, "vendor in vendor_exclude"),
        (p.in_list(s.platform_exclude), "board in platform_exclude"),
        (toolchains & set(s.toolchain_exclude), "toolchain in toolchain_exclude"),
        (s.platform_allow and not p.in_list(s.platform_allow), "board not in platform_allow"),
        (s.platform_type and p.type not in s.platform_type, "board type not in platform_type"),
        (
            s.toolchain_allow and not toolchains & set(s.toolchain_allow),
            "toolchain not in toolchain_allow",
        ),
        (missing_env, f"environment lacks {' '.join(missing_env)}"),
        (p.ram < s.min_ram, f"not enough RAM: {p.ram:g} KB, min_ram is {s.min_ram}"),
        (lacking, f"board does not list {', '.join(sorted(lacking))} (depends_on)"),
        (p.flash < s.min_flash, f"not enough flash: {p.flash:g} KB, min_flash is {s.min_flash}"),
        (p.ignore_tags & set(s.tags), "board ignores one of the tags"),
        (p.only_tags and not p.only_tags & set(s.tags), "board takes other tags only"),
    )
    return next((reason for wrong, reason in checks if wrong), "")


def _snippets(s):
    """Names of the snippets that are there for a scenario."""
    found = set()
    for root in (tree.ROOT, s.dir):
        for file in (root / "snippets").glob("**/snippet.yml"):
            match = re.search(r"^name:\s*(\S+)", file.read_text(errors="replace"), re.M)
            if match:
                found.add(match[1].strip("\"'"))
    return found


def _tree_reason(s, known_modules):
    """Why the scenario can be on no board at all here; "" if it can."""
    missing = set(s.modules) - known_modules
    lacking = set(s.required_snippets) - _snippets(s) if s.required_snippets else ()
    if s.skip:
        return "skip is set"
    if s.sysbuild:
        return "sysbuild is not supported"
    if s.no_build or s.required_applications:
        return "needs the build of another scenario"
    if s.harness in FOREIGN_HARNESSES:
        return f"harness {s.harness} is not supported"
    if lacking:
        return f"needs snippet {', '.join(sorted(lacking))}"
    if missing:
        return f"needs module {', '.join(sorted(missing))}"
    return ""


def _early_filter(s, p):
    """The filter as far as board and environment decide it: True, False or None."""
    if s.filter_ast is None:
        return True
    known = {**os.environ, "ARCH": p.arch, "PLATFORM": p.name}
    return expr.evaluate(s.filter_ast, known.get, lambda *_: None)


def runnable(configuration, options):
    """True if the program can be started here after it was built."""
    s, p = configuration.scenario, configuration.platform
    if s.build_only or options.build_only or (s.slow and not options.slow):
        return False
    fixture = (s.harness_config or {}).get("fixture")
    if fixture and fixture not in options.fixture:
        return False
    if s.harness not in RUNNABLE_HARNESSES:
        return False
    return p.simulation in boards_of.SIMULATIONS and p.simulation not in s.simulation_exclude


class _Keys:
    """One board per value of the named fields is enough for a scenario: those of its platform_key,
    and with --variants-once, for all but the first scenario of a file, how the board is run."""

    def __init__(self, variants_once):
        self.taken = {}
        self.variants_once = variants_once
        self.first = {}

    def variant_reason(self, s, p):
        first = self.first.setdefault(s.path, s.name) == s.name
        if not self.variants_once or first or s.platform_allow or s.platform_key:
            return ""
        other = self.taken.setdefault((s.path, s.name, p.simulation), p)
        return "" if other is p else f"covered by {other.name} (--variants-once)"

    def further(self, s, p, default):
        """-p all: of a file the first scenario is for every board, each further one for the default
        boards, the boards that it names, and all if it fits none of the default ones."""
        if self.first.setdefault(s.path, s.name) == s.name or p in default:
            return False
        if s.build_on_all or EVERY_BOARD in s.tags or p.in_list(s.platform_allow):
            return False
        return any(not _board_reason(s, d) and _early_filter(s, d) is not False for d in default)

    def reason(self, s, p):
        if not s.platform_key:
            return ""
        values = tuple(getattr(p, field, "na") for field in sorted(set(s.platform_key)))
        if any(v in (None, "na", "") for v in values):
            return f"board says nothing about {' '.join(s.platform_key)} (platform_key)"
        other = self.taken.setdefault((s.path, s.name, values), p)
        return "" if other is p else f"covered by {other.name} (platform_key)"


def make(scenarios, everything, options, root, known_modules=frozenset()):
    """All configurations, those that are left out with their reason."""
    chosen = boards_of.pick(everything, options.platform) if options.platform else None
    named = chosen is not None
    default = boards_of.default_scope(everything)
    if chosen is None:
        chosen = list(everything.values()) if options.all else list(default)
    every = boards_of.EVERY in options.platform
    keys, plan = _Keys(options.variants_once), []
    # where one board stands for several, a sanitized one says more
    chosen.sort(key=lambda p: not p.in_list(options.sanitize))
    for s in scenarios:
        unwanted = options.unwanted(s)
        for p in _scope(s, chosen, named, everything):
            if p.in_list(options.exclude_platform):
                continue
            c = Configuration(s, p, out_dir(options.out, s, p, root))
            plan.append(c)
            if unwanted or every and keys.further(s, p, default):
                c.leave_out("not selected", quiet=True)
                continue
            reason = _tree_reason(s, known_modules) or _board_reason(s, p)
            if (
                not reason
                and options.integration
                and s.integration_platforms
                and not p.in_list(s.integration_platforms)
            ):
                reason = "not in integration_platforms"
            if not reason and _early_filter(s, p) is False:
                reason = f"filter: {s.filter}"
            reason = reason or keys.reason(s, p) or keys.variant_reason(s, p)
            c.run = runnable(c, options)
            if reason:
                c.leave_out(reason)
    return plan
