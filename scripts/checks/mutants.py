# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
"""Small changes to C source, each of which a good test should notice (mutate.py runs them).

Only the bodies of functions are changed, never a comment, a literal text, a line of the
preprocessor, or an assertion (a weaker assertion is nothing that a test could see).
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import c_source

SWAPS = {
    "compare": {"==": "!=", "!=": "==", "<": "<=", "<=": "<", ">": ">=", ">=": ">"},
    "logic": {"&&": "||", "||": "&&"},
    "arithmetic": {"+": "-", "-": "+", "+=": "-=", "-=": "+=", "++": "--", "--": "++", "*": "+",
                   "/": "*", "%": "/", "<<": ">>", ">>": "<<"},
    "bits": {"&": "|", "|": "&", "&=": "|=", "|=": "&=", "^": "|", "^=": "|="},
}
OPERATOR = {old: (kind, new) for kind, swaps in SWAPS.items() for old, new in swaps.items()}
# Binary operators stand between blanks in this tree, so unary - & * and -> are told from them.
BINARY = re.compile(r"(?<= )(==|!=|<=|>=|&&|\|\||\+=|-=|&=|\|=|\^=|<<|>>|[<>+\-*/%&|^])(?= )")
STEP = re.compile(r"\+\+|--")
NUMBER = re.compile(r"(?<![\w.])(\d+)([uUlL]*)(?![\w.])")
TRUTH = re.compile(r"\b(?:true|false)\b")
CONDITION = re.compile(r"\b(?:if|while) (?=\()")
ERROR = re.compile(r"(?<=return )-E[A-Z]+(?=;)")
# A whole statement in one line: a call or an assignment; declarations begin with two words.
STATEMENT = re.compile(r"^\t+((?:\(void\))?\*?(?:\+\+|--)?[A-Za-z_][\w.\->\[\]]*"
                       r"(?:\(.*\)|\s*(?:[-+*/&|^]|<<|>>)?=.*|\+\+|--);)$")
KEYWORD = re.compile(r"(?:return|goto|break|continue|case|default)\b")
ASSERTION = re.compile(r"\b(?:Z_ASSERT|__ASSERT|BUILD_ASSERT)\w*\(")


@dataclass(frozen=True)
class Mutant:
    """`old` at `offset` of the file's text becomes `new`."""

    file: str
    line: int
    column: int
    kind: str
    offset: int
    old: str
    new: str

    @property
    def name(self) -> str:
        return f"{self.file}:{self.line}:{self.column}:{self.kind}"

    def apply(self, text: str) -> str:
        end = self.offset + len(self.old)
        assert text[self.offset : end] == self.old
        return text[: self.offset] + self.new + text[end:]

    def __str__(self) -> str:
        return " ".join(f"{self.name}: {self.old} -> {self.new}".split())


def body_lines(blanked: str) -> Iterator[tuple[int, int, str]]:
    """(number, offset, line) of each line within a function that may be changed."""
    inside, offset, asserting, in_macro = False, 0, False, False
    for number, line in enumerate(blanked.split("\n"), 1):
        macro = in_macro or line.lstrip().startswith("#")
        in_macro = macro and line.endswith("\\")
        if not macro:
            if line.startswith("{"):
                inside = True
            elif line.startswith("}"):
                inside = False
            elif inside:
                asserting = asserting or bool(ASSERTION.search(line))
                if not asserting:
                    yield number, offset, line
                asserting = asserting and not line.rstrip().endswith(";")
        offset += len(line) + 1


def closing(text: str, at: int) -> int:
    """Where the bracket that opens at `at` closes; -1 if it does not."""
    depth = 0
    for i in range(at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[i], 0)
        if depth == 0:
            return i
    return -1


def _changes(line: str, rest: str) -> Iterator[tuple[int, str, str, str]]:
    """(column, kind, old, new) of each change to a line; `rest` is the text from its begin."""
    for m in [*BINARY.finditer(line), *STEP.finditer(line)]:
        kind, new = OPERATOR[m[0]]
        if m[0] in ("*", "&") and not re.search(r"[\w)\]]\s$", line[: m.start()]):
            continue
        yield m.start(), kind, m[0], new
    for m in NUMBER.finditer(line):
        yield m.start(), "constant", m[0], f"{int(m[1], 8 if m[1][:1] == '0' else 10) + 1}{m[2]}"
        if m[1] == "1":
            yield m.start(), "constant-0", m[0], f"0{m[2]}"
    for m in TRUTH.finditer(line):
        yield m.start(), "truth", m[0], "false" if m[0] == "true" else "true"
    for m in ERROR.finditer(line):
        yield m.start(), "error", m[0], "0"
    for m in CONDITION.finditer(line):
        end = closing(rest, m.end())
        if end > 0:
            condition = rest[m.end() : end + 1]
            yield m.end(), "negate", condition, f"(!{condition})"
    m = STATEMENT.match(line)
    if m and not KEYWORD.match(m[1]):
        yield m.start(1), "drop", m[1], ";"


def of_text(text: str, file: str = "") -> list[Mutant]:
    """All mutants of a file, in the order of their places."""
    blanked = c_source.blank(text)
    found = []
    for number, offset, line in body_lines(blanked):
        for column, kind, old, new in _changes(line, blanked[offset:]):
            start = offset + column
            original = text[start : start + len(old)]
            if original != old:  # a literal or comment within: keep it
                new = new.replace(old, original)
            found.append(Mutant(file, number, column + 1, kind, start, original, new))
    return sorted(found, key=lambda m: (m.offset, m.kind))
