#!/usr/bin/env python3
# Copyright The Etesian Authors
# SPDX-License-Identifier: Apache-2.0
"""Does the fuzzer find a check that is missing? In a copy of the tree one check is taken out at a
time, and the fuzzer has to fail. All of them take some minutes; --sample N takes N of them."""

import argparse
import random
import shutil
import sys
from pathlib import Path

import run

# name, file, what stands there, what stands there instead
MISTAKES = [
    ("permission", "kernel/user/object.h",
     "	return (ko->flags & K_OBJ_FLAG_PUBLIC) != 0U;\n", "	return true;\n"),
    ("kind", "kernel/user/object.c",
     "ko == NULL || (otype != K_OBJ_ANY && ko->type != otype)", "ko == NULL"),
    ("no object at all", "kernel/user/object_table.h", "return (ko->name == obj) ? ko : NULL;",
     "return ko;"),
    ("initialised", "kernel/user/object.c",
     "return likely(initialized) ? 0 : -EINVAL;", "return 0;"),
    ("set up once", "kernel/user/object.c",
     "return (init == _OBJ_INIT_FALSE && initialized) ? -EADDRINUSE : 0;",
     "return 0;"),
    ("size of memory", "kernel/user/memory.c",
     "addr - start < length && size <= length - (addr - start)", "addr - start < length"),
    ("memory may be written", "kernel/user/memory.c",
     "	if (write == 0 && inside(", "	if (inside("),
    ("memory at all", "kernel/user/memory.c", "return allowed ? 0 : -EPERM;", "return 0;"),
    ("where a message goes", "kernel/user/check_msgq.c",
     "	z_user_hold(data, msgq->msg_size, 1);\n", ""),
    ("product of sizes", "kernel/msgq.c", "size_mul_overflow(msg_size, max_msgs, &size)",
     "(size = msg_size * max_msgs, false)"),
    ("product of a stack", "kernel/stack.c",
     "size_mul_overflow(num_entries, sizeof(stack_data_t), &size)",
     "(size = (uint16_t)(num_entries * sizeof(stack_data_t)), false)"),
    ("where a pipe writes", "kernel/user/check_pipe.c",
     "	z_user_hold(data, bytes_to_read, 1);\n", "	z_user_hold(data, 0, 1);\n"),
    ("threads are users", "kernel/user/check_thread.c",
     "(options & (K_USER | K_ESSENTIAL)) == K_USER", "(options & K_ESSENTIAL) == 0U"),
    ("essential threads", "kernel/user/check_thread.c",
     "(options & (K_USER | K_ESSENTIAL)) == K_USER", "(options & K_USER) != 0U"),
    ("priority of a new thread", "kernel/user/check_thread.c",
     "prio >= _current->base.prio,", "true,"),
    ("priority set", "kernel/user/check_thread.c", "|| prio >= thread->base.prio;", "|| true;"),
    ("stack in use", "kernel/user/check_thread.c", "!is_in_use(stack) &&", "true &&"),
    ("size of a stack", "kernel/user/check_thread.c",
     "stack_size <= k_object_find(stack)->data.stack_size,", "true,"),
    ("waiters of an object set up again", "kernel/user/check_init.h",
     "wrong = z_has_waiters(&(obj)->wait_q);",
     "z_waitq_init(&(obj)->wait_q);"),
    ("permissions of the dead", "kernel/user/object.c",
     "		keep_bits(ko->perms, mask);\n", "		ARG_UNUSED(ko);\n"),
    ("granting what one has not", "kernel/user/check_object.c",
     "	K_OOPS(K_SYSCALL_OBJ_INIT(object, K_OBJ_ANY));\n	Z_SYSCALL_OWN(thread",
     "	Z_SYSCALL_OWN(thread"),
    ("results", "kernel/user/check_poll.c", "	K_OOPS(Z_SYSCALL_OUT(result));\n", ""),
    ("objects polled", "kernel/user/check_poll.c", "if (!may_poll(&copy[i])) {", "if (false) {"),
]

FOLDERS = "arch boards cmake drivers dts include kernel lib scripts share soc subsys".split()


def copy_tree(out):
    """What a build reads, and this test."""
    app = run.HERE.relative_to(run.TREE)
    for folder in [*FOLDERS, app]:
        if not (out / folder).exists():
            shutil.copytree(run.TREE / folder, out / folder, symlinks=True,
                            ignore=shutil.ignore_patterns("__pycache__"))
    for file in run.TREE.iterdir():
        if file.is_file():
            shutil.copy2(file, out / file.name)
    if (run.TREE / ".venv").exists() and not (out / ".venv").exists():
        (out / ".venv").symlink_to(run.TREE / ".venv")


def survives(tree, mistake, args):
    """Make it, fuzz, take it back; return whether nothing was noticed, or None: not to be built."""
    name, file, right, wrong = mistake
    path = tree / file
    text = path.read_text()
    if right not in text:
        print(f"{name}: {file} has changed, so has the mistake to", flush=True)
        return None
    path.write_text(text.replace(right, wrong, 1))
    try:
        program = run.build(tree, tree / "build")
        if program is None:
            return None
        for seed in range(1, 1 + args.seeds):
            if not run.fuzz(program, seed, args.calls, 60)[0]:
                print(f"{name}: found by seed {seed}", flush=True)
                return False
    finally:
        path.write_text(text)
    print(f"{name}: NOT FOUND", flush=True)
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="*", help="only these")
    parser.add_argument("--sample", type=int, help="only so many, chosen by the seed")
    parser.add_argument("--seed", type=int, default=1, help="what chooses (default 1)")
    parser.add_argument("--calls", type=int, default=300_000, help="of each seed")
    parser.add_argument("--seeds", type=int, default=6, help="to try before giving up")
    parser.add_argument("-d", "--dir", type=Path, default=run.TREE / "build" / "fuzz-mistakes")
    args = parser.parse_args()

    chosen = [m for m in MISTAKES if not args.name or m[0] in args.name]
    if args.sample:
        chosen = random.Random(args.seed).sample(chosen, min(args.sample, len(chosen)))
    tree = args.dir.resolve()
    shutil.rmtree(tree, ignore_errors=True)
    tree.mkdir(parents=True)
    copy_tree(tree)
    results = [survives(tree, m, args) for m in chosen]
    bad = sum(r is not False for r in results)
    print(f"{len(results) - bad} passed, {bad} failed")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
