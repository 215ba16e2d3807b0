# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Where things are: the repository, applications and build directories."""

import os
import re
from pathlib import Path

from . import ui

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
DEMO = ROOT / "samples" / "demo"
DEFAULT_BOARD = "native_sim"


def version():
    """MAJOR.MINOR.PATCH of the VERSION file ("unknown" in a tree without one)."""
    try:
        text = (ROOT / "VERSION").read_text()
    except OSError:
        return "unknown"
    numbers = dict(re.findall(r"(\w+)\s*=\s*(\w*)", text))
    parts = [numbers.get(k, "0") for k in ("VERSION_MAJOR", "VERSION_MINOR", "PATCHLEVEL")]
    extra = numbers.get("EXTRAVERSION")
    return ".".join(parts) + (f"-{extra}" if extra else "")


def is_app(path):
    """An application is a folder whose CMakeLists.txt asks for the package Zephyr."""
    try:
        text = (Path(path) / "CMakeLists.txt").read_text(errors="replace")
    except OSError:
        return False
    return re.search(r"^\s*find_package\s*\(\s*Zephyr", text, re.M | re.I) is not None


def find_app(name):
    """The application the user means: a path, or a path inside the repository, or (no name) the
    current folder if it is one, or else the demo."""
    if name is None:
        return Path.cwd() if is_app(Path.cwd()) else DEMO
    for candidate in (Path(name), ROOT / name, ROOT / "samples" / name):
        if is_app(candidate):
            return candidate.resolve()
    if Path(name).is_dir():
        raise ui.Fail(
            f"{name} is not an application: no CMakeLists.txt with find_package(Zephyr)",
            f"ete new {name}/app makes one; ete build --help shows how applications are found",
        )
    apps = [str(p.parent.relative_to(ROOT)) for p in (ROOT / "samples").glob("**/prj.conf")]
    near = ui.nearest(name, apps) or ui.nearest("samples/" + name, apps)
    raise ui.Fail(f"no application at {name}", "did you mean " + ", ".join(near) if near else None)


def board_slug(board):
    return re.sub(r"[^A-Za-z0-9_.-]", "_", board)


def build_dir(app, board):
    """The default build directory: build/BOARD/APP of the repository for its own applications,
    build/BOARD inside the application for all others."""
    app = Path(app).resolve()
    try:
        return ROOT / "build" / board_slug(board) / app.relative_to(ROOT)
    except ValueError:
        return app / "build" / board_slug(board)


def show(path):
    """A path as the user would type it from here."""
    path = Path(path)
    relative = os.path.relpath(path)
    return relative if len(relative) < len(str(path)) else str(path)
