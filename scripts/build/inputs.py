# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""Which configuration fragments and devicetree overlays belong to this build, in their order.

Configuration: board defconfig, shields, prj.conf, socs/, boards/, EXTRA_CONF_FILE and
OVERLAY_CONFIG, -DCONFIG_... Devicetree: board, shields, socs/ and boards/ overlays (or
app.overlay), EXTRA_DTC_OVERLAY_FILE. Those EXTRA_ files come from CMakeLists.txt, the environment,
snippets and the command line, in this order. A later one wins.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from .boards import find_files
from .errors import BuildError, did_you_mean
from .yamlfile import load_yaml


@dataclass
class Inputs:
    conf: list = field(default_factory=list)
    dts: list = field(default_factory=list)  # the board's first
    shields: list = field(default_factory=list)  # names
    shield_dirs: list = field(default_factory=list)
    snippets: list = field(default_factory=list)
    cmake: dict = field(default_factory=dict)  # variables that snippets set
    deps: list = field(default_factory=list)


def split_list(text):
    """A CMake list, or the older form with blanks between."""
    return [w for w in re.split(r"[;\s]+", text or "") if w]


def user_files(cfg, variable, text):
    """Files that the user named in a variable, as absolute paths that exist."""
    out = []
    for name in split_list(text):
        path = Path(name)
        tried = [path] if path.is_absolute() else [cfg.config_dir / path, cfg.app / path]
        found = next((t for t in tried if t.is_file()), None)
        if not found:
            there = sorted(p.name for p in cfg.config_dir.glob("*" + path.suffix))
            raise BuildError(
                f"{variable} names '{name}', but {tried[0]} does not exist",
                mend=did_you_mean(path.name, there)
                or f"paths are relative to {cfg.config_dir}; separate several by ';'",
            )
        out.append(found)
    return out


def extra_files(cfg, variables, snippets):
    """Files of all scopes of some variables, in the order in which they apply."""
    out = []
    for scope in range(3):
        if scope == 2:
            out += [Path(p) for name in variables for p in snippets.get(name, [])]
        for name in variables:
            out += user_files(cfg, name, cfg.scopes(name)[scope])
    return list(dict.fromkeys(out))


def _suffixed(file, suffix):
    """`file` with FILE_SUFFIX before its extension where such a file exists."""
    if suffix:
        other = file.with_name(f"{file.stem}_{suffix}{file.suffix}")
        if other.is_file():
            return other
    return file if file.is_file() else None


def _target_files(cfg, folder, extension, suffix, build=""):
    """boards/<target>.<extension> in its spellings; with the revision's file after it."""
    for plain, revised in cfg.target.file_names():
        found = []
        for stem in filter(None, (plain, revised)):
            file = _suffixed(folder / f"{stem}{build}.{extension}", suffix)
            if file:
                found.append(file)
        if found:
            return found
    return []


def _soc_files(cfg, extension, suffix):
    name = cfg.target.qualifiers.strip("/").replace("/", "_")
    file = _suffixed(cfg.config_dir / "socs" / f"{name}.{extension}", suffix) if name else None
    return [file] if file else []


def _application_conf(cfg):
    suffix = cfg.get("FILE_SUFFIX")
    boards = cfg.config_dir / "boards"
    if cfg.get("CONF_FILE"):
        files = user_files(cfg, "CONF_FILE", cfg.get("CONF_FILE"))
        m = re.fullmatch(r"prj_(.+)\.conf", files[0].name) if len(files) == 1 else None
        if m:
            files += _target_files(cfg, boards, "conf", "", "_" + m.group(1))
        elif len(files) == 1 and files[0].name == "prj.conf":
            files += _target_files(cfg, boards, "conf", suffix)
        return files
    main = _suffixed(cfg.config_dir / "prj.conf", suffix)
    if not main:
        raise BuildError(
            f"the application has no prj.conf in {cfg.config_dir}",
            mend=[f"touch {cfg.config_dir}/prj.conf", "or name another file: -DCONF_FILE=FILE"],
        )
    return [
        main,
        *_soc_files(cfg, "conf", suffix),
        *_target_files(cfg, boards, "conf", suffix),
    ]


def _application_overlays(cfg):
    if cfg.get("DTC_OVERLAY_FILE"):
        return user_files(cfg, "DTC_OVERLAY_FILE", cfg.get("DTC_OVERLAY_FILE"))
    suffix = cfg.get("FILE_SUFFIX")
    files = _soc_files(cfg, "overlay", suffix)
    files += _target_files(cfg, cfg.config_dir / "boards", "overlay", suffix)
    if files:
        return files
    files = _target_files(cfg, cfg.config_dir, "overlay", suffix)
    app = _suffixed(cfg.config_dir / "app.overlay", suffix)
    return files or ([app] if app else [])


def _board_file(cfg, extension):
    """<board>[_<qualifiers>].<extension> or ..._defconfig in the board's folder, all that fit."""
    out = []
    for plain, revised in cfg.target.file_names():
        for stem in filter(None, (plain, revised)):
            file = cfg.target.board.folder / f"{stem}{extension}"
            if file.is_file() and file not in out:
                out.append(file)
        if out:
            break
    return out


def board_dts(cfg):
    files = _board_file(cfg, ".dts")
    if not files:
        names = " or ".join(p + ".dts" for p, _ in cfg.target.file_names())
        raise BuildError(
            f"board '{cfg.target.full}' has no devicetree: {names} is not in its folder",
            cfg.target.board.file,
            mend=f"write {cfg.target.board.folder}/{cfg.target.file_names()[0][0]}.dts",
        )
    folder = cfg.target.board.folder
    revised = [folder / f"{r}.overlay" for _, r in cfg.target.file_names() if r]
    return files[:1] + [f for f in revised if f.is_file()]


def all_shields(board_roots):
    """Name -> folder of every shield: each `config SHIELD_X`'s folder has <x>.overlay."""
    out = {}
    for file in find_files(board_roots, "boards/shields", "Kconfig.shield"):
        for overlay in file.parent.glob("*.overlay"):
            out[overlay.stem] = file.parent
    return out


def _shields(cfg, inputs):
    wanted = split_list(cfg.get("SHIELD"))
    if not wanted:
        return
    known = all_shields(cfg.roots("board"))
    for name in wanted:
        if name not in known:
            raise BuildError(
                f"no shield is called '{name}'",
                mend=did_you_mean(name, known)
                or "a shield is a file boards/shields/DIR/NAME.overlay; own ones: -DBOARD_ROOT=DIR",
            )
        folder = known[name]
        inputs.shields.append(name)
        inputs.shield_dirs.append(folder)
        inputs.dts.append(folder / f"{name}.overlay")
        if (folder / f"{name}.conf").is_file():
            inputs.conf.append(folder / f"{name}.conf")
        for plain, revised in cfg.target.file_names():
            for stem in filter(None, (plain, revised)):
                for ext, out in (("overlay", inputs.dts), ("conf", inputs.conf)):
                    for file in (folder / "boards" / f"{stem}.{ext}",
                                 folder / "boards" / name / f"{stem}.{ext}"):  # fmt: skip
                        if file.is_file() and file not in out:
                            out.append(file)


_SNIPPET_VARS = (
    "EXTRA_CONF_FILE", "EXTRA_DTC_OVERLAY_FILE", "OVERLAY_CONFIG", "DTS_EXTRA_CPPFLAGS",
)  # fmt: skip


def _board_matches(pattern, cfg):
    names = {cfg.target.board.name, cfg.target.board.name + cfg.target.qualifiers}
    names |= {p for p, _ in cfg.target.file_names()}
    if len(pattern) > 1 and pattern[0] == pattern[-1] == "/":
        return any(re.search(pattern[1:-1], n) for n in names)
    return pattern in names


def all_snippets(roots):
    """Name -> (file, data) of every snippet below `<root>/snippets`."""
    out = {}
    for file in find_files(roots, "snippets", "snippet.yml"):
        data = load_yaml(file, "snippet.yml")
        if "name" not in data:
            raise BuildError("a snippet needs a name", file, 1, mend="name: NAME")
        out[str(data["name"])] = (file, data)
    return out


def _append_snippet(inputs, file, block):
    for key, value in (block or {}).items():
        if key not in _SNIPPET_VARS:
            raise BuildError(
                f"a snippet can not append to '{key}'",
                file,
                mend="known: " + ", ".join(_SNIPPET_VARS),
            )
        for name in value if isinstance(value, list) else [value]:
            if key == "DTS_EXTRA_CPPFLAGS":
                inputs.cmake.setdefault(key, []).append(str(name))
                continue
            path = file.parent / str(name)
            if not path.is_file():
                raise BuildError(f"this snippet names '{name}', which is not in its folder", file)
            inputs.cmake.setdefault(key, []).append(str(path))


def _snippets(cfg, inputs):
    wanted = split_list(cfg.get("SNIPPET"))
    if not wanted:
        return
    known = all_snippets(cfg.roots("snippet"))
    for name in wanted:
        if name not in known:
            raise BuildError(
                f"no snippet is called '{name}'",
                mend=did_you_mean(name, known)
                or "known: " + (", ".join(sorted(known)) or "none") + "; own: -DSNIPPET_ROOT=DIR",
            )
        file, data = known[name]
        inputs.deps.append(file)
        inputs.snippets.append(name)
        _append_snippet(inputs, file, data.get("append"))
        for pattern, block in (data.get("boards") or {}).items():
            if _board_matches(pattern, cfg):
                _append_snippet(inputs, file, (block or {}).get("append"))


def collect(cfg):
    """All fragments and overlays of this build."""
    inputs = Inputs()
    inputs.dts += board_dts(cfg)
    inputs.conf += _board_file(cfg, "_defconfig")
    _shields(cfg, inputs)
    _snippets(cfg, inputs)
    inputs.conf += _application_conf(cfg)
    inputs.conf += extra_files(cfg, ("EXTRA_CONF_FILE", "OVERLAY_CONFIG"), inputs.cmake)
    inputs.dts += _application_overlays(cfg)
    inputs.dts += extra_files(cfg, ("EXTRA_DTC_OVERLAY_FILE",), inputs.cmake)
    return inputs
