# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Out-of-tree modules: folders with a `zephyr/module.yml`.

ZEPHYR_MODULES names them all; ZEPHYR_EXTRA_MODULES (or EXTRA_ZEPHYR_MODULES) adds some. They are
ordered so that each comes after those its `depends` names.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from .errors import BuildError
from .yamlfile import load_yaml

ROOTS = ("board", "dts", "soc", "arch", "module_ext", "snippet", "sca")
_KNOWN = {
    "cmake", "kconfig", "cmake-ext", "kconfig-ext", "depends", "settings",
    "sysbuild-cmake", "sysbuild-kconfig", "sysbuild-cmake-ext", "sysbuild-kconfig-ext",
}  # fmt: skip


@dataclass
class Module:
    name: str
    folder: Path
    file: Path
    build: dict = field(default_factory=dict)

    @property
    def sanitized(self):
        return re.sub(r"[^A-Za-z0-9]", "_", self.name)

    @property
    def upper(self):
        return self.sanitized.upper()

    def root(self, kind):
        """The module's board_root, dts_root... as a path, or None."""
        value = (self.build.get("settings") or {}).get(f"{kind}_root")
        return (self.folder / value).resolve() if value else None

    @property
    def cmake_dir(self):
        """Folder with its CMakeLists.txt, or None (none, or given by MODULE_EXT_ROOT)."""
        if self.build.get("cmake-ext"):
            return None
        folder = self.folder / self.build.get("cmake", "zephyr")
        return folder if (folder / "CMakeLists.txt").exists() else None

    @property
    def kconfig(self):
        if self.build.get("kconfig-ext"):
            return None
        file = self.folder / self.build.get("kconfig", "zephyr/Kconfig")
        return file if file.exists() else None


def _load(folder):
    folder = Path(folder)
    for name in ("zephyr/module.yml", "zephyr/module.yaml"):
        file = folder / name
        if file.exists():
            break
    else:
        if (folder / "zephyr/CMakeLists.txt").exists() and (folder / "zephyr/Kconfig").exists():
            return Module(folder.name, folder, folder / "zephyr")
        raise BuildError(
            f"'{folder}' is not a module: it has no zephyr/module.yml",
            mend=[
                "check ZEPHYR_MODULES and ZEPHYR_EXTRA_MODULES (separated by ';'),",
                "or create that file with: name: NAME",
            ],
        )
    data = load_yaml(file, "module.yml")
    build = data.get("build") or {}
    if not isinstance(build, dict):
        raise BuildError("'build' must hold 'key: value' lines", file, mend="build:\n  cmake: .")
    for key in build:
        if key not in _KNOWN:
            raise BuildError(
                f"unknown key '{key}' in 'build'", file, mend="known: " + ", ".join(sorted(_KNOWN))
            )
    for key in (build.get("settings") or {}):
        if key[: -len("_root")] not in ROOTS or not key.endswith("_root"):
            raise BuildError(
                f"unknown key '{key}' in 'build: settings'",
                file,
                mend="known: " + ", ".join(r + "_root" for r in ROOTS),
            )
    for key, leaf in (("cmake", "CMakeLists.txt"), ("kconfig", "")):
        if build.get(key) and not (folder / build[key] / leaf).exists():
            raise BuildError(
                f"'{key}: {build[key]}' points to {folder / build[key] / leaf}, which is not there",
                file,
                mend=f"paths are relative to {folder}",
            )
    return Module(str(data.get("name") or folder.name), folder, file, build)


def load(folders):
    """Modules of the given folders in the order to use them."""
    waiting = [_load(Path(f).resolve()) for f in dict.fromkeys(folders)]
    names = {m.name for m in waiting}
    done, out = set(), []
    while waiting:
        ready = [m for m in waiting if done >= set(m.build.get("depends") or [])]
        if not ready:
            m = waiting[0]
            lacks = [d for d in m.build["depends"] if d not in names]
            if lacks:
                raise BuildError(
                    f"module '{m.name}' depends on '{lacks[0]}', which is not here",
                    m.file,
                    mend="add its folder to ZEPHYR_EXTRA_MODULES",
                )
            raise BuildError(
                "modules depend on each other in a circle: " + ", ".join(w.name for w in waiting),
                m.file,
                mend="remove one of the 'depends' entries",
            )
        out += ready
        done |= {m.name for m in ready}
        waiting = [m for m in waiting if m not in ready]
    return out
