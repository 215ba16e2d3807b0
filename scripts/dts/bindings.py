# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Finding and reading bindings, fast.

Library scans the binding folders once, learns from each file which compatibles it describes, and
parses only files that are asked for. Both facts are kept in a JSON cache, keyed by path, time and
size, so that a second build parses no YAML at all. edtlib's Binding does the merging and checking;
Binding here adds what bindings of Zephyr 3.7 may say and edtlib 0.0.2 does not know (lists in
`bus:`).
"""

import json
import os
import re

import yaml
from devicetree import edtlib

from mistakes import Place, fail, suggest

_COMPAT = re.compile(r"^[ \t]*compatible:[ \t]*[\"']?([^\"'\s#]+)", re.MULTILINE)
_CACHE_VERSION = 2
_KEYS = "description, compatible, include, properties, child-binding, bus, on-bus"
_LOADER = edtlib._BindingLoader


class Library:
    """All bindings below some folders."""

    def __init__(self, folders, cache_file=None):
        self.cache_file = cache_file
        self.used = set()
        self._known = self._read_cache()
        self._dirty = False
        self.path_of = {}
        self.compats = {}
        for folder in folders:
            self._scan(str(folder))

    def _read_cache(self):
        try:
            with open(self.cache_file, encoding="utf-8") as file:
                cache = json.load(file)
            return cache["files"] if cache["version"] == _CACHE_VERSION else {}
        except (OSError, TypeError, ValueError, KeyError):
            return {}

    def save(self):
        if not (self.cache_file and self._dirty):
            return
        os.makedirs(os.path.dirname(self.cache_file), exist_ok=True)
        self._known = {path: fact for path, fact in self._known.items() if os.path.exists(path)}
        temporary = f"{self.cache_file}.{os.getpid()}"
        with open(temporary, "w", encoding="utf-8") as file:
            json.dump({"version": _CACHE_VERSION, "files": self._known}, file)
        os.replace(temporary, self.cache_file)

    def _scan(self, folder):
        try:
            entries = list(os.scandir(folder))
        except OSError:
            return
        for entry in entries:
            if entry.is_dir():
                self._scan(entry.path)
            elif entry.name.endswith((".yaml", ".yml")):
                self._learn(entry)

    def _learn(self, entry):
        stat = entry.stat()
        stamp = [stat.st_mtime_ns, stat.st_size]
        fact = self._known.get(entry.path)
        if not fact or fact["stamp"] != stamp:
            with open(entry.path, encoding="utf-8") as file:
                found = sorted(set(_COMPAT.findall(file.read())))
            fact = self._known[entry.path] = {"stamp": stamp, "compats": found, "raw": None}
            self._dirty = True
        self.path_of.setdefault(entry.name, entry.path)
        for compat in fact["compats"]:
            self.compats.setdefault(compat, []).append(entry.path)

    def raw(self, path):
        """The YAML of `path` as fresh dictionaries."""
        self.used.add(path)
        fact = self._known.setdefault(path, {"stamp": None, "compats": [], "raw": None})
        if fact["raw"] is None:
            fact["raw"] = json.dumps(_parse(path))
            self._dirty = True
        return json.loads(fact["raw"])

    def load(self, wanted):
        """{(compatible, on-bus or None): Binding} for all `wanted` compatibles that have one."""
        table = {}
        for path in dict.fromkeys(p for c in sorted(wanted) for p in self.compats.get(c, ())):
            raw = self.raw(path)
            if isinstance(raw, dict) and raw.get("compatible") in wanted:
                binding = self.binding(path, raw)
                while binding is not None:
                    self._register(table, binding)
                    binding = binding.child_binding
        return table

    def binding(self, path, raw):
        try:
            return Binding(self, path, raw)
        except edtlib.EDTError as error:
            fail(f"bad binding: {_brief(error, path)}", Place(path, _line_of(path, error)))
        except (AttributeError, TypeError, KeyError):
            fail("bad binding: a key holds the wrong kind of value", Place(path, 1),
                 "'properties:' holds 'name:' blocks, each a list of 'type:', 'required:', ...")

    @staticmethod
    def _register(table, binding):
        if not binding.compatible:
            return
        old = table.get((binding.compatible, binding.on_bus))
        if old and old.path != binding.path:
            fail(f"two bindings for compatible '{binding.compatible}': {old.path}",
                 Place(binding.path, 1), "remove one, or tell them apart by 'on-bus:'")
        table[binding.compatible, binding.on_bus] = binding


class Binding(edtlib.Binding):
    """edtlib's Binding, reading includes through a Library, with `buses` as a list."""

    def __init__(self, library, path, raw):
        self._library = library
        super().__init__(path, library.path_of, raw=raw)

    def _load_raw(self, fname):
        path = self._fname2path.get(fname)
        if not path:
            fail(f"bad binding: included file '{fname}' not found",
                 Place(self.path, _line_with(self.path, fname)),
                 suggest(fname, self._fname2path))
        return self._merge_includes(self._library.raw(path), path)

    def _check(self, require_compatible, require_description):
        bus = self.raw.get("bus")
        self.buses = [bus] if isinstance(bus, str) else list(bus or [])
        if self.buses and all(isinstance(b, str) for b in self.buses):
            self.raw["bus"] = self.buses[0]
        for optional in ("title", "examples"):
            self.raw.pop(optional, None)
        super()._check(require_compatible, require_description)


def _parse(path):
    with open(path, encoding="utf-8") as file:
        try:
            return yaml.load(file, Loader=_LOADER)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = getattr(error, "problem", None) or str(error).split("\n", maxsplit=1)[0]
            fail(f"bad binding: not valid YAML: {problem}",
                 Place(path, mark.line + 1 if mark else 1),
                 "indent by two spaces, no tabs; quote text that holds ': '")


def _brief(error, path):
    """edtlib's message without the path that the report's head shows already."""
    text = str(error).replace("{', '.join(ok_top)}", _KEYS)
    for phrase in (f" in {path}", f"{path} (", path):
        text = text.replace(phrase, " (" if phrase.endswith("(") else "")
    return text.strip()


def _line_with(path, text):
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if text in line:
                return number
    return 1


def _line_of(path, error):
    """Line of the first quoted name of edtlib's message, else of the file's head."""
    for name in re.findall(r"'([^']+)'", str(error)):
        for part in re.split(r": ", name):
            line = _line_with(path, part)
            if line > 1:
                return line
    return 1
