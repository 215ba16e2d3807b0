# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Boards and SoCs by hardware model version 2.

A board is a folder with a `board.yml` anywhere below `<board root>/boards`; a SoC one with a
`soc.yml` below `<soc root>/soc`. The full name of a build target is
`board[@revision]/soc[/cpucluster][/variant...]`; the SoC may be left out where a board has only
one. To stay fast with hundreds of boards only files which contain the wanted name are parsed.
"""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from .errors import BuildError, did_you_mean, warn
from .yamlfile import load_yaml


@dataclass
class Soc:
    name: str
    folder: Path
    series: str = ""
    family: str = ""
    clusters: list = field(default_factory=list)


@dataclass
class Board:
    name: str
    folder: Path
    file: Path
    vendor: str = ""
    full_name: str = ""
    socs: list = field(default_factory=list)  # names
    qualifiers: list = field(default_factory=list)  # "soc/cluster/variant" of every target
    revisions: dict = field(default_factory=dict)  # format, default, exact, names

    def targets(self):
        return [f"{self.name}/{q}" for q in self.qualifiers] or [self.name]


@dataclass
class Target:
    """What BOARD=... means, resolved."""

    board: Board
    revision: str = ""  # as the user asked, or the default
    active_revision: str = ""  # the one whose files are used
    qualifiers: str = ""  # "/soc/cluster/variant" or ""

    @property
    def soc(self):
        return self.qualifiers.split("/")[1] if self.qualifiers else ""

    @property
    def full(self):
        rev = "@" + self.revision if self.revision else ""
        return self.board.name + rev + self.qualifiers

    def file_names(self):
        """Normalised names of this target, for boards/<name>.conf: the long ones first."""
        rev = "_" + self.active_revision.replace(".", "_") if self.active_revision else ""
        stems = [self.board.name + self.qualifiers.replace("/", "_")]
        if len(self.board.socs) == 1 and self.qualifiers:
            short = "".join("_" + p for p in self.qualifiers.split("/")[2:])
            stems.append(self.board.name + short)
        return [(s, s + rev if rev else None) for s in stems]


def find_files(roots, sub, name):
    """All files `name` below `<root>/<sub>`, without following what can not hold any."""
    found = []
    for root in roots:
        stack = [os.path.join(root, sub)]
        while stack:
            try:
                entries = list(os.scandir(stack.pop()))
            except OSError:
                continue
            if any(e.name == name for e in entries):
                found.append(Path(entries[0].path).parent / name)
            stack += [e.path for e in entries if e.is_dir() and e.name[0] != "."]
    return sorted(found)


def _variants(prefix, variants):
    out = []
    for v in variants or []:
        q = f"{prefix}/{v['name']}" if prefix else v["name"]
        out.append(q)
        out += _variants(q, v.get("variants"))
    return out


def _qualifiers(entry, socs, file):
    out = []
    for s in entry.get("socs") or []:
        name = s["name"]
        soc = socs.get(name)
        if soc is None:
            raise BuildError(
                f"board '{entry['name']}' names the SoC '{name}', which no soc.yml describes",
                file,
                mend=[did_you_mean(name, socs), "or give its folder's root with -DSOC_ROOT=DIR"],
            )
        clusters = soc.clusters or [None]
        for c in clusters:
            base = f"{name}/{c}" if c else name
            out.append(base)
            mine = [v for v in s.get("variants") or [] if v.get("cpucluster") in (None, c)]
            out += _variants(base, mine)
    return out + _variants("", entry.get("variants"))


def load_socs(soc_roots):
    """Every SoC of all roots, by name. Returns (socs, files read)."""
    socs, files = {}, find_files(soc_roots, "soc", "soc.yml")
    for file in files:
        data = load_yaml(file, "soc.yml")

        def add(entries, series="", family="", file=file):
            for e in entries or []:
                clusters = [c["name"] for c in e.get("cpuclusters") or []]
                old = socs.setdefault(e["name"], Soc(e["name"], file.parent, series, family))
                old.clusters += [c for c in clusters if c not in old.clusters]

        try:
            for fam in data.get("family") or []:
                for ser in fam.get("series") or []:
                    add(ser.get("socs"), ser["name"], fam["name"])
                add(fam.get("socs"), "", fam["name"])
            for ser in data.get("series") or []:
                add(ser.get("socs"), ser["name"])
            add(data.get("socs"))
        except (KeyError, TypeError, AttributeError) as e:
            raise BuildError(
                f"not the shape of a soc.yml: {e!r}",
                file,
                mend=["family: / series: / socs: are lists of entries '- name: NAME'"],
            ) from None
    return socs, files


def load_boards(file, socs):
    data = load_yaml(file, "board.yml")
    entries = data.get("boards") or ([data["board"]] if "board" in data else [])
    if not entries:
        raise BuildError("no board described", file, mend=["board:", "  name: NAME", "  socs:"])
    out = []
    for e in entries:
        try:
            rev = e.get("revision") or {}
            out.append(
                Board(
                    e["name"],
                    file.parent,
                    file,
                    e.get("vendor", ""),
                    e.get("full_name", e["name"]),
                    [s["name"] for s in e.get("socs") or []],
                    _qualifiers(e, socs, file),
                    {
                        "format": rev.get("format", ""),
                        "default": str(rev.get("default", "")),
                        "exact": rev.get("exact", False),
                        "names": [str(r["name"]) for r in rev.get("revisions") or []],
                    },
                )
            )
        except (KeyError, TypeError, AttributeError) as err:
            raise BuildError(
                f"not the shape of a board.yml: {err!r}",
                file,
                mend=["board:", "  name: NAME", "  socs:  # then a list of '- name: SOC'"],
            ) from None
    return out


def all_boards(board_roots, soc_roots):
    socs, _ = load_socs(soc_roots)
    return [b for f in find_files(board_roots, "boards", "board.yml") for b in load_boards(f, socs)]


def split_name(text):
    """`board@rev/q1/q2` -> (board, rev, "/q1/q2")."""
    m = re.fullmatch(r"([^@/]+)(?:@([^/]+))?((?:/.*)?)", text)
    if not m:
        return text, "", ""
    return m.group(1), m.group(2) or "", m.group(3).rstrip("/")


# Names of earlier hardware models that applications still use.
_OLD_NAMES = {"native_sim_64": "native_sim/native/64"}

# Boards of Zephyr's that are not here, and why.
_ABSENT = {
    "qemu_cortex_r5": "its machine does not start in QEMU as distributed: see "
    "boards/arm/realview_eb/README.md; use -b realview_eb/cortex_r5f for a Cortex-R5F",
}


def _revision_key(text):
    return [int(n) if n.isdigit() else n for n in text.split(".")]


def _choose_revision(board, revision):
    rev = board.revisions
    if not rev["names"] or rev["format"] == "custom":
        if revision and not rev["names"] and rev["format"] != "custom":
            raise BuildError(
                f"board '{board.name}' has no revisions, but '@{revision}' was asked for",
                board.file,
                mend=f"-DBOARD={board.name}",
            )
        return revision or rev["default"], revision or rev["default"]
    revision = revision or rev["default"]
    if rev["format"] == "major.minor.patch":
        revision = ".".join((revision.split(".") + ["0", "0"])[:3])
    if revision in rev["names"]:
        return revision, revision
    older = [n for n in rev["names"] if _revision_key(n) <= _revision_key(revision)]
    if rev["exact"] or not older or rev["format"] == "letter":
        raise BuildError(
            f"board '{board.name}' has no revision '{revision}'",
            board.file,
            mend="choose one of: " + ", ".join(rev["names"]),
        )
    return revision, max(older, key=_revision_key)


def resolve(text, board_roots, soc_roots):
    """Find the target named by the user. Returns (Target, its Soc or None, files read)."""
    if text in _OLD_NAMES:
        warn(f"the board '{text}' is now called '{_OLD_NAMES[text]}'")
        text = _OLD_NAMES[text]
    name, revision, qualifiers = split_name(text)
    socs, deps = load_socs(soc_roots)
    files = find_files(board_roots, "boards", "board.yml")
    pattern = re.compile(rf"name:\s*[\"']?{re.escape(name)}[\"']?\s*(#.*)?$", re.M)
    board = None
    for file in files:
        if pattern.search(file.read_text(errors="replace")):
            board = next((b for b in load_boards(file, socs) if b.name == name), None)
        if board:
            break
    if board is None:
        every = [t for f in files for b in load_boards(f, socs) for t in [b.name, *b.targets()]]
        raise BuildError(
            f"no board is called '{name}'",
            mend=[
                _ABSENT.get(name)
                or did_you_mean(text, every)
                or "one that runs here at once: native_sim; as QEMU's: qemu_cortex_m3",
                "all boards: ninja boards, or ./ete boards; your own: -DBOARD_ROOT=DIR",
            ],
        )
    deps.append(board.file)
    revision, active = _choose_revision(board, revision)
    if qualifiers.startswith("//") or not qualifiers:
        if len(board.socs) == 1:
            qualifiers = "/" + board.socs[0] + qualifiers[1:]
        elif not qualifiers and (not board.socs or "" in board.qualifiers):
            qualifiers = ""
    if qualifiers.lstrip("/") not in board.qualifiers and (qualifiers or board.qualifiers):
        raise BuildError(
            f"board '{name}' has no target '{text}'",
            board.file,
            mend="choose one of: " + ", ".join(board.targets()),
        )
    target = Target(board, revision, active, qualifiers)
    return target, socs.get(target.soc), deps
