# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Write what an image was made of, as YAML.

    meta.py ZEPHYR_BASE APPLICATION OUTPUT [NAME=MODULE...]
"""

import subprocess
import sys
from pathlib import Path

import yaml


def revision(folder):
    """The git revision of a folder, with -dirty if files were changed; None outside of git."""
    r = subprocess.run(
        ["git", "-C", folder, "describe", "--always", "--abbrev=40", "--dirty", "--exclude=*"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return r.stdout.strip() if r.returncode == 0 else None


def entry(folder):
    return {"path": folder, "revision": revision(folder)}


def main(base, app, output, *modules):
    data = {"zephyr": entry(base), "application": entry(app), "modules": []}
    for m in modules:
        name, folder = m.split("=", 1)
        data["modules"].append({"name": name, **entry(folder)})
    Path(output).write_text(yaml.safe_dump(data, sort_keys=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
