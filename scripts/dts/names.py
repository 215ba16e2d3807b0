# SPDX-License-Identifier: Apache-2.0
# Copyright The Etesian Authors
"""How devicetree names become C identifiers and literals."""

import re

_NOT_IDENT = re.compile(r"[^0-9a-z_]")
_NOT_TOKEN = re.compile(r"\W", re.ASCII)
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def ident(name):
    """'zephyr,shell-uart' -> 'zephyr_shell_uart': what C code writes for a devicetree name."""
    return _NOT_IDENT.sub("_", name.lower())


def node_id(node):
    """The node identifier, e.g. DT_N_S_soc_S_uart_4000c000 for /soc/uart@4000c000."""
    return path_id(node.path)


def path_id(path):
    """The node identifier of the node at `path`."""
    return "DT_N" if path == "/" else "DT_N" + "".join(
        "_S_" + ident(part) for part in path[1:].split("/"))


def token(text):
    """A string as a C token: what DT_STRING_TOKEN() gives."""
    return _NOT_TOKEN.sub("_", text)


def literal(text):
    """A C string literal."""
    return '"' + "".join(
        _ESCAPES.get(c) or (c if c >= " " else f"\\{ord(c):03o}") for c in text) + '"'


def number(value):
    """A C integer literal usable in #if: decimal, so that it can also be pasted to names."""
    return str(value) if value <= 0x7FFFFFFFFFFFFFFF else hex(value)


def unquotable(text):
    """Whether the string can stand as bare tokens in a #define."""
    return not re.search(r"[\n'\"\\#]|/\*|//", text)
