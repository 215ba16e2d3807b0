# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Say that a source is missing: missing_source.py CMAKELISTS PATH. Called by CMake when it is."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from build.errors import BuildError, did_you_mean  # noqa: E402


def main(lists, path):
    lists, path = Path(lists), Path(path)
    name = os.path.relpath(path, lists.parent)
    line = None
    if lists.exists():
        for number, text in enumerate(lists.read_text(errors="replace").splitlines(), 1):
            if path.name in text.split("#")[0]:
                line = number
                break
    there = [
        os.path.relpath(f, lists.parent)
        for folder in {path.parent, lists.parent, lists.parent / "src"}
        for f in (folder.iterdir() if folder.is_dir() else [])
        if f.suffix.lower() in (".c", ".cpp", ".cc", ".cxx", ".s")
    ]
    mend = did_you_mean(name, there) or (
        "sources here: " + ", ".join(sorted(there)[:5]) if there else f"write {path}, or remove it"
    )
    print(BuildError(f"the source '{name}' does not exist", lists, line, mend), file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
