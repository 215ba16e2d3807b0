# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Which Kconfig options bring in the driver of a compatible.

Drivers depend on DT_HAS_<COMPATIBLE>_ENABLED. This reads the Kconfig files of drivers/ as text, only
when an explanation is wanted: no Kconfig tree is built.
"""

import os
import re

from names import ident

_ENTRY = re.compile(r"^(?:menu)?config (\w+)")
_SYMBOL = re.compile(r"\b[A-Z][A-Z0-9_]+\b")


def missing_options(compats, base, config):
    """Options to set for a driver of one of `compats`; [] if all are set; None if there is none."""
    enabled = _enabled(config)
    for compat in compats:
        wanted = f"DT_HAS_{ident(compat).upper()}_ENABLED"
        for needs, on_by_default in _options(base, wanted):
            missing = [symbol for symbol in needs if symbol not in enabled]
            return missing[:-1] if on_by_default and len(missing) > 1 else missing
    return None


def _enabled(config):
    try:
        with open(config, encoding="utf-8") as file:
            return set(re.findall(r"^CONFIG_(\w+)=y$", file.read(), re.MULTILINE))
    except OSError:
        return set()


def _options(base, wanted):
    """For each option that mentions `wanted`: the `if`s around it and the option itself, and
    whether it is on by default once those hold."""
    for folder, _, files in sorted(os.walk(os.path.join(str(base), "drivers"))):
        for name in sorted(files):
            if name.startswith("Kconfig"):
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                if wanted in text:
                    yield from _in_file(text, wanted, _class_of(folder))


def _class_of(folder):
    """The option that guards the files sourced by a folder's Kconfig: its first menuconfig."""
    try:
        with open(os.path.join(folder, "Kconfig"), encoding="utf-8") as file:
            found = re.search(r"^menuconfig (\w+)", file.read(), re.MULTILINE)
    except OSError:
        return []
    return [found.group(1)] if found else []


def _in_file(text, wanted, outer):
    around = []
    for part in re.split(r"^(?=(?:menu)?config |if |endif)", text, flags=re.MULTILINE):
        entry = _ENTRY.match(part)
        if part.startswith("if "):
            around.append(_SYMBOL.findall(part.splitlines()[0]))
        elif part.startswith("endif") and around:
            around.pop()
        elif entry and wanted in part:
            needs = outer + [symbol for symbols in around for symbol in symbols] + [entry.group(1)]
            needs = [s for s in dict.fromkeys(needs) if not s.startswith("DT_HAS_")]
            yield needs, bool(re.search(r"^\s+default y\s*$", part, re.MULTILINE))
