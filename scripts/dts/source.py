# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""From devicetree source files to a tree that remembers where each line came from.

The board's .dts and the overlays go through the C preprocessor as one text, in order, so that
overlays may use macros and labels of what precedes them. dtlib parses the result. PlacedDT adds two
things to dtlib: every node and property knows the file and line that wrote it last, and a parse
error is raised as a finished report with its mend.
"""

import os
import re
import subprocess

from devicetree import dtlib

from mistakes import DtsError, Place, fail, suggest

_MARKER = re.compile(r'^# \d+ "((?:[^"\\]|\\.)*)"', re.MULTILINE)
_CPP_ERROR = re.compile(r"^(.+?):(\d+):(?:\d+:)? (?:fatal )?error: (.*)$", re.MULTILINE)
_ALIAS = re.compile("[0-9a-z-]+")
_MISSING = re.compile(r"(.+): No such file or directory|'(.+)' file not found")


def preprocess(files, include_dirs, cpp, cppflags, out_dir):
    """Run the C preprocessor over `files`. Returns the text's path and the list of files read."""
    for number, file in enumerate(files):
        if not os.path.isfile(file):
            fail(_absent(file, "overlay" if number else "devicetree source"), mend=_siblings(file))
    out = os.path.join(out_dir, "zephyr.dts.pre")
    os.makedirs(out_dir, exist_ok=True)
    argv = [*cpp, "-E", "-x", "assembler-with-cpp", "-undef", "-D__DTS__", "-nostdinc"]
    for directory in include_dirs:
        argv += ["-isystem", str(directory)]
    argv += cppflags
    for file in files:
        argv += ["-include", os.path.abspath(file)]
    argv += [os.devnull, "-o", out]
    done = subprocess.run(argv, capture_output=True, text=True, errors="replace")
    if done.returncode:
        _explain_cpp(done.stderr, include_dirs)
    with open(out, encoding="utf-8", errors="replace") as text:
        names = dict.fromkeys(_MARKER.findall(text.read()))
    return out, [n for n in names if not n.startswith("<") and n != os.devnull and "." in n]


def _absent(file, kind):
    return f"{kind} '{file}' does not exist"


def _siblings(file):
    folder = os.path.dirname(file) or "."
    names = os.listdir(folder) if os.path.isdir(folder) else []
    return suggest(os.path.basename(file), names)


def _explain_cpp(stderr, include_dirs):
    """Turn the first error of the preprocessor into a report."""
    found = _CPP_ERROR.search(stderr)
    if not found:
        fail("the C preprocessor failed on the devicetree:\n" + "\n".join(stderr.splitlines()[:3]))
    file, line, message = found.groups()
    missing = _MISSING.search(message)
    if missing:
        name = missing.group(1) or missing.group(2)
        fail(f"included file '{name}' not found", Place(file, int(line)),
             _where_is(name, file, include_dirs))
    fail(message, Place(file, int(line)))


def _where_is(name, file, include_dirs):
    """Mend for an include that was not found: the nearest names in the folders searched."""
    folder, base = os.path.split(name)
    candidates = set()
    for root in [os.path.dirname(file), *map(str, include_dirs)]:
        there = os.path.join(root, folder)
        if os.path.isdir(there):
            candidates |= {os.path.join(folder, entry.name) for entry in os.scandir(there)
                           if entry.is_file()}
    return suggest(name, candidates) or (
        "put it beside the including file, or add its folder's root to DTS_ROOT")


class PlacedNode(dtlib.Node):
    """A dtlib node that knows where it was opened first (`place`)."""

    def __init__(self, name, parent, dt):
        super().__init__(name, parent, dt)
        self.place = dt.place()

    def _get_prop(self, name):
        """Called for each assignment. "name;" drops an earlier value, which dtlib would keep."""
        prop = super()._get_prop(name)
        prop.place = self.dt.place()
        prop.value, prop._markers = b"", []
        return prop


# dtlib creates nodes by its module-level name; this is the only hook it offers.
dtlib.Node = PlacedNode


class PlacedDT(dtlib.DT):
    """dtlib.DT with places and with reports instead of bare messages."""

    def __init__(self, path):
        self._previous = None
        self._labels = None
        self._long_string = None
        self._open = []
        super().__init__(path)

    def place(self):
        return Place(self.filename, self._lineno)

    def _next_token(self):
        if self._saved_token:
            return super()._next_token()
        self._previous = self.place()
        token = super()._next_token()
        if token.id == dtlib._T.STRING and "\n" in token.val:
            self._long_string = Place(self.filename, self._lineno)
        return token

    def _parse_node(self, node):
        self._open.append((node, self.place()))
        super()._parse_node(node)
        self._open.pop()
        return node

    def _parse_error(self, s):
        """dtlib calls this for every syntax error, with the bad token under the cursor."""
        place = self.place()
        if self._long_string:
            raise DtsError("syntax error after a string of several lines", *self._long_string,
                           "close the string with '\"' on its line")
        mend = self._syntax_mend(str(s))
        if not self._file_contents[self._tok_i:].strip() and self._previous:
            place = self._previous
            if self._open:
                node, opened = self._open[-1]
                mend = [f"node {node.path}, opened at {opened}, is not closed", mend or "add '};'"]
        raise DtsError(self._wording(str(s)), *place, mend)

    def _wording(self, message):
        text = self._file_contents[self._tok_i:self._tok_i + 30]
        here = text.split("\n")[0].strip()
        got = f", got '{here}'" if here and "not '" not in message else ""
        return f"syntax error: {message.replace('<unknown token>', here or 'end of file')}{got}"

    def _syntax_mend(self, message):
        file, line = self._previous or self.place()
        if "expected ';'" in message or "or ';'" in message or "';' or" in message:
            return f"end the statement at {Place(file, line)} with ';'"
        if "expected node name, property name, or '}'" in message:
            return "every '{' needs a '};', every statement its ';'"
        if "/dts-v1/" in message:
            return "start the board's .dts with: /dts-v1/;"
        if "expected '/' or label reference" in message:
            return "an overlay's top level holds only '/ { ... };' and '&label { ... };'"
        if "expected number" in message:
            return "cells are numbers, (expressions), &labels; is a macro's #include missing?"
        return None

    def _ref2node(self, s):
        if self._labels is not None and s in self._labels:
            return self._labels[s]
        try:
            return super()._ref2node(s)
        except dtlib.DTError:
            raise self.unknown(s, self.place()) from None

    def unknown(self, ref, place):
        """Report for '&ref', which names nothing."""
        if ref.startswith("{"):
            paths = [node.path for node in self.node_iter()]
            return DtsError(f"there is no node '{ref[1:-1]}'", *place, suggest(ref[1:-1], paths))
        labels = [label for node in self.node_iter() for label in node.labels]
        return DtsError(f"there is no node labelled '{ref}'", *place,
                        suggest(ref, labels, "'&{}'") or "labels are listed in zephyr.dts")

    def _fixup_props(self):
        """Resolve all references; before that, report the first one that can not be."""
        self._labels = {label: node for node in self.node_iter() for label in node.labels}
        for node in self.node_iter():
            for prop in node.props.values():
                for _, kind, ref in prop._markers:
                    if kind in (dtlib._MarkerType.PATH, dtlib._MarkerType.PHANDLE):
                        self._check_ref(ref, prop)
        super()._fixup_props()

    def _check_ref(self, ref, prop):
        if ref in self._labels:
            return
        try:
            super()._ref2node(ref)
        except dtlib.DTError:
            raise self.unknown(ref, place_of(prop)) from None

    def _register_aliases(self):
        """Check /aliases, then let dtlib register them."""
        aliases = self.root.nodes.get("aliases")
        for prop in aliases.props.values() if aliases else ():
            if not _ALIAS.fullmatch(prop.name):
                good = re.sub("[^0-9a-z-]", "-", prop.name.lower())
                fail(f"alias '{prop.name}': only a-z, 0-9 and '-' are allowed", place_of(prop),
                     f"write {good} = ...; C code says DT_ALIAS({good.replace('-', '_')})")
            if prop.type not in (dtlib.Type.PATH, dtlib.Type.STRING):
                fail(f"alias '{prop.name}' is not a path", place_of(prop),
                     f"write {prop.name} = &label; without < >")
            path = prop.value.decode("utf-8", "replace").rstrip("\0")
            if not path.startswith("/") or not self.has_node(path):
                raise self.unknown("{" + path + "}", place_of(prop))
        super()._register_aliases()

    def _register_labels(self):
        seen = {}
        for node in self.node_iter():
            for label in node.labels:
                if label in seen:
                    fail(f"label '{label}' is on {node.path} and on {seen[label].path} "
                         f"({seen[label].place})", node.place, "give each node its own label")
                seen[label] = node
        super()._register_labels()


def place_of(thing):
    """Place of a dtlib node or property; properties made by dtlib itself have their node's."""
    return getattr(thing, "place", None) or thing.node.place
