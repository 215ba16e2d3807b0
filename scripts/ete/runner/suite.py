# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""testcase.yaml and sample.yaml: the scenarios of one file, `common` merged in, as twister reads
them.

A mistake is a `BadYaml` with file, line and the nearest name that would have been right; the other
files of the call are read on.
"""

import re
from pathlib import Path

from .. import ui
from . import expr

NAMES = ("sample.yaml", "testcase.yaml")

# key -> (kind, default). words: a list, or a string that is split at white space. set: the same,
# as a set. files: a list that is never merged by splitting, but put behind that of common.
KEYS = {
    "arch_allow": ("set", ()),
    "arch_exclude": ("set", ()),
    "build_on_all": ("bool", False),
    "build_only": ("bool", False),
    "depends_on": ("set", ()),
    "expect_reboot": ("bool", False),
    "extra_args": ("words", ()),
    "extra_conf_files": ("words", ()),
    "extra_configs": ("words", ()),
    "extra_dtc_overlay_files": ("words", ()),
    "extra_overlay_confs": ("words", ()),
    "extra_sections": ("words", ()),
    "filter": ("str", ""),
    "harness": ("str", "test"),
    "harness_config": ("map", {}),
    "ignore_faults": ("bool", False),
    "ignore_qemu_crash": ("bool", False),
    "integration_platforms": ("words", ()),
    "integration_toolchains": ("words", ()),
    "levels": ("words", ()),
    "min_flash": ("int", 32),
    "min_ram": ("int", 8),
    "modules": ("words", ()),
    "no_build": ("bool", False),
    "platform_allow": ("set", ()),
    "platform_exclude": ("set", ()),
    "platform_key": ("words", ()),
    "platform_type": ("words", ()),
    "required_applications": ("any", ()),
    "required_snippets": ("words", ()),
    "seed": ("int", 0),
    "simulation_exclude": ("words", ()),
    "skip": ("bool", False),
    "slow": ("bool", False),
    "sysbuild": ("bool", False),
    "tags": ("set", ()),
    "testcases": ("words", ()),
    "timeout": ("int", 60),
    "toolchain_allow": ("set", ()),
    "toolchain_exclude": ("set", ()),
    "type": ("str", "integration"),
    "vendor_allow": ("set", ()),
    "vendor_exclude": ("set", ()),
}

# Any value is let through where a harness that we do not drive reads it.
HARNESS_KEYS = {
    "bsim_exe_name", "bsim_options", "bsim_verbosity", "bsim_build_only", "ctest_args", "fixture",
    "ordered", "power_measurements", "pytest_args", "pytest_dut_scope", "pytest_root", "record",
    "regex", "repeat", "robot_option", "robot_test_path", "robot_testsuite", "shell_commands",
    "shell_commands_file", "shell_params", "type", "ztest_suite_repeat", "ztest_test_repeat",
    "ztest_test_shuffle",
}  # fmt: skip

TOP = {"common", "tests", "sample"}
FILE_KEYS = ("extra_conf_files", "extra_overlay_confs", "extra_dtc_overlay_files")
# Variables in extra_args that are really lists of files, and where they go.
FILE_ARGS = {
    "CONF_FILE": "extra_conf_files",
    "OVERLAY_CONFIG": "extra_overlay_confs",
    "DTC_OVERLAY_FILE": "extra_dtc_overlay_files",
}


class BadYaml(ui.Fail):
    def __init__(self, path, line, message, mend=None):
        from .. import tree

        where = f"{tree.show(path)}:{line}" if line else tree.show(path)
        super().__init__(f"{where}: {message}", mend, ui.EXIT_USAGE)


class Scenario:
    """One entry of `tests`, with every key of KEYS as an attribute."""

    def __init__(self, name, path, line, values):
        self.name = name
        self.path = path
        self.dir = path.parent
        self.line = line
        for key, (_, default) in KEYS.items():
            setattr(self, key, values.get(key, default))
        self.filter_ast = values.get("filter_ast")

    def problem(self):
        """What keeps this scenario from being run at all (the file as such is well formed)."""
        if self.harness != "console":
            return None
        if (
            not isinstance(self.harness_config.get("regex"), list)
            or not self.harness_config["regex"]
        ):
            return (
                f"{self.path}:{self.line}: the console harness needs harness_config: regex, a list"
            )
        if self.harness_config.get("type") not in ("one_line", "multi_line"):
            return f"{self.path}:{self.line}: harness_config: type must be one_line or multi_line"
        return None

    @property
    def display(self):
        from .. import tree

        return f"{tree.show(self.dir)} {self.name}"


class _Line(dict):
    """A mapping that remembers the line of each key and its own."""

    line = 0


def _load(path):
    """The file as Python values, its mappings as _Line."""
    import yaml

    try:
        text = path.read_text(encoding="utf-8")
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as e:
        mark = e.problem_mark or e.context_mark
        raise BadYaml(
            path,
            mark and mark.line + 1,
            e.problem or str(e),
            "check the indentation and quotes there",
        ) from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as e:
        raise BadYaml(path, 0, str(e)) from None
    loader = yaml.SafeLoader("")
    return _value(path, loader, node) if node is not None else None


def _value(path, loader, node):
    if node.id == "sequence":
        return [_value(path, loader, sub) for sub in node.value]
    if node.id != "mapping":
        return loader.construct_object(node)
    loader.flatten_mapping(node)
    result = _Line()
    result.line = node.start_mark.line + 1
    result.lines = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node)
        line = key_node.start_mark.line + 1
        if key in result and line > result.lines[key]:
            # The format's other readers let the last one count, and real files have this slip.
            ui.warn(
                f"{path}:{line}: '{key}' was given in line {result.lines[key]} already; "
                f"this one counts"
            )
        result.lines[key] = line
        result[key] = _value(path, loader, value_node)
    return result


def _mapping(path, value, what, line):
    if value is None:
        empty = _Line()
        empty.line, empty.lines = line, {}
        return empty
    if not isinstance(value, dict):
        raise BadYaml(path, line, f"{what} must be a mapping, not {_kind(value)}")
    return value


def _kind(value):
    names = {
        bool: "true/false",
        int: "a number",
        str: "text",
        list: "a list",
        dict: "a mapping",
        _Line: "a mapping",
    }
    return names.get(type(value), type(value).__name__)


def _check_keys(path, mapping, known, where):
    for key in mapping:
        if key not in known:
            near = ui.nearest(str(key), known)
            mend = (
                "did you mean " + " or ".join(near) if near else "known: " + " ".join(sorted(known))
            )
            raise BadYaml(path, mapping.lines[key], f"unknown key '{key}' in {where}", mend)


def _is_words(value):
    if isinstance(value, list):
        return not any(isinstance(v, (dict, list)) for v in value)
    return value is None or isinstance(value, str)


_FITS = {  # kind -> (what it must be, whether a value is)
    "bool": ("true or false", lambda v: isinstance(v, bool) or v in ("true", "false")),
    "int": ("a number", lambda v: isinstance(v, int) and not isinstance(v, bool) or _digits(v)),
    "str": ("text", lambda v: isinstance(v, (str, int)) and not isinstance(v, bool)),
    "words": ("a list or words", _is_words),
    "set": ("a list or words", _is_words),
    "map": ("a mapping", lambda v: isinstance(v, dict)),
    "any": ("", lambda v: True),
}


def _check_value(path, mapping, key):
    """Raise BadYaml if the value cannot be what KEYS asks for."""
    wanted, fits = _FITS[KEYS[key][0]]
    if not fits(mapping[key]):
        kind = _kind(mapping[key])
        raise BadYaml(path, mapping.lines[key], f"{key} must be {wanted}, not {kind}")


def _digits(value):
    return isinstance(value, str) and value.strip().isdigit()


def words(value):
    if value is None:
        return []
    if isinstance(value, str):
        return value.split()
    return [v if isinstance(v, str) else _scalar(v) for v in value]


def _scalar(value):
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def _cast(kind, value):
    if kind == "words":
        return words(value)
    if kind == "set":
        return set(words(value))
    if kind == "bool":
        return value in (True, "true")
    if kind == "int":
        return int(value)
    return value.strip() if isinstance(value, str) else str(value) if kind == "str" else value


def _pull_files(args):
    """Split extra_args into what is really a list of files (by FILE_KEYS) and the rest."""
    files, rest = {key: [] for key in FILE_KEYS}, []
    for arg in words(args):
        name, equals, value = arg.partition("=")
        if equals and name in FILE_ARGS:
            files[FILE_ARGS[name]] += [f for f in re.split(r"[;\s]+", value.strip("\"'")) if f]
        else:
            rest.append(arg)
    return files, rest


def _merge(common, own):
    """The scenario's keys over those of common: filters are joined, lists appended, the rest
    replaced."""
    merged = dict(common)
    for key, value in own.items():
        if key not in common:
            merged[key] = value
        elif key == "filter":
            merged[key] = f"({common[key]}) and ({value})"
        elif KEYS[key][0] in ("words", "set"):
            merged[key] = words(common[key]) + words(value)
        else:
            merged[key] = value
    from_common, common_args = _pull_files(common.get("extra_args"))
    from_own, own_args = _pull_files(own.get("extra_args"))
    merged["extra_args"] = common_args + own_args
    for key in FILE_KEYS:
        merged[key] = (
            from_common[key] + words(common.get(key)) + from_own[key] + words(own.get(key))
        )
    return merged


def _scenario(path, name, line, common, own):
    values = {k: _cast(KEYS[k][0], v) for k, v in _merge(common, own).items()}
    lines = {**getattr(common, "lines", {}), **own.lines}
    if values.get("filter"):
        try:
            values["filter_ast"] = expr.parse(values["filter"])
        except expr.FilterError as e:
            raise BadYaml(path, lines.get("filter", line), f"filter of {name}: {e}") from None
    _check_harness(path, name, values, lines.get("harness_config", line))
    return Scenario(name, path, line, values)


def _check_harness(path, name, values, line):
    config = values.get("harness_config") or {}
    if getattr(config, "lines", None):
        _check_keys(path, config, HARNESS_KEYS, "harness_config")
    for regex in config.get("regex") or ():
        try:
            re.compile(str(regex))
        except re.error as e:
            raise BadYaml(
                path, line, f"{name}: {regex!r} is not a regular expression: {e}"
            ) from None


def load(path):
    """All scenarios of one file; BadYaml for the first mistake in it."""
    path = Path(path)
    top = _load(path)
    if not isinstance(top, dict):
        raise BadYaml(path, 1, "no mapping with 'tests:' in this file")
    _check_keys(path, top, TOP, "the file")
    common = _mapping(path, top.get("common"), "common", top.lines.get("common"))
    tests = _mapping(path, top.get("tests"), "tests", top.lines.get("tests", 1))
    if not tests:
        raise BadYaml(
            path,
            top.lines.get("tests", 1),
            "no scenario: 'tests:' is missing or empty",
            "add 'tests:' with one name below",
        )
    scenarios = []
    for name, own in tests.items():
        line = tests.lines[name]
        if not isinstance(name, str) or not re.fullmatch(r"[A-Za-z0-9_.+-]+", name):
            raise BadYaml(
                path,
                line,
                f"'{name}' is no name for a scenario",
                "letters, digits, _ . and - make one",
            )
        own = _mapping(path, own, name, line)
        for mapping, where in ((common, "common"), (own, name)):
            _check_keys(path, mapping, KEYS, where)
            for key in mapping:
                _check_value(path, mapping, key)
        scenarios.append(_scenario(path, name, line, common, own))
    return scenarios
