# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Check what the devicetree generator says about mistakes, without CMake.

    run.py [-k PATTERN] [-v] [FILE...]

Each FILE (all *.yaml in this folder by default) is a list of cases. A case applies an overlay to
native_sim's devicetree, or uses a devicetree of its own, and compares what is reported:

    name     what is tested
    overlay  text of app.overlay
    dts      text of board.dts, instead of native_sim's
    files    further files of the application: path -> text (dts/bindings/... for bindings)
    error    parts that the error must contain; at most five lines, no traceback
    warning  parts that one warning must contain; the devicetree must be good
    not      parts that must not appear
    c        C code compiled against the result; its compiler's message with the hint of explain.py
             is then checked against `error`, or must be empty if there is no `error`
    link     C code that is also linked; likewise
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
BASE = HERE.parents[2]
sys.path.insert(0, str(BASE / "scripts" / "dts"))

import yaml  # noqa: E402

import drivers  # noqa: E402
import edt  # noqa: E402
import explain  # noqa: E402
from bindings import Library  # noqa: E402
from names import ident  # noqa: E402

KEYS = set("name overlay dts files error warning not c link".split())
BOARD = BASE / "boards" / "native" / "native_sim" / "native_sim.dts"
SYSCALLS = ("uart uart_irq uart_async gpio_pin gpio_port device").split()


class Failure(Exception):
    pass


def need(condition, text):
    if not condition:
        raise Failure(text)


def generate(case, folder):
    """Run the generator. Returns (error text or '', warnings)."""
    files = dict(case.get("files", {}))
    if "overlay" in case:
        files["app.overlay"] = case["overlay"]
    if "dts" in case:
        files["board.dts"] = case["dts"]
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    dts = folder / "board.dts" if "dts" in case else BOARD
    overlays = [folder / "app.overlay"] if "overlay" in case else []
    includes, bindings = edt.search_dirs([BASE, folder])
    try:
        tree = edt.load(dts, overlays, includes, bindings, out_dir=folder / "build" / "zephyr")
    except edt.DtsError as error:
        return str(error), []
    edt.write_all(tree, folder / "build")
    return "", tree.warnings


def compile_c(case, folder):
    """Compile (and link) the case's C code. Returns what compiler, linker and explain.py say."""
    link = "link" in case
    (folder / "main.c").write_text(case.get("link") or case["c"])
    generated = folder / "build" / "zephyr" / "include" / "generated"
    for name in SYSCALLS:
        stub = generated / "zephyr" / "syscalls" / f"{name}.h"
        stub.parent.mkdir(parents=True, exist_ok=True)
        stub.write_text("")
    argv = ["gcc", "-std=gnu11", "-w", f"-I{BASE}/include", f"-I{generated}",
            "-DCONFIG_64BIT=1", "-DCONFIG_ARCH_POSIX=1", "main.c", "-o", "main"]
    argv += ["-nostartfiles", "-Wl,-e,main", "-no-pie"] if link else ["-c"]
    done = subprocess.run(argv, cwd=folder, capture_output=True, text=True)
    if done.returncode == 0:
        return ""
    facts = json.loads((folder / "build" / "zephyr" / "edt.json").read_text())
    return done.stderr + "\n".join(explain.hints(done.stderr, facts, BASE))


def check_texts(case, text):
    for part in case.get("error", []) + case.get("warning", []):
        need(part in text, f"lacks: {part}")
    for part in case.get("not", []):
        need(part not in text, f"should not contain: {part}")


def run_case(case, folder):
    need(not set(case) - KEYS, f"unknown keys: {set(case) - KEYS}")
    error, warnings = generate(case, folder)
    if "c" in case or "link" in case:
        need(not error, f"generator failed:\n{error}")
        text = compile_c(case, folder)
        need(bool(text) == ("error" in case), "expected " + ("an error" if not text else "none"))
    elif "error" in case:
        need(error, "no error was reported")
        need(len(error.splitlines()) <= 5, "more than five lines")
        need(re.match(r"error: \S+:\d+: ", error), "no file and line")
        text = error
    else:
        need(not error, "unexpected error")
        need(bool(warnings) == ("warning" in case), "warnings: " + "\n".join(warnings))
        text = "\n".join(warnings)
    try:
        check_texts(case, text)
    except Failure as failure:
        raise Failure(f"{failure}\n--- in\n{text}") from None
    return text


def driven():
    """Compatibles, as identifiers, that an option of the tree asks for."""
    files = [f for top in ("arch", "drivers", "kernel", "lib", "soc", "subsys")
             for f in (BASE / top).rglob("Kconfig*")]
    return {name.lower() for f in files
            for name in re.findall(r"DT_HAS_(\w+)_ENABLED", f.read_text(encoding="utf-8"))}


def check_bindings():
    """Every binding of the tree must be good, used or not, and have a driver or be listed in
    dts/no-driver.txt. Returns the number of bad ones."""
    folder = BASE / "dts" / "bindings"
    library = Library([folder])
    bad = 0
    options, excused, compats = driven(), drivers.waived(BASE), set()
    for path in sorted(folder.rglob("*.yaml")):
        try:
            raw = library.raw(str(path))
            if "compatible" in raw:
                library.binding(str(path), raw)
                compats.add(raw["compatible"])
        except edt.DtsError as error:
            bad += 1
            print(f"FAIL {error}")
    for compat in sorted(compats | excused):
        if compat not in compats:
            wrong = "is listed in dts/no-driver.txt and has no binding"
        elif compat in excused and ident(compat) in options:
            wrong = "has a driver: remove it from dts/no-driver.txt"
        elif compat in excused or ident(compat) in options or compat.startswith("vnd,"):
            continue
        else:
            wrong = "has a binding, no driver, and is not listed in dts/no-driver.txt"
        bad += 1
        print(f"FAIL {compat} {wrong}")
    return bad


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("-k", metavar="PATTERN", default="", help="only cases whose name matches")
    parser.add_argument("-v", action="store_true", help="show what is reported")
    args = parser.parse_args()
    passed, failed = 0, 0 if args.k else check_bindings()
    for file in args.files or sorted(HERE.glob("*.yaml")):
        for case in yaml.safe_load(file.read_text()):
            if not re.search(args.k, case["name"]):
                continue
            with tempfile.TemporaryDirectory() as folder:
                try:
                    text = run_case(case, Path(folder)).replace(folder + "/", "")
                    passed += 1
                    if args.v:
                        print(f"PASS {case['name']}\n{text}\n")
                except Failure as failure:
                    failed += 1
                    print(f"FAIL {case['name']}: {str(failure).replace(folder + '/', '')}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
