# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Check what the build says about mistakes, and that its features work.

    run.py [-j N] [-k PATTERN] [--keep DIR] [FILE...]

Each FILE (all *.yml below this folder by default) is a list of cases. A case makes a small
application out of `files`, configures it, and compares:

    name     what is tested
    board    default native_sim
    files    path -> text; CMakeLists.txt, prj.conf and src/main.c have defaults. A path may start
             with OUT/: a folder beside the application, in args @OUT@ (the application: @APP@)
    args     list of -D arguments for CMake
    env      variables of the environment (null removes one); @BIN@ is a folder with cmake and ninja
             but no compiler
    app      an application below tests/build instead of `files`
    error    parts that the message must contain, each case of a mistake has them; `not` are parts
             that it must not contain. The message has at most five lines
    place    name of the folder that all this is put into
    make     build with make instead of ninja
    build    list of targets to build ([] : the image); expects success
    output   parts that the build's output (or the program's, with `run: true`) must contain
    run      run the image for at most ten seconds
    exists   paths below the build directory that must be there
    contains path below the build directory -> parts its text must contain
    edit     path below the build directory -> [old text, new text]
    steps    further steps in the same build directory: {files, args, build, ...}
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
BASE = HERE.parent.parent

DEFAULT_FILES = {
    "CMakeLists.txt": "cmake_minimum_required(VERSION 3.20.0)\n"
    "find_package(Zephyr REQUIRED HINTS $ENV{ZEPHYR_BASE})\n"
    "project(case)\n"
    "target_sources(app PRIVATE src/main.c)\n",
    "prj.conf": "",
    "src/main.c": "int main(void)\n{\n\treturn 0;\n}\n",
}
KEYS = set(
    "name board files args env app error not build output run exists contains steps absent edit "
    "place make".split()
)


class Failure(Exception):
    pass


def need(condition, text):
    if not condition:
        raise Failure(text)


def write_files(files, app, out):
    for name, text in files.items():
        path = out / name[4:] if name.startswith("OUT/") else app / name
        if text is None:
            path.unlink(missing_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        if text.startswith("#!"):
            path.chmod(0o755)


def bare_path(top):
    """A folder for PATH in which no compiler is found."""
    folder = top / "bin"
    folder.mkdir(exist_ok=True)
    for tool in ("cmake", "ninja", "uname", "sh", "env"):
        if not (folder / tool).exists():
            (folder / tool).symlink_to(shutil.which(tool))
    return str(folder)


def environment(changes, top):
    env = dict(os.environ, ZEPHYR_BASE=str(BASE))
    for name in ("BOARD", "ZEPHYR_TOOLCHAIN_VARIANT", "CROSS_COMPILE", "ZEPHYR_EXTRA_MODULES"):
        env.pop(name, None)
    for name, value in (changes or {}).items():
        if value is None:
            env.pop(name, None)
        else:
            env[name] = value.replace("@BIN@", bare_path(top)).replace("@OUT@", str(top / "out"))
    return env


def call(argv, env, cwd, timeout=300):
    r = subprocess.run(
        argv, env=env, cwd=cwd, capture_output=True, text=True, errors="replace",
        timeout=timeout, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    return r.returncode, r.stdout + r.stderr


def message_of(text):
    """The error message in CMake's output: from 'error:' to where CMake itself speaks."""
    lines = text.splitlines()
    starts = [i for i, line in enumerate(lines) if re.match(r"(.*: )?(fatal )?error: ", line)]
    if not starts:
        return []
    out = []
    for line in lines[starts[0] :]:
        if re.match(r"CMake (Error|Warning)|-- |ninja: |FAILED:|\[\d+/\d+\]", line):
            break
        out.append(line)
    return [line for line in out if line.strip()]


def check_texts(step, build, output):
    for part in step.get("output", []):
        part = part.replace("@OUT@", str(build.parent / "out"))
        need(part in output, f"the output lacks {part!r}:\n{output[-900:]}")
    for name in step.get("exists", []):
        need((build / name).exists(), f"{name} was not made")
    for name in step.get("absent", []):
        need(not (build / name).exists(), f"{name} should not be there")
    for name, parts in step.get("contains", {}).items():
        need((build / name).exists(), f"{name} was not made")
        text = (build / name).read_text(errors="replace")
        for part in [parts] if isinstance(parts, str) else parts:
            if part.startswith("!"):
                need(part[1:] not in text, f"{name} contains {part[1:]!r}")
            else:
                need(part in text, f"{name} lacks {part!r}")


def run_image(build, env):
    import json

    said = json.loads((build / "zephyr/run.json").read_text())
    try:
        return call(said["argv"], env, said["cwd"], timeout=10)[1]
    except subprocess.TimeoutExpired as e:
        return (e.stdout or b"").decode(errors="replace")


def do_step(case, step, app, out, build, first):
    unknown = set(step) - KEYS
    need(not unknown, f"this case has unknown keys: {unknown}")
    write_files(step.get("files", {}), app, out)
    for name, (old, new) in step.get("edit", {}).items():
        text = (build / name).read_text()
        need(old in text, f"{name} lacks {old!r}")
        (build / name).write_text(text.replace(old, new))
    env = environment({**(case.get("env") or {}), **(step.get("env") or {})}, out.parent)
    args = [
        a.replace("@OUT@", str(out)).replace("@APP@", str(app)).replace("@BASE@", str(BASE))
        for a in step.get("args", [])
    ]
    board = case.get("board", "native_sim/native/64")
    generator = [] if any(a.startswith("-G") for a in args) else ["-GNinja"]
    argv = ["cmake", *generator, "-B", str(build)]
    argv += [f"-DBOARD={board}"] if board and first else []
    status, output = (0, "")
    if first or "args" in step:
        status, output = call([*argv, *args, str(app)], env, str(app.parent))
    if status == 0 and "build" in step:
        status, text = call(["ninja", "-C", str(build), *step["build"]], env, str(app.parent))
        output += text
    if status == 0 and step.get("make"):
        status, text = call(["make", "-C", str(build)], env, str(app.parent))
        output += text
    if "error" in step:
        need(status != 0, f"no error was reported\n{output[-800:]}")
        lines = message_of(output)
        need(lines, f"there is no line 'error: ...':\n{output[-900:]}")
        shown = "\n".join(lines)
        need(len(lines) <= 5, f"the message has {len(lines)} lines:\n{shown}")
        for part in step["error"]:
            need(part in shown, f"the message lacks {part!r}:\n{shown}")
        for part in step.get("not", []):
            need(part not in shown, f"the message has {part!r}:\n{shown}")
        need("Traceback" not in output, output[-1500:])
        return
    need(status == 0, f"failed:\n{output[-900:]}")
    if step.get("run"):
        output += run_image(build, env)
    check_texts(step, build, output)


def do_case(case, keep):
    top = Path(keep or tempfile.mkdtemp(prefix="ete-build-")) / case.get("place", "")
    try:
        app, out, build = top / "app", top / "out", top / "b"
        for d in (app, out):
            d.mkdir(parents=True, exist_ok=True)
        if case.get("app"):
            shutil.copytree(HERE / case["app"], app, dirs_exist_ok=True)
        else:
            write_files({**DEFAULT_FILES, **case.get("files", {})}, app, out)
        do_step(case, {k: v for k, v in case.items() if k != "steps"}, app, out, build, True)
        for step in case.get("steps", []):
            do_step(case, step, app, out, build, False)
        return None
    except (Failure, subprocess.TimeoutExpired, OSError) as e:
        return str(e)
    finally:
        if not keep:
            shutil.rmtree(top, ignore_errors=True)


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("-j", type=int, default=2, help="cases at a time")
    p.add_argument("-k", default="", metavar="PATTERN", help="only cases whose name matches")
    p.add_argument("--keep", metavar="DIR", help="leave the (single) case's files in DIR")
    p.add_argument("files", nargs="*", type=Path)
    args = p.parse_args()
    cases = []
    for file in args.files or sorted(HERE.rglob("*.yml")):
        for case in yaml.safe_load(file.read_text()) or []:
            if isinstance(case, dict) and "name" in case and re.search(args.k, case["name"]):
                cases.append((file, case))
    failed = 0
    with ThreadPoolExecutor(args.j) as pool:
        results = pool.map(lambda c: do_case(c[1], args.keep), cases)
        for (file, case), wrong in zip(cases, results):
            if wrong:
                failed += 1
                print(f"FAILED {file.name}: {case['name']}\n  "
                      + wrong.replace("\n", "\n  "), flush=True)  # fmt: skip
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
