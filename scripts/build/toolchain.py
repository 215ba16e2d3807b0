# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Choose a compiler for an architecture and learn the facts CMake and Kconfig want of it.

TABLE is all there is to know: a new architecture is a new row. Facts are asked from the compiler
once and kept in the user's cache folder under the compiler's path, size and time.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from .errors import BuildError


@dataclass(frozen=True)
class Row:
    arch: str
    variant: str  # the value of ZEPHYR_TOOLCHAIN_VARIANT it answers to
    prefix: str  # of the binutils, and of gcc
    apt: str  # what to install when it is missing
    clang_target: str = ""  # set: compile with clang, link with the prefix's gcc
    home: str = ""  # environment variable with the folder the tools are in
    home_glob: str = ""  # where below it


# In order of preference: the first that is installed is used when nothing was asked for.
TABLE = (
    Row("posix", "host", "", "gcc g++ gcc-multilib"),
    Row("posix", "llvm", "", "clang llvm gcc-multilib", clang_target="host"),
    Row("x86", "host", "", "gcc g++ gcc-multilib"),
    Row(
        "x86",
        "zephyr",
        "x86_64-zephyr-elf-",
        "gcc g++ gcc-multilib",
        home="ZEPHYR_SDK_INSTALL_DIR",
        home_glob="x86_64-zephyr-elf/bin",
    ),
    Row("x86", "llvm", "", "clang llvm gcc-multilib", clang_target="host"),
    Row(
        "arm",
        "gnuarmemb",
        "arm-none-eabi-",
        "gcc-arm-none-eabi picolibc-arm-none-eabi",
        home="GNUARMEMB_TOOLCHAIN_PATH",
        home_glob="bin",
    ),
    Row(
        "arm",
        "zephyr",
        "arm-zephyr-eabi-",
        "gcc-arm-none-eabi picolibc-arm-none-eabi",
        home="ZEPHYR_SDK_INSTALL_DIR",
        home_glob="arm-zephyr-eabi/bin",
    ),
    Row(
        "arm",
        "llvm",
        "arm-none-eabi-",
        "clang gcc-arm-none-eabi picolibc-arm-none-eabi",
        clang_target="arm-none-eabi",
    ),
    Row(
        "arm64",
        "cross-gnu",
        "aarch64-linux-gnu-",
        "gcc-aarch64-linux-gnu g++-aarch64-linux-gnu picolibc-aarch64-linux-gnu",
    ),
    Row(
        "arm64",
        "zephyr",
        "aarch64-zephyr-elf-",
        "gcc-aarch64-linux-gnu g++-aarch64-linux-gnu picolibc-aarch64-linux-gnu",
        home="ZEPHYR_SDK_INSTALL_DIR",
        home_glob="aarch64-zephyr-elf/bin",
    ),
    Row(
        "riscv",
        "cross-gnu",
        "riscv64-unknown-elf-",
        "gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf",
    ),
    Row(
        "riscv",
        "zephyr",
        "riscv64-zephyr-elf-",
        "gcc-riscv64-unknown-elf picolibc-riscv64-unknown-elf",
        home="ZEPHYR_SDK_INSTALL_DIR",
        home_glob="riscv64-zephyr-elf/bin",
    ),
    Row("mips", "gnu", "mipsel-linux-gnu-", "gcc-mipsel-linux-gnu"),
    Row("sparc", "gnu", "sparc64-linux-gnu-", "gcc-sparc64-linux-gnu"),
    Row("or1k", "gnu", "or1k-elf-", "gcc-or1k-elf"),
    Row("xtensa", "gnu", "xtensa-lx106-elf-", "gcc-xtensa-lx106"),
)


@dataclass
class Toolchain:
    variant: str
    cc: str
    cxx: str
    linker: str  # driver that links
    prefix: str  # path prefix of objcopy, readelf, nm...
    target: str  # clang's --target, or ""
    facts: dict

    def tool(self, name):
        return self.prefix + name


def _cache_dir():
    base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "etesian"


def cache_dir():
    """The user's cache folder, or None where it can not be written."""
    folder = _cache_dir()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def _ask(*argv):
    r = subprocess.run(argv, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return r.stdout.strip() if r.returncode == 0 else ""


def _specs_include(specs):
    """The folder of headers that a picolibc.specs file adds, for compilers that know no specs."""
    try:
        m = re.search(r"-isystem .*:(/\S+/include)}", Path(specs).read_text())
    except OSError:
        return ""
    return m.group(1) if m else ""


def _stamps(folders):
    """When each folder last changed: what is installed beside a compiler is found there."""
    return {f: os.stat(f).st_mtime_ns if os.path.isdir(f) else 0 for f in folders}


def _facts(cc, gcc):
    """Version, id and C libraries of a compiler; from the cache if nothing was installed since."""
    stats = [f"{p}:{s.st_size}:{s.st_mtime_ns}" for p in (cc, gcc) for s in [os.stat(p)]]
    key = hashlib.sha1(" ".join(["v8", *stats]).encode()).hexdigest()[:16]
    folder = cache_dir()
    file = folder / f"toolchain-{key}.json" if folder else None
    if file and file.exists():
        try:
            facts = json.loads(file.read_text())
            if facts["folders"] == _stamps(facts["folders"]):
                return facts
        except (ValueError, KeyError):
            pass
    version = _ask(cc, "--version")
    if not version:
        raise BuildError(f"the compiler {cc} does not run", mend=f"try: {cc} --version")
    clang = "clang" in version.splitlines()[0]
    libraries = re.search(r"^libraries: =(.*)", _ask(gcc, "-print-search-dirs"), re.M)
    picolibc = _ask(gcc, "-print-file-name=picolibc.specs")
    facts = {
        "key": key,
        "folders": _stamps(libraries.group(1).split(":") if libraries else []),
        "id": "Clang" if clang else "GNU",
        "version": _ask(cc, "-dumpversion" if clang else "-dumpfullversion"),
        "machine": _ask(cc, "-dumpmachine"),
        "picolibc_include": _specs_include(picolibc),
        "picolibc": picolibc if os.path.isabs(picolibc) else "",
        "newlib": os.path.isabs(_ask(gcc, "-print-file-name=nano.specs")),
        "glibcxx": os.path.isabs(_ask(gcc, "-print-file-name=libstdc++.a"))
        or os.path.exists(_specs_include(picolibc) + "/../lib/libstdc++.a"),
        "m32": os.path.isabs(_ask(gcc, "-m32", "-print-file-name=libc.so")),
        "include": _ask(cc, "-print-file-name=include"),
        "include_fixed": _ask(gcc, "-print-file-name=include-fixed"),
    }
    if file:
        tmp = file.with_suffix(f".{os.getpid()}")
        tmp.write_text(json.dumps(facts))
        tmp.replace(file)
    return facts


def _tool_prefix(row, env):
    """Path prefix of the row's tools, or None if they are not installed."""
    home = env.get(row.home, "") if row.home else ""
    if home:
        path = os.path.join(home, row.home_glob, row.prefix)
        return path if os.path.exists(path + "gcc") else None
    gcc = shutil.which(row.prefix + "gcc", path=env.get("PATH"))
    return gcc[: -len("gcc")] if gcc else None


def _finish(row, prefix, env):
    gcc = prefix + "gcc"
    cc, cxx, target = gcc, prefix + "g++", ""
    if row.clang_target:
        cc = shutil.which("clang", path=env.get("PATH"))
        if not cc:
            return None
        cxx = cc + "++" if os.path.exists(cc + "++") else cc
        target = "" if row.clang_target == "host" else row.clang_target
        if row.clang_target == "host":
            gcc = cc
    if not os.path.exists(cxx):
        cxx = cc  # C++ sources then fail with the compiler's own message
    return Toolchain(row.variant, cc, cxx, gcc, prefix, target, _facts(cc, gcc))


def _missing(arch, variant, rows):
    wanted = f"ZEPHYR_TOOLCHAIN_VARIANT={variant}" if variant else f"compiling for '{arch}'"
    raise BuildError(
        f"no toolchain found for {wanted} ({rows[0].prefix}gcc is not installed)",
        mend=[
            f"sudo apt-get install {rows[0].apt}",
            *([f"or set {rows[0].home} to where it is"] if variant and rows[0].home else []),
        ],
    )


def choose(arch, variant, env):
    """The toolchain to use for `arch`; `variant` is what the user asked for, or ""."""
    if variant == "cross-compile":
        prefix = env.get("CROSS_COMPILE", "")
        found = shutil.which(prefix + "gcc", path=env.get("PATH")) if prefix else None
        if not found:
            raise BuildError(
                f"ZEPHYR_TOOLCHAIN_VARIANT=cross-compile, but there is no '{prefix}gcc'",
                mend="set CROSS_COMPILE to the path prefix, e.g. /usr/bin/arm-none-eabi-",
            )
        return _finish(Row(arch, variant, prefix, ""), found[: -len("gcc")], env)
    mine = [r for r in TABLE if r.arch == arch]
    if not mine:
        raise BuildError(
            f"no toolchain is known for the architecture '{arch}'",
            mend="known: " + ", ".join(sorted({r.arch for r in TABLE})) + "; or use cross-compile",
        )
    rows = [r for r in mine if r.variant == variant]
    if variant and not rows:
        if arch == "posix":  # the host's gcc serves whatever cross toolchain is set up
            rows = mine[:1]
        else:
            raise BuildError(
                f"ZEPHYR_TOOLCHAIN_VARIANT={variant} can not compile for '{arch}'",
                mend="unset it, or use one of: " + ", ".join(r.variant for r in mine),
            )
    for row in rows or mine:
        prefix = _tool_prefix(row, env)
        tc = _finish(row, prefix, env) if prefix is not None else None
        if tc:
            return tc
    return _missing(arch, variant, rows or mine)


def require_32_bit(tc, board):
    """A 64-bit host can compile for 32 bits only with more libraries installed."""
    if tc.facts["machine"].startswith("x86_64") and not tc.facts["m32"]:
        raise BuildError(
            f"{board} is a 32-bit program, and {tc.linker} has no 32-bit libraries",
            # not g++-multilib: that excludes cross compilers for Linux
            mend=[f"sudo apt-get install g++-{tc.facts['version'].split('.')[0]}-multilib",
                  "or use native_sim/native/64"],
        )
