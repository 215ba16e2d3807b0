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


CALLS = "syscalls"  # not a file here but tests/kernel/user/fuzz, with all of the kernel
CALLS_OPTIONS = "-testargs -handle_segv=0 -handle_bus=0 -handle_fpe=0 -handle_ill=0 -len_control=20"


def build_calls():
    """Build the fuzzer of system calls, guided by coverage; return the program."""
    out = OUT / CALLS
    subprocess.run([TREE / "ete", "build", TREE / "tests/kernel/user/fuzz", "-d", out,
                    "-b", "native_sim/native/64", "--", "-DEXTRA_CONF_FILE=guided.conf"],
                   check=True, stdout=subprocess.DEVNULL)
    return out / "zephyr" / "zephyr.exe"


def build(target):
    """Compile a target with the sources that its first comment names; return the program."""
    if target == CALLS:
        return build_calls()
    text = (HERE / f"{target}.c").read_text()
    sources = re.search(r"Sources:((?:[^/]|/(?! ))*?)\*/", text, re.S).group(1).split()
    program = OUT / target
    program.parent.mkdir(parents=True, exist_ok=True)
    command = ["clang", *FLAGS, f"-I{TREE}/include", f"{HERE}/{target}.c"]
    command += [str(TREE / s) for s in sources if s != "*"]
    subprocess.run([*command, "-o", str(program)], check=True)
    return program


def command_of(target, program):
    """How to start it, with what it always needs."""
    return [str(program), *(CALLS_OPTIONS.split() if target == CALLS else ())]


def run(target, program, seconds):
    """Fuzz for a time; return whether nothing was found."""
    corpus = OUT / "corpus" / target
    corpus.mkdir(parents=True, exist_ok=True)
    command = command_of(target, program)
    command += [f"-max_total_time={seconds}", "-max_len=512", "-print_final_stats=1",
                f"-artifact_prefix={OUT}/{target}-", str(corpus)]
    seeds = HERE / "corpus" / target
    if seeds.is_dir():
        command.append(str(seeds))
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          errors="replace", check=False)
    if done.returncode != 0:
        print(done.stdout[-2000:])
        print(done.stderr[-4000:])
        print(f"{target}: FAILED")
        return False
    executed = re.search(r"number_of_executed_units: (\d+)", done.stderr)
    print(f"{target}: {executed.group(1) if executed else '?'} inputs, nothing found")
    return True


def main():
    targets = sorted([CALLS, *(p.stem for p in HERE.glob("*.c"))])
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="?", choices=[*targets, "all"], default="all")
    parser.add_argument("input", nargs="?", help="run only this input, once")
    parser.add_argument("-s", "--seconds", type=int, default=10, help="for each target")
    args = parser.parse_args()

    if shutil.which("clang") is None:
        sys.exit("error: clang is missing: apt-get install clang libclang-rt-14-dev")
    if args.input:
        command = command_of(args.target, build(args.target))
        sys.exit(subprocess.run([*command, args.input], check=False).returncode)
    chosen = targets if args.target == "all" else [args.target]
    results = [run(t, build(t), args.seconds) for t in chosen]
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
