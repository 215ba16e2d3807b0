#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Build and run the fuzz targets of this folder (see README.md)."""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
TREE = HERE.parent.parent
OUT = TREE / "build" / "fuzz"

FLAGS = """-g -O1 -std=gnu11 -Wall -Wextra -Wno-unused-parameter -fno-omit-frame-pointer
    -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all
    -DCONFIG_ASSERT=1 -DCONFIG_ASSERT_LEVEL=2 -DCONFIG_ASSERT_VERBOSE=1
    -DCONFIG_SYS_HEAP_VALIDATE=1""".split()


def build(target):
    """Compile a target with the sources that its first comment names; return the program."""
    text = (HERE / f"{target}.c").read_text()
    sources = re.search(r"Sources:((?:[^/]|/(?! ))*?)\*/", text, re.S).group(1).split()
    program = OUT / target
    program.parent.mkdir(parents=True, exist_ok=True)
    command = ["clang", *FLAGS, f"-I{TREE}/include", f"{HERE}/{target}.c"]
    command += [str(TREE / s) for s in sources if s != "*"]
    subprocess.run([*command, "-o", str(program)], check=True)
    return program


def run(target, program, seconds):
    """Fuzz for a time; return whether nothing was found."""
    corpus = OUT / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    command = [str(program), f"-max_total_time={seconds}", "-max_len=512", "-print_final_stats=1",
               f"-artifact_prefix={OUT}/{target}-", str(corpus)]
    seeds = HERE / "corpus" / target
    if seeds.is_dir():
        command.append(str(seeds))
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        print(done.stderr[-4000:])
        print(f"{target}: FAILED")
        return False
    executed = re.search(r"number_of_executed_units: (\d+)", done.stderr)
    print(f"{target}: {executed.group(1) if executed else '?'} inputs, nothing found")
    return True


def main():
    targets = sorted(p.stem for p in HERE.glob("*.c"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="?", choices=[*targets, "all"], default="all")
    parser.add_argument("input", nargs="?", help="run only this input, once")
    parser.add_argument("-s", "--seconds", type=int, default=10, help="for each target")
    args = parser.parse_args()

    if shutil.which("clang") is None:
        sys.exit("error: clang is missing: apt-get install clang libclang-rt-14-dev")
    if args.input:
        sys.exit(subprocess.run([str(build(args.target)), args.input], check=False).returncode)
    chosen = targets if args.target == "all" else [args.target]
    results = [run(t, build(t), args.seconds) for t in chosen]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
