# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Rebuild only what a changed option touches.

All objects depend on the options, as every source is compiled with `-imacros options.h`. If Ninja
saw that file change it would rebuild everything; so it is rewritten with its old time, and the
objects whose sources or headers name a changed option are deleted: Ninja makes just those again.
What an object was made of is in Ninja's own log of dependencies. autoconf.h has the same contents
and an honest time, for those that include it by name.
"""

import os
import re
import subprocess
from pathlib import Path

_OPTION = re.compile(r"\bCONFIG_[A-Za-z0-9_]*")
_PASTED = re.compile(r"\bCONFIG_\s*(##|,|\))|##\s*CONFIG_")


def changed_options(old, new):
    """Names of options whose line differs between two texts of #define lines."""
    return {line.split()[1] for line in set(old.splitlines()) ^ set(new.splitlines())
            if line.startswith("#define ")}  # fmt: skip


def read_dependencies(text):
    """What `ninja -t deps` prints: object -> files."""
    out, files = {}, None
    for line in text.splitlines():
        if line.startswith("    "):
            files.append(line.strip())
        elif ": #deps" in line:
            files = out.setdefault(line.split(": #deps")[0], [])
    return out


class Mentions:
    """Which options a file names; each file is read once."""

    def __init__(self, root, options):
        self.root, self.options, self.known = root, options, {}

    def any(self, name):
        if name not in self.known:
            try:
                text = (self.root / name).read_text(errors="replace")
            except OSError:
                text = "CONFIG_##"  # gone: its users have to be looked at by the compiler
            found = bool(_PASTED.search(text))
            self.known[name] = found or not self.options.isdisjoint(_OPTION.findall(text))
        return self.known[name]


def delete_touched(binary, options, ninja="ninja"):
    """Delete the objects that name one of `options`. Returns False if that can not be known."""
    r = subprocess.run(
        [ninja, "-C", str(binary), "-t", "deps"], capture_output=True, text=True, check=False
    )
    if r.returncode:
        return False
    mentions = Mentions(Path(binary), options)
    own = ("/generated/zephyr/autoconf.h", "/generated/zephyr/options.h")
    for obj, files in read_dependencies(r.stdout).items():
        if any(mentions.any(f) for f in files if not f.endswith(own)):
            (Path(binary) / obj).unlink(missing_ok=True)
    return True


def write_options(binary, file, text, ninja="ninja"):
    """Write options.h; see above."""
    try:
        old, stat = file.read_text(), file.stat()
    except OSError:
        old = None
    if old == text:
        return
    keep = old is not None and delete_touched(binary, changed_options(old, text), ninja)
    file.write_text(text)
    if keep:
        os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
