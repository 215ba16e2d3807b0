# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The part of the build that CMake leaves to Python, in one process.

    configure.py BINARY_DIR NAME=VALUE...

It resolves the board, modules, shields and snippets, reads the devicetree, evaluates Kconfig,
writes the generated headers and answers with BINARY_DIR/zephyr/configure.cmake, which
cmake/configure.cmake includes. When no input has changed since the last run the old answer is
kept: see Cache.
"""

import json
import os
import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path[:0] = [str(SCRIPTS), str(SCRIPTS / "dts")]

from build.errors import BuildError, MoreRoots  # noqa: E402


class Config:
    """The variables of this build and what has been resolved from them so far."""

    def __init__(self, binary_dir, args):
        self.args = args
        self.binary = Path(binary_dir)
        self.out = self.binary / "zephyr"
        self.generated = self.out / "include/generated/zephyr"
        self.base = args["ZEPHYR_BASE"]
        self.app = Path(args["APP_DIR"])
        self.config_dir = Path(self.get("APPLICATION_CONFIG_DIR") or self.app)
        if not self.config_dir.is_absolute():
            self.config_dir = self.app / self.config_dir
        self.target = None
        self.modules = []
        self.deps = []  # every file read
        self.vars = {}  # for CMake

    def scopes(self, name):
        """All values of a variable: of CMakeLists.txt, the environment, the command line."""
        return [self.args.get(f"{scope} {name}", "") for scope in ("local", "env", "cache")]

    def get(self, name):
        """The value that wins: the command line's, else the environment's."""
        return next((v for v in reversed(self.scopes(name)) if v), "")

    def get_all(self, name):
        """Those values as one list, the command line's first."""
        values = (v for scope in reversed(self.scopes(name)) for v in scope.split(";") if v)
        return list(dict.fromkeys(values))

    def roots(self, kind):
        """The folders of BOARD_ROOT, DTS_ROOT...: the user's, the modules', ours."""
        paths = [self.app / n for n in self.get_all(f"{kind.upper()}_ROOT")]
        if kind in ("board", "dts", "snippet"):
            paths.insert(0, self.app) if self.app not in paths else None
        paths += [m.root(kind) for m in self.modules if m.root(kind)]
        paths.append(Path(self.base))
        return list(dict.fromkeys(p.resolve() for p in paths))


class Cache:
    """The last run: its arguments and the state of each file it read."""

    def __init__(self, binary_dir, args):
        self.file = Path(binary_dir) / "zephyr/.configure.json"
        self.args = args
        try:
            self.old = json.loads(self.file.read_text())
        except (OSError, ValueError):
            self.old = {}

    @staticmethod
    def stamp(path):
        try:
            s = os.stat(path)
            return [s.st_mtime_ns, s.st_size]
        except OSError:
            return None

    def fresh(self):
        old = self.old
        return (
            old.get("args") == self.args
            and all(self.stamp(p) == s for p, s in old["files"].items())
            and all(os.path.exists(p) for p in old["outputs"])
        )

    def save(self, deps, outputs, extra):
        files = {str(p): self.stamp(p) for p in dict.fromkeys(map(str, deps))}
        data = {"args": self.args, "files": files, "outputs": [str(o) for o in outputs], **extra}
        self.file.write_text(json.dumps(data))


def main(argv):
    binary = argv[0]
    args = dict(a.split("=", 1) for a in argv[1:])
    os.environ.update(ZEPHYR_BASE=args["ZEPHYR_BASE"], APP_DIR=args["APP_DIR"])  # see show_path()
    cache = Cache(binary, args)
    if cache.fresh():
        for text in cache.old.get("warnings", []):
            print(text, file=sys.stderr)
        return 0
    try:
        try:
            from build import flow
        except ModuleNotFoundError as e:
            raise BuildError(
                f"{sys.executable} lacks the package '{e.name}'",
                mend=f"{args['ZEPHYR_BASE']}/ete doctor",
            ) from None
        flow.configure(Config(binary, args), cache)
    except BuildError as e:
        print(e, file=sys.stderr)
        return 1
    except MoreRoots as e:
        print(e, end="")
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
