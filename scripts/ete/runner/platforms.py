# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The boards as tests see them: what a record says about memory, features, toolchains and
simulation.

A scenario names boards in several ways; all of them are reduced to one key, so that `native_sim`,
`native_sim/native` and `native_sim_native` are one board and `native_sim/native/64` another.
"""

import os
import re

from .. import boards, ui

# The boards that `ete test` uses when none is named: one row each, in the order of the reports.
DEFAULT_SCOPE = (
    "native_sim",
    "native_sim/native/64",
    "qemu_cortex_m3",
)

SIMULATIONS = ("native", "qemu")  # what execute.py can start

EVERY = "all"  # the name that means every board that runs here


class Platform:
    """One board record, with the defaults that the format gives to what a record leaves out."""

    def __init__(self, record, data, qualifiers=()):
        self.record = record
        self.name = data["identifier"]
        self.keys = _keys(self.name, qualifiers)
        self.slug = re.sub(r"[^A-Za-z0-9_.-]", "_", self.name)
        self.arch = str(data.get("arch", ""))
        self.type = data.get("type", "na")
        self.vendor = data.get("vendor", "")
        self.unit = self.type == "unit"  # programs of the host without a kernel
        self.simulation = "native" if self.unit else _simulation(data.get("simulation"))
        self.ram = _size(data.get("ram", 128))
        self.flash = _size(data.get("flash", 512))
        self.toolchains = list(data.get("toolchain") or ())
        self.supported = {
            part for item in data.get("supported") or () for part in str(item).split(":")
        }
        self.env = list(data.get("env") or ())
        testing = data.get("testing") or {}
        self.default = bool(testing.get("default"))
        self.ignore_tags = set(testing.get("ignore_tags") or ())
        self.only_tags = set(testing.get("only_tags") or ())
        self.timeout_multiplier = float(testing.get("timeout_multiplier") or 1)
        self.usable = data.get("twister", True) is not False

    def called(self, name):
        """True if `name`, as a testcase.yaml or a user writes it, means this board."""
        return normalise(name) in self.keys

    def in_list(self, names):
        return any(self.called(n) for n in names)


def normalise(name):
    return re.sub(r"@[^/]*", "", str(name)).replace("/", "_")


def _keys(name, qualifiers):
    """All normalised names of a board: as written, and with the qualifiers that may be left out.
    `qualifiers` are the targets that board.yml spells out in full, the default one first."""
    keys = {normalise(name)}
    if "/" not in name:
        keys |= {normalise(q) for q in qualifiers[:1]}
    return keys


def _simulation(value):
    """`simulation` is a name, or a list of records of which the first counts."""
    if isinstance(value, list):
        value = (
            value[0].get("name") if value and isinstance(value[0], dict) else (value or [None])[0]
        )
    return value or "na"


def _size(value):
    """KB; some records write 256K or 1M."""
    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([kKmM]?)[bB]?\s*", str(value))
    if not match:
        return 0
    return float(match[1]) * (1024 if match[2] in ("m", "M") else 1)


def _qualified(record):
    """The full target names of the board.yml beside a record: BOARD/SOC[/VARIANT...]."""
    import yaml

    try:
        data = yaml.safe_load((record.parent / "board.yml").read_text())
    except (OSError, yaml.YAMLError):
        return {}
    found = {}
    for board in data.get("boards") or [data.get("board") or {}]:
        names = []
        for soc in board.get("socs") or ():
            names.append(f"{board.get('name')}/{soc.get('name')}")
        found[board.get("name")] = names
    return found


def load_all(extra_roots=()):
    """Every board with a record, by name."""
    import yaml

    platforms = {}
    for board in boards.all_boards(extra_roots):
        try:
            data = yaml.safe_load(board.record.read_text())
        except yaml.YAMLError as e:
            raise ui.Fail(f"{board.record}: {e}", None, ui.EXIT_USAGE) from None
        platform = Platform(board.record, data, _qualified(board.record).get(board.name, ()))
        if platform.usable:
            platforms[platform.name] = platform
    return platforms


def pick(platforms, names):
    """The boards that the user named with -p; Fail with the nearest name for one that is not
    there."""
    chosen = []
    for name in names:
        hits = [
            p
            for p in platforms.values()
            if p.called(name) or name == EVERY and p.simulation in SIMULATIONS
        ]
        if not hits:
            near = ui.nearest(name, platforms)
            mend = "did you mean " + " or ".join(near) if near else "ete boards lists all"
            raise ui.Fail(f"no board '{name}'", mend, ui.EXIT_USAGE)
        chosen += [p for p in hits if p not in chosen]
    return chosen


def default_scope(platforms):
    return [platforms[name] for name in DEFAULT_SCOPE if name in platforms]


def toolchain_of(platform):
    """The names under which the toolchain for a board goes in toolchain_allow and _exclude."""
    chosen = os.environ.get("ZEPHYR_TOOLCHAIN_VARIANT")
    if chosen:
        return {chosen}
    if platform.arch == "posix" or platform.unit:
        return {"host"}
    return {"cross-compile", "gnuarmemb"} if platform.arch == "arm" else {"cross-compile"}
