# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Print a file's bytes as the inside of a C array initialiser.

Used by generate_inc_file() in CMake, with the options below.
"""

import argparse
import gzip
import io
import sys


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("-f", "--file", required=True)
    p.add_argument("-o", "--offset", type=lambda x: int(x, 0), default=0)
    p.add_argument("-l", "--length", type=lambda x: int(x, 0), default=-1)
    p.add_argument("-g", "--gzip", action="store_true", help="compress first")
    p.add_argument("-t", "--gzip-mtime", type=int, default=0, help="time in the gzip header, s")
    args = p.parse_args()
    with open(args.file, "rb") as f:
        f.seek(args.offset)
        data = f.read(args.length)
    if args.gzip:
        out = io.BytesIO()
        with gzip.GzipFile(fileobj=out, mode="wb", mtime=args.gzip_mtime) as z:
            z.write(data)
        data = out.getvalue()
    for i in range(0, len(data), 8):
        sys.stdout.write("".join(f"0x{b:02x}, " for b in data[i : i + 8]) + "\n")


if __name__ == "__main__":
    main()
