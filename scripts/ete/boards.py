# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The boards of the tree, read from their board records (boards/**/*.yaml with an `identifier`).

The command line must know a board's architecture before its Python packages are installed, so this
reads the few plain `key: value` lines it wants by itself; the test runner reads the records in
full.
"""

import os
import re
from pathlib import Path

from . import tree


class Board:
    """What one record says: `target` is the name given to -b."""

    def __init__(self, record, fields):
        self.record = record
        self.target = fields["identifier"]
        self.name = self.target.split("/")[0]
        self.full_name = fields.get("name", "")
        self.arch = fields.get("arch", "?")
        self.ram = fields.get("ram", "")
        self.flash = fields.get("flash", "")
        self.simulation = fields.get("simulation", "")

    @property
    def how(self):
        """How a program for this board runs here."""
        return {"native": "as a program of this machine", "": "on hardware"}.get(
            self.simulation, self.simulation
        )


_LINE = re.compile(r"^([a-z_]+):[ \t]*(?:\"([^\"]*)\"|'([^']*)'|([^#\n]*))", re.M)


def _read(path):
    text = path.read_text(errors="replace")
    return {
        m[1]: next(g for g in m.groups()[1:] if g is not None).strip() for m in _LINE.finditer(text)
    }


def roots(extra=()):
    """The tree itself, then every root named by -DBOARD_ROOT and the environment."""
    named = [*extra, *filter(None, re.split("[;:]", os.environ.get("BOARD_ROOT", "")))]
    return [tree.ROOT, *map(Path, named)]


def all_boards(extra_roots=()):
    found = {}
    for root in roots(extra_roots):
        for path in sorted((root / "boards").glob("**/*.yaml")):
            fields = _read(path)
            if fields.get("identifier"):
                found.setdefault(fields["identifier"], Board(path, fields))
    return list(found.values())


def find(target, extra_roots=()):
    """The record of a board target, or None. Names may carry a revision or a qualifier that the
    record leaves out (`native_sim/native` is `native_sim`), or use _ for /."""
    boards = all_boards(extra_roots)
    wanted = re.sub(r"@[^/]*", "", target)
    for board in boards:
        if wanted in (board.target, board.target.replace("/", "_")):
            return board
    longer = [b for b in boards if wanted.startswith(b.target + "/")]
    return max(longer, key=lambda b: len(b.target), default=None)
