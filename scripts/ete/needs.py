# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""What each architecture needs from the host, and where it comes from.

One row per tool: how to see that it is there, and the Debian/Ubuntu package that brings it. Groups
name the rows that one kind of target needs, so that the first `ete run` installs for native_sim
only.
"""

import glob
import os
import platform
import re
import shutil
import subprocess


class Tool:
    """`command` is looked up on every call (it costs microseconds); `probe` may start a process and
    is asked only until the set-up has once passed."""

    def __init__(self, name, package, command=None, probe=None, why=""):
        self.name = name
        self._package = package
        self.command = command
        self.probe = probe
        self.why = why

    @property
    def package(self):
        return self._package() if callable(self._package) else self._package

    def quick(self):
        return self.command is None or shutil.which(self.command) is not None

    def present(self):
        return self.quick() and (self.probe is None or self.probe())


def _output(*argv):
    try:
        return subprocess.run(argv, capture_output=True, text=True, check=False).stdout
    except OSError:
        return ""


def _version_at_least(command, wanted):
    def probe():
        found = re.search(r"(\d+)\.(\d+)", _output(command, "--version"))
        return bool(found) and tuple(map(int, found.groups())) >= wanted

    return probe


def _compiles(*argv, file="crt1.o"):
    """True if the compiler finds a file of its library (an absolute path says yes)."""

    def probe():
        return os.path.isabs(_output(*argv, f"-print-file-name={file}").strip())

    return probe


def _file(*patterns):
    return lambda: any(glob.glob(p) for p in patterns)


def _has_module(*names):
    def probe():
        import importlib.util

        return all(importlib.util.find_spec(n) for n in names)

    return probe


def _gcc_major():
    """The release of GCC that is or would be installed. g++-multilib, which needs no number,
    excludes every cross compiler for Linux."""
    if shutil.which("gcc"):
        return _output("gcc", "-dumpversion").partition(".")[0].strip()
    found = re.search(r"Candidate: (?:\d+:)?(\d+)", _output("apt-cache", "policy", "gcc"))
    return found[1] if found else "12"


CMAKE_MIN = (3, 20)

TOOLS = {
    t.name: t
    for t in (
        Tool(
            "python3-venv",
            "python3-venv",
            probe=_has_module("venv", "ensurepip"),
            why="the Python packages of the build",
        ),
        Tool(
            "cmake",
            "cmake",
            "cmake",
            _version_at_least("cmake", CMAKE_MIN),
            "the build (3.20 or newer)",
        ),
        Tool("ninja", "ninja-build", "ninja", why="the build"),
        Tool("dtc", "device-tree-compiler", "dtc", why="checks of devicetrees"),
        Tool("gcc", "gcc", "gcc", why="native_sim"),
        Tool("libc6-dev", "libc6-dev", probe=_compiles("gcc"), why="native_sim"),
        Tool("g++", "g++", "g++", why="C++ on native_sim"),
        Tool(
            "g++ -m32",
            lambda: f"g++-{_gcc_major()}-multilib",
            probe=_compiles("g++", "-m32", file="libstdc++.a"),
            why="native_sim in 32 bits",
        ),
        Tool(
            "ccache", "ccache", "ccache", why="ete test: compile what tests share once (optional)"
        ),
        Tool("gdb-multiarch", "gdb-multiarch", "gdb-multiarch", why="ete debug (optional)"),
        Tool(
            "arm-none-eabi-gcc",
            "gcc-arm-none-eabi",
            "arm-none-eabi-gcc",
            why="Arm Cortex-M, -R and -A (32 bits)",
        ),
        Tool(
            "picolibc for Arm",
            "picolibc-arm-none-eabi",
            probe=_file(
                "/usr/lib/picolibc/arm-none-eabi/picolibc.specs",
                "/usr/lib/picolibc/arm-none-eabi/include/stdio.h",
            ),
            why="the C library of Arm targets",
        ),
        Tool("qemu-system-x86_64", "qemu-system-x86", "qemu-system-x86_64", why="running x86 programs"),
        Tool("OVMF", "ovmf", probe=_file("/usr/share/ovmf/OVMF.fd"),
             why="starting x86-64 programs by UEFI (optional)"),
        Tool("qemu-system-arm", "qemu-system-arm", "qemu-system-arm", why="running Arm programs"),
        Tool(
            "aarch64-linux-gnu-gcc",
            "gcc-aarch64-linux-gnu",
            "aarch64-linux-gnu-gcc",
            why="Arm in 64 bits",
        ),
        Tool(
            "aarch64-linux-gnu-g++",
            "g++-aarch64-linux-gnu",
            "aarch64-linux-gnu-g++",
            why="Arm in 64 bits",
        ),
        Tool(
            "picolibc for AArch64",
            "picolibc-aarch64-linux-gnu",
            probe=_file("/usr/lib/picolibc/aarch64-linux-gnu/picolibc.specs"),
            why="the C library of 64-bit Arm targets",
        ),
        # Debian's qemu-system-arm has both.
        Tool("qemu-system-aarch64", "qemu-system-arm", "qemu-system-aarch64",
             why="running 64-bit Arm programs"),
        Tool(
            "riscv64-unknown-elf-gcc",
            "gcc-riscv64-unknown-elf",
            "riscv64-unknown-elf-gcc",
            why="RISC-V (32 and 64 bits)",
        ),
        Tool(
            "picolibc for RISC-V",
            "picolibc-riscv64-unknown-elf",
            probe=_file("/usr/lib/picolibc/riscv64-unknown-elf/picolibc.specs"),
            why="the C library of RISC-V targets",
        ),
        Tool(
            "qemu-system-riscv",
            "qemu-system-misc",
            "qemu-system-riscv32",
            why="running RISC-V programs",
        ),
        Tool("mipsel-linux-gnu-gcc", "gcc-mipsel-linux-gnu", "mipsel-linux-gnu-gcc", why="MIPS"),
        Tool("mipsel-linux-gnu-g++", "g++-mipsel-linux-gnu", "mipsel-linux-gnu-g++", why="MIPS"),
        Tool("sparc64-linux-gnu-gcc", "gcc-sparc64-linux-gnu", "sparc64-linux-gnu-gcc", why="SPARC"),
        Tool("sparc64-linux-gnu-g++", "g++-sparc64-linux-gnu", "sparc64-linux-gnu-g++", why="SPARC"),
        Tool("or1k-elf-gcc", "gcc-or1k-elf", "or1k-elf-gcc", why="OpenRISC"),
        Tool("xtensa-lx106-elf-gcc", "gcc-xtensa-lx106", "xtensa-lx106-elf-gcc", why="Xtensa"),
        Tool("qemu-system-mipsel", "qemu-system-mips", "qemu-system-mipsel", why="running MIPS programs"),
        Tool("qemu-system-sparc", "qemu-system-sparc", "qemu-system-sparc", why="running SPARC programs"),
        Tool("qemu-system-or1k", "qemu-system-misc", "qemu-system-or1k", why="running OpenRISC programs"),
        Tool("qemu-system-xtensa", "qemu-system-misc", "qemu-system-xtensa", why="running Xtensa programs"),
    )
}

BASE = ("python3-venv", "cmake", "ninja", "dtc", "gcc", "g++", "libc6-dev")

# Does nothing but save time: installed along where that needs no password, never insisted on.
OPTIONAL = ("ccache", "gdb-multiarch")

# arch -> (to build, to run). A new architecture is a new row here.
ARCHES = {
    "posix": ((), ()),
    "posix32": (("g++ -m32",), ()),
    "x86": (("g++ -m32",), ("qemu-system-x86_64",)),
    "arm": (("arm-none-eabi-gcc", "picolibc for Arm"), ("qemu-system-arm",)),
    "arm64": (
        ("aarch64-linux-gnu-gcc", "aarch64-linux-gnu-g++", "picolibc for AArch64"),
        ("qemu-system-aarch64",),
    ),
    "mips": (("mipsel-linux-gnu-gcc", "mipsel-linux-gnu-g++"), ("qemu-system-mipsel",)),
    "sparc": (("sparc64-linux-gnu-gcc", "sparc64-linux-gnu-g++"), ("qemu-system-sparc",)),
    "or1k": (("or1k-elf-gcc",), ("qemu-system-or1k",)),
    "xtensa": (("xtensa-lx106-elf-gcc",), ("qemu-system-xtensa",)),
    "riscv": (
        ("riscv64-unknown-elf-gcc", "picolibc for RISC-V"),
        ("qemu-system-riscv",),
    ),
}


def group_of(board):
    """The row of ARCHES for a record of boards.find(); None for a board without one."""
    if board is None:
        return None
    if board.arch in ("posix", "unit"):
        return (
            "posix"
            if board.target.endswith("/64") or platform.machine() == "aarch64"
            else "posix32"
        )
    return board.arch if board.arch in ARCHES else None


def tools_for(groups, run):
    """The tools that the base and these rows of ARCHES need, in order, each once."""
    names = list(BASE)
    for group in groups:
        build, more = ARCHES[group]
        if group != "posix" and group != "posix32" and foreign_toolchain():
            build = ()
        names += [n for n in build + (more if run else ()) if n not in names]
    return [TOOLS[n] for n in names]


def foreign_toolchain():
    """True if the user chose a toolchain of his own; then its absence is his to mend."""
    return os.environ.get("ZEPHYR_TOOLCHAIN_VARIANT", "") not in (
        "",
        "host",
        "llvm",
        "gcc",
        "clang",
    )
