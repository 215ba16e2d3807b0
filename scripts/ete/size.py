# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""ete size."""

import argparse
import json
from pathlib import Path

from . import build, setup, sizedata, tree, ui


def parser(prog):
    p = argparse.ArgumentParser(
        prog=prog,
        description=(
            "Where ROM and RAM go, by folder and by symbol. ROM: every byte of "
            "the image. RAM: data, bss and "
            "noinit with all stacks. Alignment gaps count as (padding), what no source made "
            "as (linker)."
        ),
    )
    build.add_arguments(p)
    p.add_argument(
        "--compare",
        metavar="DIR",
        help="a second build directory: show what changed from it to this one",
    )
    p.add_argument("--depth", type=int, default=2, help="levels of folders (default 2)")
    p.add_argument(
        "--symbols",
        type=int,
        default=25,
        metavar="N",
        help="the N largest symbols (default 25, 0: none)",
    )
    p.add_argument("--json", action="store_true", help="print everything as JSON")
    p.add_argument(
        "--max-rom", type=int, metavar="BYTES", help="exit status 1 if the image is larger"
    )
    p.add_argument(
        "--max-ram", type=int, metavar="BYTES", help="exit status 1 if it takes more RAM"
    )
    return p


def _has_elf(path):
    return (Path(path) / "zephyr" / "zephyr.elf").exists()


def directory_of(args):
    """A finished build directory: the one named, or that of an application, which is then built."""
    for named in (args.app, args.build_dir if not args.app else None):
        if named and _has_elf(named):
            return Path(named)
    wanted = build.from_args(args)
    build.do(wanted, args.pristine)
    return wanted.dir


def main(args):
    setup.ensure()
    directory = directory_of(args)
    now = sizedata.Sizes(directory)
    before = None
    if args.compare:
        if not _has_elf(args.compare):
            raise ui.Fail(
                f"no build in {args.compare}", "--compare takes a build directory", ui.EXIT_USAGE
            )
        before = sizedata.Sizes(Path(args.compare))
    if args.json:
        print(json.dumps(as_json(now, before), indent=1))
    else:
        show(directory, now, before, args)
    return limits(now.total, args)


def limits(total, args):
    code = 0
    for name, value, limit in (("ROM", total.rom, args.max_rom), ("RAM", total.ram, args.max_ram)):
        if limit is not None and value > limit:
            ui.error(
                f"{name} is {value:,} B, the limit is {limit:,} B: {value - limit:,} B too much"
            )
            code = 1
    return code


def _symbols(sizes):
    """(source, name) -> (rom, ram); static symbols of one name in one file are added up."""
    table = {}
    for use in sizes.symbols:
        rom, ram = table.get((use.source, use.name), (0, 0))
        table[use.source, use.name] = (rom + use.rom, ram + use.ram)
    return table


def as_json(now, before):
    def one(sizes):
        return {
            "rom": sizes.total.rom,
            "ram": sizes.total.ram,
            "files": {k: {"rom": v[0], "ram": v[1]} for k, v in sorted(sizes.files.items())},
            "symbols": [use._asdict() for use in sizes.symbols],
        }

    record = one(now)
    if before:
        record["compared_with"] = one(before)
    return record


def _number(value, signed=False):
    return f"{value:+,}" if signed and value else f"{value:,}" if not signed else "."


def _rows(title, now, before, keys, text):
    """Table rows for keys; with `before` a column of differences beside each figure."""
    head = ("ROM", "RAM", title) if before is None else ("ROM", "+/-", "RAM", "+/-", title)
    rows = [head]
    for key in keys:
        rom, ram = now.get(key, (0, 0))
        if before is None:
            rows.append((_number(rom), _number(ram), text(key)))
        else:
            old_rom, old_ram = before.get(key, (0, 0))
            rows.append(
                (
                    _number(rom),
                    _number(rom - old_rom, True),
                    _number(ram),
                    _number(ram - old_ram, True),
                    text(key),
                )
            )
    return ui.table(rows, right=range(len(head) - 1))


def _changed(now, before, keys):
    return [k for k in keys if now.get(k, (0, 0)) != before.get(k, (0, 0))]


def _weight(now, before):
    """The sort key: what is largest, or what changed most."""

    def weight(key):
        rom, ram = now.get(key, (0, 0))
        old_rom, old_ram = before.get(key, (0, 0)) if before else (0, 0)
        return (-abs(rom - old_rom) - abs(ram - old_ram), key)

    return weight


def _folder_order(rows, before):
    """Largest top folder first, its parts behind it."""

    def order(key):
        parts = key.split("/")
        path = []
        for level in range(1, len(parts) + 1):
            name = "/".join(parts[:level])
            rom, ram = rows.get(name) or (before or {}).get(name, (0, 0))
            path.append((-(rom + ram), name))
        return path

    return order


def show(directory, now, before, args):
    print(f"{tree.show(directory)}: {now.total.rom:,} B ROM, {now.total.ram:,} B RAM", end="")
    if before:
        rom, ram = now.total.rom - before.total.rom, now.total.ram - before.total.ram
        print(f" ({rom:+,} and {ram:+,} from {args.compare})", end="")
    print("\n")
    folders = now.folders(args.depth)
    old = before.folders(args.depth) if before else None
    keys = sorted(set(folders) | set(old or ()), key=_folder_order(folders, old))
    if before:
        keys = _changed(folders, old, keys)
    indent = lambda key: "  " * key.count("/") + key.rpartition("/")[2]  # noqa: E731
    print(
        "\n".join(
            _rows(
                "folder",
                {**folders, "all": now.total},
                old and {**old, "all": before.total},
                ["all", *keys],
                lambda k: "(all)" if k == "all" else indent(k),
            )
        )
    )
    if not args.symbols:
        return
    symbols = _symbols(now)
    old = _symbols(before) if before else None
    keys = sorted(set(symbols) | set(old or ()), key=_weight(symbols, old))
    if before:
        keys = _changed(symbols, old, keys)
    print()
    print(
        "\n".join(_rows("symbol", symbols, old, keys[: args.symbols], lambda k: f"{k[1]}  {k[0]}"))
    )
