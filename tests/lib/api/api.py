#!/usr/bin/env python3
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
"""Does every public name exist, with its signature?

    api.py probe OUTDIR           write C files that use every name of api_names.txt
    api.py extract DIR HEADER...  write api_names.txt from a folder of facts of the API

The test here compiles, links and runs what `probe` writes: a missing name or another signature
stops its build with the name in the message. A function is assigned to a pointer of its type, which
is then linked; a macro is tested with #ifndef unless a function has its name; members, enumerators
and types are used. What is left out stands with its reason in api_left_out.txt.

api_names.txt: `<header>` opens a header; then lines of one letter and what follows it:
f RETURN|NAME|PARAMETERS   m MACRO...   t TYPE...   s STRUCT: MEMBER...   e ENUMERATOR...
"""
from __future__ import annotations

import re
import sys
from fnmatch import fnmatchcase
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMES = HERE / "api_names.txt"
LEFT_OUT = HERE / "api_left_out.txt"
FUNCTION = re.compile(r"^(.*?)(\w+)\s*\((.*)\)((?:\s*\[\w+\])*)$")
HEAD = ("# Copyright The Etesian Authors\n# SPDX-License-Identifier: Apache-2.0\n#\n"
        "# The names of the public API (tests/lib/api/api.py says how to read this).\n")


def split_parameters(text: str) -> list[str]:
    out, depth, part = [], 0, ""
    for c in text:
        depth += (c == "(") - (c == ")")
        if c == "," and depth == 0:
            out.append(part)
            part = ""
        else:
            part += c
    return out + [part] if part.strip() else out


def without_name(parameter: str) -> str:
    parameter = parameter.strip()
    if "(*" in parameter:
        return re.sub(r"\(\*\s*\w+\)", "(*)", parameter, count=1)
    if parameter in ("void", "..."):
        return parameter
    match = re.fullmatch(r"(.*[\s*])\w+((?:\[\w*\])*)", parameter)
    return (match.group(1).strip() + match.group(2)) if match else parameter


def compact_function(line: str) -> str:
    match = FUNCTION.match(line)
    if not match:
        sys.exit(f"cannot read the function: {line}")
    parameters = ",".join(map(without_name, split_parameters(match.group(3)))) or "void"
    ret = match.group(1).replace("__must_check", "").strip()
    return f"f {ret}|{match.group(2)}|{parameters}"


def extract_header(path: Path, header: str) -> list[str]:
    """The lines of api_names.txt for one file of facts."""
    section, functions, structs = "", [], []
    names: dict[str, list[str]] = {"m": [], "t": [], "e": []}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            section = line[3:].split()[0]
        elif not line or line[0] == "#":
            continue
        elif section == "functions":
            functions.append(compact_function(line))
        elif section == "macros":
            names["m"].append(re.match(r"\w+", line).group())
        elif section == "typedefs":
            names["t"].append(re.match(r"\w+", line).group())
        elif section == "enumerators":
            names["e"] += [n.strip() for n in line.split(":", 1)[1].split(",")]
        elif section == "structs":
            match = re.match(r"((?:struct|union) \w+)((?:::\S+)*):\s(.*)", line)
            if match and not re.search("anon[0-9a-f]{6,}", match.group(1)):
                members = [m.split()[-1] for m in match.group(3).split(";") if m.strip()]
                structs.append((match.group(1), match.group(2), members))
    out = [f"<{header}>", *functions]
    for letter, found in names.items():
        found = [n for n in dict.fromkeys(found) if n.isidentifier()]
        row = letter
        for name in found:
            if len(row) + len(name) > 98:
                out.append(row)
                row = letter
            row += " " + name
        if row != letter:
            out.append(row)
    kinds = {struct.split()[1]: struct for struct, inner, _ in structs if not inner}
    for struct, _, members in structs:
        struct = kinds.get(struct.split()[1], "struct " + struct.split()[1])
        out.append(f"s {struct}: {' '.join(members)}")
    return out


def extract(folder: Path, patterns: list[str]) -> None:
    lines: list[str] = []
    for path in sorted(folder.rglob("*.txt")):
        name = path.relative_to(folder).with_suffix("").as_posix()
        if any(fnmatchcase(name, p) for p in patterns):
            lines += extract_header(path, f"zephyr/{name}.h")
    NAMES.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def left_out() -> list[str]:
    rows = LEFT_OUT.read_text(encoding="utf-8").splitlines()
    return [row.split()[0] for row in rows if row and row[0] != "#"]


class Probe:
    """The C file for one header."""

    def __init__(self, header: str, skipped: list[str]) -> None:
        self.header = header
        self.ident = re.sub(r"\W", "_", header)
        self.skipped = skipped
        self.checks: list[str] = []
        self.uses: list[str] = []
        self.functions: dict[str, str] = {}
        self.either: set[str] = set()

    def wanted(self, name: str) -> bool:
        full = f"{self.header}:{name}"
        return not any(fnmatchcase(full if ":" in s else name, s) for s in self.skipped)

    def add(self, line: str) -> None:
        kind, rest = line[0], line[2:]
        if kind == "f":
            ret, name, parameters = rest.split("|")
            if self.wanted(name):
                self.functions[name] = (
                    f"\t{{ {ret} (*f)({parameters}) = {name}; api_linked((void *)f); }}")
        elif kind == "s":
            struct, members = rest.split(": ")
            tag = struct.split()[1]
            for member in members.split():
                if self.wanted(tag) and self.wanted(f"{tag}.{member}"):
                    self.uses.append(f"\t(void)(({struct} *)p)->{member};")
        else:
            for name in filter(self.wanted, rest.split()):
                if kind == "m" and name in self.functions:
                    self.either.add(name)
                elif kind == "m":
                    self.checks.append(f"#ifndef {name}\n#error \"macro {name} is missing\"\n#endif")
                elif kind == "t":
                    self.uses.append(f"\t{{ {name} *t = p; (void)t; }}")
                else:
                    self.uses.append(f"\t(void)({name} == 0);")

    def calls(self) -> list[str]:
        return [f"#ifndef {name}\n{use}\n#else\n\tapi_linked((void *)api_linked);\n#endif"
                if name in self.either else use for name, use in self.functions.items()]

    def text(self) -> str:
        return "\n".join([
            "/* Written by tests/lib/api/api.py from tests/lib/api/api_names.txt. */",
            "#include <zephyr/kernel.h>", f"#include <{self.header}>", *self.checks,
            "extern void api_linked(void *function);", f"void {self.ident}(void *p);",
            f"void {self.ident}(void *p)", "{", *self.calls(), "\tif (p != NULL) {", *self.uses, "\t}",
            "}", ""])


def probe(out: Path) -> None:
    """One file a header, and the list api_probes.h; what would not change is not touched."""
    skipped = left_out()
    probes: list[Probe] = []
    for line in NAMES.read_text(encoding="utf-8").splitlines():
        if line.startswith("<"):
            probes.append(Probe(line.strip("<>"), skipped))
        elif line and line[0] != "#":
            probes[-1].add(line)
    probes = [p for p in probes if p.wanted(p.header)]
    texts = {f"{p.ident}.c": p.text() for p in probes}
    texts["api_probes.h"] = "".join(f"API_PROBE({p.ident}, {len(p.functions)})\n" for p in probes)
    out.mkdir(parents=True, exist_ok=True)
    for old in out.iterdir():
        if old.name not in texts:
            old.unlink()
    for name, text in texts.items():
        path = out / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def main() -> int:
    match sys.argv[1:]:
        case ["probe", out]:
            probe(Path(out))
        case ["extract", folder, *patterns] if patterns:
            extract(Path(folder), patterns)
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
