# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Make a UEFI application of an x86-64 image:

efi.py STUB IMAGE OUTPUT

STUB is the code of arch/x86/efi_stub.s as a plain binary: its first 32 bytes are filled in here, its
entry is right behind them. IMAGE is zephyr.elf. The format is PE32+ ("PE Format", Microsoft; UEFI
Specification 2.10, chapter 2.1.1): headers, the stub, the image's bytes, room for the memory map.
Offsets in the file and in memory are the same but for the room, which is not in the file.
"""

import struct
import sys
from pathlib import Path

from elftools.elf.elffile import ELFFile

PAGE = 4096
PARAMS = 32
MAP_SIZE = 64 * 1024
MACHINE_X64 = 0x8664
EXECUTABLE, LARGE_ADDRESSES, NO_DEBUG = 0x0002, 0x0020, 0x0200
PE32_PLUS = 0x20B
EFI_APPLICATION = 10
IMAGE_BASE = 0x400000  # where it would like to be; it runs anywhere
# sections: contains code or data, may be executed, read, written
TEXT, DATA, BSS = 0x60000020, 0x40000040, 0xC0000080
HEADERS = 3


def up(n):
    return -(-n // PAGE) * PAGE


def load(path):
    """(bytes, where they go, entry, end of what the image uses)"""
    with open(path, "rb") as f:
        elf = ELFFile(f)
        if elf["e_machine"] != "EM_X86_64":
            sys.exit(f"efi.py: {path} is not of x86-64: CONFIG_BUILD_OUTPUT_EFI is for that only")
        loads = [s for s in elf.iter_segments() if s["p_type"] == "PT_LOAD" and s["p_memsz"]]
        start = min(s["p_paddr"] for s in loads)
        end = max(s["p_paddr"] + s["p_memsz"] for s in loads)
        data = bytearray(max(s["p_paddr"] + s["p_filesz"] for s in loads) - start)
        for s in loads:
            at = s["p_paddr"] - start
            data[at : at + s["p_filesz"]] = s.data()
        return bytes(data), start, elf["e_entry"], end


def pad(data):
    return data + bytes(up(len(data)) - len(data))


def headers(sections):
    """DOS, PE and section headers; @p sections: name, flags, address, size in memory and file."""
    dos = b"MZ" + bytes(58) + struct.pack("<I", 64)
    optional = struct.pack(
        "<HBBIIIIIQIIHHHHHHIIIIHHQQQQII",
        PE32_PLUS, 1, 0,
        sections[0][3], sections[1][3], sections[2][3],  # code, data, no contents
        PAGE + PARAMS, PAGE,  # entry, code
        IMAGE_BASE, PAGE, PAGE,  # alignment in memory and file
        0, 0, 0, 0, 0, 0, 0,
        sections[-1][2] + sections[-1][3], PAGE, 0,  # all, headers, checksum
        EFI_APPLICATION, 0,
        0, 0, 0, 0, 0, 16,  # stack and heap: the firmware's
    ) + bytes(16 * 8)  # fmt: skip
    flags = EXECUTABLE | LARGE_ADDRESSES | NO_DEBUG
    coff = struct.pack("<HHIIIHH", MACHINE_X64, HEADERS, 0, 0, 0, len(optional), flags)
    table = b"".join(
        struct.pack("<8sIIIIIIHHI", name, size, at, in_file, at if in_file else 0, 0, 0, 0, 0, kind)
        for name, kind, at, size, in_file in sections
    )
    return pad(dos + b"PE\0\0" + coff + optional + table)


def main(stub_path, elf_path, output):
    payload, start, entry, end = load(elf_path)
    stub = Path(stub_path).read_bytes()
    data_at = PAGE + up(len(stub))
    map_at = data_at + up(len(payload))
    params = struct.pack(
        "<7I", data_at - PAGE, len(payload), start, entry, map_at - PAGE, MAP_SIZE, end
    )
    stub = pad(params.ljust(PARAMS, b"\0") + stub[PARAMS:])
    payload = pad(payload)
    sections = [
        (b".text", TEXT, PAGE, len(stub), len(stub)),
        (b".data", DATA, data_at, len(payload), len(payload)),
        (b".bss", BSS, map_at, MAP_SIZE, 0),
    ]
    Path(output).write_bytes(headers(sections) + stub + payload)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*sys.argv[1:])
