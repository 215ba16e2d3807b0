# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""The steps of a configuration, in order; see configure().

Each step reads what the steps before it left in `cfg` and adds to it: files read to cfg.deps,
variables for CMake to cfg.vars.
"""

import hashlib
import json
import os
import re
from pathlib import Path

from kconfig import load as kconfig_load
from kconfig import explain

from build import boards, errors, gates, inputs, modules, syscalls, toolchain, touched, version
from build.errors import BuildError, MoreRoots, ToldError
from build.syscalls import write_if_changed
from build.yamlfile import load_yaml

SCRIPTS = Path(__file__).resolve().parent.parent


def resolve_modules(cfg):
    folders = []
    for name in ("ZEPHYR_MODULES", "ZEPHYR_EXTRA_MODULES", "EXTRA_ZEPHYR_MODULES"):
        folders += cfg.get_all(name)
    if folders:
        cfg.modules = modules.load([cfg.app / f for f in folders])
        cfg.deps += [m.file for m in cfg.modules]
    known = cfg.args.get("MODULE_EXT_ROOT", "").split(";")
    more = [str(m.root("module_ext")) for m in cfg.modules if m.root("module_ext")]
    if not set(more) <= set(known):
        raise MoreRoots(";".join(r for r in more if r not in known))


def resolve_board(cfg):
    name = cfg.get("BOARD")
    if not name:
        raise BuildError(
            "no board was chosen",
            mend=["cmake -DBOARD=NAME ..., for instance -DBOARD=native_sim", "all: ./ete boards"],
        )
    cfg.target, soc, deps = boards.resolve(name, cfg.roots("board"), cfg.roots("soc"))
    cfg.deps += deps
    target = cfg.target
    names = [p for p, _ in target.file_names()]
    cfg.vars.update(
        BOARD=target.board.name,
        BOARD_REVISION=target.revision,
        ACTIVE_BOARD_REVISION=target.active_revision,
        BOARD_QUALIFIERS=target.qualifiers,
        BOARD_TARGET=target.full,
        BOARD_DIR=target.board.folder,
        BOARD_DIRECTORIES=target.board.folder,
        NORMALIZED_BOARD_TARGET=names[0],
        NORMALIZED_BOARD_QUALIFIERS=target.qualifiers.replace("/", "_"),
        HWM="v2",
        HWMv2="True",
        SOC_NAME=target.soc,
        SOC_SERIES=soc.series if soc else "",
        SOC_FAMILY=soc.family if soc else "",
        SOC_FULL_DIR=soc.folder if soc else "",
        SOC_DIRECTORIES=soc.folder if soc else "",
    )
    return soc


def load_devicetree(edt, cfg, arch, files, tc):
    """The tree of the board's file and all overlays."""
    roots = list(dict.fromkeys(r for kind in ("dts", "board", "soc") for r in cfg.roots(kind)))
    includes, bindings = edt.search_dirs([str(r) for r in roots], arch)
    flags = cfg.get("DTS_EXTRA_CPPFLAGS").split(";") + files.cmake.get("DTS_EXTRA_CPPFLAGS", [])
    return edt.load(
        str(files.dts[0]),
        overlays=[str(f) for f in files.dts[1:]],
        include_dirs=includes,
        bindings_dirs=bindings,
        cpp=[tc.cc] + ([f"--target={tc.target}"] if tc.target else []),
        cppflags=[f for f in flags if f],
        out_dir=str(cfg.out),
        cache_dir=toolchain.cache_dir(),
    )


def read_devicetree(cfg, arch, files, tc):
    import edt

    try:
        tree = load_devicetree(edt, cfg, arch, files, tc)
    except edt.DtsError as e:
        raise ToldError(str(e)) from None
    for w in tree.warnings:
        errors.warn_told("warning: " + w)
    edt.write_all(tree, str(cfg.binary))
    cfg.deps += tree.deps
    cfg.vars["DTS_CMAKE"] = cfg.out / "dts.cmake"
    return tree


def board_arch(cfg, soc):
    """The architecture, to choose the compiler that Kconfig is told about: from <board>.yaml, or
    from what the SoC selects. Kconfig has the last word, see configure()."""
    folder = cfg.target.board.folder
    names = [f"{plain}.yaml" for plain, _ in cfg.target.file_names()]
    others = sorted(f.name for f in folder.glob("*.yaml"))
    for name in names + others:
        if (folder / name).exists():
            cfg.deps.append(folder / name)
            arch = load_yaml(folder / name, "board's .yaml file").get("arch")
            if arch:
                return str(arch)
    kconfigs = sorted(soc.folder.glob("Kconfig*")) if soc else []
    text = "".join(f.read_text(errors="replace") for f in kconfigs)
    for option, arch in (("ARM", "arm"), ("ARM64", "arm64"), ("RISCV", "riscv"), ("X86", "x86")):
        if re.search(rf"^\s*select {option}$", text, re.M):
            return arch
    return "posix"


def write_versions(cfg):
    system = version.read(Path(cfg.base) / "VERSION")
    cfg.deps.append(Path(cfg.base) / "VERSION")
    write_if_changed(cfg.generated / "version.h", version.system_header(system))
    cfg.vars.update(version.cmake_vars(system, "KERNEL"), KERNELVERSION=system.text)
    app_file = cfg.app / "VERSION"
    if app_file.exists():
        cfg.deps.append(app_file)
        app = version.read(app_file)
        write_if_changed(cfg.generated / "app_version.h", version.app_header(app))
        cfg.vars.update(version.cmake_vars(app, "APP"))
        return system.text, app.text
    return system.text, ""


def write_syscalls(cfg, config):
    checks = None
    if "CONFIG_USERSPACE" in config:
        own = [Path(cfg.base) / f for f in ("kernel", "drivers", "subsys", "lib", "arch")]
        checks, files = gates.checks_below(own, only_user=True)
        cfg.deps += files
    out = cfg.generated
    scan = syscalls.generate([Path(cfg.base) / "include/zephyr"], out, checks, out / "gates.S")
    if checks is not None and "CONFIG_APPLICATION_DEFINED_SYSCALL" in config:
        for header in syscalls.headers_below([cfg.app]):
            scan.classes |= gates.classes(Path(header).read_text(errors="replace"))
    names = sorted({c.name for c in scan.calls})
    syscalls.write_list(names, out / "syscall_list.h")
    if checks is not None:
        write_if_changed(out / "kobj-types-enum.h", gates.kinds(scan.classes))
        write_if_changed(out / "otype-to-str.h", gates.names(scan.classes))
        write_if_changed(out / "driver-validation.h", gates.validation(scan.classes))
    cfg.deps += scan.headers


def cmake_quote(value):
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"').replace("$", "\\$") + '"'


def write_answer(cfg, config):
    lines = ["# Generated by scripts/build/configure.py: do not edit."]
    lines += [f"set({k} {cmake_quote(v)})" for k, v in cfg.vars.items()]
    lines += [f"set({k} {cmake_quote(v)})" for k, v in config.items()]
    lines.append("set(ZEPHYR_CONFIGURE_DEPENDS")
    lines += [f"  {cmake_quote(d)}" for d in sorted({str(d) for d in cfg.deps})] + [")"]
    write_if_changed(cfg.out / "configure.cmake", "\n".join(lines) + "\n")


def select_toolchain(cfg, arch):
    names = ("PATH", "CROSS_COMPILE", *{row.home for row in toolchain.TABLE if row.home})
    env = {name: cfg.get(name) for name in names}
    tc = toolchain.choose(arch, cfg.get("ZEPHYR_TOOLCHAIN_VARIANT"), env)
    cfg.deps += [tc.cc, tc.linker]
    return tc


def has_cxx_library(tc, arch):
    """The C++ library that the compiler finds is for programs of Linux: no use on bare metal."""
    return tc.facts["glibcxx"] and (arch == "posix" or "linux" not in tc.facts["machine"])


def toolchain_vars(cfg, tc):
    cfg.vars.update(
        ZEPHYR_TOOLCHAIN_VARIANT=tc.variant,
        TOOLCHAIN_ID=tc.facts["id"],
        TOOLCHAIN_VERSION=tc.facts["version"],
        TOOLCHAIN_KEY=tc.facts["key"],
        TOOLCHAIN_CC=tc.cc,
        TOOLCHAIN_CXX=tc.cxx,
        TOOLCHAIN_LINKER=tc.linker,
        TOOLCHAIN_TARGET=tc.target,
        TOOLCHAIN_PICOLIBC_SPECS=tc.facts["picolibc"],
        TOOLCHAIN_PICOLIBC_INCLUDE=tc.facts["picolibc_include"],
        TOOLCHAIN_INCLUDE=tc.facts["include"],
        TOOLCHAIN_INCLUDE_FIXED=tc.facts["include_fixed"],
        CROSS_COMPILE=tc.prefix,
        TOOLCHAIN_CACHE_DIR=toolchain.cache_dir() or "",
    )


def kconfig_env(cfg, soc, files, tc, arch, versions):
    """What Kconfig files may refer to as $(NAME)."""
    board = cfg.target.board
    env = {
        "srctree": cfg.base,
        "ZEPHYR_BASE": cfg.base,
        "KERNELVERSION": versions[0],
        "APPVERSION": versions[1],
        "APP_DIR": str(cfg.app),
        "APPLICATION_SOURCE_DIR": str(cfg.app),
        "KCONFIG_BINARY_DIR": str(cfg.binary / "Kconfig"),
        "BOARD": board.name,
        "BOARD_REVISION": cfg.target.revision,
        "BOARD_QUALIFIERS": cfg.target.qualifiers,
        "BOARD_TARGET": cfg.target.full,
        "BOARD_DIR": str(board.folder),
        "HWM_SCHEME": "v2",
        "ARCH": arch,
        "ARCH_DIR": cfg.base + "/arch",
        "SOC_NAME": cfg.target.soc,
        "SOC_DIR": str(soc.folder) if soc else "",
        "SHIELD_AS_LIST": " ".join(files.shields),
        "ZEPHYR_TOOLCHAIN_VARIANT": tc.variant,
        "TOOLCHAIN_HAS_PICOLIBC": "y" if tc.facts["picolibc"] else "n",
        "TOOLCHAIN_HAS_NEWLIB": "y" if tc.facts["newlib"] else "n",
        "M64_MODE": cfg.get("M64_MODE"),
        "TOOLCHAIN_HAS_GLIBCXX": "y" if has_cxx_library(tc, arch) else "n",
    }
    env.update({k: v for k, v in cfg.args.items() if re.fullmatch(r"ZEPHYR_.*_KCONFIG", k)})
    for m in cfg.modules:
        env[f"ZEPHYR_{m.upper}_MODULE_DIR"] = str(m.folder)
        if m.kconfig:
            env[f"ZEPHYR_{m.upper}_KCONFIG"] = str(m.kconfig)
    return env


def write_kconfig_sources(cfg, soc, files):
    """The generated Kconfig files: what Kconfig.zephyr sources but only this build knows."""
    out = cfg.binary / "Kconfig"
    board = cfg.target.board
    upper = "".join(c if c.isalnum() else "_" for c in board.name).upper()
    full = "".join(c if c.isalnum() else "_" for c in board.name + cfg.target.qualifiers).upper()
    lines = [f"config BOARD_{n}\n\tdef_bool y\n" for n in dict.fromkeys((upper, full))]
    if cfg.target.revision:
        rev = "".join(c if c.isalnum() else "_" for c in cfg.target.active_revision).upper()
        lines.append(f"config BOARD_{upper}_{rev}\n\tdef_bool y\n")
    write_if_changed(out / "Kconfig.board", "\n".join(lines))
    folders = sorted({s.folder for s in boards.load_socs(cfg.roots("soc"))[0].values()})
    for name in ("Kconfig.soc", "Kconfig", "Kconfig.defconfig"):
        found = [f / name for f in folders if (f / name).exists()]
        write_if_changed(out / f"soc/{name}", "".join(f'source "{f}"\n' for f in found))
    arches = [r / "arch" for r in cfg.roots("arch") if str(r) != cfg.base]
    found = [k for a in arches if a.is_dir() for k in sorted(a.glob("*/Kconfig"))]
    write_if_changed(out / "Kconfig.arch", "".join(f'source "{f}"\n' for f in found))
    shields = boards.find_files(cfg.roots("board"), "boards/shields", "Kconfig.shield")
    defaults = [d / "Kconfig.defconfig" for d in files.shield_dirs]
    write_if_changed(out / "Kconfig.shield", "".join(f'source "{f}"\n' for f in shields))
    write_if_changed(
        out / "Kconfig.shield.defconfig",
        "".join(f'source "{f}"\n' for f in dict.fromkeys(defaults) if f.exists()),
    )
    lines = []
    for m in cfg.modules:
        lines.append(f"config ZEPHYR_{m.upper}_MODULE\n\tbool\n\tdefault y\n")
        if m.kconfig:
            lines.append(f'menu "{m.name} ({m.folder})"\nosource "{m.kconfig}"\nendmenu\n')
        elif cfg.args.get(f"ZEPHYR_{m.upper}_KCONFIG"):
            lines.append(f'osource "$(ZEPHYR_{m.upper}_KCONFIG)"\n')
    write_if_changed(out / "Kconfig.modules", "\n".join(lines))


def kconfig_root(cfg):
    if cfg.get("KCONFIG_ROOT"):
        root = cfg.app / cfg.get("KCONFIG_ROOT")
        if not root.is_file():
            raise BuildError(f"KCONFIG_ROOT names '{root}', which does not exist")
        return root
    own = cfg.app / "Kconfig"
    return own if own.is_file() else Path(cfg.base) / "Kconfig"


def evaluate_kconfig(cfg, cache, files, kconf, facts):
    """Fragments -> values. A .config edited since the last run (menuconfig) is taken instead of
    the fragments until one of them changes."""
    cli = {k[len("CONFIG_") :]: v for k, v in cfg.args.items() if k.startswith("CONFIG_")}
    digest = hashlib.sha1(json.dumps(cli, sort_keys=True).encode())
    for f in files.conf:
        digest.update(f.read_bytes())
    dotconfig = cfg.out / ".config"
    state = {"fragments": digest.hexdigest(), "edited": False}
    old = cache.old.get("kconfig", {})
    if dotconfig.exists() and old.get("fragments") == state["fragments"]:
        written = hashlib.sha1(dotconfig.read_bytes()).hexdigest()
        state["edited"] = old.get("edited") or written != old.get("written")
    if state["edited"]:
        kconf.load_config(str(dotconfig))
    else:
        assigned = kconfig_load.apply(kconf, files.conf, cli)
        explain.check(kconf, assigned, facts)
        explain.warn_marked(kconf, assigned)
    write_if_changed(dotconfig, kconf._config_contents("# Generated: change prj.conf instead.\n"))
    text = kconfig_load.autoconf(kconf)
    touched.write_options(cfg.binary, cfg.generated / "options.h", text)
    write_if_changed(cfg.generated / "autoconf.h", text)
    state["written"] = hashlib.sha1(dotconfig.read_bytes()).hexdigest()
    cfg.deps += [*files.conf, dotconfig]
    return kconfig_load.values(kconf), state


def module_vars(cfg):
    """ZEPHYR_<NAME>_MODULE_DIR and the like, and the list of all."""
    for m in cfg.modules:
        cfg.vars[f"ZEPHYR_{m.upper}_MODULE_DIR"] = m.folder
        cfg.vars[f"ZEPHYR_{m.upper}_MODULE_NAME"] = m.name
        if m.cmake_dir:
            cfg.vars[f"ZEPHYR_{m.upper}_CMAKE_DIR"] = m.cmake_dir
    cfg.vars["ZEPHYR_MODULE_NAMES"] = ";".join(m.name for m in cfg.modules)


def check_drivers(tree, kconf, base):
    import drivers
    import edt

    try:
        drivers.check(tree, kconf, base)
    except edt.DtsError as e:
        raise ToldError(str(e)) from None


def dt_functions(tree):
    import kconfig_dt

    return kconfig_dt.functions(tree.facts)


def configure(cfg, cache):
    resolve_modules(cfg)
    soc = resolve_board(cfg)
    files = inputs.collect(cfg)
    cfg.deps += files.deps + files.dts
    versions = write_versions(cfg)
    write_kconfig_sources(cfg, soc, files)
    arch = board_arch(cfg, soc)
    while True:
        tc = select_toolchain(cfg, arch)
        tree = read_devicetree(cfg, arch, files, tc)
        env = kconfig_env(cfg, soc, files, tc, arch, versions)
        kconf = kconfig_load.parse_tree(str(kconfig_root(cfg)), env, dt_functions(tree))
        real = kconf.syms["ARCH"].str_value
        if real in (arch, ""):
            break
        arch = real
    cfg.deps += [os.path.join(cfg.base, f) for f in kconf.kconfig_filenames]
    write_if_changed(
        cfg.out / ".kconfig.json", json.dumps({"root": str(kconfig_root(cfg)), "env": env})
    )
    config, state = evaluate_kconfig(cfg, cache, files, kconf, tree.facts)
    cfg.deps.append(os.path.join(cfg.base, "dts/no-driver.txt"))
    check_drivers(tree, kconf, cfg.base)
    if arch == "posix" and "CONFIG_64BIT" not in config:
        toolchain.require_32_bit(tc, cfg.target.full)
    write_syscalls(cfg, config)
    toolchain_vars(cfg, tc)
    cfg.vars.update(
        ARCH=arch,
        ARCH_DIR=cfg.base + "/arch",
        KCONFIG_BINARY_DIR=cfg.binary / "Kconfig",
        SHIELD_DIRS=";".join(map(str, files.shield_dirs)),
        SHIELD_AS_LIST=";".join(files.shields),
        SNIPPET_AS_LIST=";".join(files.snippets),
        CONF_FILES=";".join(map(str, files.conf)),
        DTS_FILES=";".join(map(str, files.dts)),
    )
    module_vars(cfg)
    write_answer(cfg, config)
    outputs = [cfg.out / "configure.cmake", cfg.out / ".config", cfg.generated / "autoconf.h"]
    cache.save(cfg.deps, outputs, {"kconfig": state, "warnings": errors.warnings()})
