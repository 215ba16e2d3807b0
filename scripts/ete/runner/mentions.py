# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Which options of Kconfig a source can depend on, so that configurations share its object.

Every source is compiled with all options as macros, and hardly two configurations of a test run
have the same. But a source sees only those that it, or a header it may include, names. Beside the
place of each object goes a file with the values of just these; launch.sh gives it to ccache as part
of the key instead of options.h. Everything else that was read ccache compares by itself.

The preprocessor is not asked which headers those are: all that are named are followed, whatever #if
they stand in, so that none is missed. Where names are made of parts (CONFIG_##x), or the name of a
header is a macro or can not be found, the source depends on all options.
"""

import json
import os
import re
import shlex
import threading
from pathlib import Path

from .. import tree

SUFFIX = ".options"
OPTIONS = "zephyr/include/generated/zephyr/options.h"
ALL = None  # in place of a set of names

_COMMENT_OR_STRING = re.compile(
    r'"(?:\\.|[^"\\\n])*"|/\*.*?\*/|//[^\n]*|' r"'(?:\\.|[^'\\\n])*'", re.S
)
_NAME = re.compile(r"\bCONFIG_\w+|\bK_HEAP_MEM_POOL_SIZE\b")
_MADE_OF_PARTS = re.compile(
    r"\bCONFIG_\s*(?:##|,|\))|##\s*CONFIG_|#[ \t]*include(?:_next)?[ \t]+[A-Za-z_]"
)
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include(?:_next)?[ \t]*(["<])([^">\n]+)[">]', re.M)
_HEAP = re.compile(r" -D(K_HEAP_MEM_POOL_SIZE)=(\d+) ")
_DEFINE = re.compile(r"^#define (\w+) ?(.*)$", re.M)


def scan(text):
    """Of a source or header: the names of options (or ALL), and what it includes."""
    text = text.replace("\\\n", "")
    text = _COMMENT_OR_STRING.sub(lambda m: " " if m[0][0] == "/" else m[0], text)
    names = ALL if _MADE_OF_PARTS.search(text) else frozenset(_NAME.findall(text))
    return names, tuple(dict.fromkeys(_INCLUDE.findall(text)))


def union(sets):
    sets = list(sets)
    return ALL if any(s is ALL for s in sets) else frozenset().union(*sets)


class Tree:
    """Files that do not belong to a build: each is read once.

    One that is edited meanwhile does no harm: ccache sees that it changed, and a key also says
    which options it does not know about.
    """

    def __init__(self):
        self.files = {}
        self.closures = {}
        self.found = {}
        self.texts = {}

    def scan(self, text):
        """As scan(), once for headers that many builds make alike."""
        if text not in self.texts:
            self.texts[text] = scan(text)
        return self.texts[text]

    def read(self, path):
        if path not in self.files:
            with open(path, errors="replace") as f:
                self.files[path] = scan(f.read())
        return self.files[path]

    def resolve(self, name, folders):
        """The first file of that name, or None."""
        key = name, folders
        if key not in self.found:
            paths = (os.path.normpath(os.path.join(folder, name)) for folder in folders)
            self.found[key] = next((p for p in paths if os.path.isfile(p)), None)
        return self.found[key]

    def closure(self, root, folders):
        """(names of options or ALL, includes that no folder has) of a file and all it includes."""
        key = root, folders
        if key not in self.closures:
            self.closures[key] = self._walk(root, folders)
        return self.closures[key]

    def _walk(self, root, folders):
        names, missing = [], set()
        todo, seen = [root], {root}
        while todo:
            path = todo.pop()
            mine, includes = self.read(path)
            names.append(mine)
            here = os.path.dirname(path)
            for quote, name in includes:
                near = (here, *folders) if quote == '"' else folders
                found = self.resolve(name, near)
                if found is None:
                    # Ours end in a header of another architecture, or one that the build makes.
                    strict = quote == '"' and not path.startswith(f"{tree.ROOT}/include/")
                    missing.add((name, strict))
                elif found not in seen:
                    seen.add(found)
                    todo.append(found)
        return union(names), frozenset(missing)


class Generated:
    """Headers that one build has made."""

    def __init__(self, folders):
        self.files = {}  # name as included -> path
        for folder in reversed(folders):
            for path in Path(folder).rglob("*"):
                if path.suffix and path.is_file():
                    self.files[str(path.relative_to(folder))] = str(path)


class Build:
    """One configured build directory."""

    def __init__(self, shared, binary):
        self.shared = shared
        self.binary = str(binary)
        self.options = dict(_DEFINE.findall((Path(binary) / OPTIONS).read_text()))
        self.generated = {}
        self.files = {}

    def read(self, path):
        if path not in self.files:
            self.files[path] = self.shared.scan(Path(path).read_text(errors="replace"))
        return self.files[path]

    def made(self, folders):
        if folders not in self.generated:
            self.generated[folders] = Generated(folders)
        return self.generated[folders].files

    def names(self, roots, folders):
        """The options that a compilation of roots can see."""
        mine = tuple(f for f in folders if f.startswith(self.binary))
        others = tuple(f for f in folders if not f.startswith(self.binary))
        made = self.made(mine)
        names, todo, seen = [], list(roots), set(roots)
        while todo:
            path = todo.pop()
            if path.startswith(self.binary):
                found, includes = self.read(path)
                missing = set()
                near = (os.path.dirname(path), *others)
                for quote, name in includes:
                    file = self.shared.resolve(name, near if quote == '"' else others)
                    if file is None:
                        missing.add((name, quote == '"'))
                    elif file not in seen:
                        seen.add(file)
                        todo.append(file)
            else:
                found, missing = self.shared.closure(path, others)
            names.append(found)
            for name, strict in missing:
                file = made.get(name)
                if file is None and strict:
                    return ALL
                if file and file not in seen:
                    seen.add(file)
                    todo.append(file)
        return union(names)

    def key(self, command, words, source):
        """What of options.h a compilation depends on, as text; None if it is not given that."""
        folders, roots, options = [], [source], False
        for word, following in zip(words, words[1:] + [""]):
            if word in ("-imacros", "-include"):
                if following.endswith("/" + OPTIONS):
                    options = True
                else:
                    roots.append(following)
            elif word in ("-I", "-isystem", "-idirafter", "-iquote"):
                folders.append(following)
            elif word.startswith("-I"):
                folders.append(word[2:])
        if not options:
            return None
        # Of the kernel's heap every source is told the size by a word of its own (launch.sh).
        values = dict(self.options, **dict(_HEAP.findall(command)))
        names = self.names(roots, tuple(folders))
        told = set(_NAME.findall(_HEAP.sub(" ", command)))
        names = values if names is ALL else names | told
        return "".join(f"{name} {values.get(name)}\n" for name in sorted(names))


class Options:
    """Of all configurations of a run; threads may share it."""

    def __init__(self):
        self.tree = Tree()
        self.lock = threading.Lock()

    def write(self, binary):
        """Write the file beside each object that a configured build is going to make."""
        binary = Path(binary)
        commands = binary / "compile_commands.json"
        if not commands.exists() or not (binary / OPTIONS).exists():
            return  # a test of functions by themselves (unit_testing): it has no options
        with self.lock:
            build = Build(self.tree, binary)
            for entry in json.loads(commands.read_text()):
                if entry["file"].endswith((".S", ".s")):
                    continue
                command = entry["command"]
                plain = not re.search(r"[\"'\\]", command)
                words = command.split() if plain else shlex.split(command)
                file = binary / (words[words.index("-o") + 1] + SUFFIX)
                key = build.key(command, words, entry["file"])
                if key is None:
                    file.unlink(missing_ok=True)
                    continue
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(key)
