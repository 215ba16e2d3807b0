# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The devicetree of a build: read it, write what the build needs of it.

load() gives a tree.Tree; the write_*() functions and write_all() put it into files. They touch a
file only if its contents change. All mistakes in the input end as one mistakes.DtsError.
`python3 edt.py --help` does the same from a shell, for experiments and tests.
"""

import argparse
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from devicetree import dtlib, edtlib  # noqa: E402

import check  # noqa: E402
import facts  # noqa: E402
import header  # noqa: E402
import needs  # noqa: E402
import outputs  # noqa: E402
from bindings import Library  # noqa: E402
from mistakes import DtsError, fail  # noqa: E402
from source import preprocess  # noqa: E402
from tree import Tree  # noqa: E402

__all__ = ["DtsError", "load", "search_dirs", "write_all"]


def search_dirs(roots, arch=None):
    """(include folders, binding folders) that devicetree sources below `roots` may use."""
    includes, bindings = [], []
    for root in dict.fromkeys(str(r) for r in roots):
        names = ["include", "include/zephyr", "dts/common", "dts/vendor"]
        names += [f"dts/{arch}"] if arch else []
        names.append("dts")
        includes += [p for p in (os.path.join(root, n) for n in names) if os.path.isdir(p)]
        folder = os.path.join(root, "dts", "bindings")
        if os.path.isdir(folder):
            bindings.append(folder)
    return includes, bindings


def load(dts, overlays=(), include_dirs=(), bindings_dirs=(), cpp=("gcc",), cppflags=(),
         out_dir=".", cache_dir=None):
    """Read a board's .dts and overlays. Raises DtsError."""
    files = [str(dts), *map(str, overlays)]
    out_dir = str(out_dir)
    text, read = preprocess(files, include_dirs, list(cpp), list(cppflags), out_dir)
    library = Library(bindings_dirs, os.path.join(str(cache_dir or out_dir), "bindings.json"))
    try:
        tree = Tree(text, files, library)
    except (dtlib.DTError, edtlib.EDTError) as error:
        fail(str(error).split(" (column")[0])
    tree.vendors = _vendors(bindings_dirs)
    try:
        tree.resolve()
    except DtsError:
        raise
    except (dtlib.DTError, edtlib.EDTError, KeyError, ValueError, UnicodeDecodeError) as error:
        check.explain(tree, error)
    check.tree(tree)
    library.save()
    tree.facts = facts.collect(tree)
    tree.deps = read + sorted(library.used)
    return tree


def _vendors(bindings_dirs):
    vendors = {}
    for folder in bindings_dirs:
        path = os.path.join(str(folder), "vendor-prefixes.txt")
        if os.path.isfile(path):
            with open(path, encoding="utf-8") as file:
                pairs = (line.rstrip("\n").split("\t", 1) for line in file)
                vendors.update(p for p in pairs if len(p) == 2 and not p[0].startswith("#"))
    return vendors


def write_header(tree, path):
    outputs.save(path, header.render(tree))


def write_dts(tree, path):
    outputs.save(path, outputs.dts(tree))


def write_kconfig(tree, path):
    outputs.save(path, outputs.kconfig(tree))


def write_checks(tree, path):
    outputs.save(path, needs.checks(tree))


def write_json(tree, path):
    outputs.save(path, json.dumps(tree.facts, separators=(",", ":")))


def write_cmake(tree, path):
    outputs.save(path, outputs.cmake(tree.facts))


def write_all(tree, build_dir):
    """Everything, where the build expects it below the CMake binary folder."""
    zephyr = os.path.join(str(build_dir), "zephyr")
    write_header(tree, os.path.join(
        zephyr, "include", "generated", "zephyr", "devicetree_generated.h"))
    write_checks(tree, os.path.join(zephyr, "include", "generated", "boot_order_checks.ld"))
    write_dts(tree, os.path.join(zephyr, "zephyr.dts"))
    write_kconfig(tree, os.path.join(str(build_dir), "Kconfig", "Kconfig.dts"))
    write_json(tree, os.path.join(zephyr, "edt.json"))
    write_cmake(tree, os.path.join(zephyr, "dts.cmake"))


def main():
    parser = argparse.ArgumentParser(description="Generate devicetree outputs of a build.")
    parser.add_argument("dts", help="the board's .dts")
    parser.add_argument("overlays", nargs="*", help="overlays, in the order they apply")
    parser.add_argument("--root", action="append", default=[],
                        help="folder with dts/ and include/ (repeatable)")
    parser.add_argument("--arch", help="architecture: also search dts/ARCH")
    parser.add_argument("--cpp", default="gcc", help="C preprocessor (default gcc)")
    parser.add_argument("--build-dir", required=True, help="where to write")
    args = parser.parse_args()
    includes, bindings = search_dirs(args.root, args.arch)
    try:
        tree = load(args.dts, args.overlays, includes, bindings, cpp=args.cpp.split(),
                    out_dir=os.path.join(args.build_dir, "zephyr"))
    except DtsError as error:
        print(error, file=sys.stderr)
        return 1
    for warning in tree.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    write_all(tree, args.build_dir)
    return 0


if __name__ == "__main__":
    sys.exit(main())
