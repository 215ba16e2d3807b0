# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""What a compiler's or linker's message about devicetree names means.

    explain.py EDT_JSON ZEPHYR_BASE < messages        (explain.sh calls it after a failure)

C code speaks of nodes by macros. A misspelt label stays an unknown name such as
DT_N_NODELABEL_uart9_...; a node without a driver is an undefined reference to __device_DT_N_S_...
hints() finds the first such name and tells what it is, where, and how to mend it.
"""

import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from driver_options import missing_options  # noqa: E402
from mistakes import show_path, suggest  # noqa: E402
from needs import FAILED  # noqa: E402
from names import ident, path_id  # noqa: E402

_NAME = re.compile(r"\b(?:__device_|__init___device_)?(DT_(?:N|CHOSEN)_\w+)")
_LINK = re.compile(r"undefined (?:reference to|symbol:) [`']?__device_(DT_N\w*)")
_ORDER = re.compile(FAILED + r": (\S+) comes before (\S+)")
_COLOUR = re.compile(r"\x1b\[[0-9;]*[mK]")
_PLACE = re.compile(r"^(\S+?):(\d+):(?:\d+:)? (error|warning|note|fatal error): (.*)$")
_SUFFIX = re.compile(
    r"_(P_|S_|REG_|IRQ_|RANGES_|ORD$|ORD_|PARENT$|PATH$|FULL_NAME$|CHILD|OKAY_|EXISTS$|STATUS_|BUS"
    r"|COMPAT_|PINCTRL_|NODELABEL_|PARTITION_ID$|REQUIRES_|SUPPORTS_|GPIO_HOGS|FOREACH|LEN$).*")


def hints(text, facts, base):
    """At most five lines about the first devicetree name in `text` that can be explained."""
    text = _COLOUR.sub("", text)
    link = _LINK.search(text)
    if link:
        return _driverless(link.group(1), facts, base)
    order = _ORDER.search(text)
    if order:
        return _misplaced(*order.groups(), facts)
    for place, message in _errors(text):
        for name in _NAME.findall(message):
            told = _explain(name, facts)
            if told:
                return _report(told, place)
    return []


def _report(told, place):
    message, mend = told
    where = f"{show_path(place[0])}:{place[1]}: " if place else ""
    return [f"hint: {where}{message}"] + ([f"  mend: {mend}"] if mend else [])


def _errors(text):
    """(place, message) of each error; the place is that of the code, not of a macro's definition."""
    found, place, message = [], None, None
    for line in text.splitlines():
        match = _PLACE.match(line)
        if match and "error" in match.group(3):
            if message:
                found.append((place, message))
            place, message = match.group(1, 2), match.group(4)
        elif match and message and "expan" in match.group(4):
            place = match.group(1, 2)
    if message:
        found.append((place, message))
    return found


def _explain(name, facts):
    for kind, names, form in (("NODELABEL", "labels", "label '{}'"),
                              ("ALIAS", "aliases", "alias '{}'")):
        prefix = f"DT_N_{kind}_"
        if name.startswith(prefix):
            wanted = _SUFFIX.sub("", name[len(prefix):])
            known = {ident(n) for n in facts[names]}
            if wanted in known:
                return None
            return (f"the devicetree has no node with the {form.format(wanted)}",
                    suggest(wanted, known) or _all_of(names, known))
    if name.startswith("DT_CHOSEN_"):
        wanted = _SUFFIX.sub("", name[len("DT_CHOSEN_"):])
        known = {ident(n) for n in facts["chosen"]}
        return (f"/chosen has no property '{wanted}'",
                suggest(wanted, known) or f"add it in an overlay: / {{ chosen {{ {wanted} = &label; }}; }};")
    instance = re.match(r"DT_N_INST_(\d+)_(\w+)", name)
    if instance:
        return _no_instance(int(instance.group(1)), _SUFFIX.sub("", instance.group(2)), facts)
    return _no_fact(name, facts)


def _all_of(kind, known):
    return f"its {kind}: {', '.join(sorted(known))}" if len(known) <= 12 else (
        f"its {kind} are listed in zephyr.dts")


def _no_instance(number, compat, facts):
    known = {ident(c): c for node in facts["nodes"].values() for c in node["compats"]}
    count = len(facts["compats"].get(known.get(compat), []))
    if compat in known:
        return (f"there is no instance {number} of compatible {known[compat]}: {count} enabled, "
                "numbered from 0", None)
    return (f"no node of the devicetree has the compatible '{compat}'", suggest(compat, known))


def _no_fact(name, facts):
    """A name that begins with an existing node's identifier: what follows does not exist."""
    ids = {path_id(path): path for path in facts["nodes"]}
    best = max((i for i in ids if name.startswith(i)), key=len, default=None)
    if best is None:
        return None
    path, rest = ids[best], name[len(best):]
    node = facts["nodes"][path]
    where = f"{path} ({show_path(node['place'][0])}:{node['place'][1]})"
    prop = re.match(r"_P_(\w+?)(_LEN|_EXISTS|_IDX_\w+|_NAME_\w+|_ENUM_\w+|_STRING_\w+)?$", rest)
    if prop:
        return _no_property(where, node, *prop.groups())
    child = re.match(r"_S_(\w+)", rest)
    if child:
        names = {ident(p.rsplit("/", 1)[1]) for p in facts["nodes"] if p.rsplit("/", 1)[0] == path
                 or path == "/" and p.count("/") == 1 and p != "/"}
        wanted = _SUFFIX.sub("", child.group(1))
        return (f"node {where} has no child '{wanted}'", suggest(wanted, names))
    for prefix, what in (("_REG_", "such register block (reg)"), ("_IRQ_", "such interrupt"),
                         ("_BUS", "bus above it"), ("_PARTITION_ID", "partition: it is none")):
        if rest.startswith(prefix):
            return (f"node {where} has no {what}", None)
    return None


def _no_property(where, node, name, rest):
    known = {ident(n): n for n in node["props"]}
    if name in known:
        return (f"property '{known[name]}' of node {where} has no {(rest or '')[1:]}", None) if rest \
            else None
    mend = suggest(name, known)
    if not mend and not node["match"]:
        mend = "the node has no binding: properties are known only through one (dts/bindings)"
    return (f"node {where} has no property '{name}'",
            mend or "add it to the node, or use the _OR form of the macro")


def _misplaced(path, needed, facts):
    """The linker found that a device is initialized before one that it needs."""
    places = {p: f"{p} ({show_path(facts['nodes'][p]['place'][0])}:{facts['nodes'][p]['place'][1]})"
              for p in (path, needed)}
    return [f"error: device {places[path]} is initialized before {places[needed]}, which it needs",
            "  mend: where their drivers define them (DEVICE_DT_DEFINE, often by an option named "
            "..._INIT_PRIORITY):",
            f"        give {path} a later level or a larger priority than {needed},",
            "        or no number: DEVICE_INIT_DERIVED"]


def _driverless(node_id, facts, base):
    path = next((p for p in facts["nodes"] if path_id(p) == node_id), None)
    if path is None:
        told = _explain(node_id, facts)
        return _report(told, None) if told else []
    node = facts["nodes"][path]
    label = f" ({', '.join(node['labels'])})" if node["labels"] else ""
    where = f"{show_path(node['place'][0])}:{node['place'][1]}"
    if not node["compats"]:
        return [f"hint: devicetree node {path}{label} at {where} has no compatible, so no device",
                "  mend: take the device of the node it belongs to, e.g. DEVICE_DT_GET(DT_PARENT(...))"]
    lines = [f"hint: no driver in this build for devicetree node {path}{label} at {where}, "
             f"compatible {', '.join(node['compats'])}"]
    config = os.path.join(os.path.dirname(facts.get("json", "")), ".config")
    options = missing_options(node["compats"], base, config)
    if options is None:
        return lines + ["  mend: no option of the tree drives it: add a driver that defines "
                        f"DT_DRV_COMPAT {ident(node['compats'][0])}"]
    if options:
        return lines + ["  mend: in prj.conf: " + ", ".join(f"CONFIG_{o}=y" for o in options)]
    return lines + ["  mend: its driver is enabled but defines no device for this node"]


def main():
    text = sys.stdin.read()
    sys.stderr.write(text)
    with open(sys.argv[1], encoding="utf-8") as file:
        facts = json.load(file)
    facts["json"] = sys.argv[1]
    os.environ.setdefault("ZEPHYR_BASE", os.path.realpath(sys.argv[2]))  # for show_path()
    for line in hints(text, facts, sys.argv[2]):
        print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
