# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""First use: find what is missing, show it, install it, and remember that it was done.

What is remembered is one small file in the virtual environment: the hash of requirements.txt and of
the Python it was made for, and the groups of tools that passed their probes. With it a call costs a
file read and a few look-ups in PATH; without it (or when it no longer fits) the set-up runs again.
"""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys

from . import needs, tree, ui

STAMP = tree.VENV / "ete-stamp.json"
REQUIREMENTS = tree.ROOT / "requirements.txt"
PYTHON = tree.VENV / "bin" / "python3"


def _requirements_hash():
    return hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()


def _site():
    """The packages of the virtual environment. They are used from any Python 3 (west brings its
    own): all of requirements.txt is plain Python, or does without its compiled part."""
    return next(iter(sorted((tree.VENV / "lib").glob("python3*/site-packages"))), None)


def _read_stamp():
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def _write_stamp(stamp):
    temporary = STAMP.with_suffix(".tmp")
    temporary.write_text(json.dumps(stamp))
    temporary.replace(STAMP)


def packages_ready(stamp):
    return stamp.get("requirements") == _requirements_hash() and PYTHON.exists()


def missing_tools(groups, run, stamp=None):
    """The tools that are not there. Those that passed before are only looked up in PATH."""
    passed = set((stamp or {}).get("tools", ()))
    return [
        t
        for t in needs.tools_for(groups, run)
        if not (t.quick() if t.name in passed else t.present())
    ]


def use_packages():
    """Make the virtual environment's packages importable here (cheaper than starting its
    python)."""
    site = str(_site())
    if site not in sys.path:
        sys.path.insert(0, site)


def ensure(groups=(), run=False):
    """Everything that building (and running) for these rows of needs.ARCHES takes is there
    afterwards, or Fail says what the user has to do."""
    stamp = _read_stamp()
    wanted = {t.name for t in needs.tools_for(groups, run)}
    if not (
        packages_ready(stamp)
        and wanted <= set(stamp.get("tools", ()))
        and not missing_tools(groups, run, stamp)
    ):
        _set_up(groups, run)
    use_packages()


def wish(name):
    """Have an optional tool if that is easy: tried once, and its absence is no error."""
    tool = needs.TOOLS[name]
    stamp = _read_stamp()
    if tool.present():
        return True
    if name not in stamp.get("wished", ()) and shutil.which("apt-get") and _privilege() is not None:
        with _lock():
            try:
                _install([tool])
            except ui.Fail as failure:
                ui.note(f"going on without {name}: {failure.message.splitlines()[0]}")
            stamp = _read_stamp()
            stamp["wished"] = sorted({name, *stamp.get("wished", ())})
            _write_stamp(stamp)
    return tool.present()


def _set_up(groups, run):
    with _lock():
        stamp = _read_stamp()
        missing = missing_tools(groups, run, stamp)
        if missing:
            _install(missing)
            missing = missing_tools(groups, run)
            if missing:
                raise ui.Fail(
                    "still missing after the installation: " + ", ".join(t.name for t in missing),
                    "ete doctor shows what was looked for",
                )
        if not packages_ready(stamp):
            _make_venv()
            stamp["requirements"] = _requirements_hash()
        passed = {t.name for t in needs.tools_for(groups, run)} | set(stamp.get("tools", ()))
        stamp["tools"] = sorted(passed)
        _write_stamp(stamp)


class _lock:
    """Two first calls at once: the second waits, then finds the work done."""

    def __enter__(self):
        self.file = open(REQUIREMENTS)  # noqa: SIM115 (a lock needs no file of its own)
        fcntl.flock(self.file, fcntl.LOCK_EX)

    def __exit__(self, *_):
        self.file.close()


def apt_command(packages):
    return ["apt-get", "install", "-y", "--no-install-recommends", *packages]


def _privilege():
    """The words before apt-get that make us root without asking, or None."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        if subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0:
            return ["sudo", "-n"]
    return None


def _install(missing):
    packages = sorted({t.package for t in missing})
    by_hand = "sudo " + " ".join(apt_command(packages))
    for tool in missing:
        ui.note(f"missing: {tool.name} ({tool.why}), package {tool.package}")
    if not shutil.which("apt-get"):
        raise ui.Fail(
            "this system has no apt-get; its packages must be installed by hand",
            "install what Debian calls " + " ".join(packages),
        )
    root = _privilege()
    if root is None:
        raise ui.Fail("installing packages needs root", by_hand + "   (then call ete again)")
    ui.note("installing " + " ".join(packages))
    command = [*root, "env", "DEBIAN_FRONTEND=noninteractive", *apt_command(packages)]
    update = [*root, "apt-get", "update"]
    # The lists of a fresh image are empty, those of an old one name versions that are gone.
    if _logged(command, "install")[0] != 0:
        _logged(update, "update of the package lists")
        code, tail = _logged(command, "install")
        if code != 0:
            raise ui.Fail("apt-get could not install the packages:\n" + tail, by_hand)


def _logged(command, what):
    """Run quietly with its last line as progress; returns (exit status, the last lines of
    output)."""
    lines = []
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        text=True, errors="replace",
    ) as proc:  # fmt: skip
        for line in proc.stdout:
            line = line.rstrip()
            if line:
                lines = [*lines[-11:], line]
                ui.status.set(f"{what}: {line}")
    ui.status.clear()
    return proc.returncode, "\n".join("    " + line for line in lines)


def _make_venv():
    ui.note(f"making {tree.show(tree.VENV)} with the packages of requirements.txt")
    # One whose Python is gone is of no use; one that pip can still repair is kept.
    if not PYTHON.exists():
        if not os.access(tree.ROOT, os.W_OK):
            raise ui.Fail(
                f"cannot write to {tree.ROOT}",
                "the first call makes a virtual environment there; use a copy of the "
                "tree that is yours",
            )
        shutil.rmtree(tree.VENV, ignore_errors=True)
        code, tail = _logged([sys.executable, "-m", "venv", str(tree.VENV)], "venv")
        if code != 0:
            raise ui.Fail("python3 -m venv failed:\n" + tail, "ete doctor")
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    code, tail = _logged([*pip, "-r", str(REQUIREMENTS)], "pip")
    if code != 0:
        raise ui.Fail(
            "pip could not install the packages of requirements.txt:\n" + tail,
            "check the network or set PIP_INDEX_URL, then call ete again",
        )
