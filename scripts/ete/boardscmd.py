# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""ete boards: what can be built for, and how it runs here."""

import argparse
import json

from . import boards, tree, ui


def parser(prog):
    p = argparse.ArgumentParser(
        prog=prog,
        description="List the boards with architecture, RAM and flash in KB, and how they run.",
    )
    p.add_argument("pattern", nargs="?", default="", help="only boards whose name contains this")
    p.add_argument(
        "--board-root", action="append", default=[], metavar="DIR", help="also look in DIR/boards"
    )
    p.add_argument("--json", action="store_true", help="print a JSON list")
    p.add_argument(
        "--doc", metavar="FILE", help="write the page of all boards (doc/boards.md) from results"
    )
    p.add_argument(
        "--results",
        action="append",
        default=[],
        metavar="JSON",
        help="what --doc reads: results of ete test (default: build/test/twister.json); may be "
        "repeated, the last counts",
    )
    return p


def main(args):
    if args.doc:
        from . import boardsdoc

        boardsdoc.write(args.doc, args.results)
        return 0
    found = [b for b in boards.all_boards(args.board_root) if args.pattern in b.target]
    if not found:
        near = ui.nearest(args.pattern, [b.target for b in boards.all_boards(args.board_root)])
        raise ui.Fail(
            f"no board has '{args.pattern}' in its name",
            "did you mean " + ", ".join(near) if near else "ete boards lists all",
        )
    found.sort(key=lambda b: (b.simulation == "", b.target))
    if args.json:
        keys = ("target", "full_name", "arch", "ram", "flash", "how")
        print(json.dumps([{k: getattr(b, k) for k in keys} for b in found], indent=1))
        return 0
    rows = [("board (-b)", "arch", "ram KB", "flash KB", "runs", "record")]
    rows += [
        (b.target, b.arch, b.ram or "-", b.flash or "-", b.how, tree.show(b.record)) for b in found
    ]
    print("\n".join(ui.table(rows, right=(2, 3))))
    return 0
