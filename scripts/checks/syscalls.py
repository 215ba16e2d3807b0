#!/usr/bin/env python3
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
"""Every system call has a check, and doc/security/syscalls.md lists them all.

Compares the system calls of Zephyr 3.7 (syscalls.txt), those that headers here declare, and those that
a source in a folder `user` checks. `syscalls.py --write` writes the document anew.
"""
from __future__ import annotations

import re
import sys

import c_source

sys.path.insert(0, str(c_source.ROOT / "scripts"))
from build import gates, syscalls  # noqa: E402

DOC = c_source.ROOT / "doc/security/syscalls.md"
LIST = c_source.ROOT / "scripts/checks/syscalls.txt"

# No system calls here, and why users are safe without.
PLAIN = {
    "cache.h": "plain functions: cache maintenance is the kernel's; a user that calls one is ended "
    "by the hardware",
    "sys/atomic_c.h": "plain functions on the caller's own memory; where atomic operations need a "
    "lock of the kernel (CONFIG_ATOMIC_OPERATIONS_C) there is no user mode",
}
# Calls of the API whose feature does not exist here yet.
LATER = {
    "log_frontend_filter_set": "no log frontends yet (issue 7)",
    "sensor_reconfigure_read_iodev": "no RTIO yet (issue 6)",
}
# System calls without a check, and why: a user that makes one is ended by the hardware.
UNCHECKED: dict[str, str] = {}
# Which issue brings a header that does not exist yet.
ISSUES = (("drivers/", 6), ("rtio/", 6), ("net/", 8), ("mgmt/", 7), ("kernel/mm", 5), ("", 7))


def api() -> dict[str, list[str]]:
    lines = LIST.read_text().splitlines()
    pairs = (line.split(": ") for line in lines if line and not line.startswith("#"))
    return {header: names.split() for header, names in pairs}


def declared() -> dict[str, str]:
    """Name of each system call declared here: the header."""
    include = c_source.ROOT / "include/zephyr"
    found = {}
    for header in syscalls.headers_below([include]):
        with open(header, encoding="utf-8") as f:
            for call in syscalls.parse(f.read(), header):
                found[call.name] = str(header)[len(str(include)) + 1 :]
    return found


def checked() -> dict[str, str]:
    """Name of each system call that a source of the tree checks: the source."""
    found = {}
    for path in c_source.tracked(".c"):
        if path.parent.name == "user" and path.parts[0] != "tests":
            text = c_source.read(path)
            for name in re.findall(r"^#include <zephyr/syscalls/(\w+)_mrsh\.c>", text, re.M):
                found[name] = str(path)
    return found


def issue_of(header: str) -> int:
    return next(number for start, number in ISSUES if header.startswith(start))


def main() -> int:
    wanted, here, have = api(), declared(), checked()
    folders = {h for h in here.values()}
    problems, done, later = [], [], []
    for header, names in wanted.items():
        for name in names:
            if name in here:
                continue
            exists = (c_source.ROOT / "include/zephyr" / header).is_file()
            if name in LATER:
                later.append((header, name, LATER[name]))
            elif header in PLAIN:
                later.append((header, name, PLAIN[header]))
            elif exists and any(n in here for n in names):
                problems.append(f"{header}: {name} is no system call here")
            else:
                later.append((header, name, f"not there yet (issue {issue_of(header)})"))
    for name, header in sorted(here.items(), key=lambda item: (item[1], item[0])):
        if name in have:
            done.append((header, name, have[name]))
        elif name in UNCHECKED:
            done.append((header, name, UNCHECKED[name]))
        else:
            problems.append(f"include/zephyr/{header}: nothing checks {name}()")
    for name in sorted(set(have) - set(here)):
        problems.append(f"{have[name]}: {name}() is no system call")
    text = document(done, later)
    if "--write" in sys.argv:
        DOC.write_text(text)
    elif not DOC.is_file() or DOC.read_text() != text:
        problems.append("doc/security/syscalls.md is old; mend: scripts/checks/syscalls.py --write")
    for problem in problems:
        print(problem)
    print(f"syscalls: {len(done)} system calls in {len(folders)} headers, "
          f"{sum(1 for d in done if d[2].endswith('.c'))} with a check; {len(later)} of the API not "
          f"there; {len(problems)} problem(s)")
    return 1 if problems else 0


def document(done, later) -> str:
    lines = [
        "<!-- Copyright The Etesian Authors -->",
        "<!-- SPDX-License-Identifier: Apache-2.0 -->",
        "",
        "# System calls and their checks",
        "",
        "Written by `scripts/checks/syscalls.py --write`; `./ete check syscalls` sees that it is "
        "complete: every",
        "function that a header declares with `__syscall` has a check, and every system call of "
        "Zephyr 3.7 is in",
        "one of the two tables. How calls and checks work: [design.md](design.md).",
        "",
        f"## Calls that users can make: {len(done)}",
        "",
        "| header | call | check |",
        "|---|---|---|",
    ]
    lines += [f"| `{h}` | `{n}()` | {f'`{c}`' if c.endswith('.c') else c} |" for h, n, c in done]
    lines += ["", f"## Calls of Zephyr 3.7 that are not there: {len(later)}", "",
              "| header | calls | why |", "|---|---|---|"]
    groups: dict[tuple[str, str], list[str]] = {}
    for header, name, why in later:
        groups.setdefault((header, why), []).append(name)
    lines += [f"| `{h}` | {', '.join(f'`{n}`' for n in names)} | {why} |"
              for (h, why), names in sorted(groups.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
