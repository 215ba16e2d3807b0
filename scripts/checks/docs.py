#!/usr/bin/env python3
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
"""Run the commands of the documents, and follow their links.

A fenced block marked `sh` is typed into one shell per document, in the tree's root, line by line. The
block that follows it, marked `text`, is what must be seen: each of its lines somewhere in the output, in
order; `...` within a line stands for anything. Blocks marked `console` are shown, not run.
"""
from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import c_source

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
TIMEOUT_S = 300


def fences(text: str) -> list[tuple[str, str, int]]:
    return [(m.group(1), m.group(2), text.count("\n", 0, m.start()) + 1)
            for m in FENCE.finditer(text)]


def missing_line(expected: str, output: str) -> str | None:
    """The first expected line that does not come, in order, in the output."""
    at = 0
    for line in filter(str.strip, expected.splitlines()):
        pattern = ".*".join(re.escape(part.strip()) for part in line.strip().split("..."))
        found = re.compile(pattern).search(output, at)
        if not found:
            return line
        at = found.end()
    return None


def run_document(path: Path, text: str) -> list[str]:
    problems = []
    blocks = fences(text)
    with tempfile.TemporaryDirectory() as scratch:
        for index, (kind, body, line) in enumerate(blocks):
            if kind != "sh":
                continue
            script = f"export TMP_DIR={scratch}\ncd {c_source.ROOT}\n[ -f {scratch}/cwd ] && " \
                     f"cd \"$(cat {scratch}/cwd)\"\nset -e\n{body}\npwd > {scratch}/cwd\n"
            try:
                done = subprocess.run(["bash", "-c", script], capture_output=True, text=True,
                                      timeout=TIMEOUT_S, stdin=subprocess.DEVNULL, check=False)
            except subprocess.TimeoutExpired:
                problems.append(f"{path}:{line}: not done after {TIMEOUT_S} s")
                continue
            output = done.stdout + done.stderr
            if done.returncode != 0:
                tail = "\n    ".join(output.splitlines()[-5:])
                problems.append(f"{path}:{line}: exit status {done.returncode}\n    {tail}")
            elif index + 1 < len(blocks) and blocks[index + 1][0] == "text":
                lost = missing_line(blocks[index + 1][1], output)
                if lost is not None:
                    problems.append(f"{path}:{blocks[index + 1][2]}: not in the output: {lost}")
    return problems


def dead_links(path: Path, text: str) -> list[str]:
    return [f"{path}:{text.count(chr(10), 0, m.start()) + 1}: no such file: {m.group(1)}"
            for m in LINK.finditer(text)
            if not (c_source.ROOT / path.parent / m.group(1)).exists()]


def main() -> int:
    problems = []
    only = sys.argv[1:]
    for path in c_source.tracked(".md"):
        if only and str(path) not in only:
            continue
        text = c_source.read(path)
        problems += dead_links(path, text)
        problems += run_document(path, text)
    return c_source.report("docs", problems)


if __name__ == "__main__":
    sys.exit(main())
