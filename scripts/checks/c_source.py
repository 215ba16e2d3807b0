# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
"""What the checks share: the tracked files, and a light reading of C."""
from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def tracked(*suffixes: str) -> list[Path]:
    """Files git tracks with one of these endings (all without), as paths relative to the root."""
    out = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    names = [n for n in out.stdout.decode().split("\0") if n and (ROOT / n).is_file()]
    return [Path(n) for n in names if not suffixes or n.endswith(suffixes)]


def read(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")


@dataclass
class Function:
    name: str
    line: int
    length: int = 0
    nesting: int = 0
    conditionals: int = 0


@dataclass
class CFile:
    lines: int = 0
    code: int = 0
    comments: int = 0
    asserts: int = 0
    functions: list[Function] = field(default_factory=list)


_BLANKED = re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'", re.S)

# K_OOPS(): what a system call checks of its arguments
_ASSERT = re.compile(r"\b(?:__ASSERT\w*|BUILD_ASSERT|Z_ASSERT\w*|K_OOPS)\(")


def blank(text: str) -> str:
    """The text with comments and literals emptied, line numbers kept."""
    return _BLANKED.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)


def _comment_lines(text: str) -> int:
    return sum(m.group().count("\n") + 1 for m in _BLANKED.finditer(text) if m.group()[0] == "/")


def parse(text: str) -> CFile:
    """Read one C file in kernel style: a function's braces stand in column 0."""
    out = CFile(lines=text.count("\n"), comments=_comment_lines(text))
    lines = blank(text).split("\n")
    out.code = sum(1 for line in lines if line.strip())
    out.asserts = sum(len(_ASSERT.findall(line)) for line in lines)
    current, head, depth, in_macro = None, "", 0, False
    for number, line in enumerate(lines, 1):
        was_macro, in_macro = in_macro, line.rstrip().endswith("\\") and (
            in_macro or line.lstrip().startswith("#"))
        if was_macro or line.lstrip().startswith("#"):
            if current and not was_macro and re.match(r"\s*#\s*(if|ifdef|ifndef|elif)\b", line):
                current.conditionals += 1
            continue
        if current is None:
            if line.startswith("{") and head.rstrip().endswith(")"):
                name = re.search(r"(\w+)\s*\(", head)
                current, depth = Function(name.group(1) if name else "?", number), 0
            elif line.strip():
                head = line if not line[:1].isspace() else head + " " + line
                continue
            else:
                continue
        depth += line.count("{") - line.count("}")
        current.nesting = max(current.nesting, depth)
        if line.startswith("}"):
            current.length = number - current.line - 1
            out.functions.append(current)
            current, head = None, ""
    return out


def report(name: str, problems: list[str]) -> int:
    """Print what was found; the exit status."""
    for problem in problems:
        print(problem)
    print(f"{name}: {'ok' if not problems else f'{len(problems)} problem(s)'}")
    return 1 if problems else 0
