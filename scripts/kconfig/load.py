# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Parse the Kconfig tree, apply the fragments, write .config and autoconf.h.

kconfiglib does the language; this file gives it the fragments line by line, so that each mistake
can be shown with its file and line (see explain.py for what is said about it).
"""

import os
import re
from pathlib import Path
import sys
import types
from dataclasses import dataclass

import kconfiglib
from build.errors import BuildError, did_you_mean, warn

from kconfig import functions as own

_ASSIGN = re.compile(r"CONFIG_([A-Za-z0-9_]+)\s*=(.*)")
_UNSET = re.compile(r"#\s*CONFIG_([A-Za-z0-9_]+) is not set\s*$")


@dataclass
class Assignment:
    name: str
    value: str  # without quotes
    file: str
    line: int

    @property
    def where(self):
        return {"file": self.file, "line": self.line}


def parse_tree(root, env, functions):
    """The Kconfig tree below `root`. `env` is what the files may refer to with $(NAME), `functions`
    the devicetree's to call with $(name,...)."""
    os.environ.update(env)
    os.environ["CONFIG_"] = "CONFIG_"
    os.environ["KCONFIG_FUNCTIONS"] = "etesian_kconfig_functions"  # kconfiglib imports this name
    module = types.ModuleType(os.environ["KCONFIG_FUNCTIONS"])
    module.functions = {**own.functions(), **functions}
    sys.modules[module.__name__] = module
    try:
        kconf = kconfiglib.Kconfig(root, warn=False, suppress_traceback=False)
    except (kconfiglib.KconfigError, OSError) as e:
        text = str(e).strip()
        loop = re.findall(r"(\S+) \(defined at (\S+?):(\d+)\)", text)
        if "Dependency loop" in text and loop:
            chain = " -> ".join(name for name, _, _ in loop)
            file = os.path.join(env["srctree"], loop[0][1])
            raise BuildError(
                f"options depend on each other in a circle: {chain}",
                file,
                int(loop[0][2]),
                mend="drop one 'select', 'default' or 'depends on' of the circle",
            ) from None
        text = re.sub(r"' not found \(in .*", "' is sourced here but does not exist", text)
        text = text.replace("\n", " ")
        m = re.match(r"(?:error: )?([^:\s]+):(\d+): (?:error: )?(.*)", text)
        if m:
            file = os.path.join(env["srctree"], m.group(1))
            raise BuildError(m.group(3)[:300], file, int(m.group(2))) from None
        raise BuildError(text[:300]) from None
    return kconf


def _bad_line(text, file, number):
    m = re.match(r"(?:CONFIG_)?([A-Za-z0-9_]+)\s*[:= ]\s*(\S+)", text)
    mend = f"CONFIG_{m.group(1)}={m.group(2)}" if m else "CONFIG_NAME=value, or start it with '#'"
    raise BuildError(f"can not read the line '{text[:60]}'", file, number, mend=mend)


def read_fragment(file, text=None):
    """Assignments of a fragment, in order; strings still in their quotes."""
    if text is None:
        try:
            with open(file, encoding="utf-8") as f:
                text = f.read()
        except UnicodeDecodeError:
            raise BuildError("is not UTF-8 text", file, mend=f"iconv -t utf-8 {file}") from None
    out = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        m = _UNSET.match(line)
        if m:
            out.append(Assignment(m.group(1), "n", str(file), number))
            continue
        if not line or line[0] == "#":
            continue
        m = _ASSIGN.match(line)
        if not m:
            _bad_line(line, file, number)
        if re.search(r"\s", line.split("=", 1)[0]):
            _bad_line(line, file, number)
        out.append(Assignment(m.group(1), m.group(2).strip(), str(file), number))
    return out


def _unquote(a, sym, strict):
    """Check the value's form against the option's type; returns the bare value."""
    kind, value = sym.orig_type, a.value
    config = f"CONFIG_{a.name}"
    comment = re.fullmatch(r"(\"(?:[^\"\\]|\\.)*\"|[^\"\s#]+)\s*#.*", value)
    if comment:
        value = comment.group(1)
    if kind == kconfiglib.STRING:
        m = re.fullmatch(r'"((?:[^"\\]|\\.)*)"', value)
        if m:
            return kconfiglib.unescape(m.group(1))
        if strict:
            raise BuildError(
                f"{config} is a string: its value needs double quotes",
                **a.where,
                mend=f"{config}=\"{value.strip(chr(39) + chr(34))}\"",
            )
        return value
    bare = value.strip("\"'")
    if kind in (kconfiglib.BOOL, kconfiglib.TRISTATE):
        if value not in ("y", "n"):
            word = "n" if bare.lower() in ("n", "0", "no", "false", "off", "") else "y"
            raise BuildError(
                f"{config} is a switch: '{a.value}' is neither y nor n",
                **a.where,
                mend=f"{config}={word}",
            )
        return value
    names = {kconfiglib.INT: ("a decimal number", 10), kconfiglib.HEX: ("a hex number", 16)}
    text, base = names[kind]
    try:
        int(value, base)
    except ValueError:
        try:
            number = int(bare, 0)
            mend = f"{config}={hex(number) if base == 16 else number}"
        except ValueError:
            mend = f"{config}={sym.str_value or '0'}"
        raise BuildError(f"{config} wants {text}, not '{a.value}'", **a.where, mend=mend) from None
    return value if base == 10 or value.lower().startswith("0x") else "0x" + value


def _zephyr_options():
    """Options of Zephyr 3.7: name -> names of options that it cannot be without."""
    lines = (Path(__file__).parent / "zephyr_names.txt").read_text().splitlines()
    return {w[0]: w[1:] for w in map(str.split, lines) if w[0] != "#"}


def _undefined(kconf, assignments):
    """Judge the assignments to options that are not there. Turning one off is no mistake, nor is a
    number or text for it, nor what would have no effect in Zephyr either; anything else is."""
    options = _zephyr_options() if assignments else {}
    wanted = {a.name for a in assignments if a.value == "y"}
    for a in assignments:
        if a.name not in options:
            _unknown(kconf, a)
        if a.value == "n":
            continue
        missing = [
            d
            for d in options[a.name]
            if not (d in wanted or d in kconf.syms and kconf.syms[d].str_value not in ("n", ""))
        ]
        if a.value == "y" and not missing:
            raise BuildError(
                f"CONFIG_{a.name} is an option of Zephyr 3.7 that is not there yet",
                **a.where,
                mend="remove the line and what depends on it, or set it to n",
            )
        why = f"needs {', '.join(missing)}" if missing else "belongs to a part that is not there yet"
        warn(f"CONFIG_{a.name} has no effect: it {why}", **a.where, mend="remove the line")


def _unknown(kconf, a):
    known = [s.name for s in kconf.unique_defined_syms]
    raise BuildError(
        f"there is no option CONFIG_{a.name}",
        **a.where,
        mend=did_you_mean(a.name, known, "remove the line; ./ete menuconfig can search for options")
        .replace("did you mean ", "did you mean CONFIG_").replace(", ", ", CONFIG_"),
    )  # fmt: skip


def apply(kconf, fragments, cli):
    """Give all assignments to kconfiglib. Returns them, the last one of each option only."""
    final, undefined = {}, []
    sources = [(str(f), read_fragment(f)) for f in fragments]
    sources.append((None, [Assignment(k, v, f"-DCONFIG_{k}={v}", None) for k, v in cli.items()]))
    for file, assignments in sources:
        seen = {}
        for a in assignments:
            sym = kconf.syms.get(a.name)
            if sym is None or not sym.nodes or sym.orig_type == kconfiglib.UNKNOWN:
                undefined.append(a)
                continue
            a.value = _unquote(a, sym, strict=file is not None)
            if a.name in seen and seen[a.name].value != a.value:
                warn(
                    f"CONFIG_{a.name} is set again (it was set in line {seen[a.name].line})",
                    **a.where,
                    mend="keep one of the two lines",
                )
            seen[a.name] = a
            final.pop(a.name, None)
            final[a.name] = a
            sym.set_value(a.value)
    _undefined(kconf, undefined)
    return final


def _header_line(sym):
    value = sym.str_value
    if sym.orig_type in (kconfiglib.BOOL, kconfiglib.TRISTATE):
        return f"#define CONFIG_{sym.name} 1" if value == "y" else None
    if sym.orig_type == kconfiglib.STRING:
        return f'#define CONFIG_{sym.name} "{kconfiglib.escape(value)}"'
    if value == "":
        return None
    if sym.orig_type == kconfiglib.HEX and not value.lower().startswith("0x"):
        value = "0x" + value
    return f"#define CONFIG_{sym.name} {value}"


def autoconf(kconf):
    """Text of autoconf.h."""
    lines = ["/* Generated by scripts/kconfig/load.py from the Kconfig options: do not edit. */"]
    for sym in kconf.unique_defined_syms:
        if sym._write_to_conf or sym.str_value not in ("n", ""):
            line = _header_line(sym) if sym.config_string else None
            if line:
                lines.append(line)
    return "\n".join(lines) + "\n"


def values(kconf):
    """Option name (with CONFIG_) -> value, of all options that have one; switches only if y."""
    out = {}
    for sym in kconf.unique_defined_syms:
        if not sym.config_string:
            continue
        value = sym.str_value
        if sym.orig_type in (kconfiglib.BOOL, kconfiglib.TRISTATE) and value == "n":
            continue
        out["CONFIG_" + sym.name] = value
    return out
