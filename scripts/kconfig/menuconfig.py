# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Edit the options of a build: kconfiglib's menus over this build's Kconfig tree.

    menuconfig.py menuconfig|guiconfig|list BINARY_DIR [PATTERN]

What is saved is the build's zephyr/.config; the next configuration takes it (see flow.py).
`list` prints every option that matches PATTERN with its value.
"""

import json
import os
import re
import sys
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(SCRIPTS), str(SCRIPTS / "dts")]

from build.errors import BuildError  # noqa: E402
from kconfig import load  # noqa: E402


def open_tree(binary):
    """The Kconfig tree of a configured build, with its .config loaded."""
    import kconfig_dt

    out = Path(binary) / "zephyr"
    try:
        saved = json.loads((out / ".kconfig.json").read_text())
        facts = json.loads((out / "edt.json").read_text())
    except OSError as e:
        raise BuildError(
            f"{binary} is not configured: {e.filename} is missing", mend="run cmake first"
        ) from None
    kconf = load.parse_tree(saved["root"], saved["env"], kconfig_dt.functions(facts))
    kconf.load_config(str(out / ".config"))
    return kconf


def print_matching(kconf, pattern):
    for sym in kconf.unique_defined_syms:
        if re.search(pattern, sym.name, re.I) and sym.type:
            node = sym.nodes[0]
            prompt = node.prompt[0] if node.prompt else "(no prompt)"
            print(f"CONFIG_{sym.name}={sym.str_value}  # {prompt}; {node.filename}:{node.linenr}")


def main(argv):
    mode, binary = argv[:2]
    try:
        kconf = open_tree(binary)
    except BuildError as e:
        sys.exit(str(e))
    if mode == "list":
        return print_matching(kconf, argv[2] if len(argv) > 2 else "")
    os.environ["KCONFIG_CONFIG"] = os.path.join(binary, "zephyr/.config")
    os.environ.setdefault("MENUCONFIG_STYLE", "default")
    if mode == "guiconfig":
        import guiconfig

        guiconfig.menuconfig(kconf)
    else:
        import menuconfig

        menuconfig.menuconfig(kconf)


if __name__ == "__main__":
    # This folder holds a menuconfig.py too: kconfiglib's own must be found first.
    here = Path(__file__).parent.resolve()
    sys.path[:] = [p for p in sys.path if Path(p or ".").resolve() != here]
    main(sys.argv[1:])
