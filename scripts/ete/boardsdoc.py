# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""doc/boards.md: what `ete test -p all` found on each board, what a small program takes there, and
how long the ports are.

Everything is read from results (twister.json, or what an earlier page was made from) and counted in
the sources; nothing is written by hand.
"""

import json
import re
from collections import Counter
from pathlib import Path

from . import boards, tree, ui

RESULTS = tree.ROOT / "build" / "test" / "twister.json"
HELLO = "samples/hello_world"

# What a reason of the runner means here, by what it begins with; the others are shown as they are.
REASONS = (
    ("not enough RAM", "too little RAM for the test (`min_ram`)"),
    ("not enough flash", "too little flash for the test (`min_flash`)"),
    (r"\w+ overflow", "too large for the board's memory"),
    ("filter: ", "the configuration lacks what the test is about (`filter`)"),
    ("board does not list", "no such hardware on the board (`depends_on`)"),
    ("architecture ", "about another architecture"),
    ("board not in platform_allow", "made for other boards"),
    ("board in platform_exclude", "not for this board"),
    ("board ignores", "not for this board"),
    ("every test skipped itself", "each of its cases says that it is not for this board"),
    ("toolchain ", "not for this board's compiler"),
    ("harness ", "needs a harness that is not supported"),
)


def load(files):
    """The records of several results, each with the day of its run; of one configuration the last
    counts."""
    found = {}
    for file in files:
        try:
            data = json.loads(Path(file).read_text())
        except (OSError, ValueError) as e:
            raise ui.Fail(f"cannot read {file}: {e}", "ete test -p all makes it") from None
        day = data.get("environment", {}).get("run_date", "")[:10]
        for r in data["testsuites"]:
            r["day"] = day
            found[r["platform"], r["path"], r["name"]] = r
    return list(found.values())


def kind(record):
    known = {"passed": "passed", "failed": "failed", "error": "failed", "": "not run"}
    return known.get(record["status"], "skipped")


def meaning(reason):
    return next((text for start, text in REASONS if re.match(start, reason)), reason)


def _board_order(name):
    return (not name.startswith("native"), "mps" not in name and "cortex" not in name, name)


def results_table(records):
    """A row for each board: what passed, failed, was skipped; what hello_world takes."""
    kinds = ["passed", "failed", "skipped"]
    if any(kind(r) == "not run" for r in records):
        kinds.append("not run")
    rows = [("board", "architecture", *kinds, "flash", "RAM")]
    for name in sorted({r["platform"] for r in records}, key=_board_order):
        mine = [r for r in records if r["platform"] == name]
        counts = Counter(map(kind, mine))
        hello = next((r for r in mine if r["path"] == HELLO and "used_rom" in r), None)
        sizes = [f"{hello['used_rom']:,}", f"{hello['used_ram']:,}"] if hello else ["-", "-"]
        numbers = [str(counts[k]) for k in kinds]
        rows.append((f"`{name}`", mine[0]["arch"], *numbers, *sizes))
    return rows


def skip_table(records):
    """Why tests were left out: reason, and on which boards how many."""
    reasons = {}
    for r in records:
        if kind(r) == "skipped":
            where = reasons.setdefault(meaning(r["reason"]), Counter())
            where[r["platform"]] += 1
    rows = [("reason", "boards (number of configurations: names)")]
    for reason, where in sorted(reasons.items(), key=lambda item: -sum(item[1].values())):
        by_count = {}
        for board in sorted(where, key=_board_order):
            by_count.setdefault(where[board], []).append(f"`{board}`")
        text = "; ".join(f"{n}: {', '.join(names)}" for n, names in sorted(by_count.items()))
        rows.append((reason, text))
    return rows


# What stands before a path of the tree, in whatever folder that lies.
FOLDER = re.compile(r"/\S*?/(?=(?:arch|boards|drivers|dts|include|kernel|lib|soc|subsys|tests)/)")


def failures(records):
    return [
        f"- `{r['platform']}` {r['path']} `{r['name']}`: {FOLDER.sub('', r['reason'])}"
        for r in sorted(records, key=lambda r: (_board_order(r["platform"]), r["name"]))
        if kind(r) == "failed"
    ]


COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"", re.S)
# Part of a port by the name of its file; what matches none is the rest of the contract.
PARTS = (
    ("user mode", r"user|syscall"),
    ("switch", r"switch"),
    ("entry", r"entry|vector|start|boot|isr|reset|trap|irq|interrupt|semihost"),
    ("faults", r"fault|fatal|describe|stack_?walk|dump"),
)


def code_lines(text):
    """Lines that are neither empty nor only a comment."""
    bare = COMMENT.sub(lambda m: m[0] if m[0][0] == '"' else re.sub(r"[^\n]", " ", m[0]), text)
    return sum(1 for line in bare.splitlines() if line.strip())


def _has_switch(folder):
    return any(f.suffix in (".c", ".S") for f in folder.glob("switch*"))


def ports():
    """name -> folder of every port: a folder of arch/, and one inside a port that has a switch of
    its own beside the outer one's."""
    found = {}
    for folder in sorted((tree.ROOT / "arch").iterdir()):
        if not folder.is_dir() or folder.name in ("common", "template"):
            continue
        if not any(f.suffix in (".c", ".S") for f in folder.glob("**/*")):
            continue
        found[folder.name] = folder
        inner = [f for f in sorted(folder.iterdir()) if f.is_dir() and _has_switch(f)]
        for f in inner if _has_switch(folder) else ():
            found[f"{folder.name}/{f.name}"] = f
    return found


def _sources(folder, others):
    for file in sorted(folder.glob("**/*")):
        inside = any(o != folder and o in file.parents and folder in o.parents for o in others)
        if file.suffix in (".c", ".S", ".h") and not inside:
            yield file


def port_lines(folder, others):
    """part -> lines of code of one port, without those of ports inside it."""
    lines = Counter()
    for file in _sources(folder, others):
        name = file.relative_to(folder).as_posix()
        part = next((part for part, pattern in PARTS if re.search(pattern, name)), "rest")
        lines[part] += code_lines(file.read_text(errors="replace"))
    return lines


def lines_table():
    parts = ("switch", "entry", "faults", "rest", "user mode")
    rows = [("port", *parts, "public headers", "together")]
    folders = ports()
    for name, folder in folders.items():
        lines = port_lines(folder, folders.values())
        public = tree.ROOT / "include" / "zephyr" / "arch" / name
        publics = [tree.ROOT / "include" / "zephyr" / "arch" / n for n in folders]
        headers = sum(code_lines(f.read_text()) for f in _sources(public, publics))
        cells = [lines[part] for part in parts] + [headers]
        rows.append((f"`arch/{name}`", *(str(c) for c in cells), str(sum(cells))))
    return rows


def _markdown(rows):
    right = [len(rows) > 1 and all(re.fullmatch(r"[\d,]+|-", row[i]) for row in rows[1:]) for i in range(len(rows[0]))]
    lines = ["| " + " | ".join(rows[0]) + " |"]
    lines.append("|" + "|".join("---:" if r else "---" for r in right) + "|")
    return lines + ["| " + " | ".join(row) + " |" for row in rows[1:]]


def _days(records):
    days = sorted({r["day"] for r in records if r.get("day")})
    return f" ({' to '.join(dict.fromkeys((days[0], days[-1])))})" if days else ""


def page(records):
    names = {b.target: b for b in boards.all_boards()}
    missing = sorted(
        n for n, b in names.items() if b.simulation and n not in {r["platform"] for r in records}
    )
    failed = failures(records)
    counts = Counter(map(kind, records))
    text = [
        "<!-- SPDX-License-Identifier: Apache-2.0 -->",
        "<!-- Copyright The Etesian Authors -->",
        "<!-- Generated by `./ete boards --doc doc/boards.md`: change scripts/ete/boardsdoc.py. -->",
        "",
        "# Boards",
        "",
        "What `./ete test -p all` found: every test of the kernel, of libraries and of ports on every",
        "board that runs here, of each `testcase.yaml` the first scenario (all of them on the default",
        "boards), with virtual time. Numbers are configurations: a scenario on a board. Flash and RAM",
        "are what `samples/hello_world` takes with default options, bytes, all stacks included.",
        "",
        *_markdown(results_table(records)),
        "",
        f"Together {counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped"
        f"{_days(records)}.",
        "",
        *(["Not in these results: " + ", ".join(f"`{n}`" for n in missing) + ".", ""]
          if missing else []),
        "## Skipped, and why",
        "",
        *_markdown(skip_table(records)),
        "",
        "## Failed",
        "",
        *(failed or ["None."]),
        "",
        "## Ports",
        "",
        "Lines of code, without comments and empty lines: the context switch; entry (reset, vectors,",
        "interrupts); faults and stack walks; the rest of the contract (threads, idle, memory",
        "protection, floating point); user mode; headers that applications see.",
        "",
        *_markdown(lines_table()),
        "",
        "Conditionals about an architecture in portable code (`kernel/`, `lib/`, `subsys/`, and all",
        "tests but `tests/arch` and `tests/boards`): none, which `./ete check portable` keeps so.",
    ]  # fmt: skip
    return "\n".join(text) + "\n"


def write(path, files):
    records = load(files or [RESULTS])
    Path(path).write_text(page(records))
    ui.note(f"{tree.show(path)}: {len(records)} configurations")
